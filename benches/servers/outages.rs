//! `make bench ARGS=outage`: what those who ask notice when Redis is killed, and when it is back.

use std::{
    path::Path,
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    net::UnixStream,
    task::JoinSet,
    time::{MissedTickBehavior, interval},
};

use crate::{
    Outcome,
    arguments::{Call, OutageArguments},
    databases::Database,
    load::Connection,
    processes::Process,
    targets::{self, Target},
    workloads,
};

/// Connections that ask, each at its own pace: one that waits for an answer is late with its next question, and the time it
/// was late counts as time it has waited.
const CALLERS: u32 = 16;
const PATIENCE: Duration = Duration::from_secs(10);

/// When a question was due, and how long after that it was answered.
type Answered = (Instant, Duration);

pub fn measure(call: &Call, arguments: &OutageArguments) -> Outcome<()> {
    let database = Database::open(call)?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(run(&database, arguments))
}

async fn run(database: &Database, arguments: &OutageArguments) -> Outcome<()> {
    let directory = database.directory();
    std::fs::create_dir_all(directory)?;
    let socket = directory.join("redis.sock");
    let redis = start_redis(directory, &socket).await?;
    let url = format!("redis.url=redis+unix://{}", socket.display());
    let mut tessera = targets::start(database, "Tessera", &[&url, "limits.user_cost_per_minute=0"]).await?;
    tessera.sign_in().await?;
    let requests = questions(database, &tessera).await?;
    let began = Instant::now();
    let phase = Duration::from_secs(arguments.seconds);
    let gone = began + phase;
    let back = gone + phase;
    let load = tokio::spawn(load(tessera.address, requests, arguments.per_second, back + phase));
    tokio::time::sleep_until(gone.into()).await;
    redis.kill();
    tokio::time::sleep_until(back.into()).await;
    let _redis = start_redis(directory, &socket).await?;
    let shared = until_shared(&tessera, back).await?;
    let answered = load.await??;
    println!("{} questions a second over {CALLERS} connections, none failed.\n", arguments.per_second);
    println!("| Redis | answers | p50 ms | p99 ms | slowest ms |\n|---|---:|---:|---:|---:|");
    // What the first seconds of a phase meet is part of it, but for those in which the cache is filled for the first time.
    row("there", &answered, began + phase / 2, gone);
    row("gone", &answered, gone, back);
    row("back", &answered, back, back + phase);
    println!("\nStamps were shared again {:.1} s after its return.", shared.as_secs_f64());
    Ok(())
}

/// All workloads in turn.
async fn questions(database: &Database, tessera: &Target) -> Outcome<Arc<[Vec<u8>]>> {
    let workloads = workloads::of_one(&database.url, tessera).await?;
    let longest = workloads.iter().map(|workload| workload.of_tessera.len()).max().unwrap_or(0);
    let turn = |at: usize| workloads.iter().filter_map(move |workload| workload.of_tessera.iter().cycle().nth(at));
    Ok((0..longest).flat_map(turn).cloned().collect())
}

async fn load(
    address: std::net::SocketAddr,
    requests: Arc<[Vec<u8>]>,
    per_second: u32,
    end: Instant,
) -> Outcome<Vec<Answered>> {
    let mut callers = JoinSet::new();
    for caller in 0..CALLERS {
        let (requests, pace) = (requests.clone(), Duration::from_secs(1) * CALLERS / per_second.max(1));
        callers.spawn(async move {
            tokio::time::sleep(pace * caller / CALLERS).await;
            ask(address, &requests, caller as usize * 7, pace, end).await
        });
    }
    let mut answered = Vec::new();
    while let Some(part) = callers.join_next().await {
        answered.extend(part??);
    }
    Ok(answered)
}

async fn ask(
    address: std::net::SocketAddr,
    requests: &[Vec<u8>],
    first: usize,
    pace: Duration,
    end: Instant,
) -> Outcome<Vec<Answered>> {
    let mut connection = Connection::open(address).await?;
    let mut times = interval(pace);
    times.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut answered = Vec::new();
    for request in requests.iter().cycle().skip(first) {
        let due = times.tick().await.into_std();
        if due >= end {
            break;
        }
        match connection.ask(request).await? {
            (200, body) if body.starts_with(b"{\"data\":{") => answered.push((due, due.elapsed())),
            (status, body) => return Err(format!("{status}: {}", String::from_utf8_lossy(body)).into()),
        }
    }
    Ok(answered)
}

/// How long after Redis was back the server's lease was for it again.
async fn until_shared(tessera: &Target, back: Instant) -> Outcome<Duration> {
    let shared = "tessera_cache_lease{stamps=\"shared\"} 1";
    while !tessera.metrics().await?.is_some_and(|metrics| metrics.contains(shared)) {
        if back.elapsed() > PATIENCE {
            return Err("the server does not take Redis up again".into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(back.elapsed())
}

async fn start_redis(directory: &Path, socket: &Path) -> Outcome<Process> {
    let mut command = Command::new("redis-server");
    command.args(["--port", "0", "--save", "", "--appendonly", "no", "--dir"]).arg(directory);
    let redis = Process::start(command.arg("--unixsocket").arg(socket))?;
    let began = Instant::now();
    while UnixStream::connect(socket).await.is_err() {
        if began.elapsed() > PATIENCE {
            return Err("Redis does not start".into());
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Ok(redis)
}

#[allow(clippy::cast_precision_loss, reason = "figures for people")]
fn row(name: &str, answered: &[Answered], from: Instant, to: Instant) {
    let mut times: Vec<_> =
        answered.iter().filter(|(due, _)| (from..to).contains(due)).map(|(_, time)| *time).collect();
    times.sort_unstable();
    let at = |percent: usize| {
        let at = (times.len() * percent / 100).min(times.len().saturating_sub(1));
        times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1e3)
    };
    println!("| {name} | {} | {:.1} | {:.1} | {:.0} |", times.len(), at(50), at(99), at(100));
}
