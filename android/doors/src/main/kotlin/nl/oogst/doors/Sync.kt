package nl.oogst.doors

import nl.oogst.core.Oogst
import nl.oogst.core.SyncEvent
import nl.oogst.core.SyncObserver
import nl.oogst.core.SyncWay
import nl.oogst.ui.core.SyncDoor

class Sync internal constructor(private val oogst: Oogst) : SyncDoor {
    override suspend fun run(includeVideo: Boolean, patient: Boolean, progress: (Long, Long) -> Unit) = asking {
        val sent = HashMap<String, Long>()
        var total = 0L
        val observer = object : SyncObserver {
            override fun event(event: SyncEvent) = synchronized(sent) {
                when (event) {
                    is SyncEvent.Planned -> total = event.bytes.toLong()
                    is SyncEvent.Upload -> sent[event.`object`] = event.sent.toLong()
                    else -> return
                }
                progress(sent.values.sum(), total)
            }
        }
        oogst.sync().run(SyncWay(includeVideo, patient), observer, null)
        Unit
    }
}
