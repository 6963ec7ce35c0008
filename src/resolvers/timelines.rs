//! Timelines: what happened with a client, notes and deals in one list.
//!
//! Each source is read in its own order from the same cursor, one statement each; merging them and keeping the first
//! rows gives the page of the whole.

use std::{cmp::Reverse, collections::HashMap, sync::Arc};

use async_graphql::{Pos, Positioned, parser::types::SelectionSet, registry::Registry};
use futures_util::{FutureExt, future::BoxFuture};
use uuid::Uuid;

use crate::{
    auth::Permit,
    db::{
        conditions::Condition,
        orders::{Direction, Order, OrderKey, OrderTerm},
        rows::{Record, Row, Shape},
        select::Edge,
    },
    error::{Code, Error, Result},
    executor::{
        Argument, Context, Json, Link, Path, Plan, PlannedLink, Selected, collect, object, page_size, read_argument,
        register_connection, register_union, text_argument, write_page_info,
    },
    models::{
        Bounds, Model, Page, PageRequest,
        clients::Client,
        deals::{self, Deal},
        notes::{self, Note},
    },
};

const ITEM: &str = "TimelineItem";

/// Items when the caller names no number.
const DEFAULT_ITEMS: i32 = 25;

/// The order of a timeline, newest first; its cursors hold the time and the id of an item of any type.
const NEWEST: OrderKey =
    OrderKey { name: "TIMELINE", expression: "", cast: "timestamptz", description: "when it happened" };

/// Notes and deals of a client, newest first.
pub struct Timeline;

impl Link<Client> for Timeline {
    fn register(&self, registry: &mut Registry) -> String {
        let members = vec![object::<Note>(registry), object::<Deal>(registry)];
        register_union(registry, ITEM, "What a timeline holds: a note, or a deal by its creation.", members);
        register_connection(registry, ITEM)
    }

    fn arguments(&self) -> Vec<Argument> {
        vec![
            Argument::of::<Option<i32>>("first", "Number of items, 1 to 100. Default: 25."),
            Argument::of::<Option<String>>("after", "Cursor of the item the page follows."),
        ]
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<Client> + 'a>> {
        let first = read_argument::<Option<i32>>(context, selected, "first")?.unwrap_or(DEFAULT_ITEMS);
        let size = page_size("first", first)?;
        let order = Order::new(vec![OrderTerm::new(&NEWEST, Direction::Descending)]);
        let cursor = text_argument(context, selected, "after")?.map(|after| order.parse_cursor(&after)).transpose()?;
        let mut shapes = (Shape::default(), Shape::default());
        let fields = plan_fields(context, &selected.sets, path, &mut shapes)?;
        let request = |shape, key| PageRequest {
            shape,
            condition: Condition::ALWAYS,
            order: Order::new(vec![OrderTerm::new(key, Direction::Descending)]),
            bounds: Bounds::First(size),
            cursor: cursor.clone(),
            with_keys: true,
        };
        let notes = Source::new(context, notes::BY_CLIENT, request(shapes.0, order_of::<Note>("HAPPENED_AT")?))?;
        let deals = Source::new(context, deals::BY_CLIENT, request(shapes.1, order_of::<Deal>("CREATED_AT")?))?;
        let place = (path.clone(), selected.node.pos);
        Ok(Box::new(PlannedTimeline { notes, deals, order, size: size as usize, fields, place, pages: HashMap::new() }))
    }
}

fn order_of<M: Model>(name: &str) -> Result<&'static OrderKey> {
    M::ORDERS.iter().find(|order| order.name == name).ok_or_else(|| Error::internal("a timeline without order"))
}

/// Where the items of one type come from; none when the viewer may not read them.
struct Source<U> {
    permit: Option<Permit<U>>,
    edge: Edge,
    request: PageRequest,
}

impl<U: Model> Source<U> {
    fn new(context: &Context<'_>, edge: Edge, request: PageRequest) -> Result<Self> {
        match context.permit::<U>() {
            Ok(permit) => Ok(Self { permit: Some(permit), edge, request }),
            Err(error) if error.code == Code::Forbidden => Ok(Self { permit: None, edge, request }),
            Err(error) => Err(error),
        }
    }

    async fn load(&self, context: &Context<'_>, parents: Vec<Uuid>) -> Result<HashMap<Uuid, Arc<Page<U>>>> {
        match &self.permit {
            Some(permit) => context.loaders().pages(permit, self.edge, &self.request, parents).await,
            None => Ok(HashMap::new()),
        }
    }
}

enum Item {
    Note(Arc<Record<Note>>),
    Deal(Arc<Record<Deal>>),
}

/// The items of one client: their keys, newest first.
struct Merged {
    items: Vec<(Vec<String>, Item)>,
    has_next: bool,
    has_previous: bool,
}

/// The plans of the items' types below one selection.
struct Items<'a> {
    notes: Plan<'a, Note>,
    deals: Plan<'a, Deal>,
}

impl<'a> Items<'a> {
    fn new(
        context: &Context<'a>,
        sets: &[&'a Positioned<SelectionSet>],
        path: &Path,
        shapes: &mut (Shape, Shape),
    ) -> Result<Self> {
        let notes = Plan::new(context, sets, Some(path), &mut shapes.0)?;
        let deals = Plan::new(context, sets, Some(path), &mut shapes.1)?;
        Ok(Self { notes, deals })
    }

    async fn load(&mut self, context: &Context<'_>, pages: &HashMap<Uuid, Merged>) {
        let (mut notes, mut deals) = (Vec::new(), Vec::new());
        for (_, item) in pages.values().flat_map(|page| &page.items) {
            match item {
                Item::Note(note) => notes.push(note.as_ref()),
                Item::Deal(deal) => deals.push(deal.as_ref()),
            }
        }
        futures_util::join!(self.notes.load(context, &notes), self.deals.load(context, &deals));
    }

    fn write(&self, item: &Item, out: &mut Json) {
        match item {
            Item::Note(note) => self.notes.write(note, out),
            Item::Deal(deal) => self.deals.write(deal, out),
        }
    }
}

enum Field<'a> {
    TypeName(&'static str),
    Cursor,
    Nodes(Items<'a>),
    Node(Items<'a>),
    Edges(Vec<(&'a str, Field<'a>)>),
    PageInfo(Vec<(&'a str, &'a str)>),
}

fn plan_fields<'a>(
    context: &Context<'a>,
    sets: &[&'a Positioned<SelectionSet>],
    path: &Path,
    shapes: &mut (Shape, Shape),
) -> Result<Vec<(&'a str, Field<'a>)>> {
    let mut fields = Vec::new();
    for selected in collect(context, "TimelineItemConnection", sets) {
        let path = Path::field(Some(path), selected.key);
        let field = match selected.name {
            "nodes" => Field::Nodes(Items::new(context, &selected.sets, &path.first_item(), shapes)?),
            "edges" => Field::Edges(plan_edges(context, &selected.sets, &path.first_item(), shapes)?),
            "pageInfo" => {
                let names = collect(context, "PageInfo", &selected.sets);
                Field::PageInfo(names.into_iter().map(|selected| (selected.key, selected.name)).collect())
            }
            _ => Field::TypeName("TimelineItemConnection"),
        };
        fields.push((selected.key, field));
    }
    Ok(fields)
}

fn plan_edges<'a>(
    context: &Context<'a>,
    sets: &[&'a Positioned<SelectionSet>],
    path: &Path,
    shapes: &mut (Shape, Shape),
) -> Result<Vec<(&'a str, Field<'a>)>> {
    let mut fields = Vec::new();
    for selected in collect(context, "TimelineItemEdge", sets) {
        let field = match selected.name {
            "cursor" => Field::Cursor,
            "node" => {
                let path = Path::field(Some(path), selected.key);
                Field::Node(Items::new(context, &selected.sets, &path, shapes)?)
            }
            _ => Field::TypeName("TimelineItemEdge"),
        };
        fields.push((selected.key, field));
    }
    Ok(fields)
}

struct PlannedTimeline<'a> {
    notes: Source<Note>,
    deals: Source<Deal>,
    order: Order,
    size: usize,
    fields: Vec<(&'a str, Field<'a>)>,
    place: (Path, Pos),
    pages: HashMap<Uuid, Merged>,
}

impl PlannedTimeline<'_> {
    async fn read(&self, context: &Context<'_>, parents: Vec<Uuid>) -> Result<HashMap<Uuid, Merged>> {
        let (notes, deals) = futures_util::try_join!(
            self.notes.load(context, parents.clone()),
            self.deals.load(context, parents.clone())
        )?;
        Ok(parents.into_iter().map(|id| (id, self.merge(notes.get(&id), deals.get(&id)))).collect())
    }

    fn merge(&self, notes: Option<&Arc<Page<Note>>>, deals: Option<&Arc<Page<Deal>>>) -> Merged {
        let mut items = Vec::new();
        if let Some(page) = notes {
            let notes = page.records.iter().cloned().map(Item::Note);
            items.extend(page.keys.iter().cloned().zip(notes));
        }
        if let Some(page) = deals {
            let deals = page.records.iter().cloned().map(Item::Deal);
            items.extend(page.keys.iter().cloned().zip(deals));
        }
        // Times of one zone and ids, both as PostgreSQL writes them, sort as text as they do as values.
        items.sort_by(|left, right| Reverse(&left.0).cmp(&Reverse(&right.0)));
        let more = notes.is_some_and(|page| page.has_next) || deals.is_some_and(|page| page.has_next);
        let has_next = more || items.len() > self.size;
        items.truncate(self.size);
        Merged { items, has_next, has_previous: self.notes.request.cursor.is_some() }
    }

    fn write_fields(&self, fields: &[(&str, Field<'_>)], page: &Merged, item: Option<usize>, out: &mut Json) {
        out.byte(b'{');
        for (index, (key, field)) in fields.iter().enumerate() {
            if index > 0 {
                out.byte(b',');
            }
            out.key(key);
            let one = item.and_then(|item| page.items.get(item));
            match field {
                Field::TypeName(name) => out.text(name),
                Field::Cursor => out.optional(one, |out, (keys, _)| out.text(&self.order.cursor(keys))),
                Field::Node(items) => out.optional(one, |out, (_, item)| items.write(item, out)),
                Field::Nodes(items) => out.array(&page.items, |out, (_, item)| items.write(item, out)),
                Field::Edges(fields) => {
                    out.array(0..page.items.len(), |out, item| self.write_fields(fields, page, Some(item), out));
                }
                Field::PageInfo(names) => {
                    let keys = |entry: Option<&(Vec<String>, Item)>| entry.map(|(keys, _)| self.order.cursor(keys));
                    let ends = (keys(page.items.first()), keys(page.items.last()));
                    write_page_info(names, (page.has_next, page.has_previous), ends, out);
                }
            }
        }
        out.byte(b'}');
    }
}

impl PlannedLink<Client> for PlannedTimeline<'_> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, rows: &'s [&'s Record<Client>]) -> BoxFuture<'s, ()> {
        let parents = rows.iter().map(|record| record.row.id()).collect();
        async move {
            let pages = match self.read(context, parents).await {
                Ok(pages) => pages,
                Err(error) => return context.report(&self.place.0, self.place.1, error),
            };
            for (_, field) in &mut self.fields {
                match field {
                    Field::Nodes(items) => items.load(context, &pages).await,
                    Field::Edges(edges) => {
                        for (_, field) in edges {
                            if let Field::Node(items) = field {
                                items.load(context, &pages).await;
                            }
                        }
                    }
                    _ => {}
                }
            }
            self.pages = pages;
        }
        .boxed()
    }

    fn write(&self, record: &Record<Client>, out: &mut Json) {
        out.optional(self.pages.get(&record.row.id()), |out, page| self.write_fields(&self.fields, page, None, out));
    }
}
