//! The questions, each with a list of values, so that no server answers one key from memory.

use std::sync::Arc;

use serde_json::{Value, json};
use tokio_postgres::NoTls;

use crate::{Outcome, targets::Target};

const CLIENT: &str = "query ClientById($id: ID!) { client(id: $id) { \
    id number kind name legalName domain lifecycleStage industry phone email city country \
    lastActivityAt createdAt updatedAt version owner { id name email } } }";

const CLIENTS: &str = "query ClientPage($after: String) { \
    clients(orderBy: [UPDATED_AT_DESC], first: 50, after: $after) { \
      nodes { id number kind name lifecycleStage city country updatedAt owner { id name } \
        notes(first: 3) { nodes { id kind title happenedAt author { id name } } } } \
      pageInfo { hasNextPage endCursor } } }";

const PRODUCTS: &str = "query ProductSearch($search: String!) { \
    products(search: $search, first: 20) { \
      totalCount { count isExact } \
      nodes { id sku name brand status unit listPrice { amount currency } } \
      pageInfo { hasNextPage } } }";

/// What people type into the search of the demo's catalogue: few hits and many, one word and three.
const SEARCHES: [&str; 24] = [
    "schraube",
    "DIN 6921",
    "notebook",
    "steel",
    "edelstahl m8",
    "marker black",
    "Viserra",
    "screw 4.5x60",
    "papier A4",
    "schwarz",
    "toner",
    "cable",
    "hammer",
    "broca hss",
    "led lamp",
    "kupfer",
    "box 200x150",
    "cardboard",
    "first aid",
    "FSH-10234",
    "leather green",
    "zzzzz",
    "drill 12",
    "acero inoxidable",
];

/// How many clients and pages are asked for in turn.
const CLIENT_IDS: i64 = 500;
const PAGES: usize = 30;

/// A question with the values it is asked with.
pub struct Workload {
    pub name: &'static str,
    pub title: &'static str,
    /// CPU time per request at most, as a multiple of the reference's.
    pub limit: f64,
    /// The same questions as each server is asked them; cursors are the server's own.
    pub asked: Vec<(Value, Value)>,
    pub of_tessera: Arc<[Vec<u8>]>,
    pub of_reference: Arc<[Vec<u8>]>,
}

impl Workload {
    fn new(
        name: &'static str,
        title: &'static str,
        limit: f64,
        asked: Vec<(Value, Value)>,
        servers: (&Target, &Target),
    ) -> Self {
        let of_tessera = asked.iter().map(|(body, _)| servers.0.request(body)).collect();
        let of_reference = asked.iter().map(|(_, body)| servers.1.request(body)).collect();
        Self { name, title, limit, asked, of_tessera, of_reference }
    }
}

/// The questions for Tessera alone.
pub async fn of_one(database: &str, tessera: &Target) -> Outcome<Vec<Workload>> {
    prepare(database, tessera, tessera).await
}

pub async fn prepare(database: &str, tessera: &Target, reference: &Target) -> Outcome<Vec<Workload>> {
    let servers = (tessera, reference);
    let clients = client_ids(database).await?;
    let clients = clients.iter().map(|id| body("ClientById", CLIENT, &json!({ "id": id })));
    let pages = cursors(tessera).await?.into_iter().zip(cursors(reference).await?);
    let page = |cursor: String| body("ClientPage", CLIENTS, &json!({ "after": cursor }));
    let searches = SEARCHES.iter().map(|text| body("ProductSearch", PRODUCTS, &json!({ "search": text })));
    let twice = |body: Value| (body.clone(), body);
    Ok(vec![
        Workload::new("W1", "client by id with owner", 3.0, clients.map(twice).collect(), servers),
        Workload::new(
            "W2",
            "50 clients with owner and three notes with authors",
            7.0,
            pages.map(|(own, other)| (page(own), page(other))).collect(),
            servers,
        ),
        Workload::new("W3", "product search, total and first 20", 3.0, searches.map(twice).collect(), servers),
    ])
}

fn body(operation: &str, document: &str, variables: &Value) -> Value {
    json!({ "operationName": operation, "query": document, "variables": variables })
}

/// Ids of clients from all over the table, always the same ones.
async fn client_ids(database: &str) -> Outcome<Vec<String>> {
    let (client, connection) = tokio_postgres::connect(database, NoTls).await?;
    let driver = tokio::spawn(connection);
    let ids = "SELECT rtrim(translate(encode(convert_to('Client:' || id, 'UTF8'), 'base64'), '+/' || chr(10), '-_'), '=') \
               FROM clients WHERE deleted_at IS NULL ORDER BY md5(number::text) LIMIT $1";
    let rows = client.query(ids, &[&CLIENT_IDS]).await?;
    drop(client);
    driver.await??;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

/// The cursors of a walk through the pages.
async fn cursors(server: &Target) -> Outcome<Vec<String>> {
    let mut cursors: Vec<String> = Vec::with_capacity(PAGES);
    while cursors.len() < PAGES {
        let data = server.data(&body("ClientPage", CLIENTS, &json!({ "after": cursors.last() }))).await?;
        match data.pointer("/clients/pageInfo/endCursor").and_then(Value::as_str) {
            Some(cursor) => cursors.push(cursor.to_owned()),
            None => return Err(format!("{} has too few clients", server.name).into()),
        }
    }
    Ok(cursors)
}
