//! What the usual method makes of the same boxes, given where they truly are: all boxes of a card in the order of their
//! mean grey, and marked is what is darker than the middle of the largest gap (as OMRChecker does per page).

use oogst_core::card::read::Luma;
use serde_json::Value;

use super::tally::Tally;

/// Samples along a box.
const ALONG: usize = 12;

/// Counts the fields of one photo, and those that the method gets wrong.
pub(super) fn photo(truth: &Value, luma: &Luma<'_>, tally: &mut Tally) {
    for card in truth["cards"].as_array().into_iter().flatten() {
        let fields: Vec<&Value> = card["fields"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|field| field["occluded"] != true)
            .collect();
        let greys: Vec<Vec<f32>> = fields
            .iter()
            .map(|field| {
                field["boxes"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|ticked| mean(luma, &ticked["box_px"]))
                    .collect()
            })
            .collect();
        let mut all: Vec<f32> = greys.iter().flatten().copied().collect();
        all.sort_by(f32::total_cmp);
        let gap = all.windows(2).max_by(|a, b| (a[1] - a[0]).total_cmp(&(b[1] - b[0])));
        let Some(threshold) = gap.map(|pair| (pair[0] + pair[1]) / 2.0) else { continue };
        for (field, greys) in fields.iter().zip(&greys) {
            let boxes = field["boxes"].as_array().into_iter().flatten();
            let marked: Vec<&Value> = boxes
                .zip(greys)
                .filter(|(_, grey)| **grey < threshold)
                .map(|(ticked, _)| &ticked["option"])
                .collect();
            let meant: Vec<&Value> = field["answer"].as_array().into_iter().flatten().collect();
            tally.gap_fields += 1;
            tally.gap_wrong += usize::from(marked != meant);
        }
    }
}

fn mean(luma: &Luma<'_>, quad: &Value) -> f32 {
    let p = |corner: usize, axis: usize| quad[corner][axis].as_f64().unwrap_or_default();
    let mut sum = 0.0;
    for at in 0..ALONG * ALONG {
        let part = |at: usize| (at as f64 + 0.5) / ALONG as f64;
        let (u, v) = (part(at % ALONG), part(at / ALONG));
        let [x, y] = [0, 1].map(|axis| {
            let (top, foot) =
                (p(0, axis) * (1.0 - u) + p(1, axis) * u, p(3, axis) * (1.0 - u) + p(2, axis) * u);
            top * (1.0 - v) + foot * v
        });
        sum += luma.at(x as f32, y as f32);
    }
    sum / (ALONG * ALONG) as f32
}
