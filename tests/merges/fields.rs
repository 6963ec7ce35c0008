//! What the survivor takes over, and where it stands among other clients.

use serde_json::{Value, json};

use super::House;

impl House {
    async fn parent(&self, client: &Value) -> Value {
        let query = "query($id: ID!) { client(id: $id) { parent { name } } }";
        self.admin.ask_with(query, json!({ "id": client })).await.data()["client"]["parent"]["name"].clone()
    }

    async fn below(&self, name: &str, parent: &Value) -> Value {
        self.client(json!({ "name": name, "parent": parent })).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn names_that_are_no_inputs_and_records_that_are_none_are_told_with_their_places() {
    let house = House::open().await;
    let (one, two) = (house.client(json!({ "name": "One" })).await, house.client(json!({ "name": "Two" })).await);
    let told = house.merge("client", json!({ "id": one, "other": one, "take": ["name", "shoeSize", "version"] })).await;
    let problems = json!([
        { "path": ["take", "1"], "code": "NO_SUCH_FIELD" }, { "path": ["take", "2"], "code": "NO_SUCH_FIELD" },
        { "path": ["other"], "code": "SAME_RECORD" },
    ]);
    assert_eq!(told["problems"], problems);
    let nobody = json!(tessera::ids::NodeId { type_name: "Client", id: uuid::Uuid::max() }.encode());
    let told = house.merge("client", json!({ "id": one, "other": nobody })).await;
    assert_eq!(told["problems"], json!([{ "path": ["other"], "code": "NOT_FOUND" }]));
    for (version, other_version, theirs) in [(7, 1, &one), (1, 7, &two)] {
        let input = json!({ "id": one, "version": version, "other": two, "otherVersion": other_version });
        let told = house.merge("client", input).await;
        assert_eq!(told["problems"], json!([{ "path": ["version"], "code": "CONFLICT" }]));
        assert_eq!((&told["client"]["id"], &told["conflict"]["version"]), (theirs, &json!(1)));
    }
    let wrong = json!({ "id": one, "version": 1, "other": house.twins().await.0, "otherVersion": 1, "take": vec!["name"; 100] });
    let told = house.admin.change("clientMerge", "MergeInput", wrong, "problems { code }").await;
    assert_eq!(told.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(house.scalar::<i64>("SELECT count(*) FROM merges").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_comes_to_stand_above_itself() {
    let house = House::open().await;
    let top = house.client(json!({ "name": "Top" })).await;
    let middle = house.below("Middle", &top).await;
    let low = house.below("Low", &middle).await;
    let lowest = house.below("Lowest", &low).await;
    let merge = |id: &Value, other: &Value, take: Value| json!({ "id": id, "other": other, "take": take });
    // Top > Middle > Low > Lowest. The upper one goes: the lower one takes its place.
    let merged = house.merge("client", merge(&low, &top, json!([]))).await;
    assert_eq!(merged["problems"], json!([]));
    assert_eq!([house.parent(&middle).await, house.parent(&low).await], [json!("Low"), Value::Null]);
    house.undo(&merged["merge"]["id"]).await;
    assert_eq!([house.parent(&middle).await, house.parent(&low).await], [json!("Top"), json!("Middle")]);
    // The lower one goes: what is below it comes up, and the upper one does not come below itself.
    let merged = house.merge("client", merge(&top, &low, json!([]))).await;
    assert_eq!([house.parent(&lowest).await, house.parent(&top).await], [json!("Top"), Value::Null]);
    house.undo(&merged["merge"]["id"]).await;
    assert_eq!(house.parent(&lowest).await, "Low");
    let told = house.merge("client", merge(&top, &low, json!(["parent"]))).await;
    assert_eq!(told["problems"], json!([{ "path": ["take", "0"], "code": "INVALID_PARENT" }]));
    // Neighbours: the child of the one that goes is the survivor itself.
    let merged = house.merge("client", merge(&lowest, &low, json!([]))).await;
    assert_eq!(house.parent(&lowest).await, "Middle");
    house.undo(&merged["merge"]["id"]).await;
    assert_eq!(house.parent(&lowest).await, "Low");
}

#[tokio::test(flavor = "multi_thread")]
async fn tags_are_united_or_those_of_the_other_are_taken() {
    let house = House::open().await;
    let mut tags = Vec::new();
    for name in ["amber", "blue", "coral"] {
        tags.push(house.make("tag", json!({ "name": name })).await);
    }
    let one = house.client(json!({ "name": "One", "tags": [tags[0], tags[1]] })).await;
    let two = house.client(json!({ "name": "Two", "tags": [tags[1], tags[2]] })).await;
    let query = "query($id: ID!) { client(id: $id) { tags { name } } }";
    let names = async || {
        let answer = house.admin.ask_with(query, json!({ "id": one })).await;
        let tags = answer.data()["client"]["tags"].as_array().unwrap().clone();
        tags.iter().map(|tag| tag["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    let merged = house.merge("client", json!({ "id": one, "other": two })).await;
    assert_eq!(names().await, "amber blue coral");
    house.undo(&merged["merge"]["id"]).await;
    assert_eq!(names().await, "amber blue");
    let merged = house.merge("client", json!({ "id": one, "other": two, "take": ["tags"] })).await;
    assert_eq!((names().await.as_str(), &merged["merge"]["taken"]), ("blue coral", &json!(["tags"])));
    house.undo(&merged["merge"]["id"]).await;
    assert_eq!(names().await, "amber blue");
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_with_deals_or_notes_of_different_clients_are_not_merged() {
    let house = House::open().await;
    let (client, other) = house.twins().await;
    let eva = house.make("contact", json!({ "client": client, "firstName": "Eva" })).await;
    let evi = house.make("contact", json!({ "client": other, "firstName": "Evi", "isPrimary": true })).await;
    // Nothing hangs on either of them: the client decides.
    let merged = house.merge("contact", json!({ "id": eva, "other": evi, "take": ["client", "isPrimary"] })).await;
    assert_eq!(merged["merge"]["taken"], json!(["client", "isPrimary"]));
    let query = "query($id: ID!) { contact(id: $id) { isPrimary client { name } } }";
    let shown = house.admin.ask_with(query, json!({ "id": eva })).await;
    assert_eq!(shown.data()["contact"], json!({ "isPrimary": true, "client": { "name": "Nordwind Bau GmbH" } }));
    house.undo(&merged["merge"]["id"]).await;
    house.make("note", json!({ "contact": evi, "body": "About Evi." })).await;
    let told = house.merge("contact", json!({ "id": eva, "other": evi })).await;
    assert_eq!(told["problems"], json!([{ "path": ["other"], "code": "DIFFERENT_CLIENTS" }]));
    // Merged clients have contacts that can be merged.
    house.merge("client", json!({ "id": client, "other": other })).await;
    let merged = house.merge("contact", json!({ "id": eva, "other": evi })).await;
    assert_eq!(merged["moved"], json!({ "Note": 1 }));
    // A contact needs a name.
    let nameless = house.make("contact", json!({ "client": client, "lastName": "Holm" })).await;
    let told = house.merge("contact", json!({ "id": eva, "other": nameless, "take": ["firstName", "lastName"] })).await;
    assert_eq!(told["problems"], json!([]));
    let told = house.merge("contact", json!({ "id": eva, "other": evi })).await;
    assert_eq!(told["problems"], json!([{ "path": ["other"], "code": "NOT_FOUND" }]));
}
