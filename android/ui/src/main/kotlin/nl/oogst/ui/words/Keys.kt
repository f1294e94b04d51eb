package nl.oogst.ui.words

/** Every plain sentence by its key. What depends on a state is in [Words]. */
abstract class Keys : TeamworkKeys() {
    // Everywhere
    abstract val appName: String
    abstract val back: String
    abstract val close: String
    abstract val next: String
    abstract val open: String
    abstract val again: String
    abstract val undo: String
    abstract val ready: String
    abstract val busy: String
    abstract val new: String
    abstract val cards: String
    abstract val camera: String
    abstract val nameToCome: String

    // Start
    abstract val takePhoto: String
    abstract val video: String
    abstract val document: String
    abstract val readCards: String
    abstract val pupilsTurn: String
    abstract val submit: String
    abstract val settings: String
    abstract fun inboxWith(n: Int): String
    abstract fun captures(n: Int): String
    abstract val noTeamTitle: String
    abstract val noTeamHint: String
    abstract val join: String
    abstract val noAssignmentTitle: String
    abstract val noAssignmentHint: String
    abstract fun forWhom(who: String): String
    abstract val offlineLine: String
    abstract val diskFull: String
    abstract val diskFullTodo: String
    abstract val freeSpace: String

    // Join
    abstract val joinTitle: String
    abstract val joinHint: String
    abstract val scanCode: String
    abstract val linkLabel: String
    abstract val haveSheet: String
    abstract val nameHint: String
    abstract val nameLabel: String
    abstract val compareTitle: String
    abstract val compareHint: String
    abstract val compareMeanwhile: String
    abstract val lookAgain: String
    abstract fun joined(name: String): String
    abstract fun joinedTeam(team: String): String
    abstract val joinedHint: String
    abstract val begin: String

    // Camera
    abstract fun taken(n: Int): String
    abstract val flashOn: String
    abstract val flashOff: String
    abstract val turnCamera: String
    abstract fun zoomed(zoom: Float): String
    abstract val startFilming: String
    abstract val stopFilming: String
    abstract fun videoAtMost(s: Int): String
    abstract fun secondsLeft(s: Int): String
    abstract val silentFilm: String
    abstract val cameraRefused: String
    abstract val cameraRefusedHint: String
    abstract val cameraRefusedJoin: String
    abstract val allowCamera: String

    // Captures
    abstract val myCaptures: String
    abstract val capture: String
    abstract val noCaptures: String
    abstract val noCapturesHint: String
    abstract val note: String
    abstract val goal: String
    abstract val keep: String
    abstract val throwAway: String
    abstract val inSubmission: String
    abstract val inSubmissionHint: String
    abstract val leftIn: String
    abstract val coverFaces: String
    abstract val coverMore: String
    abstract val coverHint: String
    abstract val lookingForFaces: String
    abstract val covering: String
    abstract fun coverNow(n: Int): String
    abstract fun coverCount(n: Int): String
    abstract val smaller: String
    abstract val larger: String
    abstract val takeAway: String
    abstract val keepOriginal: String
    abstract val keepOriginalHint: String

    // Cards
    abstract val fromGallery: String
    abstract fun cardsSeen(n: Int, ready: Boolean): String
    abstract fun cardsRead(n: Int): String
    abstract val readingCards: String
    abstract val result: String
    abstract val toResult: String
    abstract val shootCards: String
    abstract val shootCardsReady: String
    abstract val cardsResult: String
    abstract val noCards: String
    abstract val noCardsHint: String
    abstract fun cardCount(n: Int): String
    abstract fun doubts(n: Int): String
    abstract fun lookAtDoubts(n: Int): String
    abstract val submitCards: String
    abstract val readMore: String
    abstract val whichIsRight: String
    abstract val gotIt: String
    abstract val almost: String
    abstract val notYet: String
    abstract fun apart(numbers: List<String>): String
    abstract fun bar(label: String, n: Int, right: Boolean): String
    abstract fun written(n: Int): String
    abstract fun blank(n: Int): String
    abstract fun uncertain(n: Int): String
    abstract val doubtsTitle: String
    abstract val noDoubts: String
    abstract val noDoubtsHint: String
    abstract fun doubtAt(at: Int, of: Int): String
    abstract fun cardNumber(n: String): String
    abstract fun cropOf(n: String, question: String): String
    abstract val contradicted: String
    abstract val leftBlank: String
    abstract val laterThis: String

    // Submit
    abstract val nothingToChoose: String
    abstract val nothingToChooseHint: String
    abstract val onlyReflection: String
    abstract fun nextWith(n: Int): String
    abstract fun chosenOf(n: Int, of: Int): String
    abstract val chooseAll: String
    abstract val chooseNone: String
    abstract val whoHint: String
    abstract val nobodyAnywhere: String
    abstract fun stillToSay(n: Int): String
    abstract val recognisableNote: String
    abstract val recognisableHint: String
    abstract val reflectHint: String
    abstract val submitting: String
    abstract fun submitted(n: Int): String
    abstract val submittedHint: String

    // Outbox
    abstract val outbox: String
    abstract val outboxEmpty: String
    abstract val outboxEmptyHint: String
    abstract val offlineTitle: String
    abstract val offlineHint: String
    abstract val sendAllNow: String
    abstract fun syncing(left: Long): String
    abstract fun leftToGo(n: Int, left: Long): String
    abstract val sendNow: String
    abstract val why: String

    // Pupil
    abstract val leavePupilMode: String
    abstract val whichNumber: String
    abstract fun number(n: Int): String
    abstract val previous: String
    abstract val skip: String
    abstract val done: String
    abstract val everythingAnswered: String
    abstract fun doneBefore(n: Int): String
    abstract val doneBeforeHint: String
    abstract val otherNumber: String
    abstract val sayAgain: String
    abstract val changeSomething: String
    abstract fun thanks(n: Int): String
    abstract val passItOn: String
    abstract val nextPupil: String
    abstract fun minutes(n: Int): String
    abstract val wordsHint: String
    abstract val photoOfWork: String
    abstract fun workOf(n: Int): String
    abstract val anotherPhoto: String
    abstract val exitCardToo: String
    abstract val noExitCard: String
    abstract val whatTheyWrote: String
    abstract val handOver: String
    abstract val seeClass: String
    abstract val noClass: String
    abstract val noClassHint: String
    abstract val newClass: String
    abstract val whichClass: String
    abstract val lessonLabel: String
    abstract val whichQuestions: String
    abstract val lockedHint: String
    abstract val noDeviceLock: String
    abstract val noDeviceLockTodo: String
    abstract val classResult: String
    abstract val nobodyYet: String
    abstract val nobodyYetHint: String
    abstract fun doneOf(n: Int, of: Int): String
    abstract fun wantHelp(n: Int): String
    abstract fun minutesMiddle(s: String): String

    // Inbox
    abstract val inbox: String
    abstract val refresh: String
    abstract val inboxEmpty: String
    abstract val inboxEmptyHint: String
    abstract fun inboxCount(n: Int, unopened: Int): String
    abstract fun setAside(n: Int): String
    abstract fun withdrawn(n: Int): String
    abstract fun arrived(n: Int, of: Int): String
    abstract val twoVersions: String
    abstract val followUp: String

    // Team
    abstract val teamTitle: String
    abstract val teamHint: String
    abstract fun atHub(hub: String): String
    abstract val inviteColleagues: String
    abstract fun people(n: Int): String
    abstract val me: String
    abstract val personGone: String
    abstract val preparer: String
    abstract val colleague: String
    abstract val waitsForConfirm: String
    abstract val confirmTitle: String
    abstract val confirmHint: String
    abstract val codeLabel: String
    abstract val confirm: String
    abstract val myOtherDevice: String
    abstract val inviteTitle: String
    abstract val inviteHint: String
    abstract fun inviteFor(n: Int, until: Long): String
    abstract val shareLink: String
    abstract val closeInvite: String
    abstract val codeToScan: String

    // Settings
    abstract val language: String
    abstract val backupTitle: String
    abstract val backupHint: String
    abstract val storage: String
    abstract fun used(bytes: Long): String
    abstract fun freeable(bytes: Long): String
    abstract fun freed(bytes: Long): String
    abstract val freeing: String
    abstract val freeHint: String
    abstract fun version(v: String): String
    abstract val sheetTitle: String
    abstract val sheetThere: String
    abstract val sheetNot: String
    abstract val noSheet: String
    abstract val noSheetHint: String
    abstract val makeSheet: String
    abstract val sheetExplain: String
    abstract val sheetOnce: String
    abstract val sheetMade: String
    abstract val sheetPutAway: String
    abstract val makingSheet: String
    abstract val makeSheetAgain: String
    abstract fun paperWho(name: String, day: String): String
    abstract val paperExplain: String
    abstract val paperOnce: String
    abstract val paperScan: String
    abstract val paperWords: String
    abstract val paperWordsHint: String
    abstract val paperHub: String
    abstract val paperTeam: String
    abstract val paperKeep: String
    abstract val recoverTitle: String
    abstract val recoverHint: String
    abstract val scanSheet: String
    abstract val sheetWords: String
    abstract val recover: String
    abstract val recovering: String
    abstract val storeAside: String
    abstract val storeAsideHint: String
    abstract val storeAsideYes: String
}
