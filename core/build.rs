//! Packs the typefaces that travel with the program: a megabyte of them becomes six tenths, in every app and program.

use std::io::Write as _;
use std::path::PathBuf;

use epaint_default_fonts::{HACK_REGULAR, NOTO_EMOJI_REGULAR, UBUNTU_LIGHT};
use flate2::{Compression, write::ZlibEncoder};

fn main() -> std::io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    let folder = PathBuf::from(std::env::var_os("OUT_DIR").ok_or(std::io::ErrorKind::NotFound)?);
    for (name, font) in [("text", UBUNTU_LIGHT), ("mono", HACK_REGULAR), ("symbols", NOTO_EMOJI_REGULAR)] {
        let file = std::fs::File::create(folder.join(format!("{name}.ttf.z")))?;
        let mut packed = ZlibEncoder::new(file, Compression::best());
        packed.write_all(font)?;
        packed.finish()?.flush()?;
    }
    Ok(())
}
