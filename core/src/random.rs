//! Randomness behind a trait, so that a simulation can be replayed. (age draws its own file keys and
//! nonces from the system: those are never chosen by us.)

/// Gives random bytes.
pub trait Random: Send + Sync {
    /// Fills `out`.
    ///
    /// # Errors
    /// [`NoRandom`] when the system has none to give.
    fn fill(&self, out: &mut [u8]) -> Result<(), NoRandom>;
}

/// The system gave no randomness; nothing may be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the system gives no randomness")]
pub struct NoRandom;

/// The system's randomness.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, out: &mut [u8]) -> Result<(), NoRandom> {
        getrandom::fill(out).map_err(|_| NoRandom)
    }
}

/// So many random bytes.
///
/// # Errors
/// [`NoRandom`].
pub fn bytes<const N: usize>(random: &dyn Random) -> Result<[u8; N], NoRandom> {
    let mut out = [0; N];
    random.fill(&mut out)?;
    Ok(out)
}
