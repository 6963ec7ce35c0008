//! The accept loop: how many connections there may be, how long each may idle, and how they end.

use std::{
    collections::HashMap,
    convert::Infallible,
    io,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    body::Body,
    http::{Request, header},
    response::Response,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hyper::{
    body::Incoming,
    server::conn::{http1, http2},
    service::service_fn,
};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use sha2::{Digest, Sha256};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    task::JoinSet,
    time::{sleep, timeout},
};

use super::streams::{Activity, WatchedStream};
use crate::config::HttpConfig;

/// Bytes of a request's head at most; beyond it the protocol layer answers 431.
const MAX_HEAD: usize = 64 * 1024;

/// Answers the requests of a connection.
pub trait Handler: Clone + Send + Sync + 'static {
    fn handle(&self, peer: &Peer, request: Request<Incoming>) -> impl Future<Output = Response> + Send;
}

/// The other end of a connection.
#[derive(Debug)]
pub struct Peer {
    pub address: SocketAddr,
    /// Tells callers apart in the log without naming them; another key in every process.
    pub hash: Box<str>,
}

/// Bounds on the connections of one listener.
#[derive(Debug, Clone)]
pub struct Limits {
    pub connections: usize,
    /// 0: no bound.
    pub per_address: usize,
    pub header_timeout: Duration,
    pub drain_timeout: Duration,
}

impl From<&HttpConfig> for Limits {
    fn from(config: &HttpConfig) -> Self {
        Self {
            connections: config.max_connections,
            per_address: config.max_connections_per_address,
            header_timeout: Duration::from_millis(config.header_timeout_ms),
            drain_timeout: Duration::from_millis(config.drain_timeout_ms),
        }
    }
}

/// Accepts and serves connections until `stop` turns true, then lets open requests finish within the drain time-out.
pub async fn serve(listener: TcpListener, handler: impl Handler, limits: Limits, mut stop: watch::Receiver<bool>) {
    let slots = Arc::new(Semaphore::new(limits.connections.clamp(1, Semaphore::MAX_PERMITS)));
    let addresses = Addresses::default();
    let key = crate::ids::new_id();
    let mut tasks = JoinSet::new();
    loop {
        // At the cap nothing is accepted: callers wait in the backlog of the system instead of being turned away.
        let accepted = tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => break,
            accepted = accept(&listener, &slots) => accepted,
        };
        while tasks.try_join_next().is_some() {}
        let Some((stream, address, slot)) = accepted else { continue };
        let Some(place) = addresses.enter(address.ip(), limits.per_address) else {
            metrics::counter!("http_server_rejected_total", "reason" => "address").increment(1);
            continue;
        };
        let digest = Sha256::new().chain_update(key).chain_update(address.ip().to_string()).finalize();
        let hash = URL_SAFE_NO_PAD.encode(digest.get(..9).unwrap_or_default()).into();
        let connection = Connection { peer: Peer { address, hash }, _slot: slot, _place: place };
        tasks.spawn(connection.run(stream, handler.clone(), limits.header_timeout, stop.clone()));
    }
    drop(listener);
    let drained = timeout(limits.drain_timeout, async { while tasks.join_next().await.is_some() {} }).await;
    if drained.is_err() {
        tracing::warn!(connections = tasks.len(), "connections were cut at the end of the drain");
        tasks.shutdown().await;
    }
}

async fn accept(
    listener: &TcpListener,
    slots: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let slot = if let Ok(slot) = slots.clone().try_acquire_owned() {
        slot
    } else {
        metrics::counter!("http_server_rejected_total", "reason" => "accept_paused").increment(1);
        slots.clone().acquire_owned().await.ok()?
    };
    match listener.accept().await {
        Ok((stream, address)) => Some((stream, address, slot)),
        Err(error) => {
            // Out of descriptors: a pause lets some close. Anything else concerns the one connection only.
            if !matches!(error.kind(), io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset) {
                tracing::warn!(%error, "accepting a connection failed");
                sleep(Duration::from_millis(100)).await;
            }
            None
        }
    }
}

/// An open connection with its places among all and among those of its address.
struct Connection {
    peer: Peer,
    _slot: OwnedSemaphorePermit,
    _place: Place,
}

impl Connection {
    async fn run(
        self,
        stream: TcpStream,
        handler: impl Handler,
        header_timeout: Duration,
        mut stop: watch::Receiver<bool>,
    ) {
        let _open = super::operations::Active::connection();
        // Answers are small and finished: waiting to fill a packet only adds time.
        let _ = stream.set_nodelay(true);
        let Ok(Some(is_http2)) = timeout(header_timeout, speaks_http2(&stream)).await else { return };
        let activity = Arc::new(Activity::default());
        let io = TokioIo::new(WatchedStream::new(stream, is_http2, activity.clone(), header_timeout));
        let peer = Arc::new(self.peer);
        let serving = activity.clone();
        let service = service_fn(move |mut request: Request<Incoming>| {
            let (handler, peer, work) = (handler.clone(), peer.clone(), serving.begin());
            if request.headers().contains_key(header::UPGRADE) {
                request.extensions_mut().insert(serving.clone());
            }
            async move {
                let response: Response<Body> = handler.handle(&peer, request).await;
                drop(work);
                Ok::<_, Infallible>(response)
            }
        });
        // Errors here are of the protocol or the network: the other end went away or spoke nonsense.
        if is_http2 {
            let mut builder = http2::Builder::new(TokioExecutor::new());
            builder
                .timer(TokioTimer::new())
                .max_concurrent_streams(100)
                .max_pending_accept_reset_streams(20)
                .max_header_list_size(u32::try_from(MAX_HEAD).unwrap_or(u32::MAX))
                .keep_alive_interval(Duration::from_secs(20))
                .keep_alive_timeout(Duration::from_secs(10));
            let mut connection = std::pin::pin!(builder.serve_connection(io, service));
            tokio::select! {
                _ = connection.as_mut() => return,
                _ = stop.wait_for(|stop| *stop) => connection.as_mut().graceful_shutdown(),
            }
            let _ = connection.await;
        } else {
            let mut builder = http1::Builder::new();
            // The stream watches the time of heads and of idling, each with a bound of its own.
            builder.timer(TokioTimer::new()).header_read_timeout(None).max_buf_size(MAX_HEAD);
            // Its end drops a request whose caller went away before the answer.
            {
                let mut connection = std::pin::pin!(builder.serve_connection(io, service).with_upgrades());
                let is_over = tokio::select! {
                    _ = connection.as_mut() => true,
                    _ = stop.wait_for(|stop| *stop) => false,
                };
                if !is_over {
                    connection.as_mut().graceful_shutdown();
                    let _ = connection.await;
                }
            }
            activity.rest().await;
        }
    }
}

/// Looks at the first bytes without taking them; `None` when the connection ends before they come.
async fn speaks_http2(stream: &TcpStream) -> Option<bool> {
    const PREFACE: &[u8] = b"PRI";
    let mut first = [0; 3];
    loop {
        match stream.peek(&mut first).await {
            Ok(0) | Err(_) => return None,
            Ok(count) => {
                let seen = first.get(..count)?;
                if !PREFACE.starts_with(seen) || count == PREFACE.len() {
                    return Some(seen == PREFACE);
                }
                // Bytes that were looked at keep the socket readable; waiting for more needs a pause.
                sleep(Duration::from_millis(20)).await;
            }
        }
    }
}

/// How many connections each address has open.
#[derive(Debug, Default, Clone)]
struct Addresses(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// A place among the connections of an address, given back when dropped.
struct Place {
    address: IpAddr,
    addresses: Option<Addresses>,
}

impl Addresses {
    fn enter(&self, address: IpAddr, limit: usize) -> Option<Place> {
        if limit == 0 {
            return Some(Place { address, addresses: None });
        }
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(address).or_default();
        if *count >= limit {
            return None;
        }
        *count += 1;
        Some(Place { address, addresses: Some(self.clone()) })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(addresses) = &self.addresses else { return };
        let mut open = addresses.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
#[path = "connections_tests.rs"]
mod tests;
