package nl.oogst.app.sync

import android.Manifest
import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Build
import nl.oogst.app.MainActivity
import nl.oogst.app.shell
import nl.oogst.ui.core.CoreFault

/** The few things worth a notification: something needs somebody, something came in. Never a pupil, never a picture. */
object Notifications {
    private const val QUIET = "sending"
    private const val WORTH = "attention"
    private const val ATTENTION = 1
    private const val ARRIVED = 2
    const val SENDING = 3

    /** Whether they may be shown; refused, the outbox on the start screen says the same. */
    fun allowed(context: Context): Boolean = Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU ||
        context.checkSelfPermission(Manifest.permission.POST_NOTIFICATIONS) == PackageManager.PERMISSION_GRANTED

    /** After a turn in the background. */
    suspend fun about(context: Context) {
        if (!allowed(context)) return
        val start = try {
            context.shell.core().start.show()
        } catch (_: CoreFault) {
            return
        }
        val manager = manager(context) ?: return
        val words = context.shell.words()
        if (start.outbox.attention > 0) manager.notify(ATTENTION, note(context, WORTH, words.outboxLine(start.outbox)).build()) else manager.cancel(ATTENTION)
        if (start.preparer && start.unopened > 0) manager.notify(ARRIVED, note(context, WORTH, words.inboxWith(start.unopened)).build()) else manager.cancel(ARRIVED)
    }

    /** While a long upload runs. */
    fun sending(context: Context, percent: Int?): Notification = note(context, QUIET, context.shell.words().syncing(0))
        .setOngoing(true).setOnlyAlertOnce(true).setProgress(100, percent ?: 0, percent == null).build()

    private fun note(context: Context, channel: String, text: String): Notification.Builder {
        val open = PendingIntent.getActivity(context, 0, Intent(context, MainActivity::class.java), PendingIntent.FLAG_IMMUTABLE)
        return Notification.Builder(context, channel).setSmallIcon(android.R.drawable.stat_sys_upload).setContentTitle(context.shell.words().appName)
            .setContentText(text).setContentIntent(open).setAutoCancel(true).setVisibility(Notification.VISIBILITY_PRIVATE)
    }

    fun manager(context: Context): NotificationManager? = context.getSystemService(NotificationManager::class.java)?.apply {
        val words = context.shell.words()
        createNotificationChannel(NotificationChannel(QUIET, words.outbox, NotificationManager.IMPORTANCE_LOW))
        createNotificationChannel(NotificationChannel(WORTH, words.appName, NotificationManager.IMPORTANCE_DEFAULT))
    }
}
