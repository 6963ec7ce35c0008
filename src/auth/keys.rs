//! The key ring: the Ed25519 keys that sign access tokens and the secrets behind refresh tokens and
//! sealed values, in one file.
//!
//! Each key has an id that travels with the token, so that several may be accepted while one signs: a new key is
//! published before it is used, an old one kept without its private half until the last token it signed has expired.

use std::{
    fmt,
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use biscuit_auth::{Algorithm, KeyPair, PrivateKey, PublicKey, error::Format};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    config::AuthConfig,
    error::{Code, Error, Result},
    ids,
};

const SHAPE: u32 = 1;
/// Far more than a ring with a hundred keys needs.
const LARGEST_FILE: u64 = 64 * 1024;

/// The file. Every field is required and no other is accepted, so that a typing error cannot switch a key off.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct KeyFile {
    version: u32,
    /// Id of the key that signs.
    signing_key_id: u32,
    keys: Vec<KeyEntry>,
    /// Id of the secret that new refresh tokens are made with.
    refresh_secret_id: u32,
    refresh_secrets: Vec<SecretEntry>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct KeyEntry {
    id: u32,
    created_at: DateTime<Utc>,
    public_key: String,
    /// Absent on a key that only verifies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    private_key: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SecretEntry {
    id: u32,
    created_at: DateTime<Utc>,
    secret: String,
}

/// The keys in force.
pub struct KeyRing {
    signing_key_id: u32,
    signing: KeyPair,
    public: Vec<(u32, PublicKey)>,
    refresh_secret_id: u32,
    refresh_secrets: Vec<(u32, [u8; 32])>,
}

impl fmt::Debug for KeyRing {
    /// Says the ids only: a key must not reach a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<u32> = self.public.iter().map(|(id, _)| *id).collect();
        f.debug_struct("KeyRing")
            .field("signing_key_id", &self.signing_key_id)
            .field("key_ids", &ids)
            .finish_non_exhaustive()
    }
}

impl KeyRing {
    /// Reads the ring, or makes one on the first start.
    pub fn open(config: &AuthConfig, data_dir: &Path, now: DateTime<Utc>) -> Result<Self> {
        let path = path(config, data_dir);
        match Self::read(&path) {
            Err(ReadError::Missing) => {
                create(&path, now)?;
                Self::read(&path).map_err(|error| error.about(&path))
            }
            other => other.map_err(|error| error.about(&path)),
        }
    }

    /// Reads the ring of a server that has run; without one it is an error, and none is made.
    pub fn existing(config: &AuthConfig, data_dir: &Path) -> Result<Self> {
        let path = path(config, data_dir);
        Self::read(&path).map_err(|error| match error {
            ReadError::Missing => ReadError::Refused("does not exist".to_owned()).about(&path),
            other @ ReadError::Refused(_) => other.about(&path),
        })
    }

    fn read(path: &Path) -> Result<Self, ReadError> {
        // Permissions are read from the opened file, so that it cannot be exchanged in between.
        let file = match File::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(ReadError::Missing),
            other => other.map_err(ReadError::io)?,
        };
        let facts = file.metadata().map_err(ReadError::io)?;
        if !facts.is_file() {
            return Err(ReadError::Refused("is not a regular file".to_owned()));
        }
        if facts.mode() & 0o077 != 0 {
            let mode = facts.mode() & 0o777;
            return Err(ReadError::Refused(format!(
                "can be read or written by others (mode {mode:04o}); only its owner may: chmod 600"
            )));
        }
        let mut text = String::new();
        file.take(LARGEST_FILE + 1).read_to_string(&mut text).map_err(ReadError::io)?;
        if text.len() as u64 > LARGEST_FILE {
            return Err(ReadError::Refused("is larger than 64 KiB".to_owned()));
        }
        let file: KeyFile = serde_json::from_str(&text)
            // The cause could quote a piece of a key; line and column are enough to find the place.
            .map_err(|error| {
                ReadError::Refused(format!("has an unknown shape (line {}, column {})", error.line(), error.column()))
            })?;
        Self::from_file(&file).map_err(ReadError::Refused)
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
        Ok(Self { signing_key_id, signing, public, refresh_secret_id, refresh_secrets })
    }

    /// The key that signs, and its id.
    pub(super) fn signing(&self) -> (u32, &KeyPair) {
        (self.signing_key_id, &self.signing)
    }

    /// The public key of that id. A token without an id, or with an unknown one, is refused: keys are never tried in turn.
    pub(super) fn public(&self, id: Option<u32>) -> Result<PublicKey, Format> {
        let found = self.public.iter().find(|(known, _)| Some(*known) == id);
        found.map(|(_, key)| *key).ok_or(Format::UnknownPublicKey)
    }

    /// The public keys with their ids, as others need them to check a token.
    pub fn public_keys(&self) -> impl Iterator<Item = (u32, String)> {
        // The library's own spelling: `ed25519/` and hexadecimal digits.
        self.public.iter().map(|(id, key)| (*id, key.to_string()))
    }

    /// The secret that new refresh tokens are made with, and its id.
    pub(super) fn refresh_secret(&self) -> Option<(u32, &[u8; 32])> {
        Some((self.refresh_secret_id, self.refresh_secret_of(self.refresh_secret_id)?))
    }

    /// All secrets, each with its id.
    pub(super) fn refresh_secrets(&self) -> &[(u32, [u8; 32])] {
        &self.refresh_secrets
    }

    pub(super) fn refresh_secret_id(&self) -> u32 {
        self.refresh_secret_id
    }

    pub(super) fn refresh_secret_of(&self, id: u32) -> Option<&[u8; 32]> {
        self.refresh_secrets.iter().find(|(known, _)| *known == id).map(|(_, secret)| secret)
    }

    /// The secrets with their ids, the one in force first.
    pub(super) fn secrets(&self) -> impl Iterator<Item = (u32, &[u8; 32])> {
        let in_force = self.refresh_secret();
        let others = self.refresh_secrets.iter().filter(|(id, _)| *id != self.refresh_secret_id);
        in_force.into_iter().chain(others.map(|(id, secret)| (*id, secret)))
    }

    /// A ring of fresh keys that is written nowhere.
    #[cfg(test)]
    pub(super) fn fresh(now: DateTime<Utc>) -> Self {
        Self::from_file(&KeyFile::fresh(now)).unwrap()
    }
}

impl KeyEntry {
    fn decode(&self) -> Result<(PublicKey, Option<KeyPair>), String> {
        let broken = |half: &str| format!("holds a broken {half} key in the entry {}", self.id);
        let bytes = decode_32(&self.public_key, "public key", self.id)?;
        let public = PublicKey::from_bytes(&bytes, Algorithm::Ed25519).map_err(|_| broken("public"))?;
        let Some(private) = &self.private_key else { return Ok((public, None)) };
        let bytes = decode_32(private, "private key", self.id)?;
        let private = PrivateKey::from_bytes(&bytes, Algorithm::Ed25519).map_err(|_| broken("private"))?;
        let pair = KeyPair::from(&private);
        if pair.public() != public {
            return Err(format!(
                "holds a public and a private key that do not belong together in the entry {}",
                self.id
            ));
        }
        Ok((public, Some(pair)))
    }
}

impl KeyFile {
    fn fresh(now: DateTime<Utc>) -> Self {
        let pair = KeyPair::new_with_algorithm(Algorithm::Ed25519);
        let key = KeyEntry {
            id: 1,
            created_at: now,
            public_key: STANDARD.encode(pair.public().to_bytes()),
            private_key: Some(STANDARD.encode(pair.private().to_bytes())),
        };
        let secret = SecretEntry { id: 1, created_at: now, secret: STANDARD.encode(rand::random::<[u8; 32]>()) };
        Self { version: SHAPE, signing_key_id: 1, keys: vec![key], refresh_secret_id: 1, refresh_secrets: vec![secret] }
    }
}

/// Where the ring lives.
fn path(config: &AuthConfig, data_dir: &Path) -> PathBuf {
    config.keys_file.clone().unwrap_or_else(|| data_dir.join("keys.json"))
}

fn decode_32(text: &str, what: &str, id: u32) -> Result<[u8; 32], String> {
    let bytes: Option<[u8; 32]> = STANDARD.decode(text).ok().and_then(|bytes| bytes.try_into().ok());
    let bytes = bytes.ok_or_else(|| format!("holds a {what} {id} that is not 32 bytes in base64"))?;
    // A placeholder (all bytes alike) would sign tokens that anybody can make.
    if bytes.windows(2).all(|pair| pair.first() == pair.last()) {
        return Err(format!("holds a placeholder as {what} {id}"));
    }
    Ok(bytes)
}

/// Writes a fresh ring. The file appears whole or not at all, and never replaces another: of two servers that start
/// at once, the second uses what the first wrote.
fn create(path: &Path, now: DateTime<Utc>) -> Result<()> {
    let failed = |error: io::Error| ReadError::io(error).about(path);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed)?;
    let mut draft = path.as_os_str().to_owned();
    draft.push(format!(".{}.new", ids::new_id().simple()));
    let draft = PathBuf::from(draft);
    let text = serde_json::to_string_pretty(&KeyFile::fresh(now)).map_err(Error::internal)?;
    let written = (|| {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
        file.write_all(text.as_bytes())?;
        file.write_all(b"\n")?;
        file.sync_all()?;
        rename_new(&draft, path)?;
        File::open(folder)?.sync_all()
    })();
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    match written {
        // Another server that started at the same moment was faster.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other.map_err(failed),
    }
}

fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE).map_err(io::Error::from)
}

/// Why the ring could not be read.
enum ReadError {
    Missing,
    Refused(String),
}

impl ReadError {
    fn io(error: impl fmt::Display) -> Self {
        Self::Refused(format!("cannot be used: {error}"))
    }

    /// The sentence that stops the start. It is for the operator's terminal, no request ever sees it.
    fn about(self, path: &Path) -> Error {
        let reason = match self {
            Self::Missing => "disappeared while it was being made".to_owned(),
            Self::Refused(reason) => reason,
        };
        let sentence = format!("The key file {} {reason}.", path.display());
        Error { message: sentence.into(), ..Error::new(Code::Internal, "") }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::clock::Clock;

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
        let changes: [(&str, serde_json::Value, &str); 6] = [
            ("/version", 2.into(), "version 2"),
            ("/signingKeyId", 7.into(), "the key 7"),
            ("/refreshSecretId", 7.into(), "refresh secret 7"),
            ("/keys/0/publicKey", STANDARD.encode([0u8; 32]).into(), "placeholder"),
            ("/keys/0/privateKey", STANDARD.encode(rand::random::<[u8; 32]>()).into(), "do not belong together"),
            ("/refreshSecrets", "none".into(), "unknown shape"),
        ];
        for (place, value, expected) in changes {
            let mut broken = good.clone();
            *broken.pointer_mut(place).unwrap() = value;
            fs::write(&path, broken.to_string()).unwrap();
            let message = open(&folder).unwrap_err().message;
            assert!(message.contains(expected), "{place}: {message}");
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
