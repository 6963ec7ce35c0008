//! Tags, and which clients bear them.

use uuid::Uuid;

use super::{
    clients,
    copies::Table,
    random::{Dice, Stream},
    world::World,
};

fn tag_id(world: &World, index: u64) -> Uuid {
    Dice::new(Stream::Tags, index).id(world.calendar.moment(0))
}

pub static TAGS: Table = Table {
    name: "tags",
    columns: "id, name, color, created_at, updated_at",
    total: |world| world.reference.tags.len() as u64,
    write: |world, index, rows| {
        let tag = usize::try_from(index).ok().and_then(|index| world.reference.tags.get(index));
        let Some((name, color)) = tag else { return };
        let created_at = world.calendar.moment(0);
        rows.id(tag_id(world, index)).text(name).text(color).moment(created_at).moment(created_at).end();
    },
};

pub static CLIENT_TAGS: Table = Table {
    name: "client_tags",
    columns: "client_id, tag_id",
    total: |world| world.sizes.clients,
    write: |world, index, rows| {
        let mut dice = Dice::new(Stream::ClientTags, index);
        if !dice.chance(38) {
            return;
        }
        let tags = world.reference.tags.len() as u64;
        let first = dice.below(tags);
        // Steps of four never meet within three tags of fifteen, so no pair comes twice.
        for step in 0..=dice.below(3) {
            rows.id(clients::id(world, index)).id(tag_id(world, (first + step * 4) % tags)).end();
        }
    },
};
