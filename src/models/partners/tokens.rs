//! Tokens of partners: what was given out, never the tokens themselves.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use diesel::sql_types::{Bool, Int4, Jsonb, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::Partner;
use crate::{
    auth::{
        Permit, Resource, Rights, Scope,
        capabilities::{Authority, Line, authority},
        keys::KeyRing,
    },
    db::{
        Db,
        conditions::{Bind, Condition},
        filters::{Filter, FilterKind},
        orders::{Direction, OrderKey},
        rows::{Columns, Row, Shape},
        select::Edge,
        writes::Write,
    },
    error::{Code, Error, Result},
    ids,
    models::{
        Model,
        changes::{self, Action, Actor, Command, Done, Step, Stop, Target, Writable},
        inputs::{Input, Problem, Reference},
        lists,
        roles::rights::FieldsOf,
        scope,
    },
    row, validation,
};

row! {
    /// A token that was given to a partner.
    pub struct PartnerToken in "partner_tokens" {
        partner_id: Uuid as SqlUuid,
        partner_key: String as Text = "(SELECT p.key FROM partners p WHERE p.id = @.partner_id)",
        name: String as Text,
        rights: serde_json::Value as Jsonb,
        cost_limit: i32 as Int4,
        persisted_only: bool as Bool,
        expires_at: DateTime<Utc> as Timestamptz,
        revoked_at: DateTime<Utc> as Timestamptz,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        version: i32 as Int4,
    }
}

/// The tokens of a partner.
pub const BY_PARTNER: Edge = Edge::column("@.partner_id");

/// How long a token is good unless said otherwise, and at most.
const DEFAULT_LIFE: TimeDelta = TimeDelta::days(90);
const LONGEST_LIFE: TimeDelta = TimeDelta::days(365);
/// Rights of one token at most; more than some dozens do not fit into one anyway.
const MOST_RIGHTS: usize = 200;

impl Resource for PartnerToken {
    const TYPE_NAME: &'static str = "PartnerToken";
}

impl Model for PartnerToken {
    const DEFAULT_ORDER: Direction = Direction::Descending;
    const RECENT: &'static str = "@.created_at";
    const ORDERS: &'static [OrderKey] =
        &[OrderKey { name: "CREATED_AT", expression: "@.created_at", cast: "timestamptz", description: "creation" }];
    const FILTERS: &'static [Filter] = &[
        Filter::column("partner", FilterKind::Id("Partner"), "@.partner_id", "Whose it is."),
        Filter::column("expiresAt", FilterKind::Time, "@.expires_at", "When it expires."),
    ];

    fn visible(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}

impl Writable for PartnerToken {
    const NOUN: &'static str = "partner_token";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const INPUTS: &'static [Input] = &[];

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}

impl PartnerToken {
    /// The token itself, signed anew: each is as good as the others, and all go with the record.
    ///
    /// # Errors
    /// None for a row that was read whole.
    pub fn bearer(&self, keys: &KeyRing) -> Result<Option<String>> {
        let expires_at = self.expires_at.filter(|_| self.revoked_at.is_none());
        let (Some(expires_at), Some(created_at)) = (expires_at, self.created_at) else { return Ok(None) };
        let (Some(client), Some(rights)) = (&self.partner_key, &self.rights) else { return Ok(None) };
        let authority = Authority {
            token_id: self.id,
            client: client.clone(),
            rights: lines(rights)?,
            cost_limit: self.cost_limit.and_then(|limit| u32::try_from(limit).ok()),
            persisted_only: self.persisted_only == Some(true),
            issued_at: created_at,
            expires_at,
        };
        authority::mint(keys, &authority).map(Some)
    }
}

/// The token with this id, signed anew.
pub async fn bearer_of(db: &Db, permit: &Permit<PartnerToken>, id: Uuid, keys: &KeyRing) -> Result<String> {
    let columns = BEARER.into_iter().fold(columns::id, Columns::and);
    let found = lists::by_ids(db, permit, Shape { columns, ..Shape::default() }, &[id]).await?;
    let token = found.get(&id).map(|found| found.row.bearer(keys)).transpose()?;
    token.flatten().ok_or_else(|| Error::new(Code::NotFound, "There is no such token."))
}

/// What signing a token needs of its row.
pub const BEARER: [Columns; 7] = [
    columns::partner_key,
    columns::rights,
    columns::cost_limit,
    columns::persisted_only,
    columns::expires_at,
    columns::revoked_at,
    columns::created_at,
];

/// The rights of a token as they are stored.
pub fn lines(stored: &Value) -> Result<Vec<Line>> {
    serde_json::from_value(stored.clone()).map_err(Error::internal)
}

/// Makes a token.
#[derive(Debug)]
pub struct Create {
    pub partner: Uuid,
    pub name: String,
    pub rights: Vec<Line>,
    pub cost_limit: Option<i32>,
    pub persisted_only: bool,
    pub expires_at: Option<DateTime<Utc>>,
    pub fields_of: FieldsOf,
}

impl Create {
    fn problems(&self, actor: &Actor, expires_at: DateTime<Utc>) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut problem = |place: &[&str], code: &'static str, message: String| {
            problems.push(Problem::new(place, code, message));
        };
        if let Err(invalid) = validation::line(&self.name, 200) {
            problem(&["name"], invalid.code, invalid.message.into_owned());
        }
        if self.cost_limit.is_some_and(|limit| limit < 1) {
            problem(&["costLimit"], "OUT_OF_RANGE", "The limit is at least 1.".to_owned());
        }
        if expires_at <= actor.now {
            problem(&["expiresAt"], "IN_THE_PAST", "The token would have expired already.".to_owned());
        } else if expires_at > actor.now + LONGEST_LIFE {
            problem(&["expiresAt"], "TOO_LATE", "A token lives at most 365 days.".to_owned());
        }
        if self.rights.is_empty() || self.rights.len() > MOST_RIGHTS {
            problem(&["rights"], "REQUIRED", format!("Give it 1 to {MOST_RIGHTS} rights."));
        }
        for (index, line) in self.rights.iter().enumerate() {
            if let Some((field, code, message)) = self.problem_of(line) {
                problem(&["rights", &index.to_string(), field], code, message);
            }
        }
        problems
    }

    fn problem_of(&self, line: &Line) -> Option<(&'static str, &'static str, String)> {
        let Line { type_name, field, operation, scope } = line;
        let Some(fields) = (self.fields_of)(type_name) else {
            return Some(("type", "UNKNOWN_TYPE", format!("There is no type {type_name}.")));
        };
        if field != "*" && !fields.contains(&field.as_str()) {
            return Some(("field", "UNKNOWN_FIELD", format!("{type_name} has no field {field}.")));
        }
        if *scope == Scope::None {
            return Some(("scope", "NO_RIGHT", "What a token does not name is refused: leave it out.".to_owned()));
        }
        let is_other =
            |other: &Line| other.type_name == *type_name && other.operation == *operation && other.scope != *scope;
        if self.rights.iter().any(is_other) {
            let message = format!("All rights to {} {type_name} have one scope.", operation.as_str());
            return Some(("scope", "SEVERAL_SCOPES", message));
        }
        None
    }

    /// What the token allows, as rights of a role would say it.
    fn as_rights(&self) -> Rights {
        let mut rights = Rights::default();
        for Line { type_name, field, operation, scope } in &self.rights {
            rights.grant(type_name, field, *operation, *scope);
        }
        rights
    }
}

impl Command for Create {
    type Noun = PartnerToken;
    type Done = Done;

    async fn apply(
        self,
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        permit: &Permit<PartnerToken>,
    ) -> Step<Done> {
        changes::keep(connection, actor, "partner", Reference::to::<Partner>(), self.partner).await?;
        // Biscuits keep whole seconds.
        let expires_at = self.expires_at.unwrap_or(actor.now + DEFAULT_LIFE).trunc_subsecs(0);
        let mut problems = self.problems(actor, expires_at);
        if problems.is_empty() && !actor.viewer.rights.cover(&self.as_rights()) {
            let message = "The token would be able to do more than you: nobody gives away more than they have.";
            problems.push(Problem::new(&["rights"], "BEYOND_YOUR_RIGHTS", message));
        }
        if !problems.is_empty() {
            return Err(Stop::Problems(problems));
        }
        let (id, created_at) = (ids::new_id(), actor.now.trunc_subsecs(0));
        let rights = serde_json::to_value(&self.rights).map_err(Error::internal)?;
        let columns = vec![
            ("id", Some(Bind::Uuid(id))),
            ("partner_id", Some(Bind::Uuid(self.partner))),
            ("name", Some(Bind::Text(self.name.trim().to_owned()))),
            ("rights", Some(Bind::Json(rights.clone()))),
            ("cost_limit", self.cost_limit.map(Bind::Int)),
            ("persisted_only", Some(Bind::Bool(self.persisted_only))),
            ("expires_at", Some(Bind::Time(expires_at))),
            ("created_at", Some(Bind::Time(created_at))),
        ];
        let Some(Value::Object(row)) = Write::insert(PartnerToken::TABLE, columns).run(connection).await? else {
            return Err(Error::internal("an inserted row came back as nothing").into());
        };
        self.fits(actor, id, created_at, expires_at)?;
        changes::stay_in_reach(connection, permit, id).await?;
        changes::note::<PartnerToken>(connection, actor, Action::Create, id, None, Some(&row)).await?;
        Ok(Done { id })
    }
}

impl Create {
    /// Refuses so many rights that the token would be too long.
    fn fits(&self, actor: &Actor, token_id: Uuid, issued_at: DateTime<Utc>, expires_at: DateTime<Utc>) -> Step<()> {
        let authority = Authority {
            token_id,
            // As long as a key may be.
            client: "k".repeat(40),
            rights: self.rights.clone(),
            cost_limit: self.cost_limit.and_then(|limit| u32::try_from(limit).ok()),
            persisted_only: self.persisted_only,
            issued_at,
            expires_at,
        };
        match authority::mint(&actor.keys, &authority) {
            Ok(_) => Ok(()),
            Err(error) if error.code == Code::BadUserInput => {
                let message = error.message.into_owned();
                Err(Stop::Problems(vec![Problem::new(&["rights"], "TOO_MANY", message)]))
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// Revokes a token: it and all that were cut from it are refused within two seconds.
#[derive(Debug)]
pub struct Revoke {
    pub target: Target,
}

impl Command for Revoke {
    type Noun = PartnerToken;
    type Done = Done;

    async fn apply(
        self,
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        permit: &Permit<PartnerToken>,
    ) -> Step<Done> {
        changes::set(connection, actor, permit, self.target, |token: &Map<String, Value>| {
            if token.get("revoked_at").is_some_and(|at| *at != json!(null)) {
                return Err(Stop::Nothing(Done { id: self.target.id }));
            }
            Ok(vec![("revoked_at", Some(Bind::Time(actor.now)))])
        })
        .await
    }
}
