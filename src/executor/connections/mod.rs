//! Connections: pages of a list as Relay describes them, at the root and inside lists.

mod arguments;
mod kept;
mod selection;

use std::{collections::HashMap, marker::PhantomData, sync::Arc};

use async_graphql::registry::Registry;
use futures_util::{FutureExt, future::BoxFuture};
use uuid::Uuid;

use crate::{
    auth::Permit,
    db::{
        rows::{Record, Row, Shape},
        select::Edge,
    },
    error::Result,
    executor::{Argument, Context, Json, Link, Object, Path, PlannedLink, Selected, links::Place},
    models::{Model, Page, PageRequest, custom_fields::asked::Asked, lists},
};

pub use arguments::{DEFAULT_PAGE, MAX_PAGE, page as page_arguments, page_size, read_page, text_argument};
pub use kept::Kept;
use selection::{Selection, Total};
pub use selection::{register_uncounted, write_page_info};

/// A page of all the records of a noun.
pub struct Connection<U>(PhantomData<fn() -> U>);

impl<U> Default for Connection<U> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

/// A page of the records that belong to a row.
pub(super) struct ByParent<U> {
    edge: Edge,
    target: PhantomData<fn() -> U>,
}

impl<U> ByParent<U> {
    pub fn new(edge: Edge) -> Self {
        Self { edge, target: PhantomData }
    }
}

/// What a connection's arguments and selection ask for.
struct Planned<'a, U: Object> {
    permit: Permit<U>,
    request: PageRequest,
    asked: Asked,
    selection: Selection<'a, U>,
    place: Place,
}

impl<'a, U: Model + Object> Planned<'a, U> {
    fn new(context: &Context<'a>, selected: &Selected<'a>, path: &Path) -> Result<Self> {
        let permit = context.permit::<U>()?;
        let mut shape = Shape::default();
        let selection = Selection::new(context, &selected.sets, path, &mut shape)?;
        let (request, asked) = arguments::read::<U>(context, selected, shape, selection.wants_keys())?;
        Ok(Self { permit, request, asked, selection, place: Place::new(path, selected) })
    }

    async fn load_rows(&mut self, context: &Context<'_>, pages: impl IntoIterator<Item = &Arc<Page<U>>>) {
        let below: Vec<&Record<U>> = pages.into_iter().flat_map(|page| &page.records).map(AsRef::as_ref).collect();
        self.selection.load(context, &below).await;
    }
}

impl<T: Object, U: Model + Object> Link<T> for Connection<U> {
    fn register(&self, registry: &mut Registry) -> String {
        selection::register::<U>(registry)
    }

    fn arguments(&self) -> Vec<Argument> {
        arguments::describe::<U>()
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        let planned = Planned::<U>::new(context, selected, path)?;
        Ok(Box::new(PlannedRoot { planned, page: None }))
    }
}

struct PlannedRoot<'a, U: Object> {
    planned: Planned<'a, U>,
    page: Option<(Arc<Page<U>>, Option<i64>)>,
}

impl<U: Model + Object> PlannedRoot<'_, U> {
    async fn read(&self, context: &Context<'_>) -> Result<(Arc<Page<U>>, Option<i64>)> {
        let (db, planned) = (context.loaders().db(), &self.planned);
        let (permit, request) = (&planned.permit, planned.request.clone());
        planned.asked.check(db, permit).await?;
        let (page, total) = match (planned.selection.wants_rows(), planned.selection.total()) {
            (true, None) => (lists::page(db, permit, request).await?, None),
            (true, Some(Total { cap })) => {
                let (page, total) = lists::page_and_total(db, permit, request, cap).await?;
                (page, Some(total))
            }
            (false, Some(Total { cap })) => {
                (Page::empty(), Some(lists::count(db, permit, request.condition, cap).await?))
            }
            (false, None) => (Page::empty(), None),
        };
        Ok((Arc::new(page), total))
    }
}

impl<T: Object, U: Model + Object> PlannedLink<T> for PlannedRoot<'_, U> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, _rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        async move {
            match self.read(context).await {
                Ok((page, total)) => {
                    self.planned.load_rows(context, [&page]).await;
                    self.page = Some((page, total));
                }
                Err(error) => context.report(&self.planned.place.path, self.planned.place.pos, error),
            }
        }
        .boxed()
    }

    fn write(&self, _record: &Record<T>, out: &mut Json) {
        out.optional(self.page.as_ref(), |out, (page, total)| {
            self.planned.selection.write(page, &self.planned.request, *total, out);
        });
    }
}

impl<T: Row + Object, U: Model + Object> Link<T> for ByParent<U> {
    fn register(&self, registry: &mut Registry) -> String {
        selection::register::<U>(registry)
    }

    fn arguments(&self) -> Vec<Argument> {
        arguments::describe::<U>()
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        let planned = Planned::<U>::new(context, selected, path)?;
        Ok(Box::new(PlannedByParent { edge: self.edge, planned, pages: HashMap::new(), totals: HashMap::new() }))
    }
}

struct PlannedByParent<'a, U: Object> {
    edge: Edge,
    planned: Planned<'a, U>,
    pages: HashMap<Uuid, Arc<Page<U>>>,
    totals: HashMap<Uuid, i64>,
}

impl<U: Model + Object> PlannedByParent<'_, U> {
    async fn read(
        &self,
        context: &Context<'_>,
        parents: Vec<Uuid>,
    ) -> Result<(HashMap<Uuid, Arc<Page<U>>>, HashMap<Uuid, i64>)> {
        let (loaders, planned) = (context.loaders(), &self.planned);
        planned.asked.check(loaders.db(), &planned.permit).await?;
        let pages = loaders.pages(&planned.permit, self.edge, &planned.request, parents.clone());
        let totals = async {
            match planned.selection.total() {
                Some(Total { cap }) => {
                    loaders.counts(&planned.permit, self.edge, &planned.request.condition, cap, parents).await
                }
                None => Ok(HashMap::new()),
            }
        };
        futures_util::try_join!(pages, totals)
    }
}

impl<T: Row + Object, U: Model + Object> PlannedLink<T> for PlannedByParent<'_, U> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        let parents = rows.iter().map(|record| record.row.id()).collect();
        async move {
            match self.read(context, parents).await {
                Ok((pages, totals)) => {
                    self.planned.load_rows(context, pages.values()).await;
                    (self.pages, self.totals) = (pages, totals);
                }
                Err(error) => context.report(&self.planned.place.path, self.planned.place.pos, error),
            }
        }
        .boxed()
    }

    fn write(&self, record: &Record<T>, out: &mut Json) {
        let id = record.row.id();
        out.optional(self.pages.get(&id), |out, page| {
            self.planned.selection.write(page, &self.planned.request, self.totals.get(&id).copied(), out);
        });
    }
}
