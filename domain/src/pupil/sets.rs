//! The sets of questions that come with the program, in Dutch and English.

use super::{About, Answering, Question, RegistrationForm};
use crate::card::Language;

/// The shipped sets of a language: `quick` (under fifteen seconds), `whole`, `steps` (the same with four steps in words),
/// `little` (for who can't read yet), `work` (a photo and words).
#[must_use]
pub fn sets(language: Language) -> Vec<RegistrationForm> {
    let w = match language {
        Language::Nl => &NL,
        Language::En => &EN,
    };
    use About as A;
    let scales = [A::Mastery, A::Effort, A::Difficulty, A::Motivation, A::Wellbeing];
    let rest = [A::Minutes, A::Words, A::Photo, A::Help];
    let form = |id: &str, title: &str, faces: bool, asks: &[About]| RegistrationForm {
        id: id.to_owned(),
        language,
        title: title.to_owned(),
        questions: asks.iter().map(|about| question(w, *about, faces)).collect(),
    };
    let [quick, whole, steps, little, work] = w.titles;
    vec![
        form("quick", quick, true, &[A::Mastery, A::Effort, A::Help]),
        form("whole", whole, true, &[&scales[..], &rest[..]].concat()),
        form("steps", steps, false, &[&scales[..], &rest[..]].concat()),
        form("little", little, true, &[A::Wellbeing, A::Mastery, A::Help]),
        form("work", work, true, &[A::Mastery, A::Photo, A::Words, A::Help]),
    ]
}

struct Words {
    titles: [&'static str; 5],
    asked: fn(About) -> &'static str,
    labels: fn(About) -> [&'static str; 4],
    yes: &'static str,
    no: &'static str,
}

fn question(words: &Words, about: About, faces: bool) -> Question {
    let labels = || (words.labels)(about).map(str::to_owned);
    let answering = match about {
        About::Minutes => Answering::Minutes { offered: vec![5, 10, 15, 20, 30, 45, 60] },
        About::Words => Answering::Words,
        About::Photo => Answering::Photo,
        About::Help => Answering::YesNo { yes: words.yes.to_owned(), no: words.no.to_owned() },
        // Of difficulty less is better: step 1 laughs.
        _ if faces => Answering::Smileys { labels: labels(), happy_first: about == About::Difficulty },
        _ => Answering::Steps { labels: labels() },
    };
    Question { about, text: (words.asked)(about).to_owned(), answering }
}

const NL: Words = Words {
    titles: [
        "Kort: snap ik het, deed ik mijn best, wil ik hulp",
        "Alles, met gezichtjes",
        "Alles, met vier stappen in woorden",
        "Voor wie nog niet leest",
        "Mijn werk: een foto met uitleg",
    ],
    asked: |about| match about {
        About::Mastery => "Hoe goed snap je het?",
        About::Effort => "Hoe hard heb je gewerkt?",
        About::Difficulty => "Hoe moeilijk vond je het?",
        About::Motivation => "Hoeveel zin had je erin?",
        About::Wellbeing => "Hoe voel je je?",
        About::Minutes => "Hoe lang was je bezig?",
        About::Words => "Wil je er iets over vertellen?",
        About::Photo => "Maak een foto van je werk.",
        About::Help => "Wil je hulp?",
    },
    labels: |about| match about {
        About::Effort => ["bijna niet", "een beetje", "best hard", "heel hard"],
        About::Difficulty => ["makkelijk", "een beetje moeilijk", "moeilijk", "heel moeilijk"],
        About::Motivation => ["geen zin", "weinig zin", "best zin", "veel zin"],
        About::Wellbeing => ["niet fijn", "gaat wel", "fijn", "heel fijn"],
        _ => ["nog niet", "een beetje", "bijna helemaal", "helemaal"],
    },
    yes: "Ja, graag",
    no: "Nee, het lukt",
};

const EN: Words = Words {
    titles: [
        "Short: do I get it, did I try, do I want help",
        "Everything, with faces",
        "Everything, with four steps in words",
        "For who can't read yet",
        "My work: a photo with a word about it",
    ],
    asked: |about| match about {
        About::Mastery => "How well do you get it?",
        About::Effort => "How hard did you work?",
        About::Difficulty => "How hard was it?",
        About::Motivation => "How much did you feel like it?",
        About::Wellbeing => "How do you feel?",
        About::Minutes => "How long did it take you?",
        About::Words => "Would you like to say something about it?",
        About::Photo => "Take a photo of your work.",
        About::Help => "Would you like help?",
    },
    labels: |about| match about {
        About::Effort => ["hardly", "a little", "quite hard", "very hard"],
        About::Difficulty => ["easy", "a bit hard", "hard", "very hard"],
        About::Motivation => ["not at all", "a little", "quite", "very much"],
        About::Wellbeing => ["not good", "so-so", "good", "very good"],
        _ => ["not yet", "a little", "almost all of it", "all of it"],
    },
    yes: "Yes, please",
    no: "No, I'm fine",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_sets_and_each_can_be_asked() {
        let (nl, en) = (sets(Language::Nl), sets(Language::En));
        let asks = |form: &RegistrationForm| form.questions.iter().map(|q| q.about).collect::<Vec<_>>();
        for (nl, en) in nl.iter().zip(&en) {
            assert_eq!((nl.check(), en.check()), (Ok(()), Ok(())));
            assert_eq!((&nl.id, asks(nl)), (&en.id, asks(en)));
        }
        assert_eq!(nl.len(), en.len());
        insta::assert_json_snapshot!("sets", [nl, en]);
    }
}
