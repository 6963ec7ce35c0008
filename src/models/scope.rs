//! Row scope: the one place that turns a permit into a predicate over rows.

use crate::{
    auth::{Permit, Scope},
    db::conditions::{Bind, Condition, Sql},
};

/// The rows a permit reaches where a row names an owner and a team: its own, or those of the client it belongs to.
pub fn of_owner<R>(permit: &Permit<R>, owner: &'static str, team: &'static str) -> Condition {
    let own = || Condition::Test(owner, Sql::new(" = ?", [Bind::Uuid(permit.user_id())]));
    let reached = match permit.scope() {
        Scope::All => Condition::ALWAYS,
        Scope::None => Condition::NEVER,
        Scope::Own => own(),
        Scope::Team => Condition::Any(vec![own(), Condition::Test(team, Sql::new(" = ANY(?)", [teams(permit)]))]),
    };
    reached.and(named(permit))
}

/// The rows a permit reaches where no row has an owner: any right to read reaches all.
pub fn shared<R>(permit: &Permit<R>) -> Condition {
    if permit.scope() == Scope::None { Condition::NEVER } else { named(permit) }
}

/// The records that a token names, where it does.
pub fn named<R>(permit: &Permit<R>) -> Condition {
    permit.records().map_or(Condition::ALWAYS, |records| {
        Condition::Test("@.id", Sql::new(" = ANY(?)", [Bind::Uuids(records.to_vec())]))
    })
}

/// The rows a permit reaches where rows belong to a client, whose owner and team they carry a copy of.
pub fn of_client<R>(permit: &Permit<R>) -> Condition {
    of_owner(permit, "@.client_owner_id", "@.client_team_id")
}

/// The rows a permit reaches where rows belong to one that belongs to a client. `column` holds the id of that one;
/// `own` and `team` look it up: ` IN (SELECT s.id FROM deals s WHERE …)`.
pub fn of_part<R>(permit: &Permit<R>, column: &'static str, own: &'static str, team: &'static str) -> Condition {
    let user = || Bind::Uuid(permit.user_id());
    let reached = match permit.scope() {
        Scope::All => Condition::ALWAYS,
        Scope::None => Condition::NEVER,
        Scope::Own => Condition::Test(column, Sql::new(own, [user()])),
        Scope::Team => Condition::Test(column, Sql::new(team, [user(), teams(permit)])),
    };
    reached.and(named(permit))
}

fn teams<R>(permit: &Permit<R>) -> Bind {
    Bind::Uuids(permit.teams().to_vec())
}
