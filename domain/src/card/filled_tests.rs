//! Tests of what counts as the answer.

use super::*;

fn options(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn marked(names: &[&str]) -> Said {
    Said::Options { options: options(names) }
}

fn read(readings: &[(Said, u16)]) -> Field {
    let machine = readings.iter().map(|(said, c)| (said.clone(), Confidence(*c))).collect();
    Field { machine, ..Field::default() }
}

#[test]
fn a_person_wins_over_the_machine_whose_reading_stays() {
    let mut field = read(&[(marked(&["a"]), 990)]);
    field.decide(marked(&["b"]));
    let answer = field.answer().unwrap();
    assert_eq!((answer.said, answer.by), (marked(&["b"]), By::Person));
    assert!(field.machine.contains_key(&marked(&["a"])));
    field.decide(Said::Blank);
    assert_eq!(field.answer().unwrap().said, Said::Blank);
}

#[test]
fn a_certain_reading_wins_over_a_surer_doubt() {
    let doubt = Said::Uncertain { options: options(&["a", "b"]) };
    let answer = read(&[(doubt.clone(), 999), (marked(&["a"]), 600)]).answer().unwrap();
    assert_eq!(
        (answer.said, answer.confidence, answer.contradicted),
        (marked(&["a"]), Confidence(600), false)
    );
    let other = Said::Uncertain { options: options(&["c"]) };
    assert_eq!(read(&[(doubt.clone(), 700), (other, 300)]).answer().unwrap().said, doubt);
}

#[test]
fn certain_readings_that_contradict_each_other_are_asked_about() {
    let answer = read(&[(marked(&["a"]), 990), (marked(&["b"]), 980)]).answer().unwrap();
    assert_eq!(answer.said, Said::Uncertain { options: options(&["a", "b"]) });
    assert!(answer.contradicted);
    let answer = read(&[(marked(&["a"]), 990), (Said::Blank, 980)]).answer().unwrap();
    assert_eq!(answer.said, Said::Uncertain { options: options(&["a"]) });
}

#[test]
fn a_pupil_s_own_answer_counts_over_a_photo_and_under_the_teacher() {
    let mut field = read(&[(marked(&["a"]), 990)]);
    field.answer_by_pupil(marked(&["c"]));
    assert_eq!(field.answer().unwrap().by, By::Pupil);
    field.decide(marked(&["a"]));
    assert_eq!(field.answer().unwrap().by, By::Person);
    assert_eq!(Field::default().answer(), None);
}

#[test]
fn a_card_as_it_travels_comes_back_the_same() {
    let mut open = Field::read(Said::Handwriting, Confidence(1000));
    open.decide(Said::Words { text: "De noemer zegt hoeveel stukken er zijn.".into() });
    let doubt = Said::Uncertain { options: options(&["2", "3"]) };
    let fields = [
        ("q1".to_owned(), read(&[(marked(&["green"]), 985), (doubt, 410)])),
        ("q2".to_owned(), open),
        (
            "q3".to_owned(),
            Field { pupil: Some(Word { turn: 1, said: [Said::Blank].into() }), ..Field::default() },
        ),
    ];
    let card =
        ExitCard { id: CardId { number: 12, run: Some("7K2P9".parse().unwrap()) }, fields: fields.into() };
    insta::assert_json_snapshot!("card", card);
    let text = serde_json::to_string(&card).unwrap();
    assert_eq!(serde_json::from_str::<ExitCard>(&text).unwrap(), card);
}

#[test]
fn a_run_is_five_characters() {
    for bits in [0, 1, 0x1ff_ffff, 0x123_4567] {
        let run = Run::new(bits).unwrap();
        assert_eq!(run.to_string().parse(), Ok(run));
    }
    assert_eq!(Run::new(1 << 25), Err(RunError));
    for text in ["", "7K2P", "7K2P99", "7K2PI", "7k2p9", "7K2Pé"] {
        assert_eq!(text.parse::<Run>(), Err(RunError), "{text}");
    }
}
