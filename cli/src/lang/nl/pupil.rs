//! Leerlingen, in het Nederlands.

use crate::lang::keys::{PupilFaults, PupilWords, fault};

pub(crate) const WORDS: PupilWords = PupilWords {
    class_made: "Klas '{name}' is er ({id}): {n|# leerling|# leerlingen}.",
    class_made_next: "Laat ze vertellen hoe het ging: oogst pupil register start --class {id}",
    classes_none: "Nog geen klassen. Maak er een: oogst pupil class new 'groep 6' --pupils 28",
    class_row: "{id}  {name}  {n|# leerling|# leerlingen}  {closed}",
    class_closed: "opgeborgen",
    class_head: "{name} ({id}): {n|# leerling|# leerlingen}. Namen blijven op je eigen toestellen.",
    started: "Ronde {id} voor {class}: {n|# leerling|# leerlingen}.",
    started_next: "Geef het toestel door: oogst pupil register begin {id} NUMMER",
    choose: "Welk nummer ben jij?",
    screen_head: "{picture} {number}   {at} van {of}",
    finish: "{picture} {number}   Klaar? (oogst pupil register done, of back)",
    rounds_none: "Nog geen rondes. Begin er een: oogst pupil register start --class KLAS",
    round_row: "{id}  {class}  {about}  {n} van {of}",
    result_head: "{about}: {n} van {of} klaar",
    result_minutes: "  Zo lang waren ze bezig: {least} tot {most} minuten, de middelste {middle}.",
    result_help: "{n|Niemand vraagt hulp|Wil hulp: {who}|Willen hulp: {who}}",
    result_not_yet: "{n|Iedereen is geweest|Nog niet: {who}|Nog niet: {who}}",
    result_photos: "  {n|# foto van eigen werk|# foto's van eigen werk}, bij je opnames.",
    result_apart: "  Op twee toestellen iets anders gezegd: {who}",
    told_head: "Hoe leerlingen het vonden: {about}",
    told_pupils: "{n|# leerling|# leerlingen}",
    told_help: "  Wil hulp: {yes} wel, {no} niet",
    told_minutes: "  Bezig geweest: ongeveer {minutes} minuten",
    told_piece: "  Nummer {number}: {what}",
};

pub(crate) const FAULTS: PupilFaults = PupilFaults {
    class_unknown: fault("Er is geen klas {class}.", "Kijk met oogst pupil class welke er zijn."),
    round_unknown: fault("Er is geen ronde {id}.", "Kijk met oogst pupil result welke er zijn."),
    set_unknown: fault("Er is geen vragenset {set}.", "Kijk met oogst pupil register sets welke er zijn."),
    limit: fault("Dit past niet ({why}). Er is niets veranderd.", "Maak het kleiner of korter."),
    no_such_number: fault(
        "Nummer {number} zit niet in de klas.",
        "Kies een ander nummer; de leraar kan het toevoegen met oogst pupil class change --add {number}.",
    ),
    already_done: fault(
        "Nummer {number} is al geweest. Er is niets veranderd.",
        "Is het een ander, kies dan een ander nummer. Opnieuw vertellen kan met --anew.",
    ),
    no_such_answer: fault(
        "Zo kan deze vraag niet beantwoord worden.",
        "Kies een van de antwoorden op het scherm.",
    ),
    at_start: fault("Dit is het eerste scherm.", "Geef antwoord, of stop met oogst pupil register leave."),
    not_done: fault("Er komen nog vragen.", "Geef antwoord, of sla over met oogst pupil register skip."),
    nothing_asked: fault(
        "Er komen geen vragen meer.",
        "Rond af met oogst pupil register done, of ga terug met back.",
    ),
    nobody_at_work: fault("Er is geen leerling bezig.", "Begin met oogst pupil register begin RONDE NUMMER."),
    at_work: fault(
        "Nummer {number} is nog bezig.",
        "Laat die eerst afronden (oogst pupil register done) of stoppen (oogst pupil register leave).",
    ),
    no_photo_asked: fault(
        "Dit scherm vraagt niet om een foto.",
        "Geef antwoord met oogst pupil register answer.",
    ),
    not_registered: fault(
        "Nummer {number} is nog niet geweest.",
        "Kijk met oogst pupil result wie er geweest is.",
    ),
    not_asked: fault(
        "Naar {key} wordt niet gevraagd. Er is niets bewaard.",
        "Kijk met oogst pupil register screen wat er gevraagd wordt.",
    ),
    too_few: fault(
        "Er {found|is niemand|is # leerling|zijn # leerlingen} geweest; aantallen gaan pas mee vanaf {least}. Er is niets ingestuurd.",
        "Wacht tot er meer geweest zijn, of stuur een stukje in: --piece NUMMER=words.",
    ),
    nothing_said: fault(
        "Nummer {number} heeft daar niets over gezegd ({about}). Er is niets ingestuurd.",
        "Kijk met oogst pupil result wat er gezegd is.",
    ),
    photo_missing: fault(
        "De foto van een leerling ({id}) gaat niet mee. Er is niets ingestuurd.",
        "Kies de foto erbij, of laat dat stukje weg.",
    ),
    pieces_of_one: fault(
        "Stukjes horen bij één ronde. Er is niets ingestuurd.",
        "Stuur de rondes elk apart in.",
    ),
    shape: fault(
        "Wat leerlingen vertelden, spreekt zichzelf tegen ({why}).",
        "Laat oogst doctor ernaar kijken.",
    ),
};
