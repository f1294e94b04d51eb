extension Fault {
  /// Pupils, and finding faces.
  static let englishPupils: [String: Fault] = [
    "pupil.class_unknown": Fault(
      "This class isn't there (any more).",
      "Choose another class."
    ),
    "pupil.round_unknown": Fault(
      "This round isn't there (any more).",
      "Choose another round."
    ),
    "pupil.form_unknown": Fault(
      "These questions aren't there.",
      "Choose other questions."
    ),
    "pupil.limit": Fault(
      "This doesn't fit. Nothing was changed.",
      "Make it smaller or shorter."
    ),
    "pupil.shape": Fault(
      "This can't be read. Nothing was changed.",
      "Update Oogst."
    ),
    "pupil.no_such_number": Fault(
      "This number isn't in the class.",
      "Choose another number."
    ),
    "pupil.already_done": Fault(
      "This number is done already.",
      "Choose another number, or begin again."
    ),
    "pupil.no_such_answer": Fault(
      "This can't be answered here.",
      "Choose one of the answers."
    ),
    "pupil.at_start": Fault(
      "This is the first question.",
      "Answer it, or leave."
    ),
    "pupil.not_done": Fault(
      "Not everything has been asked yet.",
      "Answer the questions that follow."
    ),
    "pupil.nothing_asked": Fault(
      "There is nothing to answer now.",
      "Go on with ‘done’."
    ),
    "pupil.nobody_at_work": Fault(
      "Nobody is at work.",
      "Choose a number first."
    ),
    "pupil.at_work": Fault(
      "Another number is still at work.",
      "Let that pupil finish, or leave, first."
    ),
    "pupil.no_photo_asked": Fault(
      "No photo is asked here.",
      "Choose an answer."
    ),
    "pupil.not_registered": Fault(
      "This number has filled in nothing yet.",
      "Choose another number."
    ),
    "pupil.too_few": Fault(
      "These are too few pupils to count together: five or more.",
      "Wait until more of them are done."
    ),
    "pupil.nothing_said": Fault(
      "This pupil said nothing about that.",
      "Choose something else."
    ),
    "pupil.photo_missing": Fault(
      "This pupil's photo doesn't go along yet.",
      "Choose the photo too."
    ),
    "cover.faces": Fault(
      "Faces could not be looked for. Nothing was changed.",
      "Draw the areas yourself."
    ),
  ]
}
