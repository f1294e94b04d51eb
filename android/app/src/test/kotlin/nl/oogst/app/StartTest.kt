package nl.oogst.app

import android.os.Bundle
import java.io.File
import nl.oogst.app.vault.FileVault
import nl.oogst.doors.OogstCore
import nl.oogst.ui.app.AppModel
import nl.oogst.ui.app.Place
import nl.oogst.ui.outbox.Network
import nl.oogst.ui.capture.CaptureModel
import nl.oogst.ui.pupil.HandOverModel
import nl.oogst.ui.settings.Language
import nl.oogst.ui.settings.RecoverModel
import nl.oogst.ui.settings.SettingsModel
import nl.oogst.ui.start.StartModel
import nl.oogst.ui.submit.Prompt
import nl.oogst.ui.submit.SubmitModel
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

/** Where the app opens. */
@RunWith(RobolectricTestRunner::class)
class StartTest {
    private fun launch() = Robolectric.buildActivity(MainActivity::class.java).setup()

    @Test
    fun `its icon opens the start, an activity that was destroyed comes back where it was`() {
        val phone = launch()
        phone.get().model().go(Place.Settings)
        val kept = Bundle()
        phone.pause().stop().saveInstanceState(kept).destroy()
        val back = Robolectric.buildActivity(MainActivity::class.java).create(kept).start().resume()
        assertNotNull(back.get().model().top<SettingsModel>())
        back.pause().stop().destroy()
        assertNotNull(launch().get().model().top<StartModel>())
    }

    @Test
    fun `what is being written is never left by the icon, and comes back in another process`() {
        val phone = launch()
        val model = phone.get().model()
        model.go(Place.Submit(null))
        val submit = model.top<SubmitModel>()!!
        until("the choice") { submit.state.value.load is nl.oogst.ui.parts.Load.Here }
        submit.next()
        submit.prompt(Prompt.Successes, "Iedereen deed mee")
        submit.prompt(Prompt.Obstacles, "Te weinig tijd\nen te veel kaarten")
        assertTrue(launch().get().model().top<SubmitModel>() === submit)

        val kept = Bundle()
        phone.saveInstanceState(kept)
        // The next process makes its model of what the system gives back.
        val again = AppModel(model.core, model.platform, model.scope, Kept.places(kept)!!, words = model.words, drafts = Kept.drafts(kept))
        val state = again.top<SubmitModel>()!!.state.value
        assertEquals(submit.state.value.reflection, state.reflection)
        assertEquals(submit.state.value.step, state.step)
    }

    @Test
    fun `a lesson and a note that were being typed come back too`() {
        val phone = launch()
        val model = phone.get().model()
        model.go(Place.HandOver)
        model.top<HandOverModel>()!!.lesson("Breuken")
        fun again(): AppModel {
            val kept = Bundle()
            phone.saveInstanceState(kept)
            return AppModel(model.core, model.platform, model.scope, Kept.places(kept)!!, words = model.words, drafts = Kept.drafts(kept))
        }
        assertEquals("Breuken", again().top<HandOverModel>()!!.state.value.lesson)

        runBlocking { model.taken(File(phone.get().cacheDir, "bord.jpg").apply { writeBytes(photo(51)) }.path, nl.oogst.ui.parts.Kind.Photo) }
        model.go(Place.Capture(runBlocking { model.core.captures.groups() }.single().thumbs.single().id))
        val capture = model.top<CaptureModel>()!!
        until("the capture") { capture.state.value.load is nl.oogst.ui.parts.Load.Here }
        capture.note("Het bord na les 4")
        val state = again().top<CaptureModel>()!!.state
        until("the capture again") { state.value.load is nl.oogst.ui.parts.Load.Here }
        assertEquals("Het bord na les 4", state.value.note)
        assertTrue("still to be kept", state.value.changed)
    }

    @Test
    fun `a chosen language is the one that is shown the next time`() {
        val model = launch().get().model()
        model.go(Place.Settings)
        model.top<SettingsModel>()!!.language(Language.English)
        model.back()
        model.go(Place.Settings)
        assertEquals(Language.English, model.top<SettingsModel>()!!.state.value.language)
    }

    @Test
    fun `an archive that is damaged is set aside only when asked, and the sheet is asked for`() {
        val context = RuntimeEnvironment.getApplication()
        val wrap = KeptKey()
        val folder = File(context.noBackupFilesDir, "store").apply { mkdirs() }
        runBlocking { OogstCore.open(folder, FileVault(context, wrap)) { Network.None }.close() }
        folder.listFiles().orEmpty().filter { it.name.contains(".db") || it.name.contains("sqlite") }.forEach { it.delete() }
        val shell = Shell(context, wrap)
        shell.open()
        until("told") { shell.ready.value is Shell.Ready.Wrong }
        assertEquals("store.damaged", (shell.ready.value as Shell.Ready.Wrong).fault.code)
        assertTrue("nothing was moved by itself", folder.listFiles().orEmpty().none { it.name.startsWith("set-aside") })
        shell.setAside()
        until("open again") { shell.model != null }
        assertTrue(folder.listFiles().orEmpty().any { it.name.startsWith("set-aside") })
        assertNotNull(shell.model!!.top<RecoverModel>())
    }
}
