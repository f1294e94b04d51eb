//! Rewrite XML as a stream: what the rules keep goes through as it was written, the rest is gone.
//!
//! Never a tree in memory: one tag or one run of text at a time. Comments and processing
//! instructions never pass (they may hold anything); a DOCTYPE is refused, because no office program
//! writes one and it is where entity bombs live.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::Limit;
use super::fault::{Fault, Trouble, fault_of};
use super::limits::{MAX_XML_ATTRIBUTES, MAX_XML_BYTES, MAX_XML_DEPTH, MAX_XML_EVENT_BYTES};

/// An opening tag; values are as written (entities not resolved).
pub(super) struct Tag<'a> {
    /// Name without its prefix. Prefixes are free to choose, so no rule looks at them.
    pub(super) local: &'a str,
    /// Attributes in order: full name and value.
    pub(super) attributes: Vec<(&'a str, &'a str)>,
}

impl Tag<'_> {
    /// The value of the first attribute with this local name.
    pub(super) fn get(&self, local: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| local_of(name) == local).map(|(_, value)| *value)
    }
}

/// What happens to an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays; its attributes and content are looked at.
    Keep,
    /// It goes, with all that is in it.
    Drop,
    /// It stays, with this text for all that is in it.
    Fill(&'static str),
}

/// What happens to an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// It stays.
    Keep,
    /// It goes.
    Drop,
    /// It stays with another value, already escaped.
    Put(String),
}

/// What stays of one kind of part.
pub(super) trait Rules {
    /// Decides about an element.
    fn start(&mut self, tag: &Tag<'_>) -> Result<Fate, Fault>;
    /// Decides about an attribute of an element that stays; `local` is its name without prefix.
    fn attribute(&mut self, tag: &Tag<'_>, local: &str, value: &str) -> Value;
    /// Other text in place of this; `shown` is false inside what goes anyway.
    fn text(&mut self, _text: &str, _shown: bool) -> Option<String> {
        None
    }
    /// A kept element closes.
    fn end(&mut self, _local: &str) {}
}

/// How strictly a part is held to the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grammar {
    /// Well-formed, or damaged.
    Strict,
    /// VML drawings of older Excel leave `<br>` open.
    OpenTags,
}

/// Copies `src` to `out` by `rules`.
///
/// # Errors
/// Not well-formed, not UTF-8, a DOCTYPE, or a limit.
pub(super) fn rewrite(
    src: impl Read,
    out: &mut dyn Write,
    rules: &mut dyn Rules,
    grammar: Grammar,
) -> Result<(), Trouble> {
    let since = Rc::new(Cell::new(0));
    let metered = Metered { src: BufReader::with_capacity(1 << 15, src), since: Rc::clone(&since), all: 0 };
    let mut reader = Reader::from_reader(metered);
    reader.config_mut().check_end_names = grammar == Grammar::Strict;
    reader.config_mut().allow_unmatched_ends = grammar == Grammar::OpenTags;
    let mut pass = Pass { out, rules, depth: 0, skipping: 0, closing: false };
    let mut buf = Vec::new();
    let mut root_seen = false;
    loop {
        since.set(0);
        buf.clear();
        match reader.read_event_into(&mut buf).map_err(trouble_of)? {
            Event::Start(tag) => {
                root_seen = true;
                pass.start(&tag)?;
            }
            Event::Empty(tag) => {
                root_seen = true;
                pass.empty(&tag)?;
            }
            Event::End(tag) => pass.end(utf8(tag.name().0)?)?,
            Event::Text(text) => pass.text(utf8(&text)?)?,
            Event::GeneralRef(name) => pass.text(&format!("&{};", utf8(&name)?))?,
            Event::CData(text) => pass.text(&quick_xml::escape::escape(utf8(&text)?))?,
            Event::Decl(declaration) => {
                if let Some(encoding) = declaration.encoding() {
                    let encoding = encoding.map_err(|_| Fault::Damaged("XML declaration"))?;
                    if !encoding.eq_ignore_ascii_case(b"utf-8") && !encoding.eq_ignore_ascii_case(b"us-ascii")
                    {
                        return Err(Fault::Damaged("XML that is not UTF-8").into());
                    }
                }
                pass.out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")?;
            }
            Event::Comment(_) | Event::PI(_) => {}
            Event::DocType(_) => return Err(Fault::Damaged("XML with a DOCTYPE").into()),
            Event::Eof => break,
        }
    }
    if !root_seen || (pass.depth != 0 && grammar == Grammar::Strict) {
        return Err(Fault::Damaged("XML that breaks off").into());
    }
    Ok(())
}

struct Pass<'a> {
    out: &'a mut dyn Write,
    rules: &'a mut dyn Rules,
    depth: u64,
    /// How many elements deep in something that goes; 0 when what is read stays.
    skipping: u64,
    /// Whether the element that is skipped keeps its closing tag ([`Fate::Fill`]).
    closing: bool,
}

impl Pass<'_> {
    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Trouble> {
        self.depth += 1;
        if self.depth > MAX_XML_DEPTH {
            return Err(Fault::too_much(Limit::Nesting, self.depth, MAX_XML_DEPTH).into());
        }
        if self.skipping > 0 {
            self.skipping += 1;
            return Ok(());
        }
        let tag = tag_of(start)?;
        match self.rules.start(&tag)? {
            Fate::Keep => self.write_tag(start, &tag, ">")?,
            Fate::Drop => (self.skipping, self.closing) = (1, false),
            Fate::Fill(text) => {
                self.write_tag(start, &tag, ">")?;
                self.out.write_all(text.as_bytes())?;
                (self.skipping, self.closing) = (1, true);
            }
        }
        Ok(())
    }

    fn empty(&mut self, start: &BytesStart<'_>) -> Result<(), Trouble> {
        if self.skipping > 0 {
            return Ok(());
        }
        let tag = tag_of(start)?;
        if self.rules.start(&tag)? != Fate::Drop {
            self.write_tag(start, &tag, "/>")?;
            self.rules.end(tag.local);
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Trouble> {
        self.depth = self.depth.saturating_sub(1);
        if self.skipping > 0 {
            self.skipping -= 1;
            if self.skipping > 0 || !self.closing {
                return Ok(());
            }
        }
        write!(self.out, "</{name}>")?;
        self.rules.end(local_of(name));
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Trouble> {
        // Between the declaration and the root there is nothing but line ends.
        if self.depth == 0 {
            return Ok(());
        }
        let other = self.rules.text(text, self.skipping == 0);
        if self.skipping == 0 {
            self.out.write_all(other.as_deref().unwrap_or(text).as_bytes())?;
        }
        Ok(())
    }

    fn write_tag(&mut self, start: &BytesStart<'_>, tag: &Tag<'_>, close: &str) -> Result<(), Trouble> {
        write!(self.out, "<{}", utf8(start.name().0)?)?;
        for (name, value) in &tag.attributes {
            let value = match self.rules.attribute(tag, local_of(name), value) {
                Value::Keep => std::borrow::Cow::Borrowed(*value),
                Value::Drop => continue,
                Value::Put(other) => other.into(),
            };
            let quote = if value.contains('"') { '\'' } else { '"' };
            write!(self.out, " {name}={quote}{value}{quote}")?;
        }
        self.out.write_all(close.as_bytes())?;
        Ok(())
    }
}

fn tag_of<'a>(start: &'a BytesStart<'_>) -> Result<Tag<'a>, Fault> {
    let name = start.name().0;
    let bytes: &'a [u8] = start;
    let name = utf8(bytes.get(..name.len()).unwrap_or_default())?;
    let mut attributes = Vec::new();
    // Looking for doubles is quadratic in the number of attributes; the programs that open the
    // document refuse them.
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Fault::Damaged("an XML attribute"))?;
        if attributes.len() as u64 >= MAX_XML_ATTRIBUTES {
            return Err(Fault::too_much(Limit::Parts, MAX_XML_ATTRIBUTES + 1, MAX_XML_ATTRIBUTES));
        }
        let std::borrow::Cow::Borrowed(value) = attribute.value else {
            return Err(Fault::Damaged("an XML attribute"));
        };
        attributes.push((utf8(attribute.key.0)?, utf8(value)?));
    }
    Ok(Tag { local: local_of(name), attributes })
}

/// A name without its prefix.
pub(super) fn local_of(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn utf8(bytes: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(bytes).map_err(|_| Fault::Damaged("XML that is not UTF-8"))
}

fn trouble_of(error: quick_xml::Error) -> Trouble {
    match error {
        quick_xml::Error::Io(error) => match fault_of(&error) {
            Some(fault) => fault.into(),
            None => Trouble::Io(io::Error::new(error.kind(), error)),
        },
        _ => Fault::Damaged("XML that is not well-formed").into(),
    }
}

/// Counts what one event takes, so that a tag of a gigabyte stops before it is in memory.
struct Metered<R> {
    src: R,
    since: Rc<Cell<u64>>,
    all: u64,
}

impl<R: BufRead> Read for Metered<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.src.read(buf)?;
        self.all += read as u64;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since.get() > MAX_XML_EVENT_BYTES {
            return Err(Fault::too_much(Limit::Unpacked, self.since.get(), MAX_XML_EVENT_BYTES).into());
        }
        if self.all > MAX_XML_BYTES {
            return Err(Fault::too_much(Limit::Unpacked, self.all, MAX_XML_BYTES).into());
        }
        self.src.fill_buf()
    }
    fn consume(&mut self, amount: usize) {
        self.since.set(self.since.get() + amount as u64);
        self.all += amount as u64;
        self.src.consume(amount);
    }
}
