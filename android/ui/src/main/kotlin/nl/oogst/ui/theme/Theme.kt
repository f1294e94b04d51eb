package nl.oogst.ui.theme

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Shapes
import androidx.compose.material3.Typography
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.Hyphens
import androidx.compose.ui.unit.TextUnit
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.em
import androidx.compose.ui.unit.sp

val LocalColours = staticCompositionLocalOf { LightColours }

/**
 * Five sizes, two weights, line height 1.4; the platform's own letter. What is large already grows to one and a half times at most
 * ([fontScale] of the system above that), as Android 14 does by itself: long Dutch words must still fit.
 */
class Type(family: FontFamily, fontScale: Float = 1f) {
    private val tame = if (fontScale > 1.5f) 1.5f / fontScale else 1f
    private val letter = family
    val small = style(13.sp)
    val body = style(15.sp)
    val strong = style(15.sp, FontWeight.SemiBold)
    val large = style(17.sp)
    val heading = style(17.sp, FontWeight.SemiBold)
    val title = style(22.sp * tame, FontWeight.SemiBold)
    val display = style(28.sp * tame, FontWeight.SemiBold)

    private fun style(size: TextUnit, weight: FontWeight = FontWeight.Normal) =
        TextStyle(fontFamily = letter, fontSize = size, fontWeight = weight, lineHeight = 1.4.em, hyphens = Hyphens.Auto)
}

val LocalType = staticCompositionLocalOf { Type(FontFamily.Default) }

/** Corners of everything with corners. */
val Corner = RoundedCornerShape(12.dp)

/** From screen edge to content. */
val Edge = 16.dp

/** From here on what stands side by side is put one under the other. */
const val LARGE_TEXT = 1.3f

/** What a finger needs at least. */
val Target = 48.dp

@Composable
fun OogstTheme(
    dark: Boolean = isSystemInDarkTheme(),
    family: FontFamily = FontFamily.Default,
    content: @Composable () -> Unit,
) {
    val colours = if (dark) DarkColours else LightColours
    val type = Type(family, LocalDensity.current.fontScale)
    MaterialTheme(colorScheme = scheme(colours), typography = typography(type), shapes = Shapes(Corner, Corner, Corner, Corner, Corner)) {
        CompositionLocalProvider(
            LocalColours provides colours,
            LocalType provides type,
            LocalContentColor provides colours.ink,
            content = content,
        )
    }
}

/** Material's own controls (fields, switches, bars) in our colours. */
private fun scheme(c: Colours) = (if (c.dark) darkColorScheme() else lightColorScheme()).copy(
    primary = c.accent, onPrimary = c.onAccent, primaryContainer = c.surface, onPrimaryContainer = c.ink,
    secondary = c.leaf, onSecondary = c.onLeaf, tertiary = c.sky,
    background = c.paper, onBackground = c.ink, surface = c.paper, onSurface = c.ink,
    surfaceVariant = c.surface, onSurfaceVariant = c.quiet, surfaceContainer = c.surface,
    surfaceContainerHigh = c.surface, surfaceContainerHighest = c.line, surfaceContainerLow = c.surface,
    inverseSurface = c.ink, inverseOnSurface = c.paper, inversePrimary = if (c.dark) LightColours.accent else DarkColours.accent,
    error = c.clay, onError = c.paper, outline = c.edge, outlineVariant = c.line,
)

private fun typography(t: Type) = Typography(
    displayLarge = t.display, displayMedium = t.display, displaySmall = t.display,
    headlineLarge = t.display, headlineMedium = t.title, headlineSmall = t.title,
    titleLarge = t.title, titleMedium = t.heading, titleSmall = t.strong,
    bodyLarge = t.large, bodyMedium = t.body, bodySmall = t.small,
    labelLarge = t.strong, labelMedium = t.small, labelSmall = t.small,
)
