//! Random tokens, cut down at random, ask random documents: a field is answered if and only if the Datalog says so, asked of the
//! library alone and for one coordinate at a time.

use std::time::{Duration, SystemTime};

use biscuit_auth::{AuthorizerLimits, Biscuit, UnverifiedBiscuit, builder::BlockBuilder, macros::authorizer};
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use serde_json::{Value, json};
use tessera::auth::capabilities::decisions::document_id;

use super::{ADMIN, holder, partner, token_with, user};
use crate::support::TestApp;

/// Lists of the root, the type of their records, and fields of it without fields of their own.
const LISTS: [(&str, &str, &[&str]); 4] = [
    ("clients", "Client", &["id", "number", "name", "kind", "lifecycleStage", "createdAt"]),
    ("contacts", "Contact", &["id", "firstName", "lastName", "createdAt"]),
    ("products", "Product", &["id", "sku", "name", "status", "createdAt"]),
    ("tags", "Tag", &["id", "name"]),
];

fn some_rights(random: &mut StdRng) -> Value {
    let mut rights = Vec::new();
    for (_, type_name, fields) in LISTS {
        for field in fields.iter().chain(&["*"]) {
            if random.random_bool(if *field == "*" { 0.3 } else { 0.5 }) {
                let operation = if random.random_bool(0.9) { "READ" } else { "UPDATE" };
                rights.push(json!({ "type": type_name, "field": field, "operation": operation, "scope": "ALL" }));
            }
        }
    }
    rights.push(json!({ "type": "Client", "field": "id", "operation": "READ", "scope": "ALL" }));
    Value::Array(rights)
}

fn some_cut(random: &mut StdRng, documents: &[String]) -> String {
    let (_, type_name, fields) = LISTS.choose(random).unwrap();
    let (one, other) = (fields.choose(random).unwrap(), fields.choose(random).unwrap());
    let document = document_id(documents.choose(random).unwrap());
    match random.random_range(0..8) {
        0 => "check if operation(\"read\")".to_owned(),
        1 => format!(
            "check if field(\"{type_name}\", $f), {{\"{one}\", \"{other}\"}}.contains($f) or field(\"Tag\", $f)"
        ),
        2 => format!("reject if field(\"{type_name}\", \"{one}\")"),
        3 => format!("check if persisted(\"{document}\")"),
        4 => format!("check if field($t, $f), $t != \"{type_name}\" or persisted(\"{document}\")"),
        5 => "check if time($t), $t < 2199-01-01T00:00:00Z".to_owned(),
        6 => format!("check if field($t, $f), $f != \"{other}\""),
        _ => "check if client(\"acme\")".to_owned(),
    }
}

/// A document over some lists, with aliases and fragments; and what stands where: key of the list and of the field, type and field.
fn some_document(random: &mut StdRng) -> (String, Vec<[String; 4]>) {
    let (mut roots, mut places) = (Vec::new(), Vec::new());
    for (list, type_name, fields) in LISTS {
        if !random.random_bool(0.6) {
            continue;
        }
        let (mut selected, key) = (Vec::new(), format!("of_{list}"));
        for (index, field) in fields.iter().enumerate() {
            if random.random_bool(0.5) {
                continue;
            }
            let alias = format!("{field}{index}");
            selected.push(match random.random_range(0..3) {
                0 => format!("{alias}: {field}"),
                1 => format!("... on {type_name} {{ {alias}: {field} }}"),
                _ => format!("... {{ ... {{ {alias}: {field} }} }}"),
            });
            places.push([key.clone(), alias, type_name.to_owned(), (*field).to_owned()]);
        }
        selected.push("__typename".to_owned());
        roots.push(format!("{key}: {list}(first: 1) {{ nodes {{ {} }} }}", selected.join(" ")));
    }
    (format!("{{ {} __typename }}", roots.join(" ")), places)
}

fn naively(token: &Biscuit, document: &str, type_name: &str, field: &str) -> bool {
    let (time, document) = (SystemTime::from(tessera::clock::Clock::system().now()), document_id(document));
    let world = authorizer!(
        r#"time({time}); operation("read"); field({type_name}, {field}); persisted({document});
           allow if right({type_name}, {field}, "read"); allow if right({type_name}, "*", "read"); deny if true;"#
    );
    // The library's own limit of a millisecond refuses on a busy machine.
    let limits = AuthorizerLimits { max_time: Duration::from_secs(10), ..AuthorizerLimits::default() };
    world.set_limits(limits).build(token).and_then(|mut world| world.authorize()).is_ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_is_answered_if_and_only_if_the_datalog_says_so() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let partner = partner(&admin, "acme", &user(&admin, ADMIN).await).await;
    let keys: Value = reqwest::get(app.url("/auth/keys")).await.unwrap().json().await.unwrap();
    let key: biscuit_auth::PublicKey = keys["keys"][0]["publicKey"].as_str().unwrap().parse().unwrap();
    let (mut answered, mut refused) = (0, 0);
    for seed in 0..40 {
        let random = &mut StdRng::seed_from_u64(seed);
        let documents: Vec<_> = (0..5).map(|_| some_document(random)).collect();
        let texts: Vec<String> = documents.iter().map(|(text, _)| text.clone()).collect();
        let made =
            token_with(&admin, json!({ "partner": partner, "name": "Random", "rights": some_rights(random) })).await;
        let mut token = UnverifiedBiscuit::from_base64(made["bearer"].as_str().unwrap()).unwrap();
        for _ in 0..random.random_range(0..3) {
            let block = BlockBuilder::new().check(some_cut(random, &texts).as_str()).unwrap();
            token = token.append(block).unwrap();
        }
        let (bearer, token) = (token.to_base64().unwrap(), token.verify(key).unwrap());
        let caller = holder(&app, &bearer);
        for (text, places) in &documents {
            let answer = caller.ask(text).await;
            assert_eq!(answer.status.as_u16(), 200, "{}", answer.text);
            let errors = answer.body["errors"].as_array().cloned().unwrap_or_default();
            let is_error = |path: &Value| {
                errors.iter().any(|error| error["path"] == *path && error["extensions"]["code"] == "FORBIDDEN")
            };
            for [list, alias, type_name, field] in places {
                let said = naively(&token, text, type_name, field);
                let value = &answer.body["data"][list]["nodes"][0][alias];
                assert_eq!(
                    !value.is_null(),
                    said,
                    "seed {seed}, {type_name}.{field} in {text}: {}\n{}",
                    answer.text,
                    token.print()
                );
                let at_field = is_error(&json!([list, "nodes", 0, alias]));
                assert_eq!(
                    at_field || is_error(&json!([list])),
                    !said,
                    "seed {seed}, {type_name}.{field}: {}",
                    answer.text
                );
                if said { answered += 1 } else { refused += 1 }
            }
        }
    }
    assert!(answered > 100 && refused > 100, "{answered} answered, {refused} refused");
}
