//! Custom fields of clients and products, with values on some of them.

use chrono::DateTime;

use super::{
    copies::Table,
    random::{Dice, Stream},
    world::World,
};

struct Field {
    resource: &'static str,
    key: &'static str,
    label: &'static str,
    description: &'static str,
    kind: &'static str,
    options: &'static [&'static str],
}

const SEGMENTS: [&str; 3] = ["Key account", "Growth", "Standard"];
const CERTIFICATES: [&str; 4] = ["CE", "REACH", "RoHS", "FSC"];

const FIELDS: [Field; 4] = [
    Field {
        resource: "Client",
        key: "segment",
        label: "Segment",
        description: "How closely the client is looked after.",
        kind: "select",
        options: &SEGMENTS,
    },
    Field {
        resource: "Client",
        key: "contract_until",
        label: "Contract until",
        description: "Last day of the framework contract.",
        kind: "date",
        options: &[],
    },
    Field {
        resource: "Product",
        key: "certificates",
        label: "Certificates",
        description: "What the product is certified for.",
        kind: "multiselect",
        options: &CERTIFICATES,
    },
    Field {
        resource: "Product",
        key: "lead_time_days",
        label: "Lead time",
        description: "Days from order to delivery when it is not in stock.",
        kind: "number",
        options: &[],
    },
];

pub static FIELD_ROWS: Table = Table {
    name: "custom_fields",
    columns: "id, resource, key, label, description, kind, options, position, created_at, updated_at",
    total: |_| FIELDS.len() as u64,
    write: |world, index, rows| {
        let Some(field) = usize::try_from(index).ok().and_then(|index| FIELDS.get(index)) else { return };
        let created_at = world.calendar.moment(0);
        rows.id(Dice::new(Stream::CustomFields, index).id(created_at)).text(field.resource).text(field.key);
        rows.text(field.label).text(field.description).text(field.kind);
        let options = field.options.iter().map(|option| format!("\"{option}\"")).collect::<Vec<_>>().join(",");
        rows.maybe_text((!field.options.is_empty()).then(|| format!("{{{options}}}")).as_deref());
        rows.number(i64::try_from(index).unwrap_or(0)).moment(created_at).moment(created_at).end();
    },
};

/// What a client has: two in five a segment, half of those a contract.
pub fn of_client(world: &World, index: u64) -> String {
    let mut dice = Dice::new(Stream::ClientFields, index);
    if !dice.chance(40) {
        return "{}".to_owned();
    }
    let segment = SEGMENTS.get(dice.weighted([1, 4, 15].into_iter())).copied().unwrap_or_default();
    if !dice.chance(50) {
        return format!("{{\"segment\":\"{segment}\"}}");
    }
    let end = world.now() + dice.between(-200, 900) * 86_400_000_000;
    let end = DateTime::from_timestamp_micros(end).map(|end| end.date_naive()).unwrap_or_default();
    format!("{{\"segment\":\"{segment}\",\"contract_until\":\"{end}\"}}")
}

/// What a product has: half of them a lead time, some of those certificates.
pub fn of_product(index: u64) -> String {
    let mut dice = Dice::new(Stream::ProductFields, index);
    if !dice.chance(50) {
        return "{}".to_owned();
    }
    let days = dice.pick(&[2, 5, 7, 14, 21, 42]);
    if !dice.chance(30) {
        return format!("{{\"lead_time_days\":\"{days}\"}}");
    }
    let known = CERTIFICATES.iter().filter(|_| dice.chance(50)).map(|name| format!("\"{name}\""));
    let known: Vec<String> = known.collect();
    if known.is_empty() {
        return format!("{{\"lead_time_days\":\"{days}\"}}");
    }
    format!("{{\"lead_time_days\":\"{days}\",\"certificates\":[{}]}}", known.join(","))
}
