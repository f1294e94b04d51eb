extension Fault {
  /// Pupils, and finding faces.
  static let dutchPupils: [String: Fault] = [
    "pupil.class_unknown": Fault(
      "Deze klas is er niet (meer).",
      "Kies een andere klas."
    ),
    "pupil.round_unknown": Fault(
      "Deze ronde is er niet (meer).",
      "Kies een andere ronde."
    ),
    "pupil.form_unknown": Fault(
      "Deze vragen zijn er niet.",
      "Kies andere vragen."
    ),
    "pupil.limit": Fault(
      "Dit past niet. Er is niets veranderd.",
      "Maak het kleiner of korter."
    ),
    "pupil.shape": Fault(
      "Dit kan niet gelezen worden. Er is niets veranderd.",
      "Werk Oogst bij."
    ),
    "pupil.no_such_number": Fault(
      "Dit nummer zit niet in de klas.",
      "Kies een ander nummer."
    ),
    "pupil.already_done": Fault(
      "Dit nummer is al klaar.",
      "Kies een ander nummer, of begin opnieuw."
    ),
    "pupil.no_such_answer": Fault(
      "Dit antwoord kan hier niet.",
      "Kies een van de antwoorden."
    ),
    "pupil.at_start": Fault(
      "Dit is de eerste vraag.",
      "Geef antwoord, of stop."
    ),
    "pupil.not_done": Fault(
      "Nog niet alles is gevraagd.",
      "Beantwoord de vragen die nog komen."
    ),
    "pupil.nothing_asked": Fault(
      "Er is nu niets te beantwoorden.",
      "Ga verder met ‘klaar’."
    ),
    "pupil.nobody_at_work": Fault(
      "Er is niemand bezig.",
      "Kies eerst een nummer."
    ),
    "pupil.at_work": Fault(
      "Een ander nummer is nog bezig.",
      "Laat die leerling eerst klaar zijn, of stoppen."
    ),
    "pupil.no_photo_asked": Fault(
      "Hier wordt geen foto gevraagd.",
      "Kies een antwoord."
    ),
    "pupil.not_registered": Fault(
      "Dit nummer heeft nog niets ingevuld.",
      "Kies een ander nummer."
    ),
    "pupil.too_few": Fault(
      "Dit zijn te weinig leerlingen om samen te tellen: pas vanaf vijf.",
      "Wacht tot er meer klaar zijn."
    ),
    "pupil.nothing_said": Fault(
      "Deze leerling heeft daar niets over gezegd.",
      "Kies iets anders."
    ),
    "pupil.photo_missing": Fault(
      "De foto van deze leerling gaat nog niet mee.",
      "Kies de foto er ook bij."
    ),
    "cover.faces": Fault(
      "Er kon niet naar gezichten gezocht worden. Er is niets veranderd.",
      "Teken de vlakken zelf."
    ),
  ]
}
