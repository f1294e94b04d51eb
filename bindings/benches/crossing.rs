//! What crossing costs on Rust's side: rows written as the other language reads them, and its buffer freed. The other side's share is
//! `CrossingBench` of the Android bridge.

use criterion::{BatchSize, Criterion};
use oogst_bindings::{
    UniFfiTag,
    capture::{CaptureRow, Format, Kind, Pixels},
    outbox::Standing,
};
use uniffi::Lower;

fn row(n: i64) -> CaptureRow {
    CaptureRow {
        id: format!("{n:032x}"),
        kind: Kind::Photo,
        format: Format { extension: "jpg".to_owned(), media_type: "image/jpeg".to_owned() },
        note: format!("Opname {n} van de les over breuken"),
        goal: Some("Breuken vergelijken".to_owned()),
        assignment: Some(format!("{n:032x}")),
        lesson: Some("groep 6, les 4".to_owned()),
        taken_at: Some("2026-11-17T10:41:55+01:00".to_owned()),
        captured_at: 1_795_000_000_000 + n,
        pixels: Some(Pixels { width: 4000, height: 3000 }),
        duration_ms: None,
        bytes: 2_000_000,
        left_in: Vec::new(),
        here: true,
        has_preview: true,
        standing: Standing::Queued,
        sent_bytes: 0,
        total_bytes: 2_100_000,
        why: None,
        covered: false,
        own_only: false,
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    for count in [60, 1_000] {
        let rows: Vec<CaptureRow> = (0..count).map(row).collect();
        criterion.bench_function(&format!("crossing/{count}"), |bencher| {
            bencher.iter_batched(
                || rows.clone(),
                |rows| <Vec<CaptureRow> as Lower<UniFfiTag>>::lower_into_rust_buffer(rows).destroy(),
                BatchSize::SmallInput,
            );
        });
    }
    criterion.final_summary();
}
