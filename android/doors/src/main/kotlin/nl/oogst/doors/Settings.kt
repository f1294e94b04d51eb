package nl.oogst.doors

import java.io.File
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import nl.oogst.core.Oogst
import nl.oogst.core.version as coreVersion
import nl.oogst.ui.core.SettingsDoor

class Settings internal constructor(private val oogst: Oogst, private val folder: File) : SettingsDoor {
    override suspend fun backup(): Boolean = asking { oogst.settings().backup() }
    override suspend fun setBackup(on: Boolean) = asking { oogst.settings().setBackup(on) }
    override suspend fun freeable(): Long = asking { oogst.settings().freeable().bytes.toLong() }
    override suspend fun freeSpace(): Long = asking { oogst.settings().freeSpace(false, null).bytes.toLong() }
    override suspend fun usedBytes(): Long = withContext(Dispatchers.IO) { folder.walk().filter { it.isFile }.sumOf { it.length() } }
    override fun version(): String = coreVersion()
}
