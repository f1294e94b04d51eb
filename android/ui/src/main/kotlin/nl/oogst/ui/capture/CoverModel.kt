package nl.oogst.ui.capture

import kotlin.math.abs
import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.parts.Said
import nl.oogst.ui.parts.Word

/** Rectangles over faces: all arithmetic of the finger is here, in parts of the picture, so it can be tested without one. */
class CoverModel(private val id: String, around: Around) : Model<CoverState>(CoverState(), around), CoverActions {
    private val before = ArrayDeque<List<Face>>()
    private var hold = Hold.Nothing
    private var asked = false

    private enum class Hold { Nothing, Whole, Corner }

    /** The platform's suggestions: chosen by nobody, so each can be taken away, and none is burnt in unseen. */
    override fun refresh() {
        // Asked once: what somebody took away never comes back by itself.
        if (asked) return
        asked = true
        set { copy(looking = true) }
        work({ fault -> set { copy(looking = false, fault = fault) } }) {
            val detail = around.core.captures.show(id).first
            set { copy(picture = detail.thumb.picture, ratio = detail.ratio ?: ratio) }
            val found = detail.thumb.picture?.let { around.core.picture(it) }?.let { around.platform.faces(it) }.orEmpty()
            set { copy(looking = false, faces = if (faces.isEmpty()) found.map { it.copy(suggested = true) } else faces) }
        }
    }

    override fun tap(x: Float, y: Float) {
        val at = at(x, y)
        if (at != null) return set { copy(chosen = at) }
        remember()
        val half = FRESH / 2
        set { copy(faces = faces + inside(Face(x - half, y - half * ratio, x + half, y + half * ratio)), chosen = faces.size) }
    }

    override fun startDrag(x: Float, y: Float) {
        val chosen = now.chosen?.let(now.faces::getOrNull)
        hold = when {
            chosen != null && abs(x - chosen.right) < GRIP && abs(y - chosen.bottom) < GRIP * now.ratio -> Hold.Corner
            at(x, y) != null -> {
                set { copy(chosen = at(x, y)) }
                Hold.Whole
            }
            else -> Hold.Nothing
        }
        if (hold != Hold.Nothing) remember()
    }

    override fun drag(dx: Float, dy: Float) = change { face ->
        when (hold) {
            Hold.Nothing -> face
            Hold.Corner -> face.copy(right = (face.right + dx).coerceIn(face.left + LEAST, 1f), bottom = (face.bottom + dy).coerceIn(face.top + LEAST, 1f))
            Hold.Whole -> {
                val x = dx.coerceIn(-face.left, 1f - face.right)
                val y = dy.coerceIn(-face.top, 1f - face.bottom)
                face.copy(left = face.left + x, right = face.right + x, top = face.top + y, bottom = face.bottom + y)
            }
        }
    }

    override fun larger() = scale(1.2f)
    override fun smaller() = scale(1 / 1.2f)

    override fun remove() {
        val chosen = now.chosen ?: return
        remember()
        set { copy(faces = faces.filterIndexed { i, _ -> i != chosen }, chosen = null) }
    }

    override fun undo() {
        val last = before.removeLastOrNull()
        set { copy(faces = last ?: emptyList(), chosen = null) }
    }

    override fun keepOriginal(keep: Boolean) = set { copy(keepOriginal = keep) }

    override fun burn() {
        set { copy(working = true, fault = null) }
        work({ fault -> set { copy(working = false, fault = fault) } }) {
            around.core.captures.cover(id, now.faces, now.keepOriginal)
            set { copy(working = false) }
            around.say(Said.Plain(Word.Covered))
            around.back()
        }
    }

    override fun back() = around.back()

    private fun at(x: Float, y: Float): Int? = now.faces.indexOfLast { x in it.left..it.right && y in it.top..it.bottom }.takeIf { it >= 0 }

    private fun remember() = before.addLast(now.faces)

    private fun scale(by: Float) {
        remember()
        change { face ->
            val (x, y) = (face.left + face.right) / 2 to (face.top + face.bottom) / 2
            val w = ((face.right - face.left) * by).coerceAtLeast(LEAST) / 2
            val h = ((face.bottom - face.top) * by).coerceAtLeast(LEAST) / 2
            inside(face.copy(left = x - w, right = x + w, top = y - h, bottom = y + h))
        }
    }

    private fun change(how: (Face) -> Face) {
        val chosen = now.chosen ?: return
        // Whoever touches it has seen it.
        set { copy(faces = faces.mapIndexed { i, face -> if (i == chosen) how(face).copy(suggested = false) else face }) }
    }

    private fun inside(face: Face) = face.copy(left = face.left.coerceAtLeast(0f), top = face.top.coerceAtLeast(0f), right = face.right.coerceAtMost(1f), bottom = face.bottom.coerceAtMost(1f))

    private companion object {
        /** A new rectangle's width, a grip's reach and the smallest side, in parts of the picture's width. */
        const val FRESH = 0.18f
        const val GRIP = 0.06f
        const val LEAST = 0.03f
    }
}
