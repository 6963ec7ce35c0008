//! Sessions in the API.

use std::sync::LazyLock;

use async_graphql::{ID, InputObject, OutputType, registry::Registry};
use uuid::Uuid;

use crate::{
    auth::Operation,
    db::rows::{Record, Shape},
    error::Result,
    executor::{Context, Fields, Json, Link, Object, Path, Perform, PlannedLink, Selected},
    ids,
    models::{
        sessions::{End, EndAll, Session, columns as c},
        users::User,
    },
    resolvers::{Mutation, counted::CountedPayload},
};

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    fields
        .link(
            "sessionEnd",
            "Signs a browser or program out: within two seconds its tokens are good for nothing.",
            Perform::new(Operation::Delete, |input: SessionEndInput| {
                Ok(End { id: ids::decode(&input.id, Session::NAME)? })
            })
            .answering::<CountedPayload<Session>>(),
        )
        .link(
            "sessionEndAll",
            "Signs the viewer out everywhere else, or another user, where the role may, everywhere.",
            Perform::new(Operation::Delete, |input: SessionEndAllInput| {
                let user = input.user.map(|id| ids::decode(&id, User::NAME)).transpose()?;
                Ok(EndAll { user })
            })
            .answering::<CountedPayload<Session>>(),
        )
}

/// A session to end.
#[derive(Debug, InputObject)]
struct SessionEndInput {
    /// The session's id.
    id: ID,
}

/// Whose sessions to end.
#[derive(Debug, InputObject)]
struct SessionEndAllInput {
    /// The user; the viewer, whose session that asks stays, when absent.
    user: Option<ID>,
}

impl Object for Session {
    const NAME: &'static str = "Session";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Session>> = LazyLock::new(|| {
            Fields::<Session>::new("A browser or program that is signed in as a user.")
                .id(|r| r.id)
                .link("isCurrent", "Whether it is the one that asks.", IsCurrent)
                .text("userAgent", c::user_agent, "What the browser or program calls itself.", |r| {
                    r.user_agent.as_deref()
                })
                .text("ip", c::ip, "Address it signed in from.", |r| r.ip.as_deref())
                .boolean("hasSecondFactor", c::has_second_factor, "Whether it gave a code of a second factor.", |r| {
                    r.has_second_factor
                })
                .time("createdAt", c::created_at, "When it signed in.", |r| r.created_at)
                .time(
                    "lastSeenAt",
                    c::last_seen_at,
                    "When it last renewed its tokens: every few minutes while in use.",
                    |r| r.last_seen_at,
                )
                .time("expiresAt", c::expires_at, "When it ends if it is not used.", |r| r.expires_at)
                .one::<User>("user", "user_id", "The user.")
        });
        &FIELDS
    }
}

struct IsCurrent;

impl Link<Session> for IsCurrent {
    fn register(&self, registry: &mut Registry) -> String {
        <bool as OutputType>::create_type_info(registry).trim_end_matches('!').to_owned()
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        _selected: &Selected<'a>,
        _path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<Session> + 'a>> {
        Ok(Box::new(PlannedIsCurrent(context.viewer()?.session_id)))
    }
}

struct PlannedIsCurrent(Uuid);

impl PlannedLink<Session> for PlannedIsCurrent {
    fn needs_load(&self) -> bool {
        false
    }

    fn write(&self, record: &Record<Session>, out: &mut Json) {
        out.boolean(record.row.id == self.0);
    }
}

impl Object for CountedPayload<Session> {
    const NAME: &'static str = "SessionPayload";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<CountedPayload<Session>>> = LazyLock::new(|| {
            CountedPayload::table(
                "The answer to a mutation that ends sessions.",
                "How many were ended.",
                "The viewer, with the sessions that are left.",
            )
        });
        &FIELDS
    }
}
