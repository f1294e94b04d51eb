//! The contact sheet as one HTML file, beside the opened files.
//!
//! No script, nothing from elsewhere: the policy allows pictures from the folder and the page's own style by
//! its hash, nothing more. So a note that would break out of its place has nothing to run.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    io::{self, Write},
};

use base64::{Engine as _, engine::general_purpose::STANDARD, write::EncoderWriter};
use oogst_domain::capture::MediaKind;
use sha2::{Digest as _, Sha256};

use super::{
    model::{Badge, ContactSheet, Section, Tile, Tone, dimensions},
    style::CSS,
};
use crate::paper::fonts::unseen;

/// Writes the page as a stream; previews are encoded on the way.
///
/// # Errors
/// What `out` says.
pub fn html(sheet: &ContactSheet, out: &mut dyn Write) -> io::Result<()> {
    let style = style(sheet);
    let hash = STANDARD.encode(Sha256::digest(style.as_bytes()));
    let lang: String = sheet.lang.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let title = escape(&sheet.title);
    write!(
        out,
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self' data: file:; \
         style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n<style>{style}</style>\n\
         </head>\n<body>\n<main>\n<header>\n<h1 dir=\"auto\">{title}</h1>\n"
    )?;
    if !sheet.subtitle.is_empty() {
        writeln!(out, "<p class=\"sub\" dir=\"auto\">{}</p>", escape(&sheet.subtitle))?;
    }
    writeln!(out, "</header>")?;
    if sheet.sections.is_empty() {
        writeln!(out, "<p class=\"none\">{}</p>", escape(&sheet.labels.empty))?;
    }
    for section in &sheet.sections {
        write_section(sheet, section, out)?;
    }
    writeln!(out, "</main>\n</body>\n</html>")
}

fn write_section(sheet: &ContactSheet, section: &Section, out: &mut dyn Write) -> io::Result<()> {
    let beside =
        if section.reflection.is_empty() || section.items.is_empty() { "" } else { " class=\"beside\"" };
    writeln!(
        out,
        "<section{beside}>\n<div class=\"words\">\n<h2 dir=\"auto\">{}</h2>",
        escape(&section.heading)
    )?;
    for line in &section.meta {
        writeln!(out, "<p class=\"meta\" dir=\"auto\">{}</p>", escape(line))?;
    }
    if !section.reflection.is_empty() {
        writeln!(out, "<dl>")?;
        for (label, text) in &section.reflection {
            writeln!(out, "<dt dir=\"auto\">{}</dt>\n<dd dir=\"auto\">{}</dd>", escape(label), escape(text))?;
        }
        writeln!(out, "</dl>")?;
    }
    writeln!(out, "</div>")?;
    if section.items.is_empty() {
        writeln!(out, "<p class=\"none\">{}</p>", escape(&sheet.labels.no_items))?;
    } else {
        writeln!(out, "<div class=\"row\">")?;
        for tile in &section.items {
            write_tile(tile, out)?;
        }
        writeln!(out, "</div>")?;
    }
    writeln!(out, "</section>")
}

fn write_tile(tile: &Tile, out: &mut dyn Write) -> io::Result<()> {
    let (shape, link) = (shape(tile), link(&tile.file));
    let more = match (tile.has_picture(), tile.kind) {
        (false, _) => " drawn",
        (true, MediaKind::Video) => " film",
        (true, _) => "",
    };
    write!(out, "<figure class=\"a{shape}{more}\">")?;
    if let Some(link) = &link {
        write!(out, "<a href=\"{link}\">")?;
    }
    write_picture(tile, shape, out)?;
    if link.is_some() {
        write!(out, "</a>")?;
    }
    writeln!(out, "\n<figcaption>")?;
    for line in &tile.caption {
        writeln!(out, "<p dir=\"auto\">{}</p>", escape(line))?;
    }
    let size = [tile.format.as_str(), tile.size.as_str()].into_iter().filter(|text| !text.is_empty());
    writeln!(out, "<div>{}</div>", escape(&size.collect::<Vec<_>>().join(" · ")))?;
    if let Some(Badge { label, tone }) = &tile.pupils {
        let tone = match tone {
            Tone::Quiet => "",
            Tone::Safe => " safe",
            Tone::Careful => " careful",
        };
        writeln!(out, "<div class=\"badge{tone}\">{}</div>", escape(label))?;
    }
    writeln!(out, "</figcaption></figure>")
}

fn write_picture(tile: &Tile, shape: u32, out: &mut dyn Write) -> io::Result<()> {
    let alt = escape(&tile.alt);
    // Only what is a JPEG by its own head is put into the page.
    let held = tile.preview_jpeg.as_deref().filter(|jpeg| dimensions(jpeg).is_some());
    if let Some(link) = tile.preview_file.as_deref().and_then(link) {
        write!(
            out,
            "<img class=\"p{shape}\" src=\"{link}\" alt=\"{alt}\" loading=\"lazy\" decoding=\"async\">"
        )
    } else if let Some(jpeg) = held {
        write!(out, "<img class=\"p{shape}\" alt=\"{alt}\" src=\"data:image/jpeg;base64,")?;
        let mut encoder = EncoderWriter::new(&mut *out, &STANDARD);
        encoder.write_all(jpeg)?;
        encoder.finish()?;
        drop(encoder);
        write!(out, "\">")
    } else {
        let icon = match tile.kind {
            MediaKind::Video => {
                "<rect x=\"2\" y=\"5\" width=\"20\" height=\"14\" rx=\"3\"/><path d=\"M10 9v6l5-3z\"/>"
            }
            MediaKind::Document => "<path d=\"M6 2h8l5 5v15H6zM14 2v5h5M9 12h7M9 16h7\"/>",
            MediaKind::Photo => {
                "<rect x=\"3\" y=\"4\" width=\"18\" height=\"16\" rx=\"3\"/><path d=\"M4 17l5-5 4 4 3-3 4 4\"/>"
            }
        };
        let format = escape(&tile.format);
        write!(out, "<span class=\"pic p{shape}\" role=\"img\" aria-label=\"{alt}\">")?;
        write!(out, "<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\">{icon}</svg><b>{format}</b></span>")
    }
}

/// The aspect in hundredths: the name of its two rules in the style.
fn shape(tile: &Tile) -> u32 {
    (tile.aspect() * 100.0).round().clamp(1.0, 1000.0) as u32
}

/// The fixed rules, and two for every aspect on this page.
fn style(sheet: &ContactSheet) -> String {
    let shapes: BTreeSet<u32> = sheet.sections.iter().flat_map(|s| &s.items).map(shape).collect();
    let mut css = CSS.to_owned();
    for shape in shapes {
        let ratio = f64::from(shape) / 100.0;
        // Writing into a String can't fail.
        let _ = write!(
            css,
            ".a{shape}{{flex:{shape} 1 calc(var(--row)*{ratio})}}.p{shape}{{aspect-ratio:{ratio}}}"
        );
    }
    css
}

/// A path beside the page as a link; none when it leads elsewhere (a scheme, a root, a parent).
fn link(path: &str) -> Option<String> {
    let steps: Vec<&str> = path.split('/').filter(|step| *step != ".").collect();
    if path.contains('\\') || steps.iter().any(|step| step.is_empty() || *step == "..") {
        return None;
    }
    let mut link = ".".to_owned();
    for step in steps {
        link.push('/');
        for byte in step.bytes() {
            if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
                link.push(char::from(byte));
            } else {
                let _ = write!(link, "%{byte:02X}");
            }
        }
    }
    Some(link)
}

/// Text as HTML text or attribute: the five characters that mean something there, and nothing unseen.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    // Joiners and variation selectors stay here: a browser draws emoji made of several.
    for c in text.chars().filter(|c| !unseen(*c) || matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe0f}')) {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;
