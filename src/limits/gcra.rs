//! The arithmetic of a bucket: the generic cell rate algorithm. All times are nanoseconds on one clock.
//!
//! A bucket is one number, the moment at which it is full again. Taking moves that moment on; what would move it further
//! than the whole bucket takes to fill is refused. There is no window whose edge lets twice as much through.

/// How much a bucket holds, and how fast it fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Units at once at most.
    pub burst: u64,
    /// Nanoseconds until one unit is back.
    pub interval: u64,
}

impl Rule {
    /// `count` units in `seconds`, `burst` of them at once; none when the count is 0, which switches the rule off.
    pub fn new(count: u64, seconds: u64, burst: u64) -> Option<Self> {
        let interval = (seconds * 1_000_000_000).checked_div(count)?.max(1);
        Some(Self { burst: burst.max(1), interval })
    }

    /// Nanoseconds that an empty bucket needs to be full.
    pub fn capacity(self) -> u64 {
        self.burst.saturating_mul(self.interval)
    }

    /// Nanoseconds that so many units need to be back.
    pub fn time_of(self, units: u64) -> u64 {
        units.saturating_mul(self.interval)
    }

    /// Takes `units` at `now` from a bucket that is full again at `full`: when it is full then; or how long to wait until
    /// so many are there.
    pub fn take(self, full: u64, now: u64, units: u64) -> Result<u64, u64> {
        let next = full.max(now).saturating_add(self.time_of(units));
        match next.saturating_sub(now).saturating_sub(self.capacity()) {
            0 => Ok(next),
            wait => Err(wait),
        }
    }

    /// Units that are there at `now`.
    pub fn remaining(self, full: u64, now: u64) -> u64 {
        self.capacity().saturating_sub(full.saturating_sub(now)) / self.interval
    }

    /// Units that are back after a second.
    pub fn per_second(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 nanoseconds")]
        let interval = self.interval as f64;
        (1e11 / interval).round() / 100.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: u64 = 1_000_000_000;

    #[test]
    fn a_burst_passes_and_then_as_many_as_come_back() {
        let rule = Rule::new(10, 60, 20).unwrap();
        let mut full = 0;
        for _ in 0..20 {
            full = rule.take(full, SECOND, 1).unwrap();
        }
        assert_eq!(rule.remaining(full, SECOND), 0);
        assert_eq!(rule.take(full, SECOND, 1), Err(6 * SECOND));
        assert_eq!(rule.take(full, 6 * SECOND, 1), Err(SECOND));
        full = rule.take(full, 7 * SECOND, 1).unwrap();
        assert_eq!(rule.take(full, 7 * SECOND, 1), Err(6 * SECOND));
        assert_eq!(rule.remaining(full, 200 * SECOND), 20);
    }

    #[test]
    fn large_amounts_are_taken_whole_or_not_at_all() {
        let rule = Rule::new(50_000, 60, 50_000).unwrap();
        let full = rule.take(0, 0, 30_000).unwrap();
        assert_eq!(rule.remaining(full, 0), 20_000);
        assert_eq!(rule.take(full, 0, 20_001), Err(1_200_000));
        assert_eq!(rule.take(0, 0, 50_000), Ok(60 * SECOND));
        assert!(rule.take(0, 0, u64::MAX).is_err());
        assert!((rule.per_second() - 833.33).abs() < f64::EPSILON);
    }

    #[test]
    fn no_count_is_no_rule() {
        assert_eq!(Rule::new(0, 60, 20), None);
        assert_eq!(Rule::new(10, 60, 0).map(|rule| rule.burst), Some(1));
    }
}
