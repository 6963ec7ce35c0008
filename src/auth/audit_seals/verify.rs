//! Verifies the audit log against its seals: what was changed, taken away or added after it was sealed is named.

use std::{collections::HashMap, fmt};

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use futures_util::TryStreamExt;
use hmac::Mac;
use uuid::Uuid;

use super::{
    super::{
        keys::KeyRing,
        store::audit_seals::{self as store, Entry, Seal},
    },
    ID, ITEM, LONGEST, digest_of, hash_of, mac,
};
use crate::{
    db::Db,
    error::{Error, Result},
};

/// Something that is not as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    Changed {
        seal: i64,
        id: Uuid,
    },
    Missing {
        seal: i64,
        id: Uuid,
    },
    /// It stands where all was sealed, and was not there then.
    Added {
        seal: i64,
        id: Uuid,
    },
    /// It says to have happened long before it took its place.
    DatedBack {
        id: Uuid,
        occurred_at: DateTime<Utc>,
    },
    NoSeal {
        first: i64,
        last: i64,
    },
    /// What the seal says is not what its hash was made of.
    Broken {
        seal: i64,
    },
    /// It does not name the hash of the seal before it, or leaves out positions.
    Unlinked {
        seal: i64,
    },
    /// Its code was not made with the server's key.
    Forged {
        seal: i64,
    },
    /// Neither this seal nor a later one has a code that a key of the file can check.
    Unproven {
        seal: i64,
        key_id: i64,
    },
    /// A seal that was known once is another one now, or gone.
    NotTheAnchor {
        seal: i64,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed { seal, id } => write!(f, "entry {id} was changed after seal {seal} was made"),
            Self::Missing { seal, id } => write!(f, "entry {id} is missing: it was there when seal {seal} was made"),
            Self::Added { seal, id } => write!(f, "entry {id} was added after seal {seal} was made"),
            Self::DatedBack { id, occurred_at } => {
                write!(f, "entry {id} is dated back: it says {}, but came later", occurred_at.to_rfc3339())
            }
            Self::NoSeal { first, last } if first == last => write!(f, "seal {first} is missing"),
            Self::NoSeal { first, last } => write!(f, "seals {first} to {last} are missing"),
            Self::Broken { seal } => write!(f, "seal {seal} is broken: its hash is not that of what it says"),
            Self::Unlinked { seal } => write!(f, "seal {seal} does not follow the one before it"),
            Self::Forged { seal } => write!(f, "seal {seal} was not made with the server's key"),
            Self::Unproven { seal, key_id } => write!(
                f,
                "seal {seal} cannot be proven: the key file no longer holds the secret {key_id}, and no later seal vouches for it"
            ),
            Self::NotTheAnchor { seal } => write!(f, "seal {seal} is not the one that was noted"),
        }
    }
}

/// A seal as it was noted elsewhere: number and hash in hexadecimal digits, as the server's log names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    pub number: i64,
    pub hash: String,
}

/// What is to be verified.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// Only what was sealed from this moment on.
    pub since: Option<DateTime<Utc>>,
    pub anchor: Option<Anchor>,
}

/// What was looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    pub seals: u64,
    pub sealed: u64,
    /// Entries that wait for their seal: nothing can be said of them yet.
    pub unsealed: i64,
    pub findings: u64,
    pub last: Option<(i64, String)>,
}

/// Walks all seals and their entries, and tells `report` what is not as it was sealed. It changes nothing, works beside
/// running servers, and holds one seal and its digests at a time.
pub async fn verify(
    db: &Db,
    keys: &KeyRing,
    question: &Question,
    report: &mut (dyn FnMut(Finding) + Send),
) -> Result<Summary> {
    let mut connection = db.connection().await?;
    let mut walk = Walk { keys, summary: Summary::default(), unproven: None, report };
    let start = match question.since {
        Some(since) => store::before(&mut connection, since).await?,
        None => None,
    };
    let mut last = start.as_ref().map_or(Last::beginning(), |head| Last {
        number: head.number,
        until: head.until_position,
        sealed_at: Some(head.sealed_at),
        hash: head.hash.clone(),
    });
    if start.is_none() {
        // Positions begin at one.
        walk.added(&mut connection, 1, (i64::MIN, 0)).await?;
    }
    while let Some(seal) = store::next(&mut connection, last.number).await? {
        walk.seal(&last, &seal);
        if question
            .anchor
            .as_ref()
            .is_some_and(|anchor| anchor.number == seal.number && anchor.hash != hex::encode(&seal.hash))
        {
            walk.tell(Finding::NotTheAnchor { seal: seal.number });
        }
        if seal.after_position > last.until {
            walk.added(&mut connection, seal.number, (last.until, seal.after_position)).await?;
        }
        walk.entries(&mut connection, &seal).await?;
        last =
            Last { number: seal.number, until: seal.until_position, sealed_at: Some(seal.sealed_at), hash: seal.hash };
        walk.summary.last = Some((last.number, hex::encode(&last.hash)));
    }
    if let Some(anchor) = question.anchor.as_ref().filter(|anchor| anchor.number > last.number) {
        walk.tell(Finding::NotTheAnchor { seal: anchor.number });
    }
    if let Some((seal, key_id)) = walk.unproven {
        walk.tell(Finding::Unproven { seal, key_id });
    }
    walk.unsealed(&mut connection, &last).await?;
    Ok(walk.summary)
}

/// The seal that was looked at last.
struct Last {
    number: i64,
    until: i64,
    sealed_at: Option<DateTime<Utc>>,
    hash: Vec<u8>,
}

impl Last {
    fn beginning() -> Self {
        Self { number: 0, until: 0, sealed_at: None, hash: vec![0; 32] }
    }
}

struct Walk<'a> {
    keys: &'a KeyRing,
    summary: Summary,
    /// The last seal whose code no key can check, if none after it could be.
    unproven: Option<(i64, i64)>,
    report: &'a mut (dyn FnMut(Finding) + Send),
}

impl Walk<'_> {
    fn tell(&mut self, finding: Finding) {
        self.summary.findings += 1;
        (self.report)(finding);
    }

    /// Looks at what a seal says of itself and of the one before it.
    fn seal(&mut self, last: &Last, seal: &Seal) {
        self.summary.seals += 1;
        let number = seal.number;
        if number > last.number + 1 {
            self.tell(Finding::NoSeal { first: last.number + 1, last: number - 1 });
        } else if seal.previous_hash != last.hash || seal.after_position != last.until {
            self.tell(Finding::Unlinked { seal: number });
        }
        if hash_of(seal) != seal.hash {
            self.tell(Finding::Broken { seal: number });
        }
        let secret = u32::try_from(seal.key_id).ok().and_then(|id| self.keys.refresh_secret_of(id));
        // Compared in constant time.
        let is_ours = |secret| mac(&secret, &seal.hash).is_ok_and(|mac| mac.verify_slice(&seal.code).is_ok());
        match secret.map(is_ours) {
            None => self.unproven = Some((number, seal.key_id)),
            // It vouches for all before it, whose hashes it holds.
            Some(true) => self.unproven = None,
            Some(false) => self.tell(Finding::Forged { seal: number }),
        }
    }

    /// Compares the entries of a seal with what it says of them.
    async fn entries(&mut self, connection: &mut AsyncPgConnection, seal: &Seal) -> Result<()> {
        let mut expected: HashMap<Uuid, &[u8]> = HashMap::with_capacity(seal.digests.len() / ITEM);
        for item in seal.digests.chunks(ITEM) {
            let (id, digest) = item.split_at_checked(ID).ok_or_else(|| Error::internal("digests of no length"))?;
            expected.insert(Uuid::from_slice(id).map_err(Error::internal)?, digest);
        }
        let mut found = store::stream(connection, seal.after_position, seal.until_position).await?;
        while let Some(entry) = found.try_next().await? {
            self.summary.sealed += 1;
            let id = entry.id;
            match expected.remove(&id) {
                None => self.tell(Finding::Added { seal: seal.number, id }),
                Some(digest) if digest != digest_of(&entry) => self.tell(Finding::Changed { seal: seal.number, id }),
                Some(_) => self.date(seal.opened_at, &entry),
            }
        }
        let mut missing: Vec<Uuid> = expected.into_keys().collect();
        missing.sort_unstable();
        for id in missing {
            self.tell(Finding::Missing { seal: seal.number, id });
        }
        Ok(())
    }

    /// Names all entries of a range in which there should be none.
    async fn added(&mut self, connection: &mut AsyncPgConnection, seal: i64, (after, until): (i64, i64)) -> Result<()> {
        let mut found = store::stream(connection, after, until).await?;
        while let Some(entry) = found.try_next().await? {
            self.tell(Finding::Added { seal, id: entry.id });
        }
        Ok(())
    }

    fn date(&mut self, opened_at: Option<DateTime<Utc>>, entry: &Entry) {
        if opened_at.is_some_and(|opened_at| entry.occurred_at < opened_at - LONGEST) {
            self.tell(Finding::DatedBack { id: entry.id, occurred_at: entry.occurred_at });
        }
    }

    /// Of what is not sealed yet, all that can be said is that it was not dated back.
    async fn unsealed(&mut self, connection: &mut AsyncPgConnection, last: &Last) -> Result<()> {
        let mut found = store::stream(connection, last.until, i64::MAX).await?;
        while let Some(entry) = found.try_next().await? {
            self.summary.unsealed += 1;
            self.date(last.sealed_at, &entry);
        }
        Ok(())
    }
}
