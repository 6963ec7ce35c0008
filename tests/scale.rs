//! Every order, filter and search of every big noun has an index behind it: at scale no statement of a list scans a
//! big table, and each reads few rows to find its page.
//!
//! That holds for a viewer who may see every row as for one who sees the rows of their team or their own.
//!
//! `TESSERA_SCALE_URL` names a database of another size (`tessera seed --scale large`) and prints its times.

use diesel::query_builder::QueryFragment;
use serde_json::{Value, json};
use tessera::{
    auth::{Operation, Permit, Resource, Rights, Scope, Viewer},
    config::DatabaseConfig,
    db::{
        Db,
        conditions::{Bind, Condition},
        custom,
        explain::Explain,
        filters::{Filter, FilterKind, Test},
        orders::{Direction, Order, OrderTerm},
        rows::Shape,
        select::{Edge, Select},
    },
    models::{
        Bounds, Model, PageRequest,
        clients::Client,
        contacts::Contact,
        deals::Deal,
        duplicates::Comparable,
        lists,
        notes::{self, Note},
        products::Product,
        record_changes::{self, RecordChange},
    },
};
use uuid::Uuid;

use crate::support::clusters;

/// Tables that stay small whatever the size of the organisation.
const SMALL: [&str; 11] = [
    "users",
    "teams",
    "team_members",
    "roles",
    "stages",
    "categories",
    "tags",
    "price_lists",
    "currencies",
    "role_rights",
    "custom_fields",
];

/// Rows of the multiplied demo: 100,000 clients and 400,000 notes are enough to make a scan the planner's last choice.
const MULTIPLY: &str = include_str!("support/multiply.sql");

#[tokio::test(flavor = "multi_thread")]
async fn every_filter_order_and_search_of_a_list_is_answered_by_an_index() {
    let named = std::env::vars().find(|(name, _)| name == "TESSERA_SCALE_URL").map(|(_, url)| url);
    let print = named.is_some();
    let url = if let Some(url) = named {
        url
    } else {
        let url = clusters::demo_database().await;
        clusters::execute_on(&url, MULTIPLY).await;
        url
    };
    let config = DatabaseConfig { statement_timeout_ms: 60_000, ..DatabaseConfig::default() };
    let db = Db::connect(&config, &url).await.unwrap();
    let mut report = Report { db, url: url.clone(), print, reach: Reach::of_somebody(&url).await, wrong: Vec::new() };
    report.noun::<Client>().await;
    report.noun::<Contact>().await;
    report.noun::<Deal>().await;
    report.noun::<Note>().await;
    report.noun::<Product>().await;
    report.finds_by_index::<Client>("clients_custom_ix", "segment").await;
    report.finds_by_index::<Product>("products_custom_ix", "certificates").await;
    report.duplicates::<Client>().await;
    report.duplicates::<Contact>().await;
    assert!(report.wrong.is_empty(), "{:#?}", report.wrong);
}

/// 100,000 notes and 100,000 changes of one client, a tenth of these of a contact of it, among as many of others.
const LONG: &str = "SET session_replication_role = replica;
    INSERT INTO notes (id, body, client_id, happened_at, visibility)
      SELECT gen_random_uuid(), 'Note', c.id, '2026-11-01T00:00:00Z'::timestamptz - n * interval '1 minute', 'shared'
      FROM generate_series(1, 100000) n, (SELECT id FROM clients ORDER BY number LIMIT 1) c;
    INSERT INTO audit_entries (id, occurred_at, action, type_name, record_id, client_id, version, before, after)
      SELECT gen_random_uuid(), '2026-11-01T00:00:30Z'::timestamptz - n * interval '1 minute', 'update',
        CASE WHEN n % 10 = 0 THEN 'Contact' ELSE 'Client' END, CASE WHEN n % 10 = 0 THEN p.id ELSE c.id END, c.id, n,
        '{\"city\": \"Bonn\"}', '{\"city\": \"Ulm\"}'
      FROM generate_series(1, 100000) n, (SELECT id FROM clients ORDER BY number LIMIT 1) c, (SELECT id FROM contacts LIMIT 1) p;
    INSERT INTO audit_entries (id, occurred_at, action, type_name, record_id, client_id, version, before, after)
      SELECT gen_random_uuid(), e.occurred_at, e.action, 'Client', c.id, c.id, 2, e.before, e.after
      FROM (SELECT *, row_number() OVER () AS n FROM audit_entries) e
      JOIN (SELECT id, row_number() OVER (ORDER BY number DESC) AS n FROM clients) c ON c.n = e.n % 1000;
    RESET session_replication_role; ANALYZE;";

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_a_long_timeline_is_read_from_an_index_wherever_it_stands() {
    let url = clusters::demo_database().await;
    clusters::execute_on(&url, LONG).await;
    let db = Db::connect(&DatabaseConfig::default(), &url).await.unwrap();
    let reach = Reach::of_somebody(&url).await;
    let client: String = clusters::row_on(&url, "SELECT id::text FROM clients ORDER BY number LIMIT 1").await.get(0);
    let client = Uuid::parse_str(&client).unwrap();
    let report = Report { db, url, print: false, reach, wrong: Vec::new() };
    let readable = record_changes::of_readable(
        Some(&report.reach.permit::<Contact>(Scope::All)),
        Some(&report.reach.permit::<Deal>(Scope::All)),
    );
    for deep in [false, true] {
        report.timeline::<Note>(notes::BY_CLIENT, client, Condition::ALWAYS, deep).await;
        report.timeline::<RecordChange>(record_changes::ON_TIMELINE, client, readable.clone(), deep).await;
        report.timeline::<RecordChange>(record_changes::BY_RECORD, client, Condition::ALWAYS, deep).await;
    }
}

impl Report {
    /// One source of a timeline: its first page, or one far down.
    async fn timeline<M: Model>(&self, edge: Edge, client: Uuid, condition: Condition, deep: bool) {
        let cursor = vec!["2026-09-01 00:00:00+00".to_owned(), Uuid::nil().to_string()];
        let request = PageRequest {
            shape: Shape::default(),
            condition,
            order: Order::new(vec![OrderTerm::new(&M::ORDERS[0], Direction::Descending)]),
            bounds: Bounds::First(25),
            cursor: deep.then_some(cursor),
            with_keys: true,
        };
        let permit = self.reach.permit::<M>(Scope::All);
        let statement = || lists::page_select::<M>(&permit, request.clone(), Some((edge, vec![client]))).0;
        let name = format!("{} {}, deep: {deep}", M::TYPE_NAME, edge.parent);
        self.explain(&name, statement()).await;
        let plan = self.explain(&name, statement()).await;
        let (time, rows) =
            (plan[0]["Execution Time"].as_f64().unwrap(), plan[0]["Plan"]["Actual Rows"].as_f64().unwrap());
        println!("{name}: {time} ms");
        let mut scanned = Vec::new();
        scans(&plan, &mut scanned);
        assert!(scanned.is_empty(), "{name} scans {scanned:?}: {plan}");
        assert!((rows - 26.0).abs() < 0.5, "{name} finds {rows} rows");
        assert!(time < 20.0, "{name} takes {time} ms: {plan}");
    }
}

struct Report {
    db: Db,
    url: String,
    print: bool,
    reach: Reach,
    wrong: Vec<String>,
}

/// Somebody who has clients, and whose team has.
struct Reach {
    user: Uuid,
    team: Uuid,
}

impl Reach {
    async fn of_somebody(url: &str) -> Self {
        let query = "SELECT owner_id::text, team_id::text FROM clients \
            WHERE owner_id IS NOT NULL AND team_id IS NOT NULL LIMIT 1";
        let row = clusters::row_on(url, query).await;
        let id = |column| Uuid::parse_str(row.get(column)).unwrap();
        Self { user: id(0), team: id(1) }
    }

    fn viewer(&self, types: &[&str], scope: Scope) -> Viewer {
        let mut rights = Rights::default();
        for name in types {
            rights.grant(name, "*", Operation::Read, scope);
        }
        Viewer {
            user_id: self.user,
            session_id: Uuid::nil(),
            role: "somebody".into(),
            teams: [self.team].into(),
            rights: std::sync::Arc::new(rights),
            decisions: None,
            proved_until: chrono::DateTime::<chrono::Utc>::MAX_UTC,
        }
    }

    fn permit<M: Resource>(&self, scope: Scope) -> Permit<M> {
        self.viewer(&[M::TYPE_NAME], scope).permit(Operation::Read).unwrap()
    }
}

const SCOPES: [Scope; 3] = [Scope::All, Scope::Team, Scope::Own];

impl Report {
    async fn noun<M: Model>(&mut self) {
        let default = || Order::new(vec![OrderTerm::new(&M::ORDERS[0], M::DEFAULT_ORDER)]);
        for key in M::ORDERS {
            for direction in [Direction::Ascending, Direction::Descending] {
                let order = Order::new(vec![OrderTerm::new(key, direction)]);
                self.page::<M>(&format!("order {}{}", key.name, direction.suffix()), Condition::ALWAYS, order).await;
            }
        }
        for filter in M::FILTERS {
            for (name, test) in tests(filter) {
                // A range without an order is shown in its own order, as the API does it.
                let own = M::ORDERS.iter().find(|order| Some(order.expression) == filter.expression());
                let own = own.filter(|_| test.is_range());
                let order = own.map_or_else(default, |key| Order::new(vec![OrderTerm::new(key, M::DEFAULT_ORDER)]));
                let condition = filter.condition(test);
                self.page::<M>(&format!("filter {} {name}", filter.name), condition.clone(), order).await;
                self.count::<M>(&format!("filter {} {name}", filter.name), condition).await;
            }
            if matches!(filter.kind, FilterKind::Custom) {
                for (name, condition) in custom_tests(M::TYPE_NAME) {
                    self.page::<M>(&format!("custom field {name}"), condition.clone(), default()).await;
                    self.count::<M>(&format!("custom field {name}"), condition).await;
                }
            }
        }
        for text in ["gmbh", "müller", "schraube m8", "nord bau", "info@", "zzqqxx", "ab"] {
            self.search::<M>(text, Scope::All).await;
        }
        // What belongs to a client is looked into within the reach of each viewer.
        for scope in SCOPES {
            self.search::<M>("0171 4567", scope).await;
        }
    }

    async fn search<M: Model>(&mut self, text: &str, scope: Scope) {
        let viewer = self.reach.viewer(&[M::TYPE_NAME, "Contact", "ContactMethod"], scope);
        let Some(found) = M::matching(text, &viewer) else { return };
        let natural = OrderTerm::new(&M::ORDERS[0], M::DEFAULT_ORDER);
        let order = Order::new(vec![found.rank.unwrap_or(natural)]);
        self.page::<M>(&format!("search {text}"), found.condition.clone(), order).await;
        self.count::<M>(&format!("search {text}"), found.condition).await;
    }

    async fn page<M: Model>(&mut self, name: &str, condition: Condition, order: Order) {
        let request = PageRequest {
            shape: Shape::default(),
            condition,
            order,
            bounds: Bounds::First(50),
            cursor: None,
            with_keys: true,
        };
        let statement = |permit| -> Select { lists::page_select::<M>(&permit, request.clone(), None).0 };
        self.check::<M, _>(name, statement).await;
    }

    async fn count<M: Model>(&mut self, name: &str, condition: Condition) {
        let statement = |permit| lists::count_select::<M>(&permit, condition.clone(), Some(lists::COUNT_CAP), None);
        self.check::<M, _>(&format!("{name}, total"), statement).await;
    }

    /// A rare value of a custom field is found by the index of values, and not by passing all other rows.
    async fn finds_by_index<M: Model>(&mut self, index: &str, key: &str) {
        let condition = custom::is_one_of(M::TYPE_NAME, key, &[json!("rare")], &[]);
        let order = Order::new(vec![OrderTerm::new(&M::ORDERS[0], M::DEFAULT_ORDER)]);
        let bounds = Bounds::First(50);
        let request = PageRequest { shape: Shape::default(), condition, order, bounds, cursor: None, with_keys: true };
        let statement = lists::page_select::<M>(&self.reach.permit(Scope::All), request, None).0;
        if !self.explain(key, statement).await.to_string().contains(index) {
            self.wrong.push(format!("{} does not use {index}", M::TABLE));
        }
    }

    /// Runs the statement as each of the viewers.
    async fn check<M, S>(&mut self, name: &str, statement: impl Fn(Permit<M>) -> S)
    where
        M: Model,
        S: QueryFragment<diesel::pg::Pg> + Send,
    {
        let mut times = Vec::new();
        for scope in SCOPES {
            let name = format!("{} {name}, {}", M::TABLE, scope.as_str());
            let mut plan = self.explain(&name, statement(self.reach.permit(scope))).await;
            if self.print {
                // The first run has brought the pages into memory.
                plan = self.explain(&name, statement(self.reach.permit(scope))).await;
                times.push(format!("{:.1}", plan[0]["Execution Time"].as_f64().unwrap()));
            }
            let mut scanned = Vec::new();
            scans(&plan, &mut scanned);
            if !scanned.is_empty() {
                self.wrong.push(format!("{name} scans {scanned:?}"));
            }
        }
        if self.print {
            println!("| {} {name} | {} |", M::TABLE, times.join(" | "));
        }
    }

    /// The look-up of what one record may be the same as.
    async fn duplicates<M: Comparable>(&mut self) {
        let of_some = format!(
            "SELECT (array_agg(id))[1]::text FROM (SELECT id FROM {} ORDER BY updated_at DESC LIMIT 5) t",
            M::TABLE
        );
        let id: String = clusters::row_on(&self.url, &of_some).await.get(0);
        let ids = vec![Uuid::parse_str(&id).unwrap()];
        let statement = || {
            diesel::sql_query(M::OF_RECORDS).bind::<diesel::sql_types::Array<diesel::sql_types::Uuid>, _>(ids.clone())
        };
        // The first run reads the catalogue as well.
        self.explain("duplicates", statement()).await;
        let plan = self.explain("duplicates", statement()).await;
        let time = plan[0]["Execution Time"].as_f64().unwrap();
        let blocks = ["Shared Hit Blocks", "Shared Read Blocks"].map(|name| plan[0]["Plan"][name].as_i64().unwrap());
        let blocks: i64 = blocks.iter().sum();
        let mut scanned = Vec::new();
        scans(&plan, &mut scanned);
        if !scanned.is_empty() || blocks > 1_500 {
            self.wrong.push(format!("duplicates of {} read {blocks} blocks and scan {scanned:?}", M::TABLE));
        }
        if self.print {
            println!("| {} duplicates of one | {time:.1} |", M::TABLE);
        }
    }

    async fn explain(&self, name: &str, statement: impl QueryFragment<diesel::pg::Pg> + Send) -> Value {
        let connection = self.db.connection().await.unwrap();
        Explain(statement).load(&connection).await.unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }
}

/// Big tables that a plan reads from end to end.
fn scans(plan: &Value, found: &mut Vec<String>) {
    match plan {
        Value::Object(node) => {
            let table = node.get("Relation Name").and_then(Value::as_str).unwrap_or_default();
            if node.get("Node Type").is_some_and(|kind| kind == "Seq Scan") && !SMALL.contains(&table) {
                found.push(table.to_owned());
            }
            node.values().for_each(|value| scans(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| scans(item, found)),
        _ => {}
    }
}

/// The tests a filter offers, with a frequent, a rare and an absent value.
fn tests(filter: &Filter) -> Vec<(String, Test)> {
    let text = |value: &str| Bind::Text(value.to_owned());
    let named = |name: &str, test: Test| (name.to_owned(), test);
    match filter.kind {
        FilterKind::Text => vec![
            named("eq", Test::Eq(text("Müller"))),
            named("in", Test::In(Bind::Texts(vec!["Müller".to_owned(), "Nord".to_owned()]))),
            named("contains", Test::Contains("müller".to_owned())),
            named("startsWith", Test::StartsWith("mül".to_owned())),
        ],
        FilterKind::Word | FilterKind::Citext => vec![
            named("eq", Test::Eq(text("DE"))),
            named("eq absent", Test::Eq(text("no such word"))),
            named("in", Test::In(Bind::Texts(vec!["DE".to_owned(), "PL".to_owned()]))),
            named("isNull", Test::IsNull(true)),
        ],
        FilterKind::Choice(choice) => {
            choice.values.iter().map(|value| named(value.0, Test::Eq(text(value.1)))).collect()
        }
        FilterKind::Id(_) | FilterKind::Node => vec![
            named("eq", Test::Eq(Bind::Uuid(Uuid::max()))),
            named("in", Test::In(Bind::Uuids(vec![Uuid::max(), Uuid::nil()]))),
            named("isNull", Test::IsNull(true)),
        ],
        FilterKind::Time => {
            let moment = Bind::Time("2026-06-01T00:00:00Z".parse().unwrap());
            vec![
                named("gt", Test::Gt(moment.clone())),
                named("lt", Test::Lt(moment)),
                named("isNull", Test::IsNull(true)),
            ]
        }
        FilterKind::Date => {
            let day = Bind::Date("2026-12-01".parse().unwrap());
            vec![named("gt", Test::Gt(day.clone())), named("lte", Test::Lte(day))]
        }
        FilterKind::Decimal => {
            let some = |value: i64| Bind::Decimal(value.into());
            vec![
                named("gt", Test::Gt(some(100))),
                named("gt absent", Test::Gt(some(9_999_999_999))),
                named("lt", Test::Lt(some(5))),
            ]
        }
        FilterKind::Boolean => {
            vec![named("true", Test::Eq(Bind::Bool(true))), named("false", Test::Eq(Bind::Bool(false)))]
        }
        // These have no test of the same form.
        FilterKind::Custom => Vec::new(),
    }
}

/// Equality on custom fields of a select, of several at once, of a list and of a number.
fn custom_tests(type_name: &str) -> Vec<(&'static str, Condition)> {
    let is = |key, values: Value| custom::is_one_of(type_name, key, values.as_array().unwrap(), &[]);
    vec![
        ("frequent", is("segment", json!(["Standard"]))),
        ("rare", is("segment", json!(["Key account"]))),
        ("absent", is("segment", json!(["no such segment"]))),
        ("list", is("certificates", json!(["FSC"]))),
        ("number", custom::is_one_of(type_name, "lead_time_days", &[], &["42.0".parse().unwrap()])),
    ]
}
