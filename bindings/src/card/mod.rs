//! Exit cards: print them, photograph a desk full of them, know how the lesson went.

mod model;
mod result;
mod template;

use std::{path::PathBuf, sync::Arc};

use oogst_core::{
    App,
    card::{self, CropOf, ScanRequest, read::Luma},
    domain::card::{CardTemplate, csv, view},
    protocol::EntityId,
};

pub use model::{
    Corner, Corners, Guidance, GuidanceFrame, PaperSize, PrintCards, PrintedCards, ScannedCards,
    ScannedPhoto, SeenCard, UnreadableCard,
};
pub use result::{
    Bar, CardRef, CardResult, ChartWords, Choice, Crop, CropRef, Doubt, LessonResult, Piles, QuestionBar,
    ResultRow, TableWords, WrittenAnswer,
};
pub use template::{Ask, Language, Question, Template};

use crate::{Cancel, OogstError, capture::ForAssignment, ids::id, platform::Room, run::Shared};

const ROOMS: &[Room] = &[Room::Cards, Room::Captures, Room::Outbox, Room::ToSend];

/// Exit cards.
#[derive(uniffi::Object)]
pub struct Cards(pub(crate) Arc<Shared>);

/// Told while photos of cards are read.
#[uniffi::export(with_foreign)]
pub trait ScanObserver: Send + Sync {
    /// So many photos are done.
    fn done(&self, photos: u32) -> Result<(), crate::PlatformError>;
}

#[uniffi::export]
impl Cards {
    /// The cards that this device knows, shipped ones first.
    pub async fn templates(&self) -> Result<Vec<Template>, OogstError> {
        self.0.read(|app| card::known(app).map(|all| all.into_iter().map(Template::from).collect())).await
    }

    /// Keeps a card of one's own, as JSON. Returns its tag.
    pub async fn create(&self, json: String) -> Result<String, OogstError> {
        let template: CardTemplate = serde_json::from_str(&json)
            .map_err(|error| OogstError::bad_input("cards.json").with("why", error))?;
        let tag = template.tag().to_string();
        self.0
            .write(&[Room::Cards, Room::Outbox, Room::ToSend], move |app| {
                card::create(app, template).map(|_| tag)
            })
            .await
    }

    /// Lays out cards for a class; this device knows their codes from then on.
    pub async fn print(&self, print: PrintCards) -> Result<PrintedCards, OogstError> {
        self.0.write(&[Room::Cards, Room::Outbox, Room::ToSend], move |app| print.print(app)).await
    }

    /// What a camera's preview shows: how many cards, where, and what to do. A frame takes a few milliseconds; show the
    /// answer to the newest only.
    pub async fn look(&self, frame: GuidanceFrame) -> Result<Guidance, OogstError> {
        crate::run::blocking(move || {
            let luma = frame.upright()?;
            let seen = Luma::new(luma.width, luma.height, &luma.pixels)
                .map_err(|error| OogstError::bad_input("cards.frame").with("why", error))?;
            Ok(Guidance::of(&card::read::look(seen), luma.width, luma.height))
        })
        .await
    }

    /// Reads photos of cards. Each is kept as a capture first; one that can't be read loses nothing of the others. When it
    /// is cancelled, photos done before stand.
    pub async fn scan(
        &self,
        photos: Vec<String>,
        lesson: Option<String>,
        assignment: ForAssignment,
        observer: Option<Arc<dyn ScanObserver>>,
        cancel: Option<Arc<Cancel>>,
    ) -> Result<ScannedCards, OogstError> {
        let done = move |app: &App| {
            let request = ScanRequest { lesson, assignment: assignment.asked(app)?.id, only_look: false };
            scan(app, &photos, &request, observer.as_deref(), cancel.as_deref())
        };
        self.0.write(ROOMS, done).await
    }

    /// Every result, newest first.
    pub async fn results(&self) -> Result<Vec<ResultRow>, OogstError> {
        self.0
            .read(|app| card::results(app).map(|rows| rows.into_iter().map(ResultRow::from).collect()))
            .await
    }

    /// How a lesson went: bars, piles, what is in doubt.
    pub async fn result(&self, result: String) -> Result<CardResult, OogstError> {
        let wanted = id(&result)?;
        self.0.read(move |app| card::result(app, wanted).map(|body| CardResult::of(wanted, &body))).await
    }

    /// What a card says, for who looked at it; no answer is "left blank". Wins over the machine's.
    pub async fn decide(
        &self,
        result: String,
        card: CardRef,
        question: String,
        answer: Vec<String>,
    ) -> Result<CardResult, OogstError> {
        let wanted = id(&result)?;
        let run = card.run()?;
        let done = move |app: &App| {
            let body = card::decide(app, wanted, card.number, run, &question, &answer)?;
            Ok::<_, OogstError>(CardResult::of(wanted, &body))
        };
        self.0.write(ROOMS, done).await
    }

    /// Says which answer to the check question is right.
    pub async fn say_right(&self, result: String, right: Vec<String>) -> Result<CardResult, OogstError> {
        let wanted = id(&result)?;
        let done =
            move |app: &App| card::say_right(app, wanted, &right).map(|body| CardResult::of(wanted, &body));
        self.0.write(ROOMS, done).await
    }

    /// Pieces cut out of the photos: what is in doubt, what was written.
    pub async fn crops(&self, result: String, wanted: Vec<CropRef>) -> Result<Vec<Crop>, OogstError> {
        let result = id(&result)?;
        let wanted = wanted.into_iter().map(CropOf::try_from).collect::<Result<Vec<_>, _>>()?;
        let done = move |app: &App| {
            let body = card::result(app, result)?;
            card::crops(app, &body, &wanted).map(|crops| crops.into_iter().map(Crop::from).collect())
        };
        self.0.read(done).await
    }

    /// A result as a table for a spreadsheet (CSV).
    pub async fn table(&self, result: String, words: TableWords) -> Result<String, OogstError> {
        let (wanted, words) = (id(&result)?, csv::CsvWords::from(words));
        let done = move |app: &App| {
            let body = card::result(app, wanted)?;
            card::cards(&body).map(|cards| csv::text(&csv::rows(&body.template, cards, &words)))
        };
        self.0.read(done).await
    }

    /// A result as a picture for the board (PNG).
    pub async fn chart(&self, result: String, words: ChartWords) -> Result<Vec<u8>, OogstError> {
        let wanted = id(&result)?;
        let done = move |app: &App| {
            let body = card::result(app, wanted)?;
            card::chart(&view(&body.template, card::cards(&body)?), &words.into())
        };
        self.0.read(done).await
    }

    /// What was written on the cards as one picture (JPEG); none when nothing was.
    pub async fn leaf(&self, result: String) -> Result<Option<Vec<u8>>, OogstError> {
        let wanted: EntityId = id(&result)?;
        self.0.read(move |app| card::leaf(app, &card::result(app, wanted)?)).await
    }
}

/// Photo by photo, so that it can end in between: every call keeps what it read.
fn scan(
    app: &App,
    photos: &[String],
    request: &ScanRequest,
    observer: Option<&dyn ScanObserver>,
    cancel: Option<&Cancel>,
) -> Result<ScannedCards, OogstError> {
    let mut scanned = ScannedCards { photos: Vec::new(), results: Vec::new() };
    for (photo, n) in photos.iter().zip(1u32..) {
        if cancel.is_some_and(Cancel::is_cancelled) {
            return Err(OogstError::cancelled());
        }
        scanned.add(card::scan(app, &[PathBuf::from(photo)], request, &mut |_| {})?);
        // Who looks on may have left; the reading goes on.
        if let Some(Err(error)) = observer.map(|observer| observer.done(n)) {
            tracing::warn!(%error, "the scan observer failed");
        }
    }
    Ok(scanned)
}
