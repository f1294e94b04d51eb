package nl.oogst.bridge

import java.io.File
import kotlinx.coroutines.runBlocking
import nl.oogst.core.CaptureDetails
import nl.oogst.core.ForAssignment
import nl.oogst.core.KeyVault
import nl.oogst.core.NetworkCost
import nl.oogst.core.Oogst
import nl.oogst.core.OogstException
import nl.oogst.core.OpenOptions
import nl.oogst.core.PlatformException
import nl.oogst.core.SyncWay
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Assert.fail
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** What goes wrong arrives as a type that says what to do, a code, and values. */
class ErrorsTest {
    @get:Rule
    val temporary = TemporaryFolder()

    private val details = CaptureDetails("", null, ForAssignment.Running, null)

    @Test
    fun `a file that is no photo is bad input, and nothing of it is kept`() = runBlocking {
        Phone(temporary.root).open().use { oogst ->
            val text = File(temporary.root, "notitie.txt").apply { writeText("Geen foto.\n") }
            val other = thrown<OogstException.BadInput> { oogst.captures().photo(text.path, details) }
            assertEquals("capture.other_kind", other.code)
            assertEquals("photo" to "document", other.values["expected"] to other.values["found"])
            val missing = thrown<OogstException.NotFound> { oogst.captures().photo("/nergens/foto.jpg", details) }
            assertEquals("capture.no_file", missing.code)
            val cut = photo(3).let { it.copyOf(it.size / 3) }
            assertTrue(thrown<OogstException.BadInput> { oogst.captures().photoBytes(cut, details) }.code.startsWith("media."))
            assertEquals("media.empty", thrown<OogstException.BadInput> { oogst.captures().photoBytes(ByteArray(0), details) }.code)
            assertTrue(oogst.captures().list(null, null).rows.isEmpty())
        }
    }

    @Test
    fun `without a team or a network that is said`() = runBlocking {
        val phone = Phone(temporary.root)
        phone.open().use { oogst ->
            assertEquals("team.none", thrown<OogstException.NeedsTeam> { oogst.team().show() }.code)
            assertEquals("team.none", thrown<OogstException.NeedsTeam> { oogst.sync().run(SyncWay(), null, null) }.code)
            phone.network.cost = NetworkCost.NONE
            assertEquals("hub.offline", thrown<OogstException.Offline> { oogst.sync().run(SyncWay(), null, null) }.code)
            assertEquals("link.not_a_link", thrown<OogstException.BadInput> { oogst.team().join("https://voorbeeld", "Sanne") }.code)
            assertEquals("id.bad", thrown<OogstException.BadInput> { oogst.captures().show("42") }.code)
            val unknown = "entity:" + "0".repeat(32)
            assertEquals("capture.unknown", thrown<OogstException.NotFound> { oogst.captures().remove(unknown) }.code)
            assertEquals("capture.nothing", thrown<OogstException.NotFound> { oogst.captures().undo() }.code)
        }
    }

    @Test
    fun `a vault that is locked, lost or broken keeps the store closed and whole`() = runBlocking {
        val vault = MemoryVault()
        val phone = Phone(temporary.root, vault)
        val kept = phone.open().use { it.captures().photoBytes(photo(4), details).capture.id }

        suspend fun closed(key: () -> ByteArray?): OogstException {
            val failing = object : KeyVault {
                override fun key() = key()
                override fun keep(key: ByteArray) = fail("a store that has a key is given no other")
            }
            return thrown { Oogst.open(OpenOptions(temporary.root.path, failing)) }
        }
        assertEquals("store.vault_locked", (closed { throw PlatformException.Locked() } as OogstException.Locked).code)
        assertEquals("store.key_lost", (closed { throw PlatformException.Lost() } as OogstException.Store).code)
        assertEquals("store.key_lost", (closed { null } as OogstException.Store).code)
        assertEquals("store.key_lost", (closed { ByteArray(7) } as OogstException.Store).code)
        assertEquals("store.wrong_key", (closed { ByteArray(32) } as OogstException.Store).code)
        assertEquals("store.vault", (closed { throw PlatformException.Failed("keystore is gone") } as OogstException.Store).code)
        // Not declared, and no crash.
        assertEquals("store.vault", (closed { error("unexpected") } as OogstException.Store).code)

        phone.open().use { assertEquals(kept, it.captures().list(null, null).rows.single().id) }
        assertArrayEquals(vault.kept, vault.key())
    }

    private suspend inline fun <reified E : OogstException> thrown(crossinline call: suspend () -> Any?): E {
        try {
            call()
        } catch (error: OogstException) {
            assertTrue("${error::class.simpleName} ${error.message}", error is E)
            return error as E
        }
        throw AssertionError("nothing was thrown")
    }
}
