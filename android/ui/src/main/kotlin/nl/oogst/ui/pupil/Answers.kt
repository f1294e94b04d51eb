package nl.oogst.ui.pupil

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.Icon
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Choice
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.SideButton
import nl.oogst.ui.parts.Thumb
import nl.oogst.ui.parts.Tile
import nl.oogst.ui.parts.Where
import nl.oogst.ui.theme.Corner
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

/** A face drawn by its mouth. Its label beside it says the same. */
@Composable
internal fun Smiley(mood: Mood) {
    val colours = LocalColours.current
    Canvas(Modifier.size(52.dp)) {
        val pen = 3.dp.toPx()
        val r = size.minDimension / 2 - pen
        drawCircle(colours.ink, r, style = Stroke(pen))
        listOf(0.36f, 0.64f).forEach { x -> drawCircle(colours.ink, pen * 0.9f, Offset(size.width * x, size.height * 0.4f)) }
        val bend = mood.ordinal.toFloat() / (Mood.entries.size - 1) * 2 - 1
        val y = size.height * 0.66f - bend * size.height * 0.03f
        val mouth = Path().apply {
            moveTo(size.width * 0.31f, y - bend * size.height * 0.05f)
            quadraticTo(size.width * 0.5f, y + bend * size.height * 0.24f, size.width * 0.69f, y - bend * size.height * 0.05f)
        }
        drawPath(mouth, colours.ink, style = Stroke(pen, cap = StrokeCap.Round))
    }
}

/** Four steps of a stair, as many filled as said. */
@Composable
internal fun Steps(step: Int, of: Int) {
    val colours = LocalColours.current
    Canvas(Modifier.size(52.dp)) {
        val gap = 3.dp.toPx()
        val width = (size.width - gap * (of - 1)) / of
        repeat(of) { i ->
            val height = size.height * (i + 1) / of * 0.9f
            val at = Offset(i * (width + gap), size.height - height)
            if (i < step) drawRoundRect(colours.leaf, at, Size(width, height), CornerRadius(gap))
            else drawRoundRect(colours.edge, at + Offset(1.dp.toPx(), 1.dp.toPx()), Size(width - 2.dp.toPx(), height - 2.dp.toPx()), CornerRadius(gap), style = Stroke(2.dp.toPx()))
        }
    }
}

@Composable
internal fun Minutes(stage: Stage.Question, on: PupilActions) {
    val words = LocalWords.current
    FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        stage.seen.ask.options.forEach { option ->
            val label = option.name.toIntOrNull()?.let(words::minutes) ?: option.label
            Choice(label, option.name in stage.chosen, { on.answer(Answer.Chosen(listOf(option.name))) }, Modifier.widthIn(min = 100.dp).heightIn(min = 64.dp))
        }
    }
}

@Composable
internal fun Words(stage: Stage.Question, on: PupilActions) {
    OutlinedTextField(
        stage.words, on::type, Modifier.fillMaxWidth(), minLines = 4, maxLines = 8,
        textStyle = LocalType.current.large, placeholder = { Text(LocalWords.current.wordsHint, color = LocalColours.current.quiet) },
        keyboardOptions = KeyboardOptions(capitalization = KeyboardCapitalization.Sentences),
    )
}

@Composable
internal fun Photo(stage: Stage.Question, on: PupilActions) {
    val words = LocalWords.current
    val photo = stage.seen.before.photo
    Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
        if (photo != null) Tile(Thumb(photo, Kind.Photo, Where.Draft, picture = "small:$photo"), Modifier.fillMaxWidth().aspectRatio(4f / 3f).clip(Corner), mark = false)
        SideButton(if (photo == null) words.photoOfWork else words.anotherPhoto, on::photo, Modifier.fillMaxWidth(), Icons.camera)
    }
}

@Composable
internal fun Help(stage: Stage.Question, on: PupilActions) {
    Column(verticalArrangement = Arrangement.spacedBy(10.dp)) {
        stage.seen.ask.options.forEach { option ->
            Large(option.name in stage.chosen, { on.answer(Answer.Chosen(listOf(option.name))) }) {
                Icon(if (option.name == "yes") Icons.hand else Icons.check, contentDescription = null, modifier = Modifier.size(36.dp))
                Text(option.label, style = LocalType.current.heading, modifier = Modifier.weight(1f))
            }
        }
    }
}
