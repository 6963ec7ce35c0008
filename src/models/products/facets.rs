//! Facets: how many products of a list each category, brand, status and kind has.

use crate::{
    auth::Permit,
    db::{
        Db,
        conditions::Condition,
        select::{Facet, FacetCount},
    },
    error::Result,
    models::{Model, products::Product},
};

/// Values shown of one facet, the most frequent first.
pub const LIMIT: i64 = 100;

/// The values of `column` among the products that match, and how many products have each.
pub async fn count(
    db: &Db,
    permit: &Permit<Product>,
    condition: Condition,
    column: &'static str,
) -> Result<Vec<FacetCount>> {
    let condition = Product::visible(permit).and(condition);
    Facet { table: "products", column, condition, limit: LIMIT }.load(&*db.lists().await?).await
}
