//! The four algorithms, safe. `None` says that a length is not what the algorithm takes; nothing is half done then.

use aes::Aes256;
use aes::cipher::block_padding::NoPadding;
use aes::cipher::{BlockModeDecrypt as _, BlockModeEncrypt as _, KeyIvInit as _};
use hmac::{Hmac, Mac as _};
use sha2::Sha512;

/// Bytes of a key of AES-256.
pub(crate) const KEY: usize = 32;
/// Bytes of a block of AES, and of an IV.
pub(crate) const BLOCK: usize = 16;
/// Bytes that HMAC-SHA-512 gives.
pub(crate) const HMAC: usize = 64;

/// AES-256-CBC (NIST SP 800-38A) of whole blocks, in place, no padding.
pub(crate) fn encrypt(key: &[u8], iv: &[u8], page: &mut [u8]) -> Option<()> {
    let size = page.len();
    let cipher = cbc::Encryptor::<Aes256>::new_from_slices(key, iv).ok()?;
    cipher.encrypt_padded::<NoPadding>(page, size).ok().map(|_| ())
}

/// The way back.
pub(crate) fn decrypt(key: &[u8], iv: &[u8], page: &mut [u8]) -> Option<()> {
    let cipher = cbc::Decryptor::<Aes256>::new_from_slices(key, iv).ok()?;
    cipher.decrypt_padded::<NoPadding>(page).ok().map(|_| ())
}

/// HMAC-SHA-512 (RFC 2104) of the parts, one after the other.
pub(crate) fn hmac(key: &[u8], parts: &[&[u8]], out: &mut [u8]) -> Option<()> {
    let mut hmac = Hmac::<Sha512>::new_from_slice(key).ok()?;
    for part in parts {
        hmac.update(part);
    }
    let told = hmac.finalize().into_bytes();
    (out.len() == told.len()).then(|| out.copy_from_slice(&told))
}

/// PBKDF2 (RFC 8018) over HMAC-SHA-512.
pub(crate) fn pbkdf2(password: &[u8], salt: &[u8], rounds: u32, key: &mut [u8]) -> Option<()> {
    pbkdf2::pbkdf2::<Hmac<Sha512>>(password, salt, rounds, key).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<const N: usize>(hex: &str) -> [u8; N] {
        std::array::from_fn(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
    }

    /// NIST SP 800-38A, F.2.5 and F.2.6.
    #[test]
    fn aes_is_nists() {
        let key: [u8; KEY] = of("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
        let iv: [u8; BLOCK] = of("000102030405060708090a0b0c0d0e0f");
        let plain: [u8; 32] = of("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");
        let mut page = plain;
        encrypt(&key, &iv, &mut page).unwrap();
        assert_eq!(page, of("f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d"));
        decrypt(&key, &iv, &mut page).unwrap();
        assert_eq!(page, plain);
    }

    #[test]
    fn what_is_not_whole_blocks_is_refused() {
        let mut page = [7; 17];
        assert!(encrypt(&[0; KEY], &[0; BLOCK], &mut page).is_none());
        assert!(decrypt(&[0; KEY], &[0; BLOCK], &mut page).is_none());
        assert!(encrypt(&[0; 16], &[0; BLOCK], &mut page[..16]).is_none(), "a key of AES-128");
        assert_eq!(page, [7; 17]);
    }

    /// RFC 4231, case 2; in one part and in two.
    #[test]
    fn hmac_is_the_rfcs() {
        let told: [u8; HMAC] = of(concat!(
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554",
            "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
        ));
        for parts in [&[&b"what do ya want for nothing?"[..]][..], &[b"what do ya want ", b"for nothing?"]] {
            let mut out = [0; HMAC];
            hmac(b"Jefe", parts, &mut out).unwrap();
            assert_eq!(out, told);
        }
        assert!(hmac(b"Jefe", &[], &mut [0; 20]).is_none());
    }

    /// PBKDF2-HMAC-SHA-512 of "password" and "salt", one round, two rounds, as OpenSSL gives it.
    #[test]
    fn pbkdf2_is_openssls() {
        let mut key = [0; KEY];
        pbkdf2(b"password", b"salt", 1, &mut key).unwrap();
        assert_eq!(key, of("867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252"));
        pbkdf2(b"password", b"salt", 2, &mut key).unwrap();
        assert_eq!(key, of("e1d9c16aa681708a45f5c7c4e215ceb66e011a2e9f0040713f18aefdb866d53c"));
    }
}
