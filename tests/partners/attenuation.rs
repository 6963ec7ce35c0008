//! Tokens that their holders have cut down.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tessera::auth::{
    Operation,
    capabilities::{attenuation::Cut, decisions::document_id},
};

use super::{ADMIN, SELLER, bearer, holder};
use crate::support::{Caller, TestApp};

fn cut(token: &str, cut: &Cut) -> String {
    cut.of(token).unwrap()
}

fn fields(of: &[(&str, &[&str])]) -> Cut {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Cut { fields: of.iter().map(|(type_name, of)| ((*type_name).to_owned(), names(of))).collect(), ..Cut::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn three_fields_of_one_document_until_friday() {
    let app = TestApp::demo().await;
    let whole = bearer(&app, ADMIN, &["Client read all", "Contact read all", "Client update all"]).await;
    let document = "{ clients(first: 1) { nodes { id name phone email } } }";
    let three = Cut {
        documents: vec![document_id(document)],
        until: Some(tessera::clock::Clock::system().now() + TimeDelta::seconds(3)),
        ..fields(&[("Client", &["id", "name", "phone"])])
    };
    let caller = holder(&app, &cut(&whole, &three));
    let answer = caller.ask(document).await;
    let node = &answer.body["data"]["clients"]["nodes"][0];
    assert!(node["id"].is_string() && node["phone"].is_string() && node["email"].is_null(), "{}", answer.text);
    assert_eq!(answer.codes(), ["FORBIDDEN"]);
    // Another document, were it only by a space.
    assert_eq!(caller.ask("{ clients(first: 1) { nodes { id name phone email } }  }").await.codes(), ["FORBIDDEN"]);
    assert_eq!(holder(&app, &whole).ask(document).await.codes(), Vec::<&str>::new());
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    assert_eq!(caller.ask(document).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_cut_takes_away_and_none_gives_back() {
    let app = TestApp::demo().await;
    let whole = bearer(&app, ADMIN, &["Client read all", "Client update all", "Contact read all"]).await;
    let reading = cut(&whole, &Cut { operations: vec![Operation::Read], ..Cut::default() });
    let clients = cut(&reading, &fields(&[("Client", &[])]));
    let names = cut(&clients, &fields(&[("Client", &["id", "name"]), ("Contact", &["id"])]));
    let again = cut(&names, &fields(&[("Client", &["phone", "name"])]));
    let seen = async |token: &str| {
        let query = "{ clients(first: 1) { nodes { id name phone } } contacts(first: 1) { nodes { id } } }";
        let answer = holder(&app, token).ask(query).await;
        let node = &answer.body["data"]["clients"]["nodes"][0];
        let of = |value: &Value| !value.is_null();
        (of(&node["id"]), of(&node["name"]), of(&node["phone"]), of(&answer.body["data"]["contacts"]))
    };
    assert_eq!(seen(&whole).await, (true, true, true, true));
    assert_eq!(seen(&reading).await, (true, true, true, true));
    assert_eq!(seen(&clients).await, (true, true, true, false));
    assert_eq!(seen(&names).await, (true, true, false, false));
    assert_eq!(seen(&again).await, (false, true, false, false));
    let update = json!({ "query": "mutation { clientUpdate(input: { id: \"x\", version: 1, name: \"y\" }) { client { id } } }" });
    assert_eq!(holder(&app, &reading).send_keyed(update, Some("k")).await.codes(), ["FORBIDDEN"]);
}

/// Lists of the root with the type of their records.
const LISTS: [(&str, &str); 16] = [
    ("clients", "Client"),
    ("contacts", "Contact"),
    ("deals", "Deal"),
    ("notes", "Note"),
    ("products", "Product"),
    ("users", "User"),
    ("teams", "Team"),
    ("tags", "Tag"),
    ("categories", "Category"),
    ("roles", "Role"),
    ("stages", "Stage"),
    ("priceLists", "PriceList"),
    ("partners", "Partner"),
    ("partnerTokens", "PartnerToken"),
    ("customFields", "CustomField"),
    ("auditEntries", "AuditEntry"),
];

async fn ids(caller: &Caller, list: &str) -> Vec<Value> {
    let answer = caller.ask(&format!("{{ {list}(first: 3) {{ nodes {{ id }} }} }}")).await;
    answer.data()[list]["nodes"].as_array().unwrap().iter().map(|node| node["id"].clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_for_some_records_shows_no_others_of_any_noun() {
    let app = TestApp::demo().await;
    let lines: Vec<String> = LISTS.iter().map(|(_, type_name)| format!("{type_name} read all")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).chain(["Client update all", "Client delete all"]).collect();
    let whole = bearer(&app, ADMIN, &lines).await;
    let caller = holder(&app, &whole);
    for (list, _) in LISTS {
        let all = ids(&caller, list).await;
        let Some(first) = all.first() else {
            assert!(["customFields"].contains(&list), "nothing of {list} to look at");
            continue;
        };
        let records = Cut { records: vec![first.as_str().unwrap().to_owned()], ..Cut::default() };
        let narrowed = holder(&app, &cut(&whole, &records));
        assert_eq!(ids(&narrowed, list).await, std::slice::from_ref(first), "{list}");
        if let Some(second) = all.get(1) {
            let by_id = narrowed.ask_with("query($id: ID!) { node(id: $id) { id } }", json!({ "id": second })).await;
            assert_eq!(by_id.body["data"]["node"], Value::Null, "{list}");
        }
        for (other, _) in LISTS.iter().filter(|(other, _)| *other != list) {
            let answer = narrowed.ask(&format!("{{ {other}(first: 1) {{ nodes {{ id }} }} }}")).await;
            assert_eq!(answer.codes(), ["FORBIDDEN"], "{other} with a token for {list}");
        }
    }
    let clients = ids(&caller, "clients").await;
    let records = Cut { records: vec![clients[0].as_str().unwrap().to_owned()], ..Cut::default() };
    let narrowed = holder(&app, &cut(&whole, &records));
    for (id, codes) in [(&clients[1], vec!["NOT_FOUND"]), (&clients[0], vec![])] {
        let query = "mutation($id: ID!) { clientUpdate(input: { id: $id, name: \"Narrow\", version: 1 }) { client { name } conflict { version } } }";
        let body = json!({ "query": query, "variables": { "id": id } });
        let answer = narrowed.send_keyed(body, Some(&tessera::ids::new_id().to_string())).await;
        assert_eq!(answer.codes(), codes, "{}", answer.text);
    }
}

#[test]
fn what_the_server_would_refuse_is_refused_while_cutting() {
    let keys = tempkeys();
    for (token, cut, reason) in [
        ("nonsense", Cut { operations: vec![Operation::Read], ..Cut::default() }, "not a token"),
        (keys.as_str(), Cut::default(), "what is to be left"),
        (keys.as_str(), Cut { checks: vec!["check if".to_owned()], ..Cut::default() }, "not a check"),
        (keys.as_str(), Cut { checks: vec!["check if user($u)".to_owned()], ..Cut::default() }, "asks for `user`"),
        (keys.as_str(), Cut { records: vec!["x".to_owned()], ..Cut::default() }, "not an id"),
    ] {
        let error = cut.of(token).unwrap_err();
        assert!(error.message.contains(reason), "{}", error.message);
    }
}

/// A token of any issuer: cutting asks for no key.
fn tempkeys() -> String {
    let pair = biscuit_auth::KeyPair::new();
    biscuit_auth::macros::biscuit!("type(\"partner\")").build(&pair).unwrap().to_base64().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_for_one_note_changes_no_other_note_about_a_product() {
    let app = TestApp::demo().await;
    let seller = app.caller(SELLER).await;
    let product =
        seller.ask("{ products(first: 1) { nodes { id } } }").await.data()["products"]["nodes"][0]["id"].clone();
    let mut notes = Vec::new();
    for title in ["One", "Other"] {
        let input = json!({ "product": product, "title": title, "body": "Of a product alone." });
        let made = seller.change("noteCreate", "NoteCreateInput", input, "note { id } problems { code }").await;
        notes.push(made.data()["noteCreate"]["note"]["id"].clone());
    }
    let whole = bearer(&app, SELLER, &["Note read own", "Note update own", "Product read all"]).await;
    let one = Cut { records: vec![notes[0].as_str().unwrap().to_owned()], ..Cut::default() };
    let narrowed = holder(&app, &cut(&whole, &one));
    for (note, codes) in [(&notes[1], vec!["NOT_FOUND"]), (&notes[0], vec![])] {
        let query = "mutation($id: ID!) { noteUpdate(input: { id: $id, title: \"Changed\", version: 1 }) { problems { code } } }";
        let body = json!({ "query": query, "variables": { "id": note } });
        assert_eq!(narrowed.send_keyed(body, Some("change")).await.codes(), codes, "{note}");
    }
    let query = "query($id: ID!) { note(id: $id) { title } }";
    let other = seller.ask_with(query, json!({ "id": notes[1] })).await;
    assert_eq!(other.data()["note"]["title"], "Other");
}
