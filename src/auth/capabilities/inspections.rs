//! Reading a token: what it says, and whether it is still a good one.

use biscuit_auth::Biscuit;

use super::{Capability, print};
use crate::{auth::service::Auth, error::Result};

/// What is in a partner's token that this server has signed.
#[derive(Debug)]
pub struct Inspection {
    pub capability: Capability,
    /// The blocks as Datalog, the signed one first.
    pub sources: Vec<String>,
    /// Whether it opens the API at this moment: not expired, not revoked, its partner and its user active.
    pub is_good: bool,
}

impl Auth {
    /// Reads a partner's token, also one that is no longer good.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` when it is not a partner's token with good signatures of this server and appended blocks that it accepts.
    pub async fn inspect(&self, bearer: &str) -> Result<Inspection> {
        let capability = Capability::open(&self.keys, bearer)?;
        let sources =
            print(capability.token.block_count(), |index| Biscuit::print_block_source(&capability.token, index))?;
        let is_good = self.caller(bearer).await.is_ok();
        Ok(Inspection { capability, sources, is_good })
    }
}
