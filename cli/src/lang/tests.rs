//! Both languages are whole: the keys by the compiler, the sentences here.

use super::Lang;

/// The names between braces, sorted.
fn names(sentence: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        sentence.split('{').skip(1).filter_map(|part| part.split(['}', '|']).next()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn whole(sentence: &str) -> bool {
    let open = sentence.matches('{').count();
    !sentence.trim().is_empty() && open == sentence.matches('}').count()
}

#[test]
fn no_sentence_is_empty_and_both_languages_take_the_same_values() {
    let all = |lang: Lang| [lang.words().all(), lang.card_words().all(), lang.pupil_words().all()].concat();
    let (nl, en) = (all(Lang::Nl), all(Lang::En));
    assert!(nl.len() > 150);
    for ((key, dutch), (_, english)) in nl.into_iter().zip(en) {
        assert!(whole(dutch) && whole(english), "{key}");
        assert_eq!(names(dutch), names(english), "{key}");
    }
}

#[test]
fn every_fault_says_what_happened_and_what_to_do_in_both_languages() {
    let all =
        |lang: Lang| [lang.faults().all(), lang.card_faults().all(), lang.pupil_faults().all()].concat();
    let (nl, en) = (all(Lang::Nl), all(Lang::En));
    for ((key, dutch), (_, english)) in nl.into_iter().zip(en) {
        for (dutch, english) in [(dutch.message, english.message), (dutch.help, english.help)] {
            assert!(whole(dutch) && whole(english), "{key}");
            assert_eq!(names(dutch), names(english), "{key}");
        }
    }
}

#[test]
fn the_languages_differ() {
    let same = |key: &str| {
        matches!(
            key,
            "document"
                | "opened_file"
                | "sync_trouble"
                | "doctor_row"
                | "quarantine_row"
                | "team_line"
                | "team_hub"
                | "device_code"
        )
    };
    let (nl, en) = (Lang::Nl.words().all(), Lang::En.words().all());
    let copied: Vec<_> = nl
        .into_iter()
        .zip(en)
        .filter(|((key, dutch), (_, english))| dutch == english && !same(key) && !key.starts_with("paper_"))
        .map(|((key, _), _)| key)
        .collect();
    assert_eq!(copied, Vec::<&str>::new());
}
