//! Users: the people who sign in.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use diesel::{
    prelude::*,
    sql_types::{Bool, Citext, Int4, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::{
    auth::{Operation, Permit, Resource, Scope, Viewer, keys::KeyRing},
    db::{
        Db,
        conditions::{Bind, Condition},
        filters::{Choice, Filter, FilterKind},
        orders::{Direction, OrderKey},
        select::Edge,
        tables::{roles, users},
    },
    error::{Error, Result},
    ids::NodeId,
    models::{
        Match, Model,
        changes::{self, Actor, Change, Check, Outcome, Single, Step, Writable},
        inputs::{Input, InputKind, Links, Reference, Values},
        roles::Role,
        scope, search,
        teams::Team,
    },
    row,
};

pub mod factors;
pub mod standing;

row! {
    /// A person who signs in. Never deleted, so that what they did keeps their name.
    pub struct User in "users" {
        email: String as Citext,
        first_name: String as Text,
        last_name: String as Text,
        job_title: String as Text,
        avatar_url: String as Text,
        locale: String as Text,
        time_zone: String as Text,
        role_id: Uuid as SqlUuid,
        status: String as Text,
        last_sign_in_at: DateTime<Utc> as Timestamptz,
        invited_at: DateTime<Utc> as Timestamptz,
        has_second_factor: bool as Bool =
            "EXISTS (SELECT FROM second_factors f WHERE f.user_id = @.id AND f.confirmed_at IS NOT NULL)",
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        version: i32 as Int4,
    }
}

pub static STATUSES: Choice = Choice {
    name: "UserStatus",
    description: "Whether a user may sign in.",
    values: &[
        ("INVITED", "invited", "Has not chosen a password yet."),
        ("ACTIVE", "active", "May sign in."),
        ("SUSPENDED", "suspended", "May not sign in for now."),
        ("DEACTIVATED", "deactivated", "Has left."),
    ],
};

static TEAMS: Links = Links { table: "team_members", own: "user_id", other: "team_id", to: Reference::to::<Team>() };

/// The members of a team.
pub const BY_TEAM: Edge = Edge { through: " JOIN team_members m ON m.user_id = @.id", parent: "m.team_id" };

/// The users a note mentions.
pub const MENTIONED_IN: Edge = Edge { through: " JOIN note_mentions m ON m.user_id = @.id", parent: "m.note_id" };

impl Resource for User {
    const TYPE_NAME: &'static str = "User";
}

impl Model for User {
    const SEARCHED: &'static [&'static str] = &["firstName", "lastName", "email", "jobTitle"];
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const RECENT: &'static str = "@.created_at";
    const ORDERS: &'static [OrderKey] = &[
        OrderKey {
            name: "NAME",
            expression: "@.name_key",
            cast: "text",
            description: "last name, then first name, without regard to case and accents",
        },
        OrderKey { name: "CREATED_AT", expression: "@.created_at", cast: "timestamptz", description: "creation" },
    ];
    const FILTERS: &'static [Filter] = &[
        Filter::column("name", FilterKind::Text, "@.name_key", "Last name, a space, first name."),
        Filter::column("email", FilterKind::Citext, "@.email", "E-mail address, exactly, without regard to case."),
        Filter::column("status", FilterKind::Choice(&STATUSES), "@.status", "Whether the user may sign in."),
        Filter::column("role", FilterKind::Id("Role"), "@.role_id", "The user's role."),
        Filter::through(
            "team",
            FilterKind::Id("Team"),
            "@.id IN (SELECT m.user_id FROM team_members m WHERE m.team_id = ANY(?))",
            "Is a member of one of these teams.",
        ),
        Filter::column("createdAt", FilterKind::Time, "@.created_at", "Creation."),
    ];

    fn visible(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }

    fn matching(text: &str, _viewer: &Viewer) -> Option<Match> {
        Some(Match { condition: search::in_search_column(text, "@.name_key"), rank: Some(search::rank(text)) })
    }
}

impl Writable for User {
    const NOUN: &'static str = "user";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const INPUTS: &'static [Input] = &[
        Input::required("email", "email", InputKind::Email, "Address the user signs in with; unique.")
            .unique("users_email_uq"),
        Input::required("firstName", "first_name", InputKind::Line(100), "First name."),
        Input::required("lastName", "last_name", InputKind::Line(100), "Last name."),
        Input::optional("jobTitle", "job_title", InputKind::Line(100), "Position."),
        Input::optional("avatarUrl", "avatar_url", InputKind::Url, "Picture."),
        Input::preset("locale", "locale", InputKind::Locale, "Language of their mails, BCP 47; `en` unless given."),
        Input::preset("timeZone", "time_zone", InputKind::TimeZone, "Time zone, IANA; `UTC` unless given."),
        Input::fixed(
            "role",
            "role_id",
            InputKind::Id(Reference::to::<Role>()),
            "The role, which may not do more than one's own; `userAssignRole` gives another.",
        ),
        Input::optional("teams", "teams", InputKind::Links(&TEAMS), "All teams, in place of those they are in."),
    ];
    const CHECKS: &'static [Check] = &[Check {
        constraint: "users_last_admin",
        input: "",
        code: "LAST_ADMIN",
        message: "This is the last active administrator: make somebody else one first.",
    }];

    /// `Own` is oneself, `Team` everybody in one's teams.
    fn reach(permit: &Permit<Self>) -> Condition {
        let oneself = Condition::sql("@.id = ?", [Bind::Uuid(permit.user_id())]);
        let reached = match permit.scope() {
            Scope::All => Condition::ALWAYS,
            Scope::None => Condition::NEVER,
            Scope::Own => oneself,
            Scope::Team => Condition::Any(vec![
                oneself,
                Condition::sql(
                    "@.id IN (SELECT m.user_id FROM team_members m WHERE m.team_id = ANY(?))",
                    [Bind::Uuids(permit.teams().to_vec())],
                ),
            ]),
        };
        reached.and(scope::named(permit))
    }

    async fn approve(
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        _before: Option<&Map<String, Value>>,
        values: &mut Values,
    ) -> Step<()> {
        let role = values.references.iter().find(|(input, _, _)| *input == "role").map(|(_, _, id)| *id);
        if let Some(role) = role {
            values.problems.extend(standing::too_much(connection, actor, role).await?);
        }
        Ok(())
    }
}

/// What must be known to invite somebody.
#[derive(Debug)]
pub struct Newcomer {
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    /// Key of the role.
    pub role: String,
}

/// Invites somebody from the server's console: the first administrator, whom nobody else could. What is wrong with the
/// input is one sentence.
pub async fn invite(db: &Db, keys: &Arc<KeyRing>, newcomer: &Newcomer, now: DateTime<Utc>) -> Result<Invitation> {
    let actor = Actor::system(now, keys);
    let role = roles::table.filter(roles::key.eq(&newcomer.role)).select(roles::id);
    let role: Option<Uuid> = role.first(&mut db.connection().await?).await.optional()?;
    let role = role.ok_or_else(|| Error::bad_input(format!("There is no role {}.", newcomer.role)))?;
    let given = json!({
        "email": newcomer.email, "firstName": newcomer.first_name, "lastName": newcomer.last_name,
        "role": NodeId { type_name: Role::TYPE_NAME, id: role }.encode(),
    });
    let given = given.as_object().cloned().unwrap_or_default();
    let create = Single::<User>::new(Change::Create(Values::read(User::INPUTS, given)));
    let permit = actor.viewer.permit(Operation::Create)?;
    let id = match changes::perform(db, &actor, &permit, create).await? {
        Outcome::Done(done) => done.id,
        Outcome::Refused(problems) => {
            let told = problems.iter().map(|problem| format!("{}: {}", problem.path.join("."), problem.message));
            return Err(Error::bad_input(told.collect::<Vec<_>>().join(" ")));
        }
        Outcome::Conflict(_) => return Err(Error::internal("a new user cannot conflict")),
    };
    let row = users::table.find(id).select((users::id, users::email, users::invited_at));
    let (id, email, at) = row.first(&mut db.connection().await?).await?;
    Ok(Invitation { id, email, at })
}

/// Who was invited, and when.
#[derive(Debug)]
pub struct Invitation {
    pub id: Uuid,
    pub email: String,
    pub at: DateTime<Utc>,
}

/// Whether the user has chosen a password.
async fn has_password(connection: &mut AsyncPgConnection, id: Uuid) -> Step<bool> {
    let password = users::table.find(id).select(users::password_hash.is_not_null());
    Ok(password.first(connection).await.optional()?.unwrap_or(false))
}
