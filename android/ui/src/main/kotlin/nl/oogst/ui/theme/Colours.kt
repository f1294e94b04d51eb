package nl.oogst.ui.theme

import androidx.compose.runtime.Immutable
import androidx.compose.ui.graphics.Color

/** Paper, ink and one warm accent. Every pair that is read has a contrast of at least 4.5:1 (ContrastTest). */
@Immutable
data class Colours(
    val dark: Boolean,
    val paper: Color,
    val surface: Color,
    val ink: Color,
    val quiet: Color,
    val line: Color,
    /** The outline of a control: 3:1 against paper, where a hairline between things may be fainter. */
    val edge: Color,
    val accent: Color,
    val onAccent: Color,
    /** Safe, received. */
    val leaf: Color,
    val onLeaf: Color,
    /** On its way. */
    val sky: Color,
    /** Needs you. */
    val clay: Color,
)

val LightColours = Colours(
    dark = false,
    paper = Color(0xFFFBFAF6), surface = Color(0xFFFFFFFF), ink = Color(0xFF1D2A24), quiet = Color(0xFF55635C),
    line = Color(0xFFDAD9D0), edge = Color(0xFF7F8B84), accent = Color(0xFFB45309), onAccent = Color(0xFFFFFFFF),
    leaf = Color(0xFF2F6B4F), onLeaf = Color(0xFFFFFFFF), sky = Color(0xFF1F5F99), clay = Color(0xFFB3261E),
)

val DarkColours = Colours(
    dark = true,
    paper = Color(0xFF141A17), surface = Color(0xFF1D2521), ink = Color(0xFFE9EEE9), quiet = Color(0xFFA7B3AC),
    line = Color(0xFF35403A), edge = Color(0xFF7C8A82), accent = Color(0xFFF0A35B), onAccent = Color(0xFF141A17),
    leaf = Color(0xFF7FC8A4), onLeaf = Color(0xFF141A17), sky = Color(0xFF86BCEB), clay = Color(0xFFF2B8B5),
)
