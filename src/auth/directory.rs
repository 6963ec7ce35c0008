//! The directory: active users, their teams, roles and rights, and revoked sessions, in memory.
//!
//! A request is decided without a trip to any store. A change made elsewhere counts within a little more than
//! [`INTERVAL`](crate::db::looks::INTERVAL); a change made here counts at once when its maker calls [`Directory::refresh`].

use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use tokio::{
    sync::{Mutex, Notify},
    task::JoinHandle,
};
use uuid::Uuid;

use crate::{
    auth::{capabilities::Capability, rights::Rights, store, tokens::Claims, viewer::Viewer},
    clock::Clock,
    db::{Connection, Db, looks::keep_looking},
    error::Result,
};

/// What is known about an active user.
#[derive(Debug, Clone)]
struct Entry {
    role: Arc<str>,
    teams: Arc<[Uuid]>,
    rights: Arc<Rights>,
    authz_epoch: i32,
}

/// One consistent picture. It is never changed, only replaced.
#[derive(Debug, Default)]
pub struct Snapshot {
    /// Differs from that of every other snapshot: what was derived from one of the same version still holds.
    pub version: u64,
    people: HashMap<Uuid, Entry>,
    rights: HashMap<Arc<str>, Arc<Rights>>,
    /// Sessions, and partners' tokens, for those who ask with what was made for one.
    revoked: HashSet<Uuid>,
    /// Live tokens of partners, with the users they act for.
    tokens: HashMap<Uuid, Uuid>,
    /// Hashes of the revocation ids of blocks.
    branches: HashSet<[u8; 32]>,
}

/// What a snapshot says to the claims of a token.
#[derive(Debug)]
pub enum Standing {
    Good(Viewer),
    /// The user is gone or suspended, the session has ended, or rights have changed since the token was made.
    Refused,
    /// The token is newer than the snapshot.
    Ahead,
}

impl Snapshot {
    /// The viewer that `claims` stand for today.
    pub fn standing(&self, claims: &Claims) -> Standing {
        if self.revoked.contains(&claims.session_id) {
            return Standing::Refused;
        }
        let Some(entry) = self.people.get(&claims.user_id) else { return Standing::Ahead };
        if claims.authz_epoch < entry.authz_epoch {
            return Standing::Refused;
        }
        if claims.authz_epoch > entry.authz_epoch {
            return Standing::Ahead;
        }
        self.viewer(claims.user_id, claims.session_id).map_or(Standing::Refused, Standing::Good)
    }

    /// What is said to a partner's token: the viewer it acts for, before it narrows them.
    pub fn standing_of(&self, capability: &Capability) -> Standing {
        if capability.branches.iter().any(|branch| self.branches.contains(branch)) {
            return Standing::Refused;
        }
        let id = capability.authority.token_id;
        let Some(user_id) = self.user_of(id) else { return Standing::Ahead };
        self.viewer(user_id, id).map_or(Standing::Refused, Standing::Good)
    }

    /// The user that the partner of a live token acts for.
    pub fn user_of(&self, token_id: Uuid) -> Option<Uuid> {
        self.tokens.get(&token_id).copied()
    }

    /// The viewer an active user is today, unless the session has ended.
    pub fn viewer(&self, user_id: Uuid, session_id: Uuid) -> Option<Viewer> {
        let entry = self.people.get(&user_id).filter(|_| !self.revoked.contains(&session_id))?;
        let (role, teams, rights) = (entry.role.clone(), entry.teams.clone(), entry.rights.clone());
        // What a token says of a proof is added by who has read it.
        let proved_until = DateTime::<Utc>::MIN_UTC;
        Some(Viewer { user_id, session_id, role, teams, rights, decisions: None, proved_until })
    }

    /// The rights of a role. The same `Arc` stays in every snapshot until the rights change.
    pub fn rights_of(&self, role: &str) -> Option<&Arc<Rights>> {
        self.rights.get(role)
    }

    fn knows(&self, user_id: Uuid, role: &str, authz_epoch: i32) -> bool {
        self.people.get(&user_id).is_some_and(|entry| &*entry.role == role && entry.authz_epoch == authz_epoch)
    }
}

/// Keeps the newest snapshot.
pub struct Directory {
    db: Db,
    clock: Clock,
    current: RwLock<Arc<Snapshot>>,
    /// What the database looked like when `current` was read. Held while it is read again.
    fingerprint: Mutex<String>,
    wanted: Notify,
    born: Instant,
    /// Milliseconds after `born` of the last look that succeeded.
    last_look: AtomicU64,
}

impl Directory {
    /// Reads the first snapshot, and keeps it fresh until the second value is dropped.
    pub async fn open(db: &Db, clock: Clock) -> Result<(Arc<Self>, Refresher)> {
        let directory = Arc::new(Self {
            db: db.clone(),
            clock,
            current: RwLock::default(),
            fingerprint: Mutex::default(),
            wanted: Notify::new(),
            born: Instant::now(),
            last_look: AtomicU64::new(0),
        });
        directory.refresh().await?;
        let refresher = Refresher(tokio::spawn(keep_fresh(directory.clone())));
        Ok((directory, refresher))
    }

    pub fn current(&self) -> Arc<Snapshot> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How long ago the database was last seen: what was changed since then may not count yet.
    pub fn age(&self) -> Duration {
        let seen = Duration::from_millis(self.last_look.load(Ordering::Relaxed));
        self.born.elapsed().saturating_sub(seen)
    }

    /// Asks for a look soon, without waiting for it. A `NOTIFY` from another server ends here.
    pub fn wake(&self) {
        self.wanted.notify_one();
    }

    /// Looks at the database now. After a change, wait for this before saying that the change is done.
    pub async fn refresh(&self) -> Result<()> {
        let mut fingerprint = self.fingerprint.lock().await;
        let began = self.born.elapsed();
        let now = self.clock.now();
        let mut connection = self.db.connection().await?;
        // The fingerprint is read first: what changes in between is newer than it says, so the next look reads again.
        let seen = store::people::fingerprint(&mut connection, now).await?;
        if *fingerprint != seen {
            let snapshot = self.read(&mut connection, now).await?;
            *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
            *fingerprint = seen;
        }
        self.last_look.store(u64::try_from(began.as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
        Ok(())
    }

    /// Looks again unless the user is already known as they now are: called before a token is handed out.
    pub(super) async fn learn(&self, user_id: Uuid, role: &str, authz_epoch: i32) -> Result<()> {
        if self.current().knows(user_id, role, authz_epoch) { Ok(()) } else { self.refresh().await }
    }

    async fn read(&self, connection: &mut Connection<'_>, now: DateTime<Utc>) -> Result<Snapshot> {
        let before = self.current();
        let mut rights: HashMap<Arc<str>, Arc<Rights>> = HashMap::new();
        for (role, loaded) in store::rights::load(connection).await? {
            let unchanged = before.rights.get(&*role).filter(|known| ***known == loaded).cloned();
            rights.insert(role.into(), unchanged.unwrap_or_else(|| Arc::new(loaded)));
        }
        let mut teams: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        for (user_id, team_id) in store::people::memberships(connection).await? {
            teams.entry(user_id).or_default().push(team_id);
        }
        let active = store::people::active(connection).await?;
        let people = active.into_iter().filter_map(|(user_id, role, authz_epoch)| {
            // A role made after the rights were read comes with the next look.
            let (role, rights) = rights.get_key_value(&*role)?;
            let teams = teams.remove(&user_id).unwrap_or_default().into();
            Some((user_id, Entry { role: role.clone(), teams, rights: rights.clone(), authz_epoch }))
        });
        let people = people.collect();
        let revoked = store::people::revoked(connection, now).await?.into_iter().collect();
        let tokens = store::partners::live(connection, now).await?.into_iter().collect();
        let branches = store::partners::revoked(connection, now).await?.into_iter().collect();
        Ok(Snapshot { version: before.version + 1, people, rights, revoked, tokens, branches })
    }
}

/// The task that keeps a directory fresh; it ends with this value.
pub struct Refresher(JoinHandle<()>);

impl Drop for Refresher {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn keep_fresh(directory: Arc<Directory>) {
    let after = |looked: bool| {
        if !looked {
            metrics::counter!("tessera_auth_directory_failures_total").increment(1);
        }
    };
    keep_looking("users and rights", &directory.wanted, || directory.refresh(), after).await;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{auth::rights::defaults, ids};

    fn snapshot(user_id: Uuid, authz_epoch: i32) -> Snapshot {
        let (role, rights): (Arc<str>, _) = ("seller".into(), Arc::new(defaults::rights("seller")));
        let entry = Entry { role, teams: Arc::new([ids::new_id()]), rights, authz_epoch };
        Snapshot { people: HashMap::from([(user_id, entry)]), ..Snapshot::default() }
    }

    fn claims(user_id: Uuid, authz_epoch: i32) -> Claims {
        Claims::new(user_id, ids::new_id(), "admin", authz_epoch, Clock::system().now(), Duration::from_mins(10))
    }

    #[test]
    fn the_directory_and_not_the_token_says_the_role() {
        let user_id = ids::new_id();
        let Standing::Good(viewer) = snapshot(user_id, 2).standing(&claims(user_id, 2)) else { panic!("refused") };
        assert_eq!(&*viewer.role, "seller");
        assert!(!viewer.may_read("Product", "cost"));
        assert_eq!(viewer.teams.len(), 1);
    }

    #[test]
    fn an_older_epoch_is_refused_and_a_newer_one_is_ahead() {
        let user_id = ids::new_id();
        assert!(matches!(snapshot(user_id, 2).standing(&claims(user_id, 1)), Standing::Refused));
        assert!(matches!(snapshot(user_id, 2).standing(&claims(user_id, 3)), Standing::Ahead));
    }

    #[test]
    fn a_revoked_session_is_refused() {
        let user_id = ids::new_id();
        let claims = claims(user_id, 2);
        let snapshot = Snapshot { revoked: HashSet::from([claims.session_id]), ..snapshot(user_id, 2) };
        assert!(matches!(snapshot.standing(&claims), Standing::Refused));
    }

    #[test]
    fn a_user_who_is_not_there_is_not_let_in() {
        assert!(!matches!(snapshot(ids::new_id(), 2).standing(&claims(ids::new_id(), 2)), Standing::Good(_)));
    }
}
