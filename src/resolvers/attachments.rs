//! Attachments in the API. Their content goes by `/files/…` (`http/files.rs`); here are the addresses.

use std::sync::{Arc, LazyLock};

use async_graphql::registry::Registry;
use futures_util::{FutureExt, future::BoxFuture};

use crate::{
    auth::{
        Operation, Viewer,
        files::{FileTokens, Purpose},
    },
    db::rows::{Record, Shape},
    error::Result,
    executor::{ByIdArgument, Context, Fields, Json, Link, Mutate, Object, Path, PlannedLink, Selected},
    models::{
        attachments::{Attachment, PENDING, STATES, STORED, columns as c},
        clients::Client,
        deals::Deal,
        notes::Note,
        products::Product,
        users::User,
    },
    mutable,
    resolvers::{Mutation, Query},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    fields.link(
        "attachment",
        "An attachment by its id; null when there is none. Lists of them stand at what they are attached to.",
        ByIdArgument::<Attachment>::default(),
    )
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    fields
        .link(
            "attachmentCreate",
            "Announces a file for one note, client, product or deal. Ask for the attachment's `uploadUrl` and send the content there by PUT.",
            Mutate::<Attachment>::create(),
        )
        .link("attachmentUpdate", "Renames a file.", Mutate::<Attachment>::update())
        .link("attachmentDelete", "Puts an attachment into the trash.", Mutate::<Attachment>::delete())
        .link("attachmentRestore", "Takes an attachment out of the trash.", Mutate::<Attachment>::restore())
        .link(
            "attachmentDestroy",
            "Deletes an attachment for good; its content is gone within minutes.",
            Mutate::<Attachment>::destroy(),
        )
}

mutable!(Attachment, "AttachmentPayload", "attachment");

impl Object for Attachment {
    const NAME: &'static str = "Attachment";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Attachment>> = LazyLock::new(|| {
            Fields::<Attachment>::new("A file at a note, client, product or deal.")
                .id(|r| r.id)
                .text("fileName", c::file_name, "Name of the file.", |r| r.file_name.as_deref())
                .text(
                    "contentType",
                    c::content_type,
                    "Media type: once stored the one found in the content, before that the one announced.",
                    |r| r.content_type.as_deref(),
                )
                .int("sizeBytes", c::size_bytes, "Size in bytes, at most 10,485,760.", |r| r.size_bytes.map(i64::from))
                .text("sha256", c::sha256, "SHA-256 of the content in lower-case hexadecimal.", |r| {
                    r.sha256.as_deref()
                })
                .choice("state", c::state, &STATES, "Whether the content is there.", |r| r.state.as_deref())
                .link(
                    "uploadUrl",
                    "Where the viewer who added a pending attachment sends its content by PUT: a path on this server, good for 15 minutes and until the content is stored.",
                    Url(Purpose::Upload),
                )
                .link(
                    "downloadUrl",
                    "Where the content can be had by GET without a token: a path on this server, good for 5 minutes; null until it is stored.",
                    Url(Purpose::Download),
                )
                .time("createdAt", c::created_at, "When it was added.", |r| r.created_at)
                .time("storedAt", c::stored_at, "When the content came; null while pending.", |r| r.stored_at)
                .time("updatedAt", c::updated_at, "Last change.", |r| r.updated_at)
                .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from))
                .one::<User>("uploadedBy", "created_by", "Who added it.")
                .one::<Note>("note", "note_id", "The note it is attached to.")
                .one::<Client>("client", "client_id", "The client it is attached to.")
                .one::<Product>("product", "product_id", "The product it is attached to.")
                .one::<Deal>("deal", "deal_id", "The deal it is attached to.")
        });
        &FIELDS
    }
}

/// The address at which a viewer may send or fetch the content.
struct Url(Purpose);

impl Link<Attachment> for Url {
    fn register(&self, registry: &mut Registry) -> String {
        <Option<String> as async_graphql::OutputType>::create_type_info(registry)
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        _selected: &Selected<'a>,
        _path: &Path,
        shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<Attachment> + 'a>> {
        shape.columns = shape.columns.and(c::state).and(c::created_by);
        Ok(Box::new(PlannedUrl { purpose: self.0, viewer: context.viewer()?, tokens: context.file_tokens()? }))
    }
}

struct PlannedUrl<'a> {
    purpose: Purpose,
    viewer: &'a Arc<Viewer>,
    tokens: &'a Arc<FileTokens>,
}

impl PlannedUrl<'_> {
    /// The row was read with the viewer's permit, so the viewer may read it.
    fn url(&self, row: &Attachment) -> Option<String> {
        let state = row.state.as_deref();
        let is_allowed = match self.purpose {
            Purpose::Download => state == Some(STORED),
            Purpose::Upload => {
                let may_create = self.viewer.permit::<Attachment>(Operation::Create).is_ok();
                state == Some(PENDING) && row.created_by == Some(self.viewer.user_id) && may_create
            }
        };
        let token = is_allowed.then(|| self.tokens.make(self.purpose, row.id, self.viewer))?.ok()?;
        Some(format!("/files/{token}"))
    }
}

impl PlannedLink<Attachment> for PlannedUrl<'_> {
    fn needs_load(&self) -> bool {
        false
    }

    fn load<'s>(&'s mut self, _: &'s Context<'_>, _: &'s [&'s Record<Attachment>]) -> BoxFuture<'s, ()> {
        std::future::ready(()).boxed()
    }

    fn write(&self, record: &Record<Attachment>, out: &mut Json) {
        out.optional(self.url(&record.row), |out, url| out.text(&url));
    }
}
