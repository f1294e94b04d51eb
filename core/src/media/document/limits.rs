//! How large a document may be: every bound that is checked before memory is taken.

/// Bytes of a zipped document (DOCX, ODT, PPTX, XLSX): what fits an evening of school Wi-Fi.
pub const MAX_ZIP_BYTES: u64 = 100 << 20;
/// Bytes of a PDF. A PDF is held in memory while it is cleaned, about three times its size.
pub const MAX_PDF_BYTES: u64 = 50 << 20;
/// Bytes of plain text.
pub const MAX_TEXT_BYTES: u64 = 16 << 20;
/// Entries in a zipped document. A deck of three hundred slides has about two thousand.
pub const MAX_ENTRIES: u64 = 4096;
/// Bytes of a zip directory; with [`MAX_ENTRIES`] this leaves 1 KiB per entry.
pub(super) const MAX_DIRECTORY_BYTES: u64 = 4 << 20;
/// Bytes that one XML part may unpack to; it is streamed.
pub const MAX_XML_BYTES: u64 = 64 << 20;
/// Bytes that all parts together may unpack to.
pub const MAX_UNPACKED_BYTES: u64 = 512 << 20;
/// How many times larger than packed all parts together may be, above [`RATIO_FREE_BYTES`].
/// Sheets full of the same cell reach about 100; a bomb of zeros 1,032.
pub(super) const MAX_RATIO: u64 = 300;
/// Up to here nobody looks at the ratio: unpacking this much hurts no device.
pub(super) const RATIO_FREE_BYTES: u64 = 32 << 20;
/// Bytes of a picture inside a document that are held in memory to clean it.
pub(super) const MAX_PICTURE_BYTES: u64 = 32 << 20;
/// Bytes of a document inside a document (the sheet behind a chart) that are held in memory.
pub(super) const MAX_INNER_BYTES: u64 = 16 << 20;
/// Elements inside elements. Word itself writes tables in tables in text boxes: about 60.
pub const MAX_XML_DEPTH: u64 = 256;
/// Bytes of one tag or one run of text; quick-xml holds one of them at a time.
pub(super) const MAX_XML_EVENT_BYTES: u64 = 8 << 20;
/// Attributes of one element.
pub(super) const MAX_XML_ATTRIBUTES: u64 = 1024;
/// Objects in a PDF.
pub const MAX_PDF_OBJECTS: u64 = 500_000;
/// Bytes that a PDF's object and cross-reference streams may unpack to, together.
pub const MAX_PDF_UNPACKED_BYTES: u64 = 64 << 20;
/// Numbers, names, strings, lists and dictionaries in a PDF; each takes about 100 bytes when loaded.
pub(super) const MAX_PDF_TOKENS: u64 = 4_000_000;
/// Bytes that a loaded PDF may take, its streams as they are.
pub(super) const MAX_PDF_LOADED_BYTES: u64 = 256 << 20;
/// Bytes that one object stream may unpack to.
pub(super) const MAX_PDF_STREAM_BYTES: usize = 32 << 20;
