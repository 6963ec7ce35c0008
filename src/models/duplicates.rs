//! Clients and contacts that may be the same. The database compares them (`client_duplicates`, `contact_duplicates`); here
//! they are asked for, and pairs of them are kept until somebody says what they are.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::{
    QueryableByName, sql_query,
    sql_types::{Array, BigInt, Int4, Nullable, Numeric, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::{
    auth::{Operation, Permit, Resource, Scope},
    db::{
        Db,
        conditions::{Bind, Condition},
        filters::{Filter, FilterKind},
        orders::{Direction, OrderKey},
        rows::{Columns, Shape},
    },
    error::Result,
    models::{
        Model,
        changes::{self, Actor, Command, Done, Step, Stop, Target, Writable},
        clients::Client,
        contacts::Contact,
        inputs::{Input, Problem},
        lists, scope,
    },
    row, validation,
};

row! {
    /// Two records that may be the same.
    pub struct DuplicatePair in "duplicate_pairs" {
        type_name: String as Text,
        first_id: Uuid as SqlUuid,
        second_id: Uuid as SqlUuid,
        score: Decimal as Numeric,
        reasons: Vec<String> as Array<Text>,
        status: String as Text,
        found_at: DateTime<Utc> as Timestamptz,
        dismissed_at: DateTime<Utc> as Timestamptz,
        version: i32 as Int4,
    }
}

impl Resource for DuplicatePair {
    const TYPE_NAME: &'static str = "DuplicatePair";
}

impl Model for DuplicatePair {
    const DEFAULT_ORDER: Direction = Direction::Descending;
    const RECENT: &'static str = "@.found_at";
    const ORDERS: &'static [OrderKey] = &[
        OrderKey { name: "SCORE", expression: "@.score", cast: "numeric", description: "how certain it is" },
        OrderKey { name: "FOUND_AT", expression: "@.found_at", cast: "timestamptz", description: "when it was found" },
    ];
    const FILTERS: &'static [Filter] =
        &[Filter::column("type", FilterKind::Word, "@.type_name", "Name of the records' type: `Client` or `Contact`.")];

    /// Those of which the viewer sees both records.
    fn visible(permit: &Permit<Self>) -> Condition {
        if permit.scope() == Scope::None {
            return Condition::NEVER;
        }
        let clients = both::<Client>(permit, "@.type_name = 'Client'");
        Condition::Any(vec![clients, both::<Contact>(permit, "@.type_name = 'Contact'")]).and(scope::named(permit))
    }

    /// The queue: what nobody has decided yet.
    fn listed(permit: &Permit<Self>) -> Condition {
        Condition::sql("@.status = 'open'", []).and(Self::visible(permit))
    }
}

fn both<M: Model>(permit: &Permit<DuplicatePair>, of_type: &'static str) -> Condition {
    let Some(to_read) = permit.to_read::<M>() else { return Condition::NEVER };
    let seen = |column| Condition::Refers(column, M::TABLE, Box::new(M::visible(&to_read)));
    Condition::sql(of_type, []).and(seen("@.first_id")).and(seen("@.second_id"))
}

/// Those of which the viewer may change one record.
fn either<M: Writable>(permit: &Permit<DuplicatePair>, of_type: &'static str) -> Condition {
    let Some(to_change) = permit.to::<M>(Operation::Update) else { return Condition::NEVER };
    let reached = |column| Condition::Refers(column, M::TABLE, Box::new(M::reach(&to_change)));
    let either = Condition::Any(vec![reached("@.first_id"), reached("@.second_id")]);
    Condition::sql(of_type, []).and(either)
}

impl Writable for DuplicatePair {
    const NOUN: &'static str = "duplicate_pair";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const INPUTS: &'static [Input] = &[];

    fn reach(permit: &Permit<Self>) -> Condition {
        let clients = either::<Client>(permit, "@.type_name = 'Client'");
        let reached = Condition::Any(vec![clients, either::<Contact>(permit, "@.type_name = 'Contact'")]);
        Self::visible(permit).and(reached)
    }
}

/// Says of a pair that it is not the same.
#[derive(Debug)]
pub struct Dismiss {
    pub target: Target,
}

impl Command for Dismiss {
    type Noun = DuplicatePair;
    type Done = Done;

    async fn apply(
        self,
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        permit: &Permit<DuplicatePair>,
    ) -> Step<Done> {
        let id = self.target.id;
        changes::set(connection, actor, permit, self.target, |pair| {
            match pair.get("status").and_then(serde_json::Value::as_str) {
                Some("open") => Ok(vec![
                    ("status", Some(Bind::Text("dismissed".to_owned()))),
                    ("dismissed_at", Some(Bind::Time(actor.now))),
                    ("dismissed_by", actor.viewer.user().map(Bind::Uuid)),
                ]),
                Some("dismissed") => Err(Stop::Nothing(Done { id })),
                _ => {
                    let message = "The two are one by now: undo their merge first.";
                    Err(Stop::Problems(vec![Problem::new(&[], "MERGED", message)]))
                }
            }
        })
        .await
    }
}

const CLOSE: &str = "UPDATE duplicate_pairs SET status = 'merged', version = version + 1, updated_at = now()
    WHERE first_id = least($1, $2) AND second_id = greatest($1, $2)";

const REOPEN: &str = "UPDATE duplicate_pairs SET status = 'open', dismissed_at = NULL, dismissed_by = NULL,
      version = version + 1, updated_at = now()
    WHERE first_id = least($1, $2) AND second_id = greatest($1, $2) AND status = 'merged'";

/// The pair of two records that have become one is no question any more; of two again, it is.
pub(in crate::models) async fn decide(
    connection: &mut AsyncPgConnection,
    one: Uuid,
    other: Uuid,
    are_one: bool,
) -> Step<()> {
    let query = sql_query(if are_one { CLOSE } else { REOPEN });
    query.bind::<SqlUuid, _>(one).bind::<SqlUuid, _>(other).execute(connection).await?;
    Ok(())
}

/// Records that may be the same as a record, or as one that is being entered.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub id: Uuid,
    /// How likely it is, from 0 to 1.
    pub score: Decimal,
    /// In what they agree, what weighs most first.
    pub reasons: Vec<String>,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = SqlUuid)]
    own: Uuid,
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Numeric)]
    score: Decimal,
    #[diesel(sql_type = Array<Text>)]
    reasons: Vec<String>,
}

/// A noun whose records are compared.
pub trait Comparable: Model {
    /// The candidates of each of some records.
    const OF_RECORDS: &'static str;
}

impl Comparable for Client {
    const OF_RECORDS: &'static str = "SELECT o.id AS own, d.id, d.score, d.reasons
        FROM unnest($1::uuid[]) o(id) CROSS JOIN LATERAL duplicates_of_client(o.id, 100) d";
}

impl Comparable for Contact {
    const OF_RECORDS: &'static str = "SELECT o.id AS own, d.id, d.score, d.reasons
        FROM unnest($1::uuid[]) o(id) CROSS JOIN LATERAL duplicates_of_contact(o.id, 100) d";
}

/// The candidates of each record that the viewer may see, at most `most`, the likeliest first.
pub async fn of_records<M: Comparable>(
    db: &Db,
    permit: &Permit<M>,
    records: Vec<Uuid>,
    most: usize,
) -> Result<HashMap<Uuid, Vec<Candidate>>> {
    let mut connection = db.connection().await?;
    let found = sql_query(M::OF_RECORDS).bind::<Array<SqlUuid>, _>(records).load(&mut connection).await?;
    drop(connection);
    seen(db, permit, found, most).await
}

/// What is known so far of a client that is being entered.
#[derive(Debug, Default)]
pub struct ClientDraft {
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub domain: Option<String>,
    pub tax_id: Option<String>,
    pub city: Option<String>,
    pub country: Option<String>,
}

/// What is known so far of a contact that is being entered.
#[derive(Debug, Default)]
pub struct ContactDraft {
    pub client: Option<Uuid>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

const OF_CLIENT_DRAFT: &str = "SELECT '00000000-0000-0000-0000-000000000000'::uuid AS own, id, score, reasons
    FROM client_duplicates(NULL, $1, $2, $3, $4, $5, $6, $7, 100)";

const OF_CONTACT_DRAFT: &str = "SELECT '00000000-0000-0000-0000-000000000000'::uuid AS own, id, score, reasons
    FROM contact_duplicates(NULL, $1, $2, $3, $4, 100)";

/// The clients that one being entered may be.
pub async fn of_client_draft(
    db: &Db,
    permit: &Permit<Client>,
    draft: ClientDraft,
    most: usize,
) -> Result<Vec<Candidate>> {
    let phone = number(draft.phone.as_deref(), draft.country.as_deref());
    let of_email = draft.email.as_deref().and_then(|email| email.split_once('@')).map(|(_, domain)| domain.to_owned());
    let domains: Vec<String> = [draft.domain, of_email].into_iter().flatten().map(|domain| folded(&domain)).collect();
    let mut connection = db.connection().await?;
    let found = sql_query(OF_CLIENT_DRAFT)
        .bind::<Nullable<Text>, _>(draft.name)
        .bind::<Array<Text>, _>(draft.email.iter().map(|email| folded(email)).collect::<Vec<_>>())
        .bind::<Array<Text>, _>(phone)
        .bind::<Array<Text>, _>(domains)
        .bind::<Nullable<Text>, _>(draft.tax_id)
        .bind::<Nullable<Text>, _>(draft.city)
        .bind::<Nullable<Text>, _>(draft.country)
        .load(&mut connection)
        .await?;
    drop(connection);
    Ok(seen(db, permit, found, most).await?.remove(&Uuid::nil()).unwrap_or_default())
}

/// The contacts that one being entered may be.
pub async fn of_contact_draft(
    db: &Db,
    permit: &Permit<Contact>,
    draft: ContactDraft,
    most: usize,
) -> Result<Vec<Candidate>> {
    let parts: Vec<String> = [draft.last_name, draft.first_name].into_iter().flatten().collect();
    let name = (!parts.is_empty()).then(|| parts.join(" "));
    let mut connection = db.connection().await?;
    let found = sql_query(OF_CONTACT_DRAFT)
        .bind::<Nullable<SqlUuid>, _>(draft.client)
        .bind::<Nullable<Text>, _>(name)
        .bind::<Array<Text>, _>(draft.email.iter().map(|email| folded(email)).collect::<Vec<_>>())
        .bind::<Array<Text>, _>(number(draft.phone.as_deref(), None))
        .load(&mut connection)
        .await?;
    drop(connection);
    Ok(seen(db, permit, found, most).await?.remove(&Uuid::nil()).unwrap_or_default())
}

/// The digits of a number as it is stored; of one that is not complete yet, none.
fn number(text: Option<&str>, country: Option<&str>) -> Vec<String> {
    let number = text.and_then(|text| validation::phone(text, country).ok());
    number.map(|number| number.chars().filter(char::is_ascii_digit).collect()).into_iter().collect()
}

fn folded(text: &str) -> String {
    let text = text.trim().to_lowercase();
    text.strip_prefix("www.").map(str::to_owned).unwrap_or(text)
}

/// Candidates without those that the viewer cannot see.
async fn seen<M: Comparable>(
    db: &Db,
    permit: &Permit<M>,
    found: Vec<Found>,
    most: usize,
) -> Result<HashMap<Uuid, Vec<Candidate>>> {
    let mut of: HashMap<Uuid, Vec<Candidate>> = HashMap::new();
    if found.is_empty() {
        return Ok(of);
    }
    let mut ids: Vec<Uuid> = found.iter().map(|found| found.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let shape = Shape { columns: Columns::of(0), ..Shape::default() };
    let visible = lists::by_ids(db, permit, shape, &ids).await?;
    for Found { own, id, score, reasons } in found {
        let candidates = of.entry(own).or_default();
        if visible.contains_key(&id) && candidates.len() < most {
            candidates.push(Candidate { id, score, reasons });
        }
    }
    Ok(of)
}

#[derive(QueryableByName)]
struct Taken {
    #[diesel(sql_type = BigInt)]
    taken: i64,
}

/// Compares at most `most` changed records with others and brings their pairs up to date; how many it took.
pub async fn find_pairs(db: &Db, most: i32) -> Result<i64> {
    let mut connection = db.connection().await?;
    let query = sql_query("SELECT find_duplicate_pairs($1) AS taken").bind::<Int4, _>(most);
    Ok(query.get_result::<Taken>(&mut connection).await?.taken)
}
