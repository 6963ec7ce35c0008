//! Notifications: what others did that a user should hear of. Triggers of the database make them, in the transaction
//! of the change; here they are read, and marked as read.

use chrono::{DateTime, Utc};
use diesel::{
    sql_query,
    sql_types::{Array, Nullable, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource},
    db::{
        Db,
        conditions::{Bind, Condition},
        filters::{Choice, Filter, FilterKind},
        orders::{Direction, OrderKey},
    },
    error::{Code, Error, Result},
    models::{
        Model,
        changes::{Actor, Command, Counted, Step, Writable},
        inputs::Input,
        lists, scope,
    },
    row,
};

row! {
    /// Something a user should hear of.
    pub struct Notification in "notifications" {
        user_id: Uuid as SqlUuid,
        kind: String as Text,
        type_name: String as Text,
        record_id: Uuid as SqlUuid,
        actor_id: Uuid as SqlUuid,
        created_at: DateTime<Utc> as Timestamptz,
        read_at: DateTime<Utc> as Timestamptz,
    }
}

pub static KINDS: Choice = Choice {
    name: "NotificationKind",
    description: "What a notification tells.",
    values: &[
        ("MENTIONED", "mentioned", "A note mentions the viewer."),
        ("TASK_ASSIGNED", "task_assigned", "A task was given to the viewer."),
        ("TASK_REASSIGNED", "task_reassigned", "A task the viewer wrote was given to somebody else."),
        ("TASK_COMPLETED", "task_completed", "A task the viewer wrote was done."),
        ("CLIENT_HANDED_OVER", "client_handed_over", "A client became the viewer's own."),
        ("DEAL_HANDED_OVER", "deal_handed_over", "A deal became the viewer's own."),
    ],
};

impl Resource for Notification {
    const TYPE_NAME: &'static str = "Notification";
}

impl Model for Notification {
    const DEFAULT_ORDER: Direction = Direction::Descending;
    const RECENT: &'static str = "@.created_at";
    const ORDERS: &'static [OrderKey] = &[OrderKey {
        name: "CREATED_AT",
        expression: "@.created_at",
        cast: "timestamptz",
        description: "when it happened",
    }];
    const FILTERS: &'static [Filter] = &[
        Filter::column("kind", FilterKind::Choice(&KINDS), "@.kind", "What it tells."),
        Filter::column("createdAt", FilterKind::Time, "@.created_at", "When it happened."),
        Filter::column(
            "readAt",
            FilterKind::Time,
            "@.read_at",
            "When it was marked as read; `isNull` gives what is unread.",
        ),
    ];

    /// A user's own: nobody else's, whatever the right reaches.
    fn visible(permit: &Permit<Self>) -> Condition {
        Self::reach(permit)
    }
}

impl Writable for Notification {
    const NOUN: &'static str = "notification";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const INPUTS: &'static [Input] = &[];

    fn reach(permit: &Permit<Self>) -> Condition {
        Condition::sql("@.user_id = ?", [Bind::Uuid(permit.user_id())]).and(scope::named(permit))
    }
}

/// How many notifications of the viewer are unread.
pub async fn unread(db: &Db, permit: &Permit<Notification>) -> Result<i64> {
    lists::count(db, permit, Condition::sql("@.read_at IS NULL", []), None).await
}

/// Marks notifications of the actor as read: all of them, or, when one is not theirs, none.
#[derive(Debug)]
pub struct MarkRead {
    /// Each once.
    pub ids: Vec<Uuid>,
}

/// Marks all notifications of the actor as read, or those until a moment.
#[derive(Debug)]
pub struct MarkAllRead {
    pub until: Option<DateTime<Utc>>,
}

impl Command for MarkRead {
    type Noun = Notification;
    type Done = Counted;

    async fn apply(
        self,
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        _permit: &Permit<Notification>,
    ) -> Step<Counted> {
        // Held first, so that the count is one of rows that this request marks.
        let known = sql_query("SELECT FROM notifications WHERE user_id = $1 AND id = ANY($2) ORDER BY id FOR UPDATE")
            .bind::<SqlUuid, _>(actor.viewer.user_id)
            .bind::<Array<SqlUuid>, _>(&self.ids)
            .execute(connection)
            .await?;
        if known != self.ids.len() {
            return Err(Error::new(Code::NotFound, "There is no such notification.").into());
        }
        let marked =
            sql_query("UPDATE notifications SET read_at = $3 WHERE user_id = $1 AND id = ANY($2) AND read_at IS NULL")
                .bind::<SqlUuid, _>(actor.viewer.user_id)
                .bind::<Array<SqlUuid>, _>(&self.ids)
                .bind::<Timestamptz, _>(actor.now)
                .execute(connection)
                .await?;
        Ok(Counted::of(marked))
    }
}

impl Command for MarkAllRead {
    type Noun = Notification;
    type Done = Counted;

    async fn apply(
        self,
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        _permit: &Permit<Notification>,
    ) -> Step<Counted> {
        let marked = sql_query(
            "UPDATE notifications SET read_at = $2 WHERE id IN (SELECT id FROM notifications
               WHERE user_id = $1 AND read_at IS NULL AND ($3 IS NULL OR created_at <= $3) ORDER BY id FOR UPDATE)",
        )
        .bind::<SqlUuid, _>(actor.viewer.user_id)
        .bind::<Timestamptz, _>(actor.now)
        .bind::<Nullable<Timestamptz>, _>(self.until)
        .execute(connection)
        .await?;
        Ok(Counted::of(marked))
    }
}
