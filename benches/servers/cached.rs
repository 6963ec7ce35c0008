//! `make bench ARGS=cached`: what an answer from memory costs beside one that is made.

use crate::{
    Outcome, arguments::Call, databases::Database, measurements::Measurement, processes, reports, targets, workloads,
};

/// How a server is set up to answer from one place.
const PLACES: [(&str, &[&str]); 4] = [
    ("made", &["cache.enabled=false", "embedded.redis=false", UNLIMITED]),
    ("alone", &["embedded.redis=false", UNLIMITED]),
    ("near", &["embedded.redis=true", UNLIMITED]),
    ("Redis", &["embedded.redis=true", "cache.memory_mb=0", UNLIMITED]),
];

/// Answers from memory come faster than any cost that can be allowed; requests are counted.
const UNLIMITED: &str = "limits.user_cost_per_minute=0";

/// Runs the workloads with an answer made each time, one from the server's memory with its own stamps, one with the stamps in
/// Redis, and one that lies in Redis itself.
pub fn measure(call: &Call) -> Outcome<()> {
    processes::allow_many_connections();
    let database = Database::open(call)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut results: Vec<Measurement> = Vec::new();
        for (name, settings) in PLACES {
            let mut server = targets::start(&database, name, settings).await?;
            server.sign_in().await?;
            for workload in workloads::of_one(&database.url, &server).await? {
                if call.wants(workload.name) {
                    for &connections in &call.connections {
                        results.push(Measurement::alone(call, &workload, &server, connections).await?);
                    }
                }
            }
        }
        reports::print_alone(&results);
        Ok(())
    })
}
