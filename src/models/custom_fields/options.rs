//! What a field offers to choose from.

use diesel::{
    QueryableByName, sql_query,
    sql_types::{Bool, Jsonb},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Map, Value, json};

use crate::{
    db::conditions::Bind,
    models::{
        changes::Step,
        inputs::{Problem, Values},
    },
};

const INPUT: &str = "options";

/// Options are different from each other, and stand where there is something to choose.
pub(super) fn check(before: Option<&Map<String, Value>>, values: &mut Values) {
    let known = |column: &str| before?.get(column)?.as_str();
    let Some(kind) = values.text("kind").or_else(|| known("kind")) else { return };
    let offers = matches!(kind, "select" | "multiselect");
    let options: &[String] = match values.get("options") {
        Some(Bind::Texts(options)) => options,
        _ => &[],
    };
    let mut problems = Vec::new();
    for (index, option) in options.iter().enumerate() {
        if options.iter().take(index).any(|other| other == option) {
            let message = "Another option is the same.";
            problems.push(Problem::new(&[INPUT, &index.to_string()], "DUPLICATE", message));
        }
    }
    if !offers && !options.is_empty() {
        problems.push(Problem::new(&[INPUT], "NO_OPTIONS", "A field of this kind has no options."));
    }
    let is_refused = values.problems.iter().any(|problem| problem.path.iter().any(|part| part == INPUT));
    if offers && options.is_empty() && !is_refused && (before.is_none() || values.sets("options")) {
        problems.push(Problem::new(&[INPUT], "REQUIRED", "A field to choose from needs options."));
    }
    values.problems.extend(problems);
}

/// Refuses to take away options that a record has.
pub(super) async fn keep(
    connection: &mut AsyncPgConnection,
    before: Option<&Map<String, Value>>,
    values: &mut Values,
) -> Step<()> {
    let (Some(before), Some(Bind::Texts(wanted))) = (before, values.get("options")) else { return Ok(()) };
    let known = before.get("options").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let gone: Vec<&str> = known.filter(|option| !wanted.iter().any(|wanted| wanted == option)).collect();
    if gone.is_empty() {
        return Ok(());
    }
    let message = if before.get("is_sensitive") == Some(&Value::Bool(true)) {
        "Values of a sensitive field are sealed, so nobody can tell whether a record has an option: it stays."
    } else if is_used(connection, before, &gone).await? {
        "A record has an option that is to go."
    } else {
        return Ok(());
    };
    values.problems.push(Problem::new(&[INPUT], "IN_USE", message));
    Ok(())
}

#[derive(QueryableByName)]
struct Used {
    #[diesel(sql_type = Bool)]
    is_used: bool,
}

/// Whether a record, be it in the trash, has one of the options. Who writes values holds the definition meanwhile.
async fn is_used(connection: &mut AsyncPgConnection, definition: &Map<String, Value>, options: &[&str]) -> Step<bool> {
    let text = |column: &str| definition.get(column).and_then(Value::as_str).unwrap_or_default();
    let is_list = text("kind") == "multiselect";
    let question = match text("resource") {
        "Client" => "SELECT EXISTS (SELECT FROM clients WHERE custom <> '{}' AND custom @> $1) AS is_used",
        "Contact" => "SELECT EXISTS (SELECT FROM contacts WHERE custom <> '{}' AND custom @> $1) AS is_used",
        "Deal" => "SELECT EXISTS (SELECT FROM deals WHERE custom <> '{}' AND custom @> $1) AS is_used",
        _ => "SELECT EXISTS (SELECT FROM products WHERE custom <> '{}' AND custom @> $1) AS is_used",
    };
    for option in options {
        let value = if is_list { json!([option]) } else { json!(option) };
        let has = json!({ text("key"): value });
        if sql_query(question).bind::<Jsonb, _>(has).get_result::<Used>(connection).await?.is_used {
            return Ok(true);
        }
    }
    Ok(false)
}
