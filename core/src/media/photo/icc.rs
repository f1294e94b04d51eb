//! Colour profiles (ICC.1:2022): kept, because the same numbers mean other colours without them. A camera's stays byte
//! for byte; one of a screen, as screenshots carry it, loses what is not about colour (its maker's serial number).

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

/// Bytes before a profile's table of tags, and of each entry in it.
const HEADER: usize = 128;
const ENTRY: usize = 12;
/// Entries of a profile: those of every kind at once would be some 80.
const MAX_TAGS: usize = 128;
/// What colour management reads, and the texts that every profile has to have (clause 9.2). Not here: the maker's and
/// the model's own (`mmod`, `dmnd`, `dmdd`), screens' gamma tables, measurements, whatever else.
const TAGS: [&[u8; 4]; 47] = [
    b"A2B0", b"A2B1", b"A2B2", b"A2B3", b"B2A0", b"B2A1", b"B2A2", b"B2A3", b"B2D0", b"B2D1", b"B2D2",
    b"B2D3", b"D2B0", b"D2B1", b"D2B2", b"D2B3", b"aabg", b"aagg", b"aarg", b"bTRC", b"bXYZ", b"bkpt",
    b"chad", b"chrm", b"cicp", b"ciis", b"clro", b"clrt", b"cprt", b"desc", b"gTRC", b"gXYZ", b"gamt",
    b"kTRC", b"lumi", b"meas", b"pre0", b"pre1", b"pre2", b"rTRC", b"rXYZ", b"rig0", b"rig2", b"tech",
    b"view", b"vued", b"wtpt",
];
/// The profile that most cameras have used since 1998 names the consortium as its maker.
const COMMON: [&[u8; 4]; 2] = [b"dmnd", b"dmdd"];

/// The profile without what is not about colour; `None` for one whose table makes no sense.
pub(super) fn cleaned(profile: &[u8]) -> Option<Vec<u8>> {
    let profile = valid(profile)?;
    let count = u32::from_be_bytes(*profile.get(HEADER..)?.first_chunk()?) as usize;
    if count > MAX_TAGS {
        return None;
    }
    let table = profile.get(HEADER + 4..)?.get(..count.checked_mul(ENTRY)?)?;
    let mut tags = Vec::with_capacity(count);
    for entry in table.as_chunks::<ENTRY>().0 {
        let (name, place) = entry.split_first_chunk::<4>()?;
        let (at, size) = place.split_first_chunk::<4>()?;
        let (at, size) =
            (u32::from_be_bytes(*at) as usize, u32::from_be_bytes(*size.first_chunk()?) as usize);
        profile.get(at..at.checked_add(size)?)?;
        tags.push((name, at, size));
    }
    let standard = is_srgb(profile) && profile.len() < 4096;
    let known = |name: &[u8; 4]| TAGS.contains(&name) || standard && COMMON.contains(&name);
    if tags.iter().all(|(name, ..)| known(name)) && covers(profile, HEADER + 4 + table.len(), &tags) {
        return Some(profile.to_vec());
    }
    tags.retain(|(name, ..)| TAGS.contains(name));
    // Header: without the maker, model, author and checksum.
    let mut out = profile.get(..HEADER)?.to_vec();
    for gone in [48..56, 80..100] {
        out.get_mut(gone)?.fill(0);
    }
    out.extend_from_slice(&u32::try_from(tags.len()).ok()?.to_be_bytes());
    let mut data = Vec::new();
    let begin = HEADER + 4 + tags.len() * ENTRY;
    let mut placed: Vec<(usize, usize, usize)> = Vec::new();
    for (name, at, size) in tags {
        let known =
            placed.iter().find(|(from, len, _)| (*from, *len) == (at, size)).map(|(.., place)| *place);
        let place = known.unwrap_or(begin + data.len());
        if known.is_none() {
            data.extend_from_slice(profile.get(at..at + size)?);
            data.resize(data.len().next_multiple_of(4), 0);
            placed.push((at, size, place));
            if data.len() > profile.len() {
                return None;
            }
        }
        out.extend_from_slice(name);
        out.extend_from_slice(&u32::try_from(place).ok()?.to_be_bytes());
        out.extend_from_slice(&u32::try_from(size).ok()?.to_be_bytes());
    }
    out.extend_from_slice(&data);
    let size = u32::try_from(out.len()).ok()?;
    out.get_mut(..4)?.copy_from_slice(&size.to_be_bytes());
    Some(out)
}

/// Whether nothing but zeros stands outside the header, the table and the tags.
fn covers(profile: &[u8], table_end: usize, tags: &[(&[u8; 4], usize, usize)]) -> bool {
    let mut ranges: Vec<(usize, usize)> = tags.iter().map(|(_, at, size)| (*at, at + size)).collect();
    ranges.sort_unstable();
    let mut end = table_end;
    for (from, to) in ranges.into_iter().chain([(profile.len(), profile.len())]) {
        if profile.get(end..from).is_some_and(|gap| gap.iter().any(|byte| *byte != 0)) {
            return false;
        }
        end = end.max(to);
    }
    true
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
    cleaned(&whole)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(tags: &[(&[u8; 4], &[u8])], after: &[u8]) -> Vec<u8> {
        let mut out = vec![7; HEADER];
        out[36..40].copy_from_slice(b"acsp");
        out.extend((tags.len() as u32).to_be_bytes());
        let mut at = HEADER + 4 + tags.len() * ENTRY;
        for (name, data) in tags {
            out.extend_from_slice(*name);
            out.extend([(at as u32).to_be_bytes(), (data.len() as u32).to_be_bytes()].concat());
            at += data.len();
        }
        tags.iter().for_each(|(_, data)| out.extend_from_slice(data));
        out.extend_from_slice(after);
        let size = out.len() as u32;
        out[..4].copy_from_slice(&size.to_be_bytes());
        out
    }

    #[test]
    fn a_camera_s_profile_stays_byte_for_byte() {
        let camera = profile(&[(b"desc", b"Display P3.."), (b"rXYZ", b"1234"), (b"rTRC", b"5678")], &[0, 0]);
        assert_eq!(cleaned(&camera), Some(camera));
    }

    #[test]
    fn a_screen_s_serial_number_goes_and_its_colours_stay() {
        let tags: [(&[u8; 4], &[u8]); 3] = [(b"rXYZ", b"1234"), (b"mmod", b"SERIAL"), (b"rTRC", b"56789")];
        let clean = cleaned(&profile(&tags, b"SERIAL")).unwrap();
        assert!(!clean.windows(6).any(|w| w == b"SERIAL"));
        let at = HEADER + 4;
        assert_eq!(&clean[at..at + ENTRY], b"rXYZ\0\0\0\x9C\0\0\0\x04");
        assert_eq!(&clean[at + ENTRY..at + 2 * ENTRY], b"rTRC\0\0\0\xA0\0\0\0\x05");
        assert_eq!(&clean[0x9C..], b"123456789\0\0\0");
        assert_eq!(cleaned(&clean), Some(clean), "clean is clean");
        let hidden = profile(&[(b"rXYZ", b"1234")], b"SERIAL");
        assert_eq!(cleaned(&hidden).map(|clean| clean.len()), Some(HEADER + 4 + ENTRY + 4));
    }

    #[test]
    fn a_table_that_points_outside_makes_no_profile() {
        let mut wild = profile(&[(b"rXYZ", b"1234")], &[]);
        wild[HEADER + 8] = 0x7F;
        assert_eq!(cleaned(&wild), None);
        let mut many = profile(&[(b"rXYZ", b"1234")], &[]);
        many[HEADER] = 0xFF;
        assert_eq!(cleaned(&many), None);
    }
}
