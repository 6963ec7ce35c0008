//! Notifications in the API.

use std::sync::LazyLock;

use async_graphql::{ID, InputObject, OutputType, Pos, registry::Registry};
use chrono::{DateTime, Utc};
use futures_util::{FutureExt, future::BoxFuture};
use uuid::Uuid;

use crate::{
    auth::{Operation, Permit},
    db::rows::{Columns, Record, Shape},
    error::{Error, Result},
    executor::{Context, Fields, Json, Link, Object, OneOf, Path, Perform, PlannedLink, Selected},
    ids,
    models::{
        clients::Client,
        deals::Deal,
        notes::Note,
        notifications::{KINDS, MarkAllRead, MarkRead, Notification, columns as c, unread},
        users::User,
    },
    resolvers::{Mutation, counted::CountedPayload},
};

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    fields
        .link(
            "notificationMarkRead",
            "Marks notifications of the viewer's as read: all of those named, or none.",
            Perform::new(Operation::Update, read_ids).answering::<CountedPayload<Notification>>(),
        )
        .link(
            "notificationMarkAllRead",
            "Marks all notifications of the viewer's as read.",
            Perform::new(Operation::Update, |input: NotificationMarkAllReadInput| {
                Ok(MarkAllRead { until: input.until })
            })
            .answering::<CountedPayload<Notification>>(),
        )
}

/// Notifications to mark.
#[derive(Debug, InputObject)]
struct NotificationMarkReadInput {
    /// Their ids, at most 100.
    ids: Vec<ID>,
}

/// Which notifications to mark.
#[derive(Debug, InputObject)]
struct NotificationMarkAllReadInput {
    /// Those made until this moment, such as `createdAt` of the newest one that was seen; all when absent.
    until: Option<DateTime<Utc>>,
}

/// Notifications one mutation names at most.
const MAX_IDS: usize = 100;

fn read_ids(NotificationMarkReadInput { ids }: NotificationMarkReadInput) -> Result<MarkRead> {
    if ids.len() > MAX_IDS {
        return Err(Error::bad_input(format!("Argument `input.ids`: at most {MAX_IDS} ids.")));
    }
    let ids: Result<Vec<Uuid>> = ids.into_iter().map(|id| ids::decode(&id, Notification::NAME)).collect();
    let mut ids = ids?;
    ids.sort_unstable();
    ids.dedup();
    Ok(MarkRead { ids })
}

impl Object for Notification {
    const NAME: &'static str = "Notification";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Notification>> = LazyLock::new(|| {
            let record =
                OneOf::<Notification>::new("NotificationRecord", "What a notification is about.", RECORD, |r| {
                    r.type_name.as_deref().zip(r.record_id)
                });
            Fields::<Notification>::new("Something others did that the viewer should hear of; nobody else reads it.")
                .id(|r| r.id)
                .choice("kind", c::kind, &KINDS, "What it tells.", |r| r.kind.as_deref())
                .time("createdAt", c::created_at, "When it happened.", |r| r.created_at)
                .time(
                    "readAt",
                    c::read_at,
                    "When it was marked as read; null while unread. It goes 90 days later.",
                    |r| r.read_at,
                )
                .one::<User>("actor", "actor_id", "Who did it; null: the system itself.")
                .link(
                    "record",
                    "What it is about; null when the viewer cannot see it any more.",
                    record.with::<Note>().with::<Client>().with::<Deal>(),
                )
        });
        &FIELDS
    }
}

const RECORD: Columns = c::type_name.and(c::record_id);

/// How many notifications of the viewer are unread.
pub(super) struct UnreadCount;

impl<T: Object> Link<T> for UnreadCount {
    fn register(&self, registry: &mut Registry) -> String {
        <i32 as OutputType>::create_type_info(registry).trim_end_matches('!').to_owned()
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        let permit = context.permit::<Notification>()?;
        Ok(Box::new(PlannedCount { permit, place: (path.clone(), selected.node.pos), count: None }))
    }
}

struct PlannedCount {
    permit: Permit<Notification>,
    place: (Path, Pos),
    count: Option<i64>,
}

impl<T: Object> PlannedLink<T> for PlannedCount {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, _rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        async move {
            match unread(context.loaders().db(), &self.permit).await {
                Ok(count) => self.count = Some(count),
                Err(error) => context.report(&self.place.0, self.place.1, error),
            }
        }
        .boxed()
    }

    fn write(&self, _record: &Record<T>, out: &mut Json) {
        out.optional(self.count, |out, count| out.int(count.min(i64::from(i32::MAX))));
    }
}

impl Object for CountedPayload<Notification> {
    const NAME: &'static str = "NotificationPayload";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<CountedPayload<Notification>>> = LazyLock::new(|| {
            CountedPayload::table(
                "The answer to a mutation of notifications.",
                "How many were marked that had been unread.",
                "The viewer, with the notifications as they are now.",
            )
        });
        &FIELDS
    }
}
