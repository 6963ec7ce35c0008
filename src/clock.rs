//! The one place that reads the time, so that tests can stand still.

use chrono::{DateTime, SubsecRound, Utc};
use std::sync::Arc;

/// Where "now" comes from: the system, or a fixed moment in tests.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl Clock {
    /// The system's clock, cut to the microseconds PostgreSQL keeps.
    pub fn system() -> Self {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the time")]
        Self(Arc::new(|| Utc::now().trunc_subsecs(6)))
    }

    /// A clock that shows what `read` says.
    pub fn of(read: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    /// A clock that always shows `moment`.
    pub fn fixed(moment: DateTime<Utc>) -> Self {
        Self(Arc::new(move || moment))
    }

    pub fn now(&self) -> DateTime<Utc> {
        (self.0)()
    }
}
