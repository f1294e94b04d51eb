//! What SQLCipher computes with. A database of SQLCipher 4 is pages of AES-256-CBC, each with an HMAC-SHA-512; the key of
//! the latter comes out of PBKDF2 (<https://www.zetetic.net/sqlcipher/design/>). SQLCipher takes these from a table of C
//! functions, its *provider*; this is one over the crates that the rest of Oogst computes with, so that no library for
//! phones carries all of OpenSSL for its four algorithms (ADR 0039). `include/openssl/crypto.h` says how SQLCipher comes to call it.
//!
//! On Apple's systems SQLCipher uses the system's CommonCrypto, and nothing here is called.

#![allow(
    unsafe_code,
    reason = "SQLCipher calls C functions with pointers and lengths; nothing else is in this crate"
)]
#![deny(unsafe_op_in_unsafe_fn, clippy::undocumented_unsafe_blocks)]

use std::ffi::{c_char, c_int, c_uchar, c_void};
use std::ptr;

mod compute;

/// `SQLITE_OK` and `SQLITE_ERROR`.
const OK: c_int = 0;
const ERROR: c_int = 1;
/// `SQLCIPHER_HMAC_SHA512` and `SQLCIPHER_PBKDF2_HMAC_SHA512`, SQLCipher 4's own choice. It also knows SHA-1 (0) and SHA-256 (1),
/// for databases of older versions, of which we have none: they are refused.
const SHA512: c_int = 2;
/// `CIPHER_ENCRYPT`; `CIPHER_DECRYPT` is 0.
const ENCRYPT: c_int = 1;

/// `sqlcipher_provider` of SQLCipher 4.6.1, field for field (`sqlcipher.h`). SQLCipher makes one, zeroed, and lets the setup fill it.
#[repr(C)]
pub struct Provider {
    activate: unsafe extern "C" fn(*mut c_void) -> c_int,
    deactivate: unsafe extern "C" fn(*mut c_void) -> c_int,
    get_provider_name: unsafe extern "C" fn(*mut c_void) -> *const c_char,
    add_random: unsafe extern "C" fn(*mut c_void, *mut c_void, c_int) -> c_int,
    random: unsafe extern "C" fn(*mut c_void, *mut c_void, c_int) -> c_int,
    hmac: Hmac,
    kdf: Kdf,
    cipher: Cipher,
    get_cipher: unsafe extern "C" fn(*mut c_void) -> *const c_char,
    get_key_sz: unsafe extern "C" fn(*mut c_void) -> c_int,
    get_iv_sz: unsafe extern "C" fn(*mut c_void) -> c_int,
    get_block_sz: unsafe extern "C" fn(*mut c_void) -> c_int,
    get_hmac_sz: unsafe extern "C" fn(*mut c_void, c_int) -> c_int,
    ctx_init: unsafe extern "C" fn(*mut *mut c_void) -> c_int,
    ctx_free: unsafe extern "C" fn(*mut *mut c_void) -> c_int,
    fips_status: unsafe extern "C" fn(*mut c_void) -> c_int,
    get_provider_version: unsafe extern "C" fn(*mut c_void) -> *const c_char,
}

/// Context, algorithm, key and its length, first part and its length, second part (or null) and its length, 64 bytes out.
type Hmac = unsafe extern "C" fn(
    *mut c_void,
    c_int,
    *mut c_uchar,
    c_int,
    *mut c_uchar,
    c_int,
    *mut c_uchar,
    c_int,
    *mut c_uchar,
) -> c_int;

/// Context, algorithm, password and its length, salt and its length, rounds, length of the key, the key out.
type Kdf = unsafe extern "C" fn(
    *mut c_void,
    c_int,
    *const c_uchar,
    c_int,
    *mut c_uchar,
    c_int,
    c_int,
    c_int,
    *mut c_uchar,
) -> c_int;

/// Context, direction, key and its length, 16 bytes of IV, bytes in and their length, as many out.
type Cipher = unsafe extern "C" fn(
    *mut c_void,
    c_int,
    *mut c_uchar,
    c_int,
    *mut c_uchar,
    *mut c_uchar,
    c_int,
    *mut c_uchar,
) -> c_int;

/// Called by SQLCipher when its first database is given a key. Whoever gives keys calls [`linked`], so that a linker keeps this.
///
/// # Safety
/// `provider` points at room for a [`Provider`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sqlcipher_openssl_setup(provider: *mut Provider) -> c_int {
    // SAFETY: as this function asks.
    unsafe { provider.write(PROVIDER) };
    OK
}

/// Keeps the provider in a program. SQLCipher's reference to it is weak: programs that never give a key link without it.
pub fn linked() {
    std::hint::black_box(sqlcipher_openssl_setup as unsafe extern "C" fn(*mut Provider) -> c_int);
}

const PROVIDER: Provider = Provider {
    activate: nothing,
    deactivate: nothing,
    get_provider_name: name,
    add_random: no_need,
    random,
    hmac,
    kdf,
    cipher,
    get_cipher: cipher_name,
    get_key_sz: key_size,
    get_iv_sz: block_size,
    get_block_sz: block_size,
    get_hmac_sz: hmac_size,
    ctx_init: nothing_kept,
    ctx_free: nothing_kept,
    fips_status: nothing,
    get_provider_version: version,
};

unsafe extern "C" fn nothing(_: *mut c_void) -> c_int {
    OK
}

unsafe extern "C" fn nothing_kept(_: *mut *mut c_void) -> c_int {
    OK
}

unsafe extern "C" fn name(_: *mut c_void) -> *const c_char {
    c"oogst".as_ptr()
}

unsafe extern "C" fn version(_: *mut c_void) -> *const c_char {
    c"1".as_ptr()
}

unsafe extern "C" fn cipher_name(_: *mut c_void) -> *const c_char {
    c"aes-256-cbc".as_ptr()
}

unsafe extern "C" fn key_size(_: *mut c_void) -> c_int {
    compute::KEY as c_int
}

unsafe extern "C" fn block_size(_: *mut c_void) -> c_int {
    compute::BLOCK as c_int
}

unsafe extern "C" fn hmac_size(_: *mut c_void, algorithm: c_int) -> c_int {
    if algorithm == SHA512 { compute::HMAC as c_int } else { 0 }
}

/// The system's generator needs nobody's randomness.
unsafe extern "C" fn no_need(_: *mut c_void, _: *mut c_void, _: c_int) -> c_int {
    OK
}

unsafe extern "C" fn random(_: *mut c_void, out: *mut c_void, length: c_int) -> c_int {
    // SAFETY: SQLCipher gives room for `length` bytes.
    let Some(out) = (unsafe { bytes_mut(out.cast(), length) }) else { return ERROR };
    told(getrandom::fill(out).is_ok())
}

unsafe extern "C" fn hmac(
    _: *mut c_void,
    algorithm: c_int,
    key: *mut c_uchar,
    key_size: c_int,
    first: *mut c_uchar,
    first_size: c_int,
    second: *mut c_uchar,
    second_size: c_int,
    out: *mut c_uchar,
) -> c_int {
    if algorithm != SHA512 {
        return ERROR;
    }
    // SAFETY: SQLCipher gives each pointer with its length, and room for as many bytes as `get_hmac_sz` names.
    let (Some(key), Some(first), Some(out)) =
        (unsafe { (bytes(key, key_size), bytes(first, first_size), bytes_mut(out, compute::HMAC as c_int)) })
    else {
        return ERROR;
    };
    let second = if second.is_null() {
        &[]
    } else {
        // SAFETY: as above.
        let Some(second) = (unsafe { bytes(second, second_size) }) else { return ERROR };
        second
    };
    told(compute::hmac(key, &[first, second], out).is_some())
}

unsafe extern "C" fn kdf(
    _: *mut c_void,
    algorithm: c_int,
    password: *const c_uchar,
    password_size: c_int,
    salt: *mut c_uchar,
    salt_size: c_int,
    rounds: c_int,
    key_size: c_int,
    key: *mut c_uchar,
) -> c_int {
    let Some(rounds) = u32::try_from(rounds).ok().filter(|&rounds| rounds > 0 && algorithm == SHA512) else {
        return ERROR;
    };
    // SAFETY: SQLCipher gives each pointer with its length.
    let (Some(password), Some(salt), Some(key)) =
        (unsafe { (bytes(password, password_size), bytes(salt, salt_size), bytes_mut(key, key_size)) })
    else {
        return ERROR;
    };
    told(compute::pbkdf2(password, salt, rounds, key).is_some())
}

unsafe extern "C" fn cipher(
    _: *mut c_void,
    direction: c_int,
    key: *mut c_uchar,
    key_size: c_int,
    iv: *mut c_uchar,
    input: *mut c_uchar,
    size: c_int,
    out: *mut c_uchar,
) -> c_int {
    // SAFETY: SQLCipher gives each pointer with its length, and an IV of as many bytes as `get_iv_sz` names.
    let (Some(key), Some(iv)) = (unsafe { (bytes(key, key_size), bytes(iv, compute::BLOCK as c_int)) })
    else {
        return ERROR;
    };
    if input.is_null() || out.is_null() || size < 0 {
        return ERROR;
    }
    // SAFETY: `size` bytes at both, which may be the same ones.
    let page = unsafe {
        ptr::copy(input, out, size as usize);
        std::slice::from_raw_parts_mut(out, size as usize)
    };
    told(
        if direction == ENCRYPT { compute::encrypt(key, iv, page) } else { compute::decrypt(key, iv, page) }
            .is_some(),
    )
}

fn told(well: bool) -> c_int {
    if well { OK } else { ERROR }
}

/// # Safety
/// `start` is null, or `size` bytes can be read there for as long as the answer is used.
unsafe fn bytes<'a>(start: *const c_uchar, size: c_int) -> Option<&'a [u8]> {
    let size = usize::try_from(size).ok()?;
    // SAFETY: as this function asks.
    (!start.is_null()).then(|| unsafe { std::slice::from_raw_parts(start, size) })
}

/// # Safety
/// `start` is null, or `size` bytes can be written there, and are nobody else's, for as long as the answer is used.
unsafe fn bytes_mut<'a>(start: *mut c_uchar, size: c_int) -> Option<&'a mut [u8]> {
    let size = usize::try_from(size).ok()?;
    // SAFETY: as this function asks.
    (!start.is_null()).then(|| unsafe { std::slice::from_raw_parts_mut(start, size) })
}
