//! How far the clock of this machine is off.

use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::{Duration, SystemTime},
};

use http::{HeaderMap, header::DATE};

/// What has to be added to the clock of this machine, in seconds, as the service told. Services refuse what was signed
/// more than a quarter of an hour from their time.
#[derive(Debug, Default)]
pub(crate) struct ClockSkew(AtomicI64);

impl ClockSkew {
    /// What is known now.
    pub(crate) fn seconds(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Learns from an answer that was received `now`. Returns what is known then, unless the answer has no date.
    pub(crate) fn learn(&self, headers: &HeaderMap, now: SystemTime) -> Option<i64> {
        let offset = seconds_between(now, date(headers)?);
        self.0.store(offset, Ordering::Relaxed);
        Some(offset)
    }
}

/// The time at a service that is `skew` seconds ahead, when it is `now` on this machine.
pub(crate) fn corrected(now: SystemTime, skew: i64) -> SystemTime {
    let offset = Duration::from_secs(skew.unsigned_abs());
    let corrected = if skew < 0 { now.checked_sub(offset) } else { now.checked_add(offset) };
    corrected.unwrap_or(now)
}

/// Whether two corrections differ by more than answers take.
pub(crate) fn is_another(skew: i64, other: i64) -> bool {
    const NEGLIGIBLE: u64 = 5;
    skew.abs_diff(other) > NEGLIGIBLE
}

fn date(headers: &HeaderMap) -> Option<SystemTime> {
    httpdate::parse_http_date(headers.get(DATE)?.to_str().ok()?).ok()
}

fn seconds_between(from: SystemTime, to: SystemTime) -> i64 {
    let seconds = |duration: Duration| i64::try_from(duration.as_secs()).unwrap_or(i64::MAX);
    match to.duration_since(from) {
        Ok(ahead) => seconds(ahead),
        Err(behind) => -seconds(behind.duration()),
    }
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    fn headers(date: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(DATE, date.parse().expect("a header"));
        headers
    }

    #[test]
    fn the_time_of_the_service_is_used_from_then_on() {
        // 2026-01-02T03:04:05Z
        let service = UNIX_EPOCH + Duration::from_secs(1_767_323_045);
        for off in [3_600, 86_400 * 400] {
            for now in [service - Duration::from_secs(off), service + Duration::from_secs(off)] {
                let skew = ClockSkew::default();
                let learned = skew.learn(&headers("Fri, 02 Jan 2026 03:04:05 GMT"), now).expect("a date");
                assert!(is_another(learned, 0));
                assert_eq!(skew.seconds(), learned);
                assert_eq!(corrected(now, learned), service);
            }
        }
    }

    #[test]
    fn what_an_answer_takes_is_no_other_time() {
        assert!(!is_another(3_600, 3_597));
        assert!(is_another(-3, 3));
    }

    #[test]
    fn an_answer_without_a_date_teaches_nothing() {
        let skew = ClockSkew::default();
        let now = SystemTime::now();
        assert_eq!(skew.learn(&HeaderMap::new(), now), None);
        assert_eq!(skew.learn(&headers("yesterday"), now), None);
        assert_eq!(corrected(now, skew.seconds()), now);
    }

    #[test]
    fn no_correction_is_too_large() {
        let now = SystemTime::now();
        assert!(corrected(now, i64::MIN) < UNIX_EPOCH);
        assert_eq!(corrected(now, i64::MAX), now, "there is no such time");
    }
}
