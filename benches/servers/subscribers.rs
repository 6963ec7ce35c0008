//! `make bench ARGS=subscribers`: what those who listen cost while nothing happens, and how fast an event reaches them all.
#![expect(clippy::cast_precision_loss, reason = "figures for people")]

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use diesel::{sql_query, sql_types::Integer};
use diesel_async::RunQueryDsl;
use futures_util::{SinkExt, StreamExt, future::join_all};
use serde_json::{Value, json};
use tessera::{auth::Auth, clock::Clock, config::Config, db::Db, limits::Limits};
use tokio::sync::mpsc;
use tokio_tungstenite::{
    client_async,
    tungstenite::{Message, client::IntoClientRequest, http::HeaderValue},
};

use crate::{
    Outcome,
    arguments::{Call, SubscriberArguments},
    databases::Database,
    processes,
    targets::{self, Target},
};

/// Connections that are made at once.
const AT_ONCE: usize = 50;
/// Longer than anything takes.
const PATIENCE: Duration = Duration::from_mins(2);
/// Users who may see every client, each of whom listens.
const USERS: &str = "INSERT INTO users (id, email, first_name, last_name, role_id, status, password_hash)
    SELECT gen_random_uuid(), 'listener-' || n || '@tessera.example', 'Listener', n::text, support.role_id, 'active', support.password_hash
    FROM (SELECT role_id, password_hash FROM users WHERE email = 'sam.support@tessera.example') support, generate_series(1, $1) n";

pub fn measure(call: &Call, arguments: &SubscriberArguments) -> Outcome<()> {
    processes::allow_many_connections();
    let database = Database::open(call)?;
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(run(&database, arguments))
}

async fn run(database: &Database, arguments: &SubscriberArguments) -> Outcome<()> {
    let mut tessera =
        targets::start(database, "Tessera", &["subscriptions.connections_per_user=100000", "embedded.redis=false"])
            .await?;
    tessera.sign_in().await?;
    let tokens = tokens(database, arguments.users).await?;
    let client = tessera.data(&json!({ "query": "{ clients(first: 1) { nodes { id version } } }" })).await?;
    let client = client.pointer("/clients/nodes/0").ok_or("no client")?.clone();
    let before = tessera.process.resident_kib()?;
    let (heard, mut times) = mpsc::unbounded_channel();
    let began = Instant::now();
    let selection = if arguments.personal { "name isFavorite" } else { "name" };
    let query = Arc::new(format!("subscription {{ clientChanged {{ action version client {{ {selection} }} }} }}"));
    let numbers: Vec<usize> = (0..arguments.subscribers).collect();
    for some in numbers.chunks(AT_ONCE) {
        let opened = join_all(some.iter().map(|number| {
            let token = tokens.get(number % tokens.len()).cloned().unwrap_or_default();
            listen(&tessera, token, query.clone(), heard.clone())
        }));
        for one in opened.await {
            one?;
        }
    }
    println!(
        "{} subscribers of {} users in {:.1} s",
        arguments.subscribers,
        tokens.len(),
        began.elapsed().as_secs_f64()
    );
    tokio::time::sleep(Duration::from_secs(2)).await;
    let cpu = tessera.process.cpu_microseconds()?;
    tokio::time::sleep(Duration::from_secs(10)).await;
    let idle = tessera.process.cpu_microseconds()?.saturating_sub(cpu) / 100_000;
    let after = tessera.process.resident_kib()?;
    let each = after.saturating_sub(before) as f64 / arguments.subscribers as f64;
    println!(
        "memory: {:.1} MB before, {:.1} MB with them: {each:.1} KiB each; CPU while nothing happens: {idle} %",
        before as f64 / 1e3,
        after as f64 / 1e3
    );
    tell(&tessera, client, arguments, &mut times).await
}

/// Changes a client some times, and waits each time until everybody has heard.
async fn tell(
    tessera: &Target,
    mut client: Value,
    arguments: &SubscriberArguments,
    heard: &mut mpsc::UnboundedReceiver<Instant>,
) -> Outcome<()> {
    let (mut first, mut last) = (Vec::new(), Vec::new());
    let statements = tessera.statements().await?.unwrap_or_default();
    let cpu = tessera.process.cpu_microseconds()?;
    for number in 0..arguments.events {
        let input =
            json!({ "id": client.get("id"), "version": client.get("version"), "name": format!("Told {number}") });
        let query = "mutation($input: ClientUpdateInput!) { clientUpdate(input: $input) { client { id version } } }";
        let sent = Instant::now();
        let answer = tessera.data(&json!({ "query": query, "variables": { "input": input } })).await?;
        client = answer.pointer("/clientUpdate/client").ok_or("no client")?.clone();
        let mut times = Vec::with_capacity(arguments.subscribers);
        for _ in 0..arguments.subscribers {
            let at = tokio::time::timeout(PATIENCE, heard.recv()).await?.ok_or("nobody listens any more")?;
            times.push(at.duration_since(sent));
        }
        times.sort_unstable();
        first.extend(times.as_slice().first());
        last.extend(times.as_slice().last());
    }
    let events = u64::from(arguments.events.max(1));
    let statements = (tessera.statements().await?.unwrap_or_default() - statements) as f64 / events as f64;
    let cpu = (tessera.process.cpu_microseconds()? - cpu) as f64 / 1e3 / events as f64;
    last.sort_unstable();
    first.sort_unstable();
    let milliseconds = |times: &[Duration], share: usize| {
        times
            .get((times.len() * share / 100).min(times.len().saturating_sub(1)))
            .map_or(0.0, |time| time.as_secs_f64() * 1e3)
    };
    println!(
        "{events} events, from the change being sent until the last one has heard: median {:.0} ms, longest {:.0} ms (the first one: median {:.0} ms)",
        milliseconds(&last, 50),
        milliseconds(&last, 100),
        milliseconds(&first, 50)
    );
    println!("an event costs {statements:.1} statements, the change included, and {cpu:.1} ms of CPU time");
    Ok(())
}

/// Access tokens of as many users.
async fn tokens(database: &Database, users: usize) -> Outcome<Vec<String>> {
    let (config, clock) = (Config::default(), Clock::system());
    let db = Db::connect(&config.database, &database.url).await?;
    let (limits, _teller) = Limits::start(&config.limits, None);
    let auth = Auth::new(&config.auth, database.directory(), clock, &db, limits).await?;
    let count = i32::try_from(users)?;
    sql_query(USERS).bind::<Integer, _>(count).execute(&mut db.connection().await?).await?;
    let mut tokens = Vec::with_capacity(users);
    for number in 1..=users {
        tokens.push(auth.mint_for(&format!("listener-{number}@tessera.example"), Duration::from_hours(2)).await?);
    }
    // The server has to hear of them.
    tokio::time::sleep(Duration::from_secs(3)).await;
    Ok(tokens)
}

/// Opens a socket that tells of each event when it came.
async fn listen(
    tessera: &Target,
    token: String,
    query: Arc<String>,
    heard: mpsc::UnboundedSender<Instant>,
) -> Outcome<()> {
    let mut request = format!("ws://{}/graphql", tessera.address).into_client_request()?;
    request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static("graphql-transport-ws"));
    let stream = tokio::net::TcpStream::connect(tessera.address).await?;
    let (mut socket, _) = client_async(request, stream).await?;
    let init = json!({ "type": "connection_init", "payload": { "authorization": format!("Bearer {token}") } });
    let subscribe = json!({ "type": "subscribe", "id": "1", "payload": { "query": *query } });
    for message in [init, subscribe, json!({ "type": "ping" })] {
        socket.send(Message::text(message.to_string())).await?;
    }
    for kind in ["connection_ack", "pong"] {
        let message = socket.next().await.ok_or("the server has closed a socket")??;
        if !message.to_text().unwrap_or_default().contains(kind) {
            return Err(format!("{message} in place of {kind}").into());
        }
    }
    tokio::spawn(async move {
        while let Some(Ok(message)) = socket.next().await {
            if message.to_text().is_ok_and(|text| text.contains("\"next\"")) && heard.send(Instant::now()).is_err() {
                return;
            }
        }
    });
    Ok(())
}
