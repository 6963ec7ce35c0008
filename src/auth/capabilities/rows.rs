//! Checks that name records: `check if resource("Client", $id), {"…"}.contains($id)`.
//!
//! Which records a list may show is decided in SQL, so such a check must say its records outright. One whose
//! alternatives all have this form is read as a set of ids for each type; any other form is refused.

use biscuit_auth::format::schema::{self, check, op, op_binary, term};
use uuid::Uuid;

use super::guard::Symbols;
use crate::ids::{self, NodeId};

/// The records that one check lets through: those of any alternative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowCheck(Vec<Alternative>);

/// What one alternative names; `None` for anything.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Alternative {
    types: Option<Vec<String>>,
    ids: Option<Vec<String>>,
}

/// The records of a type that all checks let through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rows {
    All,
    Only(Vec<Uuid>),
}

const FORM: &str =
    "asks for records in a form that is not known here; write `resource(\"Client\", $id), {\"…\"}.contains($id)` alone";

/// Reads a check of which some alternative asks for `resource`.
pub(super) fn read(check: &schema::Check, symbols: &Symbols) -> Result<RowCheck, String> {
    let refused = || FORM.to_owned();
    if check.kind.is_some_and(|kind| kind != check::Kind::One as i32) {
        return Err(refused());
    }
    let alternatives = check.queries.iter().map(|query| alternative(query, symbols).ok_or_else(refused));
    Ok(RowCheck(alternatives.collect::<Result<_, _>>()?))
}

fn alternative(query: &schema::Rule, symbols: &Symbols) -> Option<Alternative> {
    let [predicate] = query.body.as_slice() else { return None };
    let [of_type, of_id] = predicate.terms.as_slice() else { return None };
    if symbols.get(predicate.name)? != "resource" {
        return None;
    }
    let (type_variable, mut types) = place(of_type, symbols)?;
    let (id_variable, mut ids) = place(of_id, symbols)?;
    if type_variable.is_some() && type_variable == id_variable {
        return None;
    }
    for expression in &query.expressions {
        let (variable, named) = comparison(expression, symbols)?;
        let side = if type_variable == Some(variable) {
            &mut types
        } else if id_variable == Some(variable) {
            &mut ids
        } else {
            return None;
        };
        // Of two comparisons, both must hold.
        let both = side.take().map(|known| known.into_iter().filter(|text| named.contains(text)).collect());
        *side = Some(both.unwrap_or(named));
    }
    Some(Alternative { types, ids })
}

/// A term of the predicate: a variable, or the one text it must be.
fn place(term: &schema::Term, symbols: &Symbols) -> Option<(Option<u32>, Option<Vec<String>>)> {
    match term.content.as_ref()? {
        term::Content::Variable(variable) => Some((Some(*variable), None)),
        term::Content::String(text) => Some((None, Some(vec![symbols.get(*text)?]))),
        _ => None,
    }
}

/// `{"…"}.contains($x)`, `$x == "…"`: the variable and the texts it may be.
fn comparison(expression: &schema::Expression, symbols: &Symbols) -> Option<(u32, Vec<String>)> {
    use term::Content::{Set, String as Text, Variable};
    let [left, right, step] = expression.ops.as_slice() else { return None };
    let (op::Content::Value(left), op::Content::Value(right), op::Content::Binary(step)) =
        (left.content.as_ref()?, right.content.as_ref()?, step.content.as_ref()?)
    else {
        return None;
    };
    let is = |kinds: &[op_binary::Kind]| kinds.iter().any(|kind| *kind as i32 == step.kind);
    match (left.content.as_ref()?, right.content.as_ref()?) {
        (Set(set), Variable(variable)) if is(&[op_binary::Kind::Contains]) => {
            let text = |term: &schema::Term| match term.content.as_ref()? {
                Text(text) => symbols.get(*text),
                _ => None,
            };
            Some((*variable, set.set.iter().map(text).collect::<Option<_>>()?))
        }
        (Variable(variable), Text(text)) | (Text(text), Variable(variable))
            if is(&[op_binary::Kind::Equal, op_binary::Kind::HeterogeneousEqual]) =>
        {
            Some((*variable, vec![symbols.get(*text)?]))
        }
        _ => None,
    }
}

impl RowCheck {
    /// The records of `type_name` that this check lets through.
    fn of(&self, type_name: &str) -> Rows {
        let mut found = Vec::new();
        for Alternative { types, ids } in &self.0 {
            if types.as_ref().is_some_and(|types| !types.iter().any(|known| known == type_name)) {
                continue;
            }
            match ids {
                None => return Rows::All,
                // An id of another type is no record of this one.
                Some(ids) => found.extend(ids.iter().filter_map(|id| ids::decode(id, type_name).ok())),
            }
        }
        Rows::Only(found)
    }
}

/// The records of `type_name` that every check lets through.
pub(super) fn of_type(checks: &[RowCheck], type_name: &str) -> Rows {
    checks.iter().map(|check| check.of(type_name)).fold(Rows::All, |left, right| match (left, right) {
        (Rows::All, other) | (other, Rows::All) => other,
        (Rows::Only(left), Rows::Only(right)) => Rows::Only(left.into_iter().filter(|id| right.contains(id)).collect()),
    })
}

/// The id of a record that the checks let through, as the API writes it; none when there is no such record.
pub(super) fn witness(rows: &Rows, type_name: &str) -> Option<String> {
    let id = match rows {
        Rows::All => Uuid::nil(),
        Rows::Only(ids) => *ids.first()?,
    };
    Some(NodeId { type_name, id }.encode())
}
