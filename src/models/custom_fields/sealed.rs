//! Values of sensitive fields: an object on each record, by key, each value sealed for its record and key.

use base64::{Engine, engine::general_purpose::STANDARD};
use diesel::{
    QueryableByName, sql_query,
    sql_types::{Jsonb, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::BEARERS;
use crate::{
    auth::{Resource, Sealer, keys::KeyRing},
    db::Db,
    error::{Error, Result},
};

/// Values are filled up to a multiple of so many bytes, so that their length does not tell `true` from `false`.
const BLOCK: usize = 64;

/// Records that are read at once to be sealed anew.
const PAGE: i64 = 500;

/// Seals and opens the values of a type's sensitive fields.
pub fn sealer<M: Resource>(keys: &KeyRing) -> Result<Sealer> {
    let bearer = BEARERS.iter().find(|bearer| bearer.type_name == M::TYPE_NAME);
    let bearer = bearer.ok_or_else(|| Error::internal(format!("{} has no custom fields", M::TYPE_NAME)))?;
    Sealer::of(keys, bearer.sealed)
}

/// The values of a record, opened.
pub fn open(sealer: &Sealer, record: Uuid, stored: &Value) -> Result<Value> {
    let fields = stored.as_object().into_iter().flatten();
    let open = |(key, value)| Ok((String::clone(key), open_one(sealer, record, key, value)?));
    Ok(Value::Object(fields.map(open).collect::<Result<_>>()?))
}

fn open_one(sealer: &Sealer, record: Uuid, key: &str, stored: &Value) -> Result<Value> {
    let bytes = STANDARD.decode(stored.as_str().unwrap_or_default()).map_err(Error::internal)?;
    let (sealed_for, value): (String, Value) =
        serde_json::from_slice(&sealer.open(record, &bytes)?).map_err(Error::internal)?;
    if sealed_for == key { Ok(value) } else { Err(Error::internal("a sealed value stands under another key")) }
}

fn seal_one(sealer: &Sealer, record: Uuid, key: &str, value: &Value) -> Result<Value> {
    let mut plain = serde_json::to_vec(&(key, value)).map_err(Error::internal)?;
    // Blanks after a JSON text mean nothing.
    plain.resize(plain.len().next_multiple_of(BLOCK), b' ');
    Ok(STANDARD.encode(sealer.seal(record, &plain)?).into())
}

/// The sealed values of a record after some were set and others removed; none where nothing has changed. A value that
/// is as it was is not sealed anew, so that the record does not look changed.
pub(in crate::models) fn merge<M: Resource>(
    keys: &KeyRing,
    record: Uuid,
    stored: &Value,
    changes: Vec<(String, Option<Value>)>,
) -> Result<Option<Value>> {
    let sealer = sealer::<M>(keys)?;
    let known = stored.as_object().cloned().unwrap_or_default();
    let mut merged = known.clone();
    for (key, value) in changes {
        match value {
            None => drop(merged.remove(&key)),
            Some(value) => {
                let same = |stored| Ok::<_, Error>(open_one(&sealer, record, &key, stored)? == value);
                if !known.get(&key).map(same).transpose()?.unwrap_or(false) {
                    let fresh = seal_one(&sealer, record, &key, &value)?;
                    merged.insert(key, fresh);
                }
            }
        }
    }
    Ok((merged != known).then_some(Value::Object(merged)))
}

#[derive(QueryableByName)]
struct Sealed {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Jsonb)]
    custom_sealed: Value,
}

/// Reads a page of records with sealed values, and replaces those of one, unless they were changed meanwhile.
fn statements(table: &str) -> (&'static str, &'static str) {
    macro_rules! of {
        ($table:literal) => {
            (
                concat!(
                    "SELECT id, custom_sealed FROM ",
                    $table,
                    " WHERE custom_sealed <> '{}' AND id > $1 ORDER BY id LIMIT $2"
                ),
                concat!("UPDATE ", $table, " SET custom_sealed = $3 WHERE id = $1 AND custom_sealed = $2"),
            )
        };
    }
    match table {
        "clients" => of!("clients"),
        "contacts" => of!("contacts"),
        "deals" => of!("deals"),
        _ => of!("products"),
    }
}

/// Seals every value that an older key has sealed with the one in force, so that the older one may be taken out of the
/// key file. The number of records that were changed.
pub async fn reseal(db: &Db, keys: &KeyRing) -> Result<u64> {
    let mut changed = 0;
    for bearer in &BEARERS {
        let sealer = Sealer::of(keys, bearer.sealed)?;
        let (read, replace) = statements(bearer.table);
        let mut last = Uuid::nil();
        loop {
            let mut connection = db.connection().await?;
            let page = sql_query(read).bind::<SqlUuid, _>(last).bind::<diesel::sql_types::BigInt, _>(PAGE);
            let page: Vec<Sealed> = page.load(&mut connection).await?;
            let Some(end) = page.last() else { break };
            last = end.id;
            for Sealed { id, custom_sealed } in page {
                if let Some(anew) = anew(&sealer, id, &custom_sealed)? {
                    let update = sql_query(replace).bind::<SqlUuid, _>(id).bind::<Jsonb, _>(&custom_sealed);
                    let done = update.bind::<Jsonb, _>(anew).execute(&mut connection).await?;
                    changed += u64::try_from(done).unwrap_or(0);
                }
            }
        }
    }
    Ok(changed)
}

/// The values of a record with those that an older key has sealed sealed anew; none where all are up to date.
fn anew(sealer: &Sealer, record: Uuid, stored: &Value) -> Result<Option<Value>> {
    let mut fresh: Map<String, Value> = stored.as_object().cloned().unwrap_or_default();
    let mut is_stale = false;
    for (key, value) in &mut fresh {
        let bytes = STANDARD.decode(value.as_str().unwrap_or_default()).map_err(Error::internal)?;
        if !sealer.is_current(&bytes) {
            *value = seal_one(sealer, record, key, &open_one(sealer, record, key, value)?)?;
            is_stale = true;
        }
    }
    Ok(is_stale.then_some(Value::Object(fresh)))
}
