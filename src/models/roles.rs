//! Roles: named sets of rights.

use diesel::sql_types::{Bool, Text};

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::Condition,
        filters::{Filter, FilterKind},
        orders::{Direction, OrderKey},
    },
    models::{Model, scope},
    row,
};

row! {
    /// A named set of rights.
    pub struct Role in "roles" {
        key: String as Text,
        name: String as Text,
        is_system: bool as Bool,
    }
}

impl Resource for Role {
    const TYPE_NAME: &'static str = "Role";
}

impl Model for Role {
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const ORDERS: &'static [OrderKey] =
        &[OrderKey { name: "KEY", expression: "@.key", cast: "text", description: "key" }];
    const FILTERS: &'static [Filter] =
        &[Filter::column("key", FilterKind::Word, "@.key", "Key of the role, such as `seller`.")];

    fn visible(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}
