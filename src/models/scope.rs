//! Row scope: the one place that turns a permit into a predicate over rows.

use crate::{
    auth::{Permit, Scope},
    db::conditions::{Bind, Condition, Sql},
};

/// The rows a permit reaches where rows belong to a client: `column` holds the client's id.
pub fn of_client<R>(permit: &Permit<R>, column: &'static str) -> Condition {
    match permit.scope() {
        Scope::All => Condition::ALWAYS,
        Scope::None => Condition::NEVER,
        Scope::Own => Condition::Test(
            column,
            Sql::new(" IN (SELECT s.id FROM clients s WHERE s.owner_id = ?)", [Bind::Uuid(permit.user_id())]),
        ),
        Scope::Team => Condition::Test(
            column,
            Sql::new(
                " IN (SELECT s.id FROM clients s WHERE s.owner_id = ? OR s.team_id = ANY(?))",
                [Bind::Uuid(permit.user_id()), teams(permit)],
            ),
        ),
    }
}

/// The rows a permit reaches where rows name an owner and a team themselves.
pub fn of_owner<R>(permit: &Permit<R>, owner: &'static str, team: &'static str) -> Condition {
    let own = || Condition::Test(owner, Sql::new(" = ?", [Bind::Uuid(permit.user_id())]));
    match permit.scope() {
        Scope::All => Condition::ALWAYS,
        Scope::None => Condition::NEVER,
        Scope::Own => own(),
        Scope::Team => Condition::Any(vec![own(), Condition::Test(team, Sql::new(" = ANY(?)", [teams(permit)]))]),
    }
}

/// The rows a permit reaches where no row has an owner: any right to read reaches all.
pub fn shared<R>(permit: &Permit<R>) -> Condition {
    if permit.scope() == Scope::None { Condition::NEVER } else { Condition::ALWAYS }
}

fn teams<R>(permit: &Permit<R>) -> Bind {
    Bind::Uuids(permit.teams().to_vec())
}
