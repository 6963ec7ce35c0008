//! Random changes against a model in memory: what the server answers, stores, and leaves in audit log and outbox.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Map, Value, json};

use super::{traces, uuid_of};
use crate::support::{Caller, TestApp, clusters};

const STEPS: usize = 600;

/// A noun of the model, with the field that is unique among live records, and the fields that may be empty.
struct Kind {
    stem: &'static str,
    type_name: &'static str,
    has_trash: bool,
    unique: &'static str,
    needed: &'static str,
    fields: &'static [(&'static str, &'static [&'static str])],
}

const KINDS: [Kind; 2] = [
    Kind {
        stem: "tag",
        type_name: "Tag",
        has_trash: false,
        unique: "name",
        needed: "name",
        fields: &[("name", &["M-a", "M-b", "M-c", "M-d", "M-e"]), ("color", &["#000000", "#ff0000", ""])],
    },
    Kind {
        stem: "client",
        type_name: "Client",
        has_trash: true,
        unique: "externalRef",
        needed: "name",
        fields: &[
            ("name", &["One", "Two", "Drei", "Vier"]),
            ("externalRef", &["M-1", "M-2", "M-3", "M-4", ""]),
            ("city", &["Köln", "Łódź", ""]),
        ],
    },
];

struct Row {
    kind: &'static Kind,
    id: Value,
    version: i64,
    fields: Map<String, Value>,
    in_trash: bool,
    is_gone: bool,
    actions: Vec<&'static str>,
}

#[derive(Default)]
struct Model(Vec<Row>);

impl Model {
    /// Whether a live record other than `except` has the unique value of `fields`.
    fn is_taken(&self, kind: &Kind, fields: &Map<String, Value>, except: Option<usize>) -> bool {
        let Some(value) = fields.get(kind.unique).filter(|value| !value.is_null()) else { return false };
        let mut others = self.0.iter().enumerate().filter(|(index, _)| Some(*index) != except);
        others.any(|(_, row)| {
            row.kind.stem == kind.stem && !row.in_trash && !row.is_gone && row.fields.get(kind.unique) == Some(value)
        })
    }

    /// What the server must answer to an action on a record, and what becomes of it.
    fn act(
        &mut self,
        index: usize,
        action: &'static str,
        version: Option<i64>,
        given: &Map<String, Value>,
    ) -> &'static str {
        let row = &self.0[index];
        let (kind, is_stale) = (row.kind, version.is_some_and(|version| version != row.version));
        let is_there = match action {
            "Restore" => row.in_trash && !row.is_gone,
            "Destroy" => !row.is_gone,
            _ => !row.in_trash && !row.is_gone,
        };
        let mut wanted = row.fields.clone();
        wanted.extend(given.clone());
        let is_same = wanted == row.fields;
        if !is_there {
            return "NOT_FOUND";
        }
        if is_stale {
            return "CONFLICT";
        }
        if matches!(action, "Update" | "Restore") && self.is_taken(kind, &wanted, Some(index)) {
            return "TAKEN";
        }
        let row = &mut self.0[index];
        match action {
            "Update" if is_same => return "",
            "Update" => row.fields = wanted,
            "Delete" if kind.has_trash => row.in_trash = true,
            "Restore" => row.in_trash = false,
            _ => row.is_gone = true,
        }
        row.version += 1;
        row.actions.push(action);
        ""
    }
}

fn random_fields(kind: &Kind, dice: &mut ChaCha8Rng, is_new: bool) -> Map<String, Value> {
    let mut fields = Map::new();
    for (name, values) in kind.fields {
        let is_needed = *name == kind.needed;
        if (is_new && is_needed) || dice.random_bool(0.6) {
            let value = values[dice.random_range(0..values.len())];
            fields.insert((*name).to_owned(), if value.is_empty() { Value::Null } else { json!(value) });
        }
    }
    fields
}

/// Sends a mutation; the code of its error or problem, and the record.
async fn send(caller: &Caller, kind: &Kind, action: &str, input: Value) -> (String, Value) {
    let input_type = match action {
        "Create" | "Update" => format!("{}{action}Input", kind.type_name),
        _ => "RecordInput".to_owned(),
    };
    let name = format!("{}{action}", kind.stem);
    let fields: Vec<&str> = kind.fields.iter().map(|(name, _)| *name).collect();
    let selection = format!("{} {{ id version {} }} problems {{ code }}", kind.stem, fields.join(" "));
    let answer = caller.change(&name, &input_type, input, &selection).await;
    let code = answer.body["errors"][0]["extensions"]["code"].as_str();
    let code = code.or(answer.body["data"][&name]["problems"][0]["code"].as_str());
    (code.unwrap_or_default().to_owned(), answer.body["data"][&name][kind.stem].clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn random_changes_end_as_a_model_in_memory_says() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let mut dice = ChaCha8Rng::seed_from_u64(20_261_125);
    let mut model = Model::default();
    let mut seen = std::collections::BTreeMap::<String, usize>::new();
    for step in 0..STEPS {
        let kind = &KINDS[dice.random_range(0..KINDS.len())];
        // Mostly records that are still there.
        let also_gone = dice.random_bool(0.1);
        let known = |row: &Row| row.kind.stem == kind.stem && (also_gone || !row.is_gone);
        let known: Vec<usize> = (0..model.0.len()).filter(|index| known(&model.0[*index])).collect();
        let action = if kind.has_trash {
            ["Create", "Create", "Update", "Update", "Update", "Delete", "Delete", "Restore", "Restore", "Destroy"]
                [dice.random_range(0..10)]
        } else {
            ["Create", "Update", "Update", "Delete"][dice.random_range(0..4)]
        };
        if action == "Create" || known.is_empty() {
            let fields = random_fields(kind, &mut dice, true);
            let expected = if model.is_taken(kind, &fields, None) { "TAKEN" } else { "" };
            let (code, record) = send(&admin, kind, "Create", Value::Object(fields.clone())).await;
            assert_eq!(code, expected, "step {step}: create {} {fields:?}", kind.stem);
            if expected.is_empty() {
                let mut all: Map<String, Value> =
                    kind.fields.iter().map(|(name, _)| ((*name).to_owned(), Value::Null)).collect();
                all.extend(fields);
                let row = Row {
                    kind,
                    id: record["id"].clone(),
                    version: 1,
                    fields: all,
                    in_trash: false,
                    is_gone: false,
                    actions: vec!["Create"],
                };
                model.0.push(row);
            }
            *seen.entry(format!("Create {code}")).or_default() += 1;
            continue;
        }
        let index = known[dice.random_range(0..known.len())];
        let given = if action == "Update" { random_fields(kind, &mut dice, false) } else { Map::new() };
        let (id, version) = (model.0[index].id.clone(), model.0[index].version);
        let named = match dice.random_range(0..4) {
            0 => Some((version - 1).max(0)),
            1 if action != "Update" => None,
            _ => Some(version),
        };
        let expected = model.act(index, action, named, &given);
        let mut input = given.clone();
        input.insert("id".to_owned(), id);
        input.insert("version".to_owned(), json!(named));
        let (code, record) = send(&admin, kind, action, Value::Object(input)).await;
        assert_eq!(code, expected, "step {step}: {action} {} {given:?} at {named:?} of {version}", kind.stem);
        let row = &model.0[index];
        if code.is_empty() && !row.in_trash && !row.is_gone {
            assert_eq!(record["version"], json!(row.version), "step {step}");
            for (name, value) in &row.fields {
                assert_eq!(&record[name], value, "step {step}: {name}");
            }
        }
        *seen.entry(format!("{action} {code}")).or_default() += 1;
    }
    // The dice have shown every way a change can end.
    for way in [
        "Create TAKEN",
        "Update TAKEN",
        "Update CONFLICT",
        "Update NOT_FOUND",
        "Delete CONFLICT",
        "Restore TAKEN",
        "Restore ",
        "Destroy ",
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
        let table = if row.kind.stem == "tag" { "tags" } else { "clients" };
        let stored = format!("SELECT count(*), coalesce(max(version), 0)::bigint FROM {table} WHERE id = '{id}'");
        let stored = clusters::row_on(database, &stored).await;
        let expected = if row.is_gone { (0, 0) } else { (1, row.version) };
        assert_eq!((stored.get::<_, i64>(0), stored.get::<_, i64>(1)), expected);
    }
}
