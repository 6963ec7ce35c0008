//! Requests to addresses that people enter: one client, which no address leads astray.
//!
//! - [`policy`]: which addresses may be entered; [`addresses`]: which hosts belong to the public internet
//! - `connector`: looks a name up, checks what came back, and connects to exactly that; nothing else opens connections
//! - [`client`]: one request within its time, without redirects, proxies or kept connections
//!
//! A name may lead elsewhere at every look-up, so a check is worth nothing but on the addresses that are connected to.

pub mod addresses;
pub mod client;
mod connector;
pub mod policy;

use std::{fmt, io, net::IpAddr, sync::Arc, time::Duration};

use futures_util::{FutureExt, future::BoxFuture};
use url::{Host, Url};

pub use client::{Answer, Client, Failure};
pub use policy::{Policy, Refused};

/// Looks the addresses of a name up.
pub trait Resolve: Send + Sync + 'static {
    fn resolve<'a>(&'a self, host: &'a str) -> BoxFuture<'a, io::Result<Vec<IpAddr>>>;
}

/// The resolver of the system.
#[derive(Debug, Clone, Copy)]
pub struct SystemResolver;

impl Resolve for SystemResolver {
    fn resolve<'a>(&'a self, host: &'a str) -> BoxFuture<'a, io::Result<Vec<IpAddr>>> {
        async move { Ok(tokio::net::lookup_host((host, 0)).await?.map(|found| found.ip()).collect()) }.boxed()
    }
}

/// What requests to entered addresses share: where they may go, and who looks names up.
#[derive(Clone)]
pub struct Outbound {
    pub policy: Arc<Policy>,
    pub resolver: Arc<dyn Resolve>,
}

impl fmt::Debug for Outbound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outbound").field("policy", &self.policy).finish_non_exhaustive()
    }
}

/// How long whoever enters an address waits for its look-up.
const LOOKUP: Duration = Duration::from_secs(2);

impl Outbound {
    /// The system's resolver; `allowed` hosts may be internal and spoken to without TLS.
    pub fn new(allowed: &[String]) -> Self {
        Self { policy: Arc::new(Policy::new(allowed)), resolver: Arc::new(SystemResolver) }
    }

    /// Checks an address as it is entered: its form, and where its name leads now. A name that leads nowhere yet is
    /// accepted.
    pub async fn check(&self, text: &str) -> Result<Url, Refused> {
        let url = self.policy.check(text)?;
        if let Some(Host::Domain(name)) = url.host()
            && !self.policy.is_allowed(&url)
            && let Ok(Ok(found)) = tokio::time::timeout(LOOKUP, self.resolver.resolve(name)).await
            && !found.iter().all(|address| addresses::is_public(*address))
        {
            return Err(Refused::Address);
        }
        Ok(url)
    }
}
