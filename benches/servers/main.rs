//! `make bench`: what Tessera costs beside a server written by hand for three questions only.
//!
//! Both answer the same questions about the same data in the same run, one after the other in several rounds. Compared
//! is the CPU time of the server's process per request, because it depends least on what else the machine does.

mod arguments;
mod cached;
mod checks;
mod databases;
mod load;
mod measurements;
mod outages;
mod processes;
mod reference;
mod reports;
mod soaks;
mod subscribers;
mod targets;
mod tokens;
mod workloads;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Call, Mode};

/// Whatever goes wrong ends the run with a sentence.
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let call = Call::parse();
    let done = match &call.mode {
        Some(Mode::Reference(arguments)) => reference::serve(arguments).map(|()| true),
        Some(Mode::Subscribers(arguments)) => subscribers::measure(&call, arguments).map(|()| true),
        Some(Mode::Tokens) => tokens::measure(&call).map(|()| true),
        Some(Mode::Cached) => cached::measure(&call).map(|()| true),
        Some(Mode::Outage(arguments)) => outages::measure(&call, arguments).map(|()| true),
        None => compare(&call),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Fails only where the servers answer differently: a ratio beyond its target is for a person to read.
fn compare(call: &Call) -> Outcome<bool> {
    processes::allow_many_connections();
    let database = databases::Database::open(call)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let (mut tessera, reference) = targets::start_both(&database).await?;
        let idle = tessera.process.resident_kib()?;
        tessera.sign_in().await?;
        let workloads = workloads::prepare(&database.url, &tessera, &reference).await?;
        checks::same_answers(&workloads, &tessera, &reference).await?;
        println!("Both servers answer {} questions alike.\n", workloads.iter().map(|w| w.asked.len()).sum::<usize>());
        if call.soak {
            return soaks::run(&tessera, &workloads, idle, call.seconds_of_soak).await.map(|()| true);
        }
        let results = measurements::run(call, &workloads, &tessera, &reference).await?;
        reports::print(&results, idle);
        Ok(true)
    })
}
