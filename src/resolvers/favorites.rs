//! Favourites in the API.

use std::{collections::HashSet, sync::LazyLock};

use async_graphql::{ID, InputObject, OutputType, Pos, registry::Registry};
use futures_util::{FutureExt, future::BoxFuture};
use uuid::Uuid;

use crate::{
    auth::{Operation, Permit},
    db::rows::{Record, Shape},
    error::Result,
    executor::{Context, Fields, Json, Link, Object, OneOf, Path, Perform, PlannedLink, Selected},
    models::{
        Model,
        clients::Client,
        contacts::Contact,
        deals::Deal,
        favorites::{self, Add, Favorite, Move, Remove, columns as c},
        notes::Note,
        products::Product,
        saved_views::SavedView,
    },
    mutable,
    resolvers::Mutation,
};

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    fields
        .link(
            "favoriteAdd",
            "Adds a record to the viewer's favourites, at their end. One that is among them stays where it is.",
            Perform::new(Operation::Create, |input: FavoriteInput| Ok(Add { record: input.record.0 })),
        )
        .link(
            "favoriteMove",
            "Moves a favourite behind another one, or to the front.",
            Perform::new(Operation::Update, |input: FavoriteMoveInput| {
                Ok(Move { record: input.record.0, after: input.after.map(|after| after.0) })
            }),
        )
        .link(
            "favoriteRemove",
            "Takes a record off the viewer's favourites; one that is not among them is left as it is.",
            Perform::new(Operation::Delete, |input: FavoriteInput| Ok(Remove { record: input.record.0 })),
        )
}

/// A record that is or becomes a favourite of the viewer's.
#[derive(Debug, InputObject)]
struct FavoriteInput {
    /// Id of a client, contact, deal, product, note or saved view.
    record: ID,
}

/// A place among the viewer's favourites.
#[derive(Debug, InputObject)]
struct FavoriteMoveInput {
    /// Id of the record to move.
    record: ID,
    /// Id of the record it is to stand behind; at the front without one.
    after: Option<ID>,
}

mutable!(Favorite, "FavoritePayload", "favorite");

impl Object for Favorite {
    const NAME: &'static str = "Favorite";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Favorite>> = LazyLock::new(|| {
            let record = OneOf::<Favorite>::new(
                "FavoriteRecord",
                "What may be a favourite.",
                c::type_name.and(c::record_id),
                |r| r.type_name.as_deref().zip(r.record_id),
            );
            Fields::<Favorite>::new("A record the viewer keeps at hand.")
                .id(|r| r.id)
                .int("position", c::position, "Grows along the viewer's order; may have gaps.", |r| {
                    r.position.map(i64::from)
                })
                .time("createdAt", c::created_at, "When it was added.", |r| r.created_at)
                .link(
                    "record",
                    "The record.",
                    record
                        .with::<Client>()
                        .with::<Contact>()
                        .with::<Deal>()
                        .with::<Product>()
                        .with::<Note>()
                        .with::<SavedView>(),
                )
        });
        &FIELDS
    }
}

/// Whether the row is among the viewer's favourites: one statement for a level.
pub(super) struct IsFavorite;

impl<T: Object + Model> Link<T> for IsFavorite {
    fn register(&self, registry: &mut Registry) -> String {
        <bool as OutputType>::create_type_info(registry).trim_end_matches('!').to_owned()
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        let permit = context.permit::<Favorite>()?;
        Ok(Box::new(PlannedIsFavorite { permit, place: (path.clone(), selected.node.pos), found: None }))
    }
}

struct PlannedIsFavorite {
    permit: Permit<Favorite>,
    place: (Path, Pos),
    found: Option<HashSet<Uuid>>,
}

impl<T: Object + Model> PlannedLink<T> for PlannedIsFavorite {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        let records = rows.iter().map(|record| record.row.id()).collect();
        async move {
            match favorites::among(context.loaders().db(), &self.permit, T::TYPE_NAME, records).await {
                Ok(found) => self.found = Some(found),
                Err(error) => context.report(&self.place.0, self.place.1, error),
            }
        }
        .boxed()
    }

    fn write(&self, record: &Record<T>, out: &mut Json) {
        out.optional(self.found.as_ref(), |out, found| out.boolean(found.contains(&record.row.id())));
    }
}
