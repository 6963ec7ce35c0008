//! The rows of the category tree.

use super::copies::Table;

pub static CATEGORIES: Table = Table {
    name: "categories",
    columns: "id, parent_id, name, slug, path, position, created_at, updated_at",
    total: |world| world.catalogue.categories.len() as u64,
    write: |world, index, rows| {
        let category = usize::try_from(index).ok().and_then(|index| world.catalogue.categories.get(index));
        let Some(category) = category else { return };
        rows.id(category.id).maybe_id(category.parent).text(category.name).text(&category.slug).text(&category.path);
        rows.number(category.position).moment(category.created_at).moment(category.created_at).end();
    },
};
