package nl.oogst.app

import android.util.Log
import nl.oogst.doors.OogstCore

/** The core's log in the phone's, for who has to find out what went wrong. */
object Logging {
    private const val TAG = "Oogst"

    fun begin() = OogstCore.log { level, part, said -> Log.println(priority(level), TAG, "$part: $said") }

    private fun priority(level: String) = when (level) {
        "ERROR" -> Log.ERROR
        "WARN" -> Log.WARN
        else -> Log.INFO
    }
}
