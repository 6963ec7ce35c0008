//! Values of any shape that are stored sealed, and opened when they are read.

use std::collections::HashMap;

use async_graphql::registry::Registry;
use futures_util::{FutureExt, future::BoxFuture};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    auth::{Sealer, keys::KeyRing},
    db::rows::{Columns, Record, Row, Shape},
    error::Result,
    executor::{Context, Json, Link, Object, Path, PlannedLink, Selected, TextScalar, links::Place},
};

/// A field of sealed values.
pub(super) struct Opened<T> {
    pub columns: Columns,
    /// What opens them.
    pub sealer: fn(&KeyRing) -> Result<Sealer>,
    /// The values of a row, opened; none where nothing is stored.
    pub open: fn(&Sealer, &T) -> Result<Option<Value>>,
}

impl<T: Row + Object> Link<T> for Opened<T> {
    fn register(&self, registry: &mut Registry) -> String {
        TextScalar::JSON.register(registry)
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        shape.columns = shape.columns.and(self.columns);
        let sealer = (self.sealer)(context.keys()?)?;
        let place = Place::new(path, selected);
        Ok(Box::new(PlannedOpened { sealer, open: self.open, place, opened: HashMap::new() }))
    }
}

struct PlannedOpened<T> {
    sealer: Sealer,
    open: fn(&Sealer, &T) -> Result<Option<Value>>,
    place: Place,
    opened: HashMap<Uuid, Value>,
}

impl<T: Row + Object> PlannedLink<T> for PlannedOpened<T> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        async move {
            for record in rows {
                match (self.open)(&self.sealer, &record.row) {
                    Ok(value) => drop(value.map(|value| self.opened.insert(record.row.id(), value))),
                    Err(error) => context.report(&self.place.path, self.place.pos, error),
                }
            }
        }
        .boxed()
    }

    fn write(&self, record: &Record<T>, out: &mut Json) {
        out.optional(self.opened.get(&record.row.id()), |out, value| out.raw(&value.to_string()));
    }
}
