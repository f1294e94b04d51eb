extension Fault {
  /// By the core's code, in English: what happened and what is safe; what to do.
  static let english = [englishTeam, englishPupils].reduce(englishHere) { $0.merging($1) { here, _ in here } }

  /// On this device: store, files, captures, cards.
  private static let englishHere: [String: Fault] = [
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
    "cards.picture": Fault(
      "Nothing can be read on this photo. Nothing was changed.",
      "Take the photo again, from straight above."
    ),
    "cancelled": Fault(
      "Stopped. Nothing is lost.",
      "Begin again when you like."
    ),
    "store.database": Fault(
      "The store refuses this. Nothing was changed.",
      "Close Oogst, open it again and try once more."
    ),
    "store.io": Fault(
      "Reading or writing on this device went wrong. What was saved is safe.",
      "Restart the device and try again."
    ),
    "store.key_too_open": Fault(
      "Others can read the key of Oogst. Nothing was opened.",
      "Ask whoever looks after your devices."
    ),
    "store.no_randomness": Fault(
      "This device gives no random numbers; without them nothing is sealed.",
      "Restart the device and try again."
    ),
    "store.row": Fault(
      "Something in the store can't be read. Nothing was changed.",
      "Open Oogst again. If it stays like this, come back with your recovery sheet."
    ),
    "store.seal": Fault(
      "A sealed file is damaged or not for this device.",
      "Update and try again."
    ),
    "camera.nothing": Fault(
      "The camera gave nothing back. Nothing was saved.",
      "Try again. If that does not help, close Oogst and open it again."
    ),
    "capture.nothing": Fault(
      "There is no capture to undo.",
      "Look in My captures."
    ),
    "capture.poster": Fault(
      "The still of this video can't be taken in. Nothing was saved.",
      "Try again."
    ),
    "capture.poster_without_video": Fault(
      "Only a video gets a still. Nothing was saved.",
      "Try again."
    ),
    "capture.shape": Fault(
      "This capture is not right in itself.",
      "Look in My captures."
    ),
    "capture.own_only": Fault(
      "This is the photo from before it was covered; it stays yours alone.",
      "Submit the covered photo."
    ),
    "cover.no_photo": Fault(
      "Only a photo can be covered. Nothing was changed.",
      "Choose a photo."
    ),
    "cover.none": Fault(
      "There is nothing to cover yet.",
      "Add a box."
    ),
    "cover.too_many": Fault(
      "These are too many boxes; 200 fit. Nothing was changed.",
      "Make larger boxes."
    ),
    "cover.empty": Fault(
      "A box is empty. Nothing was changed.",
      "Make it larger or remove it."
    ),
    "cover.outside": Fault(
      "A box lies outside the photo. Nothing was changed.",
      "Move it onto the photo."
    ),
    "cover.number": Fault(
      "A box is not right. Nothing was changed.",
      "Remove it and draw it again."
    ),
    "cover.too_often": Fault(
      "This photo was covered too often. Nothing was changed.",
      "Take the photo again."
    ),
    "id.bad": Fault(
      "This does not exist here.",
      "Look in the list again."
    ),
    "file.write": Fault(
      "The file can't be written.",
      "Free some space and try again."
    ),
    "cards.none": Fault(
      "No cards were chosen.",
      "Choose at least one."
    ),
    "cards.too_many": Fault(
      "These are too many cards.",
      "Choose fewer."
    ),
    "cards.template": Fault(
      "This card can't be.",
      "Change its questions."
    ),
    "cards.template_questions": Fault(
      "These questions can't be on a card.",
      "Change the questions."
    ),
    "cards.template_unknown": Fault(
      "This device does not know this card.",
      "Choose another card."
    ),
    "cards.json": Fault(
      "This card can't be read.",
      "Ask for a new file."
    ),
    "cards.does_not_fit": Fault(
      "This does not fit a card of this size.",
      "Choose a larger card or shorter questions."
    ),
    "cards.fits_none": Fault(
      "This fits no card.",
      "Make the questions shorter."
    ),
    "cards.no_letter": Fault(
      "It holds a character that can't be printed.",
      "Write it another way."
    ),
    "cards.right_to_left": Fault(
      "Text from right to left can't be on a card yet.",
      "Write it another way."
    ),
    "cards.no_large_print": Fault(
      "Large print does not fit this size.",
      "Choose a larger card."
    ),
    "cards.drawing": Fault(
      "The cards could not be drawn.",
      "Try again."
    ),
    "cards.frame": Fault(
      "The camera's picture can't be read.",
      "Close the camera and open it again."
    ),
    "cards.result_unknown": Fault(
      "This result is no longer there.",
      "Look in the list again."
    ),
    "cards.card_unknown": Fault(
      "This card is not in this result.",
      "Look in the list again."
    ),
    "cards.several_runs": Fault(
      "This number comes from two prints.",
      "Choose which card you mean."
    ),
    "cards.no_such_answer": Fault(
      "This answer is not on the card.",
      "Choose one of the answers."
    ),
    "cards.counts_only": Fault(
      "Only counts are known of this result.",
      "Ask your colleague for the cards themselves."
    ),
    "cards.photo_elsewhere": Fault(
      "The photo of these cards is on another device.",
      "Look on the device that took the photo."
    ),
    "cards.result_limit": Fault(
      "There are too many cards in this result.",
      "Begin a new lesson."
    ),
    "cards.other_questions": Fault(
      "These cards ask other questions.",
      "Read them as a lesson of their own."
    ),
    "internal.panic": Fault(
      "Something went wrong on our side. What was saved is safe.",
      "Try again."
    ),
    "internal.threads": Fault(
      "This device has no room to work just now. What was saved is safe.",
      "Close other apps and try again."
    ),
    "internal.unknown": Fault(
      "Something went wrong on our side. What was saved is safe.",
      "Try again."
    ),
  ]
}
