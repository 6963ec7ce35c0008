//! Contacts in the API.

use std::sync::LazyLock;

use crate::{
    executor::{Fields, Mutate, Object, bulk},
    models::{
        clients::Client,
        contacts::{
            Contact, columns as c,
            methods::{BY_CONTACT, ContactMethod, KINDS, columns as m},
        },
        merges::{self, Merge},
        notes::{self, Note},
        record_changes::{self, RecordChange},
    },
    mutable, mutable_in_bulk,
    resolvers::{
        Mutation, Query, custom_fields, duplicates::Duplicates, favorites::IsFavorite, noun, record_changes::HISTORY,
    },
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    noun::<Contact>(
        fields,
        ("contact", "A contact by its id; null when there is none."),
        ("contacts", "Contacts of all clients, by name."),
    )
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    let fields = fields
        .link("contactCreate", "Makes a contact of a client.", Mutate::<Contact>::create())
        .link("contactUpdate", "Changes a contact.", Mutate::<Contact>::update())
        .link("contactUpsert", "Changes the contact with an `externalRef`, or makes it.", Mutate::<Contact>::upsert())
        .link("contactDelete", "Puts a contact into the trash.", Mutate::<Contact>::delete())
        .link("contactRestore", "Takes a contact out of the trash.", Mutate::<Contact>::restore())
        .link("contactDestroy", "Deletes a contact for good.", Mutate::<Contact>::destroy())
        .link("contactMethodCreate", "Adds a way to reach a contact.", Mutate::<ContactMethod>::create())
        .link("contactMethodUpdate", "Changes a way to reach a contact.", Mutate::<ContactMethod>::update())
        .link(
            "contactMethodUpsert",
            "Changes a way to reach a contact, found by contact, kind and value, or adds it.",
            Mutate::<ContactMethod>::upsert(),
        )
        .link(
            "contactMethodDelete",
            "Deletes a way to reach a contact; it has no trash.",
            Mutate::<ContactMethod>::delete(),
        );
    let fields = bulk::<_, Contact>(fields);
    bulk::<_, ContactMethod>(fields)
}

mutable!(ContactMethod, "ContactMethodPayload", "contactMethod");
mutable_in_bulk!(ContactMethod, "contactMethods", "ways to reach contacts");

mutable!(Contact, "ContactPayload", "contact");
mutable_in_bulk!(Contact, "contacts", "contacts");

impl Object for Contact {
    const NAME: &'static str = "Contact";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Contact>> = LazyLock::new(|| {
            let fields = Fields::<Contact>::new("A person at a client.")
                .id(|r| r.id)
                .text("firstName", c::first_name, "First name.", |r| r.first_name.as_deref())
                .text("lastName", c::last_name, "Last name.", |r| r.last_name.as_deref())
                .computed_text("name", c::first_name.and(c::last_name), "First and last name.", full_name)
                .text("jobTitle", c::job_title, "Position.", |r| r.job_title.as_deref())
                .text("department", c::department, "Department.", |r| r.department.as_deref())
                .boolean("isPrimary", c::is_primary, "Whether this is the first person to ask.", |r| r.is_primary)
                .boolean("doNotContact", c::do_not_contact, "Whether the person has asked not to be contacted.", |r| {
                    r.do_not_contact
                })
                .text("locale", c::locale, "Language, BCP 47.", |r| r.locale.as_deref())
                .text("timeZone", c::time_zone, "Time zone, IANA.", |r| r.time_zone.as_deref())
                .text("description", c::description, "Free text.", |r| r.description.as_deref())
                .text("externalRef", c::external_ref, "Id in another system; unique.", |r| r.external_ref.as_deref())
                .time("createdAt", c::created_at, "Creation.", |r| r.created_at)
                .time("updatedAt", c::updated_at, "Last change.", |r| r.updated_at)
                .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from));
            custom_fields::values(fields)
                .one::<Client>("client", "client_id", "The client the person belongs to.")
                .list::<ContactMethod>("methods", BY_CONTACT, "E-mail addresses and numbers, by kind.")
                .link("isFavorite", "Whether it is among the viewer's favourites.", IsFavorite)
                .many::<RecordChange>("history", record_changes::BY_RECORD, HISTORY)
                .link(
                    "duplicates",
                    "Contacts that may be the same, the likeliest first; a warning, which stops nothing.",
                    Duplicates,
                )
                .many::<Merge>("merges", merges::BY_SURVIVOR, "The merges of others into it, newest first.")
                .many::<Note>("notes", notes::BY_CONTACT, "Notes about the person, newest first.")
        });
        &FIELDS
    }
}

fn full_name(contact: &Contact) -> Option<String> {
    let parts: Vec<&str> =
        [&contact.first_name, &contact.last_name].into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

impl Object for ContactMethod {
    const NAME: &'static str = "ContactMethod";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<ContactMethod>> = LazyLock::new(|| {
            Fields::<ContactMethod>::new("A way to reach a contact.")
                .id(|r| r.id)
                .choice("kind", m::kind, &KINDS, "What it is.", |r| r.kind.as_deref())
                .text("label", m::label, "What people call it: `office`, `private`.", |r| r.label.as_deref())
                .text("value", m::value, "The address or number.", |r| r.value.as_deref())
                .boolean("isPrimary", m::is_primary, "Whether it is the first of its kind to use.", |r| r.is_primary)
                .int("version", m::version, "Grows with every change.", |r| r.version.map(i64::from))
                .one::<Contact>("contact", "contact_id", "The contact.")
        });
        &FIELDS
    }
}
