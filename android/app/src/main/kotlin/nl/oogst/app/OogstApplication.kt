package nl.oogst.app

import android.app.Activity
import android.app.Application
import android.view.View
import nl.oogst.app.vault.KeystoreWrap
import nl.oogst.app.vault.Wrap

/** The process: one [Shell] for as long as it lives. On a phone `PhoneApplication` adds the Compose content. */
open class OogstApplication : Application() {
    /** The open core and the model, made when they are first asked for. */
    val shell: Shell by lazy { Shell(this, wrap()) }

    /** What wraps the store's key. */
    protected open fun wrap(): Wrap = KeystoreWrap()

    /** What an activity shows. */
    open fun content(activity: Activity): View = View(activity)
}

/** The process's [Shell], from anything that has a context. */
val android.content.Context.shell: Shell get() = (applicationContext as OogstApplication).shell
