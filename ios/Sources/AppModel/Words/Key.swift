/// Everything that is said when all goes well, by key. A sentence for each is in `Dutch.swift` and `English.swift`; a missing
/// one does not compile. What goes wrong is in `Fault`, by the core's own codes.
public enum Key: String, CaseIterable, Sendable {
  // General.
  case ok, cancel, close, done, undo, retry, save, remove, share, loading, offline, photo, video
  case document, cards
  // Joining.
  case joinTitle, joinExplain, joinScan, joinLink, joinName, joinTeamName, joinFound, joinButton, joinLater
  case joinBusy, joinDone, joinCode, joinPending, joinRecover, recoverTitle, recoverExplain, recoverButton
  case recovered
  case joinCameraRefused, recoverWordsExplain
  // Start: the assignment now.
  case assignmentNone, assignmentDaysLeft, assignmentLastDay, assignmentUpcoming, assignmentOver, assignmentUntil
  case assignmentGoal, assignmentPeriod, assignmentFor
  case capturePhoto, captureVideo, captureDocument, cardsRead, pupilTurn, lastCaptures
  case outboxLineSafe, outboxLineNothing, outboxLineDraft, outboxLineQueued, outboxLineWifi, outboxLineSending
  case outboxLineAttention
  // Camera.
  case cameraShutter, cameraRecord, cameraStop, cameraFlash, cameraSwitch, cameraCount, cameraTimeLeft, cameraSaved
  case cameraSavedSame, cameraSaving, cameraRefused, cameraRefusedOpen, cameraNothing, cameraInterrupted, shareTaken
  case shareFailed
  case cameraCutShort, shareSome
  // Captures.
  case capturesTitle, capturesNone, capturesWithoutLesson, captureNote, captureGoal, captureLesson, captureCover,
    captureCoverMore, captureRemoved
  case captureChanged, captureAlt, captureLeftIn, leftInCommentNames, leftInProperties, leftInEmbeddedPicture
  case leftInEmbeddedFile, leftInUnreadablePart, stateDraft, stateQueued, stateWaitingUnmetered, stateSending
  case stateReceived, stateNeedsAttention, stateFreed
  case captureLessonAsk, captureSubmitted
  // Covering faces.
  case coverTitle, coverSuggested, coverAdd, coverRemove, coverApply, coverExplain, coverKeep, coverDone
  case coverDoneKept, nudgeLeft, nudgeRight, nudgeUp, nudgeDown, coverBox, coverLarger, coverSmaller
  // Cards.
  case cardsAim, cardsSeen, cardsReading, cardsCount, cardsNotRead, adviceReady, adviceCloser
  case adviceHoldStill, adviceTooDark, adviceGlare, adviceNoCards, whyTooSmall, whyBlurred, whyCovered, whyOutside
  case whyNotACard, whyWrongChecksum, whyNewer, warningCloser, warningDuplicates, warningUnknownRun
  case warningUnknownTemplate, warningTooMany, cardsResult, pileGotIt, pileAlmost, pileNotYet, pileApart, doubts
  case doubtQuestion, doubtLeft, doubtNext, doubtSeveral, doubtContradicted, cardNumber, answerWritten, answerBlank,
    answerUnclear,
    faceHappy, faceFine, faceNeutral,
    faceUnsure
  case faceSad, barLabel, resultsNone, cardsSayRight
  // Submitting.
  case submitTitle, submitChoose, submitChosen, submitPupils, pupilsNone, pupilsCovered, pupilsRecognisable
  case pupilsAll, submitPupilsMissing, submitReflection, reflectionSuccesses, reflectionObstacles
  case reflectionAddedValuePupils, reflectionOwnApproach, reflectionLessonQuality, reflectionFollowUpQuestion
  case submitButton, submitted, submissionQueued, submissionReceived, submissionOpened, submissionWithdrawn
  case submissionWithdraw, submissionTakenBack, submitNeedsTeam
  case submissionAmend, submissionAmendExplain, submitAmended, submitAmendButton
  case submitResults, submitCounts, submitAlong, submissionWithdrawAsk
  case submitNothing, submitCards, submitCardPhotos, submitCountsHint, submitCardsHint, submitCardPhotosHint
  case submitHowMuch, submitPieces, submitPiecesHint, aboutMastery, aboutEffort, aboutDifficulty, aboutMotivation
  case aboutWellbeing, aboutMinutes, aboutWords, aboutPhoto, aboutHelp
  // Outbox.
  case outboxTitle, outboxEmpty, outboxLeft, outboxSendVideoNow, outboxSendNowMarked
  case outboxSync, outboxSyncing, outboxStopped, whyVideoOnMetered, whyOnOtherDevice
  case whyOriginalMissing, purposeBackup, purposeSubmission
  // Pupils.
  case pupilTitle, pupilChooseClass, pupilChooseNumber, pupilNumber, pupilNext, pupilUndo
  case pupilSkip, pupilPhoto, pupilLeave, pupilLeaveLocked, pupilCount, pupilAskedHelp, pupilHandOver, pupilNewClass
  case pupilClassName, pupilNoClass, pupilLesson, pupilQuestions, pupilCard, pupilNoCard, pupilSeeClass, pupilBack
  case pupilGoOn, pupilThatsAll, pupilChange, pupilThanks, pupilPassOn, pupilDoneBefore, pupilDoneBeforeHint
  case pupilOther, pupilAgain, pupilNobody, pupilWrote, pupilMiddle, pupilMinutesShort, pupilAnotherPhoto, pupilLockHint
  case pupilChangeClass, pupilName, pupilHowMany, pupilNumberName, pupilAddNumber, pupilRounds, pupilNotYet, pupilWork
  case pupilCameraRefused, pupilNoLock
  // Inbox.
  case inboxTitle, inboxEmpty, inboxCount, inboxArrived, inboxTextOnly, inboxNew, inboxUnnamed, inboxWithdrawn
  case inboxPutAside, inboxConflict, inboxSameId, itemArriving, itemNotFetched, itemHere, itemQuarantined
  case inboxUnopened, inboxPupils, inboxHelp, inboxHelpYes, inboxHelpNo
  // Settings.
  case settingsTitle, settingsTeam, settingsDevices, settingsLanguage, settingsStorage, settingsSheet, languageDutch
  case languageEnglish, languageSystem, roleColleague, rolePreparer, rolePending, deviceThis, deviceActive
  case devicePending, deviceRemoved, deviceRemove, deviceRemoveAdvice, deviceAdd, deviceConfirm
  case deviceConfirmExplain, deviceConfirmed, personMe, personGone, inviteColleague, invitePreparer, inviteMade
  case storageFree, storageMayGo, storageMayGoNone, storageFreed, storageFreedNone, storageKept
  case backup, backupOn, backupOff, sheetNone
  case sheetMake, sheetAdvice, sheetTitle, sheetWho, sheetExplain, sheetOnce, sheetScan, sheetWords, sheetWordsHint
  case sheetHub, sheetTeam, sheetKeep, teamLeave, teamLeft
  case deviceRemoveAsk, teamLeaveAsk, teamLeaveAnyway
  case personRemove, personRemoveAsk, personRemoved, openInvites, openInvite, inviteClose, inviteClosed
  // Opening.
  case opening, openLocked
  // Notifications.
  case notifySent, notifyAttention
  // Parts of sentences.
  case safeCaptures
}
