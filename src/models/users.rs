//! Users: the people who sign in.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Citext, Int4, Text, Timestamptz, Uuid as SqlUuid};
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::Condition,
        filters::{Choice, Filter, FilterKind},
        orders::{Direction, OrderKey},
        select::Edge,
    },
    models::{Match, Model, scope, search},
    row,
};

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

/// The members of a team.
pub const BY_TEAM: Edge = Edge { through: " JOIN team_members m ON m.user_id = @.id", parent: "m.team_id" };

/// The users a note mentions.
pub const MENTIONED_IN: Edge = Edge { through: " JOIN note_mentions m ON m.user_id = @.id", parent: "m.note_id" };

impl Resource for User {
    const TYPE_NAME: &'static str = "User";
}

impl Model for User {
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

    fn matching(text: &str) -> Option<Match> {
        Some(Match { condition: search::in_search_column(text, "@.name_key"), rank: Some(search::rank(text)) })
    }
}
