//! Opening a store that holds a school's years, and its first page.
//!
//! *Open* is [`Store::open`] by a process that has the program in memory: lock, key, schema, intents. *Warm* is a page
//! by a reader that is open; *cold* a page of which nothing of the database's file is in the system's cache, by a
//! reader opened for it.

use std::{
    hint::black_box,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use criterion::{BenchmarkId, Criterion};
use oogst_core::{
    capture,
    clock::Moment,
    random::SystemRandom,
    store::{FileVault, Store, StoreError},
};

const NOW: Moment = Moment(1_795_000_000_000);
const SIZES: [u32; 2] = [10_000, 100_000];

/// Captures as taking in makes them: a photo, its original and two previews each, backed up long ago.
const FILL: &str = "
CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $SIZE)
  SELECT i, randomblob(16) AS capture FROM n;
INSERT INTO captures (n, id, kind, format, note, captured_at, taken_at, width, height, left_in, source_sha256)
  SELECT i, capture, 'photo', 'jpeg', 'De exit cards van groep 6, na de les over breuken', 1700000000000 + i * 900000,
    '2026-11-17T10:41:55+01:00', 4000, 3000, '[]', randomblob(32) FROM n;
CREATE TEMP TABLE o AS SELECT n.i * 3 + r AS object_n, i, role, randomblob(32) AS hash
  FROM n, (SELECT 0 AS r, 'original' AS role UNION SELECT 1, 'preview256' UNION SELECT 2, 'preview1280');
INSERT INTO objects (n, hash, bytes, identity, plain_sha256, plain_bytes, media_type, mine, here, preview)
  SELECT object_n, hash, 2000000, randomblob(32), randomblob(32), 1999000, 'image/jpeg', 1, 1, role <> 'original' FROM o;
INSERT INTO capture_objects (capture, role, object) SELECT i, role, object_n FROM o;
INSERT INTO object_audiences (object, audience, told) SELECT hash, 'own', 1 FROM o;
INSERT INTO receipts (hash, size, position, retain_until, at, epoch, frame)
  SELECT hash, 2000000, rowid, 1900000000, 1795000000, 1, randomblob(260) FROM o;
DROP TABLE o;
DROP TABLE n;
";

struct Filled {
    folder: PathBuf,
    size: u32,
}

impl Filled {
    fn new(folder: PathBuf, size: u32) -> Result<Self, StoreError> {
        let filled = Self { folder, size };
        let store = filled.open()?;
        store
            .write(|tx| Ok::<_, StoreError>(tx.execute_batch(&FILL.replace("$SIZE", &size.to_string()))?))?;
        Ok(filled)
    }

    fn open(&self) -> Result<Store, StoreError> {
        Store::open(&self.folder.join("store"), &FileVault::new(self.folder.join("key")), &SystemRandom, NOW)
    }

    fn page(&self, store: &Store) -> usize {
        capture::list(store, None, capture::PAGE).map_or(0, |page| black_box(page).len())
    }

    /// Drops the database's pages from the system's cache. A page that is not on disk yet would stay.
    fn evict(&self) {
        for name in ["oogst.db", "oogst.db-wal"] {
            let file = self.folder.join("store").join(name);
            if let Ok(open) = std::fs::File::open(&file) {
                let _ = open.sync_all();
            }
            let _ = Command::new("dd")
                .arg(format!("if={}", file.display()))
                .args(["iflag=nocache", "count=0", "status=none"])
                .status();
        }
    }
}

/// Times `work` alone, with something made before each turn and dropped after it.
fn each<T, U>(turns: u64, mut before: impl FnMut() -> T, mut work: impl FnMut(&T) -> U) -> Duration {
    let mut spent = Duration::ZERO;
    for _ in 0..turns {
        let made = before();
        let start = Instant::now();
        let done = work(&made);
        spent += start.elapsed();
        drop(black_box(done));
    }
    spent
}

fn bench(criterion: &mut Criterion, filled: &Filled) -> Result<(), StoreError> {
    let id = || BenchmarkId::from_parameter(filled.size);
    let mut group = criterion.benchmark_group("open");
    group.bench_function(id(), |b| b.iter_custom(|turns| each(turns, || (), |()| filled.open())));
    group.finish();

    let store = filled.open()?;
    let page = filled.page(&store);
    assert_eq!(page, capture::PAGE, "the first page of {} is not full", filled.size);
    let mut group = criterion.benchmark_group("first_page_warm");
    group.bench_function(id(), |b| b.iter(|| filled.page(&store)));
    group.finish();
    drop(store);

    let cold = || {
        let store = filled.open();
        filled.evict();
        store
    };
    let page = |store: &Result<Store, StoreError>| store.as_ref().map_or(0, |store| filled.page(store));
    let mut group = criterion.benchmark_group("first_page_cold");
    group.bench_function(id(), |b| b.iter_custom(|turns| each(turns, cold, page)));
    group.finish();
    Ok(())
}

fn main() -> Result<(), StoreError> {
    let work = std::env::var_os("OOGST_BENCH_WORK").map_or_else(std::env::temp_dir, PathBuf::from);
    let work = work.join(format!("store-bench-{}", std::process::id()));
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(4))
        .configure_from_args();
    let done = run(&mut criterion, &work);
    let _ = std::fs::remove_dir_all(&work);
    criterion.final_summary();
    done
}

fn run(criterion: &mut Criterion, work: &Path) -> Result<(), StoreError> {
    for size in SIZES {
        bench(criterion, &Filled::new(work.join(size.to_string()), size)?)?;
    }
    Ok(())
}
