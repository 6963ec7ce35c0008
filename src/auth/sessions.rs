//! Refresh tokens: how they are written, checked, rotated, and what happens when an old one comes back.
//!
//! A session is one row with a counter. Its token in force carries that number and a code over it, made with a secret
//! of the key file and a salt of the row. So the token in force can be written again at any time, and nothing that is
//! stored is a token. That is what makes rotation kind to honest clients: of fifty that refresh with one token at
//! once, the first moves the counter and the others receive the very same new token.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::auth::{keys::KeyRing, store::sessions::Session};

/// Makes a leaked token easy to find for scanners.
const PREFIX: &str = "tessera_rt_";
const VERSION: u8 = 1;
const CODE: usize = 32;
const LENGTH: usize = 1 + 4 + 16 + 4 + CODE;
/// How long the token before the one in force is still accepted: other tabs, retries after a lost answer.
const GRACE: TimeDelta = TimeDelta::seconds(30);

/// A refresh token as it came, before anything in it is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefreshToken {
    pub session_id: Uuid,
    secret_id: u32,
    counter: i32,
    code: [u8; CODE],
}

impl RefreshToken {
    /// The token of `session` with its present counter. Absent when the session has none or the ring lost its secret.
    pub fn in_force(keys: &KeyRing, session: &Session) -> Option<String> {
        let (secret_id, secret) = keys.refresh_secret()?;
        let salt = session.refresh_salt.as_deref()?;
        let head = head(secret_id, session.id, session.refresh_counter);
        let mut bytes = head.clone();
        bytes.extend_from_slice(&mac(&secret, salt, &head)?.finalize().into_bytes());
        Some(format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(bytes)))
    }

    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix(PREFIX).filter(|rest| rest.len() <= LENGTH * 2)?;
        let bytes: [u8; LENGTH] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        let (version, rest) = bytes.split_first()?;
        let (secret_id, rest) = rest.split_first_chunk()?;
        let (session_id, rest) = rest.split_first_chunk()?;
        let (counter, rest) = rest.split_first_chunk()?;
        let token = Self {
            session_id: Uuid::from_bytes(*session_id),
            secret_id: u32::from_be_bytes(*secret_id),
            counter: i32::from_be_bytes(*counter),
            code: rest.try_into().ok()?,
        };
        (*version == VERSION && token.counter >= 0).then_some(token)
    }

    /// Whether the token was made here for `session`. Without this, a stranger who knows a session's id could end it.
    pub fn is_genuine(&self, keys: &KeyRing, session: &Session) -> bool {
        let mac = keys
            .refresh_secret_of(self.secret_id)
            .zip(session.refresh_salt.as_deref())
            .and_then(|(secret, salt)| mac(&secret, salt, &head(self.secret_id, session.id, self.counter)));
        // Compared in constant time.
        self.session_id == session.id && mac.is_some_and(|mac| mac.verify_slice(&self.code).is_ok())
    }
}

fn head(secret_id: u32, session_id: Uuid, counter: i32) -> Vec<u8> {
    let mut head = Vec::with_capacity(LENGTH);
    head.push(VERSION);
    head.extend_from_slice(&secret_id.to_be_bytes());
    head.extend_from_slice(session_id.as_bytes());
    head.extend_from_slice(&counter.to_be_bytes());
    head
}

fn mac(secret: &[u8; 32], salt: &[u8], head: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
    mac.update(b"tessera refresh token");
    mac.update(salt);
    mac.update(head);
    Some(mac)
}

/// What becomes of a session when one of its tokens is presented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The token in force: the counter moves on.
    Rotate,
    /// The one before, within the grace time: the token in force is handed out once more.
    Repeat,
    /// An older one. Whoever sent it is not the only holder, so the session ends.
    Reused,
    /// Not genuine, or the session has ended.
    Refused,
}

/// The verdict on `token`, given the locked row of its session.
pub fn judge(keys: &KeyRing, session: &Session, token: &RefreshToken, now: DateTime<Utc>) -> Verdict {
    if !session.is_open(now) || !token.is_genuine(keys, session) {
        return Verdict::Refused;
    }
    match i64::from(session.refresh_counter) - i64::from(token.counter) {
        0 => Verdict::Rotate,
        1 if now - session.rotated_at <= GRACE => Verdict::Repeat,
        // A number not given out yet: the database was put back to an older state. Nobody's fault.
        ..0 => Verdict::Refused,
        1.. => Verdict::Reused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::Clock, ids};

    fn session(now: DateTime<Utc>) -> Session {
        Session {
            id: ids::new_id(),
            user_id: ids::new_id(),
            refresh_salt: Some(rand::random::<[u8; 32]>().to_vec()),
            refresh_counter: 5,
            rotated_at: now,
            access_expires_at: now,
            expires_at: now + TimeDelta::days(14),
            absolute_expires_at: now + TimeDelta::days(90),
            revoked_at: None,
            has_second_factor: false,
            proved_at: now,
        }
    }

    fn token(keys: &KeyRing, session: &Session, counter: i32) -> RefreshToken {
        let session = Session { refresh_counter: counter, ..session.clone() };
        RefreshToken::parse(&RefreshToken::in_force(keys, &session).unwrap()).unwrap()
    }

    #[test]
    fn the_number_decides() {
        let now = Clock::system().now();
        let (keys, session) = (KeyRing::fresh(now), session(now));
        let verdict = |counter, at| judge(&keys, &session, &token(&keys, &session, counter), at);
        assert_eq!(verdict(5, now), Verdict::Rotate);
        assert_eq!(verdict(4, now + TimeDelta::seconds(30)), Verdict::Repeat);
        assert_eq!(verdict(4, now + TimeDelta::seconds(31)), Verdict::Reused);
        assert_eq!(verdict(3, now), Verdict::Reused);
        assert_eq!(verdict(0, now), Verdict::Reused);
        assert_eq!(verdict(6, now), Verdict::Refused);
        assert_eq!(verdict(i32::MAX, now), Verdict::Refused);
    }

    #[test]
    fn a_session_that_is_over_is_refused() {
        let now = Clock::system().now();
        let keys = KeyRing::fresh(now);
        let live = session(now);
        let over = [
            Session { revoked_at: Some(now), ..live.clone() },
            Session { expires_at: now, ..live.clone() },
            Session { absolute_expires_at: now, ..live.clone() },
            Session { refresh_salt: None, ..live.clone() },
        ];
        for session in over {
            assert_eq!(judge(&keys, &session, &token(&keys, &live, 5), now), Verdict::Refused);
        }
    }

    #[test]
    fn a_forged_token_is_refused_and_ends_nothing() {
        let now = Clock::system().now();
        let (keys, session) = (KeyRing::fresh(now), session(now));
        let genuine = token(&keys, &session, 3);
        let other_number = RefreshToken { counter: 4, ..genuine };
        let other_secret = RefreshToken { secret_id: 2, ..genuine };
        let mut other_code = genuine;
        other_code.code[31] ^= 1;
        let other_ring = token(&KeyRing::fresh(now), &session, 3);
        let other_salt = token(&keys, &Session { refresh_salt: Some(vec![7; 32]), ..session.clone() }, 3);
        for forged in [other_number, other_secret, other_code, other_ring, other_salt] {
            assert_eq!(judge(&keys, &session, &forged, now), Verdict::Refused);
        }
    }

    #[test]
    fn nonsense_is_no_token() {
        let long = format!("{PREFIX}{}", "A".repeat(10_000));
        for text in ["", "tessera_rt_", "tessera_rt_AAAA", "tessera_rt_äöü", "tessera_xx_AAAA", long.as_str()] {
            assert_eq!(RefreshToken::parse(text), None, "{text:.40}");
        }
    }
}
