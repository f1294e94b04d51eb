package nl.oogst.app.incoming

import android.content.ContentProvider
import android.content.ContentValues
import android.database.Cursor
import android.net.Uri
import android.os.ParcelFileDescriptor
import java.io.FileNotFoundException

/** Lets the phone's camera write one file, which was granted to it for that; lists nothing, reads nothing, is not exported. */
class IncomingProvider : ContentProvider() {
    override fun onCreate() = true

    override fun openFile(uri: Uri, mode: String): ParcelFileDescriptor {
        val context = context ?: throw FileNotFoundException("no context")
        val file = uri.lastPathSegment?.let { Incoming(context).find(it) } ?: throw FileNotFoundException("no such place")
        if ('w' !in mode) throw FileNotFoundException("for writing only")
        return ParcelFileDescriptor.open(file, ParcelFileDescriptor.parseMode(mode))
    }

    override fun getType(uri: Uri): String? = null
    override fun query(uri: Uri, projection: Array<String>?, selection: String?, arguments: Array<String>?, order: String?): Cursor? = null
    override fun insert(uri: Uri, values: ContentValues?): Uri? = null
    override fun update(uri: Uri, values: ContentValues?, selection: String?, arguments: Array<String>?) = 0
    override fun delete(uri: Uri, selection: String?, arguments: Array<String>?) = 0

    companion object {
        const val AUTHORITY = "nl.oogst.app.incoming"
    }
}
