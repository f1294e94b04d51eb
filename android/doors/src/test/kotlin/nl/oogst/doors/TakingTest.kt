package nl.oogst.doors

import java.io.File
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import nl.oogst.ui.app.AppModel
import nl.oogst.ui.core.CaptureDoor
import nl.oogst.ui.core.Core
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.core.Platform
import nl.oogst.ui.core.Taken
import nl.oogst.ui.outbox.Network
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Said
import nl.oogst.ui.words.Dutch
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** What happens to a file on its way in: what the phone does for it, and whether it may be thrown away. */
class TakingTest {
    @get:Rule
    val temporary = TemporaryFolder()
    private val asked = ArrayList<String>()

    @Test
    fun `a video goes with a still, and without one when the still is wrong`() = with(phone()) {
        wrong = { path, poster -> "capture.poster".takeIf { path == "b" && poster != null } }
        assertTrue(runBlocking { model.taken("a", Kind.Video) })
        assertTrue(runBlocking { model.taken("b", Kind.Video) })
        assertEquals(listOf("a Video still", "gone still", "b Video still", "b Video null", "gone still"), asked)
    }

    @Test
    fun `a picture that the phone can read goes as JPEG, any other is refused as it was`() = with(phone()) {
        wrong = { path, _ -> "media.heic".takeIf { path != "jpeg" } }
        assertTrue(runBlocking { model.taken("heic", Kind.Photo) })
        assertEquals(listOf("heic Photo null", "jpeg Photo null", "gone jpeg"), asked)
        readable = false
        assertTrue(runBlocking { model.taken("heic", Kind.Photo) })
        assertEquals(Said.Wrong(Fault("media.heic")), model.said.value)
    }

    @Test
    fun `what may pass is kept and said so, what is refused for good is not`() = with(phone()) {
        listOf("store.disk_full" to "app.kept_full", "store.io" to "app.kept", "store.vault_locked" to "app.kept", "internal.panic" to "app.kept").forEach { (code, said) ->
            wrong = { _, _ -> code }
            assertFalse(code, runBlocking { model.taken("a", Kind.Photo) })
            assertEquals(Said.Wrong(Fault(said)), model.said.value)
            assertEquals(emptyList<String>(), runBlocking { model.shared(listOf("a")) })
        }
        listOf("media.too_long", "media.too_large", "capture.other_kind").forEach { code ->
            wrong = { _, _ -> code }
            readable = false
            assertTrue(code, runBlocking { model.taken("a", Kind.Video) })
            assertEquals(Said.Wrong(Fault(code)), model.said.value)
        }
    }

    @Test
    fun `a film that was cut off is told as that, and is not tried again`() = with(phone()) {
        wrong = { _, _ -> "media.damaged" }
        assertTrue(runBlocking { model.taken("c", Kind.Video) })
        assertEquals(Said.Wrong(Fault("app.cut_off")), model.said.value)
        // What another app shared was not cut off here.
        assertTrue(runBlocking { model.taken("c", null) })
        assertEquals(Said.Wrong(Fault("media.damaged")), model.said.value)
    }

    private fun phone() = Phone(runBlocking { OogstCore.open(temporary.newFolder(), MemoryVault()) { Network.None } })

    private inner class Phone(real: OogstCore) {
        var wrong: (String, String?) -> String? = { _, _ -> null }
        var readable = true

        private val door = object : CaptureDoor by real.captures {
            override suspend fun take(path: String, kind: Kind?, poster: String?): Taken {
                asked += "$path $kind $poster"
                wrong(path, poster)?.let { throw CoreFault(Fault(it)) }
                return Taken("id", kind ?: Kind.Photo, false)
            }
        }
        private val hands = object : Platform by Hands() {
            override suspend fun still(path: String) = "still".takeIf { path == "a" || path == "b" }
            override suspend fun jpeg(path: String) = "jpeg".takeIf { readable }
            override suspend fun discard(path: String) { asked += "gone $path" }
        }
        val model = AppModel(object : Core by real { override val captures = door }, hands, CoroutineScope(Dispatchers.Default), words = Dutch)
    }
}
