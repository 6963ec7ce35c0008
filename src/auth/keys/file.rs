//! The file of the keys: its shape, and how it is read, made and replaced.

use std::{
    fmt,
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, fchown},
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use biscuit_auth::{Algorithm, KeyPair, PrivateKey, PublicKey};
use chrono::{DateTime, Utc};
use rustix::fs::{FlockOperation, flock};
use serde::{Deserialize, Serialize};

use super::Keys;
use crate::{
    config::AuthConfig,
    error::{Code, Error, Result},
    ids,
};

pub(super) const SHAPE: u32 = 1;
/// Far more than a ring with a hundred keys needs.
const LARGEST_FILE: u64 = 64 * 1024;

/// The file. What is not known is not accepted, so that a typing error cannot switch a key off.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct KeyFile {
    pub version: u32,
    /// Id of the key that signs.
    pub signing_key_id: u32,
    pub keys: Vec<KeyEntry>,
    /// Id of the secret that new refresh tokens are made with.
    pub refresh_secret_id: u32,
    pub refresh_secrets: Vec<SecretEntry>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct KeyEntry {
    pub id: u32,
    pub created_at: DateTime<Utc>,
    /// Whether it was published only, so that every server knows it before it is used.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unused: bool,
    /// When another one took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_at: Option<DateTime<Utc>>,
    pub public_key: String,
    /// Absent on a key that only verifies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub private_key: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SecretEntry {
    pub id: u32,
    pub created_at: DateTime<Utc>,
    /// Whether it was published only, so that every server knows it before it is used.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unused: bool,
    /// When another one took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_at: Option<DateTime<Utc>>,
    pub secret: String,
}

impl KeyFile {
    pub fn read(path: &Path) -> Result<Self, ReadError> {
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
        serde_json::from_str(&text)
            // The cause could quote a piece of a key; line and column are enough to find the place.
            .map_err(|error| {
                ReadError::Refused(format!("has an unknown shape (line {}, column {})", error.line(), error.column()))
            })
    }

    pub fn fresh(now: DateTime<Utc>) -> Self {
        let (key, secret) = (KeyEntry::fresh(1, now), SecretEntry::fresh(1, now));
        Self { version: SHAPE, signing_key_id: 1, keys: vec![key], refresh_secret_id: 1, refresh_secrets: vec![secret] }
    }
}

impl KeyEntry {
    pub fn fresh(id: u32, now: DateTime<Utc>) -> Self {
        let pair = KeyPair::new_with_algorithm(Algorithm::Ed25519);
        Self {
            id,
            created_at: now,
            unused: false,
            replaced_at: None,
            public_key: STANDARD.encode(pair.public().to_bytes()),
            private_key: Some(STANDARD.encode(pair.private().to_bytes())),
        }
    }

    pub fn decode(&self) -> Result<(PublicKey, Option<KeyPair>), String> {
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

impl SecretEntry {
    pub fn fresh(id: u32, now: DateTime<Utc>) -> Self {
        let secret = STANDARD.encode(rand::random::<[u8; 32]>());
        Self { id, created_at: now, unused: false, replaced_at: None, secret }
    }
}

/// Where the ring lives.
pub(super) fn path(config: &AuthConfig, data_dir: &Path) -> PathBuf {
    config.keys_file.clone().unwrap_or_else(|| data_dir.join("keys.json"))
}

pub(super) fn decode_32(text: &str, what: &str, id: u32) -> Result<[u8; 32], String> {
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
pub(super) fn create(path: &Path, now: DateTime<Utc>) -> Result<()> {
    let failed = |error: io::Error| ReadError::io(error).about(path);
    DirBuilder::new().recursive(true).mode(0o700).create(folder_of(path)).map_err(failed)?;
    match write(path, &KeyFile::fresh(now), |_, draft| rename_new(draft, path)) {
        // Another server that started at the same moment was faster.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other.map_err(failed),
    }
}

/// Changes the file under a lock: it is replaced whole, by one that a server could start with, or stays as it is.
pub(super) fn change<T>(path: &Path, change: impl FnOnce(&mut KeyFile) -> Result<T, String>) -> Result<T> {
    // What a link leads to is replaced, not the link.
    let path = &fs::canonicalize(path).map_err(|error| ReadError::io(error).about(path))?;
    let changed = (|| {
        let folder = File::open(folder_of(path)).map_err(ReadError::io)?;
        flock(&folder, FlockOperation::LockExclusive).map_err(ReadError::io)?;
        let mut file = KeyFile::read(path)?;
        Keys::from_file(&file).map_err(ReadError::Refused)?;
        let outcome = change(&mut file).map_err(ReadError::Denied)?;
        Keys::from_file(&file).map_err(ReadError::Refused)?;
        let facts = fs::metadata(path).map_err(ReadError::io)?;
        write(path, &file, |written, draft| {
            // At the console another user may be at work than the one the server runs as.
            let own = written.metadata()?;
            if (own.uid(), own.gid()) != (facts.uid(), facts.gid()) {
                fchown(written, Some(facts.uid()), Some(facts.gid()))?;
            }
            fs::rename(draft, path)
        })
        .map_err(ReadError::io)?;
        Ok(outcome)
    })();
    changed.map_err(|error: ReadError| error.about(path))
}

/// Writes the file beside `path`, and lets `place` bring it there.
fn write(path: &Path, keys: &KeyFile, place: impl FnOnce(&File, &Path) -> io::Result<()>) -> io::Result<()> {
    let mut draft = path.as_os_str().to_owned();
    draft.push(format!(".{}.new", ids::new_id().simple()));
    let draft = PathBuf::from(draft);
    let text = serde_json::to_string_pretty(keys).map_err(io::Error::other)?;
    let written = (|| {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
        file.write_all(text.as_bytes())?;
        file.write_all(b"\n")?;
        file.sync_all()?;
        place(&file, &draft)?;
        File::open(folder_of(path))?.sync_all()
    })();
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE).map_err(io::Error::from)
}

/// Why the ring could not be read.
pub(super) enum ReadError {
    Missing,
    /// What is wrong with the file.
    Refused(String),
    /// Why it may not be changed so.
    Denied(String),
}

impl ReadError {
    pub fn io(error: impl fmt::Display) -> Self {
        Self::Refused(format!("cannot be used: {error}"))
    }

    /// The sentence that stops the start. It is for the operator's terminal, no request ever sees it.
    pub fn about(self, path: &Path) -> Error {
        let sentence = match self {
            Self::Missing => format!("The key file {} has disappeared.", path.display()),
            Self::Refused(reason) => format!("The key file {} {reason}.", path.display()),
            Self::Denied(reason) => reason,
        };
        Error { message: sentence.into(), ..Error::new(Code::Internal, "") }
    }
}
