//! Sessions: where a user is signed in, and how that is ended.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use diesel::{
    ExpressionMethods, QueryableByName, sql_query,
    sql_types::{Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use crate::{
    auth::{
        Permit, Resource, Scope,
        events::{self, Event, SecurityEvent},
    },
    db::{
        conditions::Condition,
        filters::Filter,
        orders::{Direction, OrderKey},
        select::Edge,
        tables::outbox_events,
    },
    error::{Code, Error},
    models::{
        Model,
        changes::{self, Actor, Command, Counted, Step, Writable},
        inputs::{Input, Reference},
        scope,
        users::User,
    },
    row,
};

row! {
    /// A browser or program that is signed in as a user.
    pub struct Session in "sessions" {
        user_id: Uuid as SqlUuid,
        created_at: DateTime<Utc> as Timestamptz,
        last_seen_at: DateTime<Utc> as Timestamptz,
        expires_at: DateTime<Utc> as Timestamptz,
        ip: String as Text = "host(@.ip)",
        user_agent: String as Text,
        has_second_factor: bool as Bool,
    }
}

/// The sessions of a user.
pub const BY_USER: Edge = Edge::column("@.user_id");

const LIVE: &str = "@.revoked_at IS NULL AND @.expires_at > now()";

impl Resource for Session {
    const TYPE_NAME: &'static str = "Session";
}

impl Model for Session {
    const DEFAULT_ORDER: Direction = Direction::Descending;
    const RECENT: &'static str = "@.last_seen_at";
    const ORDERS: &'static [OrderKey] = &[OrderKey {
        name: "LAST_SEEN_AT",
        expression: "@.last_seen_at",
        cast: "timestamptz",
        description: "when it was last renewed",
    }];
    const FILTERS: &'static [Filter] = &[];

    fn visible(permit: &Permit<Self>) -> Condition {
        Condition::sql(LIVE, []).and(Self::reach(permit))
    }
}

impl Writable for Session {
    const NOUN: &'static str = "session";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const INPUTS: &'static [Input] = &[];

    /// A user's own, as nobody's sessions are their team's.
    fn reach(permit: &Permit<Self>) -> Condition {
        scope::of_owner(permit, "@.user_id", "@.user_id")
    }
}

/// Ends one session.
#[derive(Debug)]
pub struct End {
    pub id: Uuid,
}

/// Ends all sessions of a user; of the actor's own, all but the one that asks.
#[derive(Debug)]
pub struct EndAll {
    /// The actor, when absent.
    pub user: Option<Uuid>,
}

/// A session that was ended, as its entry shows it.
#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    user_id: Uuid,
    #[diesel(sql_type = Nullable<Text>)]
    ip: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    user_agent: Option<String>,
}

/// In the order of their ids, so that two who end the same ones do not wait for each other.
const END: &str = "WITH held AS (SELECT id FROM sessions
      WHERE ($1 IS NULL OR user_id = $1) AND ($2 IS NULL OR id = $2) AND id IS DISTINCT FROM $3 AND revoked_at IS NULL AND expires_at > now()
      ORDER BY id FOR UPDATE)
    UPDATE sessions s SET revoked_at = $4, revoked_reason = 'ended' FROM held WHERE s.id = held.id
    RETURNING s.id, s.user_id, host(s.ip) AS ip, s.user_agent";

/// Ends sessions of a user, one or all, and leaves an entry for each, which concerns its user, and an event.
async fn end(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    user: Option<Uuid>,
    one: Option<Uuid>,
    except: Option<Uuid>,
) -> Step<Counted> {
    let ended: Vec<Row> = sql_query(END)
        .bind::<Nullable<SqlUuid>, _>(user)
        .bind::<Nullable<SqlUuid>, _>(one)
        .bind::<Nullable<SqlUuid>, _>(except)
        .bind::<Timestamptz, _>(actor.now)
        .load(connection)
        .await?;
    let counted = Counted::of(ended.len());
    for Row { id, user_id, ip, user_agent } in ended {
        let network = ip.and_then(|ip| ip.parse::<IpAddr>().ok()).map(events::network);
        let entry = Event {
            actor: actor.viewer.user(),
            session: actor.viewer.session(),
            request: actor.request_id,
            details: Some(json!({ "session": id, "network": network, "user_agent": user_agent })),
            ..Event::of(SecurityEvent::SessionEnd, user_id)
        };
        entry.write(connection).await?;
        let event = (
            outbox_events::event.eq("session.deleted"),
            outbox_events::type_name.eq(Session::TYPE_NAME),
            outbox_events::record_id.eq(id),
            outbox_events::actor_id.eq(actor.viewer.user()),
            outbox_events::request_id.eq(actor.request_id),
            outbox_events::payload.eq(json!({ "fields": [] })),
        );
        diesel::insert_into(outbox_events::table).values(event).execute(connection).await?;
    }
    Ok(counted)
}

impl Command for End {
    type Noun = Session;
    type Done = Counted;

    async fn apply(self, connection: &mut AsyncPgConnection, actor: &Actor, permit: &Permit<Session>) -> Step<Counted> {
        let user = (permit.scope() != Scope::All).then_some(actor.viewer.user_id);
        let ended = end(connection, actor, user, Some(self.id), None).await?;
        if ended.count == 0 {
            return Err(Error::new(Code::NotFound, "There is no such session.").into());
        }
        Ok(ended)
    }
}

impl Command for EndAll {
    type Noun = Session;
    type Done = Counted;

    async fn apply(self, connection: &mut AsyncPgConnection, actor: &Actor, permit: &Permit<Session>) -> Step<Counted> {
        let own = actor.viewer.user_id;
        let user = self.user.unwrap_or(own);
        if user != own && permit.scope() != Scope::All {
            return Err(Error::forbidden("Your role may end your own sessions only.").into());
        }
        changes::keep(connection, actor, "user", Reference::to::<User>(), user).await?;
        let except = actor.viewer.session().filter(|_| user == own);
        end(connection, actor, Some(user), None, except).await
    }
}
