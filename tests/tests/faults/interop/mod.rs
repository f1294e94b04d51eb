//! Interop: programs that know nothing of us open what we seal and upload to our hub, and the other way round.

mod age;
mod damage;
mod peers;
mod sqlcipher;
mod tus;
mod typage;

use crate::campaign::Campaign;

pub(crate) const INTEROP: Campaign = Campaign {
    name: "interop",
    about: "age, age-encryption, SQLCipher over OpenSSL, tus-js-client, tuspy and @tus/server; every flipped bit and every cut refused",
    cases: &[
        ("age", age::test),
        ("age_encryption", typage::test),
        ("damaged_seals", damage::test),
        ("sqlcipher", sqlcipher::test),
        ("tus_js_client", tus::js_client),
        ("tuspy", tus::tuspy),
        ("tus_server", tus::server),
    ],
};

/// At the edges of a stream's chunks (64 KiB), and a photo's size.
const SIZES: [usize; 6] = [0, 1, 65_535, 65_536, 65_537, 10_000_000];

fn plain(size: usize) -> Vec<u8> {
    oogst_fixtures::files::rng::Rng::new(size as u64).bytes(size)
}
