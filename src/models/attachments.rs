//! Attachments: files at a note, client, product or deal.
//!
//! A record begins as pending; an upload stores the content and, in one change, what was found in it. The content lies
//! in the object store under a random key (`storage`); `stale_objects` holds the keys that no record names.

pub mod objects;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Int4, Text, Timestamptz, Uuid as SqlUuid};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    auth::{Operation, Permit, Resource, Scope},
    db::{
        conditions::{Bind, Condition},
        filters::{Choice, Filter, FilterKind},
        orders::{Direction, OrderKey},
        select::Edge,
    },
    models::{
        Model,
        changes::{Actor, Check, Writable},
        clients::Client,
        deals::Deal,
        inputs::{Input, InputKind, Problem, Reference, Values},
        notes::Note,
        products::Product,
        scope,
    },
    row,
    validation::files,
};

row! {
    /// A file at another record.
    pub struct Attachment in "attachments" {
        file_name: String as Text,
        content_type: String as Text,
        size_bytes: i32 as Int4,
        sha256: String as Text,
        state: String as Text,
        storage_key: String as Text,
        note_id: Uuid as SqlUuid,
        client_id: Uuid as SqlUuid,
        product_id: Uuid as SqlUuid,
        deal_id: Uuid as SqlUuid,
        created_by: Uuid as SqlUuid,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        stored_at: DateTime<Utc> as Timestamptz,
        version: i32 as Int4,
    }
}

pub static STATES: Choice = Choice {
    name: "AttachmentState",
    description: "Whether the content of an attachment is there.",
    values: &[
        ("PENDING", PENDING, "The upload is still to come; after an hour without one the record goes."),
        ("STORED", STORED, "The content is there and does not change any more."),
    ],
};

pub const PENDING: &str = "pending";
pub const STORED: &str = "stored";

pub const BY_NOTE: Edge = Edge::column("@.note_id");
pub const BY_CLIENT: Edge = Edge::column("@.client_id");
pub const BY_PRODUCT: Edge = Edge::column("@.product_id");
pub const BY_DEAL: Edge = Edge::column("@.deal_id");

impl Resource for Attachment {
    const TYPE_NAME: &'static str = "Attachment";
}

impl Model for Attachment {
    const DEFAULT_ORDER: Direction = Direction::Descending;
    const ORDERS: &'static [OrderKey] = &[OrderKey {
        name: "CREATED_AT",
        expression: "@.created_at",
        cast: "timestamptz",
        description: "when it was added",
    }];
    const FILTERS: &'static [Filter] = &[
        Filter::column("state", FilterKind::Choice(&STATES), "@.state", "Whether the content is there."),
        Filter::column("uploadedBy", FilterKind::Id("User"), "@.created_by", "Who added it."),
        Filter::column("createdAt", FilterKind::Time, "@.created_at", "When it was added."),
    ];

    fn visible(permit: &Permit<Self>) -> Condition {
        Condition::sql("@.deleted_at IS NULL", []).and(Self::reach(permit))
    }
}

impl Writable for Attachment {
    const NOUN: &'static str = "attachment";
    const INPUTS: &'static [Input] = &[
        Input::optional("note", "note_id", InputKind::Id(Reference::to::<Note>()), "The note it is attached to.")
            .once(),
        Input::optional(
            "client",
            "client_id",
            InputKind::Id(Reference::to::<Client>()),
            "The client it is attached to.",
        )
        .once(),
        Input::optional(
            "product",
            "product_id",
            InputKind::Id(Reference::to::<Product>()),
            "The product it is attached to.",
        )
        .once(),
        Input::optional("deal", "deal_id", InputKind::Id(Reference::to::<Deal>()), "The deal it is attached to.")
            .once(),
        Input::required(
            "fileName",
            "file_name",
            InputKind::FileName,
            "Name of the file, without a path, at most 255 characters. Its ending says what the content must be.",
        ),
        Input::optional(
            "contentType",
            "content_type",
            InputKind::MediaType,
            "Media type, if it is known; an upload with other content is refused.",
        )
        .once(),
        Input::optional(
            "sizeBytes",
            "size_bytes",
            InputKind::Int(1, LARGEST),
            "Size in bytes, if it is known, at most 10,485,760; an upload of another size is refused.",
        )
        .once(),
    ];
    const CHECKS: &'static [Check] = &[
        Check {
            constraint: "attachments_one_parent",
            input: "",
            code: "ONE_PARENT",
            message: "An attachment belongs to exactly one note, client, product or deal.",
        },
        Check {
            constraint: "attachments_object",
            input: "",
            code: "UPLOAD_TOO_LATE",
            message: "The upload took so long that it was given up. Send the file again.",
        },
    ];

    /// An attachment is where its parent is. At a product, which has no owner, a role that writes only what is its own
    /// writes what it has added.
    fn reach(permit: &Permit<Self>) -> Condition {
        let me = || Bind::Uuid(permit.user_id());
        let of_client = Condition::sql(
            "EXISTS (SELECT FROM clients p WHERE p.id = @.client_id AND p.deleted_at IS NULL)",
            [],
        )
        .and(scope::of_part(
            permit,
            "@.client_id",
            " IN (SELECT s.id FROM clients s WHERE s.id = @.client_id AND s.owner_id = ?)",
            " IN (SELECT s.id FROM clients s WHERE s.id = @.client_id AND (s.owner_id = ? OR s.team_id = ANY(?)))",
        ));
        let of_deal =
            Condition::sql("EXISTS (SELECT FROM deals p WHERE p.id = @.deal_id AND p.deleted_at IS NULL)", []).and(
                scope::of_part(
                    permit,
                    "@.deal_id",
                    " IN (SELECT s.id FROM deals s WHERE s.id = @.deal_id AND s.client_owner_id = ?)",
                    " IN (SELECT s.id FROM deals s WHERE s.id = @.deal_id AND (s.client_owner_id = ? OR s.client_team_id = ANY(?)))",
                ),
            );
        let of_note = Condition::sql(
            "EXISTS (SELECT FROM notes p WHERE p.id = @.note_id AND p.deleted_at IS NULL AND (p.visibility = 'shared' OR p.author_id = ?))",
            [me()],
        )
        .and(scope::of_part(
            permit,
            "@.note_id",
            " IN (SELECT s.id FROM notes s WHERE s.id = @.note_id AND (s.client_id IS NULL OR s.client_owner_id = ?))",
            " IN (SELECT s.id FROM notes s WHERE s.id = @.note_id AND (s.client_id IS NULL OR s.client_owner_id = ? OR s.client_team_id = ANY(?)))",
        ));
        let mut of_product =
            Condition::sql("EXISTS (SELECT FROM products p WHERE p.id = @.product_id AND p.deleted_at IS NULL)", [])
                .and(scope::shared(permit));
        if permit.operation() != Operation::Read && permit.scope() != Scope::All {
            of_product = of_product.and(Condition::sql("@.created_by = ?", [me()]));
        }
        Condition::Any(vec![of_client, of_deal, of_note, of_product])
    }

    fn complete(_actor: &Actor, before: Option<&Map<String, Value>>, values: &mut Values) {
        let known = |column: &str| before.and_then(|before| before.get(column)).and_then(Value::as_str);
        if values.sets("state") && known("state") != Some(PENDING) {
            values.problems.push(Problem::new(
                &[],
                "ALREADY_STORED",
                "The file is there already, and is not replaced.",
            ));
        }
        // A name that says something else than the content would have it opened by the wrong program.
        let content = values.text("content_type").or_else(|| known("content_type"));
        let name = values.text("file_name").or_else(|| known("file_name"));
        if let (Some(content), Some(name)) = (content, name)
            && files::type_of_name(name) != Some(content)
        {
            let message = format!("The name must end as a file of the type {content} does.");
            values.problems.push(Problem::new(&["fileName"], "WRONG_ENDING", message));
        }
    }
}

#[expect(clippy::cast_possible_wrap, reason = "10 MiB")]
const LARGEST: i32 = files::LARGEST_FILE as i32;

/// What an upload has brought.
#[derive(Debug)]
pub struct Content {
    pub media_type: &'static str,
    pub size_bytes: i32,
    /// Lower-case hexadecimal.
    pub sha256: String,
    pub storage_key: String,
}

impl Content {
    /// The change that makes a pending attachment a stored one.
    pub fn into_values(self, now: DateTime<Utc>) -> Values {
        let mut values = Values::default();
        values.set("state", Bind::Text(STORED.to_owned()));
        values.set("content_type", Bind::Text(self.media_type.to_owned()));
        values.set("size_bytes", Bind::Int(self.size_bytes));
        values.set("sha256", Bind::Text(self.sha256));
        values.set("storage_key", Bind::Text(self.storage_key));
        values.set("stored_at", Bind::Time(now));
        values
    }
}
