//! Saved views: questions to a list that people keep, for themselves, their team or everybody.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Citext, Int4, Jsonb, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource, Scope},
    db::{
        conditions::{Bind, Condition},
        filters::{Choice, Filter, FilterKind},
        orders::{Direction, OrderKey},
    },
    models::{
        Model,
        changes::{Actor, Check, Step, Writable},
        inputs::{Input, InputKind, Problem, Reference, Values},
        scope,
        teams::Team,
    },
    row,
};

row! {
    /// A question to a list, and how its answer is shown. It holds no right: running it is a question of its reader's.
    pub struct SavedView in "saved_views" {
        resource: String as Text,
        name: String as Citext,
        owner_id: Uuid as SqlUuid,
        visibility: String as Text,
        team_id: Uuid as SqlUuid,
        layout: String as Text,
        filter: Value as Jsonb,
        search: String as Text,
        order_by: Vec<String> as Array<Text>,
        shown_fields: Vec<String> as Array<Text>,
        group_by: String as Text,
        position: i32 as Int4,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        version: i32 as Int4,
    }
}

pub static RESOURCES: Choice = Choice {
    name: "SavedViewResource",
    description: "The list a saved view asks.",
    values: &[
        ("CLIENT", "Client", "`clients`."),
        ("CONTACT", "Contact", "`contacts`."),
        ("DEAL", "Deal", "`deals`."),
        ("NOTE", "Note", "`notes`."),
        ("PRODUCT", "Product", "`products`."),
        ("CATEGORY", "Category", "`categories`."),
        ("TAG", "Tag", "`tags`."),
        ("USER", "User", "`users`."),
        ("TEAM", "Team", "`teams`."),
    ],
};

pub static VISIBILITIES: Choice = Choice {
    name: "SavedViewVisibility",
    description: "Who may read a saved view. What it shows is always what its reader may see.",
    values: &[
        ("PRIVATE", "private", "Its owner only."),
        ("TEAM", "team", "Its owner and the members of its team."),
        ("SHARED", "shared", "Everybody."),
    ],
};

pub static LAYOUTS: Choice = Choice {
    name: "SavedViewLayout",
    description: "How a saved view shows its records.",
    values: &[("TABLE", "table", "A row for each."), ("BOARD", "board", "A column for each value of `groupBy`.")],
};

impl Resource for SavedView {
    const TYPE_NAME: &'static str = "SavedView";
}

impl Model for SavedView {
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const ORDERS: &'static [OrderKey] = &[
        OrderKey { name: "POSITION", expression: "@.position", cast: "integer", description: "position" },
        OrderKey { name: "NAME", expression: "@.name::text", cast: "text", description: "name" },
        OrderKey { name: "UPDATED_AT", expression: "@.updated_at", cast: "timestamptz", description: "last change" },
    ];
    const FILTERS: &'static [Filter] = &[
        Filter::column("resource", FilterKind::Choice(&RESOURCES), "@.resource", "The list it asks."),
        Filter::column("visibility", FilterKind::Choice(&VISIBILITIES), "@.visibility", "Who may read it."),
        Filter::column("owner", FilterKind::Id("User"), "@.owner_id", "Whose it is."),
        Filter::column("team", FilterKind::Id("Team"), "@.team_id", "The team it is for."),
    ];

    /// A private view is for its owner, whoever else asks.
    fn visible(permit: &Permit<Self>) -> Condition {
        if permit.scope() == Scope::None {
            return Condition::NEVER;
        }
        let shared = Condition::sql("@.visibility = 'shared'", []);
        Condition::Any(vec![owned(permit), shared, for_a_team(permit)]).and(scope::named(permit))
    }
}

fn owned(permit: &Permit<SavedView>) -> Condition {
    Condition::sql("@.owner_id = ?", [Bind::Uuid(permit.user_id())])
}

/// Read from the database, not from the permit: who has left a team sees its views no more from that moment on.
fn for_a_team(permit: &Permit<SavedView>) -> Condition {
    Condition::sql(
        "@.visibility = 'team' AND @.team_id IN (SELECT m.team_id FROM team_members m JOIN teams g ON g.id = m.team_id \
         WHERE m.user_id = ? AND g.deleted_at IS NULL)",
        [Bind::Uuid(permit.user_id())],
    )
}

impl Writable for SavedView {
    const NOUN: &'static str = "saved_view";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const INPUTS: &'static [Input] = &[
        Input::fixed("resource", "resource", InputKind::Choice(&RESOURCES), "The list it asks; it stays."),
        Input::required(
            "name",
            "name",
            InputKind::Line(100),
            "Name, at most 100 characters; unique among its owner's views of the list, without regard to case.",
        )
        .unique("saved_views_name_uq"),
        Input::preset(
            "visibility",
            "visibility",
            InputKind::Choice(&VISIBILITIES),
            "Private, unless said otherwise, for a team, or for everybody.",
        ),
        Input::optional(
            "team",
            "team_id",
            InputKind::Id(Reference::to::<Team>()),
            "The team it is for: one of the viewer's own. Only with `visibility: TEAM`, and always then.",
        ),
        Input::preset("layout", "layout", InputKind::Choice(&LAYOUTS), "A table, unless said otherwise, or a board."),
        Input::optional(
            "filter",
            "filter",
            InputKind::Json,
            "The argument `filter` of the list, as it is: an object of its type, at most 16 KiB as JSON.",
        ),
        Input::optional("search", "search", InputKind::Line(200), "The argument `search` of the list."),
        Input::optional("orderBy", "order_by", InputKind::Lines(4, 64), "The argument `orderBy` of the list."),
        Input::optional(
            "columns",
            "shown_fields",
            InputKind::Lines(50, 64),
            "Fields of the records, in the order shown.",
        ),
        Input::optional("groupBy", "group_by", InputKind::Line(64), "The field whose values are a board's columns."),
        Input::preset(
            "position",
            "position",
            InputKind::Int(0, 1_000_000),
            "Its place among others; 0, unless said otherwise.",
        ),
    ];
    const CHECKS: &'static [Check] = &[
        Check {
            constraint: "saved_views_team",
            input: "team",
            code: "TEAM_MISMATCH",
            message: "A view for a team names the team; no other view does.",
        },
        Check {
            constraint: "saved_views_board",
            input: "groupBy",
            code: "REQUIRED",
            message: "A board is grouped by a field.",
        },
    ];

    /// Owners change their views, and who reaches all of them those that are for everybody.
    fn reach(permit: &Permit<Self>) -> Condition {
        let reached = match permit.scope() {
            Scope::None => Condition::NEVER,
            Scope::Own => owned(permit),
            Scope::Team => Condition::Any(vec![owned(permit), for_a_team(permit)]),
            Scope::All => Condition::Any(vec![owned(permit), Condition::sql("@.visibility = 'shared'", [])]),
        };
        reached.and(scope::named(permit))
    }

    fn complete(actor: &Actor, before: Option<&Map<String, Value>>, values: &mut Values) {
        if before.is_none() {
            values.set("owner_id", Bind::Uuid(actor.viewer.user_id));
        }
        if let Some(Bind::Uuid(team)) = values.get("team_id")
            && !actor.viewer.teams.contains(team)
        {
            let message = "A view is for a team that you are a member of.";
            values.problems.push(Problem::new(&["team"], "NOT_A_MEMBER", message));
        }
        if let Some(examine) = values.examine {
            examine(&actor.viewer, before, values);
        }
    }

    /// The custom fields that a filter names are looked up when the database is at hand.
    async fn approve(
        connection: &mut AsyncPgConnection,
        _actor: &Actor,
        _before: Option<&Map<String, Value>>,
        values: &mut Values,
    ) -> Step<()> {
        let Some(asked) = values.asked.take() else { return Ok(()) };
        if let Some((place, message)) = asked.wrong(connection).await? {
            let path: Vec<&str> = std::iter::once("filter").chain(place.iter().map(String::as_str)).collect();
            values.problems.push(Problem::new(&path, "INVALID_FILTER", message));
        }
        Ok(())
    }
}
