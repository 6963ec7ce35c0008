//! What a partner's token asks of a request, beyond what its rights allow.

use axum::http::{HeaderMap, StatusCode};

use super::{documents::Plan, requests::Refusal};
use crate::{
    auth::capabilities::{Capability, Decisions},
    error::Error,
};
use async_graphql::parser::types::OperationType;

/// Refuses a text where the token runs stored documents only.
pub fn check_form(capability: Option<&Capability>) -> Result<(), Refusal> {
    if capability.is_some_and(|capability| capability.authority.persisted_only) {
        let message = "This token runs stored documents only, by their ids";
        return Err(Refusal::document("PERSISTED_QUERY_ID_REQUIRED", message));
    }
    Ok(())
}

/// Refuses what costs more than the token may spend at once, and a mutation that could not be sent again.
pub fn check_plan(capability: Option<&Capability>, plan: &Plan, headers: &HeaderMap) -> Result<(), Refusal> {
    let Some(capability) = capability else { return Ok(()) };
    if let Some(limit) = capability.authority.cost_limit.filter(|limit| plan.cost > u64::from(*limit)) {
        let message = format!("The operation would cost {}; this token may spend {limit} at once", plan.cost);
        return Err(Refusal::document("COST_ESTIMATED_TOO_EXPENSIVE", message));
    }
    if plan.operation_type == OperationType::Mutation && !headers.contains_key("idempotency-key") {
        let message = "A partner sends an Idempotency-Key with every mutation, so that it can be sent again";
        return Err(Refusal::http(StatusCode::BAD_REQUEST, "IDEMPOTENCY_KEY_REQUIRED", message));
    }
    Ok(())
}

/// Refuses an answer when some decision took too long: what is missing from it may be the caller's to see.
pub fn check_decisions(decisions: Option<&Decisions>) -> Result<(), Refusal> {
    if decisions.is_some_and(Decisions::timed_out) {
        return Err(Error::unavailable("a decision on a token took too long").into());
    }
    Ok(())
}
