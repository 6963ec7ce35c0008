//! How the benchmark is called.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand};

/// Measures Tessera beside a hand-written server.
#[derive(Debug, Parser)]
pub struct Call {
    #[command(subcommand)]
    pub mode: Option<Mode>,
    /// Seeded database to measure on; without it a PostgreSQL is started and seeded
    #[arg(long)]
    pub database: Option<String>,
    /// Another build of Tessera to measure
    #[arg(long, default_value = env!("CARGO_BIN_EXE_tessera"))]
    pub program: PathBuf,
    /// Rounds; in each, every server runs every workload once
    #[arg(long, default_value_t = 3)]
    pub rounds: u32,
    /// Seconds of a workload in a round
    #[arg(long, default_value_t = 3.0)]
    pub seconds: f64,
    /// Connections that ask at the same time, one measurement for each number
    #[arg(long, value_delimiter = ',', default_value = "1,64")]
    pub connections: Vec<usize>,
    /// Workloads to run; all when absent
    #[arg(long, value_delimiter = ',')]
    pub only: Vec<String>,
    /// Leaves the reference out, for a profiler
    #[arg(long)]
    pub tessera_alone: bool,
    /// Holds 2,000 connections open instead, and watches errors and memory
    #[arg(long)]
    pub soak: bool,
    #[arg(long, default_value_t = 60)]
    pub seconds_of_soak: u64,
    /// Given by `cargo bench`
    #[arg(long, hide = true, global = true)]
    bench: bool,
}

#[derive(Debug, Subcommand)]
pub enum Mode {
    /// Runs the hand-written server
    Reference(ReferenceArguments),
    /// Measures what it costs to know who asks and what they may do
    Tokens,
    /// Measures what an answer from memory costs
    Cached,
    /// Measures what those who listen cost, and how fast an event reaches them
    Subscribers(SubscriberArguments),
    /// Measures what is noticed when Redis is killed, and when it is back
    Outage(OutageArguments),
}

#[derive(Debug, Args)]
pub struct OutageArguments {
    /// Questions a second
    #[arg(long, default_value_t = 1_000)]
    pub per_second: u32,
    /// Seconds with Redis, without it, and with it again
    #[arg(long, default_value_t = 20)]
    pub seconds: u64,
}

#[derive(Debug, Args)]
pub struct SubscriberArguments {
    /// Sockets with one subscription each
    #[arg(long, default_value_t = 5_000)]
    pub subscribers: usize,
    /// Users they belong to
    #[arg(long, default_value_t = 100)]
    pub users: usize,
    #[arg(long, default_value_t = 20)]
    pub events: u32,
    /// Asks for a field that each user has of their own, so that nothing can be answered once for all
    #[arg(long)]
    pub personal: bool,
}

#[derive(Debug, Args)]
pub struct ReferenceArguments {
    pub database: String,
    pub listen: SocketAddr,
}

impl Call {
    pub fn wants(&self, workload: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|name| name.eq_ignore_ascii_case(workload))
    }
}
