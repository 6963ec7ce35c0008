//! What the server tells its operators: metrics, in Prometheus' text format.

use std::{sync::OnceLock, time::Duration};

use axum::{
    http::{Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use metrics::{Gauge, Histogram, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use super::{health::Health, routes};

const BUCKETS: [f64; 14] = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0];
/// Samples wait in memory until they are counted; without a scraper somebody else must count them.
pub const UPKEEP: Duration = Duration::from_secs(5);

/// The one recorder of the process, installed when first asked for; `None` when another was installed before.
pub fn recorder() -> Option<&'static PrometheusHandle> {
    static RECORDER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    RECORDER
        .get_or_init(|| {
            let seconds = Matcher::Suffix("_duration_seconds".to_owned());
            let builder = PrometheusBuilder::new().set_buckets_for_metric(seconds, &BUCKETS).ok()?;
            let handle = builder.install_recorder().ok()?;
            let commit = option_env!("TESSERA_COMMIT").unwrap_or("unknown");
            gauge!("tessera_build_info", "version" => env!("CARGO_PKG_VERSION"), "commit" => commit).set(1.0);
            Some(handle)
        })
        .as_ref()
}

/// Every metric as text.
pub fn render(health: &Health) -> Response {
    let Some(recorder) = recorder() else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
    let (open, idle) = health.app.db.usage();
    gauge!("tessera_db_pool_connections", "state" => "idle").set(f64::from(idle));
    gauge!("tessera_db_pool_connections", "state" => "busy").set(f64::from(open.saturating_sub(idle)));
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], recorder.render()).into_response()
}

/// Metrics of requests. The handle of the busiest series is kept: looking it up costs more than recording.
pub struct HttpMetrics {
    active: Gauge,
    graphql: OnceLock<Histogram>,
}

impl HttpMetrics {
    pub fn new() -> Self {
        recorder();
        Self { active: gauge!("http_server_active_requests"), graphql: OnceLock::new() }
    }

    /// Counts a request as active until the guard is dropped.
    pub fn enter(&self) -> Active {
        Active::enter(self.active.clone())
    }

    pub fn record(&self, method: &Method, route: &'static str, status: StatusCode, duration: Duration) {
        const NAME: &str = "http_server_request_duration_seconds";
        if route == routes::GRAPHQL && *method == Method::POST && status == StatusCode::OK {
            self.graphql
                .get_or_init(|| histogram!(NAME, "method" => "POST", "route" => route, "status" => "200"))
                .record(duration);
            return;
        }
        histogram!(NAME, "method" => known(method), "route" => route, "status" => status.as_str().to_owned())
            .record(duration);
    }
}

/// Methods are the caller's to invent, labels are not.
fn known(method: &Method) -> &'static str {
    let known = ["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"];
    known.into_iter().find(|known| *known == method.as_str()).unwrap_or("other")
}

/// One more of something, until dropped.
pub struct Active(Gauge);

impl Active {
    fn enter(gauge: Gauge) -> Self {
        gauge.increment(1.0);
        Self(gauge)
    }

    pub fn connection() -> Self {
        Self::enter(gauge!("http_server_connections"))
    }
}

impl Drop for Active {
    fn drop(&mut self) {
        self.0.decrement(1.0);
    }
}
