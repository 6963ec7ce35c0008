//! The viewer: who is asking.

use std::sync::{Arc, LazyLock};

use async_graphql::registry::Registry;
use futures_util::{FutureExt, future::BoxFuture};

use crate::{
    auth::Viewer,
    db::rows::{Columns, Record, Shape},
    error::Result,
    executor::{Context, Fields, Json, Link, Object, Path, Plan, PlannedLink, Selected, object},
    models::users::User,
    resolvers::Query,
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
        });
        &FIELDS
    }
}

struct ViewerLink;

impl Link<Query> for ViewerLink {
    fn register(&self, registry: &mut Registry) -> String {
        object::<Viewer>(registry)
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<Query> + 'a>> {
        let viewer = Record::computed(Viewer::clone(context.viewer()?));
        let plan = Plan::new(context, &selected.sets, Some(path), &mut Shape::default())?;
        Ok(Box::new(PlannedViewer { viewer: Arc::new(viewer), plan }))
    }
}

struct PlannedViewer<'a> {
    viewer: Arc<Record<Viewer>>,
    plan: Plan<'a, Viewer>,
}

impl PlannedLink<Query> for PlannedViewer<'_> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, _rows: &'s [&'s Record<Query>]) -> BoxFuture<'s, ()> {
        let viewer = self.viewer.clone();
        async move { self.plan.load(context, &[&viewer]).await }.boxed()
    }

    fn write(&self, _record: &Record<Query>, out: &mut Json) {
        self.plan.write(&self.viewer, out);
    }
}
