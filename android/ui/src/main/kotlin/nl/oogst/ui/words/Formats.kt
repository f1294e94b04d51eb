package nl.oogst.ui.words

import java.text.NumberFormat
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneId
import java.time.format.DateTimeFormatter
import java.util.Locale

/** Numbers, sizes and moments as the language writes them. */
abstract class Formats {
    abstract val locale: Locale
    protected abstract val momentPattern: String
    protected abstract val dayPattern: String

    /** The calendar that people here live by. */
    var zone: ZoneId = ZoneId.systemDefault()

    /** One, or more. */
    protected fun some(n: Int, one: String, more: String) = if (n == 1) one else more

    /** `di 17 nov, 10.40`; [at] in Unix milliseconds. */
    fun moment(at: Long): String = DateTimeFormatter.ofPattern(momentPattern, locale).format(Instant.ofEpochMilli(at).atZone(zone)).replace(".,", ",")

    /** `dinsdag 17 november`. */
    fun day(at: Long): String = DateTimeFormatter.ofPattern(dayPattern, locale).format(Instant.ofEpochMilli(at).atZone(zone)).replaceFirstChar { it.titlecase(locale) }

    /** A calendar day as `2026-12-04`. */
    fun date(iso: String): String = DateTimeFormatter.ofPattern(dayPattern, locale).format(LocalDate.parse(iso))

    /** Bytes, in the units that telephones use: 1 MB is a million. */
    fun size(bytes: Long): String {
        val (value, unit) = when {
            bytes < 1_000_000 -> (bytes / 1e3).coerceAtLeast(if (bytes > 0) 1.0 else 0.0) to "kB"
            bytes < 1_000_000_000 -> bytes / 1e6 to "MB"
            else -> bytes / 1e9 to "GB"
        }
        val digits = if (value < 10 && unit != "kB") 1 else 0
        val number = NumberFormat.getNumberInstance(locale).apply { maximumFractionDigits = digits }
        return "${number.format(value)} $unit"
    }

    /** `0:45` or `1:30`. */
    protected fun duration(seconds: Int): String = if (seconds < 60) "$seconds s" else "%d:%02d min".format(Locale.ROOT, seconds / 60, seconds % 60)

    /** `2×` or `1,7×`. */
    fun times(zoom: Float): String = "${NumberFormat.getNumberInstance(locale).apply { maximumFractionDigits = 1 }.format(zoom)}×"

    /** `40 %`. */
    fun percent(n: Int): String = "$n\u00a0%"
}
