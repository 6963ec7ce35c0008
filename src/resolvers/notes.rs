//! Notes in the API.

use std::sync::LazyLock;

use crate::{
    executor::{Fields, Mutate, Object, bulk},
    models::{
        attachments::{self, Attachment},
        clients::Client,
        contacts::Contact,
        deals::Deal,
        notes::{KINDS, Note, VISIBILITIES, columns as c},
        products::Product,
        record_changes::{self, RecordChange},
        users::{MENTIONED_IN, User},
    },
    mutable, mutable_in_bulk,
    resolvers::{Mutation, Query, favorites::IsFavorite, noun, record_changes::HISTORY},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    noun::<Note>(
        fields,
        ("note", "A note by its id; null when there is none."),
        (
            "notes",
            "Notes of all kinds, newest first. A viewer limited to clients of their own or of their team finds here the notes about those; notes about a product alone stand at the product.",
        ),
    )
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    let fields = fields
        .link(
            "noteCreate",
            "Writes a note about a client, contact, product or deal, in the viewer's name.",
            Mutate::<Note>::create(),
        )
        .link("noteUpdate", "Changes a note.", Mutate::<Note>::update())
        .link("noteDelete", "Puts a note into the trash.", Mutate::<Note>::delete())
        .link("noteRestore", "Takes a note out of the trash.", Mutate::<Note>::restore())
        .link("noteDestroy", "Deletes a note for good.", Mutate::<Note>::destroy());
    bulk::<_, Note>(fields)
}

mutable!(Note, "NotePayload", "note");
mutable_in_bulk!(Note, "notes", "notes");

impl Object for Note {
    const NAME: &'static str = "Note";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Note>> = LazyLock::new(|| links(facts()));
        &FIELDS
    }
}

fn facts() -> Fields<Note> {
    Fields::<Note>::new("A note, call, meeting, e-mail or task about a client, contact, deal or product.")
        .id(|r| r.id)
        .choice("kind", c::kind, &KINDS, "What it records.", |r| r.kind.as_deref())
        .text("title", c::title, "Title.", |r| r.title.as_deref())
        .text("body", c::body, "Text in Markdown, at most 100,000 characters.", |r| r.body.as_deref())
        .choice("visibility", c::visibility, &VISIBILITIES, "Who may read it.", |r| r.visibility.as_deref())
        .boolean("isPinned", c::is_pinned, "Whether it stays on top.", |r| r.is_pinned)
        .time("happenedAt", c::happened_at, "When it happened.", |r| r.happened_at)
        .int("durationSeconds", c::duration_seconds, "Length of a call or meeting in seconds.", |r| {
            r.duration_seconds.map(i64::from)
        })
        .time("dueAt", c::due_at, "When a task is due.", |r| r.due_at)
        .time("completedAt", c::completed_at, "When a task was done; null while open.", |r| r.completed_at)
        .int("priority", c::priority, "Priority of a task, 1 (highest) to 3.", |r| r.priority.map(i64::from))
        .time("createdAt", c::created_at, "When it was written.", |r| r.created_at)
        .time("updatedAt", c::updated_at, "Last change.", |r| r.updated_at)
        .time("editedAt", c::edited_at, "When its text was last edited; null if never.", |r| r.edited_at)
        .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from))
}

fn links(fields: Fields<Note>) -> Fields<Note> {
    fields
        .one::<User>("author", "author_id", "Who wrote it.")
        .one::<User>("assignee", "assignee_id", "Who is to do the task.")
        .one::<Client>("client", "client_id", "The client it is about.")
        .one::<Contact>("contact", "contact_id", "The contact it is about.")
        .one::<Product>("product", "product_id", "The product it is about.")
        .one::<Deal>("deal", "deal_id", "The deal it is about.")
        .many::<RecordChange>("history", record_changes::BY_RECORD, HISTORY)
        .link("isFavorite", "Whether it is among the viewer's favourites.", IsFavorite)
        .list::<User>("mentions", MENTIONED_IN, "Users it mentions, by name.")
        .many::<Attachment>("attachments", attachments::BY_NOTE, "Files attached to the note, newest first.")
}
