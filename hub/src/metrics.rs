//! What the hub counts, as Prometheus text. Counts only: no teams, no addresses.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// Counters of one hub.
#[derive(Debug, Default)]
pub struct Metrics {
    requests: Mutex<BTreeMap<(&'static str, String, u16), u64>>,
    bytes_in: AtomicU64,
    bytes_out: AtomicU64,
    groups: AtomicU64,
    grouped: AtomicU64,
    grouped_bytes: AtomicU64,
    pending_bytes: AtomicU64,
    open_uploads: AtomicU64,
}

impl Metrics {
    /// One request to a route of ours, with the status that it was answered with.
    pub fn request(&self, method: &'static str, route: &str, status: u16) {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        *requests.entry((method, route.to_owned(), status)).or_default() += 1;
    }

    /// Bytes of uploads.
    pub fn received(&self, bytes: usize) {
        self.bytes_in.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    /// Bytes of objects given out.
    pub fn sent(&self, bytes: u64) {
        self.bytes_out.fetch_add(bytes, Ordering::Relaxed);
    }

    /// A group that was made durable.
    pub fn group(&self, objects: usize, bytes: u64) {
        self.groups.fetch_add(1, Ordering::Relaxed);
        self.grouped.fetch_add(objects as u64, Ordering::Relaxed);
        self.grouped_bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Bytes received and not yet durable.
    pub fn pending_bytes(&self, bytes: u64) {
        self.pending_bytes.store(bytes, Ordering::Relaxed);
    }

    /// Uploads in memory.
    pub fn open_uploads(&self, count: usize) {
        self.open_uploads.store(count as u64, Ordering::Relaxed);
    }

    /// Prometheus' text format.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::from("# TYPE oogst_hub_requests_total counter\n");
        let requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        for ((method, route, status), count) in requests.iter() {
            let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{status}\"");
            let _ = writeln!(text, "oogst_hub_requests_total{{{labels}}} {count}");
        }
        for (name, kind, value) in [
            ("upload_bytes_total", "counter", &self.bytes_in),
            ("object_bytes_total", "counter", &self.bytes_out),
            ("commit_groups_total", "counter", &self.groups),
            ("commit_objects_total", "counter", &self.grouped),
            ("commit_bytes_total", "counter", &self.grouped_bytes),
            ("pending_bytes", "gauge", &self.pending_bytes),
            ("open_uploads", "gauge", &self.open_uploads),
        ] {
            let value = value.load(Ordering::Relaxed);
            let _ = writeln!(text, "# TYPE oogst_hub_{name} {kind}\noogst_hub_{name} {value}");
        }
        text
    }
}
