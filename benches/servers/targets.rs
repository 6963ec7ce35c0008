//! The two servers, started and ready.

use std::{
    net::SocketAddr,
    process::Command,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{
    Outcome,
    databases::Database,
    load::{Connection, request},
    processes::{Process, free_address},
};

/// How long a server may take to be ready.
const PATIENCE: Duration = Duration::from_mins(1);

/// A server under measurement.
pub struct Target {
    pub name: &'static str,
    pub process: Process,
    pub address: SocketAddr,
    /// Where Tessera tells its metrics.
    operations: Option<SocketAddr>,
    pub token: Option<String>,
}

/// Starts Tessera with settings of its own.
pub async fn start(database: &Database, name: &'static str, settings: &[&str]) -> Outcome<Target> {
    let (address, operations) = (free_address()?, free_address()?);
    let mut command = database.command("serve");
    for setting in [
        "log.format=json".to_owned(),
        format!("http.listen={address}"),
        format!("http.operations_listen={operations}"),
        // A load that no user may send is counted all the same.
        "limits.anonymous_per_minute=10000000".to_owned(),
        "limits.user_per_minute=10000000".to_owned(),
        "limits.user_cost_per_minute=60000000".to_owned(),
        // Longer than any run.
        "auth.access_token_seconds=86400".to_owned(),
    ]
    .into_iter()
    .chain(settings.iter().map(|setting| (*setting).to_owned()))
    {
        command.args(["--set", &setting]);
    }
    let process = Process::start(&mut command)?;
    let mut tessera = Target { name, process, address, operations: Some(operations), token: None };
    tessera.wait().await?;
    Ok(tessera)
}

/// Starts both. Tessera makes every answer: the reference keeps none.
pub async fn start_both(database: &Database) -> Outcome<(Target, Target)> {
    let tessera = start(database, "Tessera", &["embedded.redis=false", "cache.enabled=false"]).await?;
    let address = free_address()?;
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("reference").arg(&database.url).arg(address.to_string());
    let process = Process::start(&mut command)?;
    let mut reference = Target { name: "reference", process, address, operations: None, token: None };
    reference.wait().await?;

    // What a server needs before the first person signs in, hashing of the password excluded.
    tokio::time::sleep(Duration::from_secs(1)).await;
    Ok((tessera, reference))
}

impl Target {
    async fn wait(&mut self) -> Outcome<()> {
        let (start, ready) = (Instant::now(), request("GET", "/readyz", None, ""));
        loop {
            self.process.check()?;
            if let Ok(mut connection) = Connection::open(self.address).await
                && let Ok((200, _)) = connection.ask(&ready).await
            {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("{} was not ready in time", self.name).into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Signs in as the demo's administrator.
    pub async fn sign_in(&mut self) -> Outcome<()> {
        let body = json!({ "email": "ada.admin@tessera.example", "password": "tessera-demo-2026" }).to_string();
        let mut connection = Connection::open(self.address).await?;
        let (status, answer) = connection.ask(&request("POST", "/auth/sign-in", None, &body)).await?;
        let answer: Value = serde_json::from_slice(answer)?;
        let token = answer.get("accessToken").and_then(Value::as_str);
        self.token = Some(token.ok_or_else(|| format!("cannot sign in: {status} {answer}"))?.to_owned());
        Ok(())
    }

    /// One question of GraphQL as a request to this server.
    pub fn request(&self, body: &Value) -> Vec<u8> {
        request("POST", "/graphql", self.token.as_deref(), &body.to_string())
    }

    /// Asks one question and gives the answer's data; an error in the answer is an error.
    pub async fn data(&self, body: &Value) -> Outcome<Value> {
        let mut connection = Connection::open(self.address).await?;
        let (status, answer) = connection.ask(&self.request(body)).await?;
        let failed = || format!("{} answered {status}: {}", self.name, String::from_utf8_lossy(answer));
        let mut answer: Value = serde_json::from_slice(answer).map_err(|_| failed())?;
        if answer.get("errors").is_some() {
            return Err(failed().into());
        }
        answer.get_mut("data").map(Value::take).ok_or_else(|| failed().into())
    }

    /// SQL statements the server has run so far, where it tells.
    pub async fn statements(&self) -> Outcome<Option<u64>> {
        let Some(metrics) = self.metrics().await? else { return Ok(None) };
        let line = metrics.lines().find_map(|line| line.strip_prefix("tessera_db_statements_total "));
        Ok(Some(line.unwrap_or("0").trim().parse()?))
    }

    /// Its metrics as text, where it tells.
    pub async fn metrics(&self) -> Outcome<Option<String>> {
        let Some(operations) = self.operations else { return Ok(None) };
        let mut connection = Connection::open(operations).await?;
        let (_, metrics) = connection.ask(&request("GET", "/metrics", None, "")).await?;
        Ok(Some(String::from_utf8_lossy(metrics).into_owned()))
    }
}
