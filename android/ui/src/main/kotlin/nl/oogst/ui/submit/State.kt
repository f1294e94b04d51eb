package nl.oogst.ui.submit

import androidx.compose.runtime.Immutable
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Thumb

/** Who can be recognised in a picture. */
enum class Pupils { None, Covered, Recognisable }

/** The five prompts, in the core's order. */
enum class Prompt { Successes, Obstacles, AddedValuePupils, OwnApproach, LessonQuality }

/** Which of the three steps is on screen. */
enum class Step { Choose, Pupils, Reflect, Done }

/** Submitting. */
@Immutable
data class SubmitState(
    val load: Load<List<Thumb>> = Load.Busy,
    val chosen: Set<String> = emptySet(),
    val pupils: Map<String, Pupils> = emptyMap(),
    val reflection: Map<Prompt, String> = emptyMap(),
    val step: Step = Step.Choose,
    val assignment: String? = null,
    /** How many captures went; what can be chosen afterwards holds them no more. */
    val sent: Int = 0,
    val working: Boolean = false,
    val fault: Fault? = null,
) {
    val picked get() = (load as? Load.Here)?.value?.filter { it.id in chosen }.orEmpty()
    val unanswered get() = picked.count { it.id !in pupils }
    val canSend get() = unanswered == 0 && (picked.isNotEmpty() || reflection.values.any { it.isNotBlank() })
}
