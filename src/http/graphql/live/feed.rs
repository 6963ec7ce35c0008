//! The feed: hears that something has happened, gives it its place in the order of events, tells the other servers, and
//! reads it once for everybody who listens here.

use std::{sync::Arc, time::Duration};

use futures_util::{StreamExt, stream};
use tokio::time::{sleep, timeout};

use super::{
    Live,
    groups::{Key, Outcome, Question},
    passes::Pass,
};
use crate::{
    cache::news,
    error::Result,
    models::events::{self, Event, TOLD},
};

/// Changes that come within this time are numbered together.
const GATHERING: Duration = Duration::from_millis(5);
/// Events read at once.
const BATCH: i64 = 500;
/// Groups that are answered at once: no more connections to the database are taken from those who ask.
const CONCURRENCY: usize = 8;
/// How long it waits when a store does not answer, or a connection was lost.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often tokens are looked at.
const WATCH: Duration = Duration::from_millis(500);

impl Live {
    /// Tells events until it is dropped.
    pub async fn run(self: Arc<Self>) {
        tokio::join!(self.follow(), self.watch(), self.hear_redis(), self.hear_postgres());
    }

    async fn follow(&self) {
        let poll = Duration::from_millis(self.app.config.subscriptions.poll_ms);
        let mut failing = false;
        loop {
            // Notices may be lost, and some events are written by others than servers: without a notice it looks as well.
            let is_told = timeout(poll, self.heard.notified());
            let is_change = tokio::select! {
                () = self.changed.notified() => true,
                told = is_told => told.is_err(),
            };
            sleep(GATHERING).await;
            match self.round(is_change).await {
                Ok(()) => failing = false,
                Err(error) => {
                    // Once per outage: the pool already logs each failure to connect.
                    if !failing {
                        tracing::warn!(?error, "events wait for the database");
                    }
                    failing = true;
                    sleep(PATIENCE).await;
                }
            }
        }
    }

    async fn round(&self, numbers: bool) -> Result<()> {
        if numbers && events::number(&self.app.db).await? {
            self.publish().await;
        }
        loop {
            let position = {
                let state = self.state();
                if state.groups.is_empty() {
                    return Ok(());
                }
                state.position
            };
            let events = events::between(&self.app.db, (position, i64::MAX), &TOLD, None, BATCH).await?;
            let count = events.len();
            self.deliver(events.into_iter().map(Arc::new).collect()).await;
            if i64::try_from(count).is_ok_and(|count| count < BATCH) {
                return Ok(());
            }
        }
    }

    /// Tells the other servers, by Redis, or where that does not answer by the database.
    async fn publish(&self) {
        if let Some(redis) = &self.app.redis
            && news::publish(redis).await.is_ok()
        {
            return;
        }
        if let Err(error) = self.app.db.notify().await {
            tracing::debug!(?error, "the other servers find the events when they look");
        }
    }

    async fn deliver(&self, events: Vec<Arc<Event>>) {
        let Some(last) = events.last() else { return };
        // Nobody hears of anything with a token that was taken back before it happened.
        self.check_passes();
        let groups: Vec<(Key, Arc<Question>, Arc<Pass>)> = {
            let mut state = self.state();
            // Whoever joins from here on has to find these events by themselves.
            state.position = last.position;
            let groups =
                state.groups.iter().filter(|(_, group)| events.iter().any(|event| group.question.wants(event)));
            let first = groups.filter_map(|(key, group)| {
                let listener = group.listeners.values().next()?;
                Some((key.clone(), group.question.clone(), listener.pass.clone()))
            });
            first.collect()
        };
        stream::iter(groups)
            .for_each_concurrent(CONCURRENCY, |(key, question, pass)| {
                let events = &events;
                async move {
                    for event in events.iter().filter(|event| question.wants(event)) {
                        match self.answer(&question, &pass.caller(), event).await {
                            Outcome::Told(told) => self.tell(&key, event.position, told),
                            Outcome::Failed(body) => return self.fail(&key, body),
                            Outcome::Silent => {}
                        }
                    }
                }
            })
            .await;
    }

    async fn watch(&self) {
        loop {
            sleep(WATCH).await;
            self.check_passes();
        }
    }

    async fn hear_redis(&self) {
        let Some(url) = &self.app.redis_url else { return };
        loop {
            if let Err(error) = news::listen(url, || self.heard.notify_one()).await {
                tracing::debug!(?error, "Redis cannot be listened to");
            }
            sleep(PATIENCE).await;
        }
    }

    async fn hear_postgres(&self) {
        loop {
            if let Err(error) = self.app.db.listen(|| self.heard.notify_one()).await {
                tracing::debug!(?error, "the database cannot be listened to");
            }
            sleep(PATIENCE).await;
        }
    }
}
