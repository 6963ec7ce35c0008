//! Random changes against a model in memory: what the server answers, stores, and leaves in audit log and outbox.

mod memory;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Map, Value, json};

use super::{traces, uuid_of};
use crate::support::{Answer, Caller, TestApp, clusters};
use memory::{KINDS, Kind, Model, Row, Step};

const STEPS: usize = 700;

fn random_fields(kind: &Kind, dice: &mut ChaCha8Rng, needs: impl Fn(&str) -> bool) -> Map<String, Value> {
    let mut fields = Map::new();
    for (name, values) in kind.fields {
        let is_needed = needs(name);
        if is_needed || dice.random_bool(0.6) {
            let given = if is_needed { values.len() - usize::from(values.contains(&"")) } else { values.len() };
            let value = values[dice.random_range(0..given)];
            fields.insert((*name).to_owned(), if value.is_empty() { Value::Null } else { json!(value) });
        }
    }
    fields
}

/// A random change of a record of `kind`.
fn random_step(model: &Model, kind: &'static Kind, action: &'static str, dice: &mut ChaCha8Rng) -> Step {
    let is_new = matches!(action, "Create" | "Upsert");
    let pick = |dice: &mut ChaCha8Rng, stem: &str| {
        // Mostly records that are still there.
        let also_gone = dice.random_bool(0.1);
        let of_kind = |row: &Row| row.kind.stem == stem && (also_gone || !row.is_gone);
        let known: Vec<usize> = (0..model.0.len()).filter(|index| of_kind(&model.0[*index])).collect();
        (!known.is_empty()).then(|| known[dice.random_range(0..known.len())])
    };
    let index = if is_new { None } else { pick(dice, kind.stem) };
    if !is_new && index.is_none() {
        return random_step(model, kind, "Create", dice);
    }
    let client = if is_new && kind.belongs_to_client { pick(dice, "client") } else { None };
    if is_new && kind.belongs_to_client && client.is_none() {
        return random_step(model, &KINDS[1], "Create", dice);
    }
    let given = match action {
        "Create" => random_fields(kind, dice, |name| kind.needed.contains(&name)),
        "Upsert" => random_fields(kind, dice, |name| kind.needed.contains(&name) || name == kind.unique),
        "Update" => random_fields(kind, dice, |_| false),
        _ => Map::new(),
    };
    let version = index.map(|index| model.0[index].version);
    let version = match (version, dice.random_range(0..4)) {
        (Some(version), 0) => Some((version - 1).max(0)),
        (_, 1) if action != "Update" => None,
        (version, _) => version,
    };
    Step { kind, action, index, client, version, given }
}

fn input(model: &Model, step: &Step) -> Value {
    let mut input = step.given.clone();
    if let Some(index) = step.index {
        input.insert("id".to_owned(), model.0[index].id.clone());
        input.insert("version".to_owned(), json!(step.version));
    }
    if let Some(client) = step.client {
        input.insert("client".to_owned(), model.0[client].id.clone());
    }
    Value::Object(input)
}

/// The code of an answer's first error or problem.
fn code_of(payload: &Value) -> String {
    payload["problems"][0]["code"].as_str().unwrap_or_default().to_owned()
}

fn selection(kind: &Kind) -> String {
    let fields: Vec<&str> = kind.fields.iter().map(|(name, _)| *name).collect();
    format!("{} {{ id version {} }} problems {{ code }}", kind.stem, fields.join(" "))
}

/// Sends a mutation; the code of its error or problem, and the record.
async fn send(caller: &Caller, model: &Model, step: &Step) -> (String, Value) {
    let Kind { stem, type_name, .. } = step.kind;
    let input_type = match step.action {
        "Create" | "Update" | "Upsert" => format!("{type_name}{}Input", step.action),
        _ => "RecordInput".to_owned(),
    };
    let name = format!("{stem}{}", step.action);
    let answer = caller.change(&name, &input_type, input(model, step), &selection(step.kind)).await;
    let code = answer.body["errors"][0]["extensions"]["code"].as_str();
    let payload = &answer.body["data"][&name];
    (code.map_or_else(|| code_of(payload), str::to_owned), payload[*stem].clone())
}

/// Sends a bulk mutation.
async fn send_all(caller: &Caller, model: &Model, steps: &[Step], policy: &str) -> Answer {
    let Step { kind, action, .. } = &steps[0];
    let input_type = match *action {
        "Create" | "Update" | "Upsert" => format!("{}Bulk{action}Input", kind.type_name),
        _ => "RecordBulkInput".to_owned(),
    };
    let items: Vec<Value> = steps.iter().map(|step| input(model, step)).collect();
    let selection = format!("written results {{ {} }}", selection(kind));
    let input = json!({ "items": items, "errorPolicy": policy });
    caller.change(&format!("{}Bulk{action}", kind.plural), &input_type, input, &selection).await
}

/// The answer's record is the model's.
#[track_caller]
fn agree(row: &Row, record: &Value, step: usize) {
    assert_eq!(record["version"], json!(row.version), "step {step}");
    for (name, value) in &row.fields {
        assert_eq!(&record[name], value, "step {step}: {name}");
    }
}

/// Records that were made get the ids of the answer.
fn name_new(model: &mut Model, records: impl Iterator<Item = Value>) {
    let mut records = records.filter(|record| record["version"] == 1);
    for row in model.0.iter_mut().filter(|row| row.id.is_null()) {
        row.id = records.next().map(|record| record["id"].clone()).unwrap();
    }
}

/// Sends a bulk mutation and compares its results with the model's; how many rows were written.
async fn run_all(caller: &Caller, model: &mut Model, steps: &[Step], policy: &str, at: usize) -> usize {
    let (kind, action) = (steps[0].kind, steps[0].action);
    let name = format!("{}Bulk{action}", kind.plural);
    let before = model.clone();
    let expected = model.act_all(steps, policy);
    let answer = send_all(caller, &before, steps, policy).await;
    let payload = &answer.data()[&name];
    let results = payload["results"].as_array().unwrap();
    let told: Vec<Vec<&str>> = results
        .iter()
        .map(|result| {
            let problems = result["problems"].as_array().unwrap();
            problems.iter().map(|problem| problem["code"].as_str().unwrap()).collect()
        })
        .collect();
    let codes: Vec<Vec<&str>> = expected.iter().map(|(_, told)| told.clone()).collect();
    assert_eq!(told, codes, "step {at}: {policy} {name}");
    let written = expected.iter().filter(|(is_written, _)| *is_written).count();
    assert_eq!(payload["written"], written, "step {at}: {policy} {name}");
    // New records come in the order the server took them: upserts by their key.
    if action == "Create" {
        name_new(model, results.iter().map(|result| result[kind.stem].clone()));
    } else {
        for row in model.0.iter_mut().filter(|row| row.id.is_null()) {
            let mine = |result: &&Value| result[kind.stem][kind.unique] == row.fields[kind.unique];
            row.id = results.iter().find(mine).unwrap()[kind.stem]["id"].clone();
        }
    }
    written
}

#[tokio::test(flavor = "multi_thread")]
async fn random_changes_end_as_a_model_in_memory_says() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let mut dice = ChaCha8Rng::seed_from_u64(20_261_125);
    let mut model = Model::default();
    let mut seen = std::collections::BTreeMap::<String, usize>::new();
    for at in 0..STEPS {
        let kind = &KINDS[dice.random_range(0..KINDS.len())];
        let actions: &[&str] = if kind.has_trash {
            &[
                "Create", "Create", "Upsert", "Update", "Update", "Update", "Delete", "Delete", "Restore", "Restore",
                "Destroy",
            ]
        } else {
            &["Create", "Upsert", "Update", "Update", "Delete"]
        };
        let action = actions[dice.random_range(0..actions.len())];
        if dice.random_bool(0.15) {
            let policy = ["REJECT_EVERYTHING", "REJECT_FAILED_ROWS", "IGNORE_FAILED"][dice.random_range(0..3)];
            let rows = dice.random_range(1..6);
            let steps: Vec<Step> = (0..rows).map(|_| random_step(&model, kind, action, &mut dice)).collect();
            if steps.iter().any(|step| step.action != action || step.kind.stem != kind.stem) {
                continue;
            }
            let written = run_all(&admin, &mut model, &steps, policy, at).await;
            *seen.entry(format!("Bulk{action} {policy} {written}")).or_default() += 1;
            continue;
        }
        let step = random_step(&model, kind, action, &mut dice);
        let before = model.clone();
        let expected = model.act(&step);
        let (code, record) = send(&admin, &before, &step).await;
        assert_eq!(
            code, expected,
            "step {at}: {} {} {:?} at {:?}",
            step.action, step.kind.stem, step.given, step.version
        );
        name_new(&mut model, std::iter::once(record.clone()));
        let index = step.index.or_else(|| model.0.iter().position(|row| row.id == record["id"]));
        if let Some(row) = index.map(|index| &model.0[index]).filter(|row| code.is_empty() && row.is_live()) {
            agree(row, &record, at);
        }
        *seen.entry(format!("{} {code}", step.action)).or_default() += 1;
    }
    // The dice have shown every way a change can end.
    for way in [
        "Create TAKEN",
        "Create NOT_FOUND",
        "Upsert ",
        "Update TAKEN",
        "Update CONFLICT",
        "Update NOT_FOUND",
        "Delete CONFLICT",
        "Restore TAKEN",
        "Restore IN_TRASH",
        "Restore ",
        "Destroy ",
        "BulkCreate IGNORE_FAILED 2",
        "BulkUpdate REJECT_EVERYTHING 0",
        "BulkDelete REJECT_FAILED_ROWS 1",
    ] {
        assert!(seen.contains_key(way), "{way} in {seen:?}");
    }
    compare(&database, &model).await;
}

/// Row, audit log and outbox of every record, against the model.
async fn compare(database: &str, model: &Model) {
    for row in &model.0 {
        let id = uuid_of(&row.id);
        let (entries, events) = traces(database, &id).await;
        let actions: Vec<String> = row.actions.iter().map(|action| action.to_lowercase()).collect();
        assert_eq!(entries, actions.join(" "));
        assert_eq!(events.split(' ').count(), actions.len());
        let table = row.kind.table;
        let deleted = if row.kind.has_trash { "bool_or(deleted_at IS NOT NULL)" } else { "false" };
        let stored = format!(
            "SELECT count(*), coalesce(max(version), 0)::bigint, coalesce({deleted}, false) FROM {table} WHERE id = '{id}'"
        );
        let stored = clusters::row_on(database, &stored).await;
        let expected = if row.is_gone { (0, 0, false) } else { (1, row.version, row.in_trash) };
        let stored = (stored.get::<_, i64>(0), stored.get::<_, i64>(1), stored.get::<_, bool>(2));
        assert_eq!(stored, expected, "{} {id}", row.kind.stem);
    }
}
