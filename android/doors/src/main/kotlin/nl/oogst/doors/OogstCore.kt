package nl.oogst.doors

import java.io.File
import kotlinx.coroutines.channels.BufferOverflow
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableSharedFlow
import nl.oogst.core.Connectivity
import nl.oogst.core.KeyVault
import nl.oogst.core.LogLevel
import nl.oogst.core.LogSink
import nl.oogst.core.NetworkCost
import nl.oogst.core.Oogst
import nl.oogst.core.OpenOptions
import nl.oogst.core.PlatformException
import nl.oogst.core.Room
import nl.oogst.core.StateObserver
import nl.oogst.core.setDamagedStoreAside
import nl.oogst.core.setLogSink
import nl.oogst.ui.core.Core
import nl.oogst.ui.core.Vault
import nl.oogst.ui.outbox.Network

/** The real core behind the screens' doors. Keep one per process. */
class OogstCore private constructor(private val oogst: Oogst, private val told: Told, folder: File) : Core, AutoCloseable {
    override val changes: Flow<Unit> get() = told.changes

    /** Something new waits to be sent: the next turn is welcome soon. */
    val toSend: Flow<Unit> get() = told.toSend

    /** The generated door itself: for what no screen does (yet). */
    internal val raw: Oogst get() = oogst

    override val start = Start(oogst)
    override val captures = Captures(oogst)
    override val cards = Cards(oogst)
    override val submissions = Submissions(oogst)
    override val outbox = Outbox(oogst)
    override val inbox = Inbox(oogst, File(folder, "opened"))
    override val team = Team(oogst)
    override val settings = Settings(oogst, folder)
    override val pupils = Pupils(oogst)
    override val sync = Sync(oogst)

    override suspend fun picture(key: String): ByteArray? = when {
        key.startsWith("crop:") -> cards.crop(key)
        key.startsWith("in:") -> inbox.picture(key)
        else -> captures.picture(key)
    }

    override fun close() = oogst.close()

    companion object {
        /** Opens the store in [folder], or makes one; what a crash left is cleared. */
        suspend fun open(folder: File, vault: Vault, network: () -> Network): OogstCore = asking {
            val told = Told()
            val oogst = Oogst.open(OpenOptions(folder = folder.path, vault = Keys(vault), connectivity = Cost(network), observer = told))
            OogstCore(oogst, told, folder).also { it.inbox.forget() }
        }

        /** After `store.damaged`: moves the database away, whole, so that a new one can be begun. */
        suspend fun setAside(folder: File) = asking {
            setDamagedStoreAside(folder.path)
            Unit
        }

        /** Where the core's own log goes: what happens, by hashes and codes, never by names. */
        fun log(line: (level: String, part: String, said: String) -> Unit) = setLogSink(
            object : LogSink {
                override fun line(level: LogLevel, target: String, message: String) = line(level.name, target, message)
            },
            LogLevel.INFO,
        )
    }

    /** What the core tells of changes. */
    private class Told : StateObserver {
        val changes = flow()
        val toSend = flow()

        override fun changed(rooms: List<Room>) {
            if (rooms != listOf(Room.TO_SEND)) changes.tryEmit(Unit)
            if (Room.TO_SEND in rooms) toSend.tryEmit(Unit)
        }

        private fun flow() = MutableSharedFlow<Unit>(extraBufferCapacity = 1, onBufferOverflow = BufferOverflow.DROP_OLDEST)
    }

    private class Keys(private val vault: Vault) : KeyVault {
        override fun key(): ByteArray? = telling { vault.key() }
        override fun keep(key: ByteArray) = telling { vault.keep(key) }

        private fun <T> telling(what: () -> T): T = try {
            what()
        } catch (_: Vault.Locked) {
            throw PlatformException.Locked()
        } catch (_: Vault.Lost) {
            throw PlatformException.Lost()
        }
    }

    private class Cost(private val ask: () -> Network) : Connectivity {
        override fun network() = when (ask()) {
            Network.None -> NetworkCost.NONE
            Network.Metered -> NetworkCost.METERED
            Network.Unmetered -> NetworkCost.UNMETERED
        }
    }
}
