//! Notes: what happened with a client, contact, deal or product, and what is to be done.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Bool, Int2, Int4, Text, Timestamptz, Uuid as SqlUuid};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource, Scope, Viewer},
    db::{
        conditions::{Bind, Condition},
        filters::{Choice, Filter, FilterKind},
        orders::{Direction, OrderKey},
        select::Edge,
    },
    models::{
        Match, Model,
        changes::{Actor, Check, Writable},
        clients::{self, Client},
        contacts::Contact,
        deals::Deal,
        inputs::{Input, InputKind, Links, Reference, Values},
        products::Product,
        scope, search,
        users::User,
    },
    row,
};

row! {
    /// A note, call, meeting, e-mail or task.
    pub struct Note in "notes" {
        kind: String as Text,
        title: String as Text,
        body: String as Text,
        client_id: Uuid as SqlUuid,
        contact_id: Uuid as SqlUuid,
        product_id: Uuid as SqlUuid,
        deal_id: Uuid as SqlUuid,
        author_id: Uuid as SqlUuid,
        visibility: String as Text,
        is_pinned: bool as Bool,
        happened_at: DateTime<Utc> as Timestamptz,
        duration_seconds: i32 as Int4,
        due_at: DateTime<Utc> as Timestamptz,
        assignee_id: Uuid as SqlUuid,
        completed_at: DateTime<Utc> as Timestamptz,
        priority: i16 as Int2,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        edited_at: DateTime<Utc> as Timestamptz,
        version: i32 as Int4,
    }
}

pub static KINDS: Choice = Choice {
    name: "NoteKind",
    description: "What a note records.",
    values: &[
        ("NOTE", "note", "A remark."),
        ("CALL", "call", "A telephone call."),
        ("MEETING", "meeting", "A meeting."),
        ("EMAIL", "email", "An e-mail."),
        ("TASK", "task", "Something to be done, with a date and an assignee."),
    ],
};

pub static VISIBILITIES: Choice = Choice {
    name: "NoteVisibility",
    description: "Who may read a note.",
    values: &[
        ("SHARED", "shared", "Everyone who may read what the note is about."),
        ("PRIVATE", "private", "Its author only."),
    ],
};

static MENTIONS: Links =
    Links { table: "note_mentions", own: "note_id", other: "user_id", to: Reference::to::<User>() };

pub const BY_CLIENT: Edge = Edge::column("@.client_id");
pub const BY_CONTACT: Edge = Edge::column("@.contact_id");
pub const BY_PRODUCT: Edge = Edge::column("@.product_id");
pub const BY_DEAL: Edge = Edge::column("@.deal_id");

impl Resource for Note {
    const TYPE_NAME: &'static str = "Note";
}

impl Model for Note {
    const SEARCHED: &'static [&'static str] = &["title", "body"];
    const DEFAULT_ORDER: Direction = Direction::Descending;
    const ORDERS: &'static [OrderKey] = &[
        OrderKey {
            name: "HAPPENED_AT",
            expression: "@.happened_at",
            cast: "timestamptz",
            description: "when it happened",
        },
        OrderKey {
            name: "CREATED_AT",
            expression: "@.created_at",
            cast: "timestamptz",
            description: "when it was written",
        },
        OrderKey {
            name: "DUE_AT",
            expression: "coalesce(@.due_at, 'infinity')",
            cast: "timestamptz",
            description: "when it is due; notes without a date count as latest",
        },
        OrderKey {
            name: "COMPLETED_AT",
            expression: "coalesce(@.completed_at, 'infinity')",
            cast: "timestamptz",
            description: "when it was done; what is open counts as latest",
        },
    ];
    const FILTERS: &'static [Filter] = &[
        Filter::column("kind", FilterKind::Choice(&KINDS), "@.kind", "What the note records."),
        Filter::column("client", FilterKind::Id("Client"), "@.client_id", "The client it is about."),
        Filter::column("contact", FilterKind::Id("Contact"), "@.contact_id", "The contact it is about."),
        Filter::column("product", FilterKind::Id("Product"), "@.product_id", "The product it is about."),
        Filter::column("deal", FilterKind::Id("Deal"), "@.deal_id", "The deal it is about."),
        Filter::column("author", FilterKind::Id("User"), "@.author_id", "Who wrote it."),
        Filter::column("assignee", FilterKind::Id("User"), "@.assignee_id", "Who is to do the task."),
        Filter::through(
            "mentions",
            FilterKind::Id("User"),
            "@.id IN (SELECT m.note_id FROM note_mentions m WHERE m.user_id = ANY(?))",
            "Mentions one of these users.",
        ),
        Filter::column("isPinned", FilterKind::Boolean, "@.is_pinned", "Whether it stays on top."),
        Filter::column("happenedAt", FilterKind::Time, "@.happened_at", "When it happened."),
        Filter::coalesced(
            "dueAt",
            FilterKind::Time,
            "coalesce(@.due_at, 'infinity')",
            " = 'infinity'",
            "When the task is due; notes without a date count as latest.",
        ),
        Filter::coalesced(
            "completedAt",
            FilterKind::Time,
            "coalesce(@.completed_at, 'infinity')",
            " = 'infinity'",
            "When the task was done; `isNull` gives what is open.",
        ),
        Filter::column("createdAt", FilterKind::Time, "@.created_at", "When it was written."),
    ];

    /// Notes follow the client they are about; a note about a product alone is for everyone who reads notes.
    fn visible(permit: &Permit<Self>) -> Condition {
        Condition::sql("@.deleted_at IS NULL", []).and(Self::reach(permit))
    }

    /// Notes about a product alone are found at the product. Beside the notes of a viewer's own clients they are very
    /// many, and a list of both could not be read from one index.
    fn listed(permit: &Permit<Self>) -> Condition {
        match permit.scope() {
            Scope::All => Self::visible(permit),
            // Said once more for the planner, which sees at once that nothing is left of `client: { isNull: true }`.
            _ => Condition::sql("@.deleted_at IS NULL AND @.client_id IS NOT NULL", [])
                .and(readable(permit))
                .and(scope::of_client(permit)),
        }
    }

    fn matching(text: &str, _viewer: &Viewer) -> Option<Match> {
        let condition = search::prefix_query(text).map_or(Condition::NEVER, |query| {
            Condition::sql("@.tsv @@ to_tsquery('simple', f_norm(?))", [Bind::Text(query)])
        });
        Some(Match { condition, rank: None })
    }
}

/// Private notes are for their authors.
fn readable(permit: &Permit<Note>) -> Condition {
    Condition::sql("@.visibility = 'shared' OR @.author_id = ?", [Bind::Uuid(permit.user_id())])
}

impl Writable for Note {
    const NOUN: &'static str = "note";
    const HAS_AUTHORS: bool = false;
    const INPUTS: &'static [Input] = &[
        Input::preset(
            "kind",
            "kind",
            InputKind::Choice(&KINDS),
            "Note, unless said otherwise, call, meeting, e-mail or task.",
        ),
        Input::optional("title", "title", InputKind::Line(200), "What it is about, in a line."),
        Input::preset("body", "body", InputKind::Prose(100_000), "The text, in Markdown."),
        Input::optional(
            "client",
            "client_id",
            InputKind::Id(Reference::to::<Client>()),
            "The client it is about; that of the contact or deal unless said.",
        ),
        Input::optional("contact", "contact_id", InputKind::Id(Reference::to::<Contact>()), "The contact it is about."),
        Input::optional("product", "product_id", InputKind::Id(Reference::to::<Product>()), "The product it is about."),
        Input::optional("deal", "deal_id", InputKind::Id(Reference::to::<Deal>()), "The deal it is about."),
        Input::preset(
            "visibility",
            "visibility",
            InputKind::Choice(&VISIBILITIES),
            "Shared, unless said otherwise, or private.",
        ),
        Input::preset("isPinned", "is_pinned", InputKind::Boolean, "Whether it stays on top."),
        Input::preset("happenedAt", "happened_at", InputKind::Time, "When it happened; now, unless said otherwise."),
        Input::optional(
            "durationSeconds",
            "duration_seconds",
            InputKind::Int(0, 604_800),
            "How long it took, at most a week.",
        ),
        Input::optional("dueAt", "due_at", InputKind::Time, "When the task is due."),
        Input::optional("assignee", "assignee_id", InputKind::Id(Reference::to::<User>()), "Who is to do the task."),
        Input::optional("completedAt", "completed_at", InputKind::Time, "When the task was done."),
        Input::optional(
            "mentions",
            "mentions",
            InputKind::Links(&MENTIONS),
            "All users it mentions, in place of those it did.",
        ),
        Input::optional("priority", "priority", InputKind::Int(1, 3), "1 high, 2 normal, 3 low."),
    ];
    const CHECKS: &'static [Check] = &[
        clients::IN_TRASH,
        Check {
            constraint: "notes_check",
            input: "client",
            code: "REQUIRED",
            message: "A note is about a client, a contact, a product or a deal.",
        },
        Check {
            constraint: "notes_check2",
            input: "kind",
            code: "NOT_A_TASK",
            message: "Only a task has an assignee, a due date and a date of completion.",
        },
        Check {
            constraint: "notes_contact_of_client",
            input: "contact",
            code: "OTHER_CLIENT",
            message: "The contact belongs to another client.",
        },
        Check {
            constraint: "notes_deal_of_client",
            input: "deal",
            code: "OTHER_CLIENT",
            message: "The deal belongs to another client.",
        },
    ];

    fn reach(permit: &Permit<Self>) -> Condition {
        let about_a_product_alone = Condition::sql("@.client_id IS NULL", []);
        match permit.scope() {
            Scope::All => readable(permit).and(scope::named(permit)),
            _ => readable(permit)
                .and(scope::named(permit))
                .and(Condition::Any(vec![about_a_product_alone, scope::of_client(permit)])),
        }
    }

    fn complete(actor: &Actor, before: Option<&Map<String, Value>>, values: &mut Values) {
        match before {
            None => values.preset("author_id", Bind::Uuid(actor.viewer.user_id)),
            Some(_) if values.sets("title") || values.sets("body") => {
                values.preset("edited_at", Bind::Time(actor.now));
            }
            Some(_) => {}
        }
    }
}
