//! Categories in the API.

use std::sync::LazyLock;

use crate::{
    executor::{Fields, Mutate, Object},
    models::{
        categories::{CHILDREN, Category, columns as c},
        products::{self, Product},
    },
    mutable,
    resolvers::{Mutation, Query, noun},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    noun::<Category>(
        fields,
        ("category", "A category by its id; null when there is none."),
        ("categories", "Categories, a parent before its children."),
    )
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    fields
        .link("categoryCreate", "Makes a category.", Mutate::<Category>::create())
        .link("categoryUpdate", "Changes a category; what is below it moves along.", Mutate::<Category>::update())
        .link("categoryUpsert", "Changes the category with a `slug`, or makes it.", Mutate::<Category>::upsert())
        .link(
            "categoryDelete",
            "Puts a category into the trash. One with products or categories stays.",
            Mutate::<Category>::delete(),
        )
        .link("categoryRestore", "Takes a category out of the trash.", Mutate::<Category>::restore())
        .link("categoryDestroy", "Deletes a category for good.", Mutate::<Category>::destroy())
}

mutable!(Category, "CategoryPayload", "category");

impl Object for Category {
    const NAME: &'static str = "Category";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Category>> = LazyLock::new(|| {
            Fields::<Category>::new("A node of the catalogue's tree.")
                .id(|r| r.id)
                .text("name", c::name, "Name.", |r| r.name.as_deref())
                .text("slug", c::slug, "Name for addresses; unique.", |r| r.slug.as_deref())
                .text("path", c::path, "Slugs from the root, each ended by a slash.", |r| r.path.as_deref())
                .int("position", c::position, "Place among its siblings.", |r| r.position.map(i64::from))
                .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from))
                .one::<Category>("parent", "parent_id", "The category above; null at the root.")
                .list::<Category>("children", CHILDREN, "The categories directly below.")
                .many::<Product>("products", products::BY_CATEGORY, "Products of this category itself, by name.")
        });
        &FIELDS
    }
}
