package nl.oogst.app.sync

import android.app.job.JobParameters
import android.app.job.JobService
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import nl.oogst.app.shell
import nl.oogst.ui.core.CoreFault

/** One turn of the core's sync, without anybody looking. Cut off anywhere, the next one goes on. */
class SyncJob : JobService() {
    private var turn: Job? = null

    override fun onStartJob(job: JobParameters): Boolean {
        turn = shell.scope.launch {
            val again = try {
                val core = shell.core()
                shell.sending.turn { core.sync.run(includeVideo = false, patient = true) }
                shell.sending.videos(core.outbox)
                false
            } catch (fault: CoreFault) {
                // Without a team there is nothing to do; a locked key or a lost network passes by itself.
                fault.fault.code != "team.none"
            }
            Notifications.about(this@SyncJob)
            jobFinished(job, again)
        }
        return true
    }

    /** The system wants the turn back. */
    override fun onStopJob(job: JobParameters): Boolean {
        turn?.cancel()
        return true
    }
}
