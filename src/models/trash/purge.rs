//! The trash is emptied: what has lain there for its time goes for good, as a person destroys it, in the name of the server.
//!
//! Parts go before what they belong to, so that each record leaves an entry and an event of its own. What others still
//! need (a client with deals, a product in line items) stays until they do not, and is passed over.

use std::{marker::PhantomData, sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncPgConnection;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::task::JoinHandle;
use uuid::Uuid;

use crate::{
    auth::{Operation, Permit, keys::KeyRing},
    clock::Clock,
    db::{
        Db,
        conditions::{Bind, Condition},
        orders::{Direction, Order, OrderKey, OrderTerm},
        rows::Shape,
        select::{Count, Found, Select},
        writes::Write,
    },
    error::{Code, Result},
    models::{
        attachments::Attachment,
        categories::Category,
        changes::{self, Action, Actor, Command, Done, Outcome, Step, Writable},
        clients::Client,
        contacts::Contact,
        custom_fields::CustomField,
        deals::Deal,
        notes::Note,
        products::Product,
        teams::Team,
    },
};

/// Records that one transaction destroys.
const BATCH: i64 = 50;
/// Between two transactions, so that the database is there for those who wait for an answer.
const BREATH: Duration = Duration::from_millis(20);
/// What is left over is counted up to this number.
const COUNTED: i64 = 10_000;

/// The oldest first.
const DELETED: OrderKey = OrderKey {
    name: "DELETED_AT",
    expression: "@.deleted_at",
    cast: "timestamptz",
    description: "when it was deleted",
};

/// How long deleted records stay in the trash.
#[derive(Debug, Clone, Copy)]
pub struct Retention(Option<TimeDelta>);

impl Retention {
    /// For ever where there is no number of days.
    pub fn of_days(days: u32) -> Self {
        Self((days > 0).then(|| TimeDelta::days(days.into())))
    }

    /// When a record goes for good, at the earliest; none: never.
    pub fn purge_at(self, deleted_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        deleted_at.checked_add_signed(self.0?)
    }

    /// What was deleted until then goes now; none: nothing does.
    fn until(self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        now.checked_sub_signed(self.0?)
    }
}

/// A noun whose deleted records go for good.
trait Purgeable: Writable {
    /// Whether a deleted record waits to be purged: one that was merged into another does not.
    const WAITS: &'static str = "true";
    /// Whether nothing needs a record any more. Values of one row, where `EXISTS` would let
    /// the planner read whole tables.
    const IS_FREE: &'static str;
}

const NOT_MERGED: &str = "@.merged_into_id IS NULL";

impl Purgeable for Attachment {
    const IS_FREE: &'static str = "true";
}

impl Purgeable for Note {
    const IS_FREE: &'static str = "true";
}

impl Purgeable for Deal {
    const IS_FREE: &'static str = "(SELECT true FROM notes n WHERE n.deal_id = @.id LIMIT 1) IS NULL";
}

impl Purgeable for Contact {
    const WAITS: &'static str = NOT_MERGED;
    const IS_FREE: &'static str = "(SELECT true FROM notes n WHERE n.contact_id = @.id LIMIT 1) IS NULL";
}

impl Purgeable for Client {
    const WAITS: &'static str = NOT_MERGED;
    const IS_FREE: &'static str = "(SELECT true FROM deals d WHERE d.client_id = @.id LIMIT 1) IS NULL
        AND (SELECT true FROM contacts c WHERE c.client_id = @.id LIMIT 1) IS NULL
        AND (SELECT true FROM notes n WHERE n.client_id = @.id LIMIT 1) IS NULL";
}

impl Purgeable for Product {
    const IS_FREE: &'static str = "(SELECT true FROM line_items l WHERE l.product_id = @.id LIMIT 1) IS NULL
        AND (SELECT true FROM notes n WHERE n.product_id = @.id LIMIT 1) IS NULL";
}

impl Purgeable for Category {
    const IS_FREE: &'static str = "(SELECT true FROM products p WHERE p.category_id = @.id LIMIT 1) IS NULL
        AND (SELECT true FROM categories c WHERE c.parent_id = @.id LIMIT 1) IS NULL";
}

impl Purgeable for CustomField {
    const IS_FREE: &'static str = "true";
}

impl Purgeable for Team {
    const IS_FREE: &'static str = "(SELECT true FROM saved_views v WHERE v.team_id = @.id LIMIT 1) IS NULL";
}

fn overdue<M: Purgeable>(until: DateTime<Utc>) -> Condition {
    Condition::sql("@.deleted_at <= ?", [Bind::Time(until)]).and(Condition::sql(M::WAITS, []))
}

fn due<M: Purgeable>(until: DateTime<Utc>) -> Condition {
    overdue::<M>(until).and(Condition::sql(M::IS_FREE, []))
}

/// Destroys those of some records that still are due, whoever may read them; the permit is the server's own. What
/// another transaction holds is left to it.
struct Purge<M> {
    ids: Vec<Uuid>,
    until: DateTime<Utc>,
    noun: PhantomData<fn() -> M>,
}

/// How many records were destroyed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Purged(u64);

impl From<Done> for Purged {
    fn from(_: Done) -> Self {
        Self(1)
    }
}

impl<M: Purgeable> Command for Purge<M> {
    type Noun = M;
    type Done = Purged;

    async fn apply(self, connection: &mut AsyncPgConnection, actor: &Actor, _permit: &Permit<M>) -> Step<Purged> {
        let mut purged = 0;
        for id in self.ids {
            let held = Write::claim(M::TABLE, id, due::<M>(self.until)).run(connection).await?;
            let Some(Value::Object(before)) = held else { continue };
            Write::delete(M::TABLE, id).run(connection).await?;
            changes::note::<M>(connection, actor, Action::Destroy, id, Some(&before), None).await?;
            purged += 1;
        }
        Ok(Purged(purged))
    }
}

/// Destroys everything that is due. Several servers may do so at once.
pub async fn purge(db: &Db, keys: &Arc<KeyRing>, retention: Retention, now: DateTime<Utc>) -> Result<()> {
    let Some(until) = retention.until(now) else { return Ok(()) };
    let actor = Actor::system(now, keys);
    let mut total = 0;
    // Parts before what they belong to.
    total += purge_noun::<Attachment>(db, &actor, until).await?;
    total += purge_noun::<Note>(db, &actor, until).await?;
    total += purge_noun::<Deal>(db, &actor, until).await?;
    total += purge_noun::<Contact>(db, &actor, until).await?;
    total += purge_noun::<Client>(db, &actor, until).await?;
    total += purge_noun::<Product>(db, &actor, until).await?;
    total += purge_noun::<Category>(db, &actor, until).await?;
    total += purge_noun::<Team>(db, &actor, until).await?;
    total += purge_noun::<CustomField>(db, &actor, until).await?;
    if total > 0 {
        tracing::info!(records = total, "emptied the trash");
    }
    Ok(())
}

async fn purge_noun<M: Purgeable>(db: &Db, actor: &Actor, until: DateTime<Utc>) -> Result<u64> {
    let permit = actor.viewer.permit::<M>(Operation::Destroy)?;
    let (mut total, mut after) = (0, None);
    loop {
        let found = candidates::<M>(db, until, after).await?;
        let Some(last) = found.last() else { break };
        after = Some(last.keys.clone());
        let ids: Vec<Uuid> = found.iter().map(|row| row.record.row.id()).collect();
        let purged = match destroy(db, actor, &permit, ids.clone(), until).await? {
            Some(purged) => purged,
            // One of them cannot go: each for itself, so that it does not keep the others.
            None => each(db, actor, &permit, ids, until).await?,
        };
        metrics::counter!("tessera_trash_purged_total", "type" => M::TYPE_NAME).increment(purged);
        total += purged;
        tokio::time::sleep(BREATH).await;
    }
    let left = Count { table: M::TABLE, condition: overdue::<M>(until), cap: Some(COUNTED), parents: None };
    let left = left.load(&*db.connection().await?).await?.first().copied().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "counted to ten thousand")]
    metrics::gauge!("tessera_trash_overdue", "type" => M::TYPE_NAME).set(left as f64);
    if total > 0 || left > 0 {
        tracing::debug!(r#type = M::TYPE_NAME, purged = total, left, "looked through the trash");
    }
    Ok(total)
}

/// Some records that are due, the ones deleted first, after a place among them.
async fn candidates<M: Purgeable>(db: &Db, until: DateTime<Utc>, after: Option<Vec<String>>) -> Result<Vec<Found<M>>> {
    let select = Select {
        order: Some(Order::new(vec![OrderTerm::new(&DELETED, Direction::Ascending)])),
        after,
        with_keys: true,
        limit: Some(BATCH),
        ..Select::from::<M>(Shape::default(), due::<M>(until))
    };
    select.load(&*db.connection().await?).await
}

/// How many of the records were destroyed, in one transaction; none when one of them cannot be: it is needed after all, or
/// somebody holds what would go with it. An error where the database is away.
async fn destroy<M: Purgeable>(
    db: &Db,
    actor: &Actor,
    permit: &Permit<M>,
    ids: Vec<Uuid>,
    until: DateTime<Utc>,
) -> Result<Option<u64>> {
    match changes::perform(db, actor, permit, Purge { ids, until, noun: PhantomData }).await {
        Ok(Outcome::Done(Purged(purged))) => Ok(Some(purged)),
        Ok(Outcome::Refused(_) | Outcome::Conflict(_)) => Ok(None),
        Err(error) if error.code == Code::ServiceUnavailable => Err(error),
        Err(error) => {
            tracing::debug!(?error, r#type = M::TYPE_NAME, "some records could not be purged now");
            Ok(None)
        }
    }
}

async fn each<M: Purgeable>(
    db: &Db,
    actor: &Actor,
    permit: &Permit<M>,
    ids: Vec<Uuid>,
    until: DateTime<Utc>,
) -> Result<u64> {
    let mut purged = 0;
    for id in ids {
        purged += destroy(db, actor, permit, vec![id], until).await?.unwrap_or(0);
    }
    Ok(purged)
}

/// Empties the trash again and again until it is dropped.
pub struct Purger(JoinHandle<()>);

impl Purger {
    pub fn start(db: Db, keys: Arc<KeyRing>, clock: Clock, retention: Retention, interval: Duration) -> Self {
        Self(tokio::spawn(async move {
            loop {
                tokio::time::sleep(interval).await;
                if let Err(error) = purge(&db, &keys, retention, clock.now()).await {
                    tracing::warn!(?error, "the trash could not be emptied; it is tried again");
                }
            }
        }))
    }
}

impl Drop for Purger {
    fn drop(&mut self) {
        self.0.abort();
    }
}
