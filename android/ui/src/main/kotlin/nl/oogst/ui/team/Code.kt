package nl.oogst.ui.team

import com.google.zxing.BarcodeFormat
import com.google.zxing.EncodeHintType
import com.google.zxing.qrcode.QRCodeWriter
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel

/** A text as a QR code: rows of `#` and `.`, without the quiet zone, which is the screen's. */
fun code(text: String): List<String> {
    val hints = mapOf(EncodeHintType.MARGIN to 0, EncodeHintType.ERROR_CORRECTION to ErrorCorrectionLevel.M)
    val dots = QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints)
    return List(dots.height) { y -> String(CharArray(dots.width) { x -> if (dots[x, y]) '#' else '.' }) }
}
