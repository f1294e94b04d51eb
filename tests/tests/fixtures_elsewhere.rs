//! The fixtures are what they claim to be, by the judgement of programs that know nothing of us.
//! `cargo xtask setup test` installs them.

// The helpers below are test code as well.
#![allow(clippy::unwrap_used)]

use std::path::PathBuf;
use std::process::Command;

use oogst_fixtures::files::{pdf, video};
use oogst_tests::scratch;

fn file(folder: &str, name: &str, bytes: &[u8]) -> PathBuf {
    let path = scratch(folder).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn done(path: PathBuf) {
    std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
}

#[test]
fn ffmpeg_plays_the_film_without_a_complaint_and_counts_its_pictures() {
    let path = file("film", "film.mp4", &video::mp4(1));
    let played = Command::new("ffmpeg")
        .args(["-v", "error", "-i"])
        .arg(&path)
        .args(["-map", "0:v", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-"])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&played.stderr), "");
    let picture = (video::WIDTH * video::HEIGHT * 3 / 2) as usize;
    assert_eq!(played.stdout.len(), picture * video::PICTURES as usize);
    // It moves: something is written between the first picture and the last.
    assert_ne!(played.stdout[..picture], played.stdout[played.stdout.len() - picture..]);
    done(path);
}

#[test]
fn qpdf_finds_nothing_wrong_with_the_lesson_format() {
    let path = file("lesson", "lesson.pdf", &pdf::lesson(1));
    let checked = Command::new("qpdf").arg("--check").arg(&path).output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    done(path);
}
