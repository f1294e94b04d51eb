//! Movies made for tests, with something personal planted wherever a writer can put it.

use super::bytes::{Kind, boxed, full_box, put16, put32, put64};

/// What must never come out.
pub(super) const PLANTED: &[u8] = b"PLANTED";
/// 2026-11-17T10:40:00Z in seconds since 1904.
pub(super) const CREATED: u64 = 3_877_756_800;
/// Ticks per second of every clock in a test movie.
pub(super) const SCALE: u32 = 1000;

/// What to make; [`Clip::default`] is a movie as a phone makes it.
#[derive(Debug, Clone)]
pub(super) struct Clip {
    pub(super) brand: Kind,
    pub(super) created: u64,
    pub(super) claimed_ms: u32,
    pub(super) sample_ms: u32,
    pub(super) video: Kind,
    pub(super) sound: Kind,
    pub(super) with_video: bool,
    pub(super) turned: bool,
    pub(super) fragmented: bool,
    /// Added to each chunk's place.
    pub(super) shift: u32,
    /// Put at the end of `moov`.
    pub(super) in_moov: Vec<u8>,
    pub(super) trailer: Vec<u8>,
}

impl Default for Clip {
    fn default() -> Self {
        Self {
            brand: *b"mp42",
            created: CREATED,
            claimed_ms: 120,
            sample_ms: 40,
            video: *b"avc1",
            sound: *b"twos",
            with_video: true,
            turned: false,
            fragmented: false,
            shift: 0,
            in_moov: Vec::new(),
            trailer: Vec::new(),
        }
    }
}

/// One box with `body`.
pub(super) fn a_box(kind: &Kind, body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    boxed(&mut out, kind, |out| out.extend_from_slice(body));
    out
}

/// A unit of H.264 behind its length.
pub(super) fn unit(bytes: &[u8]) -> Vec<u8> {
    [&u32::try_from(bytes.len()).unwrap().to_be_bytes(), bytes].concat()
}

/// The three pictures: an SEI message with text before the first, then one slice each.
pub(super) fn pictures() -> Vec<Vec<u8>> {
    let sei = [&[6u8, 5, 23], b"0123456789abcdef".as_slice(), PLANTED, &[0x80]].concat();
    vec![
        [unit(&sei), unit(b"\x65first picture")].concat(),
        unit(b"\x41second"),
        [unit(b"\x41third one"), unit(&[&[30], PLANTED].concat())].concat(),
    ]
}

/// The pictures as they come out: same sizes, the planted bytes overwritten.
pub(super) fn clean_pictures() -> Vec<Vec<u8>> {
    let sei = [&[6u8, 5, 23], [0xff; 23].as_slice(), &[0x80]].concat();
    vec![
        [unit(&sei), unit(b"\x65first picture")].concat(),
        unit(b"\x41second"),
        [unit(b"\x41third one"), unit(&[30, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])].concat(),
    ]
}

/// Six frames of two bytes.
pub(super) const SOUND: &[u8] = b"aabbccddeeff";

impl Clip {
    /// The whole file: `ftyp`, `free`, `mdat` and `moov`, in that order, as cameras do.
    pub(super) fn make(&self) -> Vec<u8> {
        let mut out = a_box(b"ftyp", &[&self.brand, b"PLAN".as_slice(), b"isom", b"TED!"].concat());
        out.extend(a_box(b"free", PLANTED));
        if self.fragmented {
            out.extend(self.moov(&[], &[]));
            let (head, data) = self.moof();
            out.extend(head);
            out.extend(a_box(b"mdat", &data));
        } else {
            let start = u32::try_from(out.len()).unwrap() + 8;
            let (mut data, mut video, mut sound) = (Vec::new(), Vec::new(), Vec::new());
            let mut put = |bytes: &[u8], places: &mut Vec<u32>| {
                data.extend_from_slice(PLANTED);
                places.push(start + u32::try_from(data.len()).unwrap() + self.shift);
                data.extend_from_slice(bytes);
            };
            let all = pictures();
            put(&[all[0].clone(), all[1].clone()].concat(), &mut video);
            put(&SOUND[..8], &mut sound);
            put(&all[2], &mut video);
            put(&SOUND[8..], &mut sound);
            out.extend(a_box(b"mdat", &data));
            out.extend(self.moov(&video, &sound));
        }
        out.extend_from_slice(&self.trailer);
        out
    }

    fn moov(&self, video: &[u32], sound: &[u32]) -> Vec<u8> {
        let mut out = Vec::new();
        boxed(&mut out, b"moov", |out| {
            full_box(out, b"mvhd", 1, 0, |out| {
                put64(out, self.created);
                put64(out, self.created);
                put32(out, SCALE);
                put64(out, u64::from(self.claimed_ms));
                put32(out, 0x1_0000);
                put16(out, 0x100);
                out.extend_from_slice(&[0; 10]);
                out.extend_from_slice(&matrix(false));
                out.extend_from_slice(b"PLANTEDPLANTEDPLANTED...");
                put32(out, 9);
            });
            out.extend(a_box(b"iods", PLANTED));
            if self.with_video {
                out.extend(self.track(1, *b"vide", &self.video_entry(), video));
            }
            out.extend(self.track(2, *b"soun", &self.sound_entry(), sound));
            out.extend(self.track(3, *b"meta", &a_box(b"camm", PLANTED), sound));
            out.extend(self.track(4, *b"tmcd", &a_box(b"tmcd", PLANTED), sound));
            if self.fragmented {
                let trex = |id: u32| {
                    let mut out = Vec::new();
                    full_box(&mut out, b"trex", 0, 0, |out| {
                        [id, 1, self.sample_ms, 2, 0].iter().for_each(|n| put32(out, *n));
                    });
                    out
                };
                out.extend(a_box(b"mvex", &[trex(1), trex(2)].concat()));
            }
            out.extend(a_box(b"udta", &a_box(b"\xa9xyz", b"+52.0907+005.1214/PLANTED")));
            out.extend(a_box(b"uuid", PLANTED));
            out.extend_from_slice(&self.in_moov);
        });
        out
    }

    fn track(&self, id: u32, handler: Kind, entry: &[u8], places: &[u32]) -> Vec<u8> {
        let pictures = pictures();
        let (sizes, counts): (Vec<u32>, [u32; 2]) = match &handler {
            b"vide" => (pictures.iter().map(|p| u32::try_from(p.len()).unwrap()).collect(), [2, 1]),
            _ => (vec![], [4, 2]),
        };
        let mut out = Vec::new();
        boxed(&mut out, b"trak", |out| {
            full_box(out, b"tkhd", 0, 7, |out| {
                [1, 1, id, 0x504c_414e, self.claimed_ms, 0, 0].iter().for_each(|n| put32(out, *n));
                put64(out, 0);
                out.extend_from_slice(&matrix(self.turned));
                put32(out, 64 << 16);
                put32(out, 48 << 16);
            });
            out.extend(a_box(b"udta", &a_box(b"name", PLANTED)));
            out.extend(a_box(b"tref", &a_box(b"tmcd", &4u32.to_be_bytes())));
            boxed(out, b"mdia", |out| {
                full_box(out, b"mdhd", 0, 0, |out| {
                    [1, 1, SCALE, self.claimed_ms, 0x15c7_0000].iter().for_each(|n| put32(out, *n));
                });
                full_box(out, b"hdlr", 0, 0, |out| {
                    put32(out, 0);
                    out.extend_from_slice(&handler);
                    out.extend_from_slice(b"appl\0\0\0\0\0\0\0\0PLANTED\0");
                });
                boxed(out, b"minf", |out| {
                    out.extend(a_box(b"dinf", &self_contained()));
                    boxed(out, b"stbl", |out| {
                        full_box(out, b"stsd", 0, 0, |out| {
                            put32(out, 1);
                            out.extend_from_slice(entry);
                        });
                        self.tables(out, &sizes, counts, places);
                    });
                });
            });
        });
        out
    }

    fn tables(&self, out: &mut Vec<u8>, sizes: &[u32], counts: [u32; 2], places: &[u32]) {
        let all = if self.fragmented { 0 } else { counts[0] + counts[1] };
        let table = |out: &mut Vec<u8>, kind: &Kind, numbers: &[u32]| {
            full_box(out, kind, 0, 0, |out| numbers.iter().for_each(|n| put32(out, *n)));
        };
        if self.fragmented {
            for kind in [b"stts", b"stsc", b"stco"] {
                table(out, kind, &[0]);
            }
            return table(out, b"stsz", &[0, 0]);
        }
        table(out, b"stts", &[1, all, self.sample_ms]);
        table(out, b"stsc", &[2, 1, counts[0], 1, 2, counts[1], 1]);
        match sizes {
            [] => table(out, b"stsz", &[2, all]),
            sizes => table(out, b"stsz", &[[0, all].as_slice(), sizes].concat()),
        }
        table(out, b"stco", &[[u32::try_from(places.len()).unwrap()].as_slice(), places].concat());
        // An unknown table, and a known one with something behind its end.
        out.extend(a_box(b"blub", PLANTED));
        out.extend(a_box(
            b"stss",
            &[0u32.to_be_bytes(), 1u32.to_be_bytes(), 1u32.to_be_bytes(), *b"PLAN"].concat(),
        ));
    }

    fn moof(&self) -> (Vec<u8>, Vec<u8>) {
        let all = pictures();
        let make = |at: u32| {
            let traf = |id: u32, run: Vec<u32>, flags: u32| {
                let mut out = Vec::new();
                full_box(&mut out, b"tfhd", 0, 0x2_0000, |out| put32(out, id));
                full_box(&mut out, b"tfdt", 0, 0, |out| put32(out, 0));
                full_box(&mut out, b"trun", 0, flags, |out| run.iter().for_each(|n| put32(out, *n)));
                a_box(b"traf", &out)
            };
            let sizes: Vec<u32> = all.iter().map(|p| u32::try_from(p.len()).unwrap()).collect();
            let sound_at = at + 7 + sizes.iter().sum::<u32>();
            let first = traf(1, [[3, at + 7].as_slice(), &sizes].concat(), 0x201);
            a_box(b"moof", &[first, traf(2, vec![6, sound_at], 1), a_box(b"uuid", PLANTED)].concat())
        };
        let head = make(u32::try_from(make(0).len()).unwrap() + 8);
        (head, [PLANTED, all.concat().as_slice(), SOUND, PLANTED].concat())
    }

    fn video_entry(&self) -> Vec<u8> {
        let mut body = vec![0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0];
        body.extend_from_slice(b"PLANTEDPLAN.");
        [64, 48, 72, 0, 72, 0, 0, 0, 1].iter().for_each(|n| put16(&mut body, *n));
        body.extend_from_slice(b"\x07PLANTED                        ");
        body.extend_from_slice(&[0, 24, 0xff, 0xff]);
        // Behind the parameter sets, where only the high profiles have something: three bytes.
        body.extend(a_box(b"avcC", b"\x01\x4d\0\x1e\xff\xe1\0\x03\x67ab\x01\0\x03\x68cdPLA"));
        body.extend(a_box(b"colr", &[b"prof".as_slice(), PLANTED].concat()));
        body.extend(a_box(b"uuid", PLANTED));
        a_box(&self.video, &body)
    }

    fn sound_entry(&self) -> Vec<u8> {
        let mut body = vec![0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0];
        body.extend_from_slice(b"PLAN");
        [1, 16, 0, 0, 8000, 0].iter().for_each(|n| put16(&mut body, *n));
        body.extend(a_box(b"meta", PLANTED));
        a_box(&self.sound, &body)
    }
}

fn self_contained() -> Vec<u8> {
    let mut out = Vec::new();
    full_box(&mut out, b"dref", 0, 0, |out| {
        put32(out, 1);
        full_box(out, b"url ", 0, 1, |out| out.extend_from_slice(PLANTED));
    });
    out
}

fn matrix(turned: bool) -> Vec<u8> {
    let one = 0x1_0000u32;
    let cells = if turned {
        [0, one, 0, one.wrapping_neg(), 0, 0, 48 << 16, 0, 0x4000_0000]
    } else {
        [one, 0, 0, 0, one, 0, 0, 0, 0x4000_0000]
    };
    cells.iter().flat_map(|cell| cell.to_be_bytes()).collect()
}
