//! Custom fields in the API: their definitions, and the values on the records that have them.

use std::sync::LazyLock;

use serde_json::Value;

use crate::{
    auth::Operation,
    db::rows::{Columns, Row},
    executor::{Fields, Mutate, Object, Perform, RecordInput},
    models::{
        Model,
        custom_fields::{CustomField, KINDS, RESOURCES, columns as c, destroy::Destroy, sealed},
    },
    mutable,
    resolvers::{Mutation, Query, noun},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    noun::<CustomField>(
        fields,
        ("customField", "A custom field by its id; null when there is none."),
        ("customFields", "Custom fields, by position; `filter: { resource: { eq: CLIENT } }` gives those of a type."),
    )
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    fields
        .link("customFieldCreate", "Makes a custom field; a type has at most 100.", Mutate::<CustomField>::create())
        .link("customFieldUpdate", "Changes a custom field.", Mutate::<CustomField>::update())
        .link(
            "customFieldDelete",
            "Puts a custom field into the trash, which hides its values on all records.",
            Mutate::<CustomField>::delete(),
        )
        .link(
            "customFieldRestore",
            "Takes a custom field out of the trash; its values are there again.",
            Mutate::<CustomField>::restore(),
        )
        .link(
            "customFieldDestroy",
            "Destroys a custom field that lies in the trash, and its value on every record: each is changed by it.",
            Perform::new(Operation::Destroy, |input: RecordInput| {
                Ok(Destroy { target: input.target::<CustomField>()? })
            }),
        )
}

mutable!(CustomField, "CustomFieldPayload", "customField");

impl Object for CustomField {
    const NAME: &'static str = "CustomField";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<CustomField>> = LazyLock::new(|| {
            Fields::<CustomField>::new("The definition of a field that an organisation has added to a type.")
                .id(|r| r.id)
                .choice("resource", c::resource, &RESOURCES, "The type that has the field.", |r| r.resource.as_deref())
                .text("key", c::key, "Its name for programs, in `customFields` and filters; unique in its type.", |r| {
                    r.key.as_deref()
                })
                .text("label", c::label, "Its name for people.", |r| r.label.as_deref())
                .text("description", c::description, "What belongs into it.", |r| r.description.as_deref())
                .choice("kind", c::kind, &KINDS, "What its values are.", |r| r.kind.as_deref())
                .stored_texts(
                    "options",
                    c::options,
                    "What there is to choose from, in order; null where there is no choice.",
                    |r| r.options.as_deref(),
                )
                .boolean(
                    "isSensitive",
                    c::is_sensitive,
                    "Whether its values are sealed, and read and written by `sensitiveFields` alone.",
                    |r| r.is_sensitive,
                )
                .int("position", c::position, "Its place among others.", |r| r.position.map(i64::from))
                .time("createdAt", c::created_at, "Creation.", |r| r.created_at)
                .time("updatedAt", c::updated_at, "Last change.", |r| r.updated_at)
                .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from))
        });
        &FIELDS
    }
}

/// A record with custom fields.
pub(super) trait Bearer: Model + Row + Object {
    const PLAIN: Columns;
    const SEALED: Columns;

    fn plain(&self) -> Option<&Value>;

    fn sealed(&self) -> Option<&Value>;
}

/// Says where a noun keeps the values of its custom fields.
macro_rules! bearer {
    ($module:ident, $noun:ident) => {
        impl Bearer for crate::models::$module::$noun {
            const PLAIN: Columns = crate::models::$module::columns::custom;
            const SEALED: Columns = crate::models::$module::columns::custom_sealed;

            fn plain(&self) -> Option<&Value> {
                self.custom.as_ref()
            }

            fn sealed(&self) -> Option<&Value> {
                self.custom_sealed.as_ref()
            }
        }
    };
}

bearer!(clients, Client);
bearer!(contacts, Contact);
bearer!(deals, Deal);
bearer!(products, Product);

/// Adds the values of custom fields to a type.
pub(super) fn values<T: Bearer>(fields: Fields<T>) -> Fields<T> {
    fields
        .stored_json(
            "customFields",
            T::PLAIN,
            "Values of custom fields, by key; `customFields` of the root says what they are. A field without a value is left out.",
            T::plain,
        )
        .opened(
            "sensitiveFields",
            T::SEALED,
            "Values of sensitive custom fields, by key, which are stored sealed; needs the right to read them.",
            sealed::sealer::<T>,
            |sealer, row| row.sealed().map(|stored| sealed::open(sealer, row.id(), stored)).transpose(),
        )
}
