//! Desks as files: photos, and one `truth.json` for all of them.

use std::io;
use std::path::Path;

use oogst_core::card::print::{Paper, PrintOptions, Printed, print};
use oogst_domain::card::{CardTemplate, Language, Run, shipped};
use serde_json::json;

use super::make::draw;
use super::model::{DeskOptions, Level};

/// What to write.
#[derive(Debug, Clone)]
pub struct Request {
    /// The template's name, as `traffic-light`, or a file that ends in `.json` with a template of one's own.
    pub template: String,
    /// Its language.
    pub language: Language,
    /// The cards' size.
    pub size: Paper,
    /// Large print.
    pub large: bool,
    /// How many photos.
    pub count: u64,
    /// The run that was printed elsewhere, of just so many cards; else one that follows from the seed.
    pub run: Option<Run>,
    /// The first photo's options; each next one has the next seed.
    pub options: DeskOptions,
}

impl Request {
    /// From words such as `--level hard --seed 3`; none when one of them can't be understood.
    pub fn parse(words: &[&str]) -> Option<Request> {
        let options =
            DeskOptions { level: Level::Normal, seed: 1, cards: 24, width: 4000, height: 3000, odd: None };
        let mut request = Request {
            template: "check-question".into(),
            language: Language::Nl,
            size: Paper::A6,
            large: false,
            count: 1,
            run: None,
            options,
        };
        let mut words = words.to_vec();
        let all = words.len();
        words.retain(|word| *word != "--large-print");
        request.large = words.len() < all;
        for pair in words.chunks(2) {
            let [key, value] = *pair else { return None };
            match key {
                "--level" => request.options.level = Level::named(value)?,
                "--seed" => request.options.seed = value.parse().ok()?,
                "--count" => request.count = value.parse().ok()?,
                "--cards" => {
                    request.options.cards = value.parse().ok().filter(|cards| (1..=250).contains(cards))?
                }
                "--odd" => {
                    request.options.odd = Some(value.parse().ok().filter(|part| (0.0..=1.0).contains(part))?)
                }
                "--run" => request.run = Some(value.parse().ok()?),
                "--template" => request.template = value.to_owned(),
                "--pixels" => {
                    let (width, height) = value.split_once('x')?;
                    request.options.width = width.parse().ok().filter(|w| (320..=12000).contains(w))?;
                    request.options.height = height.parse().ok().filter(|h| (240..=12000).contains(h))?;
                }
                "--language" => {
                    request.language = match value {
                        "nl" => Language::Nl,
                        "en" => Language::En,
                        _ => return None,
                    }
                }
                "--size" => {
                    request.size = match value {
                        "a5" => Paper::A5,
                        "a6" => Paper::A6,
                        "a7" => Paper::A7,
                        _ => return None,
                    }
                }
                _ => return None,
            }
        }
        Some(request)
    }

    /// The cards, printed.
    ///
    /// # Errors
    /// No template of this name, or one that does not fit the size.
    pub fn printed(&self) -> io::Result<Printed> {
        let fault = |why: String| io::Error::new(io::ErrorKind::InvalidInput, why);
        let templates = if self.template.ends_with(".json") {
            let own = std::fs::read_to_string(&self.template)?;
            vec![serde_json::from_str::<CardTemplate>(&own).map_err(|why| fault(why.to_string()))?]
        } else {
            shipped(self.language)
        };
        let named = |template: &&CardTemplate| template.id == self.template || templates.len() == 1;
        let template = templates.iter().find(named);
        let template = template.ok_or_else(|| fault(format!("no template {}", self.template)))?;
        let spare = if self.run.is_some() { 0 } else { 4 };
        let bits = (self.options.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 39) as u32;
        let options = PrintOptions {
            size: self.size,
            count: u16::try_from(self.options.cards + spare).unwrap_or(254),
            numbered: true,
            large_print: self.large,
            run: self.run.map_or_else(|| Run::new(bits), Ok).map_err(|why| fault(why.to_string()))?,
            first_number: 1,
        };
        print(template, &options).map_err(|why| fault(why.to_string()))
    }
}

/// Writes the photos, `truth.json`, and what was printed: `cards.pdf` and `layout.json`. Gives the names.
///
/// # Errors
/// What [`Request::printed`] says, or the disk.
pub fn write(request: &Request, out: &Path) -> io::Result<Vec<String>> {
    let printed = request.printed()?;
    std::fs::write(out.join("cards.pdf"), &printed.pdf)?;
    std::fs::write(out.join("layout.json"), &printed.layout_json)?;
    let mut names = vec!["cards.pdf".to_owned(), "layout.json".to_owned()];
    let mut photos = Vec::new();
    for at in 0..request.count {
        let options = DeskOptions { seed: request.options.seed + at, ..request.options };
        let mut desk = draw(&printed, &options);
        let name = format!("{}_{:04}.jpg", options.level.name(), options.seed);
        desk.truth["file"] = json!(name);
        std::fs::write(out.join(&name), &desk.jpeg)?;
        photos.push(desk.truth);
        names.push(name);
    }
    let truth = json!({"format": 1, "renderer": "oogst-desk", "photos": photos});
    std::fs::write(out.join("truth.json"), truth.to_string())?;
    names.push("truth.json".to_owned());
    Ok(names)
}
