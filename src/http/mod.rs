//! Everything between a socket and the schema.
//!
//! - [`connections`], [`streams`]: accepting, time-outs, draining; [`addresses`]: who is at the other end; [`edge`]: what surrounds every request
//! - [`graphql`]: `/graphql`; [`auth`], [`tokens`]: `/auth/*`; [`files`]: `/files/*`; [`assets`]: the front end and GraphiQL; [`routes`]: which is where
//! - [`health`], [`operations`]: what operators see

mod access_log;
mod addresses;
mod assets;
pub mod auth;
mod bearers;
mod compression;
mod connections;
mod cors;
mod edge;
mod errors;
mod files;
pub mod graphql;
mod headers;
mod health;
mod operations;
mod origins;
mod request_ids;
mod routes;
mod streams;
mod tokens;

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    http::{Request, header::HeaderMap},
    response::Response,
};
use hyper::body::Incoming;
use tokio::{net::TcpListener, sync::watch};
use tower::ServiceExt;

use self::{
    connections::{Handler, Limits, Peer},
    edge::Edge,
    health::Health,
};
use crate::{
    app::App,
    error::{Error, Result},
};

/// A server that has its addresses but does not accept yet.
pub struct Server {
    public: TcpListener,
    operations: TcpListener,
    edge: Arc<Edge>,
    health: Arc<Health>,
    limits: Limits,
}

impl Server {
    /// Takes the addresses of the configuration; a port of 0 lets the system choose.
    pub async fn bind(app: Arc<App>) -> Result<Self> {
        let http = &app.config.http;
        let (public, operations) = (listen(http.listen).await?, listen(http.operations_listen).await?);
        let limits = Limits::from(http);
        let health = Arc::new(Health::new(app.clone()));
        Ok(Self { public, operations, edge: Arc::new(Edge::new(app, health.clone()).await?), health, limits })
    }

    /// Where the API and the front end answer.
    pub fn address(&self) -> Result<SocketAddr> {
        self.public.local_addr().map_err(Error::internal)
    }

    /// Where metrics and detailed health answer.
    pub fn operations_address(&self) -> Result<SocketAddr> {
        self.operations.local_addr().map_err(Error::internal)
    }

    /// Serves until `shutdown` ends, then lets open requests finish. Operators can look until the very end.
    pub async fn run(self, shutdown: impl Future<Output = ()> + Send) {
        let (stop, stopped) = watch::channel(false);
        let (stop_operations, operations_stopped) = watch::channel(false);
        let live = self.edge.endpoint.live.clone();
        let public = connections::serve(self.public, self.edge, self.limits.clone(), stopped);
        let limits = Limits { connections: 64, per_address: 0, drain_timeout: Duration::from_secs(1), ..self.limits };
        let routes = Operations(routes::operations(self.health.clone()));
        let operations = connections::serve(self.operations, routes, limits, operations_stopped);
        let health = self.health;
        let end = async {
            shutdown.await;
            health.drain();
            live.close();
            tracing::info!("stopping: open requests may finish");
            // Nobody listens any more only when everything has ended already.
            let _ = stop.send(true);
        };
        let public = async {
            tokio::join!(public, end);
            let _ = stop_operations.send(true);
        };
        let feed = live.clone().run();
        let upkeep = async {
            loop {
                tokio::time::sleep(operations::UPKEEP).await;
                operations::recorder().inspect(|recorder| recorder.run_upkeep());
            }
        };
        tokio::select! {
            ((), ()) = async { tokio::join!(public, operations) } => {}
            () = upkeep => {}
            () = feed => {}
        }
    }
}

/// Binds and runs in one go.
pub async fn serve(app: Arc<App>, shutdown: impl Future<Output = ()> + Send) -> Result<()> {
    Server::bind(app).await?.run(shutdown).await;
    Ok(())
}

async fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| {
        let mut refused = Error::unavailable(error);
        refused.message = format!("Cannot listen on {address}: is another server running there?").into();
        refused
    })
}

/// The second listener: a plain router with the same headers.
#[derive(Clone)]
struct Operations(Router);

impl Handler for Operations {
    async fn handle(&self, _: &Peer, request: Request<Incoming>) -> Response {
        let mut response = match self.0.clone().oneshot(request.map(Body::new)).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let headers: &mut HeaderMap = response.headers_mut();
        headers::secure(headers);
        response
    }
}
