//! A round for its teacher's screen: the class at once.

use std::collections::BTreeMap;

use oogst_protocol::EntityId;
use serde::Serialize;

use super::{
    About, Face, LEAST, Piece, PupilSaid, RegistrationForm, RegistrationRoundBody, SchoolClassBody,
    SelfRegistrationBody, picture,
};

/// A round at once.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct RegistrationResult {
    /// The round.
    pub round: EntityId,
    /// The lesson.
    pub lesson: Option<String>,
    /// The learning goal.
    pub goal: Option<String>,
    /// How many are in the class.
    pub class: usize,
    /// Who registered.
    pub done: Vec<Who>,
    /// Who is in the class and has not yet.
    pub not_yet: Vec<Who>,
    /// Who would like help.
    pub help: Vec<Who>,
    /// One bar per scale, in the order asked.
    pub bars: Vec<Bar>,
    /// How long it took, where somebody said so.
    pub minutes: Option<Minutes>,
    /// What they said in words, by number.
    pub words: Vec<PupilWords>,
    /// Photos of their work, by number.
    pub photos: Vec<PupilPhoto>,
    /// All that may go along with a submission on its own: by number, as it was asked. Who wants no help says nothing by it.
    pub pieces: Vec<Piece>,
    /// What was asked: it has the words for the pieces.
    #[serde(skip)]
    pub form: RegistrationForm,
    /// Numbers that two devices let say different things.
    pub apart: Vec<u16>,
    /// Whether a tally of it may be told.
    pub may_be_told: bool,
}

/// A pupil, for the teacher.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The number.
    pub number: u16,
    /// The picture that goes with it.
    pub picture: &'static str,
    /// The name, where the teacher gave one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A scale.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it is about.
    pub about: About,
    /// What was asked.
    pub text: String,
    /// Its four steps.
    pub steps: Vec<BarStep>,
    /// How many passed over it.
    pub skipped: usize,
}

/// A step of a scale.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct BarStep {
    /// 1 to 4.
    pub step: u8,
    /// What it means.
    pub label: String,
    /// Its face, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub face: Option<Face>,
    /// Who chose it.
    pub numbers: Vec<u16>,
}

/// How long it took.
#[derive(Serialize, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minutes {
    /// The least.
    pub least: u16,
    /// The middle one.
    pub middle: u16,
    /// The most.
    pub most: u16,
}

/// What one pupil said in words.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct PupilWords {
    /// The number.
    pub number: u16,
    /// The words.
    pub text: String,
}

/// A photo of a pupil's work.
#[derive(Serialize, Debug, Clone, Copy, PartialEq, Eq)]
pub struct PupilPhoto {
    /// The number.
    pub number: u16,
    /// Its capture.
    pub capture: EntityId,
}

/// The round for its teacher: what [`by_number`](super::merge::by_number) found.
#[must_use]
pub fn view(
    id: EntityId,
    round: &RegistrationRoundBody,
    class: Option<&SchoolClassBody>,
    registrations: &BTreeMap<u16, SelfRegistrationBody>,
) -> RegistrationResult {
    let who =
        |number: u16| Who { number, picture: picture(number), name: class.and_then(|c| c.name_of(number)) };
    let said = |about: About| {
        registrations.values().filter_map(move |body| body.said(about).map(|said| (body.number, said)))
    };
    let scales = round.form.questions.iter().filter_map(|question| {
        let labels = question.answering.labels()?;
        let steps = (1u8..).zip(labels).map(|(step, label)| BarStep {
            step,
            label: label.clone(),
            face: question.answering.face(step),
            numbers: said(question.about)
                .filter(|(_, said)| **said == PupilSaid::Step { step })
                .map(|(number, _)| number)
                .collect(),
        });
        let skipped = said(question.about).filter(|(_, said)| **said == PupilSaid::Skipped).count();
        Some(Bar { about: question.about, text: question.text.clone(), steps: steps.collect(), skipped })
    });
    let mut minutes: Vec<u16> = said(About::Minutes)
        .filter_map(|(_, said)| match said {
            PupilSaid::Minutes { minutes } => Some(*minutes),
            _ => None,
        })
        .collect();
    minutes.sort_unstable();
    let spread = || {
        Some(Minutes {
            least: *minutes.first()?,
            middle: *minutes.get(minutes.len() / 2)?,
            most: *minutes.last()?,
        })
    };
    let pieces = registrations.values().flat_map(|body| {
        round.form.questions.iter().filter_map(|question| {
            let said = body.said(question.about)?;
            let tells = !matches!(said, PupilSaid::Skipped | PupilSaid::YesNo { yes: false });
            tells.then(|| Piece { number: body.number, about: question.about, said: said.clone() })
        })
    });
    let in_class: Vec<u16> = class.map(|class| class.numbers().collect()).unwrap_or_default();
    RegistrationResult {
        round: id,
        lesson: round.lesson.clone(),
        goal: round.goal.clone(),
        class: in_class.len(),
        done: registrations.keys().map(|number| who(*number)).collect(),
        not_yet: in_class.iter().filter(|n| !registrations.contains_key(n)).map(|n| who(*n)).collect(),
        help: said(About::Help)
            .filter(|(_, said)| **said == PupilSaid::YesNo { yes: true })
            .map(|(number, _)| who(number))
            .collect(),
        bars: scales.collect(),
        minutes: spread(),
        words: said(About::Words)
            .filter_map(|(number, said)| match said {
                PupilSaid::Words { text } => Some(PupilWords { number, text: text.clone() }),
                _ => None,
            })
            .collect(),
        photos: said(About::Photo)
            .filter_map(|(number, said)| match said {
                PupilSaid::Photo { capture } => Some(PupilPhoto { number, capture: *capture }),
                _ => None,
            })
            .collect(),
        pieces: pieces.collect(),
        form: round.form.clone(),
        apart: registrations
            .values()
            .filter(|body| body.answers.values().any(super::Told::apart))
            .map(|body| body.number)
            .collect(),
        may_be_told: registrations.len() >= LEAST,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pupil::{
        Told,
        merge::by_number,
        testing::{class, registration, round},
    };

    #[test]
    fn the_class_at_once() {
        let mut group = class("groep 6", 4);
        group.name_pupil(1, "Noor").unwrap();
        let round = round("whole");
        let mut all = vec![registration(1, 4), registration(3, 1), registration(4, 4)];
        let says = |body: &mut SelfRegistrationBody, about, said| {
            body.answers.insert(about, Told::first(said));
        };
        says(&mut all[0], About::Minutes, PupilSaid::Minutes { minutes: 10 });
        says(&mut all[1], About::Minutes, PupilSaid::Minutes { minutes: 25 });
        says(&mut all[1], About::Help, PupilSaid::YesNo { yes: true });
        says(&mut all[1], About::Wellbeing, PupilSaid::Skipped);
        says(&mut all[2], About::Words, PupilSaid::Words { text: "Leuk!".into() });
        says(&mut all[2], About::Photo, PupilSaid::Photo { capture: EntityId([4; 16]) });
        // Number 3 on another device, something else in the same turn.
        all.push(registration(3, 2));
        let mut gone = registration(2, 1);
        gone.withdrawn.say(true);
        all.push(gone);
        let seen = view(EntityId([1; 16]), &round, Some(&group), &by_number(all));
        insta::assert_json_snapshot!("result", seen);
        assert_eq!((seen.done.len(), seen.not_yet.len(), seen.may_be_told), (3, 1, false));
        assert_eq!(seen.apart, [3]);
    }
}
