//! Opening a subscription: checked like a query, without reading a record.

use std::sync::{Arc, OnceLock};

use async_graphql::Response;
use chrono::TimeDelta;
use futures_util::StreamExt;

use super::{Live, groups::Question, passes::Pass};
use crate::{
    http::{
        errors,
        graphql::{
            Endpoint, answers,
            prepared::Prepared,
            requests::{Refusal, Stage},
        },
        request_ids::RequestId,
    },
    models::events::{self, Cursor, Wish},
};

/// Why a subscription is not opened: an answer that holds nothing but errors.
#[derive(Debug)]
pub struct Refused {
    pub stage: Stage,
    pub code: String,
    pub body: Vec<u8>,
}

impl Refused {
    pub fn of(refusal: &Refusal, request_id: &RequestId) -> Self {
        let body = errors::body(refusal.code, &refusal.message, &refusal.locations, request_id);
        Self { stage: refusal.stage, code: refusal.code.to_owned(), body }
    }
}

impl Endpoint {
    /// Opens what was prepared, under the name `operation`, which the answers will have. `from` is where to go on from, if
    /// not where the document says.
    pub(super) async fn open(
        &self,
        pass: &Arc<Pass>,
        mut prepared: Prepared,
        operation: u64,
        from: Option<&str>,
        request_id: &RequestId,
    ) -> Result<(), Refused> {
        let refused = |refusal: Refusal| Refused::of(&refusal, request_id);
        let live = &self.live;
        let limit = live.app.config.subscriptions.max_cost;
        if prepared.plan.cost > limit {
            let message = format!("An event would cost {}; at most {limit} is allowed", prepared.plan.cost);
            return Err(refused(Refusal::document("COST_ESTIMATED_TOO_EXPENSIVE", message)));
        }
        let mut wish = check(live, &prepared, request_id).await?;
        if let Some(from) = from {
            wish.after = Some(Cursor::decode(from).map_err(|error| refused(error.into()))?);
        }
        live.check_place(&wish).await.map_err(refused)?;
        if !prepared.is_known {
            self.documents.keep(prepared.query.clone(), prepared.plan.document.clone());
            prepared.is_known = true;
        }
        let coordinates = self.documents.coordinates(&prepared.plan.document).to_vec();
        let question = Arc::new(Question::new(prepared, wish, coordinates));
        live.begin(question, pass, operation).await.map_err(refused)
    }
}

/// Validates the document and reads the arguments of its field.
async fn check(live: &Live, prepared: &Prepared, request_id: &RequestId) -> Result<Wish, Refused> {
    let slot: Arc<OnceLock<Wish>> = Arc::default();
    let request = prepared.request(&live.app).data(slot.clone());
    let response = live.app.schema.execute_stream(request).next().await;
    let mut response = response.unwrap_or_else(|| Response::new(async_graphql::Value::Null));
    if !response.errors.is_empty() {
        let is_refusal = response.data == async_graphql::Value::Null;
        let code = answers::settle(&mut response.errors, is_refusal, request_id).unwrap_or_default();
        let body = answers::write(&response, true);
        return Err(Refused { stage: Stage::Document, code, body });
    }
    let message = "A subscription names its one field outside of fragments, and without leaving it out";
    slot.get().cloned().ok_or_else(|| Refused::of(&Refusal::invalid(message.to_owned()), request_id))
}

impl Live {
    /// Refuses a place that events are not kept from any more, or that is none of this database.
    async fn check_place(&self, wish: &Wish) -> Result<(), Refusal> {
        let Some(after) = wish.after else { return Ok(()) };
        let minutes = self.app.config.subscriptions.resume_minutes;
        let is_old = self.app.clock.now() - after.at > TimeDelta::minutes(minutes.into());
        if is_old || after.position > events::newest(&self.app.db).await? {
            let message = format!(
                "The cursor is older than {minutes} minutes, or of another database. Read what you need anew, and subscribe \
                 without it"
            );
            return Err(Refusal::document("RESUME_WINDOW_EXCEEDED", message));
        }
        Ok(())
    }
}
