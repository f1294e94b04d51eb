//! What was printed, from the layout that the printer wrote: codes, and where each card's boxes are.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use oogst_core::card::code::{CardCode, PrintedCodes, PrintedRun};
use oogst_core::card::form::{BoxSpot, CardForm, QuestionForm, Spot};
use oogst_core::card::read::Forms;
use serde_json::Value;

use super::{json, wrong};

/// Everything that was printed for a folder of photos.
pub(super) struct Printed {
    pub(super) codes: PrintedCodes,
    forms: BTreeMap<(u32, char), CardForm>,
}

impl Printed {
    /// From these layouts, or from the folder's own.
    pub(super) fn open(folder: &Path, layouts: &[PathBuf]) -> io::Result<Printed> {
        let own = [folder.join("layout.json")];
        let mut runs: BTreeMap<(u32, char, u32), PrintedRun> = BTreeMap::new();
        let mut forms = BTreeMap::new();
        for path in if layouts.is_empty() { &own[..] } else { layouts } {
            let layout = json(path)?;
            let pages = layout["pages"].as_array().ok_or_else(|| wrong("a layout has pages"))?;
            for card in pages.iter().filter_map(|page| page["cards"].as_array()).flatten() {
                let text = card["code"].as_str().unwrap_or_default();
                let code = CardCode::parse(text).map_err(wrong)?;
                let CardCode { size, template, run, number } = code;
                forms.entry((template, size.letter())).or_insert_with(|| form(card, &code));
                let known = runs.entry((template, size.letter(), run)).or_insert(PrintedRun {
                    size,
                    template,
                    run,
                    first: number,
                    last: number,
                });
                (known.first, known.last) = (known.first.min(number), known.last.max(number));
            }
        }
        Ok(Printed { codes: PrintedCodes { runs: runs.into_values().collect() }, forms })
    }
}

impl Forms for Printed {
    fn form(&self, code: &CardCode) -> Option<&CardForm> {
        self.forms.get(&(code.template, code.size.letter()))
    }
}

fn form(card: &Value, code: &CardCode) -> CardForm {
    let spot = |value: &Value| {
        let mm = |at: usize| value[at].as_f64().unwrap_or_default() as f32;
        Spot { x: mm(0), y: mm(1), w: mm(2), h: mm(3) }
    };
    let origin = spot(&card["rect_mm"]);
    let mut form = CardForm::empty(code.size);
    for field in card["fields"].as_array().into_iter().flatten() {
        let word = |key: &str| field[key].as_str().unwrap_or_default().to_owned();
        let (key, option) = (word("key"), word("option"));
        let question = form.questions.iter().position(|question| question.key == key).unwrap_or_else(|| {
            let several = field["multi"] == true;
            form.questions.push(QuestionForm { key, options: Vec::new(), several });
            form.questions.len() - 1
        });
        let options = &mut form.questions[question].options;
        options.push(option);
        let on_page = spot(&field["box_mm"]);
        let at = Spot { x: on_page.x - origin.x, y: on_page.y - origin.y, ..on_page };
        form.boxes.push(BoxSpot { question, option: options.len() - 1, at });
    }
    form
}
