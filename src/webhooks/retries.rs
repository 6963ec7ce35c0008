//! When the next attempt is made.

use std::time::Duration;

use axum::http::{HeaderMap, StatusCode, header::RETRY_AFTER};
use chrono::{DateTime, Utc};

/// A receiver may ask for patience, up to this.
const LONGEST_WISH: Duration = Duration::from_hours(24);

/// How long to wait after the failed attempt number `attempts`, at random up to what the schedule says, so that what
/// failed together does not come back together; `None` when the schedule has ended.
pub fn delay(schedule_ms: &[u64], attempts: usize, wish: Option<Duration>) -> Option<Duration> {
    let longest = *schedule_ms.get(attempts.checked_sub(1)?)?;
    let drawn = Duration::from_millis(rand::random_range(0..=longest));
    Some(drawn.max(wish.unwrap_or_default()))
}

/// What a receiver that is overloaded wishes: seconds, or a date.
pub fn wish(status: StatusCode, headers: &HeaderMap, now: DateTime<Utc>) -> Option<Duration> {
    if !matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
        return None;
    }
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let wish = match text.parse() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => (DateTime::parse_from_rfc2822(text).ok()?.with_timezone(&Utc) - now).to_std().unwrap_or_default(),
    };
    Some(wish.min(LONGEST_WISH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_lie_within_the_schedule_and_differ() {
        let schedule = [5_000, 30_000];
        let waits: Vec<Duration> = (0..100).filter_map(|_| delay(&schedule, 2, None)).collect();
        assert!(waits.iter().all(|wait| *wait <= Duration::from_secs(30)));
        assert!(waits.iter().any(|wait| *wait > Duration::from_secs(15)));
        assert!(waits.iter().any(|wait| *wait < Duration::from_secs(15)));
        assert_eq!(delay(&schedule, 3, Some(Duration::from_secs(1))), None);
        assert_eq!(delay(&schedule, 1, Some(Duration::from_mins(1))), Some(Duration::from_mins(1)));
    }

    #[test]
    fn a_wish_is_seconds_or_a_date_of_a_receiver_that_is_overloaded() {
        let now = "2026-11-25T10:00:00Z".parse().unwrap();
        let wish = |status: u16, text: &str| {
            let headers = HeaderMap::from_iter([(RETRY_AFTER, text.parse().unwrap())]);
            super::wish(StatusCode::from_u16(status).unwrap(), &headers, now)
        };
        assert_eq!(wish(503, "120"), Some(Duration::from_mins(2)));
        assert_eq!(wish(429, "Wed, 25 Nov 2026 10:01:00 GMT"), Some(Duration::from_mins(1)));
        assert_eq!(wish(429, "Wed, 25 Nov 2026 09:00:00 GMT"), Some(Duration::ZERO));
        assert_eq!(wish(503, "999999999"), Some(LONGEST_WISH));
        assert_eq!((wish(500, "120"), wish(503, "soon"), wish(503, "-1")), (None, None, None));
    }
}
