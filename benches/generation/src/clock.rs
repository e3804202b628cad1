//! What a process has taken so far.

use std::{fs, io};

use rustix::time::{ClockId, clock_gettime};

/// CPU seconds, user and system, of all threads, also of those that have ended.
pub fn cpu_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// The most memory that was resident at a time, in bytes, as Linux counts it.
pub fn peak_memory() -> io::Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    let kibibytes = peak.and_then(|peak| peak.trim().parse::<u64>().ok());
    kibibytes.map(|kibibytes| kibibytes << 10).ok_or_else(|| io::Error::other("/proc/self/status has no VmHWM"))
}
