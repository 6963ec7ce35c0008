//! A merge is taken back, as far as nobody has changed since what it made.

use std::collections::{HashMap, HashSet};

use diesel::{QueryableByName, sql_query, sql_types};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{
    Merge, Mergeable, custom,
    merging::{be_patient, refused},
    parts::{self, Pair},
    takes::columns_of,
    text,
};
use crate::{
    auth::{Operation, Permit},
    db::{
        conditions::{Bind, Condition},
        writes::{Assignment, Write},
    },
    error::Error,
    models::{
        changes::{self, Action, Actor, Command, Done, Step, Target},
        clients::Client,
        contacts::Contact,
        custom_fields::SENSITIVE_VALUES,
        duplicates,
        inputs::{Input, InputKind},
    },
};

type Object = Map<String, Value>;

/// Makes two records again of the one that a merge made of them.
#[derive(Debug)]
pub struct Undo {
    pub target: Target,
}

impl Command for Undo {
    type Noun = Merge;
    type Done = Done;

    async fn apply(self, connection: &mut AsyncPgConnection, actor: &Actor, permit: &Permit<Merge>) -> Step<Done> {
        let merge = changes::hold(connection, actor, permit, self.target).await?;
        if merge.get("undone_at").is_some_and(|moment| !moment.is_null()) {
            return Err(refused(&[], "ALREADY_UNDONE", "This merge has been undone already."));
        }
        let kept = if text(&merge, "type_name") == "Client" {
            undo::<Client>(connection, actor, &merge).await.map_err(changes::tell::<Client>)?
        } else {
            undo::<Contact>(connection, actor, &merge).await.map_err(changes::tell::<Contact>)?
        };
        let set = vec![
            ("undone_at", Some(Bind::Time(actor.now))),
            ("undone_by", actor.viewer.user().map(Bind::Uuid)),
            ("kept_fields", Some(Bind::Texts(kept.fields))),
            ("kept_records", Some(Bind::Json(Value::Object(kept.records)))),
        ];
        changes::overwrite::<Merge>(connection, actor, Action::Update, self.target.id, &merge, set).await
    }
}

/// What an undo left as it was.
struct Kept {
    fields: Vec<String>,
    records: Object,
}

async fn undo<M: Mergeable>(connection: &mut AsyncPgConnection, actor: &Actor, merge: &Object) -> Step<Kept> {
    let id = |column| Uuid::parse_str(text(merge, column)).unwrap_or_default();
    let pair = Pair { merge: id("id"), survivor: id("survivor_id"), merged: id("merged_id") };
    let to_update = actor.viewer.permit::<M>(Operation::Update)?;
    let to_restore = actor.viewer.permit::<M>(Operation::Restore)?;
    let (survivor, merged) = hold::<M>(connection, pair).await?;
    for (id, reach) in [(pair.survivor, M::reach(&to_update)), (pair.merged, M::reach(&to_restore))] {
        if Write::keep(M::TABLE, id, reach).run(connection).await?.is_none() {
            return Err(Error::forbidden(format!("Your role may not do this with this {}.", M::NOUN)).into());
        }
    }
    M::check_return(connection, &merged).await?;
    be_patient(connection).await?;
    let fields = set_back::<M>(connection, actor, pair, merge, &survivor).await?;
    let set = vec![("deleted_at", None), ("merged_into_id", None)];
    changes::overwrite::<M>(connection, actor, Action::Restore, pair.merged, &merged, set).await?;
    let records = give_back::<M>(connection, actor, pair).await?;
    duplicates::decide(connection, pair.survivor, pair.merged, false).await?;
    if !M::MAY_LEAVE {
        changes::stay_in_reach(connection, &to_update, pair.survivor).await?;
    }
    Ok(Kept { fields, records })
}

/// Both records as they are, held in the order of their ids; told apart is what stands in the way of an undo.
async fn hold<M: Mergeable>(connection: &mut AsyncPgConnection, pair: Pair) -> Step<(Object, Object)> {
    let mut rows = HashMap::new();
    let mut ids = [pair.survivor, pair.merged];
    ids.sort_unstable();
    for id in ids {
        if let Some(Value::Object(row)) = Write::seize(M::TABLE, id, Condition::ALWAYS).run(connection).await? {
            rows.insert(id, row);
        }
    }
    let noun = M::NOUN;
    let (Some(survivor), Some(merged)) = (rows.remove(&pair.survivor), rows.remove(&pair.merged)) else {
        let message = format!("The {noun} was deleted for good: nothing of the merge is left.");
        return Err(refused(&[], "DESTROYED", message));
    };
    if !text(&survivor, "merged_into_id").is_empty() {
        let message = format!("The {noun} was itself merged into another since: undo that merge first.");
        return Err(refused(&[], "MERGED", message));
    }
    if !text(&survivor, "deleted_at").is_empty() {
        let message = format!("The {noun} that is left lies in the trash: restore it first.");
        return Err(refused(&[], "IN_TRASH", message));
    }
    Ok((survivor, merged))
}

/// Gives the survivor the values it had before, where it still has those that the merge gave it; the inputs of others.
async fn set_back<M: Mergeable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    pair: Pair,
    merge: &Object,
    survivor: &Object,
) -> Step<Vec<String>> {
    let part = |column: &str| merge.get(column).and_then(Value::as_object).cloned().unwrap_or_default();
    let (had, given) = (part("survivor_before"), part("survivor_after"));
    let (mut columns, mut kept) = (Vec::new(), Vec::new());
    let (mut before, mut links_after) = (survivor.clone(), Object::new());
    for input in M::INPUTS {
        if let InputKind::Links(_) = input.kind {
            if let Some((known, after)) = separate(connection, pair, input, &had, &given).await? {
                before.insert(input.name.to_owned(), known);
                links_after.insert(input.name.to_owned(), after);
            }
            continue;
        }
        if input.column == SENSITIVE_VALUES.column {
            continue;
        }
        let own: Vec<&'static str> =
            columns_of(input).filter(|column| given.contains_key(*column) && !columns.contains(column)).collect();
        if own.is_empty() {
            continue;
        }
        let is_unchanged = own.iter().all(|column| survivor.get(*column) == given.get(*column));
        if is_unchanged && is_there(connection, input, &had).await? {
            columns.extend(own);
        } else {
            kept.push(input.name.to_owned());
        }
    }
    let mut values: Vec<Assignment> = changes::authors::<M>(actor, &["updated_by"]);
    let (sealed, is_changed) = custom::take_back_sealed::<M>(connection, pair, survivor, &given).await?;
    values.extend(sealed);
    kept.extend(is_changed.then(|| SENSITIVE_VALUES.name.to_owned()));
    let written = Write::recall(M::TABLE, pair.survivor, values, columns, pair.merge).run(connection).await?;
    let mut after = written.as_ref().and_then(Value::as_object).cloned().unwrap_or_default();
    after.extend(links_after);
    changes::note::<M>(connection, actor, Action::Update, pair.survivor, Some(&before), Some(&after)).await?;
    Ok(kept)
}

/// Takes off what the merge joined the survivor to, and joins it to what the merge took off; what it is joined to before
/// and after.
async fn separate(
    connection: &mut AsyncPgConnection,
    pair: Pair,
    input: &Input,
    had: &Object,
    given: &Object,
) -> Step<Option<(Value, Value)>> {
    let InputKind::Links(links) = input.kind else { return Ok(None) };
    let ids = |value: Option<&Value>| -> HashSet<Uuid> {
        let list = value.and_then(Value::as_array).into_iter().flatten();
        list.filter_map(|id| Uuid::parse_str(id.as_str()?).ok()).collect()
    };
    if !given.contains_key(input.name) {
        return Ok(None);
    }
    let (had, given) = (ids(had.get(input.name)), ids(given.get(input.name)));
    let known = Write::links(links.table, links.own, links.other, pair.survivor).run(connection).await?;
    let now = ids(known.as_ref());
    let mut wanted = Vec::new();
    for id in now.iter().filter(|id| had.contains(id) || !given.contains(id)).chain(had.difference(&given)) {
        // What was deleted since is joined to nothing.
        if Write::keep(links.to.table, *id, Condition::ALWAYS).run(connection).await?.is_some() {
            wanted.push(*id);
        }
    }
    wanted.sort_unstable();
    wanted.dedup();
    let after: Value = wanted.iter().map(Uuid::to_string).collect();
    for write in Write::relink(links.table, links.own, links.other, pair.survivor, wanted) {
        write.run(connection).await?;
    }
    Ok(Some((known.unwrap_or_default(), after)))
}

/// Whether the record that an input named before is still there.
async fn is_there(connection: &mut AsyncPgConnection, input: &Input, had: &Object) -> Step<bool> {
    let InputKind::Id(reference) = input.kind else { return Ok(true) };
    let Ok(id) = Uuid::parse_str(text(had, input.column)) else { return Ok(true) };
    Ok(Write::keep(reference.table, id, Condition::ALWAYS).run(connection).await?.is_some())
}

#[derive(QueryableByName)]
struct Moved {
    #[diesel(sql_type = sql_types::Text)]
    table_name: String,
    #[diesel(sql_type = sql_types::Text)]
    column_name: String,
    #[diesel(sql_type = sql_types::Uuid)]
    record_id: Uuid,
}

const MOVES: &str = "SELECT table_name, column_name, record_id FROM merge_moves WHERE merge_id = $1";

/// Gives the parts back that can be; how many records of each type cannot.
async fn give_back<M: Mergeable>(connection: &mut AsyncPgConnection, actor: &Actor, pair: Pair) -> Step<Object> {
    let moves: Vec<Moved> = sql_query(MOVES).bind::<sql_types::Uuid, _>(pair.merge).load(connection).await?;
    let mut returns: HashMap<(String, String), Vec<Uuid>> = HashMap::new();
    for part in parts::returns(connection, pair.merge).await? {
        returns.entry((part.table_name, part.column_name)).or_default().push(part.record_id);
    }
    let mut kept = Object::new();
    for part in M::PARTS {
        let records = returns.remove(&(part.table.to_owned(), part.column.to_owned())).unwrap_or_default();
        let back: HashSet<Uuid> = records.iter().copied().collect();
        let left = moves.iter().filter(|moved| moved.table_name == part.table && moved.column_name == part.column);
        let left = left.filter(|moved| !back.contains(&moved.record_id)).count();
        if left > 0 && part.is_shown() {
            kept.insert(part.type_name.to_owned(), left.into());
        }
        if !records.is_empty() {
            part.give_back(connection, actor, pair, records).await?;
        }
    }
    for records in returns.into_values() {
        M::take_room_back(connection, records).await?;
    }
    Ok(kept)
}
