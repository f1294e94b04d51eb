package nl.oogst.app

import android.os.Bundle
import nl.oogst.ui.app.AppModel

/** Where one is and what was typed there, in the system's hands while the process is gone: in no file of ours, in no backup. */
object Kept {
    private const val PLACES = "places"
    private const val DRAFT = "draft "

    fun save(model: AppModel, out: Bundle) {
        out.putStringArrayList(PLACES, ArrayList(model.places()))
        model.drafts().forEachIndexed { at, draft -> if (draft.isNotEmpty()) out.putStringArrayList("$DRAFT$at", ArrayList(draft)) }
    }

    /** Null when nothing was kept: the app is opened by its icon. */
    fun places(saved: Bundle?): List<String>? = saved?.getStringArrayList(PLACES)

    /** By the number of the place. */
    fun drafts(saved: Bundle?): List<List<String>> = places(saved).orEmpty().indices.map { saved?.getStringArrayList("$DRAFT$it").orEmpty() }
}
