//! Releases of partners: which documents a partner may run. A release is registered as a whole and never changes;
//! it counts once it is activated, beside those that are active already, until it is retired.

mod registering;

use chrono::{DateTime, Utc};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{Int4, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::Partner;
use crate::{
    auth::{Permit, Resource},
    db::{
        Db,
        conditions::{Bind, Condition},
        filters::{Choice, Filter, FilterKind},
        orders::{Direction, OrderKey},
        rows::Row,
        select::Edge,
        tables::{partner_releases, partners},
        writes::Write,
    },
    error::Result,
    models::{
        Model,
        changes::{self, Action, Actor, Check, Command, Done, Step, Stop, Target, Writable},
        inputs::{Input, Problem},
        scope,
    },
    row,
};

pub use registering::Create;

row! {
    /// Documents that a partner may run once they are active.
    pub struct PartnerRelease in "partner_releases" {
        partner_id: Uuid as SqlUuid,
        name: String as Text,
        state: String as Text,
        document_count: i32 as Int4,
        digest: String as Text,
        created_by: Uuid as SqlUuid,
        activated_at: DateTime<Utc> as Timestamptz,
        retired_at: DateTime<Utc> as Timestamptz,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        version: i32 as Int4,
    }
}

/// The releases of a partner.
pub const BY_PARTNER: Edge = Edge::column("@.partner_id");

pub static STATES: Choice = Choice {
    name: "PartnerReleaseState",
    description: "Whether the documents of a release can be run.",
    values: &[
        ("PENDING", "pending", "Not yet: it is registered and waits."),
        ("ACTIVE", "active", "Yes, as those of every other active release of the partner."),
        ("RETIRED", "retired", "No more."),
    ],
};

impl Resource for PartnerRelease {
    const TYPE_NAME: &'static str = "PartnerRelease";
}

impl Model for PartnerRelease {
    const DEFAULT_ORDER: Direction = Direction::Descending;
    const RECENT: &'static str = "@.created_at";
    const ORDERS: &'static [OrderKey] = &[OrderKey {
        name: "CREATED_AT",
        expression: "@.created_at",
        cast: "timestamptz",
        description: "registration",
    }];
    const FILTERS: &'static [Filter] = &[
        Filter::column("partner", FilterKind::Id("Partner"), "@.partner_id", "Whose it is."),
        Filter::column("state", FilterKind::Choice(&STATES), "@.state", "Whether its documents can be run."),
    ];

    fn visible(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}

impl Writable for PartnerRelease {
    const NOUN: &'static str = "partner_release";
    const HAS_TRASH: bool = false;
    const INPUTS: &'static [Input] = &[];
    const CHECKS: &'static [Check] = &[Check {
        constraint: "partner_releases_name_uq",
        input: "name",
        code: "TAKEN",
        message: "The partner has another release of this name; a release never changes.",
    }];

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}

/// A release as a list of all of them shows it.
#[derive(Debug, Queryable)]
pub struct Listed {
    pub id: Uuid,
    /// Key of the partner.
    pub partner: String,
    pub name: String,
    pub state: String,
    pub document_count: i32,
    pub created_at: DateTime<Utc>,
}

/// The releases of one partner or all, oldest first, for whoever sits at the console.
pub async fn all(db: &Db, partner: Option<&str>) -> Result<Vec<Listed>> {
    use partner_releases::{created_at, document_count, id, name, state, table};
    let mut found = table.inner_join(partners::table).into_boxed();
    if let Some(partner) = partner {
        found = found.filter(partners::key.eq(partner));
    }
    let found = found.order((partners::key, created_at, id));
    let found = found.select((id, partners::key, name, state, document_count, created_at));
    Ok(found.load(&mut db.connection().await?).await?)
}

/// Lets a partner run the documents of a release.
#[derive(Debug)]
pub struct Activate {
    pub target: Target,
}

impl Command for Activate {
    type Noun = PartnerRelease;
    type Done = Done;

    async fn apply(
        self,
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        permit: &Permit<PartnerRelease>,
    ) -> Step<Done> {
        let id = self.target.id;
        let before = changes::hold(connection, actor, permit, self.target).await?;
        match state(&before) {
            "pending" => {}
            "active" => return Err(Stop::Nothing(Done { id })),
            other => return Err(not_possible(other)),
        }
        refuse_ambiguity(connection, id, &before).await?;
        let set = vec![("state", Some(Bind::Text("active".to_owned()))), ("activated_at", Some(Bind::Time(actor.now)))];
        changes::overwrite::<PartnerRelease>(connection, actor, Action::Update, id, &before, set).await
    }
}

/// Takes a release back: what no other active release of the partner lists cannot be run any more.
#[derive(Debug)]
pub struct Retire {
    pub target: Target,
}

impl Command for Retire {
    type Noun = PartnerRelease;
    type Done = Done;

    async fn apply(
        self,
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        permit: &Permit<PartnerRelease>,
    ) -> Step<Done> {
        let id = self.target.id;
        changes::set(connection, actor, permit, self.target, |release| {
            if state(release) == "retired" {
                return Err(Stop::Nothing(Done { id }));
            }
            Ok(vec![("state", Some(Bind::Text("retired".to_owned()))), ("retired_at", Some(Bind::Time(actor.now)))])
        })
        .await
    }
}

fn state(release: &Map<String, Value>) -> &str {
    release.get("state").and_then(Value::as_str).unwrap_or_default()
}

fn not_possible(state: &str) -> Stop {
    let message = format!("This cannot be done with a release that is {state}.");
    Stop::Problems(vec![Problem::new(&[], "INVALID_STATE", message)])
}

/// An id of this release by which another active release of the partner means another document.
const AMBIGUOUS: &str = "
    WITH mine AS (SELECT unnest(aliases) AS alias, document_id FROM partner_release_documents WHERE release_id = $1),
    theirs AS (SELECT unnest(m.aliases) AS alias, m.document_id, r.name FROM partner_release_documents m
      JOIN partner_releases r ON r.id = m.release_id AND r.partner_id = $2 AND r.state = 'active')
    SELECT alias, name FROM mine JOIN theirs USING (alias) WHERE mine.document_id <> theirs.document_id
    ORDER BY alias LIMIT 1";

#[derive(QueryableByName)]
struct Ambiguous {
    #[diesel(sql_type = Text)]
    alias: String,
    #[diesel(sql_type = Text)]
    name: String,
}

/// Hashes always mean one text; what partners call documents must, too. Nobody activates another release of the partner
/// meanwhile.
async fn refuse_ambiguity(connection: &mut AsyncPgConnection, id: Uuid, release: &Map<String, Value>) -> Step<()> {
    let partner = release.get("partner_id").and_then(Value::as_str).and_then(|text| text.parse().ok());
    let partner: Uuid = partner.unwrap_or_default();
    Write::lock(Partner::TABLE, partner, Condition::ALWAYS).run(connection).await?;
    let found: Vec<Ambiguous> =
        sql_query(AMBIGUOUS).bind::<SqlUuid, _>(id).bind::<SqlUuid, _>(partner).load(connection).await?;
    match found.into_iter().next() {
        None => Ok(()),
        Some(Ambiguous { alias, name }) => {
            let message = format!("In the active release {name}, the id {alias} means another document.");
            Err(Stop::Problems(vec![Problem::new(&[], "AMBIGUOUS_ID", message)]))
        }
    }
}
