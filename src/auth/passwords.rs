//! Passwords: Argon2id, never on a thread that answers requests, never more at once than there are processors.

use std::{sync::Arc, time::Duration};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{
    auth::policy,
    error::{Code, Error, Result},
};

/// OWASP's recommendation: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// How many may wait for a processor before the next one is sent away.
const QUEUE: usize = 32;

/// The PHC string of `password`, in its normal form, under a fresh salt. Takes some 30 ms of processor: call it outside async code.
pub fn hash(password: &str) -> Result<String> {
    let hash: PasswordHash =
        hasher()?.hash_password(policy::normalized(password).as_bytes()).map_err(Error::internal)?;
    Ok(hash.to_string())
}

fn hasher() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// What a look at a password found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Wrong,
    Right,
    /// Right, but hashed with other parameters than today's: the new hash should take the old one's place.
    RightRehashed(String),
}

/// The queue in front of the hash function.
pub struct Hashing {
    /// One for each that hashes or waits.
    places: Arc<Semaphore>,
    /// One for each that hashes.
    running: Arc<Semaphore>,
    /// Compared with when there is no account, so that the answer takes as long.
    nobody: Arc<str>,
}

/// A place in the queue. Dropping it makes room.
pub struct Place(OwnedSemaphorePermit);

impl Hashing {
    pub fn new() -> Result<Self> {
        let processors = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Ok(Self {
            places: Arc::new(Semaphore::new(processors + QUEUE)),
            running: Arc::new(Semaphore::new(processors)),
            nobody: hash("nobody knows this one, and nobody may sign in with it")?.into(),
        })
    }

    /// A place in the queue, or 503 when it is full: a crowd at the door must not starve everything else.
    pub fn enter(&self) -> Result<Place> {
        let place = self.places.clone().try_acquire_owned().map_err(|_| Error {
            retry_after: Some(Duration::from_secs(1)),
            ..Error::new(Code::ServiceUnavailable, "Too many people are signing in right now. Try again shortly.")
        })?;
        Ok(Place(place))
    }

    /// The hash of a new password.
    pub async fn hash(&self, place: Place, password: String) -> Result<String> {
        let running = self.running.clone().acquire_owned().await.map_err(Error::internal)?;
        tokio::task::spawn_blocking(move || {
            let _held = (place.0, running);
            hash(&password)
        })
        .await
        .map_err(Error::internal)?
    }

    /// Compares `password` with `known`; without one it works as long and answers [`Verdict::Wrong`].
    pub async fn verify(&self, place: Place, password: String, known: Option<String>) -> Result<Verdict> {
        let running = self.running.clone().acquire_owned().await.map_err(Error::internal)?;
        let nobody = self.nobody.clone();
        tokio::task::spawn_blocking(move || {
            // Held here and not by the caller: work goes on when the caller hangs up, and has to be counted.
            let _held = (place.0, running);
            compare(&password, known.as_deref(), &nobody)
        })
        .await
        .map_err(Error::internal)?
    }
}

fn compare(password: &str, known: Option<&str>, nobody: &str) -> Result<Verdict> {
    let parsed = PasswordHash::new(known.unwrap_or(nobody)).map_err(Error::internal)?;
    let hasher = hasher()?;
    let matches = hasher.verify_password(policy::normalized(password).as_bytes(), &parsed).is_ok();
    if known.is_none() || !matches {
        return Ok(Verdict::Wrong);
    }
    let is_current = parsed.algorithm == Algorithm::Argon2id.ident()
        && parsed.version == Some(Version::V0x13.into())
        && Params::try_from(&parsed)
            .is_ok_and(|params| (params.m_cost(), params.t_cost(), params.p_cost()) == (MEMORY_KIB, PASSES, LANES));
    if is_current { Ok(Verdict::Right) } else { hash(password).map(Verdict::RightRehashed) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_says_how_it_was_made() {
        let hash = hash("tessera-demo-2026").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    }

    #[tokio::test]
    async fn a_password_is_told_from_another() {
        let (hashing, known) = (Hashing::new().unwrap(), hash("right").unwrap());
        let ask = async |password: &str, known: Option<&String>| {
            hashing.verify(hashing.enter().unwrap(), password.to_owned(), known.cloned()).await.unwrap()
        };
        assert_eq!(ask("right", Some(&known)).await, Verdict::Right);
        assert_eq!(ask("wrong", Some(&known)).await, Verdict::Wrong);
        assert_eq!(ask("nobody knows this one, and nobody may sign in with it", None).await, Verdict::Wrong);
    }

    #[test]
    fn a_hash_with_weaker_parameters_is_renewed() {
        let weak = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8 * 1024, 1, 1, None).unwrap());
        let weak: PasswordHash = weak.hash_password(b"right").unwrap();
        let nobody = hash("nobody").unwrap();
        let Verdict::RightRehashed(renewed) = compare("right", Some(&weak.to_string()), &nobody).unwrap() else {
            panic!("the hash was not renewed");
        };
        assert_eq!(compare("right", Some(&renewed), &nobody).unwrap(), Verdict::Right);
        assert_eq!(compare("wrong", Some(&weak.to_string()), &nobody).unwrap(), Verdict::Wrong);
    }

    #[tokio::test]
    async fn a_crowd_is_sent_away() {
        let hashing = Hashing::new().unwrap();
        let places: Vec<_> = std::iter::from_fn(|| hashing.enter().ok()).take(10_000).collect();
        assert!(places.len() < 10_000);
        let refused = hashing.enter().map(|_| ()).unwrap_err();
        assert_eq!((refused.code, refused.retry_after), (Code::ServiceUnavailable, Some(Duration::from_secs(1))));
        drop(places);
        assert!(hashing.enter().is_ok());
    }
}
