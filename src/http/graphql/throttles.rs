//! What a request takes from its caller's buckets: one for the request, and the cost of its operation.

use axum::http::request::Parts;

use super::requests::Refusal;
use crate::{
    app::App,
    auth::Caller,
    http::addresses,
    limits::{Bucket, Caller as Counted, Standing},
};

/// Adds the cost and what is left of the bucket to the answer.
pub const HEADER: &str = "tessera-cost";

/// Counts the request for whoever `verified` says it is, before anything of it is read. A token that is not good counts
/// for the address it comes from, as no token does.
pub fn admit(app: &App, request: &Parts, verified: Result<Option<Caller>, Refusal>) -> Result<Option<Caller>, Refusal> {
    if let Ok(Some(caller)) = &verified {
        let (bucket, _, counted) = buckets(caller);
        app.limits.count(bucket, counted, 1)?;
    } else if let Some(address) = addresses::client(request) {
        app.limits.count(Bucket::Anonymous, Counted::at(address), 1)?;
    }
    verified
}

/// Takes the cost of an operation from its caller's bucket, before it runs. What strangers may ask costs next to nothing.
pub fn charge(app: &App, caller: Option<&Caller>, cost: u64) -> Result<Option<Standing>, Refusal> {
    let Some(caller) = caller else { return Ok(None) };
    let (_, bucket, counted) = buckets(caller);
    Ok(app.limits.count(bucket, counted, cost)?)
}

/// The buckets for requests and for cost, and whose they are.
fn buckets(caller: &Caller) -> (Bucket, Bucket, Counted) {
    match caller {
        Caller::User(viewer) => (Bucket::User, Bucket::UserCost, Counted::User(viewer.user_id)),
        Caller::Partner(capability, _) => {
            (Bucket::Partner, Bucket::PartnerCost, Counted::Partner(capability.authority.token_id))
        }
    }
}
