package nl.oogst.app.opened

import android.content.ContentProvider
import android.content.ContentResolver
import android.content.ContentValues
import android.database.Cursor
import android.database.MatrixCursor
import android.net.Uri
import android.os.ParcelFileDescriptor
import android.provider.OpenableColumns
import android.webkit.MimeTypeMap
import java.io.File
import java.io.FileNotFoundException

/** Lets the one app that was asked to show an opened file read that file; lists nothing, writes nothing, is not exported. */
class OpenedProvider : ContentProvider() {
    override fun onCreate() = true

    override fun openFile(uri: Uri, mode: String): ParcelFileDescriptor {
        if (mode != "r") throw FileNotFoundException("for reading only")
        return ParcelFileDescriptor.open(find(uri) ?: throw FileNotFoundException("no such file"), ParcelFileDescriptor.MODE_READ_ONLY)
    }

    override fun getType(uri: Uri): String = type(uri.lastPathSegment.orEmpty())

    /** What an app that shows a file asks: its name and its size. */
    override fun query(uri: Uri, projection: Array<String>?, selection: String?, arguments: Array<String>?, order: String?): Cursor? {
        val file = find(uri) ?: return null
        val columns = projection ?: arrayOf(OpenableColumns.DISPLAY_NAME, OpenableColumns.SIZE)
        val values = columns.map { column ->
            when (column) {
                OpenableColumns.DISPLAY_NAME -> file.name
                OpenableColumns.SIZE -> file.length()
                else -> null
            }
        }
        return MatrixCursor(columns).apply { addRow(values) }
    }

    override fun insert(uri: Uri, values: ContentValues?): Uri? = null
    override fun update(uri: Uri, values: ContentValues?, selection: String?, arguments: Array<String>?) = 0
    override fun delete(uri: Uri, selection: String?, arguments: Array<String>?) = 0

    /** A name, and nothing that leads out of the folder. */
    private fun find(uri: Uri): File? {
        val folder = File(context?.noBackupFilesDir ?: return null, "store/opened")
        val name = uri.pathSegments.singleOrNull() ?: return null
        return File(folder, name).takeIf { it.name == name && it.isFile && it.canonicalFile.parentFile == folder.canonicalFile }
    }

    companion object {
        const val AUTHORITY = "nl.oogst.app.opened"

        fun uri(file: File): Uri = Uri.Builder().scheme(ContentResolver.SCHEME_CONTENT).authority(AUTHORITY).appendPath(file.name).build()

        fun type(path: String): String =
            MimeTypeMap.getSingleton().getMimeTypeFromExtension(path.substringAfterLast('.', "").lowercase()) ?: "application/octet-stream"
    }
}
