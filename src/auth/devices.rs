//! Browsers in which a user has signed in before, so that strangers who try passwords lock out nobody but themselves
//! (OWASP: device cookies).
//!
//! A sign-in leaves a cookie, a code over the user and a number of its own. Who presents one is not held up by the lock of
//! the account; their wrong passwords are counted for the cookie instead, and after as many as lock an account it exempts
//! from nothing any more.

use uuid::Uuid;

use crate::{
    auth::{codes::Kind, keys::KeyRing},
    ids,
};

const KIND: Kind<32> = Kind { prefix: "tessera_dev_", label: b"tessera device" };

/// The token of a browser in which `user` has signed in just now.
pub fn token(keys: &KeyRing, user: Uuid) -> Option<String> {
    let mut content = [0; 32];
    let (first, second) = content.split_at_mut(16);
    first.copy_from_slice(user.as_bytes());
    second.copy_from_slice(ids::new_id().as_bytes());
    KIND.write(keys, &content, &[])
}

/// The number of the browser that one of `tokens` stands for, if the user has signed in there.
pub fn known(keys: &KeyRing, user: Uuid, tokens: &[String]) -> Option<Uuid> {
    tokens.iter().find_map(|text| {
        let token = KIND.parse(text)?;
        let (whose, device) = token.content.split_first_chunk::<16>()?;
        let is_theirs = whose == user.as_bytes() && KIND.is_genuine(keys, &token, &[]);
        is_theirs.then(|| Uuid::from_slice(device).ok()).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    #[test]
    fn a_browser_is_known_for_the_user_who_has_signed_in_there() {
        let now = Clock::system().now();
        let (keys, user) = (KeyRing::fresh(now), ids::new_id());
        let tokens = [token(&keys, ids::new_id()).unwrap(), "nonsense".to_owned(), token(&keys, user).unwrap()];
        assert!(known(&keys, user, &tokens).is_some());
        assert!(known(&keys, ids::new_id(), &tokens).is_none());
        assert!(known(&KeyRing::fresh(now), user, &tokens).is_none());
        assert_ne!(known(&keys, user, &tokens), known(&keys, user, &[token(&keys, user).unwrap()]));
    }
}
