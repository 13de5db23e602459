//! What is kept so that the database alone cannot tell what it says: sealed with a key that is derived from the bot's token, and
//! so is neither in the database nor in its backups.
//!
//! It is for what has to be kept for a while and may not be tied to whom it is kept with. All that is sealed for one purpose is
//! made equally long before, so that its length says nothing either. Whoever has both the token and the database can open
//! it; after the token was replaced nobody can.

use std::fmt;

use rand::Rng as _;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

/// Bytes that say how long the words are.
const LENGTH: usize = 4;

/// Seals and opens.
#[derive(Default)]
pub struct Seal {
    key: Option<LessSafeKey>,
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal")
    }
}

impl Seal {
    /// With a key. [`Seal::default`] has none, and neither seals nor opens.
    #[must_use]
    pub fn new(key: &[u8; 32]) -> Self {
        Self { key: UnboundKey::new(&CHACHA20_POLY1305, key).ok().map(LessSafeKey::new) }
    }

    /// Seals words that are at most `room` bytes long; `about`: what they are about, without which they are not opened.
    ///
    /// # Errors
    /// If they are longer, or there is no key.
    pub fn seal(&self, about: &str, words: &[u8], room: usize) -> anyhow::Result<Vec<u8>> {
        anyhow::ensure!(words.len() <= room, "what is to be sealed has no room");
        let key = self.key.as_ref().ok_or_else(|| anyhow::anyhow!("there is no key to seal with"))?;
        let mut bytes = u32::try_from(words.len())?.to_be_bytes().to_vec();
        bytes.extend_from_slice(words);
        bytes.resize(LENGTH + room, 0);
        let nonce: [u8; NONCE_LEN] = rand::rng().random();
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(about.as_bytes()), &mut bytes)
            .map_err(|_| anyhow::anyhow!("it could not be sealed"))?;
        Ok([&nonce[..], &bytes].concat())
    }

    /// Opens what was sealed; [`None`]: with another key, about something else, or it is no such thing.
    #[must_use]
    pub fn open(&self, about: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let key = self.key.as_ref()?;
        let (nonce, bytes) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut bytes = bytes.to_vec();
        let opened = key.open_in_place(nonce, Aad::from(about.as_bytes()), &mut bytes).ok()?;
        let (length, words) = opened.split_at_checked(LENGTH)?;
        let length = u32::from_be_bytes(length.try_into().ok()?);
        words.get(..usize::try_from(length).ok()?).map(<[u8]>::to_vec)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_sealed_is_opened_and_its_length_says_nothing(words: Vec<u8>, more in 0_usize..50, key: [u8; 32]) {
            let seal = Seal::new(&key);
            let room = words.len() + more;
            let sealed = seal.seal("survey 1 2", &words, room).unwrap();
            prop_assert_eq!(sealed.len(), seal.seal("survey 1 2", b"", room).unwrap().len());
            prop_assert_eq!(seal.open("survey 1 2", &sealed), Some(words.clone()));
            prop_assert_eq!(seal.open("survey 1 3", &sealed), None);
            prop_assert_eq!(Seal::default().open("survey 1 2", &sealed), None);
            let mut other = key;
            other[0] ^= 1;
            prop_assert_eq!(Seal::new(&other).open("survey 1 2", &sealed), None);
            prop_assert!(seal.seal("survey 1 2", &words, words.len().wrapping_sub(1).min(room)).is_err() || words.is_empty());
        }

        #[test]
        fn whatever_it_is_given_it_does_not_break(bytes: Vec<u8>) {
            prop_assert_eq!(Seal::new(&[7; 32]).open("survey 1 2", &bytes), None);
        }
    }

    #[test]
    fn the_same_is_never_sealed_twice_in_the_same_way() {
        let seal = Seal::new(&[7; 32]);
        assert_ne!(seal.seal("a", b"yes", 8).unwrap(), seal.seal("a", b"yes", 8).unwrap());
        assert!(Seal::default().seal("a", b"yes", 8).is_err());
    }
}
