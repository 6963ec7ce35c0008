//! Questions to a list that are kept: checked, when they are written down, by what checks the arguments of the list.

use async_graphql::{InputType, Value};

use super::arguments::{MAX_SEARCH, order_terms};
use crate::{
    auth::Viewer,
    error::Code,
    executor::{FilterInput, Object},
    models::{Model, custom_fields::asked::Asked, inputs::Problem},
};

/// What a kept question asks of a list, by the names of its arguments, and what it shows.
#[derive(Debug, Default, Clone, Copy)]
pub struct Kept<'a> {
    pub filter: Option<&'a serde_json::Value>,
    pub search: Option<&'a str>,
    pub order_by: &'a [String],
    pub columns: &'a [String],
    pub group_by: Option<&'a str>,
}

impl Kept<'_> {
    /// The custom fields that its filter names.
    pub fn asked<M: Model>(&self) -> Asked {
        let filter = self.filter.and_then(|filter| Value::from_json(filter.clone()).ok());
        filter
            .and_then(|filter| FilterInput::<M>::parse(Some(filter)).ok())
            .map(|filter| filter.asked())
            .unwrap_or_default()
    }

    /// What is wrong with the question if it is asked of `M` by the viewer.
    pub fn problems<M: Model + Object>(&self, viewer: &Viewer) -> Vec<Problem> {
        let mut problems = Vec::new();
        problems.extend(self.filter.and_then(|filter| filter_problem::<M>(filter, viewer)));
        problems.extend(self.search.and_then(search_problem::<M>));
        if let Err(error) = order_terms::<M>(self.order_by.to_vec(), |field| viewer.may_read(M::TYPE_NAME, field)) {
            let code = if error.code == Code::Forbidden { "FORBIDDEN" } else { "INVALID_ORDER" };
            problems.push(Problem::new(&["orderBy"], code, error.message));
        }
        for (index, column) in self.columns.iter().enumerate() {
            if self.columns.iter().take(index).any(|other| other == column) {
                let message = format!("`{column}` is named twice.");
                problems.push(Problem::new(&["columns", &index.to_string()], "DUPLICATE", message));
            }
            problems.extend(field_problem::<M>(&["columns", &index.to_string()], field_of(column), viewer));
        }
        problems.extend(self.group_by.and_then(|field| field_problem::<M>(&["groupBy"], field, viewer)));
        problems
    }
}

fn filter_problem<M: Model>(filter: &serde_json::Value, viewer: &Viewer) -> Option<Problem> {
    let refused = |message: String| Some(Problem::new(&["filter"], "INVALID_FILTER", message));
    let Ok(value) = Value::from_json(filter.clone()) else { return refused("The filter cannot be read.".to_owned()) };
    match FilterInput::<M>::parse(Some(value)) {
        Ok(filter) => filter.problem(viewer),
        Err(error) => refused(error.into_server_error(async_graphql::Pos::default()).message),
    }
}

fn search_problem<M: Model>(search: &str) -> Option<Problem> {
    if M::SEARCHED.is_empty() {
        return Some(Problem::new(&["search"], "NO_SEARCH", "This list has no search."));
    }
    let message = format!("At most {MAX_SEARCH} characters are accepted here.");
    (search.chars().count() > MAX_SEARCH).then(|| Problem::new(&["search"], "TOO_LONG", message))
}

/// The field that a column shows a part of: one custom field is a column of its own, `customFields.segment`. Whether it is there
/// is for the reader to see, as it may be deleted and come back.
fn field_of(column: &str) -> &str {
    match column.split_once('.') {
        Some((field @ "customFields", key)) if !key.is_empty() => field,
        _ => column,
    }
}

fn field_problem<M: Model + Object>(path: &[&str], field: &str, viewer: &Viewer) -> Option<Problem> {
    if M::fields().get(field).is_none() {
        return Some(Problem::new(path, "NO_SUCH_FIELD", format!("{} has no field `{field}`.", M::NAME)));
    }
    let message = format!("Your role has no right to read {}.{field}.", M::NAME);
    (!viewer.may_read(M::TYPE_NAME, field)).then(|| Problem::new(path, "FORBIDDEN", message))
}
