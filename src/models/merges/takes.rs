//! Which values the survivor of a merge takes over from the other record.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Particulars, custom};
use crate::{
    auth::{Operation, Viewer},
    db::writes::Assignment,
    error::{Error, Result},
    models::{
        changes::Writable,
        custom_fields::VALUES,
        inputs::{Input, InputKind, Links, Problem},
    },
};

pub(super) type Object = Map<String, Value>;

/// One input of two records that are merged, as it is stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Comparison {
    pub field: String,
    pub survivor: Value,
    pub other: Value,
    /// What the survivor has then.
    pub result: Value,
}

/// What becomes of the survivor's fields.
#[derive(Debug, Default)]
pub(super) struct Takes {
    /// Inputs whose value is the other's afterwards.
    pub inputs: Vec<&'static str>,
    /// Columns copied from the other record.
    pub columns: Vec<&'static str>,
    pub emptied: Vec<&'static str>,
    /// Columns that get a value of neither record, and what it is.
    pub values: Vec<Assignment>,
    pub values_after: Object,
    /// Joins that are to change, with all the ids they have then.
    pub links: Vec<(&'static Links, Vec<Uuid>)>,
    pub links_before: Object,
    pub links_after: Object,
    /// Inputs in which the two records differ.
    pub comparisons: Vec<Comparison>,
}

/// The columns that hold an input's value.
pub(super) fn columns_of(input: &Input) -> impl Iterator<Item = &'static str> + use<> {
    let second = if let InputKind::Money(currency) = input.kind { Some(currency) } else { None };
    std::iter::once(input.column).chain(second)
}

/// Names in `take` that are no inputs of the noun.
pub(super) fn unknown<M: Writable>(take: &[String]) -> Vec<Problem> {
    let is_known = |name: &String| M::INPUTS.iter().any(|input| input.name == name);
    let unknown = take.iter().enumerate().filter(|(_, name)| !is_known(name));
    let problem = |(index, _): (usize, &String)| {
        let message = format!("{} has no such input.", M::TYPE_NAME);
        Problem::new(&["take", &index.to_string()], "NO_SUCH_FIELD", message)
    };
    unknown.map(problem).collect()
}

/// Decides for every input: the survivor keeps its value, unless the other's was asked for, or the survivor has none and
/// the viewer may write one. Both rows hold the ids that they are joined to under the name of the input.
pub(super) fn decide<M: Writable>(
    viewer: &Viewer,
    survivor: &Object,
    other: &Object,
    take: &[String],
    particulars: &Particulars,
) -> Result<(Takes, Vec<Problem>)> {
    let mut takes = Takes::default();
    let mut problems: Vec<Problem> = custom::refuse_sensitive(take).into_iter().collect();
    for input in M::INPUTS {
        let asked = take.iter().position(|name| name == input.name);
        let may_write = viewer.rights.allows(M::TYPE_NAME, input.name, Operation::Update);
        if asked.is_some() && !may_write {
            let message = format!("Your role has no right to write {}.{}.", M::TYPE_NAME, input.name);
            return Err(Error::forbidden(message));
        }
        if let InputKind::Links(links) = &input.kind {
            takes.unite(input, links, survivor, other, asked.is_some());
            continue;
        }
        if custom::is_custom(input) {
            if input.column == VALUES.column && may_write {
                custom::unite(survivor, other, asked.is_some(), &mut takes);
            }
            continue;
        }
        let column = input.column;
        if let Some(index) = asked.filter(|_| particulars.kept.contains(&column)) {
            let message = "The survivor would come to stand above itself.";
            problems.push(Problem::new(&["take", &index.to_string()], "INVALID_PARENT", message));
        }
        let fills = may_write
            && is_empty(survivor.get(column))
            && !is_empty(other.get(column))
            && !particulars.kept.contains(&column);
        let is_taken = asked.is_some() || fills || particulars.forced.contains(&column);
        takes.settle(input, survivor, other, is_taken, particulars.emptied.contains(&column));
    }
    Ok((takes, problems))
}

impl Takes {
    fn settle(&mut self, input: &'static Input, survivor: &Object, other: &Object, is_taken: bool, is_emptied: bool) {
        let value = |row: &Object| row.get(input.column).cloned().unwrap_or_default();
        let (ours, theirs) = (value(survivor), value(other));
        let differs = columns_of(input).any(|column| survivor.get(column) != other.get(column));
        let result = if is_emptied {
            self.emptied.push(input.column);
            Value::Null
        } else if is_taken && differs {
            self.inputs.push(input.name);
            let fresh = columns_of(input).filter(|column| !self.columns.contains(column));
            let fresh: Vec<&'static str> = fresh.collect();
            self.columns.extend(fresh);
            theirs.clone()
        } else {
            ours.clone()
        };
        if ours != theirs || result != ours {
            let field = input.name.to_owned();
            self.comparisons.push(Comparison { field, survivor: ours, other: theirs, result });
        }
    }

    /// Joins are united; asked for, those of the other replace the survivor's.
    fn unite(
        &mut self,
        input: &'static Input,
        links: &'static Links,
        survivor: &Object,
        other: &Object,
        replaces: bool,
    ) {
        let ids = |row: &Object| -> Vec<Uuid> {
            let list = row.get(input.name).and_then(Value::as_array).into_iter().flatten();
            list.filter_map(|id| Uuid::parse_str(id.as_str()?).ok()).collect()
        };
        let (ours, theirs) = (ids(survivor), ids(other));
        let mut result = if replaces { Vec::new() } else { ours.clone() };
        result.extend(&theirs);
        result.sort_unstable();
        result.dedup();
        let mut known = ours.clone();
        known.sort_unstable();
        let json = |ids: &[Uuid]| -> Value { ids.iter().map(Uuid::to_string).collect() };
        if ours != theirs {
            let field = input.name.to_owned();
            let (survivor, other) = (json(&ours), json(&theirs));
            self.comparisons.push(Comparison { field, survivor, other, result: json(&result) });
        }
        if result != known {
            self.inputs.push(input.name);
            self.links_before.insert(input.name.to_owned(), json(&ours));
            self.links_after.insert(input.name.to_owned(), json(&result));
            self.links.push((links, result));
        }
    }
}

/// Whether a stored value says nothing. A `false` is what a record has when nobody said anything.
fn is_empty(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null | Value::Bool(false)) => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Array(items)) => items.is_empty(),
        Some(Value::Object(fields)) => fields.is_empty(),
        Some(_) => false,
    }
}
