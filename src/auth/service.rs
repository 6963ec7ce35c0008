//! [`Auth`]: the one thing the rest of the program asks.

use std::{
    fmt,
    net::IpAddr,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use moka::sync::Cache;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    auth::{
        capabilities::{Capability, Decisions, decisions::document_id},
        directory::{Directory, Refresher, Snapshot, Standing},
        files::FileTokens,
        keys::{KeyRing, Watcher},
        lockouts::{Strangers, Turns},
        passwords::Hashing,
        tokens::{self, Claims, Opened},
        viewer::Viewer,
    },
    clock::Clock,
    config::AuthConfig,
    db::Db,
    error::{Code, Error, Result},
    limits::Limits,
};

/// No access token lives longer: revoked sessions are remembered for as long.
pub const LONGEST_ACCESS: Duration = Duration::from_hours(24);
/// A signature that was good a minute ago is good now; its key may have been dropped since.
const CACHE_LIFE: Duration = Duration::from_mins(1);
const CACHE_ENTRIES: u64 = 10_000;
/// Decisions on a token that nobody asks for are forgotten after this time.
const NARROWED_LIFE: Duration = Duration::from_mins(10);
/// When users, rights and revoked sessions could not be read for so long, nobody is let in on what is known of them …
const STALE: Duration = Duration::from_secs(30);
/// … but those whose token was made so short a time ago, by a server that could read them then.
const FRESH: TimeDelta = TimeDelta::seconds(60);
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
    /// How long a proof of who sits there counts; none: as long as the session.
    proof_life: Option<TimeDelta>,
    /// Whether mails leave this server.
    pub sends_mail: bool,
    pub(super) limits: Arc<Limits>,
    file_tokens: Arc<FileTokens>,
    verified: Cache<[u8; 32], Arc<Verified>>,
    narrowed: Cache<NarrowedKey, Arc<Narrowed>>,
    /// Their tasks end with the rest.
    _refresher: Refresher,
    _watcher: Watcher,
}

/// A token whose signature was checked.
enum Verified {
    /// And the viewer it stood for when last asked.
    User {
        claims: Claims,
        viewer: Mutex<(u64, Arc<Viewer>)>,
    },
    Partner(Arc<Capability>),
}

/// SHA-256 of a token, and of the document where decisions depend on it.
type NarrowedKey = ([u8; 32], Option<[u8; 32]>);

/// What a partner's token allows, and the viewer it made when last asked.
struct Narrowed {
    decisions: Arc<Decisions>,
    viewer: Mutex<(u64, Arc<Viewer>)>,
}

/// Who asks.
#[derive(Debug, Clone)]
pub enum Caller {
    User(Arc<Viewer>),
    /// With the hash of the token's text.
    Partner(Arc<Capability>, [u8; 32]),
}

impl Caller {
    /// The token of a partner, when one asks.
    pub fn capability(&self) -> Option<&Capability> {
        match self {
            Self::User(_) => None,
            Self::Partner(capability, _) => Some(capability),
        }
    }
}

/// The person who signed in, for the front end's greeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: Uuid,
    pub name: String,
    pub email: String,
    pub role: String,
}

/// Where a sign-in comes from.
#[derive(Clone, Default)]
pub struct Device {
    pub ip: Option<IpAddr>,
    pub user_agent: Option<String>,
    /// What earlier sign-ins left in the browser.
    pub tokens: Vec<String>,
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
    /// What a sign-in leaves in the browser; none on a refresh.
    pub device_token: Option<String>,
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
    pub async fn new(config: &AuthConfig, data_dir: &Path, clock: Clock, db: &Db, limits: Arc<Limits>) -> Result<Self> {
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
        let keys = Arc::new(keys.await.map_err(Error::internal)??);
        let verified = Cache::builder().max_capacity(CACHE_ENTRIES).time_to_live(CACHE_LIFE).build();
        let forget: Cache<[u8; 32], Arc<Verified>> = verified.clone();
        Ok(Self {
            file_tokens: Arc::new(FileTokens::new(keys.clone(), clock.clone())),
            // A key that was dropped must not live on in what it has signed.
            _watcher: keys.watch(move || forget.invalidate_all()),
            keys,
            directory,
            hashing: hashing.await.map_err(Error::internal)??,
            clock,
            db: db.clone(),
            strangers: Strangers::default(),
            turns: Turns::default(),
            access_life,
            idle_life: TimeDelta::days(config.session_idle_days.into()),
            absolute_life: TimeDelta::days(config.session_absolute_days.into()),
            narrowed: Cache::builder().max_capacity(CACHE_ENTRIES).time_to_idle(NARROWED_LIFE).build(),
            proof_life: (config.step_up_minutes > 0).then(|| TimeDelta::minutes(config.step_up_minutes.into())),
            sends_mail: false,
            limits,
            verified,
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

    /// The person that an access token stands for. A partner's token is refused: it opens the API and nothing else.
    pub fn verify(&self, bearer: &str) -> Result<Arc<Viewer>> {
        match self.admit(bearer)? {
            Caller::User(viewer) => Ok(viewer),
            Caller::Partner(..) => Err(tokens::invalid()),
        }
    }

    /// Who asks with a token. Asks no store; the signature is checked once a minute, everything that may have changed
    /// since is checked each time.
    pub fn admit(&self, bearer: &str) -> Result<Caller> {
        if bearer.len() > tokens::LONGEST {
            return Err(tokens::invalid());
        }
        let (now, snapshot) = (self.clock.now(), self.directory.current());
        let key: [u8; 32] = Sha256::digest(bearer).into();
        let known = if let Some(known) = self.verified.get(&key) {
            known
        } else {
            let opened = match tokens::open(&self.keys, bearer, now)? {
                Opened::User(claims) => {
                    let viewer = Arc::new(self.person(&claims, &snapshot)?);
                    Verified::User { claims, viewer: Mutex::new((snapshot.version, viewer)) }
                }
                Opened::Partner(capability) => Verified::Partner(Arc::from(capability)),
            };
            let opened = Arc::new(opened);
            self.verified.insert(key, opened.clone());
            opened
        };
        match &*known {
            Verified::User { claims, .. } if claims.has_expired(now) => Err(tokens::invalid()),
            Verified::User { claims, viewer } => {
                self.check_directory(claims.issued_at, now)?;
                let fresh = || self.person(claims, &snapshot);
                Ok(Caller::User(at_version(viewer, &snapshot, fresh)?))
            }
            Verified::Partner(capability) if capability.has_expired(now) => Err(tokens::invalid()),
            Verified::Partner(capability) => {
                // Refused before anything of the request is looked at.
                self.check_directory(capability.authority.issued_at, now)?;
                self.viewer_now(snapshot.standing_of(capability), capability.authority.issued_at)?;
                Ok(Caller::Partner(capability.clone(), key))
            }
        }
    }

    /// The same; a token that is newer than what this server knows makes it look once more.
    pub async fn caller(&self, bearer: &str) -> Result<Caller> {
        match self.admit(bearer) {
            Err(error) if error.code == Code::ServiceUnavailable && self.directory.age() <= STALE => {
                self.directory.refresh().await?;
                self.admit(bearer)
            }
            other => other,
        }
    }

    /// When a good token ends.
    pub fn ends_at(&self, bearer: &str) -> Result<DateTime<Utc>> {
        Ok(match tokens::open(&self.keys, bearer, self.clock.now())? {
            Opened::User(claims) => claims.expires_at,
            Opened::Partner(capability) => capability.authority.expires_at,
        })
    }

    /// The viewer that asks for `document`, given as its text.
    pub fn viewer_in(&self, caller: &Caller, document: &str) -> Result<Arc<Viewer>> {
        let (capability, key) = match caller {
            Caller::User(viewer) => return Ok(viewer.clone()),
            Caller::Partner(capability, key) => (capability, *key),
        };
        let (now, snapshot) = (self.clock.now(), self.directory.current());
        let key = (key, capability.asks_document().then(|| Sha256::digest(document).into()));
        let fresh = || self.viewer_now(snapshot.standing_of(capability), capability.authority.issued_at);
        if let Some(known) = self.narrowed.get(&key).filter(|known| known.decisions.hold_at(now)) {
            return at_version(&known.viewer, &snapshot, || Ok(fresh()?.within(known.decisions.clone())));
        }
        let decisions = Arc::new(Decisions::new(capability.clone(), document_id(document), now));
        let viewer = Arc::new(fresh()?.within(decisions.clone()));
        let viewer_then = Mutex::new((snapshot.version, viewer.clone()));
        self.narrowed.insert(key, Arc::new(Narrowed { decisions, viewer: viewer_then }));
        Ok(viewer)
    }

    /// The viewer of a person's token, with what it says of a proof.
    fn person(&self, claims: &Claims, snapshot: &Snapshot) -> Result<Viewer> {
        let viewer = self.viewer_now(snapshot.standing(claims), claims.issued_at)?;
        let until = self.proof_life.and_then(|life| claims.proved_at.checked_add_signed(life));
        Ok(Viewer { proved_until: until.unwrap_or(DateTime::<Utc>::MAX_UTC), ..viewer })
    }

    /// Refuses to decide by a directory that may have missed a revocation. Redis has no part in this.
    fn check_directory(&self, issued_at: DateTime<Utc>, now: DateTime<Utc>) -> Result<()> {
        if now - issued_at < FRESH { Ok(()) } else { self.trust_directory() }
    }

    /// Refuses with `SERVICE_UNAVAILABLE` when users, rights and revoked sessions could not be read for too long.
    pub fn trust_directory(&self) -> Result<()> {
        if self.directory.age() <= STALE {
            return Ok(());
        }
        metrics::counter!("tessera_auth_directory_stale_refusals_total").increment(1);
        Err(Error::unavailable("users and rights could not be read for too long"))
    }

    fn viewer_now(&self, standing: Standing, issued_at: DateTime<Utc>) -> Result<Viewer> {
        match standing {
            Standing::Good(viewer) => Ok(viewer),
            Standing::Ahead if self.clock.now() - issued_at < NEWS => {
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

/// The viewer of `then`, made anew when the directory has changed.
fn at_version(
    then: &Mutex<(u64, Arc<Viewer>)>,
    snapshot: &Snapshot,
    fresh: impl FnOnce() -> Result<Viewer>,
) -> Result<Arc<Viewer>> {
    let mut then = then.lock().unwrap_or_else(PoisonError::into_inner);
    if then.0 != snapshot.version {
        *then = (snapshot.version, Arc::new(fresh()?));
    }
    Ok(then.1.clone())
}

fn wrong_setting(key: &str, rule: &str) -> Error {
    Error { message: format!("The setting auth.{key} {rule}.").into(), ..Error::new(Code::Internal, "") }
}
