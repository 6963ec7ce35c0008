//! Events as subscribers hear of them: what happened to which record, in an order that misses nothing, and who may hear it.
//!
//! An event is written in the transaction of its change and gets its position afterwards ([`number`]), so that whoever
//! remembers a position finds all that came after it. Whose a record is comes with its event: who may hear of it is
//! decided in memory, for any number of subscribers ([`Event::reaches`]).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeZone, Utc};
use diesel::{
    QueryableByName, sql_query,
    sql_types::{Array, BigInt, Bool, Integer, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    auth::{Operation, Permit, Resource, Scope, Viewer},
    db::{Db, filters::Choice},
    error::{Error, Result},
    models::{clients::Client, deals::Deal, notes::Note, notifications::Notification, products::Product},
};

/// What happens to a record.
pub static ACTIONS: Choice = Choice {
    name: "EventAction",
    description: "What happened to a record.",
    values: &[
        ("CREATED", "created", "It was made."),
        ("UPDATED", "updated", "It was changed."),
        ("DELETED", "deleted", "It went into the trash, or away where there is none."),
        ("RESTORED", "restored", "It came back from the trash."),
        ("DESTROYED", "destroyed", "It was deleted for good."),
    ],
};

/// Types whose events are told to subscribers.
pub const TOLD: [&str; 5] =
    [Client::TYPE_NAME, Note::TYPE_NAME, Deal::TYPE_NAME, Product::TYPE_NAME, Notification::TYPE_NAME];

/// An event with its place in the order of all, and what says who may hear of it.
#[derive(Debug, Clone, QueryableByName)]
pub struct Event {
    #[diesel(sql_type = BigInt)]
    pub position: i64,
    #[diesel(sql_type = Timestamptz)]
    pub occurred_at: DateTime<Utc>,
    /// Noun and what happened to it: `client.updated`.
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    pub type_name: String,
    #[diesel(sql_type = SqlUuid)]
    pub record_id: Uuid,
    #[diesel(sql_type = Nullable<Integer>)]
    pub version: Option<i32>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub actor_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Jsonb>)]
    fields: Option<Value>,
    /// Whether it is known whose the record is, today or when it went.
    #[diesel(sql_type = Bool)]
    is_known: bool,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    owner_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    team_id: Option<Uuid>,
    /// The only one who may read it: the author of a private note.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    reader_id: Option<Uuid>,
    /// Whether it belongs to no client, and so to everybody who may read its noun.
    #[diesel(sql_type = Bool)]
    is_free: bool,
}

impl Event {
    /// What happened, as the database spells it.
    pub fn action(&self) -> &str {
        self.name.split_once('.').map_or("", |(_, action)| action)
    }

    /// The fields that an update changed, as the API names them; none for anything else.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        let names = self.fields.as_ref().filter(|_| self.action() == "updated").and_then(Value::as_array);
        names.into_iter().flatten().filter_map(Value::as_str)
    }

    /// Whether the viewer may hear of it: what [`super::scope`] says in SQL, said of one record in memory. A record of which
    /// nobody knows whose it is, is nobody's to hear of.
    pub fn reaches(&self, viewer: &Viewer) -> bool {
        self.is_known
            && match self.type_name.as_str() {
                Client::TYPE_NAME => self.permitted::<Client>(viewer, |permit| self.is_within(permit)),
                Deal::TYPE_NAME => self.permitted::<Deal>(viewer, |permit| self.is_within(permit)),
                Note::TYPE_NAME => self.permitted::<Note>(viewer, |permit| {
                    self.reader_id.is_none_or(|reader| reader == permit.user_id())
                        && (self.is_free || self.is_within(permit))
                }),
                Product::TYPE_NAME => self.permitted::<Product>(viewer, |_| true),
                Notification::TYPE_NAME => {
                    self.permitted::<Notification>(viewer, |permit| self.owner_id == Some(permit.user_id()))
                }
                _ => false,
            }
    }

    fn permitted<R: Resource>(&self, viewer: &Viewer, rule: impl FnOnce(&Permit<R>) -> bool) -> bool {
        viewer.permit::<R>(Operation::Read).is_ok_and(|permit| {
            permit.records().is_none_or(|records| records.contains(&self.record_id)) && rule(&permit)
        })
    }

    fn is_within<R>(&self, permit: &Permit<R>) -> bool {
        let is_own = || self.owner_id == Some(permit.user_id());
        match permit.scope() {
            Scope::None => false,
            Scope::Own => is_own(),
            Scope::Team => is_own() || self.team_id.is_some_and(|team| permit.teams().contains(&team)),
            Scope::All => true,
        }
    }

    /// Names its place, to go on from.
    pub fn cursor(&self) -> String {
        Cursor { position: self.position, at: self.occurred_at }.encode()
    }
}

/// A place in the order of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub position: i64,
    /// When it was the newest place.
    pub at: DateTime<Utc>,
}

impl Cursor {
    pub fn encode(&self) -> String {
        URL_SAFE_NO_PAD.encode(format!("event:1:{}:{}", self.position, self.at.timestamp()))
    }

    /// # Errors
    /// `BAD_USER_INPUT` when it is not one of this server.
    pub fn decode(text: &str) -> Result<Self> {
        let plain = URL_SAFE_NO_PAD.decode(text).ok().and_then(|plain| String::from_utf8(plain).ok());
        let parts = plain.and_then(|plain| {
            let (position, seconds) = plain.strip_prefix("event:1:")?.split_once(':')?;
            let at = Utc.timestamp_opt(seconds.parse().ok()?, 0).single()?;
            Some(Self { position: position.parse().ok().filter(|position| *position >= 0)?, at })
        });
        parts.ok_or_else(|| Error::bad_input("The cursor is not one of events of this server."))
    }
}

/// What a subscriber wants to hear of.
#[derive(Debug, Clone)]
pub struct Wish {
    pub type_name: &'static str,
    /// One record alone.
    pub id: Option<Uuid>,
    /// What came after this place first.
    pub after: Option<Cursor>,
    /// The variable that gives the place, where one does.
    pub after_variable: Option<String>,
}

/// Events with the record's owner and team of today. Of one that is gone, its event says whose it was, and the client it
/// belonged to says whose that is today.
const READ: &str = "SELECT e.position, e.occurred_at, e.event AS name, e.type_name, e.record_id, e.version, e.actor_id,
      e.payload->'fields' AS fields, (s.id IS NOT NULL OR e.payload ? 'was') AS is_known,
      CASE WHEN s.id IS NOT NULL THEN s.owner_id WHEN e.type_name = 'Client' THEN (e.payload#>>'{was,owner_id}')::uuid
        ELSE w.owner_id END AS owner_id,
      CASE WHEN s.id IS NOT NULL THEN s.team_id WHEN e.type_name = 'Client' THEN (e.payload#>>'{was,team_id}')::uuid
        ELSE w.team_id END AS team_id,
      CASE WHEN s.id IS NOT NULL THEN s.reader_id WHEN e.payload#>>'{was,visibility}' = 'private'
        THEN coalesce((e.payload#>>'{was,author_id}')::uuid, '00000000-0000-0000-0000-000000000000') END AS reader_id,
      CASE WHEN s.id IS NOT NULL THEN s.is_free
        ELSE e.type_name = 'Note' AND e.payload#>>'{was,client_id}' IS NULL END AS is_free
    FROM outbox_events e
    LEFT JOIN LATERAL (
      SELECT id, owner_id, team_id, NULL::uuid AS reader_id, false AS is_free
        FROM clients WHERE e.type_name = 'Client' AND id = e.record_id
      UNION ALL SELECT id, client_owner_id, client_team_id, NULL, false
        FROM deals WHERE e.type_name = 'Deal' AND id = e.record_id
      UNION ALL SELECT id, client_owner_id, client_team_id, CASE WHEN visibility <> 'shared'
          THEN coalesce(author_id, '00000000-0000-0000-0000-000000000000') END, client_id IS NULL
        FROM notes WHERE e.type_name = 'Note' AND id = e.record_id
      UNION ALL SELECT id, NULL, NULL, NULL, true FROM products WHERE e.type_name = 'Product' AND id = e.record_id
      UNION ALL SELECT id, user_id, NULL, NULL, false
        FROM notifications WHERE e.type_name = 'Notification' AND id = e.record_id) s ON true
    LEFT JOIN clients w ON s.id IS NULL AND w.id = (e.payload#>>'{was,client_id}')::uuid
    WHERE e.position > $1 AND e.position <= $2 AND e.type_name = ANY($3) AND ($4::uuid IS NULL OR e.record_id = $4)
    ORDER BY e.position LIMIT $5";

/// Events that get their positions in one statement.
const AT_ONCE: i32 = 1_000;
const NUMBER: &str = "SELECT number_events($1) AS number";
const NEWEST: &str = "SELECT coalesce(max(position), 0) AS number FROM outbox_events WHERE position > 0";

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Gives positions to all events that have been committed. Whether there were any.
pub async fn number(db: &Db) -> Result<bool> {
    let mut any = false;
    loop {
        let numbering = sql_query(NUMBER).bind::<Integer, _>(AT_ONCE);
        let Number { number } = numbering.get_result(&mut db.connection().await?).await?;
        any |= number > 0;
        if number < AT_ONCE.into() {
            return Ok(any);
        }
    }
}

/// The position of the newest event; 0 without one.
pub async fn newest(db: &Db) -> Result<i64> {
    Ok(sql_query(NEWEST).get_result::<Number>(&mut db.connection().await?).await?.number)
}

/// The first `most` events after one position and until another, of some types, or of one record.
pub async fn between(
    db: &Db,
    (after, until): (i64, i64),
    types: &[&str],
    record: Option<Uuid>,
    most: i64,
) -> Result<Vec<Event>> {
    let events = sql_query(READ)
        .bind::<BigInt, _>(after)
        .bind::<BigInt, _>(until)
        .bind::<Array<Text>, _>(types)
        .bind::<Nullable<SqlUuid>, _>(record)
        .bind::<BigInt, _>(most)
        .load(&mut db.connection().await?)
        .await?;
    Ok(events)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_it_went_and_others_are_refused() {
        let at = Utc.timestamp_opt(1_795_000_000, 0).unwrap();
        let cursor = Cursor { position: 42, at };
        assert_eq!(Cursor::decode(&cursor.encode()).unwrap(), cursor);
        for text in ["", "x", "…", &URL_SAFE_NO_PAD.encode("event:1:-1:0"), &URL_SAFE_NO_PAD.encode("event:2:1:0")] {
            assert!(Cursor::decode(text).is_err(), "{text}");
        }
    }
}
