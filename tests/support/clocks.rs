//! A clock whose hands a test moves.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use chrono::TimeDelta;
use tessera::clock::Clock;

/// The hands of a clock. It goes like the system's, ahead of it by as much as it was moved.
#[derive(Clone, Default)]
pub struct Hands(Arc<AtomicI64>);

impl Hands {
    pub fn clock(&self) -> Clock {
        let (system, ahead) = (Clock::system(), self.0.clone());
        Clock::of(move || system.now() + TimeDelta::milliseconds(ahead.load(Ordering::Relaxed)))
    }

    pub fn forward(&self, by: Duration) {
        self.0.fetch_add(i64::try_from(by.as_millis()).unwrap(), Ordering::Relaxed);
    }
}
