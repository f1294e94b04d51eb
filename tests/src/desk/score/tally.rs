//! The sums.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// Of one kind of mark: all, in doubt, silently wrong.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kind {
    pub(super) all: usize,
    pub(super) doubt: usize,
    pub(super) silent: usize,
}

/// Everything that was counted.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) photos: usize,
    pub(super) cards: usize,
    pub(super) found: usize,
    /// Cards whose code is in view at two pixels a module or more.
    pub(super) readable: usize,
    pub(super) found_readable: usize,
    pub(super) wrong_codes: usize,
    pub(super) fields: usize,
    pub(super) doubt: usize,
    pub(super) plain: usize,
    pub(super) plain_doubt: usize,
    /// Why plain marks were in doubt.
    pub(super) why: BTreeMap<String, usize>,
    pub(super) silent: Vec<Value>,
    pub(super) by_mark: BTreeMap<String, Kind>,
    /// Per state of a box: surely marked, in doubt, surely not.
    pub(super) boxes: BTreeMap<String, [usize; 3]>,
    pub(super) gap_fields: usize,
    pub(super) gap_wrong: usize,
}

impl Tally {
    /// As JSON: counts, and percentages where there is a bar.
    pub(super) fn told(&self) -> Value {
        let part = |some: usize, all: usize| (some as f64 * 1e4 / all.max(1) as f64).round() / 100.0;
        let marks: serde_json::Map<String, Value> = self
            .by_mark
            .iter()
            .map(|(mark, kind)| {
                (mark.clone(), json!({"all": kind.all, "doubt": kind.doubt, "silent": kind.silent}))
            })
            .collect();
        json!({
            "photos": self.photos,
            "cards": self.cards,
            "found": self.found,
            "readable": self.readable,
            "found_readable": self.found_readable,
            "recall_percent": part(self.found_readable, self.readable),
            "wrong_codes": self.wrong_codes,
            "fields": self.fields,
            "silent": self.silent.len(),
            "silent_percent": part(self.silent.len(), self.fields),
            "doubt": self.doubt,
            "plain": self.plain,
            "plain_doubt": self.plain_doubt,
            "plain_doubt_percent": part(self.plain_doubt, self.plain),
            "plain_doubt_why": self.why,
            "marks": marks,
            "boxes_sure_doubt_not": self.boxes,
            "largest_gap": {"fields": self.gap_fields, "wrong": self.gap_wrong, "percent": part(self.gap_wrong, self.gap_fields)},
            "silently_wrong": self.silent,
        })
    }
}
