//! How often somebody may try to get in. Asked by whatever lets people in, not by paths or fields: another way to the same
//! secret is counted in the same bucket.

use crate::{
    auth::{
        lockouts::EmailKey,
        service::{Auth, Device},
    },
    error::Result,
    limits::{Bucket, Caller},
};

impl Auth {
    /// Counts an attempt for the address it comes from, or refuses it with `RATE_LIMITED`. The server's own console has
    /// no address.
    pub(super) async fn throttle(&self, bucket: Bucket, device: &Device) -> Result<()> {
        match device.ip {
            Some(address) => self.limits.ask(bucket, Caller::at(address)).await,
            None => Ok(()),
        }
    }

    /// Counts a wish for a link to a new password, for the address it comes from and for the e-mail address it is to be sent
    /// to, or refuses it with `RATE_LIMITED`. Addresses without an account are counted alike.
    pub async fn admit_reset(&self, email: &str, device: &Device) -> Result<()> {
        self.throttle(Bucket::SignIn, device).await?;
        self.limits.ask(Bucket::Reset, Caller::Email(EmailKey::new(email).digest())).await
    }
}
