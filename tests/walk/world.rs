//! Records of every type, of several owners, with a value in each column that stands nowhere else.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use serde_json::{Value, json};
use tessera::{auth::Operation, models::duplicates::find_pairs};
use tokio_postgres::{Client, NoTls};

use super::{
    judge::{Credentials, Walker},
    schema::Schema,
};
use crate::{
    changes::nouns::{self, NOUNS, Noun},
    documents, partners,
    support::{Caller, TestApp, clusters, until},
};

/// Whose a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Nobody's: everybody with a right sees it.
    Shared,
    /// The seller's who walks.
    Own,
    /// Another's.
    Foreign,
    /// Kept by the administrator for themselves.
    Private,
}

impl Class {
    pub const ALL: [Self; 4] = [Self::Shared, Self::Own, Self::Foreign, Self::Private];
}

/// A value that stands in one field of one record alone.
#[derive(Debug)]
pub struct Canary {
    pub text: String,
    pub type_name: String,
    pub field: String,
    pub class: Class,
}

pub struct World {
    pub app: TestApp,
    pub database: String,
    ids: BTreeMap<(String, Class), String>,
    pub canaries: Vec<Canary>,
    /// Types whose records `node` finds.
    pub by_node: BTreeSet<String>,
    /// The version of each record, by its id.
    pub versions: BTreeMap<String, i32>,
}

/// Fields whose value other fields are made of (`name`, `amount`), which have rights of their own.
const SHOWN_BY_OTHERS: [&str; 3] = ["firstName", "lastName", "currency"];

/// Types whose records belong to a client, in the order they are made.
const OF_CLIENTS: [&str; 7] = ["client", "contact", "contactMethod", "deal", "lineItem", "note", "attachment"];

impl World {
    pub async fn new(schema: &Schema) -> Self {
        let database = clusters::demo_database().await;
        let app = TestApp::start(database.clone()).await;
        let (ids, versions, by_node) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
        let mut world = Self { app, database, ids, canaries: Vec::new(), by_node, versions };
        let admin = world.app.admin().await;
        world.make(&admin).await;
        world.fill(&admin).await;
        world.follow(&admin).await;
        for ((type_name, _), id) in &world.ids {
            let found = admin.ask_with("query($id: ID!) { node(id: $id) { id } }", json!({ "id": id })).await;
            if found.codes().is_empty() {
                world.by_node.insert(type_name.clone());
            }
        }
        world.roles(schema).await;
        world.plant(schema).await;
        world
    }

    pub fn id(&self, type_name: &str, class: Class) -> Option<&str> {
        self.ids.get(&(type_name.to_owned(), class)).map(String::as_str)
    }

    /// The record of a class, or of another where there is none of that.
    pub fn id_or_any(&self, type_name: &str, class: Class) -> &str {
        let classes = [class, Class::Own, Class::Shared, Class::Foreign, Class::Private];
        let found = classes.iter().find_map(|class| self.id(type_name, *class));
        found.unwrap_or_else(|| panic!("the world has no record of {type_name}: make one"))
    }

    fn keep(&mut self, type_name: &str, class: Class, id: &Value) {
        let id = id.as_str().unwrap_or_else(|| panic!("no {type_name} was made")).to_owned();
        self.ids.insert((type_name.to_owned(), class), id);
    }

    /// One record of each noun; of what belongs to clients, one of the seller's and one of another's.
    async fn make(&mut self, admin: &Caller) {
        let demo = nouns::World::of(admin).await;
        for (email, class) in [("sara.seller", Class::Own), ("lucia.seller", Class::Foreign)] {
            let owner =
                self.find(admin, "users", &json!({ "email": { "eq": format!("{email}@tessera.example") } })).await;
            if class == Class::Own {
                self.keep("User", class, &owner);
            }
            let mut made = BTreeMap::from([("owner".to_owned(), owner)]);
            for stem in OF_CLIENTS {
                let noun = NOUNS.iter().find(|noun| noun.stem == stem).unwrap();
                let mut input = (noun.valid)(&demo);
                if stem == "client" {
                    input["owner"] = made["owner"].clone();
                }
                for (name, id) in &made {
                    if input.get(name).is_some() {
                        input[name] = id.clone();
                    }
                }
                let id = create(admin, noun, input).await;
                self.keep(noun.type_name, class, &id);
                made.insert(stem.to_owned(), id);
            }
        }
        let mut made = BTreeMap::new();
        for noun in NOUNS.iter().filter(|noun| !OF_CLIENTS.contains(&noun.stem)) {
            let mut input = (noun.valid)(&demo);
            for (name, id) in &made {
                if input.get(name).is_some() {
                    input[name] = Value::clone(id);
                }
            }
            let id = create(admin, noun, input).await;
            let class = if noun.type_name == "SavedView" { Class::Private } else { Class::Shared };
            self.keep(noun.type_name, class, &id);
            made.insert(noun.stem, id);
        }
        let note = json!({ "body": "Between me and myself", "client": self.id("Client", Class::Foreign), "visibility": "PRIVATE" });
        let note = create(admin, NOUNS.iter().find(|noun| noun.stem == "note").unwrap(), note).await;
        self.keep("Note", Class::Private, &note);
    }

    /// An open and a sensitive field of each type that has some, with values of their own in each record.
    async fn fill(&mut self, admin: &Caller) {
        for (resource, type_name) in
            [("CLIENT", "Client"), ("CONTACT", "Contact"), ("DEAL", "Deal"), ("PRODUCT", "Product")]
        {
            for (key, is_sensitive) in [("open", false), ("secret", true)] {
                let field = json!({ "resource": resource, "key": key, "label": key, "kind": "TEXT", "isSensitive": is_sensitive });
                admin.change("customFieldCreate", "CustomFieldCreateInput", field, "problems { code }").await.data();
            }
            let stem = type_name.to_lowercase();
            for class in Class::ALL {
                let Some(id) = self.id(type_name, class).map(str::to_owned) else { continue };
                let version = format!("query($id: ID!) {{ {stem}(id: $id) {{ version }} }}");
                let version = admin.ask_with(&version, json!({ "id": id })).await.data()[&stem]["version"].clone();
                let texts = ["open", "sealed"].map(|word| format!("walk{word}canary{}x", self.canaries.len()));
                let input = json!({ "id": id, "version": version, "customFields": { "open": texts[0] }, "sensitiveFields": { "secret": texts[1] } });
                let name = format!("{stem}Update");
                let made =
                    admin.change(&name, &format!("{type_name}UpdateInput"), input, "problems { path code }").await;
                assert_eq!(made.data()[&name]["problems"], json!([]), "{name}");
                for (text, field) in texts.into_iter().zip(["customFields", "sensitiveFields"]) {
                    self.canaries.push(Canary {
                        text,
                        type_name: type_name.to_owned(),
                        field: field.to_owned(),
                        class,
                    });
                }
            }
        }
    }

    /// What follows from others: merges, pairs, messages, favourites, notifications, sessions, entries.
    async fn follow(&mut self, admin: &Caller) {
        clusters::execute_on(&self.database, "DELETE FROM duplicate_checks").await;
        let mut twins = Vec::new();
        for _ in 0..4 {
            let input = json!({ "name": "Twin & Twin of the walk" });
            let made = admin.change("clientCreate", "ClientCreateInput", input, "client { id }").await;
            twins.push(made.data()["clientCreate"]["client"]["id"].clone());
        }
        let input = json!({ "id": twins[0], "version": 1, "other": twins[1], "otherVersion": 1 });
        let merge = admin.change("clientMerge", "MergeInput", input, "merge { id }").await;
        self.keep("Merge", Class::Shared, &merge.data()["clientMerge"]["merge"]["id"]);
        until("all are compared", async || find_pairs(&self.app.app.db, 50).await.unwrap() == 0).await;
        let pair = admin.ask("{ duplicatePairs(first: 1) { nodes { id } } }").await;
        self.keep("DuplicatePair", Class::Shared, &pair.data()["duplicatePairs"]["nodes"][0]["id"]);
        admin.change("clientDelete", "RecordInput", json!({ "id": twins[3] }), "problems { code }").await.data();
        let endpoint = self.id("WebhookEndpoint", Class::Shared).unwrap().to_owned();
        admin.change("webhookEndpointTest", "RecordInput", json!({ "id": endpoint }), "problems { code }").await.data();
        let sent = "query($id: ID!) { webhookEndpoint(id: $id) { deliveries(first: 1) { nodes { id } } } }";
        let sent = admin.ask_with(sent, json!({ "id": endpoint })).await;
        self.keep("WebhookDelivery", Class::Shared, &sent.data()["webhookEndpoint"]["deliveries"]["nodes"][0]["id"]);
        for record in [self.id("Client", Class::Foreign), self.id("Product", Class::Shared)] {
            admin.change("favoriteAdd", "FavoriteInput", json!({ "record": record }), "problems { code }").await.data();
        }
        let me = self.find(admin, "users", &json!({ "email": { "eq": "ada.admin@tessera.example" } })).await;
        let seller = self.app.seller().await;
        let partner = json!(self.id("Partner", Class::Shared).unwrap());
        let token = partners::token(admin, &partner, &["Tag read all"]).await;
        self.keep("PartnerToken", Class::Shared, &token["id"]);
        let release = documents::release(admin, &partner, "1", &["{ tags { nodes { id } } }"]).await;
        self.keep("PartnerRelease", Class::Shared, &release["id"]);
        self.keep("PersistedDocument", Class::Shared, &release["documents"]["nodes"][0]["id"]);
        let note = json!({ "body": "Look", "client": self.id("Client", Class::Own), "mentions": [me] });
        seller.change("noteCreate", "NoteCreateInput", note, "problems { code }").await.data();
        let kept = admin
            .ask("{ viewer { favorites(first: 1) { nodes { id } } notifications(first: 1) { nodes { id } } user { sessions(first: 1) { nodes { id } } } } }")
            .await;
        let viewer = &kept.data()["viewer"];
        self.keep("Favorite", Class::Private, &viewer["favorites"]["nodes"][0]["id"]);
        self.keep("Notification", Class::Private, &viewer["notifications"]["nodes"][0]["id"]);
        self.keep("Session", Class::Foreign, &viewer["user"]["sessions"]["nodes"][0]["id"]);
    }

    async fn find(&self, admin: &Caller, list: &str, filter: &Value) -> Value {
        let kind = format!("{}Filter", {
            let one = list.trim_end_matches('s');
            format!("{}{}", one[..1].to_uppercase(), &one[1..])
        });
        let query = format!("query($filter: {kind}) {{ {list}(first: 1, filter: $filter) {{ nodes {{ id }} }} }}");
        admin.ask_with(&query, json!({ "filter": filter })).await.data()[list]["nodes"][0]["id"].clone()
    }

    /// Two roles beside those that come with the server: one without any right, and one that writes everything and reads
    /// nothing of what it writes.
    async fn roles(&self, schema: &Schema) {
        let mut blind = Vec::new();
        for type_name in schema.nodes.iter().filter(|name| !["AuditEntry", "TrashEntry"].contains(&name.as_str())) {
            for operation in ["read", "create", "update", "delete", "restore", "destroy"] {
                blind.push(format!("('{type_name}', '*', '{operation}', 'all')"));
            }
            for input in schema.inputs.get(&format!("{type_name}UpdateInput")).into_iter().flatten() {
                if !["id", "version"].contains(&input.name.as_str()) && !SHOWN_BY_OTHERS.contains(&input.name.as_str())
                {
                    blind.push(format!("('{type_name}', '{}', 'read', 'none')", input.name));
                }
            }
        }
        let sql = format!(
            "INSERT INTO roles (id, key, name) VALUES (gen_random_uuid(), 'nothing', 'Nothing'), (gen_random_uuid(), 'blind', 'Blind');
             INSERT INTO role_rights (role_id, type_name, field_name, operation, scope)
               SELECT r.id, w.* FROM roles r, (VALUES {}) w(t, f, o, s) WHERE r.key = 'blind';
             UPDATE users SET role_id = (SELECT id FROM roles WHERE key = 'nothing') WHERE email = 'zofia.seller@tessera.example';
             UPDATE users SET role_id = (SELECT id FROM roles WHERE key = 'blind') WHERE email = 'taras.seller@tessera.example'",
            blind.join(", ")
        );
        clusters::execute_on(&self.database, &sql).await;
        self.app.app.auth.directory().refresh().await.unwrap();
    }

    /// Puts a value of its own into every column of text and every amount of each record, and into its history.
    async fn plant(&mut self, schema: &Schema) {
        let (client, connection) = tokio_postgres::connect(&self.database, NoTls).await.unwrap();
        tokio::spawn(connection);
        client.batch_execute("SET session_replication_role = replica").await.unwrap();
        let tables = tables();
        let records: Vec<(String, Class, String)> =
            self.ids.iter().map(|((name, class), id)| (name.clone(), *class, id.clone())).collect();
        for (type_name, class, node) in records {
            assert!(schema.nodes.contains(&type_name));
            let table = tables.get(&type_name).unwrap_or_else(|| panic!("no model says the table of {type_name}"));
            let id = tessera::ids::decode_any(&node).unwrap().1;
            let columns = "SELECT column_name::text, udt_name::text FROM information_schema.columns
                WHERE table_name::text = $1 AND is_generated = 'NEVER' AND column_name <> 'currency'
                  AND udt_name IN ('text', 'citext', 'numeric')";
            let mut planted = serde_json::Map::new();
            for row in client.query(columns, &[table]).await.unwrap() {
                // The seller who walks has to sign in.
                if (type_name.as_str(), class) == ("User", Class::Own) {
                    continue;
                }
                let (column, kind): (String, String) = (row.get(0), row.get(1));
                if let Some(text) = plant_one(&client, table, &column, &kind, id, self.canaries.len()).await {
                    planted.insert(column.clone(), json!(text));
                    self.canaries.push(Canary { text, type_name: type_name.clone(), field: camel(&column), class });
                }
            }
            // Somebody has just written all of it.
            let bump = format!("UPDATE {table} SET version = version + 1 WHERE id = '{id}' RETURNING version");
            if let Ok(row) = client.query_one(&bump, &[]).await {
                let version: i32 = row.get(0);
                let before: serde_json::Map<String, Value> =
                    planted.keys().map(|column| (column.clone(), json!("before"))).collect();
                let entry = format!(
                    "INSERT INTO audit_entries (id, action, type_name, record_id, version, before, after)
                     VALUES (gen_random_uuid(), 'update', '{type_name}', '{id}', {version}, '{}', '{}')",
                    Value::Object(before),
                    Value::Object(planted)
                );
                client.execute(&entry, &[]).await.unwrap();
                self.versions.insert(node, version);
            }
        }
        assert!(self.canaries.len() > 100, "{} values were planted", self.canaries.len());
        for guarded in [
            ("Product", "cost"),
            ("Client", "annualRevenue"),
            ("Note", "body"),
            ("WebhookEndpoint", "url"),
            ("User", "email"),
        ] {
            assert!(self.canaries.iter().any(|canary| (&*canary.type_name, &*canary.field) == guarded), "{guarded:?}");
        }
    }

    /// Everybody who walks.
    pub async fn walkers(&self) -> Vec<Walker> {
        let people: [(&'static str, &'static str); 7] = [
            ("admin", "ada.admin"),
            ("manager", "max.manager"),
            ("seller", "sara.seller"),
            ("support", "sam.support"),
            ("auditor", "olga.auditor"),
            ("nothing", "zofia.seller"),
            ("blind", "taras.seller"),
        ];
        let mut walkers = Vec::new();
        for (role, mailbox) in people {
            let email = format!("{mailbox}@tessera.example");
            let token = self.app.app.auth.mint_for(&email, std::time::Duration::from_mins(10)).await.unwrap();
            walkers.push(Credentials {
                name: role,
                token: Some(token),
                role: Some(role),
                sends_keys: false,
                narrowed: |_, _, _| true,
            });
        }
        walkers.push(Credentials {
            name: "stranger",
            token: None,
            role: None,
            sends_keys: false,
            narrowed: |_, _, _| true,
        });
        walkers.push(self.partner().await);
        let mut walking = Vec::new();
        for credentials in walkers {
            let caller = Caller::new(self.app.url("/graphql"), credentials.token.clone());
            let rights = self.rights(credentials.role.unwrap_or_default()).await;
            walking.push(Walker { credentials, caller, rights });
        }
        walking
    }

    /// A partner in the place of the seller who walks, with a token that does little of what the seller may.
    async fn partner(&self) -> Credentials {
        let lines = ["Client.id,name,annualRevenue read own", "Product.id,name,sku read all"];
        let token = partners::bearer(&self.app, partners::SELLER, &lines).await;
        self.app.app.auth.directory().refresh().await.unwrap();
        let narrowed = |type_name: &str, field: &str, operation: Operation| {
            let fields: &[&str] = match type_name {
                "Client" => &["*", "id", "name", "annualRevenue"],
                "Product" => &["*", "id", "name", "sku"],
                _ => &[],
            };
            operation == Operation::Read && fields.contains(&field)
        };
        Credentials { name: "partner", token: Some(token), role: Some("seller"), sends_keys: true, narrowed }
    }

    async fn rights(&self, role: &str) -> BTreeMap<(String, String, String), String> {
        let (client, connection) = tokio_postgres::connect(&self.database, NoTls).await.unwrap();
        tokio::spawn(connection);
        let query = "SELECT type_name, field_name, operation, scope FROM role_rights JOIN roles r ON r.id = role_id WHERE r.key = $1";
        let rows = client.query(query, &[&role]).await.unwrap();
        rows.iter().map(|row| ((row.get(0), row.get(1), row.get(2)), row.get(3))).collect()
    }
}

async fn create(admin: &Caller, noun: &Noun, input: Value) -> Value {
    let name = if noun.type_name == "User" { "userInvite".to_owned() } else { format!("{}Create", noun.stem) };
    let selection = format!("{} {{ id }} problems {{ path code message }}", noun.stem);
    let made = admin.change(&name, &format!("{}CreateInput", noun.type_name), input, &selection).await;
    let payload = made.data()[&name].clone();
    assert_eq!(payload["problems"], json!([]), "{name}");
    payload[noun.stem]["id"].clone()
}

/// The first of several spellings of a value that a column takes.
async fn plant_one(
    client: &Client,
    table: &str,
    column: &str,
    kind: &str,
    id: uuid::Uuid,
    number: usize,
) -> Option<String> {
    let mark = format!("walk{}canary{number:04}x", column.replace('_', ""));
    let candidates = match kind {
        "numeric" => vec![format!("73{number:04}.37")],
        _ => vec![
            format!("{mark} text"),
            mark.clone(),
            format!("{mark}@walk.example"),
            format!("https://{mark}.example"),
        ],
    };
    for candidate in candidates {
        let sql = format!("UPDATE {table} SET {column} = '{candidate}' WHERE id = '{id}'");
        if client.execute(&sql, &[]).await.is_ok() {
            return Some(if kind == "numeric" { candidate } else { mark });
        }
    }
    None
}

fn camel(column: &str) -> String {
    let mut words = column.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| format!("{name}{}{}", word[..1].to_uppercase(), &word[1..]))
}

/// The table of each type, as its model says: `pub struct Client in "clients"`.
fn tables() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/models")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            for line in std::fs::read_to_string(path).unwrap().lines() {
                if let Some((name, table)) =
                    line.trim().strip_prefix("pub struct ").and_then(|rest| rest.split_once(" in \""))
                {
                    found.insert(name.to_owned(), table.split('"').next().unwrap_or_default().to_owned());
                }
            }
        }
    }
    found
}
