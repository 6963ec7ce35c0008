//! Roles in the API.

use std::sync::LazyLock;

use crate::{
    executor::{Fields, Object},
    models::roles::{Role, columns as c},
    resolvers::{Query, noun},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    noun::<Role>(fields, ("role", "A role by its id; null when there is none."), ("roles", "Roles, by key."))
}

impl Object for Role {
    const NAME: &'static str = "Role";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Role>> = LazyLock::new(|| {
            Fields::<Role>::new("A named set of rights.")
                .id(|r| r.id)
                .text("key", c::key, "Stable key: `admin`, `seller` …", |r| r.key.as_deref())
                .text("name", c::name, "Name people read.", |r| r.name.as_deref())
                .boolean(
                    "isSystem",
                    c::is_system,
                    "Whether the role came with the server and cannot be removed.",
                    |r| r.is_system,
                )
        });
        &FIELDS
    }
}
