package nl.oogst.app.sync

import android.app.Service
import android.content.Context
import android.content.Intent
import android.content.pm.ServiceInfo
import android.os.Build
import android.os.IBinder
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import nl.oogst.app.shell
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.outbox.Network
import nl.oogst.ui.parts.Where

/** Keeps a long upload going when the app is left: a video over a school's Wi-Fi takes longer than the system waits. */
class UploadService : Service() {
    private var upload: Job? = null

    override fun onBind(intent: Intent?): IBinder? = null

    override fun onStartCommand(intent: Intent?, flags: Int, id: Int): Int {
        foreground(null)
        if (upload?.isActive == true) return START_NOT_STICKY
        upload = shell.scope.launch {
            var told = -1
            try {
                shell.core().sync.run(includeVideo = false, patient = false) { sent, total ->
                    val percent = if (total > 0) (sent * 100 / total).toInt().coerceAtMost(100) else 0
                    if (percent != told) {
                        told = percent
                        Notifications.manager(this@UploadService)?.notify(Notifications.SENDING, Notifications.sending(this@UploadService, percent))
                    }
                }
            } catch (_: CoreFault) {
                // The outbox says why; a scheduled turn goes on with it.
                Schedule.soon(this@UploadService)
            } catch (stopped: CancellationException) {
                Schedule.soon(this@UploadService)
                throw stopped
            } finally {
                stopForeground(STOP_FOREGROUND_REMOVE)
                stopSelf()
            }
        }
        return START_NOT_STICKY
    }

    /** Android 15 gives a service of this type six hours a day. */
    override fun onTimeout(id: Int, type: Int) {
        upload?.cancel()
    }

    override fun onDestroy() {
        upload?.cancel()
        super.onDestroy()
    }

    private fun foreground(percent: Int?) {
        Notifications.manager(this)
        val note = Notifications.sending(this, percent)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) startForeground(Notifications.SENDING, note, ServiceInfo.FOREGROUND_SERVICE_TYPE_DATA_SYNC)
        else startForeground(Notifications.SENDING, note)
    }

    companion object {
        /** From here on it is worth a notification: about half a minute on a slow line. */
        private const val MUCH = 8_000_000L

        /**
         * When the app goes to the background with much still to go, and a network that may take it: what waits for one that costs
         * nothing waits; a video that was told to go now does not.
         */
        fun ifMuchIsLeft(context: Context, much: Long = MUCH) {
            val shell = context.shell
            val network = shell.network.now()
            if (shell.model == null || network == Network.None) return
            shell.scope.launch {
                val left = try {
                    shell.core().outbox.rows().filter { network == Network.Unmetered || it.thumb.where != Where.WaitingUnmetered }.sumOf { (it.thumb.bytes - it.sentBytes).coerceAtLeast(0) }
                } catch (_: CoreFault) {
                    return@launch
                }
                if (left >= much) begin(context)
            }
        }

        private fun begin(context: Context) {
            try {
                context.startForegroundService(Intent(context, UploadService::class.java))
            } catch (_: IllegalStateException) {
                // Too late: the app is in the background already. The scheduled turn takes over.
                Schedule.soon(context)
            }
        }
    }
}
