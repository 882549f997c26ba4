//! What threads share: the standard library's, or loom's while the models run.

#[cfg(all(loom, test))]
pub(super) use loom::sync::{
    Mutex,
    atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering, fence},
};
#[cfg(not(all(loom, test)))]
pub(super) use std::sync::{
    Mutex,
    atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering, fence},
};

/// Waits a little: first by spinning, then by giving the processor away.
pub(super) struct Pause {
    spins: u32,
}

impl Pause {
    #[cfg(not(all(loom, test)))]
    const SPINS: u32 = 64;
    /// A model needs to know of each turn that it leads nowhere before another thread has moved.
    #[cfg(all(loom, test))]
    const SPINS: u32 = 0;

    pub(super) fn new() -> Self {
        Self { spins: 0 }
    }

    pub(super) fn wait(&mut self) {
        if self.spins < Self::SPINS {
            self.spins += 1;
            std::hint::spin_loop();
        } else {
            #[cfg(not(all(loom, test)))]
            std::thread::yield_now();
            #[cfg(all(loom, test))]
            loom::thread::yield_now();
        }
    }
}
