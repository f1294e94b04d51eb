//! Recovery sheets: a printed seed that is kept on no device, and brings a person back.
//!
//! The sheet's QR holds the hub's address, the team and the seed; its words hold the seed alone.
//! The seed's key signs the team log's `recovery` entry, which names the team: words alone can't lead into a
//! false team, because no log of another team holds an entry by that key.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{B64, DeviceKeys, Hash, SealingKey, SigningKey, TeamId, VerifyKey, invite::LinkError};

const SCHEME: &str = "oogst-sheet1";

/// What a recovery sheet's QR holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoverySheet {
    /// The hub's address, without a trailing slash.
    pub hub: String,
    /// SHA-256 of the hub's TLS certificate (DER).
    pub tls_pin: Option<Hash>,
    /// The team.
    pub team: TeamId,
    /// The key that the hub signs receipts with.
    pub hub_key: VerifyKey,
    /// The seed.
    pub seed: RecoverySeed,
}

/// 32 random bytes that give a sheet's two keys. Never printed by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoverySeed(pub Zeroizing<[u8; 32]>);

impl std::fmt::Debug for RecoverySeed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RecoverySeed(for {})", self.keys().sign)
    }
}

impl RecoverySeed {
    /// The sheet's signing key.
    #[must_use]
    pub fn signing_key(&self) -> SigningKey {
        SigningKey::derive(&self.0, "oogst/v1/recovery/sign")
    }

    /// The sheet's sealing key: that person's secrets are granted to it.
    #[must_use]
    pub fn sealing_key(&self) -> SealingKey {
        SealingKey::derive(&self.0, "oogst/v1/recovery/seal")
    }

    /// The public keys, as the log lists them.
    #[must_use]
    pub fn keys(&self) -> DeviceKeys {
        DeviceKeys { sign: self.signing_key().verify_key(), seal: self.sealing_key().recipient() }
    }

    /// The seed as 24 English words (BIP 39, with its checksum).
    ///
    /// # Errors
    /// None for 32 bytes; typed because the list's own encoder is.
    #[cfg(feature = "seal")]
    pub fn to_words(&self) -> Result<Zeroizing<String>, WordsError> {
        let words = bip39::Mnemonic::from_entropy(self.0.as_slice()).map_err(|_| WordsError::Checksum)?;
        Ok(Zeroizing::new(words.to_string()))
    }

    /// From 24 words, in any case and spacing.
    ///
    /// # Errors
    /// [`WordsError`]: how many there are, which is not in the list, or that one was misread.
    #[cfg(feature = "seal")]
    pub fn from_words(text: &str) -> Result<Self, WordsError> {
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphabetic())
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect();
        if words.len() != 24 {
            return Err(WordsError::Count(words.len()));
        }
        if let Some(at) = words.iter().position(|w| bip39::Language::English.find_word(w).is_none()) {
            return Err(WordsError::Unknown(at + 1));
        }
        let parsed = bip39::Mnemonic::parse_in_normalized(bip39::Language::English, &words.join(" "))
            .map_err(|_| WordsError::Checksum)?;
        let entropy = Zeroizing::new(parsed.to_entropy());
        let seed: [u8; 32] = entropy.as_slice().try_into().map_err(|_| WordsError::Count(words.len()))?;
        Ok(Self(Zeroizing::new(seed)))
    }
}

/// Why words are no sheet's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// Not 24 of them.
    #[error("{0} words where 24 are due")]
    Count(usize),
    /// This word (from 1) is not in the list.
    #[error("word {0} is not in the list")]
    Unknown(usize),
    /// Each is in the list, but together they don't fit: one was misread or swapped.
    #[error("the words don't fit together")]
    Checksum,
}

#[derive(Serialize, Deserialize)]
struct Wire {
    h: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    p: Option<Hash>,
    t: TeamId,
    r: VerifyKey,
    s: B64,
    /// The seed's key signs the team, so that a forged sheet can't pair a seed with a false team.
    g: B64,
}

fn team_message(team: &TeamId) -> Vec<u8> {
    [b"oogst/v1/recovery/team\0".as_slice(), team.0.as_bytes()].concat()
}

impl RecoverySheet {
    /// The text of the sheet's QR.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        let wire = Wire {
            h: self.hub.clone(),
            p: self.tls_pin,
            t: self.team,
            r: self.hub_key,
            s: B64(self.seed.0.to_vec()),
            g: B64(self.seed.signing_key().sign(&team_message(&self.team)).to_vec()),
        };
        let json = Zeroizing::new(serde_json::to_vec(&wire).unwrap_or_default());
        let check = Hash::of(&json).hex();
        Zeroizing::new(format!(
            "{SCHEME}.{}.{}",
            crate::wire::encode(&json),
            check.get(..6).unwrap_or_default()
        ))
    }

    /// From the text of the QR.
    ///
    /// # Errors
    /// [`LinkError`].
    pub fn parse(text: &str) -> Result<Self, LinkError> {
        let text: Zeroizing<String> = Zeroizing::new(text.chars().filter(|c| !c.is_whitespace()).collect());
        let (scheme, rest) = text.split_once('.').ok_or(LinkError::NotALink)?;
        match scheme {
            SCHEME => {}
            later if later.starts_with("oogst-sheet") => return Err(LinkError::Version),
            _ => return Err(LinkError::NotALink),
        }
        let (body, check) = rest.split_once('.').ok_or(LinkError::CutShort)?;
        let json = Zeroizing::new(crate::wire::decode(body).ok_or(LinkError::CutShort)?);
        if Hash::of(&json).hex().get(..6) != Some(check) {
            return Err(LinkError::CutShort);
        }
        let wire: Wire = serde_json::from_slice(&json).map_err(|_| LinkError::Version)?;
        let seed: [u8; 32] = wire.s.0.as_slice().try_into().map_err(|_| LinkError::CutShort)?;
        let seed = RecoverySeed(Zeroizing::new(seed));
        let signature: [u8; 64] = wire.g.0.as_slice().try_into().map_err(|_| LinkError::CutShort)?;
        if !seed.signing_key().verify_key().verifies(&team_message(&wire.t), &signature) {
            return Err(LinkError::OtherKind);
        }
        Ok(Self {
            hub: crate::invite::address(wire.h)?,
            tls_pin: wire.p,
            team: wire.t,
            hub_key: wire.r,
            seed,
        })
    }
}

#[cfg(all(test, feature = "seal"))]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_and_slips_are_named() {
        let seed = RecoverySeed(Zeroizing::new([5; 32]));
        let words = seed.to_words().unwrap();
        assert_eq!(RecoverySeed::from_words(&words.to_uppercase().replace(' ', "\n")), Ok(seed));
        let mut list: Vec<&str> = words.split(' ').collect();
        list[2] = "fiets";
        assert_eq!(RecoverySeed::from_words(&list.join(" ")), Err(WordsError::Unknown(3)));
        list[2] = "zoo";
        assert_eq!(RecoverySeed::from_words(&list.join(" ")), Err(WordsError::Checksum));
        assert_eq!(RecoverySeed::from_words(&list[..23].join(" ")), Err(WordsError::Count(23)));
    }

    #[test]
    fn a_sheet_comes_back_and_leads_into_no_other_team() {
        let sheet = RecoverySheet {
            hub: "https://hub.example".into(),
            tls_pin: None,
            team: TeamId(Hash([1; 32])),
            hub_key: SigningKey::from_seed([1; 32]).verify_key(),
            seed: RecoverySeed(Zeroizing::new([5; 32])),
        };
        let text = sheet.to_text();
        assert_eq!(RecoverySheet::parse(&text), Ok(sheet));
        for end in "oogst-sheet1.".len()..text.len() {
            assert_eq!(RecoverySheet::parse(&text[..end]), Err(LinkError::CutShort));
        }
    }
}
