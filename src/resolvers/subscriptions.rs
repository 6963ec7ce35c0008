//! What can be listened to: the root of all subscriptions, and its events.

use std::{
    marker::PhantomData,
    sync::{Arc, LazyLock},
};

use async_graphql::{ID, Response, SubscriptionType, registry::Registry};
use async_graphql_value::Value as GraphqlValue;
use futures_util::{
    FutureExt, StreamExt,
    future::BoxFuture,
    stream::{BoxStream, once},
};

use crate::{
    db::rows::{Columns, Record, Shape},
    error::Result,
    executor::{
        Argument, Context, Fields, Json, Link, Object, Path, Plan, PlannedLink, Selected, object, read_argument,
        resolve_event,
    },
    ids,
    models::{
        Model,
        clients::Client,
        deals::Deal,
        events::{ACTIONS, Cursor, Event, Wish},
        notes::Note,
        notifications::Notification,
        products::Product,
        users::User,
    },
};

/// The root of all subscriptions.
#[derive(Debug, Clone, Copy)]
pub struct Subscription;

impl Object for Subscription {
    const NAME: &'static str = "Subscription";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Subscription>> = LazyLock::new(|| {
            Fields::new(
                "What happens, as it happens: over WebSocket (graphql-transport-ws) or as server-sent events. A viewer hears of \
                 the records they may see, and of nothing else. A subscription has one field.",
            )
            .link("clientChanged", "A client was made, changed or deleted.", Listen::<Client>::new())
            .link("noteChanged", "A note was made, changed or deleted.", Listen::<Note>::new())
            .link("dealChanged", "A deal was made, changed or deleted.", Listen::<Deal>::new())
            .link("productChanged", "A product was made, changed or deleted.", Listen::<Product>::new())
            .link("notificationReceived", "The viewer was told of something.", Listen::<Notification>::new())
        });
        &FIELDS
    }
}

impl SubscriptionType for Subscription {
    fn type_name() -> std::borrow::Cow<'static, str> {
        Self::NAME.into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        object::<Self>(registry) + "!"
    }

    /// One answer: the stream of events runs through `http::graphql::live`, which asks for each of them.
    fn create_field_stream<'a>(&'a self, context: &'a async_graphql::Context<'_>) -> Option<BoxStream<'a, Response>> {
        Some(once(resolve_event(*self, context)).boxed())
    }
}

/// A noun whose events are told.
trait Told: Model + Object {
    /// Name of the type of its events.
    const EVENT: &'static str;

    fn event() -> &'static Fields<Happening<Self>>;
}

/// What happened to a record of `M`, as one viewer hears of it.
struct Happening<M> {
    event: Arc<Event>,
    /// Cut down to what the viewer may read.
    fields: Vec<String>,
    version: Option<i64>,
    noun: PhantomData<fn() -> M>,
}

impl<M: Told> Happening<M> {
    fn of(event: &Arc<Event>, context: &Context<'_>) -> Self {
        // Other columns, such as a currency, are part of a field.
        let is_shown = |field: &&str| M::fields().get(field).is_some() && context.may_read(M::NAME, field);
        let has_version = M::fields().get("version").is_none() || context.may_read(M::NAME, "version");
        Self {
            fields: event.fields().filter(is_shown).map(str::to_owned).collect(),
            version: event.version.filter(|_| has_version).map(i64::from),
            event: event.clone(),
            noun: PhantomData,
        }
    }

    fn table(record: &'static str, description: &'static str) -> Fields<Self> {
        Fields::<Self>::new(description)
            .choice("action", Columns::NONE, &ACTIONS, "What happened.", |happening| Some(happening.event.action()))
            .link("recordId", "The record's id, also of one that is gone.", RecordId)
            .int("version", Columns::NONE, "The record's version after it; null where there is none.", |happening| {
                happening.version
            })
            .texts(
                "changedFields",
                "The fields that an update changed, of those the viewer may read; empty for anything else.",
                |happening| &happening.fields,
            )
            .time("occurredAt", Columns::NONE, "When it happened.", |happening| Some(happening.event.occurred_at))
            .by_id::<User>("actor", "Who did it; null: the system itself.", |happening| happening.event.actor_id)
            .computed_text(
                "cursor",
                Columns::NONE,
                "Names its place: `after` takes it to go on from here, on any server.",
                |happening| Some(happening.event.cursor()),
            )
            .by_id::<M>(
                record,
                "The record as it is now; null when it is gone or not the viewer's to see.",
                |happening| Some(happening.event.record_id),
            )
    }
}

impl<M: Told> Object for Happening<M> {
    const NAME: &'static str = M::EVENT;
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        M::event()
    }
}

/// Names the type of a noun's events, and the record in them.
macro_rules! told {
    ($noun:ty, $event:literal, $record:literal) => {
        impl Told for $noun {
            const EVENT: &'static str = $event;

            fn event() -> &'static Fields<Happening<Self>> {
                static FIELDS: LazyLock<Fields<Happening<$noun>>> =
                    LazyLock::new(|| Happening::table($record, concat!("Something that happened to a ", $record, ".")));
                &FIELDS
            }
        }
    };
}

told!(Client, "ClientEvent", "client");
told!(Note, "NoteEvent", "note");
told!(Deal, "DealEvent", "deal");
told!(Product, "ProductEvent", "product");
told!(Notification, "NotificationEvent", "notification");

/// The id of the record an event is about.
struct RecordId;

impl<M: Told> Link<Happening<M>> for RecordId {
    fn register(&self, registry: &mut Registry) -> String {
        <ID as async_graphql::OutputType>::create_type_info(registry)
    }

    fn plan<'a>(
        &'static self,
        _context: &Context<'a>,
        _selected: &Selected<'a>,
        _path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<Happening<M>> + 'a>> {
        Ok(Box::new(Self))
    }
}

impl<M: Told> PlannedLink<Happening<M>> for RecordId {
    fn needs_load(&self) -> bool {
        false
    }

    fn write(&self, record: &Record<Happening<M>>, out: &mut Json) {
        out.node_id(M::NAME, record.row.event.record_id);
    }
}

/// A field of the root.
struct Listen<M>(PhantomData<fn() -> M>);

impl<M> Listen<M> {
    fn new() -> Self {
        Self(PhantomData)
    }
}

impl<M: Told> Link<Subscription> for Listen<M> {
    fn register(&self, registry: &mut Registry) -> String {
        object::<Happening<M>>(registry) + "!"
    }

    fn arguments(&self) -> Vec<Argument> {
        vec![
            Argument::of::<Option<ID>>("id", "Of this record alone; of all when absent."),
            Argument::of::<Option<String>>(
                "after",
                "What came after the event with this cursor first, then what comes; from now on when absent.",
            ),
        ]
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<Subscription> + 'a>> {
        context.permit::<M>()?;
        let id = read_argument::<Option<ID>>(context, selected, "id")?;
        let id = id.map(|id| ids::decode(&id, M::NAME)).transpose()?;
        let after = read_argument::<Option<String>>(context, selected, "after")?;
        let after = after.map(|after| Cursor::decode(&after)).transpose()?;
        let from = selected.node.node.get_argument("after").and_then(|value| match &value.node {
            GraphqlValue::Variable(name) => Some(name.to_string()),
            _ => None,
        });
        context.wish(Wish { type_name: M::NAME, id, after, after_variable: from });
        let plan = Plan::<Happening<M>>::new(context, &selected.sets, Some(path), &mut Shape::default())?;
        let event = context.event().filter(|event| event.type_name == M::NAME);
        Ok(Box::new(PlannedListen { record: event.map(|event| Record::computed(Happening::of(event, context))), plan }))
    }
}

struct PlannedListen<'a, M: Told> {
    record: Option<Record<Happening<M>>>,
    plan: Plan<'a, Happening<M>>,
}

impl<M: Told> PlannedLink<Subscription> for PlannedListen<'_, M> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, _rows: &'s [&'s Record<Subscription>]) -> BoxFuture<'s, ()> {
        let Self { record, plan } = self;
        async move {
            if let Some(record) = record {
                plan.load(context, &[record]).await;
            }
        }
        .boxed()
    }

    fn write(&self, _record: &Record<Subscription>, out: &mut Json) {
        out.optional(self.record.as_ref(), |out, record| self.plan.write(record, out));
    }
}
