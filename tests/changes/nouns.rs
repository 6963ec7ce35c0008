//! What can be changed, and with what: a line for every noun that has mutations.

use serde_json::{Value, json};

use crate::support::Caller;

/// A noun with mutations.
pub struct Noun {
    pub stem: &'static str,
    pub type_name: &'static str,
    pub has_trash: bool,
    /// Input that makes a record.
    pub valid: fn(&World) -> Value,
    /// A change of that record.
    pub change: fn() -> Value,
    /// Inputs, as JSON, and the code of what is wrong with each; no code where it makes another wrong.
    pub wrong: &'static [(&'static str, &'static str, &'static str)],
}

impl Noun {
    /// The noun as events spell it.
    pub fn event(&self) -> String {
        let spelt = |letter: char| {
            if letter.is_uppercase() { format!("_{}", letter.to_lowercase()) } else { letter.to_string() }
        };
        self.stem.chars().map(spelt).collect()
    }

    /// The mutations of the noun, without its stem.
    pub fn actions(&self) -> &'static [&'static str] {
        if self.has_trash {
            &["Create", "Update", "Delete", "Restore", "Destroy"]
        } else {
            &["Create", "Update", "Delete"]
        }
    }
}

/// Records of the demo that others belong to.
pub struct World {
    client: Value,
    contact: Value,
    stage: Value,
    deal: Value,
    category: Value,
    product: Value,
    user: Value,
}

impl World {
    pub async fn of(admin: &Caller) -> Self {
        let answer = admin
            .ask("{ clients(first: 1) { nodes { id } } contacts(first: 1) { nodes { id } } stages(first: 1) { nodes { id } } deals(first: 1) { nodes { id } } categories(first: 1) { nodes { id } } products(first: 1) { nodes { id } } users(first: 1) { nodes { id } } }")
            .await;
        let id = |list: &str| answer.data()[list]["nodes"][0]["id"].clone();
        Self {
            client: id("clients"),
            contact: id("contacts"),
            stage: id("stages"),
            deal: id("deals"),
            category: id("categories"),
            product: id("products"),
            user: id("users"),
        }
    }
}

/// A client's id that nobody has.
const NOBODY: &str = "\"Q2xpZW50OmZmZmZmZmZmLWZmZmYtZmZmZi1mZmZmLWZmZmZmZmZmZmZmZg\"";

const NO_TAG: &str = "[\"VGFnOmZmZmZmZmZmLWZmZmYtZmZmZi1mZmZmLWZmZmZmZmZmZmZmZg\"]";
const NO_PRODUCT: &str = "\"UHJvZHVjdDpmZmZmZmZmZi1mZmZmLWZmZmYtZmZmZi1mZmZmZmZmZmZmZmY\"";

pub static NOUNS: [Noun; 10] = [
    Noun {
        stem: "client",
        type_name: "Client",
        has_trash: true,
        valid: |_| {
            json!({
                "name": "  Zimmerei Übermut ", "kind": "COMPANY", "lifecycleStage": "PROSPECT", "country": "DE",
                "phone": "030 901820", "email": "Info@Uebermut.EXAMPLE", "website": "https://uebermut.example",
                "annualRevenue": { "amount": "1250000.50", "currency": "EUR" }, "employeeCount": 12,
                "billingAddress": { "street": "Lindenweg 7", "city": "Berlin", "postalCode": "10115", "country": "de" },
            })
        },
        change: || json!({ "name": "Zimmerei Übermut & Söhne", "phone": null }),
        wrong: &[
            ("name", "\" \\u0007 \"", "INVALID_CHARACTER"),
            ("email", "\"nobody\"", "INVALID_EMAIL"),
            ("phone", "\"12\"", "INVALID_PHONE"),
            ("website", "\"javascript:alert(1)\"", "INVALID_URL"),
            ("country", "\"XX\"", "INVALID_COUNTRY"),
            ("employeeCount", "-1", "OUT_OF_RANGE"),
            ("annualRevenue", "{\"amount\":\"1.005\",\"currency\":\"EUR\"}", "TOO_PRECISE"),
            ("parent", NOBODY, "NOT_FOUND"),
            ("owner", NOBODY, "INVALID_ID"),
            ("tags", NO_TAG, "NOT_FOUND"),
        ],
    },
    Noun {
        stem: "contact",
        type_name: "Contact",
        has_trash: true,
        valid: |world| json!({ "client": world.client, "firstName": "Åsa", "lastName": "Öberg", "locale": "sv", "timeZone": "Europe/Stockholm" }),
        change: || json!({ "jobTitle": "Purchasing", "doNotContact": true }),
        wrong: &[
            ("client", NOBODY, "NOT_FOUND"),
            ("locale", "\"svenska, tack\"", "INVALID_LOCALE"),
            ("timeZone", "\"Mars/Olympus\"", "INVALID_TIME_ZONE"),
        ],
    },
    Noun {
        stem: "tag",
        type_name: "Tag",
        has_trash: false,
        valid: |_| json!({ "name": "Fair 2026", "color": "#12AB9f" }),
        change: || json!({ "color": null }),
        wrong: &[("name", "\"\"", "REQUIRED"), ("color", "\"red\"", "INVALID_COLOR")],
    },
    Noun {
        stem: "note",
        type_name: "Note",
        has_trash: true,
        valid: |world| {
            json!({ "kind": "TASK", "title": "Send the offer", "body": "With *both* sizes.", "client": world.client,
                "dueAt": "2026-12-01T09:00:00+01:00", "priority": 1 })
        },
        change: || json!({ "completedAt": "2026-11-30T16:00:00Z", "isPinned": true }),
        wrong: &[
            ("client", NOBODY, "NOT_FOUND"),
            ("priority", "7", "OUT_OF_RANGE"),
            ("title", "\"a\\nb\"", "INVALID_CHARACTER"),
        ],
    },
    Noun {
        stem: "deal",
        type_name: "Deal",
        has_trash: true,
        valid: |world| json!({ "client": world.client, "name": "Roof beams", "stage": world.stage, "currency": "EUR", "expectedCloseOn": "2027-01-31" }),
        change: || json!({ "probability": 80, "name": "Roof beams and boards" }),
        wrong: &[
            ("client", NOBODY, "NOT_FOUND"),
            ("currency", "\"XXX\"", "INVALID_CURRENCY"),
            ("probability", "101", "OUT_OF_RANGE"),
        ],
    },
    Noun {
        stem: "product",
        type_name: "Product",
        has_trash: true,
        valid: |world| {
            json!({ "sku": "BEAM-80x160", "name": "Beam 80×160", "category": world.category, "gtin": "4006381333931",
                "listPrice": { "amount": "19.90", "currency": "EUR" }, "cost": { "amount": "11", "currency": "EUR" }, "taxRate": "19",
                "stockQuantity": "120" })
        },
        change: || json!({ "listPrice": { "amount": "21.50", "currency": "EUR" }, "status": "DISCONTINUED" }),
        wrong: &[
            ("sku", "\"\"", "REQUIRED"),
            ("gtin", "\"4006381333930\"", "INVALID_GTIN"),
            ("taxRate", "\"100.01\"", "OUT_OF_RANGE"),
            ("cost", "{\"amount\":\"11\",\"currency\":\"USD\"}", "CURRENCY_MISMATCH"),
        ],
    },
    Noun {
        stem: "contactMethod",
        type_name: "ContactMethod",
        has_trash: false,
        valid: |world| json!({ "contact": world.contact, "kind": "EMAIL", "label": "private", "value": "Asa@Oeberg.EXAMPLE" }),
        change: || json!({ "kind": "MOBILE", "value": "+46 70 123 45 67", "isPrimary": true }),
        wrong: &[("kind", "\"PHONE\"", ""), ("value", "\"112\"", "INVALID_PHONE")],
    },
    Noun {
        stem: "lineItem",
        type_name: "LineItem",
        has_trash: false,
        valid: |world| json!({ "deal": world.deal, "product": world.product, "quantity": "2.5", "unitPrice": "4.10" }),
        change: || json!({ "discountPercent": "10", "name": "Cut to length" }),
        wrong: &[
            ("quantity", "\"0\"", "OUT_OF_RANGE"),
            ("product", NO_PRODUCT, "NOT_FOUND"),
            ("taxRate", "\"-1\"", "OUT_OF_RANGE"),
        ],
    },
    Noun {
        stem: "team",
        type_name: "Team",
        has_trash: true,
        valid: |world| json!({ "name": "Night shift", "members": [world.user] }),
        change: || json!({ "description": "From ten to six", "members": [] }),
        wrong: &[("name", "\"\"", "REQUIRED"), ("members", "[\"x\"]", "INVALID_ID")],
    },
    Noun {
        stem: "category",
        type_name: "Category",
        has_trash: true,
        valid: |world| json!({ "name": "Türen & Tore", "parent": world.category }),
        change: || json!({ "parent": null, "position": 3 }),
        wrong: &[
            ("slug", "\"no good\"", "INVALID_SLUG"),
            ("parent", NOBODY, "INVALID_ID"),
            ("position", "-1", "OUT_OF_RANGE"),
        ],
    },
];
