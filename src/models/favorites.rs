//! Favourites: records a user keeps at hand, in an order of their own.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use diesel::{
    OptionalExtension, QueryableByName, sql_query,
    sql_types::{Int4, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource},
    db::{
        Db,
        conditions::{Bind, Condition},
        filters::{Choice, Filter, FilterKind},
        orders::{Direction, OrderKey},
        rows::Shape,
        select::Select,
        writes::Write,
    },
    error::{Error, Result},
    ids,
    models::{
        Model,
        changes::{Actor, Command, Done, Step, Stop, Writable, keep},
        clients::Client,
        contacts::Contact,
        deals::Deal,
        inputs::{Input, Problem, Reference},
        notes::Note,
        products::Product,
        saved_views::SavedView,
        scope,
    },
    row,
};

row! {
    /// A record among a user's favourites.
    pub struct Favorite in "favorites" {
        user_id: Uuid as SqlUuid,
        type_name: String as Text,
        record_id: Uuid as SqlUuid,
        position: i32 as Int4,
        created_at: DateTime<Utc> as Timestamptz,
    }
}

pub static TYPES: Choice = Choice {
    name: "FavoriteType",
    description: "What may be a favourite.",
    values: &[
        ("CLIENT", "Client", "A client."),
        ("CONTACT", "Contact", "A contact."),
        ("DEAL", "Deal", "A deal."),
        ("PRODUCT", "Product", "A product."),
        ("NOTE", "Note", "A note."),
        ("SAVED_VIEW", "SavedView", "A saved view."),
    ],
};

static REFERENCES: [Reference; 6] = [
    Reference::to::<Client>(),
    Reference::to::<Contact>(),
    Reference::to::<Deal>(),
    Reference::to::<Product>(),
    Reference::to::<Note>(),
    Reference::to::<SavedView>(),
];

/// Favourites of one user at most.
const MAX_FAVORITES: i32 = 500;

impl Resource for Favorite {
    const TYPE_NAME: &'static str = "Favorite";
}

impl Model for Favorite {
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const RECENT: &'static str = "@.created_at";
    const ORDERS: &'static [OrderKey] = &[
        OrderKey { name: "POSITION", expression: "@.position", cast: "integer", description: "the user's own order" },
        OrderKey { name: "CREATED_AT", expression: "@.created_at", cast: "timestamptz", description: "addition" },
    ];
    const FILTERS: &'static [Filter] =
        &[Filter::column("type", FilterKind::Choice(&TYPES), "@.type_name", "Type of the record.")];

    /// A user's own whose record they can see: nobody else's, whatever the right reaches.
    fn visible(permit: &Permit<Self>) -> Condition {
        let seen = vec![
            seen::<Client>(permit, "@.type_name = 'Client'"),
            seen::<Contact>(permit, "@.type_name = 'Contact'"),
            seen::<Deal>(permit, "@.type_name = 'Deal'"),
            seen::<Product>(permit, "@.type_name = 'Product'"),
            seen::<Note>(permit, "@.type_name = 'Note'"),
            seen::<SavedView>(permit, "@.type_name = 'SavedView'"),
        ];
        Self::reach(permit).and(Condition::Any(seen))
    }
}

/// The favourites of one type whose record the viewer can see.
fn seen<M: Model>(permit: &Permit<Favorite>, of_type: &'static str) -> Condition {
    let Some(to_read) = permit.to_read::<M>() else { return Condition::NEVER };
    Condition::sql(of_type, []).and(Condition::Refers("@.record_id", M::TABLE, Box::new(M::visible(&to_read))))
}

impl Writable for Favorite {
    const NOUN: &'static str = "favorite";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const INPUTS: &'static [Input] = &[];

    fn reach(permit: &Permit<Self>) -> Condition {
        Condition::sql("@.user_id = ?", [Bind::Uuid(permit.user_id())]).and(scope::named(permit))
    }
}

/// Those of the records that are among the viewer's favourites.
pub async fn among(db: &Db, permit: &Permit<Favorite>, type_name: &str, records: Vec<Uuid>) -> Result<HashSet<Uuid>> {
    let of_type = [Bind::Text(type_name.to_owned()), Bind::Uuids(records)];
    let condition = Favorite::reach(permit).and(Condition::sql("@.type_name = ? AND @.record_id = ANY(?)", of_type));
    let shape = Shape { columns: columns::id.and(columns::record_id), ..Shape::default() };
    let found = Select::from::<Favorite>(shape, condition).load::<Favorite>(&*db.keyed().await?).await?;
    Ok(found.into_iter().filter_map(|found| found.record.row.record_id).collect())
}

/// Adds a record to the actor's favourites, at their end; one that is among them stays where it is.
#[derive(Debug)]
pub struct Add {
    /// Id of the record in the API.
    pub record: String,
}

/// Takes a record off the actor's favourites, if it is among them.
#[derive(Debug)]
pub struct Remove {
    pub record: String,
}

/// Moves a favourite behind another one, or to the front.
#[derive(Debug)]
pub struct Move {
    pub record: String,
    pub after: Option<String>,
}

const INSERT: &str = "INSERT INTO favorites (id, user_id, type_name, record_id, position)
    SELECT $1, $2, $3, $4, coalesce(max(position), 0) + 1 FROM favorites WHERE user_id = $2 HAVING count(*) < $5
    ON CONFLICT (user_id, type_name, record_id) DO NOTHING";

/// The moved one counts as standing where the one before it stands, and just behind it.
const RENUMBER: &str = "UPDATE favorites f SET position = o.place FROM (
      SELECT id, row_number() OVER (ORDER BY CASE WHEN id = $2 THEN $3 ELSE position END, id = $2, id)::int AS place
      FROM favorites WHERE user_id = $1) o
    WHERE f.id = o.id AND f.position <> o.place";

#[derive(Debug, QueryableByName)]
struct Place {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Int4)]
    position: i32,
}

impl Command for Add {
    type Noun = Favorite;
    type Done = Done;

    async fn apply(self, connection: &mut AsyncPgConnection, actor: &Actor, _permit: &Permit<Favorite>) -> Step<Done> {
        let (reference, record) = read("record", &self.record)?;
        keep(connection, actor, "record", reference, record).await?;
        line_up(connection, actor).await?;
        sql_query(INSERT)
            .bind::<SqlUuid, _>(ids::new_id())
            .bind::<SqlUuid, _>(actor.viewer.user_id)
            .bind::<Text, _>(reference.type_name)
            .bind::<SqlUuid, _>(record)
            .bind::<Int4, _>(MAX_FAVORITES)
            .execute(connection)
            .await?;
        let place = find(connection, actor, reference, record).await?.ok_or_else(|| {
            let message = format!("At most {MAX_FAVORITES} records are kept as favourites.");
            Stop::Problems(vec![Problem::new(&["record"], "TOO_MANY", message)])
        })?;
        Ok(Done { id: place.id })
    }
}

impl Command for Remove {
    type Noun = Favorite;
    type Done = Done;

    async fn apply(self, connection: &mut AsyncPgConnection, actor: &Actor, _permit: &Permit<Favorite>) -> Step<Done> {
        let (reference, record) = read("record", &self.record)?;
        line_up(connection, actor).await?;
        let place = find(connection, actor, reference, record).await?;
        if let Some(place) = &place {
            Write::delete("favorites", place.id).run(connection).await?;
        }
        Ok(Done { id: place.map_or(record, |place| place.id) })
    }
}

impl Command for Move {
    type Noun = Favorite;
    type Done = Done;

    async fn apply(self, connection: &mut AsyncPgConnection, actor: &Actor, _permit: &Permit<Favorite>) -> Step<Done> {
        let (reference, record) = read("record", &self.record)?;
        let after = self.after.as_deref().map(|after| read("after", after)).transpose()?;
        line_up(connection, actor).await?;
        let place = find(connection, actor, reference, record).await?.ok_or_else(|| missing("record"))?;
        let behind = match after {
            Some((reference, record)) => {
                find(connection, actor, reference, record).await?.ok_or_else(|| missing("after"))?.position
            }
            None => 0,
        };
        sql_query(RENUMBER)
            .bind::<SqlUuid, _>(actor.viewer.user_id)
            .bind::<SqlUuid, _>(place.id)
            .bind::<Int4, _>(behind)
            .execute(connection)
            .await?;
        Ok(Done { id: place.id })
    }
}

/// The type and the id of a record that may be a favourite.
fn read(input: &'static str, text: &str) -> Step<(Reference, Uuid)> {
    let refused = |message: &str| Stop::Problems(vec![Problem::new(&[input], "INVALID_ID", message)]);
    let (type_name, id) = ids::decode_any(text).map_err(|error: Error| refused(&error.message))?;
    let reference = REFERENCES.iter().find(|reference| reference.type_name == type_name);
    Ok((*reference.ok_or_else(|| refused("Records of this type are not kept as favourites."))?, id))
}

fn missing(input: &'static str) -> Stop {
    Stop::Problems(vec![Problem::new(&[input], "NOT_FOUND", "There is no such record.")])
}

/// Changes of one user's favourites are made one after the other.
async fn line_up(connection: &mut AsyncPgConnection, actor: &Actor) -> Step<()> {
    let lock = sql_query("SELECT pg_advisory_xact_lock(hashtextextended('favorites/' || $1::text, 0))");
    lock.bind::<SqlUuid, _>(actor.viewer.user_id).execute(connection).await?;
    Ok(())
}

async fn find(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    reference: Reference,
    record: Uuid,
) -> Step<Option<Place>> {
    let found =
        sql_query("SELECT id, position FROM favorites WHERE user_id = $1 AND type_name = $2 AND record_id = $3")
            .bind::<SqlUuid, _>(actor.viewer.user_id)
            .bind::<Text, _>(reference.type_name)
            .bind::<SqlUuid, _>(record)
            .get_result(connection)
            .await;
    Ok(found.optional()?)
}
