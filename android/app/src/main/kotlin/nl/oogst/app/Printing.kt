package nl.oogst.app

import android.app.Activity
import android.os.Bundle
import android.os.CancellationSignal
import android.os.ParcelFileDescriptor
import android.print.PageRange
import android.print.PrintAttributes
import android.print.PrintDocumentAdapter
import android.print.PrintDocumentInfo
import android.print.PrintManager
import java.io.FileOutputStream
import java.io.IOException

/** Gives a page to the phone's own printing, from memory: a recovery sheet is never a file of ours. */
object Printing {
    fun print(activity: Activity, name: String, pdf: ByteArray) {
        val manager = activity.getSystemService(PrintManager::class.java) ?: return
        manager.print(name, Page(name, pdf), PrintAttributes.Builder().setMediaSize(PrintAttributes.MediaSize.ISO_A4).build())
    }

    private class Page(private val name: String, private val pdf: ByteArray) : PrintDocumentAdapter() {
        override fun onLayout(old: PrintAttributes?, new: PrintAttributes?, cancel: CancellationSignal?, done: LayoutResultCallback, extras: Bundle?) {
            if (cancel?.isCanceled == true) return done.onLayoutCancelled()
            done.onLayoutFinished(PrintDocumentInfo.Builder(name).setContentType(PrintDocumentInfo.CONTENT_TYPE_DOCUMENT).setPageCount(1).build(), true)
        }

        override fun onWrite(pages: Array<PageRange>?, to: ParcelFileDescriptor, cancel: CancellationSignal?, done: WriteResultCallback) {
            try {
                FileOutputStream(to.fileDescriptor).use { it.write(pdf) }
                done.onWriteFinished(arrayOf(PageRange.ALL_PAGES))
            } catch (error: IOException) {
                done.onWriteFailed(error.message)
            }
        }

        override fun onFinish() = pdf.fill(0)
    }
}
