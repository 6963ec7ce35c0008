//! Many connections for a long time: nothing may fail, and memory may not grow once it is warm.

use std::{sync::Arc, time::Duration};

use crate::{Outcome, load, reports::mebibytes, targets::Target, workloads::Workload};

const CONNECTIONS: usize = 2_000;
const INTERVAL: Duration = Duration::from_secs(5);

pub async fn run(tessera: &Target, workloads: &[Workload], idle_kib: u64, seconds: u64) -> Outcome<()> {
    let requests: Arc<[Vec<u8>]> = workloads.first().ok_or("no workload")?.of_tessera.clone();
    println!("idle: {:.1} MB resident", mebibytes(idle_kib));
    let load = tokio::spawn({
        let (address, duration) = (tessera.address, Duration::from_secs(seconds));
        async move { load::run(address, &requests, CONNECTIONS, duration).await }
    });
    let mut waited = Duration::ZERO;
    while !load.is_finished() && waited.as_secs() < seconds {
        tokio::time::sleep(INTERVAL).await;
        waited += INTERVAL;
        println!("after {:>3} s: {:.1} MB resident", waited.as_secs(), mebibytes(tessera.process.resident_kib()?));
    }
    let seen = load.await?;
    println!("{} answers over {CONNECTIONS} connections, {} errors", seen.latencies.len(), seen.errors.len());
    match seen.errors.first() {
        Some(error) => Err(format!("first error: {error}").into()),
        None => Ok(()),
    }
}
