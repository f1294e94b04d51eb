package nl.oogst.app

import java.io.File
import javax.xml.parsers.DocumentBuilderFactory
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.w3c.dom.Element

/** What the package promises to the system. */
class ManifestTest {
    private val manifest = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(File("src/main/AndroidManifest.xml"))

    private fun all(tag: String) = manifest.getElementsByTagName(tag).let { list -> List(list.length) { list.item(it) as Element } }

    @Test
    fun `the store is in no backup, nothing goes in the clear, and only the activity is open to others`() {
        val app = all("application").single()
        assertEquals(listOf("false", "false", "false"), listOf("allowBackup", "fullBackupContent", "usesCleartextTraffic").map { app.getAttribute("android:$it") })
        assertEquals(emptyList<String>(), (all("provider") + all("service")).filter { it.getAttribute("android:exported") != "false" }.map { it.getAttribute("android:name") })
        assertEquals("dataSync", all("service").single { it.getAttribute("android:name") == ".sync.UploadService" }.getAttribute("android:foregroundServiceType"))
    }

    @Test
    fun `its icon and its look are there, by day and by night`() {
        val app = all("application").single()
        val res = File("src/main/res")
        assertTrue(File(res, app.getAttribute("android:icon").removePrefix("@").replaceFirst("/", "-anydpi-v26/") + ".xml").isFile)
        val style = app.getAttribute("android:theme").substringAfter("/")
        listOf("values", "values-night").forEach { assertTrue(it, "name=\"$style\"" in File(res, "$it/styles.xml").readText()) }
        val xml = res.walk().filter { it.extension == "xml" }.toList()
        xml.forEach { DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(it) }
        val named = Regex("@(color|drawable)/(\\w+)")
        val colours = xml.filter { it.parentFile.name.startsWith("values") }.joinToString("") { it.readText() }
        xml.flatMap { named.findAll(it.readText()) }.map { it.value }.forEach { what -> assertTrue(what, if ("color/" in what) "name=\"${what.substringAfter('/')}\"" in colours else File(res, "${what.drop(1)}.xml").isFile) }
    }

    @Test
    fun `every class that it names is there, and an invite's link leads here`() {
        (all("provider") + all("service") + all("activity")).map { it.getAttribute("android:name") }.forEach { Class.forName("nl.oogst.app$it", false, javaClass.classLoader) }
        val joins = all("data").filter { it.getAttribute("android:path") == "/join" }
        assertTrue(joins.single().getAttribute("android:scheme") == "https")
        val notNeeded = all("uses-feature").filter { it.getAttribute("android:required") == "false" }.map { it.getAttribute("android:name").substringAfter("hardware.") }
        assertTrue("what camera and microphone ask of a device unless it is taken back", notNeeded.containsAll(listOf("camera.any", "camera", "camera.autofocus", "microphone")))
    }
}
