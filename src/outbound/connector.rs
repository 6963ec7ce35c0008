//! Opens connections: the one place where a name becomes an address.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    task::{Context, Poll},
    time::Duration,
};

use futures_util::{FutureExt, future::BoxFuture};
use hyper::Uri;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tower::Service;
use url::Host;

use super::{Outbound, Refused, addresses::is_public, client::Failure};

/// Resolves, checks and connects, within its time.
#[derive(Clone)]
pub(super) struct Connector {
    pub outbound: Outbound,
    pub timeout: Duration,
}

impl Service<Uri> for Connector {
    type Response = TokioIo<TcpStream>;
    type Error = Failure;
    type Future = BoxFuture<'static, Result<Self::Response, Failure>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Failure>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, target: Uri) -> Self::Future {
        let Self { outbound, timeout } = self.clone();
        let connected = async move { tokio::time::timeout(timeout, connect(&outbound, &target)).await };
        async move { connected.await.unwrap_or(Err(Failure::Timeout)).map(TokioIo::new) }.boxed()
    }
}

async fn connect(outbound: &Outbound, target: &Uri) -> Result<TcpStream, Failure> {
    let host = target.host().and_then(|host| Host::parse(host).ok()).ok_or(Failure::Refused(Refused::Form))?;
    let port = target.port_u16().unwrap_or(if target.scheme_str() == Some("http") { 80 } else { 443 });
    let addresses: Vec<IpAddr> = match &host {
        Host::Ipv4(address) => vec![(*address).into()],
        Host::Ipv6(address) => vec![(*address).into()],
        Host::Domain(name) => outbound.resolver.resolve(name).await.map_err(|_| Failure::Dns)?,
    };
    // One address inside is enough to refuse all: a name of good faith has none.
    let is_refused = !outbound.policy.allows(&host, Some(port)) && !addresses.iter().all(|one| is_public(*one));
    if is_refused {
        return Err(Failure::Refused(Refused::Address));
    }
    let mut last = Failure::Dns;
    for address in addresses {
        match TcpStream::connect(SocketAddr::new(address, port)).await {
            Ok(stream) => return Ok(stream),
            Err(error) if error.kind() == io::ErrorKind::TimedOut => last = Failure::Timeout,
            Err(_) => last = Failure::Connect,
        }
    }
    Err(last)
}
