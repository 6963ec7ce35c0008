//! One statement per question, prepared once per connection.

use std::fmt::Write;

use tokio_postgres::{Client, Statement};

use crate::Outcome;

const CLIENT: &str = "\
    SELECT c.id, c.number, c.kind, c.name, c.legal_name, c.domain, c.lifecycle_stage, c.industry, c.phone, c.email, \
           c.city, c.country, c.last_activity_at, c.created_at, c.updated_at, c.version, \
           u.id, u.first_name, u.last_name, u.email \
    FROM clients c LEFT JOIN users u ON u.id = c.owner_id \
    WHERE c.id = $1 AND c.deleted_at IS NULL";

const CLIENTS: &str = "\
    SELECT c.*, n.* FROM ( \
        SELECT c.id, c.number, c.kind, c.name, c.lifecycle_stage, c.city, c.country, c.updated_at, \
               u.id AS owner, u.first_name, u.last_name \
        FROM clients c LEFT JOIN users u ON u.id = c.owner_id \
        WHERE c.deleted_at IS NULL AND (c.updated_at, c.id) < ($1, $2) \
        ORDER BY c.updated_at DESC, c.id DESC LIMIT 51 \
    ) c LEFT JOIN LATERAL ( \
        SELECT n.id AS note, n.kind, n.title, n.happened_at, a.id AS author, a.first_name, a.last_name \
        FROM notes n LEFT JOIN users a ON a.id = n.author_id \
        WHERE n.client_id = c.id AND n.deleted_at IS NULL AND (n.visibility = 'shared' OR n.author_id = $3) \
        ORDER BY n.happened_at DESC, n.id DESC LIMIT 3 \
    ) n ON TRUE \
    ORDER BY c.updated_at DESC, c.id DESC, n.happened_at DESC, n.note DESC";

/// Words a search may have.
const MAX_WORDS: usize = 3;

/// A connection with its statements.
pub struct Statements {
    pub connection: Client,
    pub client: Statement,
    pub clients: Statement,
    /// By number of words, from one on.
    products: Vec<Statement>,
}

impl Statements {
    pub async fn prepare(connection: Client) -> Outcome<Self> {
        let client = connection.prepare(CLIENT).await?;
        let clients = connection.prepare(CLIENTS).await?;
        let mut products = Vec::with_capacity(MAX_WORDS);
        for words in 1..=MAX_WORDS {
            products.push(connection.prepare(&search(words)?).await?);
        }
        Ok(Self { connection, client, clients, products })
    }

    pub fn products(&self, words: usize) -> Outcome<&Statement> {
        Ok(words.checked_sub(1).and_then(|at| self.products.get(at)).ok_or("a search of one to three words, please")?)
    }
}

/// The search of Tessera's catalogue: the text, its full-text query, then its words; the total in every row.
fn search(words: usize) -> Outcome<String> {
    let mut parts = String::from("TRUE");
    for word in 0..words {
        write!(parts, " AND p.search LIKE '%' || f_norm(${}) || '%'", word + 3)?;
    }
    Ok(format!(
        "SELECT p.id, p.sku, p.name, p.brand, p.status, p.unit, trim_scale(p.list_price)::text, p.currency, \
                count(*) OVER () \
         FROM products p \
         WHERE p.deleted_at IS NULL AND (({parts}) OR p.tsv @@ to_tsquery('simple', f_norm($2))) \
         ORDER BY (CASE strpos(p.search, f_norm($1)) WHEN 0 THEN 100000 \
                   ELSE least(strpos(p.search, f_norm($1)), 99) * 1000 END + least(length(p.search), 999)), p.id \
         LIMIT 21"
    ))
}
