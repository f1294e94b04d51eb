//! Objects: media as a stream, sealed to one fresh identity.

use std::io::{self, Read, Seek, Write};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use super::SealError;
use crate::{Hash, Hasher, SealingKey, limits::HEADER_MAX};

/// Counts and hashes what passes through.
pub struct Tally<W> {
    inner: W,
    hasher: Hasher,
    bytes: u64,
}

impl<W> Tally<W> {
    /// Begins at nothing.
    pub fn new(inner: W) -> Self {
        Self { inner, hasher: Hasher::default(), bytes: 0 }
    }

    /// The inner end, the hash and the number of bytes that passed.
    pub fn finish(self) -> (W, Hash, u64) {
        (self.inner, self.hasher.finish(), self.bytes)
    }
}

impl<W: Write> Write for Tally<W> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        let n = self.inner.write(buf)?;
        self.hasher.update(buf.get(..n).unwrap_or_default());
        self.bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Seals a stream: write plaintext, then [`Sealer::finish`].
pub struct Sealer<W: Write> {
    stream: Tally<age::stream::StreamWriter<Tally<W>>>,
}

/// What a sealed stream came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sealed {
    /// The hash of the ciphertext: the object's name.
    pub hash: Hash,
    /// Bytes of ciphertext.
    pub bytes: u64,
    /// The hash of the plaintext.
    pub plain_sha256: Hash,
    /// Bytes of plaintext.
    pub plain_bytes: u64,
}

impl<W: Write> Sealer<W> {
    /// Begins to seal into `out`, to the holder of `identity` alone.
    ///
    /// # Errors
    /// [`SealError::Io`] when `out` fails.
    pub fn new(identity: &SealingKey, out: W) -> Result<Self, SealError> {
        let recipient = super::recipient(&identity.recipient())?;
        let recipients = std::iter::once(&recipient as &dyn age::Recipient);
        let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| SealError::Recipient)?;
        Ok(Self { stream: Tally::new(encryptor.wrap_output(Tally::new(out))?) })
    }

    /// Ends the stream; gives back `out` (not yet synced) and what it came to.
    ///
    /// # Errors
    /// [`SealError::Io`] when `out` fails.
    pub fn finish(self) -> Result<(W, Sealed), SealError> {
        let (stream, plain_sha256, plain_bytes) = self.stream.finish();
        let (out, hash, bytes) = stream.finish()?.finish();
        Ok((out, Sealed { hash, bytes, plain_sha256, plain_bytes }))
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.stream.write(buf)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

/// A source whose header may be [`HEADER_MAX`] bytes long; what comes after it, as long as it is.
pub struct Bounded<R> {
    inner: R,
    /// What may still be read; shared with whoever lifts it, once the header is over.
    left: Arc<AtomicUsize>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let left = self.left.load(Ordering::Relaxed);
        if left == usize::MAX {
            return self.inner.read(buf);
        }
        if left == 0 && !buf.is_empty() {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "a header without end"));
        }
        let most = buf.len().min(left);
        let n = self.inner.read(buf.get_mut(..most).unwrap_or_default())?;
        self.left.store(left - n, Ordering::Relaxed);
        Ok(n)
    }
}

impl<R: Seek> Seek for Bounded<R> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

/// Opens a sealed stream. On a truncated or changed one the reader errs, **after** it may have
/// given a prefix: write to a temporary place and rename only at a clean end.
///
/// # Errors
/// [`SealError::NotForMe`], [`SealError::Damaged`], [`SealError::Io`].
pub fn open<R: Read>(
    identity: &SealingKey,
    sealed: R,
) -> Result<age::stream::StreamReader<Bounded<R>>, SealError> {
    let identity = super::identity(identity)?;
    let left = Arc::new(AtomicUsize::new(HEADER_MAX));
    let decryptor = age::Decryptor::new(Bounded { inner: sealed, left: left.clone() })?;
    left.store(usize::MAX, Ordering::Relaxed);
    Ok(decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity))?)
}

/// Like [`open`], for a source that can seek: the plaintext can then be sought too.
///
/// # Errors
/// As [`open`].
pub fn open_seekable<R: Read + Seek>(
    identity: &SealingKey,
    sealed: R,
) -> Result<age::stream::StreamReader<Bounded<R>>, SealError> {
    open(identity, sealed)
}

/// Like [`open`], for what is in memory: its header is read line by line instead of byte by byte.
///
/// # Errors
/// As [`open`].
pub fn open_bytes<'a>(
    identity: &SealingKey,
    sealed: &'a [u8],
) -> Result<age::stream::StreamReader<&'a [u8]>, SealError> {
    // The last line of a header (C2SP's age, "header MAC"). Behind it a header goes on for one line at most.
    const LAST: &[u8] = b"\n--- ";
    let head = sealed.get(..HEADER_MAX).unwrap_or(sealed);
    if !head.windows(LAST.len()).any(|window| window == LAST) {
        return Err(SealError::Damaged);
    }
    let identity = super::identity(identity)?;
    let decryptor = age::Decryptor::new_buffered(sealed)?;
    Ok(decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_that_does_not_end_is_refused_unread() {
        let key = SealingKey::from_bytes([8; 32]);
        let stanza = "-> X25519 AfTWrpSgl6p1mdayption\nAfTWrpSgl6p1mdayptionAfTWrpSgl6p1mdayptionA\n";
        // Parsed as it came, a megabyte of recipients would take an hour.
        for many in [100, 14_000] {
            let sealed = format!("age-encryption.org/v1\n{}", stanza.repeat(many)).into_bytes();
            assert!(matches!(open_bytes(&key, &sealed), Err(SealError::Damaged)));
            assert!(matches!(open(&key, sealed.as_slice()), Err(SealError::Damaged)));
        }
        let mut sealer = Sealer::new(&key, Vec::new()).unwrap();
        sealer.write_all(&[42; 10_000]).unwrap();
        let (bytes, _) = sealer.finish().unwrap();
        let mut plain = Vec::new();
        open_bytes(&key, &bytes).unwrap().read_to_end(&mut plain).unwrap();
        assert_eq!(plain, [42; 10_000]);
    }

    #[test]
    fn every_truncation_and_flip_is_refused() {
        let key = SealingKey::from_bytes([8; 32]);
        let mut sealer = Sealer::new(&key, Vec::new()).unwrap();
        sealer.write_all(&[42; 1000]).unwrap();
        let (bytes, sealed) = sealer.finish().unwrap();
        assert_eq!(sealed.hash, Hash::of(&bytes));
        assert_eq!(sealed.plain_sha256, Hash::of(&[42; 1000]));
        let read = |bytes: &[u8]| -> Result<Vec<u8>, SealError> {
            let mut plain = Vec::new();
            open(&key, bytes)?.read_to_end(&mut plain)?;
            Ok(plain)
        };
        assert_eq!(read(&bytes).unwrap(), [42; 1000]);
        for at in 0..bytes.len() {
            assert!(read(&bytes[..at]).is_err(), "cut at {at}");
            let mut flipped = bytes.clone();
            flipped[at] ^= 1;
            assert!(read(&flipped).is_err(), "flip at {at}");
        }
    }
}
