//! How much memory an input takes at most: an allocator that counts.
#![allow(unsafe_code, reason = "an allocator is unsafe by its trait; it hands everything on to the system's")]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicUsize, Ordering},
};

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator, counted. What is asked for counts, touched or not.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counting;

fn more(bytes: usize) {
    let now = NOW.fetch_add(bytes, Ordering::Relaxed) + bytes;
    PEAK.fetch_max(now, Ordering::Relaxed);
}

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let made = unsafe { System.alloc(layout) };
        if !made.is_null() {
            more(layout.size());
        }
        made
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        let made = unsafe { System.alloc_zeroed(layout) };
        if !made.is_null() {
            more(layout.size());
        }
        made
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) };
        NOW.fetch_sub(layout.size(), Ordering::Relaxed);
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let made = unsafe { System.realloc(at, layout, size) };
        if !made.is_null() {
            if size > layout.size() {
                more(size - layout.size());
            } else {
                NOW.fetch_sub(layout.size() - size, Ordering::Relaxed);
            }
        }
        made
    }
}

/// Does `work` and says how many bytes more than before it held at most. Zero where [`Counting`] is not the
/// program's allocator.
pub fn peak(work: impl FnOnce()) -> usize {
    let before = NOW.load(Ordering::Relaxed);
    PEAK.store(before, Ordering::Relaxed);
    work();
    PEAK.load(Ordering::Relaxed).saturating_sub(before)
}
