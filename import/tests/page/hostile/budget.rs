//! How long reading takes for each megabyte of what means no good. Too long for every day, so it is asked for by name.

use std::time::{Duration, Instant};

use alicloud_import::page::{self, PageOptions};

use super::monsters::MONSTERS;

const MEGABYTE: usize = 1 << 20;
/// Nearly the most that is read. What is larger is refused at once, which is measured with a hundred megabytes.
const SIZE: usize = 8 * MEGABYTE - 4096;
/// What a megabyte may take, also on a busy machine.
const BUDGET: Duration = Duration::from_secs(5);

fn time(bytes: &[u8]) -> Duration {
    let start = Instant::now();
    let page = page::read(bytes, &PageOptions::default());
    let time = start.elapsed();
    assert!(page.api.is_some() || !page.findings.is_empty());
    time
}

#[test]
#[ignore = "takes minutes; shows the seconds a megabyte with --nocapture"]
fn large_monsters_take_seconds_a_megabyte() {
    let mut slow = Vec::new();
    for monster in MONSTERS {
        // Small ones go first: if these take too long, large ones would not end.
        let small = [1, 4].map(|size| time(&(monster.of)(size * MEGABYTE)) / u32::try_from(size).unwrap_or(1));
        let is_slow = small.iter().any(|time| *time > BUDGET) || small[1] > small[0] * 3 + Duration::from_millis(50);
        let size = if is_slow { 4 * MEGABYTE } else { SIZE };
        let megabytes = u32::try_from(size.div_ceil(MEGABYTE)).unwrap_or(1);
        let each = if is_slow { small[1] } else { time(&(monster.of)(size)) / megabytes };
        eprintln!("{:8.4} s/MB at {megabytes:3} MB: {}", each.as_secs_f64(), monster.name);
        if is_slow || each > BUDGET {
            slow.push(monster.name);
        }
    }
    assert!(time(&vec![b'|'; 100 * MEGABYTE]) < BUDGET, "a hundred megabytes are refused");
    assert!(slow.is_empty(), "more than {BUDGET:?} a megabyte, or more for each the more there are: {slow:?}");
}
