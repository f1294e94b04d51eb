package nl.oogst.ui.settings

import androidx.compose.runtime.Immutable
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Load

enum class Language { System, Dutch, English }

/** Settings. */
@Immutable
data class SettingsState(
    val language: Language = Language.System,
    val backup: Boolean = true,
    val usedBytes: Long = 0,
    /** What could go from this device at most; nothing while that is not known yet. */
    val freeable: Long? = null,
    /** What went from this device just now because the hub has it. */
    val freed: Long? = null,
    val hasSheet: Boolean = false,
    val inTeam: Boolean = true,
    val version: String = "",
    val working: Boolean = false,
    val fault: Fault? = null,
)

/** The recovery sheet: made and printed, or not. It is never in memory longer than that. */
@Immutable
data class SheetState(val load: Load<Nothing>? = null, val made: Boolean = false)

/** Coming back with a sheet. */
@Immutable
data class RecoverState(val text: String = "", val working: Boolean = false, val fault: Fault? = null)
