//! Lists without pages: records that are few by nature, such as the tags of a client.

use std::{collections::HashMap, marker::PhantomData, sync::Arc};

use async_graphql::registry::Registry;
use futures_util::{FutureExt, future::BoxFuture};
use uuid::Uuid;

use crate::{
    auth::Permit,
    db::{
        conditions::Condition,
        orders::{Order, OrderTerm},
        rows::{Record, Row, Shape},
        select::Edge,
    },
    error::{Error, Result},
    executor::{Context, Json, Link, Object, Path, Plan, PlannedLink, Selected, Stored, links::Place, registry},
    models::{Bounds, Model, Page, PageRequest},
};

/// Rows of one such list at most; a list that may grow further is a connection.
pub const MAX_ITEMS: u32 = 200;

/// The request for a whole list of `M` in its default order.
pub fn whole_list<M: Model>(shape: Shape) -> Result<PageRequest> {
    let key = M::ORDERS.first().ok_or_else(|| Error::internal("a noun without order"))?;
    Ok(PageRequest {
        shape,
        condition: Condition::ALWAYS,
        order: Order::new(vec![OrderTerm::new(key, M::DEFAULT_ORDER)]),
        bounds: Bounds::First(MAX_ITEMS),
        cursor: None,
        with_keys: false,
    })
}

/// All the records that belong to a row.
pub(super) struct ListByParent<U> {
    edge: Edge,
    target: PhantomData<fn() -> U>,
}

impl<U> ListByParent<U> {
    pub fn new(edge: Edge) -> Self {
        Self { edge, target: PhantomData }
    }
}

impl<T: Row + Object, U: Model + Object> Link<T> for ListByParent<U> {
    fn register(&self, registry: &mut Registry) -> String {
        format!("[{}!]", registry::object::<U>(registry))
    }

    /// Records that a change joins to the row are kept by the name of the field.
    fn stored(&self, field: &'static str, _columns: &[&'static str]) -> Option<(&'static str, Stored)> {
        Some((field, Stored::Ids(U::NAME)))
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        let permit = context.permit::<U>()?;
        let mut shape = Shape::default();
        let plan = Plan::new(context, &selected.sets, Some(&path.first_item()), &mut shape)?;
        let request = whole_list::<U>(shape)?;
        let place = Place::new(path, selected);
        Ok(Box::new(PlannedList { edge: self.edge, permit, request, plan, place, pages: HashMap::new() }))
    }
}

struct PlannedList<'a, U: Object> {
    edge: Edge,
    permit: Permit<U>,
    request: PageRequest,
    plan: Plan<'a, U>,
    place: Place,
    pages: HashMap<Uuid, Arc<Page<U>>>,
}

impl<T: Row + Object, U: Model + Object> PlannedLink<T> for PlannedList<'_, U> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        let parents = rows.iter().map(|record| record.row.id()).collect();
        async move {
            match context.loaders().pages(&self.permit, self.edge, &self.request, parents).await {
                Ok(pages) => {
                    let below: Vec<&Record<U>> =
                        pages.values().flat_map(|page| &page.records).map(AsRef::as_ref).collect();
                    self.plan.load(context, &below).await;
                    self.pages = pages;
                }
                Err(error) => context.report(&self.place.path, self.place.pos, error),
            }
        }
        .boxed()
    }

    fn write(&self, record: &Record<T>, out: &mut Json) {
        out.optional(self.pages.get(&record.row.id()), |out, page| {
            out.array(&page.records, |out, record| self.plan.write(record, out));
        });
    }
}
