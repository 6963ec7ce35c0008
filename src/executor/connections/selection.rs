//! What is selected of a connection: nodes, edges, page info, total.

use async_graphql::{
    OutputType, Positioned,
    parser::types::SelectionSet,
    registry::{MetaField, Registry},
};

use crate::{
    db::{
        orders::Order,
        rows::{Record, Shape},
    },
    error::Result,
    executor::{Context, Json, Object, Path, Plan, arguments, registry, selections::collect},
    models::{Page, PageRequest, lists::COUNT_CAP},
};

/// Registers `ClientConnection`, `ClientEdge` and what they need.
pub fn register<U: Object>(registry: &mut Registry) -> String {
    let name = format!("{}Connection", U::NAME);
    if !registry.types.contains_key(&name) {
        // The name must be taken before the node is registered, whose fields may lead back here.
        registry::plain_object(registry, &name, "", Vec::new());
        registry::object::<U>(registry);
        let mut total = registry::field(
            "totalCount",
            "TotalCount",
            "How many records the whole list has; counted only when selected.",
        );
        total.args = registry::arguments(registry, &[exact_argument()]);
        register_pages(registry, U::NAME, Some(total));
    }
    name
}

/// Registers the connection of a type that is registered already, such as a union; its records are not counted.
pub fn register_uncounted(registry: &mut Registry, node: &str) -> String {
    register_pages(registry, node, None);
    format!("{node}Connection")
}

fn register_pages(registry: &mut Registry, node: &str, total: Option<MetaField>) {
    let edge = format!("{node}Edge");
    let edge_fields = vec![
        registry::field("cursor", "String!", "Names the place of the record in the list, for `after` and `before`."),
        registry::field("node", format!("{node}!"), "The record."),
    ];
    registry::plain_object(registry, &edge, "A record and its place in the list.", edge_fields);
    register_page_info(registry);
    let mut fields = vec![
        registry::field("edges", format!("[{edge}!]!"), "The records of the page with their cursors."),
        registry::field("nodes", format!("[{node}!]!"), "The records of the page."),
        registry::field("pageInfo", "PageInfo!", "Whether there are more, and where they begin."),
    ];
    fields.extend(total);
    registry::plain_object(registry, &format!("{node}Connection"), "A page of a list.", fields);
}

fn exact_argument() -> arguments::Argument {
    arguments::Argument {
        name: "exact",
        description: "Count to the end, however long it takes. Without it counting stops at 10,000.",
        type_of: |registry| <Option<bool> as async_graphql::InputType>::create_type_info(registry),
    }
}

fn register_page_info(registry: &mut Registry) {
    <bool as OutputType>::create_type_info(registry);
    <i32 as OutputType>::create_type_info(registry);
    <String as OutputType>::create_type_info(registry);
    let page_info = vec![
        registry::field("hasNextPage", "Boolean!", "Whether records follow the page."),
        registry::field("hasPreviousPage", "Boolean!", "Whether records precede the page."),
        registry::field("startCursor", "String", "Cursor of the first record of the page; null when it is empty."),
        registry::field("endCursor", "String", "Cursor of the last record of the page; null when it is empty."),
    ];
    registry::plain_object(registry, "PageInfo", "Where a page stands in its list.", page_info);
    let total = vec![
        registry::field("count", "Int!", "Number of records."),
        registry::field("isExact", "Boolean!", "False where counting stopped: there are more than `count`."),
    ];
    registry::plain_object(registry, "TotalCount", "How many records a list has.", total);
}

/// The selected fields of a connection.
pub struct Selection<'a, U: Object> {
    fields: Vec<(&'a str, Field<'a, U>)>,
}

enum Field<'a, U: Object> {
    TypeName,
    Nodes(Plan<'a, U>),
    Edges(Vec<(&'a str, EdgeField<'a, U>)>),
    PageInfo(Vec<(&'a str, &'a str)>),
    TotalCount(Total, Vec<(&'a str, &'a str)>),
}

enum EdgeField<'a, U: Object> {
    TypeName,
    Cursor,
    Node(Plan<'a, U>),
}

/// A total to count.
#[derive(Clone, Copy)]
pub struct Total {
    /// Where counting stops; none for an exact total.
    pub cap: Option<i64>,
}

impl<'a, U: Object> Selection<'a, U> {
    pub fn new(
        context: &Context<'a>,
        sets: &[&'a Positioned<SelectionSet>],
        path: &Path,
        shape: &mut Shape,
    ) -> Result<Self> {
        let name = format!("{}Connection", U::NAME);
        let mut fields = Vec::new();
        for selected in collect(context, &name, sets) {
            let path = Path::field(Some(path), selected.key);
            let field = match selected.name {
                "nodes" => Field::Nodes(Plan::new(context, &selected.sets, Some(&path.first_item()), shape)?),
                "edges" => Field::Edges(plan_edges(context, &selected.sets, &path.first_item(), shape)?),
                "pageInfo" => Field::PageInfo(names(context, "PageInfo", &selected.sets)),
                "totalCount" => {
                    let exact = arguments::read::<Option<bool>>(context, &selected, "exact")?.unwrap_or(false);
                    let total = Total { cap: (!exact).then_some(COUNT_CAP) };
                    Field::TotalCount(total, names(context, "TotalCount", &selected.sets))
                }
                _ => Field::TypeName,
            };
            fields.push((selected.key, field));
        }
        Ok(Self { fields })
    }

    /// Whether some selected field needs the rows at all.
    pub fn wants_rows(&self) -> bool {
        self.fields.iter().any(|(_, field)| !matches!(field, Field::TypeName | Field::TotalCount(..)))
    }

    /// Whether cursors are selected, so that the statement must read the keys of the order.
    pub fn wants_keys(&self) -> bool {
        self.fields.iter().any(|(_, field)| match field {
            Field::Edges(edges) => edges.iter().any(|(_, field)| matches!(field, EdgeField::Cursor)),
            Field::PageInfo(names) => names.iter().any(|(_, name)| matches!(*name, "startCursor" | "endCursor")),
            _ => false,
        })
    }

    /// The total to count, if one is selected; the uncapped one where two selections differ.
    pub fn total(&self) -> Option<Total> {
        let totals = self.fields.iter().filter_map(|(_, field)| match field {
            Field::TotalCount(total, _) => Some(*total),
            _ => None,
        });
        totals.reduce(|left, right| Total { cap: left.cap.and(right.cap) })
    }

    pub async fn load(&mut self, context: &Context<'_>, rows: &[&Record<U>]) {
        for (_, field) in &mut self.fields {
            match field {
                Field::Nodes(plan) if plan.needs_load() => plan.load(context, rows).await,
                Field::Edges(edges) => {
                    for (_, field) in edges {
                        if let EdgeField::Node(plan) = field
                            && plan.needs_load()
                        {
                            plan.load(context, rows).await;
                        }
                    }
                }
                _ => {}
            }
        }
    }

    pub fn write(&self, page: &Page<U>, request: &PageRequest, total: Option<i64>, out: &mut Json) {
        out.byte(b'{');
        for (index, (key, field)) in self.fields.iter().enumerate() {
            if index > 0 {
                out.byte(b',');
            }
            out.key(key);
            match field {
                Field::TypeName => out.text(&format!("{}Connection", U::NAME)),
                Field::Nodes(plan) => out.array(&page.records, |out, record| plan.write(record, out)),
                Field::Edges(fields) => write_edges(fields, page, &request.order, out),
                Field::PageInfo(names) => {
                    let cursor = |keys: Option<&Vec<String>>| keys.map(|keys| request.order.cursor(keys));
                    let ends = (cursor(page.keys.first()), cursor(page.keys.last()));
                    write_page_info(names, (page.has_next, page.has_previous), ends, out);
                }
                Field::TotalCount(asked, names) => write_total(names, *asked, total.unwrap_or(0), out),
            }
        }
        out.byte(b'}');
    }
}

fn plan_edges<'a, U: Object>(
    context: &Context<'a>,
    sets: &[&'a Positioned<SelectionSet>],
    path: &Path,
    shape: &mut Shape,
) -> Result<Vec<(&'a str, EdgeField<'a, U>)>> {
    let name = format!("{}Edge", U::NAME);
    let mut fields = Vec::new();
    for selected in collect(context, &name, sets) {
        let field = match selected.name {
            "cursor" => EdgeField::Cursor,
            "node" => {
                let path = Path::field(Some(path), selected.key);
                EdgeField::Node(Plan::new(context, &selected.sets, Some(&path), shape)?)
            }
            _ => EdgeField::TypeName,
        };
        fields.push((selected.key, field));
    }
    Ok(fields)
}

/// Keys and names of the fields of an object without fields of its own to plan.
fn names<'a>(context: &Context<'a>, type_name: &str, sets: &[&'a Positioned<SelectionSet>]) -> Vec<(&'a str, &'a str)> {
    collect(context, type_name, sets).into_iter().map(|selected| (selected.key, selected.name)).collect()
}

fn write_object(names: &[(&str, &str)], out: &mut Json, mut write: impl FnMut(&str, &mut Json)) {
    out.byte(b'{');
    for (index, (key, name)) in names.iter().enumerate() {
        if index > 0 {
            out.byte(b',');
        }
        out.key(key);
        write(name, out);
    }
    out.byte(b'}');
}

fn write_edges<U: Object>(fields: &[(&str, EdgeField<'_, U>)], page: &Page<U>, order: &Order, out: &mut Json) {
    out.array(page.records.iter().enumerate(), |out, (at, record)| {
        out.byte(b'{');
        for (index, (key, field)) in fields.iter().enumerate() {
            if index > 0 {
                out.byte(b',');
            }
            out.key(key);
            match field {
                EdgeField::TypeName => out.text(&format!("{}Edge", U::NAME)),
                EdgeField::Cursor => out.optional(page.keys.get(at), |out, keys| out.text(&order.cursor(keys))),
                EdgeField::Node(plan) => plan.write(record, out),
            }
        }
        out.byte(b'}');
    });
}

/// Writes a `PageInfo`: whether records follow and precede the page, and its first and last cursor.
pub fn write_page_info(
    names: &[(&str, &str)],
    (has_next, has_previous): (bool, bool),
    (start, end): (Option<String>, Option<String>),
    out: &mut Json,
) {
    write_object(names, out, |name, out| match name {
        "hasNextPage" => out.boolean(has_next),
        "hasPreviousPage" => out.boolean(has_previous),
        "startCursor" => out.optional(start.as_deref(), Json::text),
        "endCursor" => out.optional(end.as_deref(), Json::text),
        _ => out.text("PageInfo"),
    });
}

fn write_total(names: &[(&str, &str)], asked: Total, counted: i64, out: &mut Json) {
    let shown = asked.cap.map_or(counted, |cap| counted.min(cap));
    write_object(names, out, |name, out| match name {
        "count" => out.int(shown.min(i64::from(i32::MAX))),
        "isExact" => out.boolean(shown == counted),
        _ => out.text("TotalCount"),
    });
}
