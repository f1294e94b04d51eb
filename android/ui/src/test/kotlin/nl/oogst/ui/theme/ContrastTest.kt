package nl.oogst.ui.theme

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.luminance
import org.junit.Assert.assertTrue
import org.junit.Test

class ContrastTest {
    @Test
    fun `everything that is read stands out 4,5 to 1 and every control's edge 3 to 1`() {
        listOf(LightColours, DarkColours).forEach { c ->
            val texts = listOf("ink" to c.ink, "quiet" to c.quiet, "accent" to c.accent, "leaf" to c.leaf, "sky" to c.sky, "clay" to c.clay)
            texts.forEach { (name, colour) -> listOf(c.paper, c.surface).forEach { least(name, colour, it, 4.5f) } }
            least("on accent", c.onAccent, c.accent, 4.5f)
            least("on leaf", c.onLeaf, c.leaf, 4.5f)
            least("paper on ink", c.paper, c.ink, 4.5f)
            listOf(c.paper, c.surface).forEach { least("edge", c.edge, it, 3f) }
        }
    }

    private fun least(what: String, one: Color, other: Color, ratio: Float) {
        val (low, high) = listOf(one.luminance(), other.luminance()).sorted()
        val found = (high + 0.05f) / (low + 0.05f)
        assertTrue("$what: $found", found >= ratio)
    }
}
