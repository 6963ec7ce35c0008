//! Statements every noun has: pages, look-ups by id, pages per parent, counts.

use std::{collections::HashMap, sync::Arc};

use uuid::Uuid;

use crate::{
    auth::Permit,
    db::{
        Db,
        conditions::{Bind, Condition},
        orders::Order,
        rows::{Record, Row, Shape},
        select::{Count, Edge, Found, Ranked, Select},
    },
    error::Result,
    models::Model,
};

/// Totals are exact up to this number.
pub const COUNT_CAP: i64 = 10_000;

/// Matches of a search that are ranked; of more, the most recent ones.
const RANKED: i64 = 1_000;

/// Which end of the list a page is taken from, and how many rows it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bounds {
    First(u32),
    Last(u32),
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PageRequest {
    pub shape: Shape,
    /// What the caller asked for, beyond what they may see.
    pub condition: Condition,
    pub order: Order,
    pub bounds: Bounds,
    /// Keys of the row the page follows (`First`) or precedes (`Last`).
    pub cursor: Option<Vec<String>>,
    /// Whether cursors of the rows are wanted.
    pub with_keys: bool,
}

/// The rows of a page in the order of the list.
#[derive(Debug)]
pub struct Page<M> {
    pub records: Vec<Arc<Record<M>>>,
    /// Keys of each row, when wanted.
    pub keys: Vec<Vec<String>>,
    pub has_next: bool,
    pub has_previous: bool,
}

impl<M> Page<M> {
    /// A page of nothing, where no row is asked for.
    pub fn empty() -> Self {
        Self { records: Vec::new(), keys: Vec::new(), has_next: false, has_previous: false }
    }
}

/// One page of the rows the permit reaches.
pub async fn page<M: Model>(db: &Db, permit: &Permit<M>, request: PageRequest) -> Result<Page<M>> {
    let (select, request) = page_select(permit, request, None);
    let found = select.load(&*db.lists().await?).await?;
    Ok(into_page(found, &request))
}

/// One page, and how many rows match, at most `cap` + 1. The first page of a search with few matches has ordered them
/// all and counts them on the way; otherwise the count is a statement of its own.
pub async fn page_and_total<M: Model>(
    db: &Db,
    permit: &Permit<M>,
    request: PageRequest,
    cap: Option<i64>,
) -> Result<(Page<M>, i64)> {
    let condition = request.condition.clone();
    if !request.order.is_rank() || request.cursor.is_some() {
        return futures_util::try_join!(page(db, permit, request), count(db, permit, condition, cap));
    }
    let (mut select, request) = page_select(permit, request, None);
    if let Some(ranked) = &mut select.ranked {
        ranked.counted = true;
    }
    let found = select.load(&*db.lists().await?).await?;
    let matches = found.first().map_or(0, |row| row.matches);
    let total = if matches < RANKED { matches } else { count(db, permit, condition, cap).await? };
    Ok((into_page(found, &request), total))
}

/// The same page of each parent's rows, in one statement.
pub async fn pages_by_parent<M: Model>(
    db: &Db,
    permit: &Permit<M>,
    request: PageRequest,
    edge: Edge,
    parents: &[Uuid],
) -> Result<HashMap<Uuid, Page<M>>> {
    let (select, request) = page_select(permit, request, Some((edge, parents.to_vec())));
    let found = select.load(&*db.keyed().await?).await?;
    let mut groups: Vec<Vec<Found<M>>> = parents.iter().map(|_| Vec::new()).collect();
    for row in found {
        if let Some(group) = groups.get_mut(row.parent) {
            group.push(row);
        }
    }
    Ok(parents.iter().copied().zip(groups.into_iter().map(|group| into_page(group, &request))).collect())
}

/// The records with these ids that the permit reaches.
pub async fn by_ids<M: Model>(
    db: &Db,
    permit: &Permit<M>,
    shape: Shape,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Arc<Record<M>>>> {
    let condition = Condition::sql("@.id = ANY(?)", [Bind::Uuids(ids.to_vec())]).and(M::visible(permit));
    let found = Select::from::<M>(shape, condition).load::<M>(&*db.keyed().await?).await?;
    Ok(found.into_iter().map(|row| (row.record.row.id(), Arc::new(row.record))).collect())
}

/// How many rows match, at most `cap` + 1.
pub async fn count<M: Model>(db: &Db, permit: &Permit<M>, condition: Condition, cap: Option<i64>) -> Result<i64> {
    let counts = count_select(permit, condition, cap, None).load(&*db.lists().await?).await?;
    Ok(counts.first().copied().unwrap_or(0))
}

/// How many rows of each parent match, at most `cap` + 1.
pub async fn counts_by_parent<M: Model>(
    db: &Db,
    permit: &Permit<M>,
    condition: Condition,
    cap: Option<i64>,
    edge: Edge,
    parents: &[Uuid],
) -> Result<HashMap<Uuid, i64>> {
    let select = count_select(permit, condition, cap, Some((edge, parents.to_vec())));
    let counts = select.load(&*db.keyed().await?).await?;
    Ok(parents.iter().copied().zip(counts).collect())
}

/// The statement of a page and the request without what the statement took over.
pub fn page_select<M: Model>(
    permit: &Permit<M>,
    mut request: PageRequest,
    parents: Option<(Edge, Vec<Uuid>)>,
) -> (Select, PageRequest) {
    let order = request.order.clone();
    let (size, order) = match request.bounds {
        Bounds::First(size) => (size, order),
        Bounds::Last(size) => (size, order.reversed()),
    };
    let ranked = (parents.is_none() && request.order.is_rank()).then_some(Ranked {
        recent: M::RECENT,
        limit: RANKED,
        counted: false,
    });
    let condition = std::mem::replace(&mut request.condition, Condition::ALWAYS);
    let reach = if parents.is_some() { M::visible(permit) } else { M::listed(permit) };
    let select = Select {
        order: Some(order),
        after: request.cursor.clone(),
        with_keys: request.with_keys,
        limit: Some(i64::from(size) + 1),
        parents,
        ranked,
        ..Select::from::<M>(request.shape.clone(), reach.and(condition))
    };
    (select, request)
}

/// The statement of a count.
pub fn count_select<M: Model>(
    permit: &Permit<M>,
    condition: Condition,
    cap: Option<i64>,
    parents: Option<(Edge, Vec<Uuid>)>,
) -> Count {
    let reach = if parents.is_some() { M::visible(permit) } else { M::listed(permit) };
    Count { table: M::TABLE, condition: reach.and(condition), cap: cap.map(|cap| cap + 1), parents }
}

fn into_page<M: Row>(mut found: Vec<Found<M>>, request: &PageRequest) -> Page<M> {
    let (Bounds::First(size) | Bounds::Last(size)) = request.bounds;
    let more = found.len() > size as usize;
    found.truncate(size as usize);
    let backwards = matches!(request.bounds, Bounds::Last(_));
    if backwards {
        found.reverse();
    }
    // The far side is known from one row more; the near side is taken from the cursor, as Relay allows.
    let came_from = request.cursor.is_some();
    let (has_next, has_previous) = if backwards { (came_from, more) } else { (more, came_from) };
    let (records, keys) = found.into_iter().map(|row| (Arc::new(row.record), row.keys)).unzip();
    Page { records, keys, has_next, has_previous }
}
