//! Timelines: what happened with a client, notes, deals and changes in one list.
//!
//! Each source is read in its own order from the same cursor, one statement each; merging them and keeping the first
//! rows gives the page of the whole.

use std::{cmp::Reverse, collections::HashMap, sync::Arc};

use async_graphql::{Pos, Positioned, parser::types::SelectionSet, registry::Registry};
use futures_util::{FutureExt, future::BoxFuture};
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::Condition,
        filters::Choice,
        orders::{Direction, Order, OrderKey, OrderTerm},
        rows::{Record, Row, Shape},
        select::Edge,
    },
    error::{Code, Error, Result},
    executor::{
        Argument, ChoiceList, Context, Json, Link, Path, Plan, PlannedLink, Selected, collect, object, page_arguments,
        read_argument, read_page, register_connection, register_union, write_page_info,
    },
    models::{
        Bounds, Model, Page, PageRequest,
        clients::Client,
        deals::{self, Deal},
        notes::{self, Note},
        record_changes::{self, RecordChange},
    },
};

const ITEM: &str = "TimelineItem";

/// The order of a timeline, newest first; its cursors hold the time and the id of an item of any type.
const NEWEST: OrderKey =
    OrderKey { name: "TIMELINE", expression: "", cast: "timestamptz", description: "when it happened" };

static KINDS: Choice = Choice {
    name: "TimelineKind",
    description: "What an item of a timeline is.",
    values: &[
        ("NOTE", NOTE, "A note, call, meeting, e-mail or task."),
        ("DEAL", DEAL, "A deal, by its creation."),
        ("CHANGE", CHANGE, "A change of the client, of one of its contacts, or of the stage of one of its deals."),
    ],
};

const NOTE: &str = "note";
const DEAL: &str = "deal";
const CHANGE: &str = "change";

/// What happened with a client, newest first.
pub struct Timeline;

impl Link<Client> for Timeline {
    fn register(&self, registry: &mut Registry) -> String {
        let members = vec![object::<Note>(registry), object::<Deal>(registry), object::<RecordChange>(registry)];
        let description =
            "What a timeline holds: a note by when it happened, a deal by its creation, a change by its time.";
        register_union(registry, ITEM, description, members);
        register_connection(registry, ITEM)
    }

    fn arguments(&self) -> Vec<Argument> {
        let kinds = Argument {
            name: "kinds",
            description: "Items of these kinds alone. Default: all.",
            type_of: |registry| ChoiceList::register(registry, &KINDS),
        };
        std::iter::once(kinds).chain(page_arguments()).collect()
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<Client> + 'a>> {
        let kinds = read_argument::<Option<ChoiceList>>(context, selected, "kinds")?;
        let kinds = kinds.map(|kinds| kinds.stored(&KINDS));
        if kinds.as_ref().is_some_and(Vec::is_empty) {
            return Err(Error::bad_input("Argument `kinds`: name one kind at least, or none for all."));
        }
        let wants = |kind| kinds.as_ref().is_none_or(|kinds| kinds.contains(&kind));
        let order = Order::new(vec![OrderTerm::new(&NEWEST, Direction::Descending)]);
        let (bounds, cursor) = read_page(context, selected, &order)?;
        let mut shapes = Shapes::default();
        let fields = plan_fields(context, &selected.sets, path, &mut shapes)?;
        let request = |shape, key, condition| PageRequest {
            shape,
            condition,
            order: Order::new(vec![OrderTerm::new(key, Direction::Descending)]),
            bounds,
            cursor: cursor.clone(),
            with_keys: true,
        };
        let notes = request(shapes.notes, order_of::<Note>("HAPPENED_AT")?, Condition::ALWAYS);
        let deals = request(shapes.deals, order_of::<Deal>("CREATED_AT")?, Condition::ALWAYS);
        let (contacts_read, deals_read) = (readable(context)?, readable(context)?);
        let condition = record_changes::of_readable(contacts_read.as_ref(), deals_read.as_ref());
        let changes = request(shapes.changes, order_of::<RecordChange>("OCCURRED_AT")?, condition);
        Ok(Box::new(PlannedTimeline {
            notes: Source::new(context, notes::BY_CLIENT, notes, wants(NOTE))?,
            deals: Source::new(context, deals::BY_CLIENT, deals, wants(DEAL))?,
            changes: Source::new(context, record_changes::ON_TIMELINE, changes, wants(CHANGE))?,
            order,
            bounds,
            fields,
            place: (path.clone(), selected.node.pos),
            pages: HashMap::new(),
        }))
    }
}

fn order_of<M: Model>(name: &str) -> Result<&'static OrderKey> {
    M::ORDERS.iter().find(|order| order.name == name).ok_or_else(|| Error::internal("a timeline without order"))
}

/// The permit to read records of a type; none when the viewer may not.
fn readable<R: Resource>(context: &Context<'_>) -> Result<Option<Permit<R>>> {
    match context.permit::<R>() {
        Ok(permit) => Ok(Some(permit)),
        Err(error) if error.code == Code::Forbidden => Ok(None),
        Err(error) => Err(error),
    }
}

/// Where the items of one type come from; none when the viewer may not read them or has not asked for them.
struct Source<U> {
    permit: Option<Permit<U>>,
    edge: Edge,
    request: PageRequest,
}

impl<U: Model> Source<U> {
    fn new(context: &Context<'_>, edge: Edge, request: PageRequest, is_wanted: bool) -> Result<Self> {
        let permit = if is_wanted { readable(context)? } else { None };
        Ok(Self { permit, edge, request })
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
    Change(Arc<Record<RecordChange>>),
}

/// What the statement of each source reads.
#[derive(Default)]
struct Shapes {
    notes: Shape,
    deals: Shape,
    changes: Shape,
}

/// The items of one client: their keys, newest first.
#[derive(Default)]
struct Merged {
    items: Vec<(Vec<String>, Item)>,
    has_next: bool,
    has_previous: bool,
}

impl Merged {
    /// Adds the page of one source.
    fn take<U>(&mut self, page: Option<&Arc<Page<U>>>, item: fn(Arc<Record<U>>) -> Item) {
        if let Some(page) = page {
            self.items.extend(page.keys.iter().cloned().zip(page.records.iter().cloned().map(item)));
            self.has_next |= page.has_next;
            self.has_previous |= page.has_previous;
        }
    }

    /// Puts the items in order and leaves those of the page.
    fn cut(&mut self, bounds: Bounds) {
        // Times of one zone and ids, both as PostgreSQL writes them, sort as text as they do as values.
        self.items.sort_by(|left, right| Reverse(&left.0).cmp(&Reverse(&right.0)));
        match bounds {
            Bounds::First(size) => {
                self.has_next |= self.items.len() > size as usize;
                self.items.truncate(size as usize);
            }
            Bounds::Last(size) => {
                let more = self.items.len().saturating_sub(size as usize);
                self.has_previous |= more > 0;
                self.items.drain(..more);
            }
        }
    }
}

/// The plans of the items' types below one selection.
struct Items<'a> {
    notes: Plan<'a, Note>,
    deals: Plan<'a, Deal>,
    changes: Plan<'a, RecordChange>,
}

impl<'a> Items<'a> {
    fn new(
        context: &Context<'a>,
        sets: &[&'a Positioned<SelectionSet>],
        path: &Path,
        shapes: &mut Shapes,
    ) -> Result<Self> {
        let notes = Plan::new(context, sets, Some(path), &mut shapes.notes)?;
        let deals = Plan::new(context, sets, Some(path), &mut shapes.deals)?;
        let changes = Plan::new(context, sets, Some(path), &mut shapes.changes)?;
        Ok(Self { notes, deals, changes })
    }

    async fn load(&mut self, context: &Context<'_>, pages: &HashMap<Uuid, Merged>) {
        let (mut notes, mut deals, mut changes) = (Vec::new(), Vec::new(), Vec::new());
        for (_, item) in pages.values().flat_map(|page| &page.items) {
            match item {
                Item::Note(note) => notes.push(note.as_ref()),
                Item::Deal(deal) => deals.push(deal.as_ref()),
                Item::Change(change) => changes.push(change.as_ref()),
            }
        }
        futures_util::join!(
            self.notes.load(context, &notes),
            self.deals.load(context, &deals),
            self.changes.load(context, &changes)
        );
    }

    fn write(&self, item: &Item, out: &mut Json) {
        match item {
            Item::Note(note) => self.notes.write(note, out),
            Item::Deal(deal) => self.deals.write(deal, out),
            Item::Change(change) => self.changes.write(change, out),
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
    shapes: &mut Shapes,
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
    shapes: &mut Shapes,
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
    changes: Source<RecordChange>,
    order: Order,
    bounds: Bounds,
    fields: Vec<(&'a str, Field<'a>)>,
    place: (Path, Pos),
    pages: HashMap<Uuid, Merged>,
}

impl PlannedTimeline<'_> {
    async fn read(&self, context: &Context<'_>, parents: Vec<Uuid>) -> Result<HashMap<Uuid, Merged>> {
        let (notes, deals, changes) = futures_util::try_join!(
            self.notes.load(context, parents.clone()),
            self.deals.load(context, parents.clone()),
            self.changes.load(context, parents.clone())
        )?;
        let merge = |id: Uuid| {
            let mut merged = Merged::default();
            merged.take(notes.get(&id), Item::Note);
            merged.take(deals.get(&id), Item::Deal);
            merged.take(changes.get(&id), Item::Change);
            merged.cut(self.bounds);
            (id, merged)
        };
        Ok(parents.into_iter().map(merge).collect())
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
