//! Working time: things happen from Monday to Friday between seven and eighteen, and never in the future.

use chrono::{DateTime, Datelike, Duration, TimeZone, Utc};

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400 * SECOND;
/// Work starts at seven and lasts eleven hours.
const START: i64 = 7 * 3600 * SECOND;
const WORK: i64 = 11 * 3600 * SECOND;
const WEEKS: i64 = 4 * 52;

/// Four years of working time up to a moment, as one straight line of microseconds.
#[derive(Debug, Clone)]
pub struct Calendar {
    now: i64,
    monday: i64,
    length: i64,
}

impl Calendar {
    pub fn ending(now: DateTime<Utc>) -> Self {
        let today = Utc.from_utc_datetime(&now.date_naive().and_time(chrono::NaiveTime::MIN));
        let this_week = today - Duration::days(i64::from(now.weekday().num_days_from_monday()));
        let monday = (this_week - Duration::weeks(WEEKS)).timestamp_micros();
        let now = now.timestamp_micros();
        let days = (now - monday) / DAY;
        let weekday = days % 7;
        let of_today = if weekday < 5 { ((now - monday) % DAY - START).clamp(0, WORK) } else { 0 };
        let length = (days / 7 * 5 + weekday.min(5)) * WORK + of_today;
        Self { now, monday, length }
    }

    pub fn now(&self) -> i64 {
        self.now
    }

    /// How much working time the calendar holds.
    pub fn length(&self) -> i64 {
        self.length
    }

    /// The moment, in microseconds after 1970, at which so much working time had passed.
    pub fn moment(&self, worked: i64) -> i64 {
        let worked = worked.clamp(0, self.length);
        let day = worked / WORK;
        let calendar_day = day / 5 * 7 + day % 5;
        (self.monday + calendar_day * DAY + START + worked % WORK).min(self.now)
    }

    /// A working moment `days` from now; negative days lie in the past.
    pub fn days_from_now(&self, days: i64, hour: i64) -> i64 {
        let midnight = self.now - self.now.rem_euclid(DAY) + days * DAY;
        // 1970 began on a Thursday, so Monday is three days on.
        let weekday = (midnight / DAY + 3).rem_euclid(7);
        let moved = if weekday < 5 { midnight } else { midnight + (7 - weekday) * DAY };
        moved + hour * 3600 * SECOND
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_rise_and_keep_to_working_hours() {
        let now = Utc.with_ymd_and_hms(2026, 3, 4, 15, 30, 0).unwrap();
        let calendar = Calendar::ending(now);
        let mut before = 0;
        for step in 0..=1000 {
            let moment = calendar.moment(calendar.length() / 1000 * step);
            assert!(moment >= before && moment <= now.timestamp_micros());
            let shown = DateTime::from_timestamp_micros(moment).unwrap();
            assert!(shown.weekday().num_days_from_monday() < 5, "{shown}");
            before = moment;
        }
        assert!(now.timestamp_micros() - before < DAY);
    }

    #[test]
    fn a_weekend_is_moved_to_monday() {
        let calendar = Calendar::ending(Utc.with_ymd_and_hms(2026, 3, 6, 12, 0, 0).unwrap());
        let moment = DateTime::from_timestamp_micros(calendar.days_from_now(1, 9)).unwrap();
        assert_eq!(moment, Utc.with_ymd_and_hms(2026, 3, 9, 9, 0, 0).unwrap());
    }
}
