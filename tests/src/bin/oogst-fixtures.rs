//! Writes the files that the demo, the benches and a curious person need.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use oogst_tests::desk::score;
use oogst_tests::desk::write::{Request, write as desks};
use oogst_tests::fixtures::{folder, hostile};

const USAGE: &str = "oogst-fixtures demo|bench|hostile --out DIR
oogst-fixtures desk [--level demo|easy|normal|hard] [--seed N] [--count N] [--cards N] [--size a5|a6|a7]
    [--template NAME|FILE.json] [--language nl|en] [--large-print] [--run RUN] [--odd PART]
    [--pixels 4000x3000] --out DIR
oogst-fixtures score [--layout FILE]... [--rows] DIR...

  demo     two colleagues' phones after the lesson: six photos, a film, a lesson format
  bench    a photo of 12 and one of 48 megapixels, a film of 250 MB, a hundred photos of 2 MB
  hostile  empty, truncated, noisy, vast and nested files of every kind
  desk     photos of desks full of filled exit cards, with truth.json and what was printed
  score    what the reader makes of such folders: recall, wrong codes, silent errors, doubts; with --rows also what the
           trainer of the box model needs";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let ["score", options @ ..] = words.as_slice() {
        let Some(request) = score::Request::parse(options) else {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        };
        return match score::score(&request) {
            Ok(told) => {
                println!("{told:#}");
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("{error}");
                ExitCode::FAILURE
            }
        };
    }
    if let ["desk", options @ .., "--out", out] = words.as_slice() {
        return match Request::parse(options) {
            Some(request) => report(Path::new(out), desk(&request, Path::new(out))),
            None => {
                eprintln!("{USAGE}");
                ExitCode::from(2)
            }
        };
    }
    let (what, out) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [what, "--out", out] => (what.to_owned(), PathBuf::from(out)),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match write(&what, &out) {
        Some(written) => report(&out, written),
        None => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn desk(request: &Request, out: &Path) -> std::io::Result<Vec<String>> {
    std::fs::create_dir_all(out)?;
    desks(request, out)
}

fn report(out: &Path, written: std::io::Result<Vec<String>>) -> ExitCode {
    match written {
        Ok(lines) => {
            lines.iter().for_each(|line| println!("{}", out.join(line).display()));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", out.display());
            ExitCode::FAILURE
        }
    }
}

fn write(what: &str, out: &Path) -> Option<std::io::Result<Vec<String>>> {
    let make = match what {
        "demo" => folder::demo,
        "bench" => folder::bench,
        "hostile" => hostile::write_all,
        _ => return None,
    };
    Some(std::fs::create_dir_all(out).and_then(|()| make(out)))
}
