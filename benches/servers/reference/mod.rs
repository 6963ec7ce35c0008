//! The server Tessera is measured against: three questions, one statement each, JSON written from rows.
//!
//! It is what somebody would write who knows the questions in advance: no schema, no rights, no limits, no log. It
//! reads the same rows and fields and answers with the same bytes, cursors aside.

mod answers;
mod columns;
mod statements;

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Deserialize;
use tokio_postgres::NoTls;

use crate::{Outcome, arguments::ReferenceArguments};
use columns::Id;
use statements::Statements;

/// Connections, shared by all requests: the driver sends statements one after the other without waiting for answers.
const CONNECTIONS: usize = 8;

/// Whose private notes are shown, as Tessera shows them to the same user.
const VIEWER: &str = "SELECT id FROM users WHERE email = 'ada.admin@tessera.example'";

pub fn serve(arguments: &ReferenceArguments) -> Outcome<()> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let server = Arc::new(Server::open(&arguments.database).await?);
        let routes = Router::new().route("/graphql", post(answer)).route("/readyz", get(|| async { "ready" }));
        let listener = tokio::net::TcpListener::bind(arguments.listen).await?;
        axum::serve(listener, routes.with_state(server)).await?;
        Ok(())
    })
}

struct Server {
    connections: Vec<Statements>,
    next: AtomicUsize,
    viewer: Id,
}

impl Server {
    async fn open(database: &str) -> Outcome<Self> {
        let mut connections = Vec::with_capacity(CONNECTIONS);
        let mut viewer = None;
        for _ in 0..CONNECTIONS {
            let (client, connection) = tokio_postgres::connect(database, NoTls).await?;
            tokio::spawn(connection);
            if viewer.is_none() {
                viewer = Some(client.query_one(VIEWER, &[]).await?.get(0));
            }
            connections.push(Statements::prepare(client).await?);
        }
        let viewer = viewer.ok_or("no connection")?;
        Ok(Self { connections, next: AtomicUsize::new(0), viewer })
    }

    fn connection(&self) -> Outcome<&Statements> {
        let next = self.next.fetch_add(1, Ordering::Relaxed) % self.connections.len();
        Ok(self.connections.get(next).ok_or("no connection")?)
    }

    async fn ask(&self, body: &[u8]) -> Outcome<Vec<u8>> {
        let question: Question<'_> = serde_json::from_slice(body)?;
        let (connection, variables) = (self.connection()?, question.variables);
        match question.operation {
            "ClientById" => answers::client(connection, variables.id.ok_or("no id")?).await,
            "ClientPage" => answers::clients(connection, variables.after, self.viewer).await,
            "ProductSearch" => answers::products(connection, variables.search.ok_or("no search")?.as_ref()).await,
            other => Err(format!("no operation {other}").into()),
        }
    }
}

#[derive(Deserialize)]
struct Question<'a> {
    #[serde(rename = "operationName")]
    operation: &'a str,
    #[serde(borrow)]
    variables: Variables<'a>,
}

#[derive(Deserialize)]
struct Variables<'a> {
    id: Option<&'a str>,
    after: Option<&'a str>,
    #[serde(borrow)]
    search: Option<std::borrow::Cow<'a, str>>,
}

async fn answer(State(server): State<Arc<Server>>, body: Bytes) -> Response {
    match server.ask(&body).await {
        Ok(json) => {
            ([(header::CONTENT_TYPE, "application/graphql-response+json; charset=utf-8")], json).into_response()
        }
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}
