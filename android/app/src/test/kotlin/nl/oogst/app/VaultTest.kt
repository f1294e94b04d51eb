package nl.oogst.app

import java.io.File
import nl.oogst.app.vault.FileVault
import nl.oogst.ui.core.Vault
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** The store's key, wrapped. */
@RunWith(RobolectricTestRunner::class)
class VaultTest {
    @get:Rule
    val temporary = TemporaryFolder()
    private val secret = ByteArray(32) { it.toByte() }

    @Test
    fun `a kept key comes back, and is nowhere in the clear`() {
        val wrap = KeptKey()
        val vault = FileVault(temporary.root, wrap) { true }
        assertNull(vault.key())
        vault.keep(secret)
        assertArrayEquals(secret, FileVault(temporary.root, wrap) { true }.key())
        val file = File(temporary.root, "store.key").readBytes()
        assertFalse(file.toList().windowed(8).any { it == secret.toList().take(8) })
    }

    @Test
    fun `locked and lost are told apart`() {
        val wrap = KeptKey()
        FileVault(temporary.root, wrap) { true }.keep(secret)
        assertThrows(Vault.Locked::class.java) { FileVault(temporary.root, wrap) { false }.key() }
        wrap.lose()
        assertThrows(Vault.Lost::class.java) { FileVault(temporary.root, wrap) { true }.key() }
    }

    @Test
    fun `a key file that was changed is lost, not wrong`() {
        val wrap = KeptKey()
        FileVault(temporary.root, wrap) { true }.keep(secret)
        val file = File(temporary.root, "store.key")
        file.writeBytes(file.readBytes().also { it[20] = (it[20] + 1).toByte() })
        assertThrows(Vault.Lost::class.java) { FileVault(temporary.root, wrap) { true }.key() }
    }
}
