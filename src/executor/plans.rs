//! The plan of one level: what its selection needs, and how its rows are written.

use async_graphql::{Pos, Positioned, parser::types::SelectionSet};
use futures_util::{FutureExt, future::BoxFuture, future::join_all};

use crate::{
    db::rows::{Record, Shape},
    error::{Code, Error, Result},
    executor::{
        Context, Json, Object, Path, PlannedLink,
        fields::{Leaf, Resolve},
        selections::{Selected, collect},
    },
};

/// The selected fields of one level of objects of `T`.
pub struct Plan<'a, T: Object> {
    entries: Vec<Entry<'a, T>>,
    refusals: Vec<Refusal>,
}

struct Entry<'a, T: 'static> {
    key: &'a str,
    what: What<'a, T>,
}

enum What<'a, T: 'static> {
    TypeName,
    Leaf(&'static Leaf<T>),
    Link(Box<dyn PlannedLink<T> + 'a>),
    /// Refused before anything was read.
    Null,
}

struct Refusal {
    path: Path,
    pos: Pos,
    error: Error,
}

impl<'a, T: Object> Plan<'a, T> {
    /// Plans what `sets` select, and adds to `shape` what the statement of the level must read.
    /// A field the viewer may not read is null with its refusal; an argument that cannot be used fails the plan.
    pub fn new(
        context: &Context<'a>,
        sets: &[&'a Positioned<SelectionSet>],
        path: Option<&Path>,
        shape: &mut Shape,
    ) -> Result<Self> {
        Self::of(context, &collect(context, T::NAME, sets), path, shape)
    }

    pub(super) fn of(
        context: &Context<'a>,
        selected: &[Selected<'a>],
        path: Option<&Path>,
        shape: &mut Shape,
    ) -> Result<Self> {
        let mut plan = Self { entries: Vec::with_capacity(selected.len()), refusals: Vec::new() };
        for selected in selected {
            let what = match plan_field::<T>(context, selected, path, shape) {
                Ok(what) => what,
                Err(error) if matches!(error.code, Code::Forbidden | Code::Unauthenticated) => {
                    let path = Path::field(path, selected.key);
                    plan.refusals.push(Refusal { path, pos: selected.node.pos, error });
                    What::Null
                }
                Err(error) => return Err(error),
            };
            plan.entries.push(Entry { key: selected.key, what });
        }
        Ok(plan)
    }

    /// Loads the links of all `rows`, concurrently, each in one statement.
    pub fn load<'s>(&'s mut self, context: &'s Context<'_>, rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        if rows.is_empty() {
            return futures_util::future::ready(()).boxed();
        }
        for refusal in self.refusals.drain(..) {
            context.report(&refusal.path, refusal.pos, refusal.error);
        }
        let links = self.entries.iter_mut().filter_map(|entry| match &mut entry.what {
            What::Link(link) if link.needs_load() => Some(link.load(context, rows)),
            _ => None,
        });
        let mut links: Vec<_> = links.collect();
        match links.len() {
            0 => futures_util::future::ready(()).boxed(),
            1 => links.swap_remove(0),
            _ => join_all(links).map(|_| ()).boxed(),
        }
    }

    /// Whether `load` has anything to do.
    pub fn needs_load(&self) -> bool {
        !self.refusals.is_empty()
            || self.entries.iter().any(|entry| matches!(&entry.what, What::Link(link) if link.needs_load()))
    }

    /// Writes one object.
    pub fn write(&self, record: &Record<T>, out: &mut Json) {
        out.byte(b'{');
        for (index, entry) in self.entries.iter().enumerate() {
            if index > 0 {
                out.byte(b',');
            }
            out.key(entry.key);
            match &entry.what {
                What::TypeName => out.text(T::NAME),
                What::Leaf(leaf) => leaf.write(T::NAME, &record.row, out),
                What::Link(link) => link.write(record, out),
                What::Null => out.null(),
            }
        }
        out.byte(b'}');
    }

    /// Writes the value of a root field alone.
    pub(super) fn write_values(&self, record: &Record<T>, out: &mut Json) {
        for entry in &self.entries {
            match &entry.what {
                What::Link(link) => link.write(record, out),
                What::Leaf(leaf) => leaf.write(T::NAME, &record.row, out),
                What::TypeName | What::Null => out.null(),
            }
        }
    }
}

fn plan_field<'a, T: Object>(
    context: &Context<'a>,
    selected: &Selected<'a>,
    path: Option<&Path>,
    shape: &mut Shape,
) -> Result<What<'a, T>> {
    if selected.name == "__typename" {
        return Ok(What::TypeName);
    }
    let field = T::fields()
        .get(selected.name)
        .ok_or_else(|| Error::internal(format!("{} has no field {}", T::NAME, selected.name)))?;
    if T::IS_NODE && !context.may_read(T::NAME, field.name) {
        let holder = context.viewer()?.holder();
        return Err(Error::forbidden(format!("{holder} has no right to read {}.{}.", T::NAME, field.name)));
    }
    match &field.resolve {
        Resolve::Leaf(columns, leaf) => {
            shape.columns = shape.columns.and(*columns);
            Ok(What::Leaf(leaf))
        }
        Resolve::Link(link) => {
            let path = Path::field(path, selected.key);
            Ok(What::Link(link.plan(context, selected, &path, shape)?))
        }
    }
}
