package nl.oogst.ui.join

import androidx.compose.runtime.Immutable
import nl.oogst.ui.parts.Fault

/** Joining a team. */
@Immutable
data class JoinState(
    val link: String = "",
    val name: String = "",
    /** Shown only once a link is there: one question at a time. */
    val phase: Phase = Phase.Link,
    val fault: Fault? = null,
    /** Whether the camera may not be used: then the link is the way in. */
    val cameraRefused: Boolean = false,
)

/** How far joining has come. */
sealed interface Phase {
    data object Link : Phase
    data object Name : Phase
    data object Working : Phase
    /** Twenty digits to compare on both screens. */
    data class Compare(val code: String) : Phase
    data class In(val team: String, val name: String) : Phase
}
