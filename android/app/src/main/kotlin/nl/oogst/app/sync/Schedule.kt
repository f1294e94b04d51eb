package nl.oogst.app.sync

import android.app.job.JobInfo
import android.app.job.JobScheduler
import android.content.ComponentName
import android.content.Context

/** When the phone is asked to sync in the background. The rules of what goes when are the core's; this only gives it a turn. */
object Schedule {
    const val REGULAR = 1
    const val SOON = 2
    const val UNMETERED = 3

    /** Six times a day, when there is a network. Kept across restarts. */
    private const val EVERY_MS = 4 * 60 * 60 * 1000L

    /** A failed turn comes back after half a minute, then twice as long. */
    private const val BACK_OFF_MS = 30_000L

    fun regular(context: Context) {
        val scheduler = context.getSystemService(JobScheduler::class.java) ?: return
        if (scheduler.getPendingJob(REGULAR) != null) return
        scheduler.schedule(job(context, REGULAR).setPeriodic(EVERY_MS).setPersisted(true).build())
    }

    /** After a change: as soon as there is a network. A few changes in a row are one turn. */
    fun soon(context: Context) {
        val scheduler = context.getSystemService(JobScheduler::class.java) ?: return
        scheduler.schedule(job(context, SOON).setMinimumLatency(2_000).setBackoffCriteria(BACK_OFF_MS, JobInfo.BACKOFF_POLICY_EXPONENTIAL).build())
    }

    /** Videos wait for Wi-Fi: as soon as there is one, also after a restart. */
    fun unmetered(context: Context) {
        val scheduler = context.getSystemService(JobScheduler::class.java) ?: return
        if (scheduler.getPendingJob(UNMETERED) != null) return
        scheduler.schedule(job(context, UNMETERED).setRequiredNetworkType(JobInfo.NETWORK_TYPE_UNMETERED).setPersisted(true).build())
    }

    private fun job(context: Context, id: Int) =
        JobInfo.Builder(id, ComponentName(context, SyncJob::class.java)).setRequiredNetworkType(JobInfo.NETWORK_TYPE_ANY)
}
