package nl.oogst.app.vault

import android.content.Context
import android.os.UserManager
import java.io.File
import java.io.FileOutputStream
import java.nio.channels.FileChannel
import java.nio.file.StandardOpenOption
import nl.oogst.ui.core.Vault

/** The store's key, wrapped, in a file that no backup takes along. */
class FileVault(private val folder: File, private val wrap: Wrap, private val unlocked: () -> Boolean) : Vault {
    constructor(context: Context, wrap: Wrap) :
        this(context.noBackupFilesDir, wrap, { context.getSystemService(UserManager::class.java)?.isUserUnlocked ?: true })

    private val file get() = File(folder, "store.key")

    override fun key(): ByteArray? {
        if (!unlocked()) throw Vault.Locked()
        if (!file.exists()) return null
        return wrap.unwrap(file.readBytes()) ?: throw Vault.Lost()
    }

    /** Written beside, synced, renamed, folder synced: there is a whole key or none. */
    override fun keep(key: ByteArray) {
        if (!unlocked()) throw Vault.Locked()
        val beside = File(folder, "store.key.new")
        FileOutputStream(beside).use {
            it.write(wrap.wrap(key))
            it.fd.sync()
        }
        check(beside.renameTo(file)) { "the key could not be put in its place" }
        FileChannel.open(folder.toPath(), StandardOpenOption.READ).use { it.force(true) }
    }
}
