//! Work on the elements of a list, several at a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::{panic, thread};

/// Does something with each element, on all processors but in no more than `most` threads, and returns the results in the order
/// of the list. Each thread takes the next element that none has taken, so that no more are held than there are threads.
///
/// # Panics
/// As the work does.
pub fn each<I: Sync, T: Send>(items: &[I], most: usize, work: impl Fn(&I) -> T + Sync) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(most).min(items.len());
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return done };
            done.push((index, work(item)));
        }
    };
    let mut done: Vec<(usize, T)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(share)).collect();
        let shares =
            threads.into_iter().map(|thread| thread.join().unwrap_or_else(|fault| panic::resume_unwind(fault)));
        shares.flatten().collect()
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn results_are_in_the_order_of_the_list() {
        let items: Vec<usize> = (0..200).collect();
        let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
        assert_eq!(each(&items, usize::MAX, |item| item * 2), doubled);
        assert_eq!(each(&items, 1, |item| item * 2), doubled);
        assert_eq!(each(&[], usize::MAX, |item: &usize| *item), Vec::<usize>::new());
    }
}
