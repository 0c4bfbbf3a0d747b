//! Bounds on untrusted input, and the budget of work.
//!
//! The core has no clock: work is counted in steps, and a caller can cancel between them. Past a
//! bound there is an error of kind `Limit`, never a panic or a hang.

use crate::error::Error;
use crate::messages::Trouble;
use std::cell::Cell;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The bounds on one document. The defaults hold for anything an office writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the input (64 MiB).
    pub input_bytes: usize,
    /// Depth of nested XML or JSON (64; a forwarded document may hold another). Never more than
    /// [`DEEPEST`](Limits::DEEPEST), whatever is asked for: reading recurses.
    pub nesting: usize,
    /// Attributes of one XML element (64).
    pub attributes: usize,
    /// Entries of a container (4096).
    pub entries: usize,
    /// Bytes that come out of a container when it is unpacked (64 MiB).
    pub expanded_bytes: usize,
    /// How many times its size a part of a container may have when it is unpacked (200).
    pub expansion: usize,
    /// Steps of work, about one a character and pass (2 000 000 000).
    pub steps: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_bytes: 64 << 20,
            nesting: 64,
            attributes: 64,
            entries: 4096,
            expanded_bytes: 64 << 20,
            expansion: 200,
            steps: 2_000_000_000,
        }
    }
}

impl Limits {
    /// The deepest nesting that can be asked for: what serde_json reads, and safe on a small stack.
    pub const DEEPEST: usize = 127;

    /// Refuses an input that is larger than the bound.
    pub fn check_size(&self, len: usize) -> Result<(), Error> {
        check(Trouble::TooLarge, self.input_bytes, len)
    }

    /// Refuses nesting deeper than the bound.
    pub fn check_nesting(&self, depth: usize) -> Result<(), Error> {
        check(Trouble::TooDeep, self.nesting.min(Self::DEEPEST), depth)
    }
}

/// Refuses a count past its bound.
pub(crate) fn check(trouble: Trouble, limit: usize, is: usize) -> Result<(), Error> {
    if is > limit {
        Err(Error::new(trouble, &[&limit, &is]))
    } else {
        Ok(())
    }
}

/// A flag by which another thread stops a conversion.
#[derive(Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks every conversion that holds this flag to stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl fmt::Debug for Cancel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cancel({})", self.is_cancelled())
    }
}

/// The budget of one conversion.
#[derive(Debug)]
pub struct Budget {
    limit: u64,
    left: Cell<u64>,
    cancel: Cancel,
}

impl Budget {
    /// A full budget.
    pub fn new(limits: &Limits, cancel: &Cancel) -> Self {
        Self {
            limit: limits.steps,
            left: Cell::new(limits.steps),
            cancel: cancel.clone(),
        }
    }

    /// Takes `steps` from the budget, and stops when it is empty or the caller cancelled.
    pub fn spend(&self, steps: usize) -> Result<(), Error> {
        if self.cancel.is_cancelled() {
            return Err(Error::new(Trouble::Cancelled, &[]));
        }
        let steps = steps as u64;
        match self.left.get().checked_sub(steps) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => {
                let used = self
                    .limit
                    .saturating_sub(self.left.get())
                    .saturating_add(steps);
                Err(Error::new(Trouble::TooMuchWork, &[&self.limit, &used]))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    #[test]
    fn an_empty_budget_is_a_limit_and_a_cancelled_one_says_so() {
        let cancel = Cancel::default();
        let budget = Budget::new(
            &Limits {
                steps: 10,
                ..Limits::default()
            },
            &cancel,
        );
        assert!(budget.spend(10).is_ok());
        assert_eq!(budget.spend(1).map_err(|e| e.kind()), Err(ErrorKind::Limit));
        cancel.cancel();
        assert_eq!(
            budget.spend(0).map_err(|e| e.kind()),
            Err(ErrorKind::Cancelled)
        );
    }
}
