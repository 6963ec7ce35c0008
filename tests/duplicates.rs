//! Records that may be the same: told when one is made or typed, and kept in a queue until somebody decides.

use serde_json::{Value, json};
use tessera::models::duplicates::find_pairs;

use crate::support::{Caller, TestApp, clusters, until};

const DUPLICATES: &str = "duplicates { client { name } score reasons }";

struct House {
    database: String,
    app: TestApp,
    admin: Caller,
}

impl House {
    /// The demo, with nothing of it waiting to be compared.
    async fn open() -> Self {
        let database = clusters::demo_database().await;
        let app = TestApp::start(database.clone()).await;
        clusters::execute_on(&database, "DELETE FROM duplicate_checks").await;
        let admin = app.admin().await;
        Self { database, app, admin }
    }

    /// Makes a client; the answer holds what it may be.
    async fn client(&self, input: Value) -> Value {
        let selection = format!("client {{ id version {DUPLICATES} }} problems {{ path code }}");
        let answer = self.admin.change("clientCreate", "ClientCreateInput", input, &selection).await;
        let payload = &answer.data()["clientCreate"];
        assert_eq!(payload["problems"], json!([]), "a duplicate is no mistake");
        payload["client"].clone()
    }

    async fn change(&self, name: &str, ty: &str, input: Value) -> Value {
        let noun = if name.starts_with("contactMethod") {
            "contactMethod { id }"
        } else if name.starts_with("contact") {
            "contact { id }"
        } else {
            ""
        };
        let answer = self.admin.change(name, ty, input, &format!("{noun} problems {{ path code }}")).await;
        let payload = answer.data()[name].clone();
        assert_eq!(payload["problems"], json!([]), "{name}");
        payload
    }

    async fn contact(&self, input: Value) -> Value {
        self.change("contactCreate", "ContactCreateInput", input).await["contact"]["id"].clone()
    }

    async fn method(&self, contact: &Value, kind: &str, value: &str) {
        let input = json!({ "contact": contact, "kind": kind, "value": value });
        self.change("contactMethodCreate", "ContactMethodCreateInput", input).await;
    }

    async fn of(&self, client: &Value) -> Value {
        let query = format!("query($id: ID!) {{ client(id: $id) {{ {DUPLICATES} }} }}");
        self.admin.ask_with(&query, json!({ "id": client })).await.data()["client"]["duplicates"].clone()
    }

    /// Compares what has changed, as the worker does.
    async fn settle(&self) {
        until("all are compared", async || find_pairs(&self.app.app.db, 50).await.unwrap() == 0).await;
    }

    /// The queue as a caller sees it, for records named `Nordwind…`, with their names in order.
    async fn queue(&self, caller: &Caller) -> Vec<Value> {
        let query = "{ duplicatePairs(first: 100) { nodes { id version type score reasons
            first { ... on Client { name } ... on Contact { name } } second { ... on Client { name } ... on Contact { name } } } } }";
        let answer = caller.ask(query).await;
        let nodes = answer.data()["duplicatePairs"]["nodes"].as_array().unwrap().clone();
        nodes
            .into_iter()
            .filter(|node| node["first"]["name"].as_str().is_some_and(|name| name.starts_with("Nordwind")))
            .collect()
    }
}

/// Names of candidates with their reasons.
fn told(duplicates: &Value) -> Vec<(String, String)> {
    let text = |duplicate: &Value| {
        let reasons: Vec<&str> =
            duplicate["reasons"].as_array().unwrap().iter().map(|reason| reason.as_str().unwrap()).collect();
        (duplicate["client"]["name"].as_str().unwrap().to_owned(), reasons.join(" "))
    };
    duplicates.as_array().unwrap().iter().map(text).collect()
}

fn pair(name: &str, reasons: &str) -> (String, String) {
    (name.to_owned(), reasons.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_makes_a_client_is_told_of_those_that_agree_with_it_and_why() {
    let house = House::open().await;
    for input in [
        json!({ "name": "Qorvax Timber", "email": "office@qorvax.example", "phone": "+49 30 5550111" }),
        json!({ "name": "Zylophane Yachts", "domain": "zylophane.example", "taxId": "DE 811.234-567" }),
        json!({ "name": "Wexlerbrück Maschinenbau GmbH & Co. KG", "city": "Ulm", "country": "DE" }),
        json!({ "name": "Somebody", "email": "somebody@gmail.com", "domain": "gmail.com" }),
    ] {
        let made = house.client(input).await;
        assert_eq!(told(&made["duplicates"]), []);
    }
    for (input, expected) in [
        (json!({ "name": "Another one", "email": "Office@QORVAX.example" }), pair("Qorvax Timber", "EMAIL")),
        (json!({ "name": "By number", "phone": "030 5550111", "country": "DE" }), pair("Qorvax Timber", "PHONE")),
        (json!({ "name": "By domain", "domain": "zylophane.example" }), pair("Zylophane Yachts", "DOMAIN")),
        (json!({ "name": "By address", "email": "new@zylophane.example" }), pair("Zylophane Yachts", "DOMAIN")),
        (json!({ "name": "By number of the tax", "taxId": "de811234567" }), pair("Zylophane Yachts", "TAX_ID")),
        (
            json!({ "name": "WEXLERBRUECK Maschinenbau", "city": "Ulm" }),
            pair("Wexlerbrück Maschinenbau GmbH & Co. KG", "NAME"),
        ),
        (json!({ "name": "Wexlerbruk Maschinnenbau AG" }), pair("Wexlerbrück Maschinenbau GmbH & Co. KG", "NAME")),
    ] {
        let made = house.client(input.clone()).await;
        assert!(told(&made["duplicates"]).contains(&expected), "{input}: {:?}", made["duplicates"]);
    }
    // Anybody may have an address there; nobody else has this one.
    let made = house.client(json!({ "name": "Somebody else entirely", "email": "else@gmail.com" })).await;
    assert_eq!(told(&made["duplicates"]), []);
    // More agreement is more certain, and the most certain comes first.
    let made = house
        .client(json!({ "name": "Qorvax Timber Ltd", "email": "office@qorvax.example", "phone": "+49305550111" }))
        .await;
    assert_eq!(told(&made["duplicates"])[0], pair("Qorvax Timber", "EMAIL PHONE NAME"));
    let scores: Vec<f64> = made["duplicates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["score"].as_str().unwrap().parse().unwrap())
        .collect();
    assert!(
        scores.is_sorted_by(|one, next| one >= next)
            && scores[0] > 0.98
            && scores.iter().all(|score| (0.0..=1.0).contains(score)),
        "{scores:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn people_at_two_clients_with_one_address_make_them_alike_and_are_alike_themselves() {
    let house = House::open().await;
    let (one, two) = (
        house.client(json!({ "name": "Qorvax" })).await,
        house.client(json!({ "name": "Zylophane", "email": "iva@qorvax.example" })).await,
    );
    let iva = house.contact(json!({ "client": one["id"], "firstName": "Iva", "lastName": "Qasimova" })).await;
    house.method(&iva, "EMAIL", "Iva@Qorvax.example").await;
    assert_eq!(told(&house.of(&one["id"]).await), [pair("Zylophane", "EMAIL")]);
    assert_eq!(told(&house.of(&two["id"]).await), [pair("Qorvax", "EMAIL")]);
    let query = "query($id: ID!) { contact(id: $id) { duplicates(first: 3) { contact { name } reasons } } }";
    let alike = async |id: &Value| {
        house.admin.ask_with(query, json!({ "id": id })).await.data()["contact"]["duplicates"].clone()
    };
    let iwa = house.contact(json!({ "client": one["id"], "firstName": "Iwa", "lastName": "Qasimova" })).await;
    assert_eq!(alike(&iwa).await, json!([{ "contact": { "name": "Iva Qasimova" }, "reasons": ["NAME"] }]));
    let elsewhere = house.contact(json!({ "client": two["id"], "firstName": "I.", "lastName": "Q." })).await;
    assert_eq!(alike(&elsewhere).await, json!([]));
    house.method(&elsewhere, "EMAIL", "iva@qorvax.example").await;
    assert_eq!(alike(&elsewhere).await[0], json!({ "contact": { "name": "Iva Qasimova" }, "reasons": ["EMAIL"] }));
    // While it is typed.
    let typed = "query($client: ID) { contactDuplicates(client: $client, firstName: \"iva\", lastName: \"qasimova\") { contact { name } reasons } }";
    let found = house.admin.ask_with(typed, json!({ "client": one["id"] })).await;
    assert_eq!(
        found.data()["contactDuplicates"][0],
        json!({ "contact": { "name": "Iva Qasimova" }, "reasons": ["NAME"] })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_compared_before_anything_is_saved() {
    let house = House::open().await;
    house.client(json!({ "name": "Qorvax Timber", "email": "office@qorvax.example", "phone": "+49 30 5550111", "taxId": "DE811234567" })).await;
    let find = async |caller: &Caller, arguments: &str| {
        caller.ask(&format!("{{ clientDuplicates({arguments}) {{ client {{ name }} reasons }} }}")).await
    };
    for (arguments, reasons) in [
        ("name: \"qorvaks timber\"", "NAME"),
        ("email: \" OFFICE@qorvax.example \"", "EMAIL"),
        ("phone: \"030 5550111\", country: \"de\"", "PHONE"),
        ("taxId: \"de 811 234 567\"", "TAX_ID"),
        ("name: \"Qorvax Timber\", email: \"office@qorvax.example\", domain: \"www.elsewhere.example\"", "EMAIL NAME"),
    ] {
        let found = find(&house.admin, arguments).await;
        assert_eq!(told(&found.data()["clientDuplicates"])[0], pair("Qorvax Timber", reasons), "{arguments}");
    }
    // Half of an address or a number is nothing yet, nor is nothing.
    for arguments in ["email: \"office@q\"", "phone: \"+4\"", "name: \"  \"", "first: 100", "taxId: \"1\""] {
        assert_eq!(find(&house.admin, arguments).await.data()["clientDuplicates"], json!([]), "{arguments}");
    }
    for arguments in ["name: \"x\", first: 0", "name: \"x\", first: 101"] {
        assert_eq!(find(&house.admin, arguments).await.codes(), ["BAD_USER_INPUT"]);
    }
    let seller = house.app.seller().await;
    assert_eq!(
        find(&seller, "name: \"Qorvax Timber\"").await.data()["clientDuplicates"],
        json!([]),
        "not theirs to see"
    );
    assert_eq!(find(&house.app.anonymous(), "name: \"Qorvax Timber\"").await.codes(), ["UNAUTHENTICATED"]);
    // Nobody asks by a field that they may not read.
    let role = "UPDATE role_rights SET scope = 'none' WHERE type_name = 'Client' AND field_name = 'taxId'";
    clusters::execute_on(
        &house.database,
        "INSERT INTO role_rights SELECT id, 'Client', 'taxId', 'read', 'none' FROM roles WHERE key = 'support'",
    )
    .await;
    clusters::execute_on(&house.database, role).await;
    tokio::time::sleep(std::time::Duration::from_millis(2_100)).await;
    let support = house.app.support().await;
    assert_eq!(find(&support, "taxId: \"DE811234567\"").await.codes(), ["FORBIDDEN"]);
    assert_eq!(told(&find(&support, "name: \"Qorvax Timber\"").await.data()["clientDuplicates"])[0].0, "Qorvax Timber");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pair_waits_in_the_queue_until_it_is_dismissed_for_good() {
    let house = House::open().await;
    let one = house.client(json!({ "name": "Nordwindqx Bau", "email": "info@nordwindqx.example" })).await;
    let two = house.client(json!({ "name": "Nordwindqx Bau GmbH", "email": "info@nordwindqx.example" })).await;
    let three = house.client(json!({ "name": "Nordwindqx Bau AG" })).await;
    house.settle().await;
    let queue = house.queue(&house.admin).await;
    assert!(queue.len() >= 2, "{queue:?}");
    assert_eq!((&queue[0]["reasons"], &queue[0]["type"]), (&json!(["EMAIL", "NAME"]), &json!("Client")));
    let ids: Vec<&Value> = queue.iter().map(|pair| &pair["id"]).collect();
    let dismiss = async |caller: &Caller, id: &Value| {
        caller
            .change(
                "duplicatePairDismiss",
                "RecordInput",
                json!({ "id": id }),
                "duplicatePair { dismissedAt version } problems { code }",
            )
            .await
    };
    let seller = house.app.seller().await;
    assert_eq!(dismiss(&seller, ids[0]).await.codes(), ["NOT_FOUND"], "of what one cannot see");
    assert_eq!(dismiss(&house.app.support().await, ids[0]).await.codes(), ["FORBIDDEN"]);
    let stale = house
        .admin
        .change("duplicatePairDismiss", "RecordInput", json!({ "id": ids[0], "version": 9 }), "problems { code }")
        .await;
    assert_eq!(stale.data()["duplicatePairDismiss"]["problems"], json!([{ "code": "CONFLICT" }]));
    for _ in 0..2 {
        let done = dismiss(&house.admin, ids[0]).await;
        let done = &done.data()["duplicatePairDismiss"];
        assert!(done["duplicatePair"]["dismissedAt"].is_string() && done["duplicatePair"]["version"] == 2, "{done}");
    }
    // It lasts, whatever becomes of the two: neither the queue nor the record tells of it again.
    let update = json!({ "id": two["id"], "version": 1, "name": "Nordwindqx Bau" });
    house.change("clientUpdate", "ClientUpdateInput", update).await;
    house.settle().await;
    assert!(house.queue(&house.admin).await.iter().all(|pair| pair["id"] != *ids[0]));
    assert!(told(&house.of(&one["id"]).await).iter().all(|(name, _)| name != "Nordwindqx Bau"));
    // What is alike no more leaves the queue, and what is deleted.
    house
        .change(
            "clientUpdate",
            "ClientUpdateInput",
            json!({ "id": three["id"], "version": 1, "name": "Quite different" }),
        )
        .await;
    house.settle().await;
    assert_eq!(house.queue(&house.admin).await, Vec::<Value>::new());
    let entries: String = clusters::row_on(&house.database, "SELECT string_agg(action || ' ' || (after ->> 'status'), ' ') FROM audit_entries WHERE type_name = 'DuplicatePair'").await.get(0);
    assert_eq!(entries, "update dismissed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merge_closes_the_pair_and_its_undo_opens_it_again() {
    let house = House::open().await;
    let one = house.client(json!({ "name": "Nordwindqx Bau", "email": "info@nordwindqx.example" })).await;
    let two = house.client(json!({ "name": "Nordwindqx Bau", "email": "info@nordwindqx.example" })).await;
    house.settle().await;
    let queue = house.queue(&house.admin).await;
    assert_eq!(queue.len(), 1);
    let input = json!({ "id": one["id"], "version": 1, "other": two["id"], "otherVersion": 1 });
    let merged = house.admin.change("clientMerge", "MergeInput", input, "merge { id } problems { code }").await;
    let merge = &merged.data()["clientMerge"]["merge"]["id"];
    for _ in 0..2 {
        assert_eq!(house.queue(&house.admin).await, Vec::<Value>::new());
        house.settle().await;
    }
    house.change("mergeUndo", "RecordInput", json!({ "id": merge })).await;
    house.settle().await;
    let again = house.queue(&house.admin).await;
    assert_eq!((again.len(), &again[0]["id"]), (1, &queue[0]["id"]));
    house.change("clientDestroy", "RecordInput", json!({ "id": two["id"] })).await;
    assert_eq!(house.queue(&house.admin).await, Vec::<Value>::new());
    let left = format!(
        "SELECT count(*) FROM duplicate_pairs WHERE id = '{}'",
        tessera::ids::decode_any(queue[0]["id"].as_str().unwrap()).unwrap().1
    );
    assert_eq!(clusters::row_on(&house.database, &left).await.get::<_, i64>(0), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_learns_of_a_record_they_may_not_see() {
    let house = House::open().await;
    let seller = house.app.seller().await;
    let input = json!({ "name": "Nordwindqx Bau", "email": "info@nordwindqx.example" });
    house.client(input.clone()).await;
    let mine = seller
        .change("clientCreate", "ClientCreateInput", input.clone(), "client { id duplicates { score client { id } } }")
        .await;
    assert_eq!(mine.data()["clientCreate"]["client"]["duplicates"], json!([]));
    house.settle().await;
    assert_eq!(house.queue(&house.admin).await.len(), 1);
    let pair = &house.queue(&house.admin).await[0]["id"];
    assert_eq!(house.queue(&seller).await, Vec::<Value>::new());
    let query = "query($id: ID!) { node(id: $id) { id } duplicatePairs(first: 1) { totalCount { count } } }";
    let count = seller.ask_with(query, json!({ "id": pair })).await;
    assert_eq!(count.data()["node"], Value::Null);
    // Of two of their own they are told, and they decide.
    seller.change("clientCreate", "ClientCreateInput", input, "client { id }").await.data();
    house.settle().await;
    let own = house.queue(&seller).await;
    assert_eq!((own.len(), house.queue(&house.admin).await.len()), (1, 3));
    let done =
        seller.change("duplicatePairDismiss", "RecordInput", json!({ "id": own[0]["id"] }), "problems { code }").await;
    assert_eq!(done.data()["duplicatePairDismiss"]["problems"], json!([]));
    assert_eq!(house.queue(&seller).await, Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_has_a_queue_and_the_worker_fills_it_beside_the_server() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let worker = tokio::spawn(tessera::duplicates::work(app.app.db.clone(), async {
        let _ = stopped.await;
    }));
    let query = "{ duplicatePairs(first: 5, filter: { type: { eq: \"Client\" } }) { nodes { score first { ... on Client { name domain } } second { ... on Client { name domain } } } } }";
    let is_sure = |pair: &Value| pair["score"].as_str().unwrap().parse::<f64>().unwrap() > 0.9;
    let mut nodes = Vec::new();
    until("five sure pairs are found", async || {
        nodes = admin.ask(query).await.data()["duplicatePairs"]["nodes"].as_array().unwrap().clone();
        nodes.iter().filter(|pair| is_sure(pair)).count() == 5
    })
    .await;
    stop.send(()).unwrap();
    worker.await.unwrap();
}
