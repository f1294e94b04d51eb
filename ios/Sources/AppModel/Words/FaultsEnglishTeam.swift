extension Fault {
  /// Between devices: hub, team, links, submissions.
  static let englishTeam: [String: Fault] = [
    "team.none": Fault(
      "This device belongs to no team yet. What you capture stays safe on this device.",
      "Join with the link you were given."
    ),
    "team.already_member": Fault(
      "This device already belongs to a team. Nothing was changed.",
      "Leave that team first (Settings)."
    ),
    "team.invite_over": Fault(
      "This invitation is over: expired, used up or closed. What is on this device is safe.",
      "Ask a preparer for a new one."
    ),
    "team.other_hub": Fault(
      "At this address is another hub than the link names. Nothing was sent.",
      "Ask for a new link."
    ),
    "team.other_log": Fault(
      "The hub shows another team than the link names. Nothing was sent.",
      "Ask for a new link."
    ),
    "team.preparers_only": Fault(
      "Only a preparer can do this.",
      "Ask a preparer."
    ),
    "team.no_such_code": Fault(
      "No device waits with this code.",
      "Compare the code digit by digit."
    ),
    "team.unknown": Fault(
      "This device or person is not in the team.",
      "Update and try again."
    ),
    "team.last_preparer": Fault(
      "That would leave nobody in the preparation group. Nothing was changed.",
      "Invite somebody else first."
    ),
    "team.sheet_over": Fault(
      "This recovery sheet is no longer in use.",
      "Find your newest sheet, or ask for a new invitation."
    ),
    "team.sheet_needed": Fault(
      "Recovery was interrupted. Your sheet still works.",
      "Scan the same sheet again."
    ),
    "team.only_at_hub": Fault(
      "{n|One capture is|# captures are} at the hub only; if you leave now, you can't get at them any more.",
      "Fetch them first."
    ),
    "team.unsent": Fault(
      "{n|One thing is|# things are} not sent yet; if you leave now, they won't arrive.",
      "Update first."
    ),
    "team.name": Fault(
      "A name has 1 to 80 characters, on one line.",
      "Choose another name."
    ),
    "team.update_needed": Fault(
      "Your team uses something new that this version does not know. What you capture stays safe on this device.",
      "Update Oogst."
    ),
    "team.not_member": Fault(
      "This device no longer belongs to the team. What you captured is still safe on this device.",
      "Ask for a new invitation, or come back with your recovery sheet."
    ),
    "team.log_fork": Fault(
      "The hub shows another team log than before. Nothing is sent; what you capture stays safe.",
      "Tell whoever runs the hub."
    ),
    "team.log_broken": Fault(
      "The team log is not right. Nothing is sent; what you capture stays safe.",
      "Tell whoever runs the hub."
    ),
    "link.not_a_link": Fault(
      "This is not a link of Oogst.",
      "Copy the whole link, with all that follows the # sign."
    ),
    "link.version": Fault(
      "This link is of a newer version of Oogst.",
      "Update Oogst and try again."
    ),
    "link.cut_short": Fault(
      "This link was cut short or a character was changed.",
      "Copy the whole link again, or scan the QR code."
    ),
    "link.other_kind": Fault(
      "This is another kind of link than is needed here.",
      "Use your colleague's invitation."
    ),
    "link.address": Fault(
      "The address in this link can't be used.",
      "Ask for a new link."
    ),
    "words.count": Fault(
      "These are {n|# word|# words}; the sheet has 24.",
      "Type all words, in the order of the sheet."
    ),
    "words.unknown": Fault(
      "Word {n} is not in the list.",
      "Check on the sheet whether you typed it right."
    ),
    "words.checksum": Fault(
      "The words do not fit together.",
      "Check whether a word is wrong or swapped."
    ),
    "hub.offline": Fault(
      "No connection to the hub. {safe} safe on this device.",
      "We try again by ourselves."
    ),
    "hub.timeout": Fault(
      "The hub does not answer in time. {safe} safe on this device.",
      "We try again by ourselves; what was on its way goes on from where it was."
    ),
    "hub.tls": Fault(
      "Not sure that this really is your hub. Nothing was sent; {safe} safe on this device.",
      "Try another network. If it stays like this, tell whoever runs the hub."
    ),
    "hub.clock": Fault(
      "This device's clock is wrong, so the hub can't be trusted. {safe} safe on this device.",
      "Set date and time right and try again."
    ),
    "hub.captive_portal": Fault(
      """
      A web page answers instead of the hub: this network probably wants you to log in first. {safe} safe \
      on this device.
      """,
      "Open a browser, log in to the Wi-Fi and try again."
    ),
    "hub.not_a_hub": Fault(
      "There is no hub of Oogst at this address. Nothing was sent; {safe} safe on this device.",
      "Ask for a new link."
    ),
    "hub.unauthorized": Fault(
      "The hub does not know this device. {safe} safe on this device.",
      "Ask a preparer whether your device is still in the team."
    ),
    "hub.removed": Fault(
      "This device was removed from the team. {safe} safe on this device.",
      "Ask for a new invitation, or come back with your recovery sheet."
    ),
    "hub.forbidden": Fault(
      "The hub does not allow this. {safe} safe on this device.",
      "Update and try again."
    ),
    "hub.not_found": Fault(
      "This is not at the hub.",
      "It may still be on its way: try again later."
    ),
    "hub.log_moved": Fault(
      "Somebody else was just before you. Nothing was changed.",
      "Try again."
    ),
    "hub.old_epoch": Fault(
      "The team's keys were just renewed. Nothing is lost.",
      "Update and try again."
    ),
    "hub.too_large": Fault(
      "This is too large for this hub. {safe} safe on this device.",
      "Ask whoever runs the hub to raise the limit."
    ),
    "hub.quota": Fault(
      "Your team's room at the hub is used up. {safe} safe on this device.",
      "Ask whoever runs the hub for more room."
    ),
    "hub.rate": Fault(
      "The hub asks to wait a moment. {safe} safe on this device.",
      "We try again by ourselves."
    ),
    "hub.trouble": Fault(
      "The hub has trouble of its own. {safe} safe on this device.",
      "We try again by ourselves."
    ),
    "hub.nonsense": Fault(
      "The hub's answer can't be read. {safe} safe on this device.",
      "Update Oogst and try again."
    ),
    "hub.noise": Fault(
      "The hub sends very much that can't be opened; it was not taken in. {safe} safe on this device.",
      "Tell whoever runs the hub."
    ),
    "submission.nothing": Fault(
      "Nothing was chosen and nothing written.",
      "Choose captures, or write a reflection."
    ),
    "submission.too_many": Fault(
      "This is too much for one submission; 200 fit.",
      "Make it two submissions."
    ),
    "submission.unknown": Fault(
      "This submission is not there.",
      "Look in My captures."
    ),
    "submission.withdrawn": Fault(
      "This submission was already withdrawn.",
      "Submit again."
    ),
    "inbox.unknown": Fault(
      "This submission is no longer there.",
      "Update and look again."
    ),
    "inbox.arriving": Fault(
      "This is still on its way: your colleague's device has not sent it yet.",
      "Try again later."
    ),
    "fetch.wrong": Fault(
      "This file is not what it says it is. It was put aside and is not shown.",
      "Ask your colleague to submit it again."
    ),
    "cycle.trial": Fault(
      "The trial period ends before it begins.",
      "Swap the two dates."
    ),
    "cycle.unknown": Fault(
      "This cycle is not there.",
      "Update and look again."
    ),
    "cycle.video": Fault(
      "Videos of this length or size can't be saved.",
      "Choose other numbers."
    ),
    "date.bad": Fault(
      "This is no date.",
      "Choose a date."
    ),
    "fetch.unknown": Fault(
      "This device does not know this file.",
      "Update and try again."
    ),
    "inbox.quarantined": Fault(
      "This file is not right. It was put aside and is not shown.",
      "Ask your colleague to submit it again."
    ),
    "quarantine.not_acceptable": Fault(
      "This message can't count after all.",
      "Ask the sender to send it again."
    ),
    "record.not_queued": Fault(
      "This message no longer waits. Nothing was changed.",
      "Look in the list again."
    ),
    "record.refused": Fault(
      "This message can't be made. Nothing was changed.",
      "Try again."
    ),
    "record.too_large": Fault(
      "This is too large to send in one go.",
      "Make it two submissions or shorten the text."
    ),
    "submission.twice": Fault(
      "A capture is in it twice.",
      "Choose each capture once."
    ),
    "team.drawing": Fault(
      "The sheet could not be made. Your old sheet still works.",
      "Try again."
    ),
    "team.give": Fault(
      "The keys could not be handed on. Nothing was changed.",
      "Update and try again."
    ),
    "team.refused": Fault(
      "It can't be like this in this team. Nothing was changed.",
      "Update and try again."
    ),
    "hub.gone": Fault(
      "This is over at the hub. {safe} safe on this device.",
      "Update and try again."
    ),
    "hub.offset": Fault(
      "The hub had more or less than thought. Nothing is lost.",
      "Update: it goes on from where it was."
    ),
    "hub.invalid": Fault(
      "The hub does not understand this. {safe} safe on this device.",
      "Update Oogst and try again."
    ),
    "hub.checksum": Fault(
      "Something arrived damaged. {safe} safe on this device.",
      "We try again by ourselves."
    ),
  ]
}
