//! Going on from an earlier event: what came after it is read from the database, until nothing is left that was told
//! before; from there on the subscription hears what all hear.

use std::sync::Arc;

use super::{
    Live, Message, What,
    groups::{Outcome, Question},
    passes::Pass,
};
use crate::{
    error::Error,
    http::{errors, graphql::requests::Refusal, request_ids::RequestId},
    models::events,
};

/// Events read at once.
const PAGE: i64 = 200;

impl Live {
    /// Lets a subscription hear of events, from its place or from now on.
    pub(super) async fn begin(
        self: &Arc<Self>,
        question: Arc<Question>,
        pass: &Arc<Pass>,
        id: u64,
    ) -> Result<(), Refusal> {
        self.catch_up().await?;
        if let Some(connection) = self.state().connections.get_mut(&pass.connection) {
            connection.open.insert(id);
        }
        match question.wish.after {
            None => {
                self.join(&question, pass, id, None);
            }
            Some(cursor) => {
                let (live, pass) = (self.clone(), pass.clone());
                tokio::spawn(async move {
                    if let Err(error) = live.replay(&question, &pass, id, cursor.position).await {
                        let body = errors::body(error.code.as_str(), &error.message, &[], &RequestId::new());
                        // Nobody waits for it when the connection is gone.
                        let _ = pass.queue.send(Message { operation: id, what: What::Failed(body.into()) }).await;
                    }
                });
            }
        }
        Ok(())
    }

    /// While nobody listens, nobody counts along.
    async fn catch_up(&self) -> Result<(), Refusal> {
        if self.state().groups.is_empty() {
            let newest = events::newest(&self.app.db).await?;
            let mut state = self.state();
            if state.groups.is_empty() {
                state.position = state.position.max(newest);
            }
        }
        Ok(())
    }

    async fn replay(&self, question: &Arc<Question>, pass: &Arc<Pass>, id: u64, mut after: i64) -> Result<(), Error> {
        while !self.join(question, pass, id, Some(after)) {
            let until = self.state().position;
            let wish = &question.wish;
            let page = events::between(&self.app.db, (after, until), &[wish.type_name], wish.id, PAGE).await?;
            let is_last = i64::try_from(page.len()).is_ok_and(|count| count < PAGE);
            after = page.last().filter(|_| !is_last).map_or(until, |event| event.position);
            for event in page {
                let what = match self.answer(question, &pass.caller(), &Arc::new(event)).await {
                    Outcome::Told(told) => What::Next(Arc::new(told)),
                    Outcome::Failed(body) => What::Failed(body.into()),
                    Outcome::Silent => continue,
                };
                let is_over = matches!(what, What::Failed(_));
                let is_taken = pass.queue.send(Message { operation: id, what }).await.is_ok();
                if is_over || !is_taken || !self.state().is_open(pass, id) {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}
