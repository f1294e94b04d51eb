//! One key, one text.

use super::*;

#[test]
fn a_sealing_key_survives_age_s_own_form() {
    let key = SealingKey::from_bytes([7; 32]);
    assert_eq!(SealingKey::from_age(&key.to_age()), Ok(key.clone()));
    assert!(key.to_age().starts_with("AGE-SECRET-KEY-1"));
    assert_eq!(key.recipient().as_str().parse(), Ok(key.recipient()));
}

#[test]
fn a_recipient_of_another_type_or_with_a_slip_is_refused() {
    let good = SealingKey::from_bytes([9; 32]).recipient().to_string();
    let mut slip = good.clone();
    slip.replace_range(8..9, if &good[8..9] == "q" { "p" } else { "q" });
    for bad in [slip.as_str(), "age1", "", "ssh-ed25519 AAAA", &good[..40]] {
        assert!(bad.parse::<Recipient>().is_err(), "{bad}");
    }
}

#[test]
fn purposes_give_different_keys() {
    assert_ne!(derive(&[1; 32], "a"), derive(&[1; 32], "b"));
}

#[test]
fn a_signature_covers_every_byte() {
    let key = SigningKey::from_seed([3; 32]);
    let mut signature = key.sign(b"message");
    assert!(key.verify_key().verifies(b"message", &signature));
    assert!(!key.verify_key().verifies(b"messagf", &signature));
    signature[10] ^= 1;
    assert!(!key.verify_key().verifies(b"message", &signature));
}

#[test]
fn one_key_has_one_text_and_keys_that_anybody_can_open_are_refused() {
    let age = Hrp::parse_unchecked("age");
    let read = |point: &[u8; 32]| bech32::encode::<Bech32>(age, point).unwrap().parse::<Recipient>();
    let good = SealingKey::from_bytes([9; 32]).recipient();
    let point: [u8; 32] = bech32::decode(good.as_str()).unwrap().1.try_into().unwrap();
    assert_eq!(read(&point), Ok(good.clone()));
    assert!(bech32::encode::<bech32::Bech32m>(age, &point).unwrap().parse::<Recipient>().is_err());
    assert!(good.as_str().to_uppercase().parse::<Recipient>().is_err());
    let mut high = point;
    high[31] |= 0x80;
    assert!(read(&high).is_err());
    let secret = x25519_dalek::StaticSecret::from([77; 32]);
    for small in SMALL_ORDER {
        let shared = secret.diffie_hellman(&x25519_dalek::PublicKey::from(small));
        assert!(!shared.was_contributory(), "{small:?}");
        assert!(read(&small).is_err());
    }
    let mut above = [0xff; 32];
    (above[0], above[31]) = (0xed, 0x7f);
    assert!(read(&above).is_err());
}
