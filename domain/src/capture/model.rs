//! The words of a capture: kinds, formats, roles and policies.

use serde::{Deserialize, Serialize};

/// What kind of evidence a capture is; decides the limits, the icon and when it may travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaKind {
    /// JPEG, PNG or WebP.
    Photo,
    /// MP4 or MOV.
    Video,
    /// PDF, DOCX, ODT, PPTX, XLSX or plain text.
    Document,
}

/// A format that Oogst takes in. Recognised by content, never by a file's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// JPEG (ITU-T T.81), baseline or progressive.
    Jpeg,
    /// PNG (W3C).
    Png,
    /// WebP (RFC 9649).
    Webp,
    /// MP4 (ISO/IEC 14496-14).
    Mp4,
    /// QuickTime movie.
    Mov,
    /// PDF (ISO 32000).
    Pdf,
    /// Word (ECMA-376).
    Docx,
    /// OpenDocument text (ISO/IEC 26300).
    Odt,
    /// PowerPoint (ECMA-376).
    Pptx,
    /// Excel (ECMA-376).
    Xlsx,
    /// Plain text, UTF-8.
    Text,
}

impl Format {
    /// The kind of evidence that this format carries.
    #[must_use]
    pub fn kind(self) -> MediaKind {
        match self {
            Format::Jpeg | Format::Png | Format::Webp => MediaKind::Photo,
            Format::Mp4 | Format::Mov => MediaKind::Video,
            _ => MediaKind::Document,
        }
    }

    /// The registered media type (IANA).
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
            Format::Webp => "image/webp",
            Format::Mp4 => "video/mp4",
            Format::Mov => "video/quicktime",
            Format::Pdf => "application/pdf",
            Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Format::Odt => "application/vnd.oasis.opendocument.text",
            Format::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Text => "text/plain; charset=utf-8",
        }
    }

    /// The file name ending that people expect, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::Webp => "webp",
            Format::Mp4 => "mp4",
            Format::Mov => "mov",
            Format::Pdf => "pdf",
            Format::Docx => "docx",
            Format::Odt => "odt",
            Format::Pptx => "pptx",
            Format::Xlsx => "xlsx",
            Format::Text => "txt",
        }
    }
}

/// What an object is to its capture. Small ones travel first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// JPEG, long edge 256 px: for grids and lists.
    Preview256,
    /// JPEG, long edge 1280 px: for a full screen.
    Preview1280,
    /// A video's still, handed in by the shell; a JPEG of at most 1280 px.
    Poster,
    /// The cleaned capture itself.
    Original,
}

/// How an assignment wants its photos kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhotoPolicy {
    /// Not re-encoded: the same pixels, cleaned of everything else.
    #[default]
    Original,
    /// Re-encoded as JPEG, upright, long edge at most 2560 px.
    Reduced,
}

/// How long and large a video may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct VideoLimits {
    /// Longest duration, in milliseconds.
    pub max_ms: u64,
    /// Largest file, in bytes.
    pub max_bytes: u64,
}

impl Default for VideoLimits {
    /// Three minutes, 250 MB: what fits a lesson and one evening of school Wi-Fi.
    fn default() -> Self {
        Self { max_ms: 180_000, max_bytes: 250_000_000 }
    }
}

/// Something personal that could not be taken out of a document. The capture says so, and the
/// shell tells the teacher before anything is submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftIn {
    /// Names of people who commented or changed text.
    CommentNames,
    /// Author, company or other document properties.
    Properties,
    /// A picture inside whose place or camera data could not be removed.
    EmbeddedPicture,
    /// An attached or embedded file that was not looked into.
    EmbeddedFile,
    /// An encrypted or damaged part that could not be read.
    UnreadablePart,
}
