extension Fault {
  /// By the core's code, in English: what happened and what is safe; what to do.
  static let english: [String: Fault] = [
    "store.vault_locked": Fault(
      "The key of this device is still locked.",
      "Unlock the device and try again."
    ),
    "store.key_lost": Fault(
      "The key of Oogst is no longer on this device. Without it nobody can open it; nothing was changed.",
      "Come back with your recovery sheet, or ask for a new invitation."
    ),
    "store.vault": Fault(
      "This device's keychain does not answer. Nothing was changed.",
      "Restart the device and try again."
    ),
    "store.wrong_key": Fault(
      "This key belongs to another Oogst. Nothing was changed.",
      "Come back with your recovery sheet."
    ),
    "store.newer": Fault(
      "This store was made by a newer version of Oogst. Nothing was changed.",
      "Update Oogst and try again."
    ),
    "store.damaged": Fault(
      "The store was damaged and has been put aside; nothing was thrown away.",
      "Begin again. With your recovery sheet what is at the hub comes back."
    ),
    "store.busy": Fault(
      "Oogst is already open here. Nothing was changed.",
      "Close the other window and try again."
    ),
    "store.disk_full": Fault(
      "The device is full. What was saved is safe; this was not saved.",
      "Free some space (Settings, Storage) and do it again."
    ),
    "store.not_writable": Fault(
      "Oogst may not write here. Nothing was saved.",
      "Restart the device and try again."
    ),
    "store.not_here": Fault(
      "This file is not on this device.",
      "Fetch it once there is a connection."
    ),
    "media.empty": Fault(
      "This file is empty. Nothing was saved.",
      "Choose another file, or share it again."
    ),
    "media.heic": Fault(
      "This photo is in HEIC. Nothing was saved.",
      "Choose 'Most Compatible' or share it as JPEG."
    ),
    "media.not_taken_in": Fault(
      "Oogst does not take in this kind of file. Nothing was saved.",
      "Share it as a photo (JPEG), video (MP4) or PDF."
    ),
    "media.unknown": Fault(
      "Oogst does not know this kind of file. Nothing was saved.",
      "Share it as a photo (JPEG), video (MP4) or PDF."
    ),
    "media.damaged": Fault(
      "This file is damaged or cut short. Nothing was saved.",
      "Make or share it again."
    ),
    "media.protected": Fault(
      "This file has a password and can't be cleaned. Nothing was saved.",
      "Save it without a password and share it again."
    ),
    "media.too_many_pixels": Fault(
      "This picture is too large. Nothing was saved.",
      "Make it smaller."
    ),
    "media.too_large": Fault(
      "This file is too large. Nothing was saved.",
      "Make it smaller or shorter."
    ),
    "media.too_long": Fault(
      "This video is too long. Nothing was saved.",
      "Cut it shorter and choose it again."
    ),
    "media.nested": Fault(
      "This file is built strangely. Nothing was saved.",
      "Save it again with another program."
    ),
    "media.too_many_parts": Fault(
      "This file has too many parts. Nothing was saved.",
      "Split it or make it a PDF."
    ),
    "media.unpacked": Fault(
      "This file unpacks to far more than it seems. Nothing was saved.",
      "Save it again, with smaller pictures."
    ),
    "media.io": Fault(
      "Reading or writing went wrong. Nothing was saved.",
      "Try again."
    ),
    "capture.unreadable": Fault(
      "This file can't be read. Nothing was saved.",
      "Choose it again."
    ),
    "capture.no_file": Fault(
      "This file is no longer there. Nothing was saved.",
      "Choose it again."
    ),
    "capture.other_kind": Fault(
      "This is something else than asked for. Nothing was saved.",
      "Choose another file."
    ),
    "capture.unknown": Fault(
      "This capture is no longer there.",
      "Look in My captures."
    ),
    "capture.submitted": Fault(
      "This capture is part of a submission. Nothing was removed.",
      "Withdraw the submission first."
    ),
    "text.empty": Fault(
      "There is nothing here yet.",
      "Fill something in, or leave it out."
    ),
    "text.too_long": Fault(
      "This text is too long; {max} characters fit.",
      "Make it shorter."
    ),
    "text.untrimmed": Fault(
      "There are spaces around this text.",
      "Remove the spaces at its ends."
    ),
    "text.control": Fault(
      "It holds a character that can't be there.",
      "Type it again."
    ),
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
    "cards.picture": Fault(
      "Nothing can be read on this photo. Nothing was changed.",
      "Take the photo again, from straight above."
    ),
    "cancelled": Fault(
      "Stopped. Nothing is lost.",
      "Begin again when you like."
    ),
  ]
}
