//! The API's types, noun by noun: tables of fields, and the query root made of them.

mod access;
mod addresses;
mod attachments;
mod categories;
mod clients;
mod contacts;
mod counted;
mod custom_fields;
mod deals;
mod documents;
mod duplicates;
mod facets;
mod favorites;
mod history;
mod merges;
mod money;
mod notes;
mod notifications;
mod partners;
mod products;
mod record_changes;
mod roles;
mod saved_views;
mod search;
mod sessions;
mod subscriptions;
mod tags;
mod teams;
mod timelines;
mod users;
mod viewers;
mod webhooks;

pub use roles::fields_of;
pub use subscriptions::Subscription;

use std::sync::{Arc, LazyLock};

use async_graphql::{
    ContainerType, Context as GraphqlContext, ContextSelectionSet, ObjectType, OutputType, Positioned,
    SDLExportOptions, ServerResult, Value, parser::types::Field as FieldNode, registry::Registry,
};

use crate::{
    auth::{Auth, Viewer},
    db::Db,
    executor::{
        ByIdArgument, Connection, Fields, NodeById, Object, ValidateOnce, object, resolve_mutation, resolve_root_field,
    },
    loaders::Loaders,
    models::{Model, trash::purge::Retention},
};

/// The API.
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// The root of all questions.
#[derive(Debug, Clone, Copy)]
pub struct Query;

impl Object for Query {
    const NAME: &'static str = "Query";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Query>> = LazyLock::new(|| {
            let fields = Fields::new("Questions. Records the viewer may not see read as absent.");
            let fields = viewers::queries(fields);
            let fields = fields.link("node", "Any record by its id; null when there is none.", nodes());
            let fields = search::queries(fields);
            let fields = history::queries(fields);
            let fields = access::queries(fields);
            let fields = users::queries(fields);
            let fields = teams::queries(fields);
            let fields = roles::queries(fields);
            let fields = clients::queries(fields);
            let fields = contacts::queries(fields);
            let fields = merges::queries(fields);
            let fields = duplicates::queries(fields);
            let fields = tags::queries(fields);
            let fields = notes::queries(fields);
            let fields = attachments::queries(fields);
            let fields = deals::queries(fields);
            let fields = categories::queries(fields);
            let fields = custom_fields::queries(fields);
            let fields = saved_views::queries(fields);
            let fields = products::queries(fields);
            let fields = partners::queries(fields);
            let fields = documents::queries(fields);
            webhooks::queries(fields)
        });
        &FIELDS
    }
}

fn nodes() -> NodeById {
    NodeById::new()
        .with::<crate::models::users::User>()
        .with::<crate::models::sessions::Session>()
        .with::<crate::models::teams::Team>()
        .with::<crate::models::roles::Role>()
        .with::<crate::models::clients::Client>()
        .with::<crate::models::contacts::Contact>()
        .with::<crate::models::merges::Merge>()
        .with::<crate::models::duplicates::DuplicatePair>()
        .with::<crate::models::tags::Tag>()
        .with::<crate::models::notes::Note>()
        .with::<crate::models::attachments::Attachment>()
        .with::<crate::models::deals::Deal>()
        .with::<crate::models::deals::stages::Stage>()
        .with::<crate::models::categories::Category>()
        .with::<crate::models::custom_fields::CustomField>()
        .with::<crate::models::products::Product>()
        .with::<crate::models::products::price_lists::PriceList>()
        .with::<crate::models::saved_views::SavedView>()
        .with::<crate::models::favorites::Favorite>()
        .with::<crate::models::notifications::Notification>()
        .with::<crate::models::partners::Partner>()
        .with::<crate::models::partners::tokens::PartnerToken>()
        .with::<crate::models::partners::releases::PartnerRelease>()
        .with::<crate::models::documents::PersistedDocument>()
        .with::<crate::models::webhooks::WebhookEndpoint>()
        .with::<crate::models::webhooks::deliveries::WebhookDelivery>()
}

/// Questions whose answers may be kept and given out again while nothing changes in the tables they were read from. What
/// is asked here must depend on nothing but those, the viewer's rights, and who they are.
pub const KEPT: [&str; 30] = [
    "node",
    "search",
    "user",
    "users",
    "team",
    "teams",
    "role",
    "roles",
    "client",
    "clients",
    "contact",
    "contacts",
    "tag",
    "tags",
    "note",
    "notes",
    "deal",
    "deals",
    "stages",
    "category",
    "categories",
    "customField",
    "customFields",
    "savedView",
    "savedViews",
    "product",
    "products",
    "productFacets",
    "priceList",
    "priceLists",
];

/// Adds the look-up and the list of a noun to the root.
fn noun<M: Model + Object>(
    fields: Fields<Query>,
    one: (&'static str, &'static str),
    many: (&'static str, &'static str),
) -> Fields<Query> {
    fields.link(one.0, one.1, ByIdArgument::<M>::default()).link(many.0, many.1, Connection::<M>::default())
}

/// The root of all changes.
#[derive(Debug, Clone, Copy)]
pub struct Mutation;

impl Object for Mutation {
    const NAME: &'static str = "Mutation";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Mutation>> = LazyLock::new(|| {
            let fields = Fields::new(
                "Changes. Each is one transaction: it happens as a whole, with its entry in the audit log, or not at all. \
                 What a person can correct comes back as `problems`; send an `Idempotency-Key` to be able to ask again.",
            );
            let fields = users::mutations(fields);
            let fields = sessions::mutations(fields);
            let fields = teams::mutations(fields);
            let fields = roles::mutations(fields);
            let fields = partners::mutations(fields);
            let fields = documents::mutations(fields);
            let fields = clients::mutations(fields);
            let fields = contacts::mutations(fields);
            let fields = merges::mutations(fields);
            let fields = duplicates::mutations(fields);
            let fields = tags::mutations(fields);
            let fields = notes::mutations(fields);
            let fields = attachments::mutations(fields);
            let fields = deals::mutations(fields);
            let fields = categories::mutations(fields);
            let fields = custom_fields::mutations(fields);
            let fields = saved_views::mutations(fields);
            let fields = favorites::mutations(fields);
            let fields = notifications::mutations(fields);
            let fields = products::mutations(fields);
            webhooks::mutations(fields)
        });
        &FIELDS
    }
}

/// The schema, which knows how long the trash keeps what is in it; other data every request brings through [`request`].
pub fn schema(introspection: bool, retention: Retention) -> Schema {
    let builder = async_graphql::Schema::build(Query, Mutation, Subscription)
        .data(retention)
        .disable_suggestions()
        // As deep as the edge lets brackets nest; it answers with a code of its own.
        .limit_recursive_depth(64)
        .extension(ValidateOnce);
    if introspection { builder.finish() } else { builder.disable_introspection().finish() }
}

/// Gives a request what its fields read from: the viewer, one set of loaders, and what links and addresses of files are
/// signed with. A mutation needs an [`Actor`](crate::models::changes::Actor) beside.
pub fn request(
    request: async_graphql::Request,
    db: &Db,
    auth: &Auth,
    viewer: Option<Arc<Viewer>>,
) -> async_graphql::Request {
    let request = request.data(Arc::new(Loaders::new(db.clone())));
    let request = request.data(auth.keys().clone()).data(auth.file_tokens().clone()).data(auth.directory().current());
    match viewer {
        Some(viewer) => request.data(viewer),
        None => request,
    }
}

/// The contract: the schema in the schema definition language.
pub fn sdl() -> String {
    let options = SDLExportOptions::new().include_specified_by();
    let mut sdl = schema(true, Retention::of_days(0)).sdl_with_options(options);
    if !sdl.ends_with('\n') {
        sdl.push('\n');
    }
    sdl
}

/// Hands a root over to the executor, field by field.
macro_rules! root {
    ($root:ty, $container:ident, $field:ident) => {
        impl OutputType for $root {
            fn type_name() -> std::borrow::Cow<'static, str> {
                Self::NAME.into()
            }

            fn create_type_info(registry: &mut Registry) -> String {
                object::<Self>(registry) + "!"
            }

            async fn resolve(
                &self,
                context: &ContextSelectionSet<'_>,
                _field: &Positioned<FieldNode>,
            ) -> ServerResult<Value> {
                async_graphql::resolver_utils::$container(context, self).await
            }
        }

        impl ContainerType for $root {
            async fn resolve_field(&self, context: &GraphqlContext<'_>) -> ServerResult<Option<Value>> {
                $field(*self, context).await.map(Some)
            }
        }

        impl ObjectType for $root {}
    };
}

root!(Query, resolve_container, resolve_root_field);
root!(Mutation, resolve_container_serial, resolve_mutation);
