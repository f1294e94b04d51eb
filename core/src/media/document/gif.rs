//! GIF pictures inside a document: without comments, XMP and what follows the end. GIF89a, W3C.

/// Longest animation block: `NETSCAPE2.0` with how often to repeat, and how much to buffer.
const LONGEST_LOOP: usize = 25;

/// The picture alone; `None` when it isn't whole.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes;
    let mut kept = Vec::with_capacity(bytes.len());
    let head = take(&mut rest, 13)?;
    if !head.starts_with(b"GIF87a") && !head.starts_with(b"GIF89a") {
        return None;
    }
    kept.extend_from_slice(head);
    kept.extend_from_slice(take(&mut rest, palette(*head.get(10)?))?);
    loop {
        let start = rest;
        let stays = match take(&mut rest, 1)? {
            // An extension: how a frame is shown, text that is drawn, how often to repeat.
            [0x21] => {
                let label = *take(&mut rest, 1)?.first()?;
                let data = rest;
                blocks(&mut rest)?;
                let repeats = data.starts_with(b"\x0BNETSCAPE2.0") || data.starts_with(b"\x0BANIMEXTS1.0");
                matches!(label, 0xF9 | 0x01)
                    || (label == 0xFF && repeats && start.len() - rest.len() <= LONGEST_LOOP)
            }
            // A frame.
            [0x2C] => {
                let colours = palette(*take(&mut rest, 9)?.last()?);
                take(&mut rest, colours + 1)?;
                blocks(&mut rest)?;
                true
            }
            [0x3B] => {
                kept.push(0x3B);
                return Some(kept);
            }
            _ => return None,
        };
        if stays {
            kept.extend_from_slice(start.get(..start.len() - rest.len())?);
        }
    }
}

/// Bytes of the colours that `flags` announce.
fn palette(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Passes blocks of data up to the empty one.
fn blocks(rest: &mut &[u8]) -> Option<()> {
    loop {
        let len = *take(rest, 1)?.first()?;
        if len == 0 {
            return Some(());
        }
        take(rest, len.into())?;
    }
}

fn take<'a>(rest: &mut &'a [u8], len: usize) -> Option<&'a [u8]> {
    let (head, tail) = rest.split_at_checked(len)?;
    *rest = tail;
    Some(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_xmp_and_what_follows_go_and_the_picture_stays() {
        let head = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF".as_slice();
        let repeat = b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0".as_slice();
        let frame = b"\x21\xF9\x04\0\0\0\0\0\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0".as_slice();
        let personal = b"\x21\xFE\x07Canarie\0\x21\xFF\x0BXMP DataXMP\x07Canarie\0".as_slice();
        let whole = [head, personal, repeat, personal, frame, b"\x3B", b"Canarie"].concat();
        let clean = clean(&whole).unwrap();
        assert_eq!(clean, [head, repeat, frame, b"\x3B"].concat());
        for len in 0..whole.len() - b"Canarie".len() {
            assert_eq!(super::clean(whole.get(..len).unwrap()), None);
        }
    }
}
