//! The key ring: the Ed25519 keys that sign access tokens and the secrets behind refresh tokens and
//! sealed values, in one file.
//!
//! Each key has an id that travels with the token, so that several may be accepted while one signs: a new key is
//! published before it is used, an old one kept without its private half until the last token it signed has expired.
//!
//! - `file`: how the file looks, and how it is written; [`changes`]: what `tessera keys` does with it
//! - `watch`: a running server takes up what has changed

pub mod changes;
mod file;
mod watch;

use std::{
    fmt, fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use biscuit_auth::{KeyPair, PublicKey, error::Format};
use chrono::{DateTime, Utc};

use self::file::{KeyFile, ReadError, SHAPE, create, decode_32, path};
pub use self::watch::Watcher;
use crate::{config::AuthConfig, error::Result};

/// The keys in force. They change while the server runs, when the file does: whoever needs two things that belong
/// together asks for them at once.
pub struct KeyRing {
    path: PathBuf,
    current: RwLock<Arc<Keys>>,
    /// What the file looked like when it was last read.
    seen: Mutex<Option<Stamp>>,
}

/// One reading of the file.
struct Keys {
    signing_key_id: u32,
    signing: Arc<KeyPair>,
    public: Vec<(u32, PublicKey)>,
    refresh_secret_id: u32,
    refresh_secrets: Vec<(u32, [u8; 32])>,
}

impl fmt::Debug for KeyRing {
    /// Says the ids only: a key must not reach a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.current();
        let ids: Vec<u32> = keys.public.iter().map(|(id, _)| *id).collect();
        f.debug_struct("KeyRing")
            .field("signing_key_id", &keys.signing_key_id)
            .field("key_ids", &ids)
            .finish_non_exhaustive()
    }
}

impl KeyRing {
    /// Reads the ring, or makes one on the first start.
    pub fn open(config: &AuthConfig, data_dir: &Path, now: DateTime<Utc>) -> Result<Self> {
        let path = path(config, data_dir);
        let seen = Stamp::of(&path);
        let keys = match Keys::read(&path) {
            Err(ReadError::Missing) => {
                create(&path, now)?;
                Keys::read(&path)
            }
            other => other,
        };
        let keys = keys.map_err(|error| error.about(&path))?;
        Ok(Self { path, current: RwLock::new(Arc::new(keys)), seen: Mutex::new(seen) })
    }

    /// Reads the ring of a server that has run; without one it is an error, and none is made.
    pub fn existing(config: &AuthConfig, data_dir: &Path) -> Result<Self> {
        let path = path(config, data_dir);
        let seen = Stamp::of(&path);
        let keys = Keys::read(&path).map_err(|error| match error {
            ReadError::Missing => ReadError::Refused("does not exist".to_owned()).about(&path),
            other => other.about(&path),
        })?;
        Ok(Self { path, current: RwLock::new(Arc::new(keys)), seen: Mutex::new(seen) })
    }

    /// Reads the file again if it looks different than when it was last read. Whether it was read; what was read before
    /// stays in force when the file cannot be used, which is an error once for each state of the file.
    fn reload(&self) -> Result<bool> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let stamp = Stamp::of(&self.path);
        if stamp == *seen {
            return Ok(false);
        }
        *seen = stamp;
        let keys = Keys::read(&self.path).map_err(|error| error.about(&self.path))?;
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
        Ok(true)
    }

    fn current(&self) -> Arc<Keys> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The key that signs, and its id.
    pub(super) fn signing(&self) -> (u32, Arc<KeyPair>) {
        let keys = self.current();
        (keys.signing_key_id, keys.signing.clone())
    }

    /// The public key of that id. A token without an id, or with an unknown one, is refused: keys are never tried in turn.
    pub(super) fn public(&self, id: Option<u32>) -> Result<PublicKey, Format> {
        let keys = self.current();
        let found = keys.public.iter().find(|(known, _)| Some(*known) == id);
        found.map(|(_, key)| *key).ok_or(Format::UnknownPublicKey)
    }

    /// The public keys with their ids, as others need them to check a token.
    pub fn public_keys(&self) -> Vec<(u32, String)> {
        // The library's own spelling: `ed25519/` and hexadecimal digits.
        self.current().public.iter().map(|(id, key)| (*id, key.to_string())).collect()
    }

    /// The secret that new refresh tokens are made with, and its id.
    pub(super) fn refresh_secret(&self) -> Option<(u32, [u8; 32])> {
        self.secrets().first().copied()
    }

    pub(super) fn refresh_secret_of(&self, id: u32) -> Option<[u8; 32]> {
        self.current().refresh_secrets.iter().find(|(known, _)| *known == id).map(|(_, secret)| *secret)
    }

    /// The secrets with their ids, the one in force first.
    pub(super) fn secrets(&self) -> Vec<(u32, [u8; 32])> {
        let keys = self.current();
        let mut secrets = keys.refresh_secrets.clone();
        secrets.sort_by_key(|(id, _)| *id != keys.refresh_secret_id);
        secrets
    }

    /// A ring of fresh keys that is written nowhere.
    #[cfg(test)]
    pub(super) fn fresh(now: DateTime<Utc>) -> Self {
        let keys = Keys::from_file(&KeyFile::fresh(now)).unwrap();
        Self { path: PathBuf::new(), current: RwLock::new(Arc::new(keys)), seen: Mutex::default() }
    }
}

/// What tells one state of a file from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    inode: u64,
    length: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let facts = fs::metadata(path).ok()?;
        Some(Self {
            inode: facts.ino(),
            length: facts.len(),
            modified: (facts.mtime(), facts.mtime_nsec()),
            changed: (facts.ctime(), facts.ctime_nsec()),
        })
    }
}

impl Keys {
    fn read(path: &Path) -> Result<Self, ReadError> {
        Self::from_file(&KeyFile::read(path)?).map_err(ReadError::Refused)
    }

    fn from_file(file: &KeyFile) -> Result<Self, String> {
        if file.version != SHAPE {
            return Err(format!("has version {}; this program knows version {SHAPE}", file.version));
        }
        let mut signing = None;
        let mut public = Vec::with_capacity(file.keys.len());
        for entry in &file.keys {
            let (public_key, pair) = entry.decode()?;
            if public.iter().any(|(id, _)| *id == entry.id) {
                return Err(format!("names the key {} twice", entry.id));
            }
            public.push((entry.id, public_key));
            if entry.id == file.signing_key_id {
                signing = pair;
            }
        }
        let signing = signing.ok_or_else(|| {
            format!("names the key {} as the signing one but holds no private key of that id", file.signing_key_id)
        })?;
        let mut refresh_secrets: Vec<(u32, [u8; 32])> = Vec::with_capacity(file.refresh_secrets.len());
        for entry in &file.refresh_secrets {
            if refresh_secrets.iter().any(|(id, _)| *id == entry.id) {
                return Err(format!("names the refresh secret {} twice", entry.id));
            }
            refresh_secrets.push((entry.id, decode_32(&entry.secret, "refresh secret", entry.id)?));
        }
        if !refresh_secrets.iter().any(|(id, _)| *id == file.refresh_secret_id) {
            return Err(format!("does not hold the refresh secret {} it names", file.refresh_secret_id));
        }
        let (signing_key_id, refresh_secret_id) = (file.signing_key_id, file.refresh_secret_id);
        Ok(Self { signing_key_id, signing: Arc::new(signing), public, refresh_secret_id, refresh_secrets })
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use base64::{Engine, engine::general_purpose::STANDARD};

    use super::*;
    use crate::{clock::Clock, ids};

    fn folder() -> PathBuf {
        std::env::temp_dir().join(format!("tessera-keys-{}", ids::new_id()))
    }

    fn open(folder: &Path) -> Result<KeyRing> {
        KeyRing::open(&AuthConfig::default(), folder, Clock::system().now())
    }

    #[test]
    fn the_first_start_makes_the_file_and_the_next_one_reads_it() {
        let folder = folder();
        let first = open(&folder).unwrap();
        let mode = fs::metadata(folder.join("keys.json")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let second = open(&folder).unwrap();
        assert_eq!(first.signing().1.public(), second.signing().1.public());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "no draft is left behind");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn many_first_starts_at_once_agree_on_one_ring() {
        let folder = folder();
        let rings: Vec<_> = std::thread::scope(|scope| {
            let starts: Vec<_> = (0..8).map(|_| scope.spawn(|| open(&folder))).collect();
            starts.into_iter().map(|start| start.join().unwrap()).collect()
        });
        let keys: Vec<_> = rings.iter().map(|ring| ring.as_ref().unwrap().signing().1.public()).collect();
        assert!(keys.iter().all(|key| Some(key) == keys.first()));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn loose_permissions_are_refused_with_a_sentence() {
        let folder = folder();
        open(&folder).unwrap();
        let path = folder.join("keys.json");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let message = open(&folder).unwrap_err().message;
        assert!(message.contains("mode 0640") && message.contains("chmod 600"), "{message}");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn another_shape_is_refused_with_a_sentence() {
        let folder = folder();
        open(&folder).unwrap();
        let path = folder.join("keys.json");
        let good: serde_json::Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let changes: [(&str, serde_json::Value, &str); 7] = [
            ("/version", 2.into(), "version 2"),
            ("/signingKeyId", 7.into(), "the key 7"),
            ("/refreshSecretId", 7.into(), "refresh secret 7"),
            ("/keys/0/used", true.into(), "unknown shape"),
            ("/keys/0/publicKey", STANDARD.encode([0u8; 32]).into(), "placeholder"),
            ("/keys/0/privateKey", STANDARD.encode(rand::random::<[u8; 32]>()).into(), "do not belong together"),
            ("/refreshSecrets", "none".into(), "unknown shape"),
        ];
        for (place, value, expected) in changes {
            let mut broken = good.clone();
            let (parent, name) = place.rsplit_once('/').unwrap();
            broken.pointer_mut(parent).unwrap()[name] = value;
            fs::write(&path, broken.to_string()).unwrap();
            let message = open(&folder).unwrap_err().message;
            assert!(message.contains(expected), "{place}: {message}");
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
