//! Searches: what a person types, and who finds what by it.

use serde_json::{Value, json};

use crate::{
    partners::{ADMIN, holder, partner, token, user},
    support::{Caller, TestApp},
};

/// A client of nobody with a contact who is reached by a number and an address; the id of the contact.
async fn customer(admin: &Caller) -> Value {
    let make = async |noun: &str, input_type: &str, input: Value| {
        let name = format!("{noun}Create");
        let selection = format!("{noun} {{ id }} problems {{ path code }}");
        let answer = admin.change(&name, input_type, input, &selection).await;
        assert_eq!(answer.data()[&name]["problems"], json!([]), "{noun}");
        answer.data()[&name][noun]["id"].clone()
    };
    let client =
        make("client", "ClientCreateInput", json!({ "name": "Quittenhof", "phone": "+49 4131 7770815" })).await;
    let contact = make("contact", "ContactCreateInput", json!({ "client": client, "lastName": "Zwetschge" })).await;
    for (kind, value) in [("MOBILE", "+49 171 55500423"), ("EMAIL", "Zita@Quittenhof.Example")] {
        let input = json!({ "contact": contact, "kind": kind, "value": value });
        make("contactMethod", "ContactMethodCreateInput", input).await;
    }
    contact
}

/// The clients, the contacts and the hits of both kinds that somebody finds.
async fn found(caller: &Caller, text: &str) -> [String; 3] {
    let query = "query($text: String!) { clients(search: $text, first: 100) { nodes { name } }
        contacts(search: $text, first: 100) { nodes { lastName } }
        search(query: $text, first: 100) { ... on Client { name } ... on Contact { lastName } } }";
    let answer = caller.ask_with(query, json!({ "text": text })).await;
    ["clients", "contacts", "search"].map(|field| answer.data()[field].to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_calls_or_writes_is_found_by_a_part_of_the_number_or_the_address() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let contact = customer(&admin).await;
    for text in
        ["0423", "0171 5550", "+49 171/555 00423", "0049 (171) 55500423", "zita@quittenhof", "@QUITTENHOF.example"]
    {
        let [clients, contacts, hits] = found(&admin, text).await;
        assert!(clients.contains("Quittenhof") && contacts.contains("Zwetschge"), "{text}: {clients} {contacts}");
        assert!(hits.contains("Quittenhof") && hits.contains("Zwetschge"), "{text}: {hits}");
    }
    for text in ["04131 777-08", "0815"] {
        let [clients, contacts, _] = found(&admin, text).await;
        assert!(clients.contains("Quittenhof") && !contacts.contains("Zwetschge"), "{text}: {clients} {contacts}");
    }
    let [clients, contacts, hits] = found(&admin, "0171 55500424").await;
    assert_eq!([clients, contacts, hits], ["{\"nodes\":[]}", "{\"nodes\":[]}", "[]"], "another number");
    let input = json!({ "id": contact });
    admin.change("contactDelete", "RecordInput", input, "problems { code }").await.data();
    let [clients, contacts, _] = found(&admin, "55500423").await;
    assert_eq!([clients, contacts], ["{\"nodes\":[]}"; 2], "in the trash");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_finds_a_client_by_a_number_they_may_not_read() {
    let app = TestApp::demo().await;
    customer(&app.admin().await).await;
    let [clients, contacts, hits] = found(&app.seller().await, "55500423").await;
    assert_eq!([clients, contacts, hits], ["{\"nodes\":[]}", "{\"nodes\":[]}", "[]"], "a client of nobody's team");
    let admin = app.admin().await;
    let partner = partner(&admin, "acme", &user(&admin, ADMIN).await).await;
    let names = ["Client read all", "Contact read all"];
    let with = [names[0], names[1], "ContactMethod read all"];
    for (rights, is_found) in [(&with[..], true), (&names[..], false)] {
        let token = token(&admin, &partner, rights).await;
        let [clients, contacts, hits] = found(&holder(&app, token["bearer"].as_str().unwrap()), "55500423").await;
        let seen = [clients.contains("Quittenhof"), contacts.contains("Zwetschge"), hits.contains("Quittenhof")];
        assert_eq!(seen, [is_found; 3], "{rights:?}");
    }
}
