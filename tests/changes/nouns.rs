//! What can be changed, and with what: a line for every noun that has mutations.

use serde_json::{Value, json};
use tessera::auth::Operation;

use crate::support::Caller;

/// How a record ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// In the trash first.
    Trash,
    /// At once.
    Gone,
    /// Never; it is made by invitation.
    Kept,
}

/// A noun with mutations.
pub struct Noun {
    pub stem: &'static str,
    pub type_name: &'static str,
    pub life: Life,
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
        match self.life {
            Life::Trash => &["Create", "Update", "Delete", "Restore", "Destroy"],
            Life::Gone => &["Create", "Update", "Delete"],
            Life::Kept => &["Create", "Update"],
        }
    }
}

/// A mutation beyond those of every record.
pub struct Command {
    pub name: &'static str,
    pub input_type: &'static str,
    /// The right it needs: type, field and operation.
    pub right: (&'static str, &'static str, Operation),
    /// What it needs beside the record's id.
    pub input: fn(&World) -> Value,
}

const fn plain(name: &'static str, right: (&'static str, &'static str, Operation)) -> Command {
    Command { name, input_type: "RecordInput", right, input: |_| json!({}) }
}

/// A mutation of what everybody has for themselves, whatever their role.
const fn personal(
    name: &'static str,
    input_type: &'static str,
    right: (&'static str, &'static str, Operation),
) -> Command {
    Command { name, input_type, right, input: |world| json!({ "record": world.client }) }
}

/// The tests of what they do are named after the noun: `users`.
pub static COMMANDS: [Command; 26] = [
    plain("userSuspend", ("User", "status", Operation::Update)),
    plain("userDeactivate", ("User", "status", Operation::Update)),
    plain("userReinstate", ("User", "status", Operation::Update)),
    plain("userReinvite", ("User", "status", Operation::Update)),
    plain("userRemoveFactor", ("User", "status", Operation::Update)),
    Command {
        name: "userAssignRole",
        input_type: "UserAssignRoleInput",
        right: ("User", "role", Operation::Update),
        input: |world| json!({ "role": world.role }),
    },
    Command {
        name: "roleSetRights",
        input_type: "RoleSetRightsInput",
        right: ("Role", "*", Operation::Update),
        input: |_| json!({ "rights": [{ "type": "Client", "operation": "READ", "scope": "ALL" }] }),
    },
    Command {
        name: "sessionEnd",
        input_type: "SessionEndInput",
        right: ("Session", "*", Operation::Delete),
        input: |_| json!({}),
    },
    Command {
        name: "sessionEndAll",
        input_type: "SessionEndAllInput",
        right: ("Session", "*", Operation::Delete),
        input: |_| json!({}),
    },
    personal("favoriteAdd", "FavoriteInput", ("Favorite", "*", Operation::Create)),
    personal("favoriteMove", "FavoriteMoveInput", ("Favorite", "*", Operation::Update)),
    personal("favoriteRemove", "FavoriteInput", ("Favorite", "*", Operation::Delete)),
    personal("notificationMarkRead", "NotificationMarkReadInput", ("Notification", "*", Operation::Update)),
    personal("notificationMarkAllRead", "NotificationMarkAllReadInput", ("Notification", "*", Operation::Update)),
    Command {
        name: "webhookEndpointRotateSecret",
        input_type: "WebhookEndpointRotateSecretInput",
        right: ("WebhookEndpoint", "secrets", Operation::Update),
        input: |_| json!({ "overlapHours": 1 }),
    },
    Command {
        name: "clientMerge",
        input_type: "MergeInput",
        right: ("Client", "*", Operation::Update),
        input: |world| json!({ "version": 1, "other": world.other_client, "otherVersion": 1 }),
    },
    Command {
        name: "contactMerge",
        input_type: "MergeInput",
        right: ("Contact", "*", Operation::Update),
        input: |world| json!({ "version": 1, "other": world.other_contact, "otherVersion": 1 }),
    },
    Command {
        name: "partnerTokenCreate",
        input_type: "PartnerTokenCreateInput",
        right: ("PartnerToken", "*", Operation::Create),
        input: |_| {
            json!({ "partner": tessera::ids::NodeId { type_name: "Partner", id: uuid::Uuid::max() }.encode(), "name": "For the shop",
                "rights": [{ "type": "Product", "operation": "READ", "scope": "ALL" }] })
        },
    },
    Command {
        name: "partnerReleaseCreate",
        input_type: "PartnerReleaseCreateInput",
        right: ("PartnerRelease", "*", Operation::Create),
        input: |_| {
            json!({ "partner": tessera::ids::NodeId { type_name: "Partner", id: uuid::Uuid::max() }.encode(), "name": "First",
                "documents": [{ "body": "{ tags { nodes { id } } }" }] })
        },
    },
    plain("partnerReleaseActivate", ("PartnerRelease", "*", Operation::Update)),
    plain("partnerReleaseRetire", ("PartnerRelease", "*", Operation::Update)),
    plain("partnerTokenRevoke", ("PartnerToken", "*", Operation::Update)),
    plain("duplicatePairDismiss", ("DuplicatePair", "*", Operation::Update)),
    plain("mergeUndo", ("Merge", "*", Operation::Update)),
    plain("webhookEndpointTest", ("WebhookEndpoint", "*", Operation::Update)),
    plain("webhookDeliveryReplay", ("WebhookDelivery", "*", Operation::Update)),
];

/// Nouns with bulk mutations, and their plural.
pub static BULK: [(&str, &str); 9] = [
    ("client", "clients"),
    ("contact", "contacts"),
    ("contactMethod", "contactMethods"),
    ("deal", "deals"),
    ("lineItem", "lineItems"),
    ("note", "notes"),
    ("product", "products"),
    ("productPrice", "productPrices"),
    ("tag", "tags"),
];

/// Nouns that are named by a natural key: what of it a record of `NOUNS` lacks, and a change of another value.
pub static UPSERTS: [(&str, &str, &str); 11] = [
    ("client", r#"{"externalRef":"ERP-77"}"#, r#"{"name":"Another name"}"#),
    ("contact", r#"{"externalRef":"ERP-77"}"#, r#"{"jobTitle":"Purchasing"}"#),
    ("contactMethod", "{}", r#"{"value":"asa@oeberg.example","label":"home"}"#),
    ("deal", r#"{"externalRef":"ERP-77"}"#, r#"{"probability":80}"#),
    ("stage", "{}", r#"{"name":"LEGAL REVIEW","probability":70}"#),
    ("tag", "{}", r#"{"color":null}"#),
    ("team", "{}", r#"{"description":"From ten to six"}"#),
    ("category", r#"{"slug":"gates"}"#, r#"{"slug":"gates","position":3}"#),
    ("product", "{}", r#"{"sku":"beam-80X160","name":"Beam"}"#),
    ("priceList", "{}", r#"{"taxInclusive":true}"#),
    ("productPrice", "{}", r#"{"minQuantity":"777.00","unitPrice":"3.25"}"#),
];

/// Records of the demo that others belong to.
pub struct World {
    client: Value,
    contact: Value,
    other_client: Value,
    other_contact: Value,
    stage: Value,
    deal: Value,
    category: Value,
    product: Value,
    user: Value,
    role: Value,
    price_list: Value,
}

impl World {
    /// A record of a type that commands change.
    pub fn some(&self, type_name: &str) -> Value {
        match type_name {
            "User" => self.user.clone(),
            "Role" => self.role.clone(),
            "Client" => self.client.clone(),
            "Contact" => self.contact.clone(),
            _ => panic!("the tests need a record of {type_name}"),
        }
    }

    pub async fn of(admin: &Caller) -> Self {
        let answer = admin
            .ask("{ clients(first: 2) { nodes { id } } contacts(first: 2) { nodes { id } } stages(first: 1) { nodes { id } } deals(first: 1) { nodes { id } } categories(first: 1) { nodes { id } } products(first: 1) { nodes { id } } users(first: 1) { nodes { id } } roles(first: 10) { nodes { id key } } priceLists(first: 1) { nodes { id } } }")
            .await;
        let id = |list: &str| answer.data()[list]["nodes"][0]["id"].clone();
        let second = |list: &str| answer.data()[list]["nodes"][1]["id"].clone();
        Self {
            other_client: second("clients"),
            other_contact: second("contacts"),
            client: id("clients"),
            contact: id("contacts"),
            stage: id("stages"),
            deal: id("deals"),
            category: id("categories"),
            product: id("products"),
            user: id("users"),
            price_list: id("priceLists"),
            role: answer.data()["roles"]["nodes"]
                .as_array()
                .unwrap()
                .iter()
                .find(|role| role["key"] == "seller")
                .unwrap()["id"]
                .clone(),
        }
    }
}

/// A client's id that nobody has.
const NOBODY: &str = "\"Q2xpZW50OmZmZmZmZmZmLWZmZmYtZmZmZi1mZmZmLWZmZmZmZmZmZmZmZg\"";

const NO_TAG: &str = "[\"VGFnOmZmZmZmZmZmLWZmZmYtZmZmZi1mZmZmLWZmZmZmZmZmZmZmZg\"]";
const NO_PRODUCT: &str = "\"UHJvZHVjdDpmZmZmZmZmZi1mZmZmLWZmZmYtZmZmZi1mZmZmZmZmZmZmZmY\"";

pub static NOUNS: [Noun; 20] = [
    Noun {
        stem: "client",
        type_name: "Client",
        life: Life::Trash,
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
        life: Life::Trash,
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
        life: Life::Gone,
        valid: |_| json!({ "name": "Fair 2026", "color": "#12AB9f" }),
        change: || json!({ "color": null }),
        wrong: &[("name", "\"\"", "REQUIRED"), ("color", "\"red\"", "INVALID_COLOR")],
    },
    Noun {
        stem: "note",
        type_name: "Note",
        life: Life::Trash,
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
        life: Life::Trash,
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
        life: Life::Trash,
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
        life: Life::Gone,
        valid: |world| json!({ "contact": world.contact, "kind": "EMAIL", "label": "private", "value": "Asa@Oeberg.EXAMPLE" }),
        change: || json!({ "kind": "MOBILE", "value": "+46 70 123 45 67", "isPrimary": true }),
        wrong: &[("kind", "\"PHONE\"", ""), ("value", "\"112\"", "INVALID_PHONE")],
    },
    Noun {
        stem: "lineItem",
        type_name: "LineItem",
        life: Life::Gone,
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
        life: Life::Trash,
        valid: |world| json!({ "name": "Night shift", "members": [world.user] }),
        change: || json!({ "description": "From ten to six", "members": [] }),
        wrong: &[("name", "\"\"", "REQUIRED"), ("members", "[\"x\"]", "INVALID_ID")],
    },
    Noun {
        stem: "category",
        type_name: "Category",
        life: Life::Trash,
        valid: |world| json!({ "name": "Türen & Tore", "parent": world.category }),
        change: || json!({ "parent": null, "position": 3 }),
        wrong: &[
            ("slug", "\"no good\"", "INVALID_SLUG"),
            ("parent", NOBODY, "INVALID_ID"),
            ("position", "-1", "OUT_OF_RANGE"),
        ],
    },
    Noun {
        stem: "savedView",
        type_name: "SavedView",
        life: Life::Gone,
        valid: |_| {
            json!({ "resource": "CLIENT", "name": "Prospects in Köln", "search": "köln", "orderBy": ["NAME_ASC"],
                "filter": { "lifecycleStage": { "eq": "PROSPECT" } }, "columns": ["name", "city", "owner"] })
        },
        change: || json!({ "filter": null, "layout": "BOARD", "groupBy": "lifecycleStage", "visibility": "SHARED" }),
        wrong: &[
            ("name", "\"\"", "REQUIRED"),
            ("team", NOBODY, "INVALID_ID"),
            ("filter", "{\"shoeSize\":{\"gt\":40}}", "INVALID_FILTER"),
            ("orderBy", "[\"SHOE_SIZE_ASC\"]", "INVALID_ORDER"),
            ("columns", "[\"shoeSize\"]", "NO_SUCH_FIELD"),
            ("groupBy", "\"shoeSize\"", "NO_SUCH_FIELD"),
        ],
    },
    Noun {
        stem: "user",
        type_name: "User",
        life: Life::Kept,
        valid: |world| json!({ "email": "Nora.New@Tessera.EXAMPLE", "firstName": "Nora", "lastName": "New", "role": world.role, "locale": "de" }),
        change: || json!({ "jobTitle": "Field sales", "timeZone": "Europe/Berlin" }),
        wrong: &[
            ("email", "\"nobody\"", "INVALID_EMAIL"),
            ("lastName", "\"\"", "REQUIRED"),
            ("role", NOBODY, "INVALID_ID"),
            ("avatarUrl", "\"javascript:alert(1)\"", "INVALID_URL"),
        ],
    },
    Noun {
        stem: "stage",
        type_name: "Stage",
        life: Life::Gone,
        valid: |_| json!({ "name": "Legal review", "probability": 65, "position": 2 }),
        change: || json!({ "probability": 70, "position": 4 }),
        wrong: &[
            ("probability", "101", "OUT_OF_RANGE"),
            ("position", "0", "OUT_OF_RANGE"),
            ("name", "\"\"", "REQUIRED"),
        ],
    },
    Noun {
        stem: "priceList",
        type_name: "PriceList",
        life: Life::Gone,
        valid: |_| json!({ "name": "Resellers, Poland", "currency": "PLN" }),
        change: || json!({ "isDefault": true, "taxInclusive": true }),
        wrong: &[("name", "\"\"", "REQUIRED"), ("currency", "\"XXX\"", "INVALID_CURRENCY")],
    },
    Noun {
        stem: "productPrice",
        type_name: "ProductPrice",
        life: Life::Gone,
        valid: |world| {
            json!({ "priceList": world.price_list, "product": world.product, "minQuantity": "777", "unitPrice": "3.5",
                "validFrom": "2027-01-01", "validUntil": "2027-12-31" })
        },
        change: || json!({ "unitPrice": "3.25", "validUntil": null }),
        wrong: &[
            ("product", NO_PRODUCT, "NOT_FOUND"),
            ("minQuantity", "\"0\"", "OUT_OF_RANGE"),
            ("unitPrice", "\"-1\"", "OUT_OF_RANGE"),
        ],
    },
    Noun {
        stem: "role",
        type_name: "Role",
        life: Life::Gone,
        valid: |_| json!({ "key": "field_sales", "name": "Field sales" }),
        change: || json!({ "name": "Field sales, north" }),
        wrong: &[("key", "\"two\\nlines\"", "INVALID_CHARACTER"), ("name", "\"\"", "REQUIRED")],
    },
    Noun {
        stem: "attachment",
        type_name: "Attachment",
        life: Life::Trash,
        valid: |world| json!({ "client": world.client, "fileName": "U\u{308}bersicht.pdf", "contentType": "Application/PDF" }),
        change: || json!({ "fileName": "Overview.pdf" }),
        wrong: &[
            ("client", NOBODY, "NOT_FOUND"),
            ("fileName", "\"../overview.pdf\"", "INVALID_FILE_NAME"),
            ("contentType", "\"text/html\"", "UNSUPPORTED_TYPE"),
            ("sizeBytes", "10485761", "OUT_OF_RANGE"),
        ],
    },
    Noun {
        stem: "webhookEndpoint",
        type_name: "WebhookEndpoint",
        life: Life::Gone,
        valid: |_| json!({ "url": "https://93.184.216.34/hooks?of=tessera", "events": ["deal.*", "client.created"], "description": "Accounting" }),
        change: || json!({ "isActive": false, "events": "*" }),
        wrong: &[
            ("url", "\"https://[::ffff:169.254.169.254]/latest\"", "ADDRESS_REFUSED"),
            ("events", "[\"client.created\", \"client.renamed\"]", "INVALID_EVENT"),
        ],
    },
    Noun {
        stem: "partner",
        type_name: "Partner",
        life: Life::Gone,
        valid: |world| json!({ "key": "web_shop", "name": " Web shop ", "user": world.user }),
        change: || json!({ "name": "Web shop of Acme", "isActive": false }),
        wrong: &[("key", "\"Web shop\"", "INVALID_KEY"), ("name", "\"\"", "REQUIRED"), ("user", NOBODY, "INVALID_ID")],
    },
    // With a field go its values on many records: it is destroyed only from the trash.
    Noun {
        stem: "customField",
        type_name: "CustomField",
        life: Life::Trash,
        valid: |_| {
            json!({ "resource": "DEAL", "key": "channel", "label": " Channel ", "kind": "SELECT", "options": ["Fair", "U\u{308}bersicht"],
                "position": 3 })
        },
        change: || json!({ "label": "Channel of sale", "options": ["Web", "Fair"], "description": "Where it began." }),
        wrong: &[
            ("key", "\"2nd-channel\"", "INVALID_KEY"),
            ("label", "\"\"", "REQUIRED"),
            ("options", "[\"Fair\", \" Fair\"]", "DUPLICATE"),
            ("position", "-1", "OUT_OF_RANGE"),
        ],
    },
];
