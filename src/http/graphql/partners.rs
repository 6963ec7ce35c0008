//! What a partner's token asks of a request, beyond what its rights allow.

use axum::http::{HeaderMap, StatusCode};

use super::{coordinates::Coordinate, documents::Plan, requests::Refusal};
use crate::{
    auth::capabilities::{Capability, Decisions},
    error::{Error, Result as Fallible},
};
use async_graphql::parser::types::OperationType;

/// Decides on all that a document asks for, before anything is read.
pub fn decide(decisions: &Decisions, coordinates: &[Coordinate]) -> Fallible<()> {
    decisions.prepare(coordinates.iter().map(|(type_name, field)| (type_name.as_str(), field.as_str())))
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

/// Refuses an answer for which some decision took too long: what is missing from it may be the caller's to see.
pub fn undecided() -> Refusal {
    Error::unavailable("a decision on a token took too long").into()
}
