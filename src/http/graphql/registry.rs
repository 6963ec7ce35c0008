//! The documents that partners may run at this moment, parsed and checked once and kept in memory. A change made elsewhere counts within
//! a little more than [`INTERVAL`](crate::db::looks::INTERVAL); while the database is away, what was read last stays in force.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, OnceLock, PoisonError, RwLock},
    time::Instant,
};

use tokio::{
    sync::{Mutex, Notify},
    task::JoinHandle,
};
use uuid::Uuid;

use super::{documents::Document, examiner::Examiner};
use crate::{
    db::{Db, looks::keep_looking},
    error::Result,
    models::documents::{
        DocumentId, Fault,
        active::{self, ActiveRelease, Member, StoredText},
    },
};

/// Texts of one statement.
const AT_ONCE: usize = 1_000;

/// A registered text.
#[derive(Debug)]
pub struct Registered {
    hash: String,
    pub text: String,
    /// Parsed and checked soon after it was read, or when it is asked for first.
    document: OnceLock<Option<Arc<Document>>>,
}

impl Registered {
    /// The document, parsed and valid; none where the schema has changed since it was registered: it is refused as its text
    /// would be.
    fn document(&self, examiner: &Examiner) -> Option<Arc<Document>> {
        let read = || {
            let document = examiner.read(&self.text);
            if let Err(Fault { code, message }) = &document {
                tracing::warn!(
                    document = self.hash,
                    code,
                    reason = message,
                    "a registered document cannot run any more"
                );
            }
            document.ok()
        };
        self.document.get_or_init(read).clone()
    }
}

/// One consistent picture. It is never changed, only replaced.
#[derive(Debug, Default)]
struct Snapshot {
    documents: HashMap<Uuid, Arc<Registered>>,
    /// By key of the partner, then by every id it may name a document by.
    partners: HashMap<String, HashMap<String, Arc<Registered>>>,
}

/// Keeps the newest snapshot.
pub struct Registry {
    db: Db,
    examiner: Arc<Examiner>,
    current: RwLock<Arc<Snapshot>>,
    /// What the database looked like when `current` was read. Held while it is read again.
    fingerprint: Mutex<String>,
    wanted: Notify,
}

impl std::fmt::Debug for Registry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Registry").field("documents", &self.current().documents.len()).finish_non_exhaustive()
    }
}

impl Registry {
    /// Reads the first snapshot, and keeps it fresh until the second value is dropped.
    pub async fn open(db: &Db, examiner: Arc<Examiner>) -> Result<(Arc<Self>, Follower)> {
        let (current, fingerprint) = (RwLock::default(), Mutex::default());
        let registry = Arc::new(Self { db: db.clone(), examiner, current, fingerprint, wanted: Notify::new() });
        registry.refresh().await?;
        let follower = Follower(tokio::spawn(follow(registry.clone())));
        Ok((registry, follower))
    }

    /// What a partner means by an id, if one of its active releases lists it: the text, and the document where it can run.
    pub fn find(&self, partner: &str, id: &DocumentId) -> Option<(Arc<Registered>, Option<Arc<Document>>)> {
        let registered = self.current().partners.get(partner)?.get(id.as_str())?.clone();
        let document = registered.document(&self.examiner);
        Some((registered, document))
    }

    /// Asks for a look soon, without waiting for it.
    pub fn wake(&self) {
        self.wanted.notify_one();
    }

    fn current(&self) -> Arc<Snapshot> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn refresh(&self) -> Result<()> {
        let mut fingerprint = self.fingerprint.lock().await;
        // The fingerprint is read first: what changes in between is newer than it says, so the next look reads again.
        let seen = active::fingerprint(&mut *self.db.connection().await?).await?;
        if *fingerprint != seen {
            let snapshot = self.read().await?;
            metrics::gauge!("tessera_documents_active")
                .set(f64::from(u32::try_from(snapshot.documents.len()).unwrap_or(u32::MAX)));
            let snapshot = Arc::new(snapshot);
            *self.current.write().unwrap_or_else(PoisonError::into_inner) = snapshot.clone();
            let examiner = self.examiner.clone();
            // Thousands of documents take a while to parse, and count meanwhile.
            tokio::task::spawn_blocking(move || {
                snapshot.documents.values().for_each(|registered| drop(registered.document(&examiner)));
            });
            *fingerprint = seen;
        }
        Ok(())
    }

    async fn read(&self) -> Result<Snapshot> {
        let before = self.current();
        let mut connection = self.db.connection().await?;
        let releases = active::releases(&mut connection).await?;
        let ids: Vec<Uuid> = releases.iter().map(|release| release.id).collect();
        let members = active::members(&mut connection, &ids).await?;
        let wanted: HashSet<Uuid> = members.iter().map(|member| member.document).collect();
        let missing: Vec<Uuid> = wanted.iter().filter(|id| !before.documents.contains_key(id)).copied().collect();
        let mut texts = Vec::new();
        for some in missing.chunks(AT_ONCE) {
            texts.extend(active::texts(&mut connection, some).await?);
        }
        drop(connection);
        let registered = |StoredText { id, hash, body, .. }| {
            (id, Arc::new(Registered { hash, text: body, document: OnceLock::new() }))
        };
        let fresh = texts.into_iter().map(registered);
        let kept = before.documents.iter().filter(|(id, _)| wanted.contains(id));
        let documents: HashMap<_, _> = kept.map(|(id, known)| (*id, known.clone())).chain(fresh).collect();
        Ok(Snapshot { partners: by_partner(releases, members, &documents), documents })
    }
}

fn by_partner(
    releases: Vec<ActiveRelease>,
    members: Vec<Member>,
    documents: &HashMap<Uuid, Arc<Registered>>,
) -> HashMap<String, HashMap<String, Arc<Registered>>> {
    let partners: HashMap<Uuid, String> = releases.into_iter().map(|release| (release.id, release.partner)).collect();
    let mut found: HashMap<String, HashMap<String, Arc<Registered>>> = HashMap::new();
    for Member { release, document, aliases } in members {
        let (Some(partner), Some(document)) = (partners.get(&release), documents.get(&document)) else { continue };
        let ids = found.entry(partner.clone()).or_default();
        for id in aliases.into_iter().chain([document.hash.clone()]) {
            ids.insert(id, document.clone());
        }
    }
    found
}

/// The task that keeps a registry fresh; it ends with this value.
#[derive(Debug)]
pub struct Follower(JoinHandle<()>);

impl Drop for Follower {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn follow(registry: Arc<Registry>) {
    let mut seen = Instant::now();
    let after = |looked: bool| {
        if looked {
            seen = Instant::now();
        }
        metrics::gauge!("tessera_documents_age_seconds").set(seen.elapsed().as_secs_f64());
    };
    keep_looking("registered documents", &registry.wanted, || registry.refresh(), after).await;
}
