//! How large a photo may be; each limit is checked before memory is taken.

use oogst_domain::capture::Format;

use crate::media::{Limit, MediaError};

/// Most pixels in a photo. Phones make 48 to 50 million; 64 million decode to 192 MB of RGB, which
/// every supported phone can spare for the second that it takes.
pub const MAX_PIXELS: u64 = 64_000_000;
/// Most bytes of a photo's file: twice the largest 50-megapixel JPEG seen (some 30 MB).
pub const MAX_BYTES: u64 = 64_000_000;
/// Longest edge in pixels: a panorama of a phone is 16,384 wide.
pub const MAX_EDGE: u32 = 32_768;

/// Halves of what decoding takes that a photo may take in all: its pixels, a progressive picture's coefficients, what is
/// shrunk and turned from them.
const AROUND: u64 = 5;

/// Refuses a picture by its header. `bytes_per_pixel` is what decoding takes; more than 4 (16 bits
/// a channel) lowers the limit, so that no photo's pixels take more than 256 MB. All that is made of them on the way may
/// come to [`AROUND`] halves of that: whether there is room for it is asked here.
///
/// # Errors
/// [`MediaError::TooMuch`] pixels; [`MediaError::Damaged`] for an edge of nothing; [`MediaError::Io`] of the kind
/// `OutOfMemory`.
pub(super) fn check(format: Format, width: u32, height: u32, bytes_per_pixel: u64) -> Result<(), MediaError> {
    if width == 0 || height == 0 {
        return Err(MediaError::Damaged { format, what: "no width or height" });
    }
    let found = u64::from(width) * u64::from(height);
    let allowed = MAX_PIXELS * 4 / bytes_per_pixel.max(4);
    if found > allowed || width.max(height) > MAX_EDGE {
        return Err(MediaError::TooMuch { limit: Limit::Pixels, found, allowed });
    }
    room(found * bytes_per_pixel.max(4) * AROUND / 2)
}

/// Whether so many bytes can be had: asked before a decoder takes them, because a Rust program ends when an allocation
/// fails inside it, and a big picture is where a small device runs out.
fn room(bytes: u64) -> Result<(), MediaError> {
    let none = || MediaError::Io(std::io::ErrorKind::OutOfMemory.into());
    let bytes = usize::try_from(bytes).map_err(|_| none())?;
    Vec::<u8>::new().try_reserve_exact(bytes).map_err(|_| none())
}
