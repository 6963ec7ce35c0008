//! The viewer: who is asking.

use std::sync::{Arc, LazyLock};

use async_graphql::registry::Registry;
use futures_util::{FutureExt, future::BoxFuture};

use crate::{
    auth::Viewer,
    db::rows::{Columns, Record, Shape},
    error::Result,
    executor::{Connection, Context, Fields, Json, Link, Object, Path, Plan, PlannedLink, Selected, object},
    models::{favorites::Favorite, notifications::Notification, users::User},
    resolvers::{Query, notifications::UnreadCount},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    fields.link("viewer", "Who is asking.", ViewerLink)
}

impl Object for Viewer {
    const NAME: &'static str = "Viewer";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Viewer>> = LazyLock::new(|| {
            Fields::<Viewer>::new("The person a request acts for.")
                .text("role", Columns::NONE, "Key of the role: `admin`, `manager`, `seller`, `support`, `auditor` or one of the organisation's own.", |v| {
                    Some(&v.role)
                })
                .by_id::<User>("user", "The user signed in.", |v| Some(v.user_id))
                .link(
                    "favorites",
                    "Records the viewer keeps at hand, in the viewer's order; those deleted or out of reach are left out.",
                    Connection::<Favorite>::default(),
                )
                .link(
                    "notifications",
                    "What others did that the viewer should hear of, newest first.",
                    Connection::<Notification>::default(),
                )
                .link("unreadCount", "How many notifications are unread.", UnreadCount)
        });
        &FIELDS
    }
}

/// The viewer, from wherever it is asked for.
pub(super) struct ViewerLink;

impl<T: Object> Link<T> for ViewerLink {
    fn register(&self, registry: &mut Registry) -> String {
        object::<Viewer>(registry)
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        let viewer = Record::computed(Viewer::clone(context.viewer()?));
        let plan = Plan::new(context, &selected.sets, Some(path), &mut Shape::default())?;
        Ok(Box::new(PlannedViewer { viewer: Arc::new(viewer), plan }))
    }
}

struct PlannedViewer<'a> {
    viewer: Arc<Record<Viewer>>,
    plan: Plan<'a, Viewer>,
}

impl<T: Object> PlannedLink<T> for PlannedViewer<'_> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, _rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        let viewer = self.viewer.clone();
        async move { self.plan.load(context, &[&viewer]).await }.boxed()
    }

    fn write(&self, _record: &Record<T>, out: &mut Json) {
        self.plan.write(&self.viewer, out);
    }
}
