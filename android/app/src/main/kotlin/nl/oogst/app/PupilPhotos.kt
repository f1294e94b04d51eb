package nl.oogst.app

import java.io.File
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.core.PupilDoor
import nl.oogst.ui.pupil.PupilModel
import nl.oogst.ui.pupil.Seen
import nl.oogst.ui.pupil.Whose

/**
 * Photos that pupils took of their own work, until the core has them. The name of the file says whose it is: what a full disk, a locked
 * key or a kill kept out waits for that pupil's question, and for the teacher once the turn is over. It is nobody else's meanwhile.
 */
class PupilPhotos(private val shell: Shell) {
    private val incoming get() = shell.incoming

    /** One that was just taken: this pupil's answer, or it waits. */
    fun take(file: File) {
        val pupil = shell.model?.top<PupilModel>()
        val asked = pupil?.whose
        if (asked == null || incoming.whose(file)?.let { it != asked } == true) return incoming.letGo(file)
        pupil.photo(file.path) { shell.done(file, it) }
    }

    /** The pupil is asked for a photo, and one of this pupil may wait. */
    fun left(whose: Whose) {
        shell.scope.launch { withContext(Dispatchers.IO) { incoming.of(whose) }?.let(::take) }
    }

    /** Nothing of that turn is kept. */
    fun gone(whose: Whose) {
        shell.scope.launch(Dispatchers.IO) { incoming.forget(whose) }
    }

    /** The app is in front: what waits goes to the pupil who has the device, or to the teacher when that pupil's turn is over. */
    suspend fun takeIn() {
        val model = shell.model ?: return
        model.top<PupilModel>()?.let { return it.whose?.let(::left) ?: Unit }
        if (shell.withPupils != null) return
        withContext(Dispatchers.IO) { incoming.pupils() }.forEach { whose ->
            if (atWork(model.core.pupils, whose)) return@forEach
            val file = withContext(Dispatchers.IO) { incoming.of(whose) } ?: return@forEach
            val over = model.takenLate(file.path, whose)
            shell.done(file, over)
            // Older ones were taken anew by the same pupil for the same answer.
            if (over) withContext(Dispatchers.IO) { incoming.forget(whose) }
        }
    }

    private suspend fun atWork(door: PupilDoor, whose: Whose): Boolean = try {
        door.atWork() == whose.round && when (val seen = door.seen(whose.round)) {
            is Seen.Question -> seen.pupil.number == whose.number
            is Seen.Finish -> seen.pupil.number == whose.number
            is Seen.Numbers -> false
        }
    } catch (_: CoreFault) {
        // It can't be asked now: it waits.
        true
    }
}
