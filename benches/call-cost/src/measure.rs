//! CPU time and allocations of this thread, which runs the client and nothing else.

use rustix::time::{ClockId, clock_gettime};

/// How much to measure.
#[derive(Clone, Copy)]
pub enum Effort {
    /// As much as it takes for figures that mean something.
    Full,
    /// Everything once, to show that it works.
    Quick,
}

impl Effort {
    /// `count` of what is repeated to get a better figure, or one of it.
    pub fn of(self, count: usize) -> usize {
        match self {
            Self::Full => count,
            Self::Quick => 1,
        }
    }
}

/// What one of many repetitions takes.
#[derive(Clone, Copy, Default)]
pub struct Cost {
    /// CPU time of this thread, user and system, in microseconds.
    pub micros: f64,
    pub allocations: f64,
}

impl Cost {
    /// Of one repetition, in the mean of `count`.
    pub fn of(count: usize, mut repetition: impl FnMut()) -> Self {
        let started = cpu_seconds();
        let counted = allocation_counter::measure(|| (0..count).for_each(|_| repetition()));
        let seconds = cpu_seconds() - started;
        let mean = |total: f64| total / count as f64;
        Self { micros: mean(seconds * 1e6), allocations: mean(counted.count_total as f64) }
    }

    /// Both together.
    pub fn plus(self, other: Self) -> Self {
        Self { micros: self.micros + other.micros, allocations: self.allocations + other.allocations }
    }

    /// What is left of it without another.
    pub fn without(self, other: Self) -> Self {
        Self { micros: self.micros - other.micros, allocations: self.allocations - other.allocations }
    }
}

/// Measures several things in turns, forwards and backwards, so that whatever else the machine does meets all of them.
/// Returns the costs of each by round.
pub fn rounds<const N: usize>(rounds: usize, things: [&mut dyn FnMut() -> Cost; N]) -> [Vec<Cost>; N] {
    let mut costs = [const { Vec::new() }; N];
    for round in 0..rounds {
        for turn in 0..N {
            let thing = if round % 2 == 0 { turn } else { N - 1 - turn };
            costs[thing].push(things[thing]());
        }
    }
    costs
}

/// The median of each part.
pub fn median_cost(costs: &[Cost]) -> Cost {
    Cost {
        micros: median(costs.iter().map(|cost| cost.micros)),
        allocations: median(costs.iter().map(|cost| cost.allocations)),
    }
}

/// The middle one; the upper of two.
pub fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn cpu_seconds() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}
