//! Colour profiles (ICC.1:2022): kept, because the same numbers mean other colours without them.

/// Larger than any display's or printer's profile in use; bounds what a compressed one unpacks to.
pub(super) const MAX_ICC: usize = 4 << 20;

/// What a profile's numbers describe (ICC.1:2022, 7.2.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    Rgb,
    Grey,
    Other,
}

/// The profile alone, cut at the size it states; `None` for what no decoder would use.
pub(super) fn valid(bytes: &[u8]) -> Option<&[u8]> {
    let size = u32::from_be_bytes(*bytes.first_chunk::<4>()?) as usize;
    let profile = bytes.get(..size)?;
    ((132..=MAX_ICC).contains(&size) && profile.get(36..40)? == b"acsp").then_some(profile)
}

/// Puts together a profile from JPEG's numbered chunks (ICC.1:2022, B.4); `None` if one is missing
/// or there twice.
pub(super) fn from_chunks(chunks: &[&[u8]]) -> Option<Vec<u8>> {
    let mut ordered = vec![None; chunks.len()];
    for chunk in chunks {
        let (&[number, total], data) = chunk.split_first_chunk::<2>()?;
        let place = ordered.get_mut(usize::from(number).checked_sub(1)?)?;
        if usize::from(total) != chunks.len() || place.replace(data).is_some() {
            return None;
        }
    }
    let whole = ordered.into_iter().collect::<Option<Vec<_>>>()?.concat();
    valid(&whole).map(<[u8]>::to_vec)
}

/// The colour space of a valid profile's numbers.
pub(super) fn space(profile: &[u8]) -> Space {
    match profile.get(16..20) {
        Some(b"RGB ") => Space::Rgb,
        Some(b"GRAY") => Space::Grey,
        _ => Space::Other,
    }
}

/// Whether the profile calls itself sRGB: what a JPEG without a profile is shown as anyway.
pub(super) fn is_srgb(profile: &[u8]) -> bool {
    let ascii = profile.windows(4).any(|w| w == b"sRGB");
    ascii || profile.windows(8).any(|w| w == b"\0s\0R\0G\0B")
}
