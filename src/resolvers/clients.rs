//! Clients in the API.

use std::sync::LazyLock;

use crate::{
    executor::{Fields, Mutate, Object, TextScalar, bulk},
    models::{
        attachments::{self, Attachment},
        clients::{CHILDREN, Client, KINDS, LIFECYCLE_STAGES, columns as c},
        contacts::{self, Contact},
        deals::{self, Deal},
        merges::{self, Merge},
        notes::{self, Note},
        products::price_lists::PriceList,
        record_changes::{self, RecordChange},
        tags::{self, Tag},
        teams::Team,
        users::User,
    },
    mutable, mutable_in_bulk,
    resolvers::{
        Mutation, Query, addresses::Address, custom_fields, duplicates::Duplicates, favorites::IsFavorite,
        money::Money, noun, record_changes::HISTORY, timelines::Timeline,
    },
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    noun::<Client>(
        fields,
        ("client", "A client by its id; null when there is none."),
        ("clients", "Clients, last changed first."),
    )
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    let fields = fields
        .link("clientCreate", "Makes a client. Without an owner it is the viewer's own.", Mutate::<Client>::create())
        .link("clientUpdate", "Changes a client.", Mutate::<Client>::update())
        .link("clientUpsert", "Changes the client with an `externalRef`, or makes it.", Mutate::<Client>::upsert())
        .link(
            "clientDelete",
            "Puts a client into the trash, and its contacts, deals and notes with it.",
            Mutate::<Client>::delete(),
        )
        .link(
            "clientRestore",
            "Takes a client out of the trash, and what went there with it.",
            Mutate::<Client>::restore(),
        )
        .link(
            "clientDestroy",
            "Deletes a client and what belongs to it for good. A client with deals stays.",
            Mutate::<Client>::destroy(),
        );
    bulk::<_, Client>(fields)
}

mutable!(Client, "ClientPayload", "client");
mutable_in_bulk!(Client, "clients", "clients");

impl Object for Client {
    const NAME: &'static str = "Client";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Client>> = LazyLock::new(|| links(custom_fields::values(facts())));
        &FIELDS
    }
}

fn facts() -> Fields<Client> {
    Fields::<Client>::new("A company or a person that the organisation sells to or supports.")
        .id(|r| r.id)
        .int("number", c::number, "Number people use for the client; never given twice.", |r| r.number)
        .choice("kind", c::kind, &KINDS, "Company or person.", |r| r.kind.as_deref())
        .text("name", c::name, "Name people use, 1 to 255 characters.", |r| r.name.as_deref())
        .text("legalName", c::legal_name, "Name in contracts, where it differs.", |r| r.legal_name.as_deref())
        .text("domain", c::domain, "Internet domain of the company.", |r| r.domain.as_deref())
        .choice("lifecycleStage", c::lifecycle_stage, &LIFECYCLE_STAGES, "How far the relation has come.", |r| {
            r.lifecycle_stage.as_deref()
        })
        .text("industry", c::industry, "Industry.", |r| r.industry.as_deref())
        .text("source", c::source, "Where the client came from.", |r| r.source.as_deref())
        .text("taxId", c::tax_id, "Tax or VAT number.", |r| r.tax_id.as_deref())
        .int("employeeCount", c::employee_count, "Number of employees.", |r| r.employee_count.map(i64::from))
        .value(
            "annualRevenue",
            c::annual_revenue.and(c::currency),
            "Revenue of a year; needs the right to read it.",
            |r| Money::of(r.annual_revenue, r.currency.as_ref()),
        )
        .scalar("phone", c::phone, TextScalar::PHONE_NUMBER, "Main telephone number.", |r| r.phone.as_deref())
        .scalar("email", c::email, TextScalar::EMAIL_ADDRESS, "Main e-mail address.", |r| r.email.as_deref())
        .scalar("website", c::website, TextScalar::URL, "Web site.", |r| r.website.as_deref())
        .value("billingAddress", c::billing_address, "Where invoices go.", |r| Address::of(r.billing_address.as_ref()))
        .value("shippingAddress", c::shipping_address, "Where goods go.", |r| Address::of(r.shipping_address.as_ref()))
        .text("city", c::city, "City of the main seat.", |r| r.city.as_deref())
        .scalar("country", c::country, TextScalar::COUNTRY_CODE, "Country of the main seat.", |r| r.country.as_deref())
        .text("description", c::description, "Free text.", |r| r.description.as_deref())
        .text("externalRef", c::external_ref, "Id in another system; unique.", |r| r.external_ref.as_deref())
        .time("lastActivityAt", c::last_activity_at, "When the newest note happened; null without notes.", |r| {
            r.last_activity_at
        })
        .time("createdAt", c::created_at, "Creation.", |r| r.created_at)
        .time("updatedAt", c::updated_at, "Last change.", |r| r.updated_at)
        .int("version", c::version, "Grows with every change; an update names the version it saw.", |r| {
            r.version.map(i64::from)
        })
}

fn links(fields: Fields<Client>) -> Fields<Client> {
    fields
        .one::<Client>("parent", "parent_id", "The company above; null at the top.")
        .many::<Client>("children", CHILDREN, "The companies directly below.")
        .one::<User>("owner", "owner_id", "The user responsible; null when nobody is.")
        .one::<Team>("team", "team_id", "The team responsible; null when none is.")
        .one::<PriceList>(
            "priceList",
            "price_list_id",
            "The price list its line items are priced by; null: the default.",
        )
        .list::<Tag>("tags", tags::BY_CLIENT, "Tags, by name.")
        .many::<Contact>("contacts", contacts::BY_CLIENT, "People at the client.")
        .many::<Deal>("deals", deals::BY_CLIENT, "Deals with the client, last changed first.")
        .link("isFavorite", "Whether it is among the viewer's favourites.", IsFavorite)
        .link(
            "timeline",
            "What happened with the client, newest first: notes, deals by their creation, and changes of the client, of its \
             contacts and of the stages of its deals.",
            Timeline,
        )
        .many::<RecordChange>("history", record_changes::BY_RECORD, HISTORY)
        .link(
            "duplicates",
            "Clients that may be the same, the likeliest first; a warning, which stops nothing.",
            Duplicates,
        )
        .many::<Merge>("merges", merges::BY_SURVIVOR, "The merges of others into it, newest first.")
        .many::<Note>("notes", notes::BY_CLIENT, "Notes about the client, its contacts and deals, newest first.")
        .many::<Attachment>("attachments", attachments::BY_CLIENT, "Files attached to the client, newest first.")
}
