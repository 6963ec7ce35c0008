//! The seed as a whole, without a database.

use std::{
    collections::{HashMap, HashSet},
    sync::{LazyLock, Mutex},
};

use chrono::{DateTime, TimeZone, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Scale, TABLES, copies::Rows, world::World};

fn moment() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 4, 15, 30, 0).unwrap()
}

fn world() -> World {
    let roles = super::users::ROLES.iter().zip(1..).map(|((key, _), id)| ((*key).to_owned(), Uuid::from_u128(id)));
    World::new(Scale::Demo, moment(), roles.collect::<HashMap<_, _>>()).unwrap()
}

static WORLD: LazyLock<World> = LazyLock::new(world);

type Row = HashMap<String, String>;

/// The rows of one table of the demo, cell by cell; made once for all tests.
fn rows(name: &str) -> &'static [Row] {
    static MADE: Mutex<Vec<(String, &'static [Row])>> = Mutex::new(Vec::new());
    let mut made = MADE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some((_, rows)) = made.iter().find(|(found, _)| found == name) {
        return rows;
    }
    let rows: &'static [Row] = make(name).leak();
    made.push((name.to_owned(), rows));
    rows
}

fn make(name: &str) -> Vec<Row> {
    let table = TABLES.iter().find(|table| table.name == name).unwrap();
    let mut rows = Rows::default();
    for index in 0..(table.total)(&WORLD) {
        (table.write)(&WORLD, index, &mut rows);
    }
    let columns: Vec<_> = table.columns.split(',').map(str::trim).collect();
    let row = |line: &str| {
        let cells: Vec<_> = line.split('\t').collect();
        assert_eq!(cells.len(), columns.len(), "{name}: {line}");
        columns.iter().zip(cells).map(|(column, cell)| ((*column).to_owned(), cell.to_owned())).collect()
    };
    rows.as_str().lines().map(row).collect()
}

fn digest(world: &World) -> Vec<u8> {
    let mut hash = Sha256::new();
    for table in TABLES {
        let mut rows = Rows::default();
        // A part of each table tells as much as the whole.
        for index in 0..(table.total)(world).min(300) {
            (table.write)(world, index, &mut rows);
        }
        hash.update(rows.as_str());
    }
    hash.finalize().to_vec()
}

#[test]
fn the_same_moment_gives_the_same_rows() {
    assert_eq!(digest(&WORLD), digest(&world()));
}

#[test]
fn the_demo_has_the_promised_numbers() {
    for (name, count) in [
        ("users", 12),
        ("teams", 3),
        ("products", 3450),
        ("clients", 2000),
        ("contacts", 3500),
        ("deals", 600),
        ("notes", 20_000),
        ("tags", 15),
        ("stages", 7),
    ] {
        assert_eq!(rows(name).len(), count, "{name}");
    }
}

#[test]
fn keys_are_unique_and_point_at_rows() {
    let ids = |name: &str| rows(name).iter().map(|row| row["id"].clone()).collect::<HashSet<_>>();
    let (clients, contacts, deals, products) = (ids("clients"), ids("contacts"), ids("deals"), ids("products"));
    assert_eq!((clients.len(), contacts.len(), deals.len(), products.len()), (2000, 3500, 600, 3450));
    let found = |ids: &HashSet<String>, id: &str| id == "\\N" || ids.contains(id);
    for note in rows("notes") {
        assert!(found(&clients, &note["client_id"]) && found(&contacts, &note["contact_id"]));
        assert!(found(&deals, &note["deal_id"]) && found(&products, &note["product_id"]));
    }
    let skus = rows("products").iter().map(|row| row["sku"].to_lowercase()).collect::<HashSet<_>>();
    assert_eq!(skus.len(), 3450);
    let reached = rows("contact_methods").iter().map(|row| row["contact_id"].clone()).collect::<HashSet<_>>();
    assert_eq!(reached, contacts);
}

#[test]
fn a_note_about_a_contact_or_deal_names_their_client() {
    let client_of = |name: &str| {
        rows(name).iter().map(|row| (row["id"].clone(), row["client_id"].clone())).collect::<HashMap<_, _>>()
    };
    let (contacts, deals) = (client_of("contacts"), client_of("deals"));
    for note in rows("notes") {
        for (column, clients) in [("contact_id", &contacts), ("deal_id", &deals)] {
            if let Some(client) = clients.get(&note[column]) {
                assert_eq!(client, &note["client_id"]);
            }
        }
        assert!(note["kind"] == "task" || note["due_at"] == "\\N" && note["assignee_id"] == "\\N");
    }
    for deal in rows("deals").iter().filter(|deal| deal["contact_id"] != "\\N") {
        assert_eq!(contacts[&deal["contact_id"]], deal["client_id"]);
    }
}

#[test]
fn amounts_are_sums_and_costs_lie_below_prices() {
    let units = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
    let mut sums: HashMap<String, i64> = HashMap::new();
    for item in rows("line_items") {
        *sums.entry(item["deal_id"].clone()).or_default() += units(&item["line_total"]);
    }
    for deal in rows("deals") {
        assert_eq!(sums[&deal["id"]], units(&deal["amount"]));
    }
    for product in rows("products") {
        assert!(units(&product["cost"]) < units(&product["list_price"]), "{}", product["sku"]);
        assert!(product["gtin"] == "\\N" || product["gtin"].len() == 13);
    }
}

#[test]
fn the_last_activity_of_a_client_is_its_newest_note() {
    let mut newest: HashMap<String, String> = HashMap::new();
    for note in rows("notes") {
        let last = newest.entry(note["client_id"].clone()).or_default();
        *last = last.clone().max(note["happened_at"].clone());
    }
    for client in rows("clients") {
        let expected = newest.get(&client["id"]).map_or("\\N", String::as_str);
        assert_eq!(client["last_activity_at"], expected);
    }
}

#[test]
fn nothing_but_plans_lies_in_the_future() {
    let now = "2026-03-04 15:30:00.000000+00";
    for table in TABLES {
        for row in rows(table.name) {
            for (column, cell) in row.iter().filter(|(column, _)| column.ends_with("_at") && *column != "due_at") {
                assert!(cell == "\\N" || cell.as_str() <= now, "{} {column} {cell}", table.name);
            }
        }
    }
}

#[test]
fn whoever_a_note_mentions_is_told() {
    let mentions = rows("note_mentions");
    let told = mentions.iter().map(|row| row["note_id"].clone()).collect::<HashSet<_>>();
    let named = rows("notes").iter().filter(|note| note["body"].contains('@'));
    assert_eq!(named.map(|note| note["id"].clone()).collect::<HashSet<_>>(), told);
    assert!((600..1200).contains(&told.len()));
}
