//! The story itself: a team, a lesson without a network, and what reaches whom.

use std::path::{Path, PathBuf};

use crate::demo::Asked;
use crate::run::{Outcome, Stop, output};
use crate::story::{Story, binary};

/// What colleagues plant without knowing, and nobody may ever find again: names, words, and what cameras write.
const PRIVATE: [&str; 7] =
    ["Anouk", "Marijke", "breuken bleven hangen", "CANARY-", "GPSLatitude", "De Regenboog", "Noortje"];

/// A class.
const CARDS: u16 = 24;

/// Tells it all.
pub(crate) fn tell(story: &mut Story, asked: &Asked) -> Outcome {
    let phones = draw(story)?;
    team(story)?;
    colleagues(story)?;
    let result = cards(story, asked)?;
    let round = pupils(story)?;
    lesson(story, asked, &phones, &result, &round)?;
    arrival(story, asked)?;
    hub_sees(story)?;
    by_hand(story, asked);
    Ok(())
}

/// The pictures, the film and the document that the phones of this story hold.
fn draw(story: &mut Story) -> Result<PathBuf, Stop> {
    let phones = story.folder.join("phones");
    output(std::process::Command::new(binary("oogst-fixtures")).args(["demo", "--out"]).arg(&phones))?;
    Ok(phones)
}

fn team(story: &mut Story) -> Outcome {
    story.chapter(
        "Een hub, en een team met een voorbereidingsgroep van drie",
        "A hub, and a team with a preparation group of three",
    );
    story.start_hub()?;
    let link = std::fs::read_to_string(story.hub_folder().join("founding-link.txt"))?;
    let link = link.lines().next().unwrap_or_default().trim().to_owned();
    story.oogst("marijke", &["team", "found", &link, "--team", "De Regenboog", "--name", "Marijke"])?;
    for (who, name) in [("joost", "Joost"), ("fatima", "Fatima")] {
        let invite = text(&story.typed_ask("marijke", &["invite", "--preparer"])?, "link")?;
        let joined = story.typed_ask(who, &["join", &invite, "--name", name])?;
        let code = text(&joined, "code")?;
        story.say(
            &format!("{name} leest de code voor: {code}. Marijke ziet dezelfde, en bevestigt."),
            &format!("{name} reads the code aloud: {code}. Marijke sees the same one, and confirms."),
        );
        story.oogst("marijke", &["device", "confirm", &code])?;
    }
    let day = |offset: &str| -> Result<String, Stop> {
        let date = output(std::process::Command::new("date").args(["+%F", "-d", offset]))?;
        Ok(date.trim().to_owned())
    };
    let (from, until) = (day("-3 days")?, day("+9 days")?);
    story.oogst(
        "marijke",
        &[
            "cycle",
            "create",
            "--theme",
            "Werken met exit cards",
            "--for-whom",
            "groep 5 t/m 8",
            "--title",
            "Sluit drie lessen af met een exit card",
            "--instructions",
            "Laat leerlingen in twee minuten opschrijven wat ze leerden en wat nog lastig is.",
            "--from",
            &from,
            "--until",
            &until,
        ],
    )?;
    story.oogst("marijke", &["sync"])?;
    Ok(())
}

fn colleagues(story: &mut Story) -> Outcome {
    story.chapter("Twee collega's doen mee, met één link", "Two colleagues join, by one link");
    let invite = text(&story.typed_ask("marijke", &["invite", "--uses", "30"])?, "link")?;
    for (who, name) in [("anouk", "Anouk"), ("bram", "Bram")] {
        story.oogst(who, &["join", &invite, "--name", name])?;
        story.oogst(who, &["sync"])?;
    }
    story.oogst("anouk", &["cycle", "show"])?;
    Ok(())
}

/// A lesson that ends with exit cards: printed, filled in, photographed, read. Gives the result's id.
fn cards(story: &mut Story, asked: &Asked) -> Result<String, Stop> {
    story.chapter("In de klas is geen wifi: de hub is weg", "No Wi-Fi in class: the hub is gone");
    let lang = story.pick("nl", "en");
    let (pdf, pupils) = (story.folder.join("kaarten.pdf").display().to_string(), CARDS.to_string());
    let print = [
        "cards",
        "print",
        "--template",
        "check-question",
        "--pupils",
        &pupils,
        "--card-lang",
        lang,
        "--out",
        &pdf,
    ];
    let run = text(&story.typed_ask("anouk", &print)?, "run")?;
    story.stop_hub()?;
    story.say(
        "De kaarten zijn ingevuld en liggen op tafel. Eén foto:",
        "The cards are filled in and lie on the desk. One photo:",
    );
    let desk = story.folder.join("tafel");
    let draw = [
        "desk",
        "--level",
        "demo",
        "--seed",
        "47",
        "--run",
        &run,
        "--cards",
        &pupils,
        "--language",
        lang,
        "--out",
    ];
    output(std::process::Command::new(binary("oogst-fixtures")).args(draw).arg(&desk))?;
    let photos = files(&desk, &["jpg"])?;
    let photo = photos.first().ok_or_else(|| Stop::Unreadable("no photo of the desk".to_owned()))?;
    story.oogst("anouk", &["cards", "scan", photo, "--lesson", "groep 6, les 4"])?;
    let results = story.ask("anouk", &["cards", "result"])?;
    let result = results.get(0).map_or(Ok(String::new()), |row| text(row, "id"))?;
    story.oogst("anouk", &["cards", "result", &result, "--right", "b"])?;
    std::fs::create_dir_all(&asked.out)?;
    let chart = asked.out.join("cards.png").display().to_string();
    story.oogst("anouk", &["cards", "export", &result, "--png", &chart])?;
    std::fs::copy(photo, asked.out.join("desk.jpg"))?;
    Ok(result)
}

/// Pupils say how it went, one after the other on the same phone. Gives the round's id.
fn pupils(story: &mut Story) -> Result<String, Stop> {
    story.chapter("Leerlingen vertellen hoe het ging", "Pupils say how it went");
    let class = story.pick("groep 6", "year 6");
    story.oogst("anouk", &["pupil", "class", "new", class, "--pupils", "8", "--name", "3=Noortje"])?;
    let start = ["pupil", "register", "start", "--class", class, "--lesson", "groep 6, les 4"];
    let round = text(&story.typed_ask("anouk", &start)?, "round")?;
    story.say(
        "Nummer 3 krijgt de telefoon: één vraag per scherm. Haar naam staat er niet bij.",
        "Number 3 gets the phone: one question per screen. Her name is not on it.",
    );
    story.oogst("anouk", &["pupil", "register", "begin", &round, "3"])?;
    story.oogst("anouk", &["pupil", "register", "answer", "2"])?;
    for answer in ["4", "yes"] {
        story.ask("anouk", &["pupil", "register", "answer", answer])?;
    }
    story.oogst("anouk", &["pupil", "register", "done"])?;
    for (number, mastery, effort) in
        [("1", "4", "4"), ("2", "3", "4"), ("5", "4", "3"), ("6", "3", "2"), ("8", "4", "4")]
    {
        let (mastery, effort) = (format!("mastery={mastery}"), format!("effort={effort}"));
        let line = ["pupil", "register", "fill", &round, number, &mastery, &effort, "help=no"];
        story.ask("anouk", &line)?;
    }
    story.oogst("anouk", &["pupil", "result", &round])?;
    Ok(round)
}

fn lesson(story: &mut Story, asked: &Asked, phones: &Path, result: &str, round: &str) -> Outcome {
    story
        .chapter("Nog steeds zonder wifi: vastleggen en insturen", "Still without Wi-Fi: capture and submit");
    let (anouk, bram) = match &asked.photos {
        Some(folder) => {
            let all = files(folder, &["jpg", "jpeg", "png", "webp"])?;
            let half = all.len().div_ceil(2);
            let (first, second) = all.split_at_checked(half).unwrap_or((&all, &[]));
            (first.to_vec(), second.to_vec())
        }
        None => {
            let kinds = ["jpg"];
            (files(&phones.join("anouk"), &kinds)?, files(&phones.join("bram"), &kinds)?)
        }
    };
    let film = files(&phones.join("anouk"), &["mp4"])?;
    let still = files(&phones.join("anouk/stills"), &["jpg"])?;
    let format = files(&phones.join("bram"), &["pdf"])?;
    for (who, kind, list, note) in [
        ("anouk", "photo", &anouk, "Exit cards na les 4"),
        ("anouk", "video", &film, "Zo haal ik de kaarten op"),
        ("bram", "photo", &bram, "Breuken met stroken"),
        ("bram", "document", &format, "Het format dat ik gebruikte"),
    ] {
        if list.is_empty() {
            continue;
        }
        let mut line = vec!["capture", kind];
        line.extend(list.iter().map(String::as_str));
        line.extend(["--note", note, "--lesson", "groep 6, les 4"]);
        if kind == "video" {
            line.extend(still.iter().flat_map(|still| ["--poster", still]));
        }
        story.oogst(who, &line)?;
    }
    story.oogst(
        "anouk",
        &[
            "submit",
            "--all",
            "--pupils",
            "none",
            "--successes",
            "De breuken bleven hangen, en de kaarten lieten zien wie nog uitleg wil.",
            "--obstacles",
            "Twee minuten is kort voor wie langzaam schrijft.",
            "--follow-up",
            "Hoe bespreek je de kaarten de volgende dag?",
            "--cards",
            result,
            "--tell",
            "crops",
            "--registrations",
            round,
        ],
    )?;
    story.oogst(
        "bram",
        &[
            "submit",
            "--all",
            "--pupils",
            "none",
            "--successes",
            "Iedereen vulde iets in.",
            "--own-approach",
            "Ik begin nu met de vraag van gisteren.",
        ],
    )?;
    story.oogst("anouk", &["outbox"])?;
    story.chapter("De hub is terug: onderweg, en ontvangen", "The hub is back: on its way, and received");
    story.start_hub()?;
    story.oogst("anouk", &["sync", "--include-video"])?;
    story.oogst("bram", &["sync"])?;
    story.oogst("anouk", &["captures"])?;
    Ok(())
}

fn arrival(story: &mut Story, asked: &Asked) -> Outcome {
    story.chapter("De voorbereidingsgroep ziet het binnenkomen", "The preparation group sees it arrive");
    story.oogst("joost", &["sync"])?;
    story.oogst("joost", &["inbox"])?;
    let out = asked.out.display().to_string();
    story.oogst("joost", &["contact-sheet", "--out", &out])?;
    story.oogst("joost", &["sync"])?;
    story.oogst("anouk", &["sync"])?;
    story.oogst("anouk", &["submissions"])?;
    Ok(())
}

/// What lies on the hub's disk, in all honesty.
fn hub_sees(story: &mut Story) -> Outcome {
    story.chapter("Wat de hub wel en niet kan zien", "What the hub can see, and what it can't");
    story.stop_hub()?;
    let mut all = Vec::new();
    walk(&story.hub_folder(), &mut all)?;
    let (mut bytes, mut found) = (0, Vec::new());
    for file in &all {
        let content = std::fs::read(file)?;
        bytes += content.len() as u64;
        for word in PRIVATE {
            if content.windows(word.len()).any(|part| part == word.as_bytes()) {
                found.push(format!("{word} ({})", file.display()));
            }
        }
    }
    if !found.is_empty() {
        return Err(Stop::Found(format!("readable on the hub's disk: {}", found.join(", "))));
    }
    let mb = bytes / 1_000_000;
    story.say(
        &format!(
            "Doorzocht: {} bestanden, {mb} MB op de schijf van de hub.\n\
             Niet gevonden: namen, notities, reflecties, plaatsen, serienummers van camera's.\n\
             Wat de hub wel ziet: adressen en tijden, hoe groot iets is, wie voorbereider is en wie collega (als nummers),\n\
             welk toestel iets stuurt en welk toestel wat ophaalt. Een toestel dat verwijderd is, krijgt niets nieuws.\n\
             Wat iemand al geopend heeft, houdt die: dat kan geen hub terughalen.",
            all.len()
        ),
        &format!(
            "Searched: {} files, {mb} MB on the hub's disk.\n\
             Not found: names, notes, reflections, places, cameras' serial numbers.\n\
             What the hub does see: addresses and times, how large things are, who is a preparer and who a colleague (as\n\
             numbers), which device sends and which one fetches what. A removed device gets nothing new.\n\
             What somebody has opened they keep: no hub can take that back.",
            all.len()
        ),
    );
    Ok(())
}

fn by_hand(story: &mut Story, asked: &Asked) {
    story.chapter("Zelf verder", "On your own");
    let out = asked.out.display();
    story.say(
        &format!(
            "Bekijk {out}/index.html en {out}/contact-sheet.png, en van de les {out}/desk.jpg en {out}/cards.png.\n\
             \n\
             Met de hand (programma's in target/debug):\n\
             oogst-hub serve --data hub --listen 127.0.0.1:8080     de hub; hub/founding-link.txt sticht een team\n\
             oogst --store toestel team found LINK --team T --name N  een team stichten\n\
             oogst --store toestel invite                             een link voor collega's\n\
             oogst --help                                             al het andere"
        ),
        &format!(
            "Look at {out}/index.html and {out}/contact-sheet.png, and of the lesson at {out}/desk.jpg and {out}/cards.png.\n\
             \n\
             By hand (programs in target/debug):\n\
             oogst-hub serve --data hub --listen 127.0.0.1:8080     the hub; hub/founding-link.txt founds a team\n\
             oogst --store device team found LINK --team T --name N   found a team\n\
             oogst --store device invite                              a link for colleagues\n\
             oogst --help                                             everything else"
        ),
    );
}

fn text(answer: &serde_json::Value, key: &str) -> Result<String, Stop> {
    let found = answer.get(key).and_then(serde_json::Value::as_str);
    found.map(str::to_owned).ok_or_else(|| Stop::Unreadable(format!("no `{key}` in {answer}")))
}

/// The files in a folder with one of these endings, in order of their names.
fn files(folder: &Path, endings: &[&str]) -> Result<Vec<String>, Stop> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        if endings.contains(&ending.as_str()) {
            found.push(path.display().to_string());
        }
    }
    found.sort();
    Ok(found)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Outcome {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { walk(&path, found)? } else { found.push(path) }
    }
    Ok(())
}
