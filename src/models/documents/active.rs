//! What partners may run at this moment: the documents of their active releases, as every server keeps them in memory.
//! The server itself reads it; nobody's permit is needed for what is shown to nobody.

use diesel::{prelude::*, sql_types::Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    db::tables::{partner_release_documents, partner_releases, partners, persisted_documents},
    error::Result,
};

/// A release that is active, and the partner it is for.
#[derive(Debug, Clone, Queryable)]
pub struct ActiveRelease {
    pub id: Uuid,
    pub name: String,
    /// Key of the partner.
    pub partner: String,
}

/// A document in a release.
#[derive(Debug, Clone, Queryable)]
pub struct Member {
    pub release: Uuid,
    pub document: Uuid,
    /// What the partner calls it beside its hash.
    pub aliases: Vec<String>,
}

/// A text and its id on the wire.
#[derive(Debug, Clone, Queryable)]
pub struct StoredText {
    pub id: Uuid,
    pub hash: String,
    pub body: String,
    pub name: Option<String>,
}

/// One row that changes when any release becomes active or ceases to be. A release never changes its documents.
const FINGERPRINT: &str = "
    SELECT concat(count(*), ':', sum(hashtextextended(id::text, 0))) AS fingerprint
    FROM partner_releases WHERE state = 'active'";

#[derive(QueryableByName)]
struct Fingerprint {
    #[diesel(sql_type = Text)]
    fingerprint: String,
}

pub async fn fingerprint(connection: &mut AsyncPgConnection) -> Result<String> {
    Ok(diesel::sql_query(FINGERPRINT).get_result::<Fingerprint>(connection).await?.fingerprint)
}

/// In the order in which they became active.
pub async fn releases(connection: &mut AsyncPgConnection) -> Result<Vec<ActiveRelease>> {
    let active = partner_releases::table.inner_join(partners::table).filter(partner_releases::state.eq("active"));
    let active = active.order((partner_releases::activated_at, partner_releases::id));
    Ok(active.select((partner_releases::id, partner_releases::name, partners::key)).load(connection).await?)
}

pub async fn members(connection: &mut AsyncPgConnection, releases: &[Uuid]) -> Result<Vec<Member>> {
    use partner_release_documents::{aliases, document_id, release_id, table};
    let members = table.filter(release_id.eq_any(releases)).order((release_id, document_id));
    Ok(members.select((release_id, document_id, aliases)).load(connection).await?)
}

pub async fn texts(connection: &mut AsyncPgConnection, documents: &[Uuid]) -> Result<Vec<StoredText>> {
    use persisted_documents::{body, hash, id, name, table};
    Ok(table.filter(id.eq_any(documents)).select((id, hash, body, name)).load(connection).await?)
}
