//! The loop: dispatch events, claim deliveries, send them; and upkeep beside it.

use std::{collections::HashMap, sync::Arc, time::Duration};

use futures_util::FutureExt;
use tokio::{
    task::JoinSet,
    time::{sleep, timeout},
};
use uuid::Uuid;

use super::{
    attempts::Sender,
    store::{self, Sealed},
};
use crate::{app::App, error::Result, models::webhooks::sealer, outbound::Client};

/// Events that are dispatched in one statement.
const BATCH: i64 = 500;
/// How long the worker waits when the database does not answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often what is old is swept out.
const UPKEEP: Duration = Duration::from_mins(1);

/// Sends what happens to the webhooks that want to hear of it.
pub struct Worker {
    sender: Arc<Sender>,
    drain: Duration,
}

/// When to look for work again.
enum Next {
    Now,
    WhenFree,
    Later,
}

/// Attempts under way, by endpoint.
#[derive(Default)]
struct Running {
    attempts: JoinSet<Uuid>,
    by_endpoint: HashMap<Uuid, usize>,
}

impl Running {
    fn start(&mut self, sender: &Arc<Sender>, claim: store::Claim) {
        let (sender, endpoint) = (sender.clone(), claim.endpoint_id);
        *self.by_endpoint.entry(endpoint).or_default() += 1;
        self.attempts.spawn(async move {
            // A panic must not take the count of the endpoint along.
            let attempt = std::panic::AssertUnwindSafe(sender.attempt(claim)).catch_unwind();
            if attempt.await.is_err() {
                tracing::error!(%endpoint, "an attempt to send a webhook panicked");
            }
            endpoint
        });
    }

    /// Endpoints with so many attempts under way.
    fn busy(&self, share: usize) -> Vec<Uuid> {
        self.by_endpoint.iter().filter(|(_, count)| **count >= share).map(|(id, _)| *id).collect()
    }

    /// Ends a moment after an attempt does, so that others that end with it are counted too.
    async fn one_ends(&mut self) {
        if let Some(Ok(endpoint)) = self.attempts.join_next().await {
            self.ended(endpoint);
            sleep(Duration::from_millis(10)).await;
        }
    }

    async fn all_end(&mut self) {
        while self.attempts.join_next().await.is_some() {}
    }

    fn forget_ended(&mut self) {
        while let Some(Ok(endpoint)) = self.attempts.try_join_next() {
            self.ended(endpoint);
        }
    }

    fn ended(&mut self, endpoint: Uuid) {
        if let Some(count) = self.by_endpoint.get_mut(&endpoint) {
            *count -= 1;
            if *count == 0 {
                self.by_endpoint.remove(&endpoint);
            }
        }
    }
}

impl Worker {
    /// `None` where the settings switch it off.
    pub fn new(app: &App) -> Result<Option<Self>> {
        let config = app.config.webhooks.clone();
        if !config.enabled {
            return Ok(None);
        }
        let (connect, timeout) =
            (Duration::from_millis(config.connect_timeout_ms), Duration::from_millis(config.timeout_ms));
        let client = Client::new(app.outbound.clone(), connect, timeout, config.ca_file.as_deref())?;
        let sender = Sender {
            db: app.db.clone(),
            clock: app.clock.clone(),
            keys: app.auth.keys().clone(),
            outbound: app.outbound.clone(),
            client,
            config,
        };
        Ok(Some(Self { sender: Arc::new(sender), drain: Duration::from_millis(app.config.http.drain_timeout_ms) }))
    }

    /// Works until `stop` ends, then lets attempts under way finish.
    pub async fn run(self, stop: impl Future<Output = ()> + Send) {
        let mut running = Running::default();
        tokio::select! {
            () = stop => {}
            () = self.work(&mut running) => {}
            () = self.keep_up() => {}
        }
        if timeout(self.drain, running.all_end()).await.is_err() {
            tracing::warn!("webhooks were still under way at the end: they are sent again");
        }
    }

    async fn work(&self, running: &mut Running) {
        let poll = Duration::from_millis(self.sender.config.poll_ms);
        loop {
            match self.round(running).await {
                Ok(Next::Now) => {}
                // More may be due than there was room for: as soon as some is free.
                Ok(Next::WhenFree) => drop(timeout(poll, running.one_ends()).await),
                Ok(Next::Later) => sleep(poll).await,
                Err(error) => {
                    tracing::warn!(?error, "webhooks wait for the database");
                    sleep(PATIENCE).await;
                }
            }
        }
    }

    /// One look for work.
    async fn round(&self, running: &mut Running) -> Result<Next> {
        let Sender { db, config, .. } = &*self.sender;
        let (events, made) = store::dispatch(db, BATCH).await?;
        if events > 0 {
            metrics::counter!("tessera_webhook_events_dispatched_total").increment(events as u64);
            tracing::debug!(events, deliveries = made, "dispatched events to webhooks");
        }
        running.forget_ended();
        let free = config.concurrency.saturating_sub(running.attempts.len());
        let share = (config.concurrency / 4).max(1);
        if free > 0 {
            // Longer than any attempt, so that only what was given up is taken over.
            let lease = 3 * Duration::from_millis(config.timeout_ms);
            for claim in store::claim(db, free, share, running.busy(share), lease).await? {
                running.start(&self.sender, claim);
            }
        }
        let is_full = running.attempts.len() >= config.concurrency || !running.busy(share).is_empty();
        Ok(match i64::try_from(events) {
            Ok(events) if events >= BATCH => Next::Now,
            _ if is_full => Next::WhenFree,
            _ => Next::Later,
        })
    }

    async fn keep_up(&self) {
        loop {
            if let Err(error) = self.reseal().await {
                tracing::warn!(?error, "secrets of webhooks could not be sealed anew");
            }
            loop {
                match store::sweep(&self.sender.db, self.sender.config.keep_days).await {
                    Ok(0) => break,
                    // A breath between batches leaves the database to those who wait for an answer.
                    Ok(rows) => {
                        metrics::counter!("tessera_webhook_rows_swept_total").increment(rows as u64);
                        tracing::debug!(rows, "swept old events and deliveries");
                        sleep(Duration::from_millis(100)).await;
                    }
                    Err(error) => {
                        tracing::warn!(?error, "old deliveries of webhooks could not be deleted");
                        break;
                    }
                }
            }
            sleep(UPKEEP).await;
        }
    }

    /// Seals secrets with the key in force, so that an older one may be taken out of the key file.
    async fn reseal(&self) -> Result<()> {
        let Sender { db, keys, .. } = &*self.sender;
        let sealer = sealer(keys)?;
        for old in store::secrets(db).await? {
            let Sealed { id, secret, previous_secret } = &old;
            if std::iter::once(secret).chain(previous_secret).all(|sealed| sealer.is_current(sealed)) {
                continue;
            }
            let anew = |sealed: &Vec<u8>| sealer.seal(*id, &sealer.open(*id, sealed)?);
            let (fresh, previous) = (anew(secret)?, previous_secret.as_ref().map(anew).transpose()?);
            store::reseal(db, &old, fresh, previous).await?;
        }
        Ok(())
    }
}
