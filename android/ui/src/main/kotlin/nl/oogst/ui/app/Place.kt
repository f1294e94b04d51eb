package nl.oogst.ui.app

import nl.oogst.ui.parts.Kind

/** Where one is. Written down as text, so that a killed app comes back where it was. */
sealed interface Place {
    data object Start : Place
    data object Assignment : Place
    data object Join : Place
    data object Recover : Place
    data object Captures : Place
    data class Capture(val id: String) : Place
    data class Cover(val id: String) : Place
    data object Lessons : Place
    data object Scan : Place
    /** Photos or films. */
    data class Camera(val kind: Kind) : Place
    data class Result(val id: String) : Place
    data class Doubts(val id: String) : Place
    /** [result] and [round]: cards and pupils' answers that go along. [amending]: the submission that is changed. */
    data class Submit(val result: String? = null, val round: String? = null, val amending: String? = null) : Place
    data object Submissions : Place
    data object Outbox : Place
    data object HandOver : Place
    data class Pupil(val round: String) : Place
    data class SchoolClass(val round: String) : Place
    data object Inbox : Place
    data class Open(val id: String) : Place
    data object Team : Place
    data object Settings : Place
    data object Sheet : Place

    companion object {
        private val plain = listOf(Start, Assignment, Join, Recover, Captures, Lessons, Scan, Submissions, Outbox, HandOver, Inbox, Team, Settings, Sheet).associateBy { it.toString() }

        fun write(place: Place): String = when (place) {
            is Capture -> "Capture ${place.id}"
            is Cover -> "Cover ${place.id}"
            is Result -> "Result ${place.id}"
            is Doubts -> "Doubts ${place.id}"
            is Open -> "Open ${place.id}"
            is Submit -> when {
                place.amending != null -> "Amend ${place.amending}"
                place.round != null -> "SubmitRound ${place.round}"
                else -> place.result?.let { "Submit $it" } ?: "Submit"
            }
            is Camera -> "Camera ${place.kind}"
            is Pupil -> "Pupil ${place.round}"
            is SchoolClass -> "SchoolClass ${place.round}"
            else -> place.toString()
        }

        fun read(text: String): Place? {
            val name = text.substringBefore(' ')
            val rest = text.substringAfter(' ', "").ifEmpty { null }
            return when (name) {
                "Submit" -> Submit(rest)
                "SubmitRound" -> rest?.let { Submit(round = it) }
                "Amend" -> rest?.let { Submit(amending = it) }
                "Capture" -> rest?.let(::Capture)
                "Cover" -> rest?.let(::Cover)
                "Result" -> rest?.let(::Result)
                "Doubts" -> rest?.let(::Doubts)
                "Camera" -> Kind.entries.find { it.name == rest }?.let(::Camera)
                "Open" -> rest?.let(::Open)
                "Pupil" -> rest?.let(::Pupil)
                "SchoolClass" -> rest?.let(::SchoolClass)
                else -> plain[name]
            }
        }
    }
}
