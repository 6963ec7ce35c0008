//! One attempt to send a message, and what becomes of it.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::http::{Request, StatusCode, header};
use bytes::Bytes;
use http_body_util::Full;

use super::{
    messages::{Message, signatures},
    retries,
    store::{self, Claim, Note},
};
use crate::{
    auth::keys::KeyRing,
    clock::Clock,
    config::WebhooksConfig,
    db::Db,
    error::Result,
    models::webhooks::{deliveries::message_id, open_secret, sealer},
    outbound::{Answer, Client, Failure, Outbound, Refused},
};

/// What attempts have in common.
pub struct Sender {
    pub db: Db,
    pub clock: Clock,
    /// Endpoints' secrets are sealed with them.
    pub keys: Arc<KeyRing>,
    pub outbound: Outbound,
    pub client: Client,
    pub config: WebhooksConfig,
}

/// How an attempt ended.
enum Ending {
    Delivered(StatusCode),
    Failed {
        error: &'static str,
        status: Option<StatusCode>,
        wish: Option<Duration>,
    },
    /// Nobody is to be told.
    Inactive,
}

impl Ending {
    fn failed(error: &'static str) -> Self {
        Self::Failed { error, status: None, wish: None }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Delivered(_) => "delivered",
            Self::Failed { error, .. } => error,
            Self::Inactive => "endpoint_inactive",
        }
    }
}

impl Sender {
    /// Makes the attempt and notes its outcome. What cannot be noted is attempted again when the claim has run out.
    pub async fn attempt(&self, claim: Claim) {
        let waited = (self.clock.now() - claim.next_attempt_at).to_std().unwrap_or_default();
        metrics::histogram!("tessera_webhook_wait_duration_seconds").record(waited);
        let started = Instant::now();
        let ending = self.send(&claim).await;
        let duration = started.elapsed();
        metrics::histogram!("tessera_webhook_attempt_duration_seconds").record(duration);
        metrics::counter!("tessera_webhook_attempts_total", "outcome" => ending.name()).increment(1);
        tracing::debug!(delivery = %claim.id, endpoint = %claim.endpoint_id, event = claim.event, outcome = ending.name(), ?duration, "attempted a webhook");
        if let Err(error) = self.note(&claim, &ending, duration).await {
            tracing::warn!(delivery = %claim.id, ?error, "the outcome of a webhook could not be noted: it is sent again");
        }
    }

    async fn send(&self, claim: &Claim) -> Ending {
        if !claim.is_active {
            return Ending::Inactive;
        }
        let Ok(request) = self.request(claim) else { return Ending::failed("secret_lost") };
        if let Err(refused) = self.outbound.policy.check(&claim.url) {
            return Ending::failed(name_of(Failure::Refused(refused)));
        }
        match self.client.send(request).await {
            Ok(Answer { status, .. }) if status.is_success() => Ending::Delivered(status),
            Ok(Answer { status, headers }) => Ending::Failed {
                error: if status.is_redirection() { "redirect" } else { "status" },
                status: Some(status),
                wish: retries::wish(status, &headers, self.clock.now()),
            },
            Err(failure) => Ending::failed(name_of(failure)),
        }
    }

    fn request(&self, claim: &Claim) -> Result<Request<Full<Bytes>>> {
        let sealed = std::iter::once(&claim.secret).chain(&claim.previous_secret);
        let opener = sealer(&self.keys)?;
        let secrets =
            sealed.map(|sealed| open_secret(&opener, claim.endpoint_id, sealed)).collect::<Result<Vec<_>>>()?;
        let message = Message {
            id: claim.id,
            event: &claim.event,
            occurred_at: claim.occurred_at,
            type_name: &claim.type_name,
            record_id: claim.record_id,
            record_version: claim.record_version,
            fields: claim.fields.as_ref(),
        };
        let (id, body, now) = (message_id(claim.id), message.body(), self.clock.now().timestamp());
        Request::post(claim.url.as_str())
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::USER_AGENT, concat!("Tessera/", env!("CARGO_PKG_VERSION")))
            .header("webhook-signature", signatures(&secrets, &id, now, &body)?)
            .header("webhook-id", id)
            .header("webhook-timestamp", now)
            .body(Full::from(body))
            .map_err(crate::error::Error::internal)
    }

    async fn note(&self, claim: &Claim, ending: &Ending, duration: Duration) -> Result<()> {
        let attempts = claim.attempts.saturating_add(1);
        let seen = |status: StatusCode| Some(i32::from(status.as_u16()));
        let note = match ending {
            Ending::Delivered(status) => Note {
                status: "delivered",
                attempts,
                response_status: seen(*status),
                duration: Some(duration),
                ..Note::default()
            },
            Ending::Inactive => {
                Note { status: "failed", attempts: claim.attempts, error: Some(ending.name()), ..Note::default() }
            }
            Ending::Failed { error, status, wish } => {
                let made = usize::try_from(attempts).unwrap_or(usize::MAX);
                let wait = retries::delay(&self.config.retry_delays_ms, made, *wish);
                let wait = wait.filter(|_| *status != Some(StatusCode::GONE));
                let response_status = status.and_then(seen);
                Note {
                    status: if wait.is_some() { "pending" } else { "failed" },
                    attempts,
                    wait: wait.unwrap_or_default(),
                    response_status,
                    duration: Some(duration),
                    error: Some(error),
                }
            }
        };
        if !store::note(&self.db, claim, &note).await? {
            return Ok(());
        }
        if note.status == "failed" {
            metrics::counter!("tessera_webhook_deliveries_failed_total").increment(1);
        }
        self.judge(claim, ending).await
    }

    /// What the outcome says about the endpoint.
    async fn judge(&self, claim: &Claim, ending: &Ending) -> Result<()> {
        let endpoint = claim.endpoint_id;
        let is_disabled = match ending {
            Ending::Inactive => false,
            Ending::Delivered(_) => {
                store::recovered(&self.db, endpoint).await?;
                false
            }
            Ending::Failed { status: Some(StatusCode::GONE), .. } => {
                store::disable(&self.db, endpoint, "The receiver has answered 410 Gone.", 0).await?
            }
            Ending::Failed { .. } => store::failing(&self.db, endpoint, self.config.disable_after_days).await?,
        };
        if is_disabled {
            metrics::counter!("tessera_webhook_endpoints_disabled_total").increment(1);
            tracing::warn!(%endpoint, "a webhook endpoint was switched off");
        }
        Ok(())
    }
}

/// A failure as the log of deliveries names it.
fn name_of(failure: Failure) -> &'static str {
    match failure {
        Failure::Refused(Refused::Address) => "address_refused",
        Failure::Refused(_) => "url_refused",
        Failure::Dns => "dns",
        Failure::Connect => "connect",
        Failure::Tls => "tls",
        Failure::Timeout => "timeout",
        Failure::Protocol => "protocol",
    }
}
