//! Records that a change names, and what PostgreSQL's refusals mean to a person.

use diesel::result::{DatabaseErrorKind, Error as Diesel};
use diesel_async::AsyncPgConnection;

use uuid::Uuid;

use super::{
    Actor, Writable,
    steps::{Step, Stop},
};
use crate::{
    db::writes::Write,
    error::{Error, Result},
    models::inputs::{Problem, Reference, Values},
};

/// Makes sure that every record the values name exists and stays, as far as the actor can see. What is wrong with the
/// values otherwise is told at once with it.
pub(super) async fn check(connection: &mut AsyncPgConnection, actor: &Actor, values: &Values) -> Result<(), Stop> {
    let mut problems = values.problems.clone();
    for (name, reference, id) in &values.references {
        let visible = reference.visible(&actor.viewer)?;
        if Write::keep(reference.table, *id, visible).run(connection).await?.is_none() {
            let message = format!("There is no such {}.", reference.type_name.to_lowercase());
            problems.push(Problem::new(&[name], "NOT_FOUND", message));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Stop::Problems(problems)) }
}

/// Makes sure that one record, which the input `name` names, exists and stays.
pub(in crate::models) async fn keep(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    name: &'static str,
    reference: Reference,
    id: Uuid,
) -> Step<()> {
    let values = Values { references: vec![(name, reference, id)], ..Values::default() };
    check(connection, actor, &values).await
}

/// What stopped a command of another noun that changes a record of `M`, told as for a change of `M`.
pub(in crate::models) fn tell<M: Writable>(stop: Stop) -> Stop {
    match stop {
        Stop::Database(error) => match explain::<M>(error) {
            Ok(problem) => Stop::Problems(vec![problem]),
            Err(error) => Stop::Failure(error),
        },
        other => other,
    }
}

/// The problem behind a constraint that refused a change; another fault stays one.
pub(super) fn explain<M: Writable>(error: Diesel) -> Result<Problem> {
    let Diesel::DatabaseError(kind, info) = &error else { return Err(error.into()) };
    let constraint = info.constraint_name().unwrap_or_default();
    if let Some(check) = M::CHECKS.iter().find(|check| check.constraint == constraint) {
        let path: &[&str] = if check.input.is_empty() { &[] } else { &[check.input] };
        return Ok(Problem::new(path, check.code, check.message));
    }
    match kind {
        DatabaseErrorKind::UniqueViolation => {
            let input = M::INPUTS.iter().find(|input| input.unique == Some(constraint));
            let Some(input) = input else { return Err(error.into()) };
            Ok(Problem::new(&[input.name], "TAKEN", "Another record has this value already."))
        }
        DatabaseErrorKind::NotNullViolation => {
            let column = info.column_name().unwrap_or_default();
            let input = M::INPUTS.iter().find(|input| input.column == column);
            let Some(input) = input else { return Err(error.into()) };
            Ok(Problem::new(&[input.name], "REQUIRED", "A value is needed here."))
        }
        DatabaseErrorKind::ForeignKeyViolation if constraint.ends_with("currency_fkey") => {
            let message = "This currency is not in use here.";
            Ok(Problem::new(&["currency"], "INVALID_CURRENCY", message))
        }
        // Every other reference was checked before, so a row that is to go is still referred to.
        DatabaseErrorKind::ForeignKeyViolation | DatabaseErrorKind::RestrictViolation => {
            let table = info.table_name().unwrap_or("others").replace('_', " ");
            Ok(Problem::new(&[], "IN_USE", format!("The record is still used by {table}.")))
        }
        _ => Err(Error::from(error)),
    }
}
