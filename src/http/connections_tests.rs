//! The accept loop against real sockets.

use std::time::Instant;

use axum::http::StatusCode;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    task::JoinHandle,
};

use super::*;

/// Answers after the time in the path: `/20` after 20 ms.
#[derive(Clone)]
struct Sleeper;

impl Handler for Sleeper {
    async fn handle(&self, _: &Peer, request: Request<Incoming>) -> Response {
        let wait = request.uri().path().trim_start_matches('/').parse().unwrap_or(0);
        sleep(Duration::from_millis(wait)).await;
        Response::builder().status(StatusCode::OK).body(Body::from("done")).unwrap()
    }
}

struct Running {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

async fn start(limits: Limits) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = watch::channel(false);
    Running { address, stop, task: tokio::spawn(serve(listener, Sleeper, limits, stopped)) }
}

fn limits() -> Limits {
    Limits {
        connections: 100,
        per_address: 0,
        header_timeout: Duration::from_millis(300),
        drain_timeout: Duration::from_secs(2),
    }
}

async fn send(address: SocketAddr, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    stream
}

/// Everything until the other end closes, within two seconds.
async fn rest(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    let _ = timeout(Duration::from_secs(2), stream.read_to_end(&mut bytes)).await.ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

fn request(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: x\r\n\r\n")
}

#[tokio::test]
async fn a_head_that_trickles_is_cut() {
    let running = start(limits()).await;
    for text in ["", "P", "PR", "GET / HTTP/1.1\r\nhos", "PRI * HTTP/2.0\r\n"] {
        let started = Instant::now();
        let mut stream = send(running.address, text).await;
        assert!(rest(&mut stream).await.is_some(), "{text:?} stayed open");
        assert!(started.elapsed() >= Duration::from_millis(250), "{text:?} was cut early");
    }
}

#[tokio::test]
async fn a_kept_connection_outlives_the_time_of_a_head_and_the_next_head_is_timed_anew() {
    let running = start(limits()).await;
    let mut stream = send(running.address, &request("/0")).await;
    let mut buffer = [0; 1024];
    assert!(stream.read(&mut buffer).await.unwrap() > 0);
    sleep(Duration::from_millis(600)).await;
    stream.write_all(request("/500").as_bytes()).await.unwrap();
    assert!(stream.read(&mut buffer).await.unwrap() > 0, "a request may take longer than its head");
    stream.write_all(b"GET / HT").await.unwrap();
    assert!(rest(&mut stream).await.is_some(), "half a head on a kept connection stayed open");
}

#[tokio::test]
async fn open_requests_finish_and_idle_connections_end_when_stopped() {
    let running = start(limits()).await;
    let mut idle = send(running.address, &request("/0")).await;
    let mut buffer = [0; 1024];
    assert!(idle.read(&mut buffer).await.unwrap() > 0);
    let mut busy = send(running.address, &request("/400")).await;
    sleep(Duration::from_millis(100)).await;
    running.stop.send(true).unwrap();
    assert_eq!(rest(&mut idle).await.as_deref(), Some(""));
    let answer = rest(&mut busy).await.unwrap().to_lowercase();
    assert!(answer.contains("200 ok") && answer.contains("connection: close") && answer.ends_with("done"), "{answer}");
    timeout(Duration::from_secs(1), running.task).await.unwrap().unwrap();
    assert!(TcpStream::connect(running.address).await.is_err());
}

#[tokio::test]
async fn the_drain_is_bounded() {
    let running = start(Limits { drain_timeout: Duration::from_millis(200), ..limits() }).await;
    let _busy = send(running.address, &request("/10000")).await;
    sleep(Duration::from_millis(50)).await;
    running.stop.send(true).unwrap();
    timeout(Duration::from_secs(1), running.task).await.unwrap().unwrap();
}

#[tokio::test]
async fn at_the_cap_callers_wait_instead_of_being_turned_away() {
    let running = start(Limits { connections: 1, ..limits() }).await;
    let first = send(running.address, &request("/0")).await;
    let mut second = send(running.address, &request("/0")).await;
    let mut buffer = [0; 1024];
    assert!(timeout(Duration::from_millis(200), second.read(&mut buffer)).await.is_err());
    drop(first);
    assert!(timeout(Duration::from_secs(1), second.read(&mut buffer)).await.unwrap().unwrap() > 0);
}

#[tokio::test]
async fn who_goes_away_before_the_answer_leaves_nothing_behind() {
    let running = start(Limits { connections: 1, ..limits() }).await;
    let first = send(running.address, &request("/10000")).await;
    sleep(Duration::from_millis(50)).await;
    drop(first);
    let mut second = send(running.address, &request("/0")).await;
    let mut buffer = [0; 1024];
    let read = timeout(Duration::from_secs(1), second.read(&mut buffer)).await;
    assert!(read.expect("the request went on to hold the connection's place").unwrap() > 0);
}

#[tokio::test]
async fn one_address_gets_only_its_share() {
    let running = start(Limits { per_address: 1, ..limits() }).await;
    let mut first = send(running.address, &request("/0")).await;
    let mut buffer = [0; 1024];
    assert!(first.read(&mut buffer).await.unwrap() > 0);
    let mut second = send(running.address, &request("/0")).await;
    assert_eq!(rest(&mut second).await.as_deref(), Some(""));
    drop(first);
    sleep(Duration::from_millis(50)).await;
    let mut third = send(running.address, &request("/0")).await;
    assert!(third.read(&mut buffer).await.unwrap() > 0);
}

#[test]
fn an_address_gets_its_places_back() {
    let addresses = Addresses::default();
    let [one, two] = [IpAddr::from([127, 0, 0, 1]), IpAddr::from([127, 0, 0, 2])];
    let first = addresses.enter(one, 2).unwrap();
    let _second = addresses.enter(one, 2).unwrap();
    assert!(addresses.enter(one, 2).is_none());
    assert!(addresses.enter(two, 2).is_some());
    drop(first);
    assert!(addresses.enter(one, 2).is_some());
}
