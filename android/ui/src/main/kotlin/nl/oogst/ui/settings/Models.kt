package nl.oogst.ui.settings

import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.app.Place
import nl.oogst.ui.core.SheetLabels
import nl.oogst.ui.parts.Load
import nl.oogst.ui.start.Membership

class SettingsModel(language: Language, around: Around) : Model<SettingsState>(SettingsState(language), around), SettingsActions {
    override fun refresh() {
        work({ fault -> set { copy(fault = fault) } }) {
            val start = around.core.start.show()
            val backup = around.core.settings.backup()
            val used = around.core.settings.usedBytes()
            val freeable = around.core.settings.freeable()
            set { copy(backup = backup, usedBytes = used, freeable = freeable, inTeam = start.membership != Membership.None, hasSheet = start.hasSheet, version = around.core.settings.version()) }
        }
    }

    override fun team() = around.go(Place.Team)
    override fun sheet() = around.go(Place.Sheet)
    override fun cards() = around.go(Place.Lessons)
    override fun join() = around.go(Place.Join)

    override fun language(language: Language) {
        set { copy(language = language) }
        around.platform.language(language)
    }

    override fun backup(on: Boolean) {
        set { copy(backup = on) }
        work({ fault -> set { copy(backup = !on, fault = fault) } }) { around.core.settings.setBackup(on) }
    }

    override fun free() {
        set { copy(working = true, freed = null, fault = null) }
        work({ fault -> set { copy(working = false, fault = fault) } }) {
            val freed = around.core.settings.freeSpace()
            set { copy(working = false, freed = freed) }
            refresh()
        }
    }

    override fun back() = around.back()
}

class SheetModel(private val labels: () -> SheetLabels, around: Around) : Model<SheetState>(SheetState(), around), SheetActions {
    /** Straight to the printer: it is shown nowhere and kept nowhere. */
    override fun make() {
        set { copy(load = Load.Busy) }
        work({ fault -> set { copy(load = Load.Failed(fault)) } }) {
            val labels = labels()
            around.platform.print(labels.title, around.core.team.printSheet(labels))
            set { copy(load = null, made = true) }
        }
    }

    override fun back() = around.back()
}

class RecoverModel(around: Around) : Model<RecoverState>(RecoverState(), around), RecoverActions {
    fun found(text: String) {
        set { copy(text = text, fault = null) }
        recover()
    }

    override fun text(text: String) = set { copy(text = text, fault = null) }
    override fun scan() = around.platform.scanCode()

    override fun recover() {
        set { copy(working = true, fault = null) }
        work({ fault -> set { copy(working = false, fault = fault) } }) {
            around.core.team.recover(now.text.trim())
            set { copy(working = false, text = "") }
            around.back()
        }
    }

    override fun back() = around.back()
}
