//! Tags in the API.

use std::sync::LazyLock;

use crate::{
    executor::{Fields, Mutate, Object, bulk},
    models::tags::{Tag, columns as c},
    mutable, mutable_in_bulk,
    resolvers::{Mutation, Query, noun},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    noun::<Tag>(fields, ("tag", "A tag by its id; null when there is none."), ("tags", "Tags, by name."))
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    let fields = fields
        .link("tagCreate", "Makes a tag.", Mutate::<Tag>::create())
        .link("tagUpdate", "Changes a tag.", Mutate::<Tag>::update())
        .link("tagUpsert", "Changes the tag with a name, or makes it.", Mutate::<Tag>::upsert())
        .link("tagDelete", "Deletes a tag and takes it off all clients; tags have no trash.", Mutate::<Tag>::delete());
    bulk::<_, Tag>(fields)
}

mutable!(Tag, "TagPayload", "tag");
mutable_in_bulk!(Tag, "tags", "tags");

impl Object for Tag {
    const NAME: &'static str = "Tag";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Tag>> = LazyLock::new(|| {
            Fields::<Tag>::new("A word clients are grouped by.")
                .id(|r| r.id)
                .text("name", c::name, "The word; unique without regard to case.", |r| r.name.as_deref())
                .text("color", c::color, "Colour, `#rrggbb`.", |r| r.color.as_deref())
                .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from))
        });
        &FIELDS
    }
}
