//! Teams in the API.

use std::sync::LazyLock;

use crate::{
    executor::{Fields, Mutate, Object},
    models::{
        teams::{Team, columns as c},
        users::{self, User},
    },
    mutable,
    resolvers::{Mutation, Query, noun},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    noun::<Team>(fields, ("team", "A team by its id; null when there is none."), ("teams", "Teams, by name."))
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    fields
        .link("teamCreate", "Makes a team.", Mutate::<Team>::create())
        .link("teamUpdate", "Changes a team.", Mutate::<Team>::update())
        .link("teamUpsert", "Changes the team with a name, or makes it.", Mutate::<Team>::upsert())
        .link(
            "teamDelete",
            "Puts a team into the trash; its members lose what it gave them to see.",
            Mutate::<Team>::delete(),
        )
        .link("teamRestore", "Takes a team out of the trash.", Mutate::<Team>::restore())
        .link("teamDestroy", "Deletes a team for good; its clients are in no team then.", Mutate::<Team>::destroy())
}

mutable!(Team, "TeamPayload", "team");

impl Object for Team {
    const NAME: &'static str = "Team";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Team>> = LazyLock::new(|| {
            Fields::<Team>::new("Users who share clients.")
                .id(|r| r.id)
                .text("name", c::name, "Name; unique.", |r| r.name.as_deref())
                .text("description", c::description, "Free text.", |r| r.description.as_deref())
                .time("createdAt", c::created_at, "Creation.", |r| r.created_at)
                .time("updatedAt", c::updated_at, "Last change.", |r| r.updated_at)
                .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from))
                .many::<User>("members", users::BY_TEAM, "Members, by name.")
        });
        &FIELDS
    }
}
