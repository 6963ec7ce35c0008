//! Tokens that stand in the address of one file, for one purpose, for minutes.
//!
//! A code (HMAC-SHA-256) over what the token allows, not a Biscuit: nobody but this server reads it, nobody passes it on
//! with less, and 130 characters fit an address better than 500. Its secret is derived from one of the key file, so that
//! no code made for another purpose can be passed off as one of these.

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::{
    auth::{keys::KeyRing, viewer::Viewer},
    clock::Clock,
    error::{Error, Result},
};

/// Says what the secret is derived for, and in which version of the token's form.
const LABEL: &[u8] = b"tessera file token 1";
const CODE: usize = 32;
const LENGTH: usize = 1 + 4 + 3 * 16 + 8 + CODE;

/// What a token is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    Upload = 1,
    Download = 2,
}

impl Purpose {
    /// How long a token is good.
    pub fn life(self) -> TimeDelta {
        match self {
            Self::Upload => TimeDelta::minutes(15),
            Self::Download => TimeDelta::minutes(5),
        }
    }
}

/// What a token allows, and to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileToken {
    pub purpose: Purpose,
    pub attachment_id: Uuid,
    pub user_id: Uuid,
    pub session_id: Uuid,
    /// In whole seconds.
    pub expires_at: DateTime<Utc>,
}

/// Why a token is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Not made here, changed, or for another purpose. One answer for every reason: a forger learns nothing from it.
    Invalid,
    /// Genuine, and too old.
    Expired,
}

/// Makes and opens tokens.
pub struct FileTokens {
    keys: Arc<KeyRing>,
    clock: Clock,
}

impl FileTokens {
    pub fn new(keys: Arc<KeyRing>, clock: Clock) -> Self {
        Self { keys, clock }
    }

    /// The token that lets `viewer` do this with an attachment from now on.
    pub fn make(&self, purpose: Purpose, attachment_id: Uuid, viewer: &Viewer) -> Result<String> {
        let (user_id, session_id) = (viewer.user_id, viewer.session_id);
        let expires_at = self.clock.now() + purpose.life();
        self.write(&FileToken { purpose, attachment_id, user_id, session_id, expires_at })
    }

    /// A token as it stands in an address.
    pub fn write(&self, token: &FileToken) -> Result<String> {
        let (id, secret) = self.keys.refresh_secret().ok_or_else(|| Error::internal("a key ring without secrets"))?;
        let mut bytes = Vec::with_capacity(LENGTH);
        bytes.push(token.purpose as u8);
        bytes.extend_from_slice(&id.to_be_bytes());
        for uuid in [token.attachment_id, token.user_id, token.session_id] {
            bytes.extend_from_slice(uuid.as_bytes());
        }
        bytes.extend_from_slice(&token.expires_at.timestamp().to_be_bytes());
        let code = code(&derived(&secret)?, &bytes)?.finalize().into_bytes();
        bytes.extend_from_slice(&code);
        Ok(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// What a token allows, if it is genuine, for this purpose, and not too old.
    pub fn open(&self, text: &str, purpose: Purpose) -> Result<FileToken, Refusal> {
        let token = self.read(text).filter(|token| token.purpose == purpose).ok_or(Refusal::Invalid)?;
        if token.expires_at <= self.clock.now() { Err(Refusal::Expired) } else { Ok(token) }
    }

    fn read(&self, text: &str) -> Option<FileToken> {
        // A longer one is refused before a byte of it is decoded.
        let bytes = Some(text).filter(|text| text.len() <= 2 * LENGTH)?;
        let bytes: [u8; LENGTH] = URL_SAFE_NO_PAD.decode(bytes).ok()?.try_into().ok()?;
        let (head, tail) = bytes.split_last_chunk::<CODE>()?;
        let (kind, rest) = head.split_first()?;
        let (id, rest) = rest.split_first_chunk()?;
        let id = u32::from_be_bytes(*id);
        let secret = derived(&self.keys.refresh_secret_of(id)?).ok()?;
        // Compared in constant time, before anything else is believed.
        code(&secret, head).ok()?.verify_slice(tail).ok()?;
        let purpose = [Purpose::Upload, Purpose::Download].into_iter().find(|known| *known as u8 == *kind)?;
        let (attachment_id, rest) = rest.split_first_chunk()?;
        let (user_id, rest) = rest.split_first_chunk()?;
        let (session_id, rest) = rest.split_first_chunk()?;
        Some(FileToken {
            purpose,
            attachment_id: Uuid::from_bytes(*attachment_id),
            user_id: Uuid::from_bytes(*user_id),
            session_id: Uuid::from_bytes(*session_id),
            expires_at: DateTime::from_timestamp(i64::from_be_bytes(rest.try_into().ok()?), 0)?,
        })
    }
}

/// The secret of these tokens.
fn derived(secret: &[u8; 32]) -> Result<[u8; 32]> {
    Ok(code(secret, LABEL)?.finalize().into_bytes().into())
}

fn code(secret: &[u8; 32], over: &[u8]) -> Result<Hmac<Sha256>> {
    let mut code = Hmac::<Sha256>::new_from_slice(secret).map_err(Error::internal)?;
    code.update(over);
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids;

    fn at(moment: i64) -> Clock {
        Clock::fixed(DateTime::from_timestamp(moment, 0).unwrap())
    }

    fn some_token(purpose: Purpose, expires_at: i64) -> FileToken {
        let expires_at = DateTime::from_timestamp(expires_at, 0).unwrap();
        FileToken {
            purpose,
            attachment_id: ids::new_id(),
            user_id: ids::new_id(),
            session_id: ids::new_id(),
            expires_at,
        }
    }

    #[test]
    fn a_token_comes_back_as_it_went_until_it_expires() {
        let keys = Arc::new(KeyRing::fresh(at(0).now()));
        let token = some_token(Purpose::Upload, 1_000);
        let text = FileTokens::new(keys.clone(), at(0)).write(&token).unwrap();
        assert!(text.len() < 130, "{}", text.len());
        let open = |moment| FileTokens::new(keys.clone(), at(moment)).open(&text, Purpose::Upload);
        assert_eq!(open(999), Ok(token));
        assert_eq!(open(1_000), Err(Refusal::Expired));
    }

    #[test]
    fn a_token_is_good_for_its_purpose_and_its_server_only() {
        let keys = Arc::new(KeyRing::fresh(at(0).now()));
        let tokens = FileTokens::new(keys.clone(), at(0));
        let upload = tokens.write(&some_token(Purpose::Upload, 1_000)).unwrap();
        let download = tokens.write(&some_token(Purpose::Download, 1_000)).unwrap();
        assert_eq!(tokens.open(&upload, Purpose::Download), Err(Refusal::Invalid));
        assert_eq!(tokens.open(&download, Purpose::Upload), Err(Refusal::Invalid));
        let others = FileTokens::new(Arc::new(KeyRing::fresh(at(0).now())), at(0));
        assert_eq!(others.open(&upload, Purpose::Upload), Err(Refusal::Invalid));
    }

    #[test]
    fn a_token_with_any_byte_changed_is_refused() {
        let tokens = FileTokens::new(Arc::new(KeyRing::fresh(at(0).now())), at(0));
        let text = tokens.write(&some_token(Purpose::Download, 1_000)).unwrap();
        let bytes = URL_SAFE_NO_PAD.decode(&text).unwrap();
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 0x02;
            let opened = tokens.open(&URL_SAFE_NO_PAD.encode(changed), Purpose::Download);
            assert_eq!(opened, Err(Refusal::Invalid), "byte {place}");
        }
        for nonsense in ["", "x", "äöü", &text[1..], &format!("{text}AA"), &"A".repeat(100_000)] {
            assert_eq!(tokens.open(nonsense, Purpose::Download), Err(Refusal::Invalid));
        }
    }
}
