//! Deals, their stages and line items in the API.

use std::sync::LazyLock;

use crate::{
    executor::{Connection, Fields, Mutate, Object, bulk},
    models::{
        attachments::{self, Attachment},
        clients::Client,
        contacts::Contact,
        deals::{
            Deal, columns as c,
            line_items::{BY_DEAL, LineItem, columns as l},
            stages::{OUTCOMES, Stage, columns as s},
        },
        notes::{self, Note},
        products::Product,
        record_changes::{self, RecordChange},
        users::User,
    },
    mutable, mutable_in_bulk,
    resolvers::{Mutation, Query, custom_fields, favorites::IsFavorite, money::Money, noun, record_changes::HISTORY},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    noun::<Deal>(
        fields,
        ("deal", "A deal by its id; null when there is none."),
        ("deals", "Deals with all clients, last changed first."),
    )
    .link("stages", "Stages a deal goes through, in their order.", Connection::<Stage>::default())
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    let fields = fields
        .link("dealCreate", "Makes a deal with a client.", Mutate::<Deal>::create())
        .link("dealUpdate", "Changes a deal; a new stage notes the time.", Mutate::<Deal>::update())
        .link("dealUpsert", "Changes the deal with an `externalRef`, or makes it.", Mutate::<Deal>::upsert())
        .link("dealDelete", "Puts a deal into the trash.", Mutate::<Deal>::delete())
        .link("dealRestore", "Takes a deal out of the trash.", Mutate::<Deal>::restore())
        .link("dealDestroy", "Deletes a deal and its line items for good.", Mutate::<Deal>::destroy())
        .link("stageCreate", "Makes a stage.", Mutate::<Stage>::create())
        .link("stageUpdate", "Changes a stage.", Mutate::<Stage>::update())
        .link("stageUpsert", "Changes the stage with a name, or makes it.", Mutate::<Stage>::upsert())
        .link("stageDelete", "Deletes a stage for good; one with deals stays.", Mutate::<Stage>::delete())
        .link("lineItemCreate", "Adds a line at the end of a deal, whose amount follows.", Mutate::<LineItem>::create())
        .link("lineItemUpdate", "Changes a line; the amount of the deal follows.", Mutate::<LineItem>::update())
        .link("lineItemDelete", "Deletes a line; the amount of the deal follows.", Mutate::<LineItem>::delete());
    let fields = bulk::<_, Deal>(fields);
    bulk::<_, LineItem>(fields)
}

mutable!(Deal, "DealPayload", "deal");
mutable_in_bulk!(Deal, "deals", "deals");
mutable!(Stage, "StagePayload", "stage");
mutable!(LineItem, "LineItemPayload", "lineItem");
mutable_in_bulk!(LineItem, "lineItems", "lines of deals");

impl Object for Deal {
    const NAME: &'static str = "Deal";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Deal>> = LazyLock::new(|| {
            let fields = Fields::<Deal>::new("What a client may buy, for how much, and how likely.")
                .id(|r| r.id)
                .text("name", c::name, "Name, 1 to 255 characters.", |r| r.name.as_deref())
                .int("probability", c::probability, "Chance of winning in percent; null: the stage's own.", |r| {
                    r.probability.map(i64::from)
                })
                .value("amount", c::amount.and(c::currency), "Sum of the line items, without tax.", |r| {
                    Money::of(r.amount, r.currency.as_ref())
                })
                .date("expectedCloseOn", c::expected_close_on, "When it should be decided.", |r| r.expected_close_on)
                .time("stageChangedAt", c::stage_changed_at, "When it reached its stage.", |r| r.stage_changed_at)
                .time("closedAt", c::closed_at, "When it was won or lost; null while open.", |r| r.closed_at)
                .text("lostReason", c::lost_reason, "Why it was lost.", |r| r.lost_reason.as_deref())
                .text("externalRef", c::external_ref, "Id in another system; unique.", |r| r.external_ref.as_deref())
                .time("createdAt", c::created_at, "Creation.", |r| r.created_at)
                .time("updatedAt", c::updated_at, "Last change.", |r| r.updated_at)
                .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from));
            custom_fields::values(fields)
                .one::<Client>("client", "client_id", "The client.")
                .one::<Contact>("contact", "contact_id", "The person at the client; null when none is named.")
                .one::<Stage>("stage", "stage_id", "The stage it is in.")
                .one::<User>("owner", "owner_id", "The user responsible; null when nobody is.")
                .list::<LineItem>("lineItems", BY_DEAL, "What is sold, in order.")
                .link("isFavorite", "Whether it is among the viewer's favourites.", IsFavorite)
                .many::<RecordChange>("history", record_changes::BY_RECORD, HISTORY)
                .many::<Note>("notes", notes::BY_DEAL, "Notes about the deal, newest first.")
                .many::<Attachment>("attachments", attachments::BY_DEAL, "Files attached to the deal, newest first.")
        });
        &FIELDS
    }
}

impl Object for Stage {
    const NAME: &'static str = "Stage";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Stage>> = LazyLock::new(|| {
            Fields::<Stage>::new("A step on the way from first talk to won or lost.")
                .id(|r| r.id)
                .text("name", s::name, "Name; unique.", |r| r.name.as_deref())
                .int("position", s::position, "Place in the pipeline.", |r| r.position.map(i64::from))
                .int("probability", s::probability, "Chance of winning in percent.", |r| r.probability.map(i64::from))
                .choice("outcome", s::outcome, &OUTCOMES, "What reaching it means.", |r| r.outcome.as_deref())
                .int("version", s::version, "Grows with every change.", |r| r.version.map(i64::from))
        });
        &FIELDS
    }
}

impl Object for LineItem {
    const NAME: &'static str = "LineItem";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<LineItem>> = LazyLock::new(|| {
            Fields::<LineItem>::new(
                "One line of a deal. SKU, name and price are as they were when the line was written.",
            )
            .id(|r| r.id)
            .int("position", l::position, "Place in the deal, from 1.", |r| r.position.map(i64::from))
            .text("sku", l::sku, "SKU at the time.", |r| r.sku.as_deref())
            .text("name", l::name, "Name at the time.", |r| r.name.as_deref())
            .text("description", l::description, "Free text.", |r| r.description.as_deref())
            .decimal("quantity", l::quantity, "Number of units.", |r| r.quantity)
            .text("unit", l::unit, "Unit.", |r| r.unit.as_deref())
            .value("unitPrice", l::unit_price.and(l::currency), "Price of a unit at the time, without tax.", |r| {
                Money::of(r.unit_price, r.currency.as_ref())
            })
            .decimal("discountPercent", l::discount_percent, "Discount in percent.", |r| r.discount_percent)
            .decimal("taxRate", l::tax_rate, "Tax in percent.", |r| r.tax_rate)
            .value("lineTotal", l::line_total.and(l::currency), "Quantity × price − discount, rounded once.", |r| {
                Money::of(r.line_total, r.currency.as_ref())
            })
            .int("version", l::version, "Grows with every change.", |r| r.version.map(i64::from))
            .one::<Deal>("deal", "deal_id", "The deal.")
            .one::<Product>("product", "product_id", "The product as it is today; null when it is gone.")
        });
        &FIELDS
    }
}
