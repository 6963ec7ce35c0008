//! [`Auth`]: the one thing the rest of the program asks.

use std::{
    fmt,
    net::IpAddr,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use chrono::TimeDelta;
use moka::sync::Cache;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    auth::{
        directory::{Directory, Refresher, Snapshot, Standing},
        files::FileTokens,
        keys::KeyRing,
        lockouts::{Strangers, Turns},
        passwords::Hashing,
        tokens::{self, Claims},
        viewer::Viewer,
    },
    clock::Clock,
    config::AuthConfig,
    db::Db,
    error::{Code, Error, Result},
};

/// No access token lives longer: revoked sessions are remembered for as long.
pub const LONGEST_ACCESS: Duration = Duration::from_hours(24);
/// A signature that was good a minute ago is good now; its key may have been dropped since.
const CACHE_LIFE: Duration = Duration::from_mins(1);
const CACHE_ENTRIES: u64 = 10_000;
/// A token this young may name what this server has not read yet.
const NEWS: TimeDelta = TimeDelta::seconds(5);

/// Sign-in, sessions and access tokens.
pub struct Auth {
    pub(super) keys: Arc<KeyRing>,
    pub(super) clock: Clock,
    pub(super) db: Db,
    pub(super) directory: Arc<Directory>,
    pub(super) hashing: Hashing,
    pub(super) strangers: Strangers,
    pub(super) turns: Turns,
    pub(super) access_life: Duration,
    pub(super) idle_life: TimeDelta,
    pub(super) absolute_life: TimeDelta,
    file_tokens: Arc<FileTokens>,
    verified: Cache<[u8; 32], Arc<Verified>>,
    /// Ends the directory's task with the rest.
    _refresher: Refresher,
}

/// A token whose signature was checked, and the viewer it stood for when last asked.
struct Verified {
    claims: Claims,
    viewer: Mutex<(u64, Arc<Viewer>)>,
}

/// The person who signed in, for the front end's greeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: Uuid,
    pub name: String,
    pub email: String,
    pub role: String,
}

/// Where a sign-in comes from, for the list of devices.
#[derive(Debug, Clone, Default)]
pub struct Device {
    pub ip: Option<IpAddr>,
    pub user_agent: Option<String>,
}

/// What a client receives on signing in and on each refresh.
#[derive(Clone)]
pub struct SignedIn {
    pub access_token: String,
    /// Life of the access token.
    pub expires_in: Duration,
    pub refresh_token: String,
    /// Life of the refresh token if it is not used.
    pub refresh_expires_in: Duration,
    pub user: Person,
}

impl fmt::Debug for SignedIn {
    /// Says who, not with what: a token must not reach a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedIn").field("user", &self.user).finish_non_exhaustive()
    }
}

impl Auth {
    /// Reads the keys, or makes them on the first start, and the first snapshot of the directory. The tables must
    /// exist; call [`super::rights::install`] before.
    pub async fn new(config: &AuthConfig, data_dir: &Path, clock: Clock, db: &Db) -> Result<Self> {
        let access_life = Duration::from_secs(config.access_token_seconds);
        if !(Duration::from_secs(30)..=LONGEST_ACCESS).contains(&access_life) {
            return Err(wrong_setting("access_token_seconds", "must be between 30 and 86400"));
        }
        if config.session_idle_days == 0 || config.session_absolute_days < config.session_idle_days {
            return Err(wrong_setting("session_idle_days", "must be at least 1 and at most session_absolute_days"));
        }
        let (ring_config, folder, now) = (config.clone(), data_dir.to_owned(), clock.now());
        let keys = tokio::task::spawn_blocking(move || KeyRing::open(&ring_config, &folder, now));
        let hashing = tokio::task::spawn_blocking(Hashing::new);
        let (directory, refresher) = Directory::open(db, clock.clone()).await?;
        let keys = keys.await.map_err(Error::internal)??;
        Ok(Self {
            file_tokens: Arc::new(FileTokens::new(&keys, clock.clone())?),
            keys: Arc::new(keys),
            directory,
            hashing: hashing.await.map_err(Error::internal)??,
            clock,
            db: db.clone(),
            strangers: Strangers::default(),
            turns: Turns::default(),
            access_life,
            idle_life: TimeDelta::days(config.session_idle_days.into()),
            absolute_life: TimeDelta::days(config.session_absolute_days.into()),
            verified: Cache::builder().max_capacity(CACHE_ENTRIES).time_to_live(CACHE_LIFE).build(),
            _refresher: refresher,
        })
    }

    /// The key ring.
    pub fn keys(&self) -> &Arc<KeyRing> {
        &self.keys
    }

    /// Users, rights and revoked sessions as this server knows them.
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// Tokens in the addresses of files.
    pub fn file_tokens(&self) -> &Arc<FileTokens> {
        &self.file_tokens
    }

    /// The viewer a user is today, in a session that has not ended; `None` when the user is gone or suspended.
    pub fn viewer_today(&self, user_id: Uuid, session_id: Uuid) -> Option<Arc<Viewer>> {
        self.directory.current().viewer(user_id, session_id).map(Arc::new)
    }

    /// The viewer that an access token stands for. Asks no store; the signature is checked once a minute, everything
    /// that may have changed since is checked each time.
    pub fn verify(&self, bearer: &str) -> Result<Arc<Viewer>> {
        if bearer.len() > tokens::LONGEST {
            return Err(tokens::invalid());
        }
        let (now, snapshot) = (self.clock.now(), self.directory.current());
        let key: [u8; 32] = Sha256::digest(bearer).into();
        if let Some(known) = self.verified.get(&key) {
            return if known.claims.has_expired(now) {
                Err(tokens::invalid())
            } else {
                self.viewer_of(&known, &snapshot)
            };
        }
        let claims = tokens::open(&self.keys, bearer, now)?;
        let viewer = Arc::new(self.standing(&claims, &snapshot)?);
        let viewer_then = Mutex::new((snapshot.version, viewer.clone()));
        self.verified.insert(key, Arc::new(Verified { claims, viewer: viewer_then }));
        Ok(viewer)
    }

    fn viewer_of(&self, known: &Verified, snapshot: &Snapshot) -> Result<Arc<Viewer>> {
        let mut then = known.viewer.lock().unwrap_or_else(PoisonError::into_inner);
        if then.0 != snapshot.version {
            *then = (snapshot.version, Arc::new(self.standing(&known.claims, snapshot)?));
        }
        Ok(then.1.clone())
    }

    fn standing(&self, claims: &Claims, snapshot: &Snapshot) -> Result<Viewer> {
        match snapshot.standing(claims) {
            Standing::Good(viewer) => Ok(viewer),
            Standing::Ahead if self.clock.now() - claims.issued_at < NEWS => {
                // Another server made this token a moment ago. Old rights are never lent out in the meantime.
                self.directory.wake();
                Err(Error {
                    retry_after: Some(Duration::from_secs(1)),
                    ..Error::new(
                        Code::ServiceUnavailable,
                        "This server does not know the account yet. Try again shortly.",
                    )
                })
            }
            Standing::Ahead | Standing::Refused => Err(tokens::invalid()),
        }
    }
}

fn wrong_setting(key: &str, rule: &str) -> Error {
    Error { message: format!("The setting auth.{key} {rule}.").into(), ..Error::new(Code::Internal, "") }
}
