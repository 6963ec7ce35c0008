//! What `tessera keys` does with the file: keys are published, used, and go.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use uuid::Uuid;

use super::{
    KeyRing,
    file::{KeyEntry, KeyFile, SecretEntry, change, path},
};
use crate::{
    auth::store::events::{self, SecurityEvent},
    config::AuthConfig,
    db::Db,
    error::Result,
};

/// The longest life of a token that partners hold, and a day for clocks that differ.
const LONGEST_TOKEN: TimeDelta = TimeDelta::days(365 + 1);

/// Which keys of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// They sign access tokens.
    Signing,
    /// Refresh tokens, invitations and sealed values are made with them.
    Refresh,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Signing => "signing key",
            Self::Refresh => "refresh secret",
        }
    }
}

/// What a key does today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Every server knows it, none uses it yet.
    Published,
    InForce,
    /// Another one took its place. It could be used again.
    Replaced,
    /// Another one took its place, and its private half is gone.
    VerifiesOnly,
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Published => "published",
            Self::InForce => "in force",
            Self::Replaced => "replaced",
            Self::VerifiesOnly => "verifies only",
        })
    }
}

/// What is known of a key, without the key.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    pub kind: Kind,
    pub id: u32,
    pub created_at: DateTime<Utc>,
    pub state: State,
    /// When another one took its place, where that was written down.
    pub replaced_at: Option<DateTime<Utc>>,
}

/// What became of a key that was to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retired {
    /// Its private half went; what it has signed is still accepted.
    PrivateHalf,
    Removed,
}

/// The key file, for whoever keeps it.
#[derive(Debug)]
pub struct Keeper {
    path: PathBuf,
}

impl Keeper {
    /// The file of these settings, made where it is missing.
    pub fn open(config: &AuthConfig, data_dir: &Path, now: DateTime<Utc>) -> Result<Self> {
        KeyRing::open(config, data_dir, now)?;
        Ok(Self { path: path(config, data_dir) })
    }

    pub fn list(&self) -> Result<Vec<Facts>> {
        let file = KeyFile::read(&self.path).map_err(|error| error.about(&self.path))?;
        Ok(facts(&file, Kind::Signing).into_iter().chain(facts(&file, Kind::Refresh)).collect())
    }

    /// Publishes a new key, which is not used yet, and tells its id.
    pub fn add(&self, kind: Kind, now: DateTime<Utc>) -> Result<u32> {
        change(&self.path, |file| {
            let id = facts(file, kind).iter().map(|facts| facts.id).max().unwrap_or_default().saturating_add(1);
            match kind {
                Kind::Signing => file.keys.push(KeyEntry { unused: true, ..KeyEntry::fresh(id, now) }),
                Kind::Refresh => {
                    file.refresh_secrets.push(SecretEntry { unused: true, ..SecretEntry::fresh(id, now) });
                }
            }
            Ok(id)
        })
    }

    /// Uses a key from now on, in place of the one in force.
    pub fn activate(&self, kind: Kind, id: u32, now: DateTime<Utc>) -> Result<()> {
        change(&self.path, |file| {
            let name = kind.name();
            match known(file, kind, id)?.state {
                State::InForce => return Err(format!("The {name} {id} is in force already.")),
                State::VerifiesOnly => {
                    return Err(format!("The {name} {id} has no private half any more: it cannot sign."));
                }
                State::Published | State::Replaced => {}
            }
            let before = match kind {
                Kind::Signing => std::mem::replace(&mut file.signing_key_id, id),
                Kind::Refresh => std::mem::replace(&mut file.refresh_secret_id, id),
            };
            mark(file, kind, before, Some(now));
            mark(file, kind, id, None);
            Ok(())
        })
    }

    /// Lets a key go that is not in force. A signing key loses its private half first, and goes when no token that it
    /// signed can be alive any more; by `force` it goes at once. Whether anything still needs a refresh secret, the caller
    /// has found out.
    pub fn retire(&self, kind: Kind, id: u32, force: bool, now: DateTime<Utc>) -> Result<Retired> {
        change(&self.path, |file| {
            let facts = known(file, kind, id)?;
            if facts.state == State::InForce {
                return Err(format!("The {} {id} is in force: activate another one first.", kind.name()));
            }
            if kind == Kind::Refresh {
                file.refresh_secrets.retain(|entry| entry.id != id);
                return Ok(Retired::Removed);
            }
            if !force {
                match facts.state {
                    State::Replaced => {
                        let entries = file.keys.iter_mut().filter(|entry| entry.id == id);
                        entries.for_each(|entry| entry.private_key = None);
                        return Ok(Retired::PrivateHalf);
                    }
                    State::VerifiesOnly => has_ended(&facts, now)?,
                    State::Published | State::InForce => {}
                }
            }
            file.keys.retain(|entry| entry.id != id);
            Ok(Retired::Removed)
        })
    }
}

/// Whether no token that a signing key has signed can be alive any more.
fn has_ended(facts: &Facts, now: DateTime<Utc>) -> Result<(), String> {
    let why = "--force removes it now; users do not notice, partners need new tokens";
    let Some(replaced_at) = facts.replaced_at else {
        return Err(format!("The file does not say since when the signing key {} signs no more: {why}.", facts.id));
    };
    let end = replaced_at + LONGEST_TOKEN;
    if now < end {
        let end = end.format("%Y-%m-%d");
        return Err(format!("Tokens that the signing key {} has signed may live until {end}: {why}.", facts.id));
    }
    Ok(())
}

fn facts(file: &KeyFile, kind: Kind) -> Vec<Facts> {
    let of = |id, created_at, unused, replaced_at, can_sign: bool, in_force: u32| {
        let state = match (id == in_force, unused, can_sign) {
            (true, ..) => State::InForce,
            (_, true, _) => State::Published,
            (.., true) => State::Replaced,
            _ => State::VerifiesOnly,
        };
        Facts { kind, id, created_at, state, replaced_at }
    };
    match kind {
        Kind::Signing => {
            let keys = file.keys.iter().map(|key| {
                let can_sign = key.private_key.is_some();
                of(key.id, key.created_at, key.unused, key.replaced_at, can_sign, file.signing_key_id)
            });
            keys.collect()
        }
        Kind::Refresh => {
            let secrets = file.refresh_secrets.iter().map(|secret| {
                of(secret.id, secret.created_at, secret.unused, secret.replaced_at, true, file.refresh_secret_id)
            });
            secrets.collect()
        }
    }
}

fn known(file: &KeyFile, kind: Kind, id: u32) -> Result<Facts, String> {
    let found = facts(file, kind).into_iter().find(|facts| facts.id == id);
    found.ok_or_else(|| format!("The key file holds no {} {id}: `tessera keys list` shows what it holds.", kind.name()))
}

/// Writes down that a key was replaced, or with `None` that it is in force.
fn mark(file: &mut KeyFile, kind: Kind, id: u32, replaced_at: Option<DateTime<Utc>>) {
    let marks = match kind {
        Kind::Signing => {
            let key = file.keys.iter_mut().find(|key| key.id == id);
            key.map(|key| (&mut key.unused, &mut key.replaced_at))
        }
        Kind::Refresh => {
            let secret = file.refresh_secrets.iter_mut().find(|secret| secret.id == id);
            secret.map(|secret| (&mut secret.unused, &mut secret.replaced_at))
        }
    };
    if let Some((unused, replaced)) = marks {
        (*unused, *replaced) = (false, replaced_at);
    }
}

/// Leaves an entry in the audit log: what was done (`add`, `activate`, `retire`) with which key.
pub async fn record(db: &Db, action: &str, kind: Kind, id: u32) -> Result<()> {
    let details = json!({ "action": action, "kind": kind.name(), "id": id });
    let mut connection = db.connection().await?;
    events::record(&mut connection, SecurityEvent::KeyRotation, Uuid::nil(), None, Some(details)).await
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{clock::Clock, ids};

    fn keeper() -> (PathBuf, Keeper, DateTime<Utc>) {
        let folder = std::env::temp_dir().join(format!("tessera-keeper-{}", ids::new_id()));
        let now = Clock::system().now();
        let keeper = Keeper::open(&AuthConfig::default(), &folder, now).unwrap();
        (folder, keeper, now)
    }

    fn states(keeper: &Keeper, kind: Kind) -> Vec<(u32, State)> {
        let facts = keeper.list().unwrap().into_iter().filter(|facts| facts.kind == kind);
        facts.map(|facts| (facts.id, facts.state)).collect()
    }

    #[test]
    fn a_key_is_published_used_replaced_and_goes_when_nothing_it_signed_can_be_alive() {
        let (folder, keeper, now) = keeper();
        let kind = Kind::Signing;
        assert_eq!(keeper.add(kind, now).unwrap(), 2);
        assert_eq!(states(&keeper, kind), [(1, State::InForce), (2, State::Published)]);
        let refusal = |outcome: Result<Retired>| outcome.unwrap_err().message;
        assert!(refusal(keeper.retire(kind, 1, true, now)).contains("in force"));
        keeper.activate(kind, 2, now).unwrap();
        assert!(keeper.activate(kind, 2, now).unwrap_err().message.contains("already"));
        assert_eq!(states(&keeper, kind), [(1, State::Replaced), (2, State::InForce)]);
        assert_eq!(keeper.retire(kind, 1, false, now).unwrap(), Retired::PrivateHalf);
        assert_eq!(states(&keeper, kind), [(1, State::VerifiesOnly), (2, State::InForce)]);
        assert!(keeper.activate(kind, 1, now).unwrap_err().message.contains("no private half"));
        assert!(refusal(keeper.retire(kind, 1, false, now + TimeDelta::days(365))).contains("may live until"));
        assert_eq!(keeper.retire(kind, 1, false, now + TimeDelta::days(366)).unwrap(), Retired::Removed);
        assert!(refusal(keeper.retire(kind, 1, true, now)).contains("holds no signing key 1"));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn in_an_emergency_a_key_goes_at_once() {
        let (folder, keeper, now) = keeper();
        keeper.add(Kind::Signing, now).unwrap();
        keeper.activate(Kind::Signing, 2, now).unwrap();
        assert_eq!(keeper.retire(Kind::Signing, 1, true, now).unwrap(), Retired::Removed);
        assert_eq!(states(&keeper, Kind::Signing), [(2, State::InForce)]);
        // The other kind was not touched.
        assert_eq!(states(&keeper, Kind::Refresh), [(1, State::InForce)]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn changes_at_the_same_time_are_all_made_and_leave_no_draft() {
        let (folder, keeper, now) = keeper();
        let shared = &keeper;
        std::thread::scope(|scope| {
            for kind in [Kind::Signing, Kind::Refresh] {
                for _ in 0..8 {
                    scope.spawn(move || shared.add(kind, now).unwrap());
                }
            }
        });
        assert_eq!(keeper.list().unwrap().len(), 18);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_ring_takes_up_what_has_changed_and_keeps_what_it_has_when_the_file_is_broken() {
        let (folder, keeper, now) = keeper();
        let ring = KeyRing::open(&AuthConfig::default(), &folder, now).unwrap();
        // Read only once it looks different.
        while ring.reload().unwrap() {}
        keeper.add(Kind::Signing, now).unwrap();
        keeper.activate(Kind::Signing, 2, now).unwrap();
        assert_eq!(ring.signing().0, 1);
        assert!(ring.reload().unwrap());
        assert_eq!(ring.signing().0, 2);
        fs::write(folder.join("keys.json"), "{").unwrap();
        assert!(ring.reload().unwrap_err().message.contains("unknown shape"));
        assert!(!ring.reload().unwrap(), "it is said once");
        fs::remove_file(folder.join("keys.json")).unwrap();
        assert!(ring.reload().unwrap_err().message.contains("disappeared"));
        assert_eq!(ring.signing().0, 2);
        fs::remove_dir_all(folder).unwrap();
    }
}
