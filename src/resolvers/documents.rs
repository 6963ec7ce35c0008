//! Stored documents and the releases that let partners run them, in the API.

use std::sync::LazyLock;

use async_graphql::{ID, InputObject};

use crate::{
    auth::Operation,
    error::Result,
    executor::{Context, Fields, Object, Perform, RecordInput},
    ids,
    models::{
        documents::{BY_RELEASE, NewDocument, OPERATION_TYPES, PersistedDocument, columns as d},
        partners::{
            Partner,
            releases::{Activate, Create, PartnerRelease, Retire, STATES, columns as c},
        },
        users::User,
    },
    mutable,
    resolvers::{Mutation, Query, noun},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    let fields = noun::<PartnerRelease>(
        fields,
        ("partnerRelease", "A release of a partner by its id; null when there is none."),
        ("partnerReleases", "Releases of partners, newest first."),
    );
    noun::<PersistedDocument>(
        fields,
        ("persistedDocument", "A stored document by its id; null when there is none."),
        ("persistedDocuments", "Stored documents, whoever may run them, newest first."),
    )
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    fields
        .link(
            "partnerReleaseCreate",
            "Registers the documents that a partner is to run, as a whole: when one of them can never run here, nothing is \
             registered and each of those is a problem. A release never changes; it counts once it is activated. The same \
             release once more changes nothing. Larger ones are registered at the server's console.",
            Perform::within(Operation::Create, create),
        )
        .link(
            "partnerReleaseActivate",
            "Lets a partner run the documents of a release, within two seconds on every server. Other active releases stay.",
            Perform::new(Operation::Update, |input: RecordInput| {
                Ok(Activate { target: input.target::<PartnerRelease>()? })
            }),
        )
        .link(
            "partnerReleaseRetire",
            "Takes a release back for good: within two seconds, what no other active release of the partner lists cannot be run \
             any more.",
            Perform::new(Operation::Update, |input: RecordInput| {
                Ok(Retire { target: input.target::<PartnerRelease>()? })
            }),
        )
}

mutable!(PartnerRelease, "PartnerReleasePayload", "partnerRelease");

/// A document to be registered.
#[derive(Debug, InputObject)]
struct PersistedDocumentInput {
    /// What the partner calls it: its hash, as `sha256:…` or 64 digits alone, `x-…:` and a name, or a name without a colon. By its
    /// hash it can be run in any case.
    id: Option<String>,
    /// Its text, at most 64 KiB.
    body: String,
}

/// A release to be registered.
#[derive(Debug, InputObject)]
struct PartnerReleaseCreateInput {
    /// The partner's id.
    partner: ID,
    /// What it is called, at most 100 characters; no two releases of a partner have the same name.
    name: String,
    /// The documents, at most 10,000.
    documents: Vec<PersistedDocumentInput>,
}

fn create(context: &Context<'_>, input: PartnerReleaseCreateInput) -> Result<Create> {
    let document = |PersistedDocumentInput { id, body }| NewDocument { id, body };
    let partner = ids::decode(&input.partner, Partner::NAME)?;
    let documents = input.documents.into_iter().map(document).collect();
    Ok(Create::new(partner, input.name, documents, context.examiner()?.clone()))
}

impl Object for PartnerRelease {
    const NAME: &'static str = "PartnerRelease";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<PartnerRelease>> = LazyLock::new(|| {
            Fields::<PartnerRelease>::new("Documents that a partner may run by their ids while the release is active.")
                .id(|r| r.id)
                .text("name", c::name, "What it is called.", |r| r.name.as_deref())
                .one::<Partner>("partner", "partner_id", "Whose it is.")
                .choice("state", c::state, &STATES, "Whether its documents can be run.", |r| r.state.as_deref())
                .int("documentCount", c::document_count, "How many documents it lists.", |r| {
                    r.document_count.map(i64::from)
                })
                .text("digest", c::digest, "SHA-256 of what it lists, by which the audit log knows it.", |r| {
                    r.digest.as_deref()
                })
                .many::<PersistedDocument>("documents", BY_RELEASE, "The documents it lists.")
                .one::<User>("createdBy", "created_by", "Who registered it; null: the server's console.")
                .time("activatedAt", c::activated_at, "When it was activated.", |r| r.activated_at)
                .time("retiredAt", c::retired_at, "When it was retired.", |r| r.retired_at)
                .time("createdAt", c::created_at, "Registration.", |r| r.created_at)
                .time("updatedAt", c::updated_at, "Last change.", |r| r.updated_at)
                .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from))
        });
        &FIELDS
    }
}

impl Object for PersistedDocument {
    const NAME: &'static str = "PersistedDocument";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<PersistedDocument>> = LazyLock::new(|| {
            Fields::<PersistedDocument>::new("The text of an operation that is run by its id. It never changes.")
                .id(|r| r.id)
                .text("documentId", d::hash, "What a request names it by: `sha256:` and the hash of its text.", |r| {
                    r.hash.as_deref()
                })
                .text("name", d::name, "Name of its operation.", |r| r.name.as_deref())
                .choice("operationType", d::operation_type, &OPERATION_TYPES, "What its operation does.", |r| {
                    r.operation_type.as_deref()
                })
                .text("body", d::body, "Its text.", |r| r.body.as_deref())
                .int(
                    "cost",
                    d::cost,
                    "Its estimated cost when it was registered, with variables at their defaults.",
                    |r| r.cost.map(i64::from),
                )
                .stored_texts(
                    "coordinates",
                    d::coordinates,
                    "The fields it asks for, as `Client.name`, of every type that may have them.",
                    |r| r.coordinates.as_deref(),
                )
                .one::<User>("createdBy", "created_by", "Who registered it first; null: the server's console.")
                .time("createdAt", d::created_at, "When it was registered first.", |r| r.created_at)
        });
        &FIELDS
    }
}
