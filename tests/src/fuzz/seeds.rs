//! Well-formed inputs, small, and what each format knows by name.

use std::sync::OnceLock;

use oogst_protocol::{
    DeviceKeys, EntityId, Hash, PersonId, SealingKey, SigningKey, TeamId,
    invite::{FoundingLink, InviteLink},
    log::{Body, Entry, LogState, NewEpoch, SignedEntry},
    record::{Record, RecordKind, SignedRecord},
    seal,
};

use oogst_fixtures::files::{
    desk::Scene,
    exif::{self, Planted},
    hostile, office as offices, pdf as pdfs,
    photo::Photo,
};

pub(super) const JPEG: &[&[u8]] = &[
    b"\xFF\xD8",
    b"\xFF\xD9",
    b"\xFF\xDA",
    b"\xFF\xC0",
    b"\xFF\xC2",
    b"\xFF\xC4",
    b"\xFF\xDB",
    b"\xFF\xDD",
    b"\xFF\xE0",
    b"\xFF\xE1",
    b"\xFF\xE2",
    b"\xFF\xEE",
    b"\xFF\xFE",
    b"\xFF\xD0",
    b"\xFF\xFF",
    b"Exif\0\0",
    b"ICC_PROFILE\0",
    b"Adobe",
    b"JFIF\0",
];
pub(super) const PNG: &[&[u8]] = &[
    b"IHDR", b"IDAT", b"IEND", b"PLTE", b"tRNS", b"iCCP", b"eXIf", b"acTL", b"fcTL", b"fdAT", b"tEXt",
    b"gAMA", b"sRGB",
];
pub(super) const WEBP: &[&[u8]] =
    &[b"RIFF", b"WEBP", b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP", b"EXIF", b"XMP "];
pub(super) const MP4: &[&[u8]] = &[
    b"ftyp",
    b"moov",
    b"mvhd",
    b"trak",
    b"tkhd",
    b"mdia",
    b"mdhd",
    b"hdlr",
    b"minf",
    b"stbl",
    b"stsd",
    b"stts",
    b"stsc",
    b"stsz",
    b"stz2",
    b"stco",
    b"co64",
    b"stss",
    b"ctts",
    b"sgpd",
    b"sbgp",
    b"elst",
    b"edts",
    b"mdat",
    b"moof",
    b"traf",
    b"tfhd",
    b"trun",
    b"mvex",
    b"trex",
    b"avc1",
    b"avcC",
    b"hvc1",
    b"hvcC",
    b"av01",
    b"av1C",
    b"mp4a",
    b"esds",
    b"udta",
    b"meta",
    b"uuid",
    b"free",
    b"\0\0\0\x01",
];
pub(super) const OFFICE: &[&[u8]] = &[
    b"<",
    b"/>",
    b"</",
    b"<?xml version=\"1.0\"?>",
    b"<!DOCTYPE a [<!ENTITY b \"c\">]>",
    b"&b;",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"xmlns:w=",
    b"w:author=\"",
    b"w:rsidR=\"",
    b"Target=\"../",
    b"TargetMode=\"External\"",
    b"[Content_Types].xml",
    b"docProps/core.xml",
    b"vbaProject.bin",
    b"&#x0;",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
];
pub(super) const PDF: &[&[u8]] = &[
    b"%PDF-1.7",
    b"%%EOF",
    b"xref",
    b"trailer",
    b"startxref",
    b"obj",
    b"endobj",
    b"stream",
    b"endstream",
    b"<<",
    b">>",
    b"/Type",
    b"/Catalog",
    b"/Pages",
    b"/Kids",
    b"/Parent",
    b"/Length",
    b"/Filter",
    b"/FlateDecode",
    b"/DCTDecode",
    b"/ObjStm",
    b"/XRef",
    b"/Prev",
    b"/Encrypt",
    b"/Metadata",
    b"/Info",
    b"/W [1 2 1]",
    b"/Index",
    b"1 0 R",
    b"BI",
    b"ID",
    b"EI",
    b"/JavaScript",
    b"/EmbeddedFiles",
];
pub(super) const EXIF: &[&[u8]] = &[
    b"II*\0",
    b"MM\0*",
    b"\x12\x01",
    b"\x69\x87",
    b"\x25\x88",
    b"\x03\x90",
    b"\x11\x90",
    b"2026:11:28 10:00:00",
    b"0000:00:00 00:00:00",
    b"+01:00",
    b"-99:99",
];
pub(super) const LINKS: &[&[u8]] =
    &[b"https://", b"http://", b"#", b"/join#", b"/found#", b"=", b"_", b"-", b"%00", b"abandon "];
pub(super) const JSON: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b":",
    b",",
    b"null",
    b"-1",
    b"18446744073709551615",
    b"1e999",
    b"\\u0000",
    b"\\ud800",
    b"\"kind\":",
    b"\"remove\"",
    b"\"invite\"",
    b"\"join\"",
    b"\"confirm\"",
    b"\"renew\"",
    b"\"found\"",
    b"\"prev\":",
    b"\"audience\":\"preparation\"",
    b"\"epoch\":",
];
pub(super) const TUS: &[&[u8]] = &[
    b"PATCH\n",
    b"HEAD\n",
    b"Tus-Resumable: 1.0.0\n",
    b"Upload-Length: ",
    b"Upload-Offset: ",
    b"Upload-Metadata: ",
    b"Upload-Checksum: sha1 ",
    b"Upload-Defer-Length: 1\n",
    b"X-HTTP-Method-Override: DELETE\n",
    b"Content-Length: ",
    b"Content-Type: application/offset+octet-stream\n",
    b"18446744073709551616",
    b"sha256 ",
    b"Upload-Concat: partial\n",
];

fn small(seed: u64) -> Photo {
    Photo { width: 48, height: 32, ..Photo::small(Scene::TwoCards, seed) }
}

/// A photo without anything but its picture.
pub(super) fn plain_jpeg() -> &'static [u8] {
    static PLAIN: OnceLock<Vec<u8>> = OnceLock::new();
    PLAIN.get_or_init(|| {
        oogst_fixtures::files::photo::encode(
            &image::RgbImage::from_pixel(16, 16, image::Rgb([90, 120, 60])),
            80,
        )
    })
}

pub(super) fn jpeg() -> Vec<Vec<u8>> {
    vec![small(1).jpeg(), small(2).jpeg(), plain_jpeg().to_vec()]
}

pub(super) fn png() -> Vec<Vec<u8>> {
    vec![small(1).png(), small(2).png()]
}

pub(super) fn webp() -> Vec<Vec<u8>> {
    vec![small(1).webp(), small(2).webp()]
}

pub(super) fn mp4() -> Vec<Vec<u8>> {
    // One film of a second to draw; the others are heads of it.
    let film = || hostile::good().iter().find(|(kind, _)| *kind == "mp4").expect("a film").1.clone();
    vec![film(), hostile::nested_mp4(20), hostile::many_samples_mp4()]
}

pub(super) fn office() -> Vec<Vec<u8>> {
    vec![offices::docx(), offices::odt(), offices::pptx(), offices::xlsx()]
}

pub(super) fn pdf() -> Vec<Vec<u8>> {
    vec![pdfs::lesson(6)]
}

pub(super) fn exif() -> Vec<Vec<u8>> {
    let planted = |orientation, taken, offset| Planted { orientation, taken, offset, thumbnail: None };
    vec![
        exif::tiff(&planted(6, Some("2026:11:28 10:15:00"), Some("+01:00"))),
        exif::tiff(&planted(1, Some("2026:11:28 10:15:00"), None)),
        exif::tiff(&planted(3, None, None)),
    ]
}

fn founding() -> FoundingLink {
    let key = SigningKey::from_seed([4; 32]).verify_key();
    FoundingLink {
        hub: "https://hub.example".into(),
        tls_pin: Some(Hash([3; 32])),
        hub_key: key,
        token: "abcdefgh".into(),
    }
}

pub(super) fn links() -> Vec<Vec<u8>> {
    let state = LogState::read(&entries()).expect("a log");
    let invite = InviteLink {
        hub: "https://hub.example".into(),
        tls_pin: None,
        team: state.team(),
        newest: state.point(),
        hub_key: state.hub_key(),
        role: oogst_protocol::log::InviteRole::Colleague,
        seed: [5; 32],
    };
    vec![
        founding().to_link().into_bytes(),
        invite.to_link().into_bytes(),
        b"abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about"
            .to_vec(),
    ]
}

fn record() -> SignedRecord {
    let body = serde_json::value::to_raw_value(&serde_json::json!({ "name": "Anke" })).expect("JSON");
    let state = LogState::read(&entries()).expect("a log");
    let record = Record {
        v: 1,
        team: TeamId(Hash([1; 32])),
        audience: oogst_protocol::Audience::Team,
        device: SigningKey::from_seed([8; 32]).verify_key(),
        seq: 1,
        log: state.point(),
        kind: RecordKind::from("person_name"),
        entity: EntityId([2; 16]),
        supersedes: vec![Hash([3; 32])],
        at: 1,
        body,
    };
    SignedRecord::sign(record, &SigningKey::from_seed([8; 32])).expect("a record")
}

pub(super) fn envelopes() -> Vec<Vec<u8>> {
    let record = record();
    let frame = record.frame().to_vec();
    let payload = SignedRecord::parse(&frame).expect("a record");
    let mut padded = vec![1];
    padded.extend(u32::try_from(frame.len()).expect("small").to_be_bytes());
    padded.extend(&frame);
    padded.resize(1 << 10, 0);
    let sealed =
        seal::envelope::seal(&payload, &[&SealingKey::from_bytes([7; 32]).recipient()]).expect("sealed");
    // A frame's head is version, count, key and signature: what is signed begins behind it.
    vec![frame[98..].to_vec(), frame.clone(), padded, sealed]
}

fn entries() -> Vec<SignedEntry> {
    let device = |n: u8| {
        let seal = SealingKey::from_bytes([n + 100; 32]);
        DeviceKeys { sign: SigningKey::from_seed([n; 32]).verify_key(), seal: seal.recipient() }
    };
    let person = PersonId([1; 16]);
    let epoch = |audience, n: u8| NewEpoch {
        audience,
        epoch: 1,
        recipient: SealingKey::from_bytes([n; 32]).recipient(),
    };
    let found = Entry {
        v: 1,
        team: None,
        prev: None,
        at: 1,
        body: Body::Found {
            nonce: Hash([9; 32]),
            hub: SigningKey::from_seed([4; 32]).verify_key(),
            person,
            device: device(1),
            audiences: vec![
                epoch(oogst_protocol::Audience::Own(person), 30),
                epoch(oogst_protocol::Audience::Preparation, 31),
                epoch(oogst_protocol::Audience::Team, 32),
            ],
        },
    };
    let signed = SignedEntry::sign(found, &[&SigningKey::from_seed([1; 32])]).expect("an entry");
    let state = LogState::found(&signed).expect("a log");
    let invite = Entry {
        v: 1,
        team: Some(state.team()),
        prev: Some(state.point().head),
        at: 2,
        body: Body::Invite {
            invite: SigningKey::from_seed([3; 32]).verify_key(),
            recipient: SealingKey::from_bytes([40; 32]).recipient(),
            role: oogst_protocol::log::InviteRole::Colleague,
            uses: 30,
            expires_at: 1_900_000_000,
        },
    };
    let invite = SignedEntry::sign(invite, &[&SigningKey::from_seed([1; 32])]).expect("an entry");
    let join = Entry {
        v: 1,
        team: Some(state.team()),
        prev: None,
        at: 3,
        body: Body::Join {
            invite: SigningKey::from_seed([3; 32]).verify_key(),
            person: PersonId([2; 16]),
            device: device(2),
            own: Some(SealingKey::from_bytes([41; 32]).recipient()),
        },
    };
    let keys = [SigningKey::from_seed([3; 32]), SigningKey::from_seed([2; 32])];
    let join = SignedEntry::sign(join, &[&keys[0], &keys[1]]).expect("an entry");
    vec![signed, invite, join]
}

pub(super) fn log() -> Vec<Vec<u8>> {
    let lines: Vec<Vec<u8>> = entries().iter().map(|entry| entry.signed().payload().to_vec()).collect();
    vec![lines.join(&b'\n'), lines[0].clone(), lines[..2].join(&b'\n')]
}

pub(super) fn tus() -> Vec<Vec<u8>> {
    let hash = "sha256 NDI1YmE3ZGU2Nzg2Y2I5YTkwYjE2Zjk5YjQ1YjFkYjQ=";
    vec![
        format!("POST\nTus-Resumable: 1.0.0\nUpload-Length: 10\nUpload-Metadata: {hash},filename d29ybGQ=\n").into_bytes(),
        b"PATCH\nTus-Resumable: 1.0.0\nUpload-Offset: 0\nContent-Type: application/offset+octet-stream\nUpload-Checksum: sha1 3YFtjVtHhVvcMJqLJ0kXQ/2bVOM=\n".to_vec(),
        b"HEAD\nTus-Resumable: 1.0.0\n".to_vec(),
        b"POST\nTus-Resumable: 1.0.0\nUpload-Defer-Length: 1\nX-HTTP-Method-Override: PATCH\n".to_vec(),
    ]
}
