//! One request to an entered address, within its time.

use std::{error::Error as StdError, fmt, path::Path, sync::Arc, time::Duration};

use axum::http::{HeaderMap, Request, StatusCode};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{self, Client as Hyper},
    rt::TokioExecutor,
};
use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, pem::PemObject},
};

use super::{Outbound, Refused, connector::Connector};
use crate::error::{Error, Result};

/// What is read of an answer at most. Nobody sees it; a receiver that is cut off in the middle might complain.
const LONGEST_ANSWER: usize = 64 * 1024;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The address may not be connected to.
    Refused(Refused),
    /// The name leads nowhere.
    Dns,
    Connect,
    /// The certificate was not accepted, or there was no agreement about encryption.
    Tls,
    Timeout,
    /// What came back is not HTTP.
    Protocol,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refused) => refused.fmt(f),
            other => write!(f, "{other:?}"),
        }
    }
}

impl StdError for Failure {}

/// The head of an answer.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
}

/// Sends requests. Each has a connection of its own, so that its address is checked now; redirects are answers like any
/// other, and no setting of the environment puts a proxy between.
#[derive(Clone)]
pub struct Client {
    hyper: Hyper<HttpsConnector<Connector>, Full<Bytes>>,
    timeout: Duration,
}

impl Client {
    /// Trusts the system's certificate authorities, and those in the file `more` (PEM).
    pub fn new(outbound: Outbound, connect: Duration, timeout: Duration, more: Option<&Path>) -> Result<Self> {
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(Error::internal)?
            .with_root_certificates(authorities(more)?)
            .with_no_client_auth();
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(config)
            .https_or_http()
            .enable_http1()
            .wrap_connector(Connector { outbound, timeout: connect });
        let hyper = Hyper::builder(TokioExecutor::new())
            .pool_max_idle_per_host(0)
            .retry_canceled_requests(false)
            .build(connector);
        Ok(Self { hyper, timeout })
    }

    /// Sends a request to an address that the policy has checked the form of.
    pub async fn send(&self, request: Request<Full<Bytes>>) -> Result<Answer, Failure> {
        let answer = async {
            let response = self.hyper.request(request).await.map_err(|error| explain(&error))?;
            let (head, body) = response.into_parts();
            Ok((head, body))
        };
        let started = tokio::time::Instant::now();
        let answer: Result<_, Failure> =
            tokio::time::timeout(self.timeout, answer).await.unwrap_or(Err(Failure::Timeout));
        let (head, body) = answer?;
        // The answer stands with its head; a body that never ends does not take it back.
        let _ = tokio::time::timeout_at(started + self.timeout, discard(body)).await;
        Ok(Answer { status: head.status, headers: head.headers })
    }
}

async fn discard(mut body: Incoming) {
    let mut read = 0;
    while let Some(Ok(frame)) = body.frame().await {
        read += frame.data_ref().map_or(0, Bytes::len);
        if read >= LONGEST_ANSWER {
            return;
        }
    }
}

fn authorities(more: Option<&Path>) -> Result<RootCertStore> {
    let mut store = RootCertStore::empty();
    let system = rustls_native_certs::load_native_certs();
    store.add_parsable_certificates(system.certs);
    if let Some(path) = more {
        let unusable = |error: rustls::pki_types::pem::Error| {
            let mut refused = Error::internal(error);
            refused.message = format!("The file {} of certificate authorities cannot be used.", path.display()).into();
            refused
        };
        for certificate in CertificateDer::pem_file_iter(path).map_err(unusable)? {
            store.add(certificate.map_err(unusable)?).map_err(Error::internal)?;
        }
    }
    if store.is_empty() {
        tracing::warn!("the system has no certificate authorities: no receiver of webhooks with https can be trusted");
    }
    Ok(store)
}

/// What lies behind an error of the client.
fn explain(error: &legacy::Error) -> Failure {
    let mut cause: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(current) = cause {
        if let Some(failure) = current.downcast_ref::<Failure>() {
            return *failure;
        }
        if current.is::<rustls::Error>() {
            return Failure::Tls;
        }
        // An error of input and output hides the one it was made of from its `source`.
        let inner = current.downcast_ref::<std::io::Error>().and_then(|error| error.get_ref());
        cause = inner.map(|inner| inner as &(dyn StdError + 'static)).or_else(|| current.source());
    }
    if error.is_connect() { Failure::Connect } else { Failure::Protocol }
}
