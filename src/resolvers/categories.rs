//! Categories in the API.

use std::sync::LazyLock;

use crate::{
    executor::{Fields, Object},
    models::{
        categories::{CHILDREN, Category, columns as c},
        products::{self, Product},
    },
    resolvers::{Query, noun},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    noun::<Category>(
        fields,
        ("category", "A category by its id; null when there is none."),
        ("categories", "Categories, a parent before its children."),
    )
}

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
