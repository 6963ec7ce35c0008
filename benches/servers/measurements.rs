//! Rounds of load on both servers in turn.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use crate::{Outcome, arguments::Call, load, targets::Target, workloads::Workload};

/// Load before the first measured round, for pools, caches and the processor to settle.
const WARM_UP: Duration = Duration::from_millis(1_500);

/// All rounds of one workload, server and number of connections.
pub struct Measurement {
    pub workload: &'static str,
    pub title: &'static str,
    pub limit: f64,
    pub server: &'static str,
    pub connections: usize,
    elapsed: Duration,
    cpu_microseconds: u64,
    statements: Option<u64>,
    /// In microseconds, sorted once all rounds are over.
    latencies: Vec<u32>,
    pub resident_kib: u64,
}

impl Measurement {
    fn new(workload: &Workload, server: &Target, connections: usize) -> Self {
        Self {
            workload: workload.name,
            title: workload.title,
            limit: workload.limit,
            server: server.name,
            connections,
            elapsed: Duration::ZERO,
            cpu_microseconds: 0,
            statements: None,
            latencies: Vec::new(),
            resident_kib: 0,
        }
    }

    /// All rounds of a workload on one server.
    pub async fn alone(call: &Call, workload: &Workload, server: &Target, connections: usize) -> Outcome<Self> {
        let mut measured = Self::new(workload, server, connections);
        load::run(server.address, &workload.of_tessera, connections, WARM_UP).await;
        for _ in 0..call.rounds.max(1) {
            measured.round(server, &workload.of_tessera, Duration::from_secs_f64(call.seconds)).await?;
        }
        measured.latencies.sort_unstable();
        Ok(measured)
    }

    async fn round(&mut self, server: &Target, requests: &Arc<[Vec<u8>]>, duration: Duration) -> Outcome<()> {
        let (cpu, statements) = (server.process.cpu_microseconds()?, server.statements().await?);
        let start = Instant::now();
        let mut seen = load::run(server.address, requests, self.connections, duration).await;
        self.elapsed += start.elapsed();
        self.cpu_microseconds += server.process.cpu_microseconds()? - cpu;
        if let (Some(after), Some(before)) = (server.statements().await?, statements) {
            *self.statements.get_or_insert(0) += after - before;
        }
        if let Some(error) = seen.errors.first() {
            return Err(format!("{} failed {} times, first: {error}", server.name, seen.errors.len()).into());
        }
        self.latencies.append(&mut seen.latencies);
        self.resident_kib = self.resident_kib.max(server.process.resident_kib()?);
        Ok(())
    }

    #[allow(clippy::cast_precision_loss, reason = "numbers for people")]
    fn requests(&self) -> f64 {
        self.latencies.len().max(1) as f64
    }

    pub fn per_second(&self) -> f64 {
        self.requests() / self.elapsed.as_secs_f64()
    }

    #[allow(clippy::cast_precision_loss, reason = "numbers for people")]
    pub fn cpu_per_request(&self) -> f64 {
        self.cpu_microseconds as f64 / self.requests()
    }

    /// Statements per request; the reference runs one by construction.
    #[allow(clippy::cast_precision_loss, reason = "numbers for people")]
    pub fn statements_per_request(&self) -> f64 {
        self.statements.map_or(1.0, |statements| statements as f64 / self.requests())
    }

    /// The latency that `percent` of the answers stay within, in milliseconds.
    pub fn percentile(&self, percent: usize) -> f64 {
        let at = (self.latencies.len() * percent / 100).min(self.latencies.len().saturating_sub(1));
        f64::from(self.latencies.get(at).copied().unwrap_or(0)) / 1_000.0
    }
}

pub async fn run(
    call: &Call,
    workloads: &[Workload],
    tessera: &Target,
    reference: &Target,
) -> Outcome<Vec<Measurement>> {
    let duration = Duration::from_secs_f64(call.seconds);
    let mut results = Vec::new();
    for workload in workloads.iter().filter(|workload| call.wants(workload.name)) {
        for &connections in &call.connections {
            let mut own = Measurement::new(workload, tessera, connections);
            let mut other = Measurement::new(workload, reference, connections);
            for round in 0..call.rounds.max(1) {
                eprintln!("{} with {connections} connections, round {}", workload.name, round + 1);
                if round == 0 {
                    load::run(tessera.address, &workload.of_tessera, connections, WARM_UP).await;
                    load::run(reference.address, &workload.of_reference, connections, WARM_UP).await;
                }
                own.round(tessera, &workload.of_tessera, duration).await?;
                if !call.tessera_alone {
                    other.round(reference, &workload.of_reference, duration).await?;
                }
            }
            own.latencies.sort_unstable();
            other.latencies.sort_unstable();
            results.extend([own, other]);
        }
    }
    Ok(results)
}
