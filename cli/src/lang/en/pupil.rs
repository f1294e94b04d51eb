//! Pupils, in English.

use crate::lang::keys::{PupilFaults, PupilWords, fault};

pub(crate) const WORDS: PupilWords = PupilWords {
    class_made: "Class '{name}' is made ({id}): {n|# pupil|# pupils}.",
    class_made_next: "Let them say how it went: oogst pupil register start --class {id}",
    classes_none: "No classes yet. Make one: oogst pupil class new 'year 6' --pupils 28",
    class_row: "{id}  {name}  {n|# pupil|# pupils}  {closed}",
    class_closed: "put away",
    class_head: "{name} ({id}): {n|# pupil|# pupils}. Names stay on your own devices.",
    started: "Round {id} for {class}: {n|# pupil|# pupils}.",
    started_next: "Hand over the device: oogst pupil register begin {id} NUMBER",
    choose: "Which number are you?",
    screen_head: "{picture} {number}   {at} of {of}",
    finish: "{picture} {number}   Done? (oogst pupil register done, or back)",
    rounds_none: "No rounds yet. Begin one: oogst pupil register start --class CLASS",
    round_row: "{id}  {class}  {about}  {n} of {of}",
    result_head: "{about}: {n} of {of} done",
    result_minutes: "  It took them {least} to {most} minutes, the middle one {middle}.",
    result_help: "{n|Nobody asks for help|Would like help: {who}|Would like help: {who}}",
    result_not_yet: "{n|Everybody has been|Not yet: {who}|Not yet: {who}}",
    result_photos: "  {n|# photo of own work|# photos of own work}, among your captures.",
    result_apart: "  Said something else on two devices: {who}",
    told_head: "How pupils say it went: {about}",
    told_pupils: "{n|# pupil|# pupils}",
    told_help: "  Would like help: {yes}, would not: {no}",
    told_minutes: "  It took about {minutes} minutes",
    told_piece: "  Number {number}: {what}",
};

pub(crate) const FAULTS: PupilFaults = PupilFaults {
    class_unknown: fault("There is no class {class}.", "See which there are: oogst pupil class"),
    round_unknown: fault("There is no round {id}.", "See which there are: oogst pupil result"),
    set_unknown: fault(
        "There is no set of questions {set}.",
        "See which there are: oogst pupil register sets",
    ),
    limit: fault("This does not fit ({why}). Nothing was changed.", "Make it smaller or shorter."),
    no_such_number: fault(
        "Number {number} is not in the class.",
        "Choose another; the teacher can add it: oogst pupil class change --add {number}",
    ),
    already_done: fault(
        "Number {number} has been. Nothing was changed.",
        "Somebody else? Choose another number. Saying it anew goes with --anew.",
    ),
    no_such_answer: fault("This can't be an answer here.", "Choose one of the answers on the screen."),
    at_start: fault("This is the first screen.", "Answer it, or stop: oogst pupil register leave"),
    not_done: fault("There are questions left.", "Answer, or pass over: oogst pupil register skip"),
    nothing_asked: fault(
        "There are no questions left.",
        "Finish with oogst pupil register done, or go back.",
    ),
    nobody_at_work: fault("No pupil is at work.", "Begin: oogst pupil register begin ROUND NUMBER"),
    at_work: fault(
        "Number {number} is at work.",
        "Let them finish (oogst pupil register done) or stop (oogst pupil register leave) first.",
    ),
    no_photo_asked: fault("This screen asks for no photo.", "Answer it: oogst pupil register answer"),
    not_registered: fault("Number {number} has not been.", "See who has: oogst pupil result"),
    not_asked: fault(
        "Nothing is asked about {key}. Nothing was kept.",
        "See what is: oogst pupil register screen",
    ),
    too_few: fault(
        "{found|Nobody has|# pupil has|# pupils have} been; counts go along from {least} on. Nothing was submitted.",
        "Wait until more have been, or send a piece: --piece NUMBER=words.",
    ),
    nothing_said: fault(
        "Number {number} said nothing about that ({about}). Nothing was submitted.",
        "See what was said: oogst pupil result",
    ),
    photo_missing: fault(
        "A pupil's photo ({id}) does not go along. Nothing was submitted.",
        "Choose the photo too, or leave that piece out.",
    ),
    pieces_of_one: fault("Pieces are of one round. Nothing was submitted.", "Submit the rounds one by one."),
    shape: fault("What pupils said contradicts itself ({why}).", "Let oogst doctor have a look."),
};
