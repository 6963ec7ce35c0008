//! The stamps of a server that is alone with its database.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use super::{PATIENCE, Stamp, Stamps, Table, Writer, new_stamp};
use crate::ids;

/// Stamps in memory.
pub struct Alone {
    identity: Arc<str>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    epoch: Option<Stamp>,
    of: HashMap<Table, Stamp>,
    writers: HashMap<String, (Instant, Vec<Table>)>,
    /// What readers are given, until something changes.
    seen: Option<Arc<Stamps>>,
}

impl Alone {
    pub(super) fn new() -> Self {
        Self { identity: format!("alone:{}", ids::new_id().simple()).into(), state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state, which readers then see.
    fn change(&self, change: impl FnOnce(&mut State)) -> Arc<str> {
        let mut state = self.state();
        change(&mut state);
        state.seen = None;
        self.identity.clone()
    }

    pub(super) fn read(&self) -> Arc<Stamps> {
        let mut state = self.state();
        if let Some(seen) = &state.seen {
            return seen.clone();
        }
        let seen = Arc::new(Stamps {
            identity: self.identity.clone(),
            epoch: state.epoch,
            of: state.of.clone(),
            pending: state.writers.values().flat_map(|(_, tables)| tables.iter().cloned()).collect(),
        });
        state.seen = Some(seen.clone());
        seen
    }

    pub(super) fn renew(&self, tables: &HashSet<Table>) -> Arc<str> {
        self.change(|state| {
            state.epoch = Some(new_stamp());
            state.of = tables.iter().map(|table| (table.clone(), new_stamp())).collect();
        })
    }

    pub(super) fn begin(&self, writer: &Writer) -> Arc<str> {
        self.change(|state| {
            state.writers.insert(writer.name.clone(), (Instant::now(), writer.tables.clone()));
            state.touch(&writer.tables);
        })
    }

    pub(super) fn end(&self, writer: &Writer) -> Arc<str> {
        self.change(|state| {
            state.touch(&writer.tables);
            state.writers.remove(&writer.name);
        })
    }

    pub(super) fn tidy(&self) -> Arc<str> {
        self.change(|state| state.writers.retain(|_, (since, _)| since.elapsed() < PATIENCE))
    }
}

impl State {
    fn touch(&mut self, tables: &[Table]) {
        self.of.extend(tables.iter().map(|table| (table.clone(), new_stamp())));
    }
}
