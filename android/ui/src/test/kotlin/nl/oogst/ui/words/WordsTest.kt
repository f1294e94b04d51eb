package nl.oogst.ui.words

import java.io.File
import java.time.ZoneId
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.screens.MORNING
import nl.oogst.ui.start.Time
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertTrue
import org.junit.Test

class WordsTest {
    @Test
    fun `both languages know the same codes and leave no value out`() {
        assertEquals(Dutch.faultCodes(), English.faultCodes())
        val value = Regex("\\{[a-z_]+\\}")
        Dutch.faultCodes().forEach { code ->
            val (dutch, english) = Dutch.fault(Fault(code)) to English.fault(Fault(code))
            assertEquals(code, value.findAll(dutch.toString()).map { it.value }.toSet(), value.findAll(english.toString()).map { it.value }.toSet())
            assertNotEquals(code, dutch, english)
            assertTrue(code, dutch.second.isNotBlank() && english.second.isNotBlank())
        }
    }

    @Test
    fun `every code of the core has a sentence`() {
        val code = Regex("\"([a-z_]+\\.[a-z_]+)\"")
        val codes = File("../../bindings/src").walk().filter { it.extension == "rs" }.flatMap { file -> code.findAll(file.readText()).map { it.groupValues[1] } }.toSet() - "index.html"
        assertTrue("the facade's codes were found", codes.size > 80)
        assertEquals(emptySet<String>(), codes - Dutch.faultCodes())
    }

    @Test
    fun `an unknown code still says what is safe and what to do`() {
        assertEquals(Dutch.fault(Fault("other")), Dutch.fault(Fault("store.something_new")))
    }

    @Test
    fun `moments, sizes and days are written as each language writes them`() {
        Dutch.zone = ZoneId.of("Europe/Amsterdam")
        English.zone = ZoneId.of("Europe/Amsterdam")
        assertEquals("di 17 nov, 10.40", Dutch.moment(MORNING))
        assertEquals("Tue 17 Nov, 10:40", English.moment(MORNING))
        assertEquals("2,4 MB", Dutch.size(2_400_000))
        assertEquals("2.4 MB", English.size(2_400_000))
        assertEquals("48 MB", Dutch.size(48_000_000))
        assertEquals("Laatste dag", Dutch.time(Time.Running(0)))
        assertEquals("Nog 1 dag", Dutch.time(Time.Running(1)))
        assertEquals("6 days left", English.time(Time.Running(6)))
    }
}
