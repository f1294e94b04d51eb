//! `oogst-bindgen`: what belongs to a built library. The generated sources are not committed: a shell's build makes them
//! from the very library that it links.
//!
//! - `generate LIBRARY OUT`: Kotlin and Swift;
//! - `surface LIBRARY`: what shells can call, as text that can be compared.

mod generate;
mod surface;

use std::process::ExitCode;

const USAGE: &str = "oogst-bindgen generate LIBRARY OUT
oogst-bindgen surface LIBRARY";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["generate", library, out] => generate::generate(library.into(), out.into()),
        ["surface", library] => surface::surface(library.into()).map(|text| print!("{text}")),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("oogst-bindgen: {error:#}");
            ExitCode::FAILURE
        }
    }
}
