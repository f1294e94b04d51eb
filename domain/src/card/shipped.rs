//! The eight templates that come with the program: cards that teachers know from formative evaluation.
//!
//! Every one asks something that makes piles, also those that are mostly written on: a teacher should see in
//! seconds how the lesson went. None carries a learning goal: that is the lesson's.

use super::{
    Ask, CardTemplate, Language, PileRule,
    model::{Question, Sure, Worth},
};

/// The eight templates in one language, in the order that they are offered.
#[must_use]
pub fn shipped(language: Language) -> Vec<CardTemplate> {
    let say = Say(language);
    vec![
        traffic_light(say),
        three_two_one(say),
        learned_and_hard(say),
        check_question(say),
        effort_and_mood(say),
        success_criteria(say),
        question_for_teacher(say),
        smileys(say),
    ]
}

/// Words in the language asked for.
#[derive(Clone, Copy)]
struct Say(Language);

impl Say {
    fn this(self, nl: &str, en: &str) -> String {
        match self.0 {
            Language::Nl => nl.to_owned(),
            Language::En => en.to_owned(),
        }
    }

    fn list<const N: usize>(self, nl: [&str; N], en: [&str; N]) -> Vec<String> {
        let words = if self.0 == Language::Nl { nl } else { en };
        words.map(str::to_owned).into()
    }

    fn scale(self, low: (&str, &str), high: (&str, &str)) -> Ask {
        Ask::Scale { low: self.this(low.0, low.1), high: self.this(high.0, high.1) }
    }

    fn card(self, id: &str, title: String, asked: Vec<(String, Ask)>, piles: PileRule) -> CardTemplate {
        let questions =
            asked.into_iter().zip(1..).map(|((text, ask), n)| Question { key: format!("q{n}"), text, ask });
        CardTemplate {
            id: id.to_owned(),
            language: self.0,
            title,
            goal: None,
            questions: questions.collect(),
            without_reading: false,
            piles: Some(piles),
        }
    }
}

/// Two points for the answers of "got it", one for those of "almost".
fn by(question: &str, got_it: &[&str], almost: &[&str]) -> PileRule {
    let worth = |options: &[&str], points| {
        let worth = options.iter().map(move |option| Worth {
            question: question.to_owned(),
            option: (*option).to_owned(),
            points,
        });
        worth.collect::<Vec<_>>()
    };
    PileRule::Points { worth: [worth(got_it, 2), worth(almost, 1)].concat(), got_it: 2, almost: 1 }
}

fn traffic_light(say: Say) -> CardTemplate {
    let light = Ask::TrafficLight {
        green: say.this("Ja, ik kan het zelf", "Yes, I can do it myself"),
        orange: say.this("Bijna, ik wil nog oefenen", "Almost, I want to practise"),
        red: say.this("Nog niet, ik wil uitleg", "Not yet, please explain"),
    };
    let questions = vec![
        (say.this("Kun je dit nu zelf?", "Can you do this by yourself now?"), light),
        (say.this("Wat helpt jou nu verder?", "What would help you now?"), Ask::Open { lines: 3 }),
    ];
    let title = say.this("Hoe ver ben je?", "How far are you?");
    say.card("traffic-light", title, questions, by("q1", &["green"], &["orange"]))
}

fn three_two_one(say: Say) -> CardTemplate {
    let reached =
        Ask::OneChoice { options: say.list(["ja", "bijna", "nog niet"], ["yes", "almost", "not yet"]) };
    let questions = vec![
        (say.this("3 dingen die je hebt geleerd", "3 things you learned"), Ask::Open { lines: 3 }),
        (
            say.this("2 dingen die je interessant vond", "2 things you found interesting"),
            Ask::Open { lines: 2 },
        ),
        (say.this("1 vraag die je nog hebt", "1 question you still have"), Ask::Open { lines: 1 }),
        (say.this("Heb je het doel van de les gehaald?", "Did you reach the goal of the lesson?"), reached),
    ];
    say.card("three-two-one", say.this("3 – 2 – 1", "3 – 2 – 1"), questions, by("q4", &["a"], &["b"]))
}

fn learned_and_hard(say: Say) -> CardTemplate {
    let questions = vec![
        (say.this("Wat heb je geleerd?", "What did you learn?"), Ask::Open { lines: 4 }),
        (say.this("Wat vind je nog moeilijk?", "What is still hard?"), Ask::Open { lines: 3 }),
        (
            say.this("Hoe goed lukt het je al?", "How well can you do it by now?"),
            say.scale(("nog niet", "not yet"), ("heel goed", "very well")),
        ),
    ];
    let title = say.this("Terugkijken op de les", "Looking back on the lesson");
    say.card("learned-and-hard", title, questions, by("q3", &["3", "4"], &["2"]))
}

fn check_question(say: Say) -> CardTemplate {
    let sure = say.list(["zeker", "een beetje", "ik gok"], ["sure", "fairly sure", "a guess"]);
    let asked = say.this(
        "De vraag staat op het bord. Welk antwoord klopt?",
        "The question is on the board. Which answer is right?",
    );
    let questions = vec![
        (asked, Ask::OneChoice { options: ["A", "B", "C", "D"].map(str::to_owned).into() }),
        (say.this("Hoe zeker ben je?", "How sure are you?"), Ask::OneChoice { options: sure }),
        (say.this("Leg uit hoe je het weet.", "Explain how you know."), Ask::Open { lines: 4 }),
    ];
    // Which answer is right, only the teacher knows.
    let rule = PileRule::Check {
        question: "q1".to_owned(),
        right: Vec::new(),
        sure: Some(Sure { question: "q2".to_owned(), options: vec!["a".to_owned()] }),
    };
    say.card("check-question", say.this("Eén vraag tot slot", "One question to finish"), questions, rule)
}

fn effort_and_mood(say: Say) -> CardTemplate {
    let questions = vec![
        (
            say.this("Hoeveel moeite heb je gedaan?", "How much effort did you make?"),
            say.scale(("weinig", "little"), ("heel veel", "a lot")),
        ),
        (
            say.this("Hoe voelde je je in de les?", "How did you feel in the lesson?"),
            Ask::Smileys { faces: 4 },
        ),
        (
            say.this("Is het gelukt wat je wilde doen?", "Did you manage what you set out to do?"),
            say.scale(("nog niet", "not yet"), ("helemaal", "all of it")),
        ),
    ];
    let title = say.this("Zo ging het vandaag", "How it went today");
    say.card("effort-and-mood", title, questions, by("q3", &["3", "4"], &["2"]))
}

fn success_criteria(say: Say) -> CardTemplate {
    let criteria = say.list(
        [
            "Ik weet wat het doel van de les was.",
            "Ik kan het met een voorbeeld erbij.",
            "Ik kan het zonder voorbeeld.",
            "Ik kan het uitleggen aan een ander.",
        ],
        [
            "I know what the goal of the lesson was.",
            "I can do it with an example beside me.",
            "I can do it without an example.",
            "I can explain it to somebody else.",
        ],
    );
    let questions = vec![
        (
            say.this(
                "Zet een kruisje bij alles wat je is gelukt.",
                "Put a cross beside everything you managed.",
            ),
            Ask::SeveralChoices { options: criteria },
        ),
        (
            say.this("Waar zie je dat in je werk?", "Where can you see that in your work?"),
            Ask::Open { lines: 3 },
        ),
    ];
    let each = ["a", "b", "c", "d"].map(|option| Worth {
        question: "q1".to_owned(),
        option: option.to_owned(),
        points: 1,
    });
    let rule = PileRule::Points { worth: each.into(), got_it: 3, almost: 2 };
    say.card("success-criteria", say.this("Wat is je gelukt?", "What did you manage?"), questions, rule)
}

fn question_for_teacher(say: Say) -> CardTemplate {
    let help = say.list(
        ["Ik kan zelf verder.", "Bespreek het met de klas.", "Kijk even met mij mee."],
        ["I can go on by myself.", "Discuss it with the class.", "Have a look with me."],
    );
    let questions = vec![
        (say.this("Wat wil je nog weten?", "What would you still like to know?"), Ask::Open { lines: 5 }),
        (say.this("Wat helpt jou het best?", "What helps you best?"), Ask::OneChoice { options: help }),
    ];
    let title = say.this("Een vraag aan je leraar", "A question for your teacher");
    say.card("question-for-teacher", title, questions, by("q2", &["a"], &["b"]))
}

fn smileys(say: Say) -> CardTemplate {
    let faces = Ask::Smileys { faces: 3 };
    let questions = vec![
        (say.this("Kun je het al?", "Can you do it already?"), faces.clone()),
        (say.this("Heb je goed je best gedaan?", "Did you do your best?"), faces.clone()),
        (say.this("Vond je het fijn?", "Did you enjoy it?"), faces),
    ];
    let card = say.card("smileys", say.this("Hoe ging het?", "How did it go?"), questions, {
        by("q1", &["happy"], &["neutral"])
    });
    CardTemplate { without_reading: true, ..card }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::check;

    #[test]
    fn the_eight_are_sound_and_alike_in_both_languages() {
        let (nl, en) = (shipped(Language::Nl), shipped(Language::En));
        assert_eq!((nl.len(), en.len()), (8, 8));
        for (nl, en) in nl.iter().zip(&en) {
            assert_eq!((check(nl), check(en)), (Ok(()), Ok(())), "{}", nl.id);
            assert_eq!((&nl.id, &nl.piles), (&en.id, &en.piles));
            let form = |t: &CardTemplate| {
                let of = |q: &Question| (q.key.clone(), q.ask.options().len(), q.ask.several());
                t.questions.iter().map(of).collect::<Vec<_>>()
            };
            assert_eq!(form(nl), form(en));
        }
    }

    #[test]
    fn templates_as_they_travel_come_back_the_same() {
        let nl = shipped(Language::Nl);
        insta::assert_json_snapshot!("shipped_nl", nl);
        let back: Vec<CardTemplate> = serde_json::from_str(&serde_json::to_string(&nl).unwrap()).unwrap();
        assert_eq!(back, nl);
    }

    #[test]
    fn fields_of_later_versions_are_passed_over() {
        let least = r#"{"id":"t","language":"nl","title":"T","later":1,
            "questions":[{"key":"q1","text":"?","kind":"open","lines":2,"later":2}]}"#;
        let template: CardTemplate = serde_json::from_str(least).unwrap();
        assert_eq!(check(&template), Ok(()));
        assert!(template.piles.is_none() && !template.without_reading);
    }
}
