//! A walk over the whole schema: whoever asks, in whatever way, is shown what the table of rights allows and nothing else,
//! and what is refused changes nothing. Questions and changes are made from the schema, so that what is added to it is
//! walked as well; what the walk cannot make fails it.

mod documents;
mod inputs;
mod judge;
mod schema;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use futures_util::{StreamExt, stream};
use serde_json::{Value, json};
use tessera::auth::Operation;

use crate::support::{Answer, clusters};
use documents::{Documents, filter_value};
use inputs::Mutation;
use judge::Walker;
use schema::Schema;
use world::{Class, World};

/// Requests under way at once.
const AT_ONCE: usize = 4;

/// A request, what it is about, and whether it has to be refused.
struct Request {
    about: String,
    body: Value,
    is_refused: bool,
}

/// What is wrong with the answers of somebody.
async fn send_all(walker: &Walker, documents: &Documents<'_>, requests: Vec<Request>) -> (Vec<String>, Vec<Answer>) {
    let answers = requests.into_iter().map(|request| async move {
        // A partner says of each change that it may be sent again.
        let is_change = request.body["query"].as_str().is_some_and(|query| query.starts_with("mutation"));
        let key = (walker.credentials.sends_keys && is_change).then(|| tessera::ids::new_id().to_string());
        let answer = walker.caller.send_keyed(request.body.clone(), key.as_deref()).await;
        (request, answer)
    });
    let answers: Vec<(Request, Answer)> = stream::iter(answers).buffer_unordered(AT_ONCE).collect().await;
    let (mut wrong, mut kept) = (Vec::new(), Vec::new());
    for (request, answer) in answers {
        let mut faults = walker.judge(documents.schema, documents.world, &answer);
        let refusal = if walker.credentials.role.is_some() { "FORBIDDEN" } else { "UNAUTHENTICATED" };
        let is_refused = !answer.codes().is_empty() && answer.codes().iter().all(|code| *code == refusal);
        if request.is_refused && !is_refused {
            faults.push(format!("is not refused: {}", answer.text.chars().take(300).collect::<String>()));
        }
        let who = walker.credentials.name;
        wrong.extend(faults.into_iter().map(|fault| format!("{who}: {} {fault}\n    {}", request.about, request.body)));
        kept.push(answer);
    }
    (wrong, kept)
}

#[track_caller]
fn assert_nothing(wrong: &[String]) {
    let shown: Vec<&String> = wrong.iter().take(25).collect();
    assert!(wrong.is_empty(), "{} faults, of which the first: {shown:#?}", wrong.len());
}

/// A row for each table: its name, and what is in it. Seals of the audit log come by themselves.
async fn contents(database: &str) -> BTreeMap<String, String> {
    let tables = "SELECT string_agg(table_name, ' ') FROM information_schema.tables WHERE table_schema = 'public'
        AND table_type = 'BASE TABLE' AND table_name NOT IN ('audit_seals', 'audit_entries_default')";
    let tables: String = clusters::row_on(database, tables).await.get(0);
    let mut contents = BTreeMap::new();
    for table in tables.split(' ') {
        let rows =
            format!("SELECT md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) FROM {table} t");
        contents.insert(table.to_owned(), clusters::row_on(database, &rows).await.get(0));
    }
    contents
}

fn type_names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => {
            for item in items {
                type_names(item, found);
            }
        }
        Value::Object(fields) => {
            found.extend(fields.get("__typename").and_then(Value::as_str).map(str::to_owned));
            for value in fields.values() {
                type_names(value, found);
            }
        }
        _ => {}
    }
}

/// Every type that a question leads to is in an answer to the administrator: else nothing was walked there.
fn assert_all_reached(documents: &Documents<'_>, answers: &[Answer]) {
    let mut found = BTreeSet::new();
    for answer in answers {
        type_names(&answer.body["data"], &mut found);
    }
    let wanted = documents.ways().into_iter().flat_map(|way| documents.schema.targets(&way.field.ty.name));
    let missing: BTreeSet<String> = wanted.filter(|name| !found.contains(name)).collect();
    assert!(missing.is_empty(), "the world holds nothing of {missing:?}");
}

/// Every question, by every way and under other names.
fn questions(documents: &Documents<'_>) -> Vec<Request> {
    let by_ways = documents.ways().into_iter().flat_map(|way| documents.of(&way));
    let renamed = documents.schema.nodes.iter().flat_map(|node| documents.renamed(node));
    let request = |document: documents::Document| Request {
        about: document.about,
        body: json!({ "query": document.text }),
        is_refused: false,
    };
    by_ways.chain(renamed).map(request).collect()
}

/// Lists filtered and ordered by what somebody may not read, and by others' records.
fn choices(walker: &Walker, documents: &Documents<'_>) -> Vec<Request> {
    let mut requests = Vec::new();
    for way in documents.ways() {
        let slot = |name: &str| way.field.slot(name).map(|slot| slot.ty.name.clone());
        let name = &way.field.name;
        let mut add = |about: String, kind: &str, argument: &str, value: Value, is_refused: bool| {
            let rows =
                if documents.schema.listed(&way.field.ty.name).is_some() { "nodes { __typename id }" } else { "" };
            let inner = format!("__typename {name}({argument}: $value) {{ __typename {rows} }}");
            for class in [Class::Shared, Class::Own] {
                let Some(text) = documents.document(&way.parent, &inner, class, false) else { continue };
                let query = format!("query($value: {kind}) {text}");
                let body = json!({ "query": query, "variables": { "value": value } });
                requests.push(Request { about, body, is_refused });
                return;
            }
        };
        if let Some(kind) = slot("filter") {
            let of = kind.trim_end_matches("Filter");
            let tests =
                documents.schema.inputs[&kind].iter().filter(|slot| !["and", "or", "not"].contains(&&*slot.name));
            for test in tests {
                let field = if test.name == "customField" { "customFields" } else { &test.name };
                let is_refused = !walker.may(of, field, Operation::Read) || !walker.may(of, "*", Operation::Read);
                let test_value = filter_value(documents.schema, documents.world, test, of, Class::Foreign);
                let plain = json!({ &test.name: test_value });
                let hidden = json!({ "or": [{ "and": [{ "not": plain }] }] });
                for filter in [plain, hidden] {
                    add(format!("{}.{name} by {}", way.parent, test.name), &kind, "filter", filter, is_refused);
                }
            }
        }
        if let Some(kind) = slot("orderBy") {
            let of = kind.trim_end_matches("Order");
            for order in &documents.schema.enums[&kind] {
                let field = camel(order.trim_end_matches("_ASC").trim_end_matches("_DESC"));
                let is_refused = !walker.may(of, &field, Operation::Read) || !walker.may(of, "*", Operation::Read);
                let kind = format!("[{kind}!]");
                add(format!("{}.{name} by {order}", way.parent), &kind, "orderBy", json!([order]), is_refused);
            }
        }
    }
    // What is read at its record alone has no right of its own.
    requests.retain(|request| !request.about.contains(".history ") && !request.about.contains(".timeline "));
    requests
}

fn camel(name: &str) -> String {
    let mut words = name.split('_').map(str::to_lowercase);
    let first = words.next().unwrap_or_default();
    words.fold(first, |field, word| format!("{field}{}{}", word[..1].to_uppercase(), &word[1..]))
}

#[tokio::test(flavor = "multi_thread")]
async fn no_way_of_asking_shows_what_somebody_may_not_read() {
    let schema = Schema::read();
    let world = World::new(&schema).await;
    let documents = Documents::new(&schema, &world);
    let walkers = world.walkers().await;
    let before = contents(&world.database).await;
    let mut wrong = Vec::new();
    for walker in &walkers {
        let (faults, answers) = send_all(walker, &documents, questions(&documents)).await;
        wrong.extend(faults);
        if walker.credentials.name == "admin" {
            assert_all_reached(&documents, &answers);
            wrong.extend(
                answers
                    .iter()
                    .filter(|answer| !answer.codes().is_empty())
                    .map(|answer| format!("admin: {}", answer.text)),
            );
        }
        wrong.extend(send_all(walker, &documents, choices(walker, &documents)).await.0);
    }
    assert_nothing(&wrong);
    assert_eq!(contents(&world.database).await, before);
}

/// Changes that a walker's rights refuse: as a whole, or by one field of the input.
fn refused(walker: &Walker, documents: &Documents<'_>, mutation: &Mutation) -> Vec<Request> {
    let mut inputs = Vec::new();
    if mutation.rights.iter().any(|(type_name, field, operation)| !walker.may(type_name, field, *operation)) {
        inputs.push((mutation.name.clone(), mutation.input(documents, &[], &[])));
    } else {
        for slot in mutation.slots(documents).iter().filter(|slot| !["id", "version"].contains(&&*slot.name)) {
            let is_refused = |operation: &Operation| !walker.may(&mutation.noun, &slot.name, *operation);
            if mutation.operations().iter().any(is_refused) {
                let input = mutation.input(documents, &[&slot.name], &[]);
                inputs.push((format!("{} with {}", mutation.name, slot.name), input));
            }
        }
    }
    let request = |(about, input): (String, Value)| Request {
        about,
        body: mutation.request(documents, &input),
        is_refused: true,
    };
    inputs.into_iter().map(request).collect()
}

/// Views that would keep a question by what may not be read: each is told that it is forbidden, and none is kept.
fn views(walker: &Walker, documents: &Documents<'_>) -> Vec<Request> {
    let mut requests = Vec::new();
    if !walker.may("SavedView", "*", Operation::Create) {
        return requests;
    }
    for resource in &documents.schema.enums["SavedViewResource"] {
        let field = camel(resource);
        let type_name = format!("{}{}", field[..1].to_uppercase(), &field[1..]);
        if !walker.may(&type_name, "*", Operation::Read) {
            continue;
        }
        let mut add = |what: &str, of: &str, kept: Value| {
            let mut input = json!({ "resource": resource, "name": format!("By {of}") });
            input[what] = kept;
            let query = "mutation($input: SavedViewCreateInput!) { savedViewCreate(input: $input) { problems { code path } savedView { id } } }";
            let body = json!({ "query": query, "variables": { "input": input } });
            requests.push(Request {
                about: format!("a view of {type_name} with {what} {of}"),
                body,
                is_refused: false,
            });
        };
        for test in &documents.schema.inputs[&format!("{type_name}Filter")] {
            if !walker.may(&type_name, &test.name, Operation::Read) {
                let value = filter_value(documents.schema, documents.world, test, &type_name, Class::Own);
                add("filter", &test.name, json!({ "not": { &test.name: value } }));
            }
        }
        for field in &documents.schema.objects[&type_name] {
            if !walker.may(&type_name, &field.name, Operation::Read) {
                add("columns", &field.name, json!([field.name]));
            }
        }
    }
    requests
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_is_refused_changes_nothing_and_tells_nothing() {
    let schema = Schema::read();
    let world = World::new(&schema).await;
    let documents = Documents::new(&schema, &world);
    let walkers = world.walkers().await;
    let mutations = Mutation::all(&documents);
    let before = contents(&world.database).await;
    let (mut wrong, mut count) = (Vec::new(), BTreeMap::new());
    for walker in &walkers {
        let requests: Vec<Request> =
            mutations.iter().flat_map(|mutation| refused(walker, &documents, mutation)).collect();
        count.insert(walker.credentials.name, requests.len());
        wrong.extend(send_all(walker, &documents, requests).await.0);
        let (faults, answers) = send_all(walker, &documents, views(walker, &documents)).await;
        wrong.extend(faults);
        let kept = answers.iter().filter(|answer| !answer.text.contains("\"FORBIDDEN\""));
        wrong.extend(kept.map(|answer| format!("{}: a view is not refused: {}", walker.credentials.name, answer.text)));
        if walker.credentials.name == "blind" {
            assert!(answers.len() > 30, "{} views", answers.len());
        }
    }
    assert_nothing(&wrong);
    assert_eq!(contents(&world.database).await, before);
    // Whoever has no right is refused all of them, an administrator none.
    let all = mutations.len();
    assert_eq!((count["stranger"], count["nothing"], count["admin"]), (all, all, 0), "{count:?}");
    assert!(count["seller"] > 50 && count["auditor"] > 100, "{count:?}");
}

/// Changes that name a record which the walker cannot see, in each place of the input where an id stands.
fn of_others(walker: &Walker, documents: &Documents<'_>, mutation: &Mutation) -> Vec<Request> {
    if !refused(walker, documents, mutation).is_empty() && mutation.rights.iter().any(|(t, f, o)| !walker.may(t, f, *o))
    {
        return Vec::new();
    }
    let mut requests = Vec::new();
    for place in mutation.id_places(documents) {
        for class in [Class::Foreign, Class::Private] {
            let Some(id) = documents.world.id(&place.type_name, class) else { continue };
            let is_seen = class == Class::Foreign && walker.scope(&place.type_name, "*", Operation::Read) == "all";
            let may_write = |operation: &Operation| walker.may(&mutation.noun, &place.slot.name, *operation);
            if is_seen || !mutation.operations().iter().all(may_write) {
                continue;
            }
            let input = mutation.input(documents, &[], &[(&place.slot.name, json!(id))]);
            let about = format!("{} of another's {}", mutation.name, place.slot.name);
            requests.push(Request { about, body: mutation.request(documents, &input), is_refused: false });
        }
    }
    requests
}

/// Changes that tell nothing of whether the record is there, as they ask for what is so already.
const QUIET: [&str; 1] = ["favoriteRemove"];

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_somebody_cannot_see_does_not_exist_for_their_changes() {
    let schema = Schema::read();
    let world = World::new(&schema).await;
    let documents = Documents::new(&schema, &world);
    let walkers = world.walkers().await;
    let mutations = Mutation::all(&documents);
    let before = contents(&world.database).await;
    let (mut wrong, mut count) = (Vec::new(), 0);
    for walker in walkers.iter().filter(|walker| walker.credentials.name != "admin") {
        for mutation in &mutations {
            let requests = of_others(walker, &documents, mutation);
            let about: Vec<String> =
                requests.iter().map(|request| format!("{} {}", request.about, request.body)).collect();
            count += requests.len();
            let (faults, answers) = send_all(walker, &documents, requests).await;
            wrong.extend(faults);
            for (about, answer) in about.iter().zip(&answers) {
                let is_told = answer.text.contains("\"NOT_FOUND\"") || answer.text.contains("\"FORBIDDEN\"");
                if !is_told && !QUIET.contains(&mutation.name.as_str()) {
                    wrong.push(format!("{}: {about} is answered {}", walker.credentials.name, answer.text));
                }
            }
        }
    }
    assert_nothing(&wrong);
    assert_eq!(contents(&world.database).await, before);
    assert!(count > 80, "{count} changes of others' records");
}

/// Whoever writes what they may not read is not told it by the answer.
#[tokio::test(flavor = "multi_thread")]
async fn a_conflict_or_a_comparison_tells_nothing_that_may_not_be_read() {
    let schema = Schema::read();
    let world = World::new(&schema).await;
    let documents = Documents::new(&schema, &world);
    let walkers = world.walkers().await;
    let blind = walkers.iter().find(|walker| walker.credentials.name == "blind").unwrap();
    let before = contents(&world.database).await;
    let mut requests = Vec::new();
    for mutation in Mutation::all(&documents) {
        let slots = mutation.slots(&documents);
        let names: Vec<&str> = slots.iter().map(|slot| slot.name.as_str()).collect();
        let input = if names.contains(&"dryRun") {
            let other = if mutation.noun == "Client" { Class::Foreign } else { Class::Own };
            let other = json!(world.id_or_any(&mutation.noun, other));
            Some(mutation.input(&documents, &[], &[("dryRun", json!(true)), ("other", other)]))
        } else if mutation.operations() == [Operation::Update] && names.contains(&"version") {
            let current = world.versions[world.id_or_any(&mutation.noun, Class::Own)];
            Some(mutation.input(&documents, &names, &[("version", json!(current - 1))]))
        } else {
            None
        };
        if let Some(input) = input {
            let about = mutation.name.clone();
            requests.push(Request { about, body: mutation.request(&documents, &input), is_refused: false });
        }
    }
    assert!(requests.len() > 20);
    let (wrong, answers) = send_all(blind, &documents, requests).await;
    assert_nothing(&wrong);
    assert!(answers.iter().filter(|answer| answer.text.contains("\"CONFLICT\"")).count() > 15);
    assert_eq!(contents(&world.database).await, before);
}
