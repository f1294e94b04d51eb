//! A big picture in a process that may not grow: an error that can be told, and an app that goes on.

use std::{
    os::unix::process::ExitStatusExt,
    path::Path,
    process::Command,
    sync::atomic::{AtomicUsize, Ordering},
};

use oogst_core::capture::{self, CaptureError, Request, Source};

use crate::{
    campaign::{Run, each, place},
    work::{Done, hand},
};

/// Megapixels of the picture: as many as phones make.
const WIDTH: u16 = 8000;
const HEIGHT: u16 = 6000;
/// Address space of the child, from where it can start at all to where the picture fits (MiB).
const LOW: usize = 96;
const HIGH: usize = 640;

fn picture(path: &Path) {
    let mut pixels = vec![0u8; usize::from(WIDTH) * usize::from(HEIGHT) * 3];
    for (n, pixel) in pixels.iter_mut().enumerate() {
        *pixel = (n / 97) as u8;
    }
    let encoder = jpeg_encoder::Encoder::new_file(path, 60).unwrap();
    encoder.encode(&pixels, WIDTH, HEIGHT, jpeg_encoder::ColorType::Rgb).unwrap();
}

/// The child: the store is there; the picture is tried, and a small photo after it has to fit.
pub(crate) fn child(root: &Path) -> Done {
    let app = hand::try_open(root)?;
    let big = capture::take_in(&app, Source::Path(root.join("big.jpg")), &Request::default());
    let told = match big {
        Ok(_) => "taken in",
        Err(CaptureError::Media(_)) => "refused",
        Err(other) => return Err(other.into()),
    };
    capture::take_in(&app, Source::Path(root.join("1.jpg")), &Request::default())?;
    println!("{told}");
    Ok(())
}

pub(super) fn test(run: &Run) -> String {
    let files = place();
    picture(&files.path().join("big.jpg"));
    let steps = run.of(6, 69);
    let [fits, refused] = [AtomicUsize::new(0), AtomicUsize::new(0)];
    each(steps, |n| {
        let limit = LOW + (HIGH - LOW) * n / (steps - 1);
        let root = place();
        std::fs::copy(files.path().join("big.jpg"), root.path().join("big.jpg")).unwrap();
        hand::photo_file(root.path(), 1);
        drop(hand::open(root.path()));
        let ended = Command::new("sh")
            .args(["-c", "ulimit -v \"$1\" && shift && exec \"$@\"", "sh", &(limit * 1024).to_string()])
            .arg(std::env::current_exe().unwrap())
            .args(["child", "big-picture"])
            .arg(root.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ended.stdout).lines().next().unwrap_or_default().to_owned();
        let when = format!("{limit} MiB");
        assert!(
            ended.status.success() && ended.status.signal().is_none(),
            "{when}: {:?}, {}",
            ended.status,
            String::from_utf8_lossy(&ended.stderr)
        );
        let app = hand::open(root.path());
        hand::sound(&app, &when);
        let captures = capture::list(&app.store, None, 9).unwrap().len();
        let counter = match said.as_str() {
            "taken in" => &fits,
            "refused" => &refused,
            other => panic!("{when}: {other}"),
        };
        assert_eq!(captures, if said == "taken in" { 2 } else { 1 }, "{when}: {said}");
        counter.fetch_add(1, Ordering::Relaxed);
    });
    let (fits, refused) = (fits.into_inner(), refused.into_inner());
    assert!(fits > 0 && refused > 0, "limits on both sides: {fits} fit, {refused} refused");
    format!("48 megapixels under {steps} limits of {LOW} to {HIGH} MiB: {refused} refused, {fits} taken in")
}
