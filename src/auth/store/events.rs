//! Security events: what concerns the safety of an account, in the audit log beside what happens to records.

use std::net::IpAddr;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use ipnet::IpNet;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{db::tables::audit_entries, error::Result, ids};

/// What happened. Changes of records (a role, a partner's token) leave entries of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecurityEvent {
    /// An invited user chose a password.
    InvitationAccept,
    /// A session was opened.
    SignIn,
    /// A wrong password.
    SignInRefusal,
    /// Too many wrong passwords: the account waits.
    LockOut,
    SignOut,
    /// A session was ended from elsewhere.
    SessionEnd,
    /// An old refresh token came back.
    RefreshReuse,
    PasswordChange,
    PasswordResetRequest,
    PasswordReset,
    FactorEnable,
    FactorDisable,
    /// A wrong code.
    FactorRefusal,
    RecoveryCodeUse,
    /// A session proved its holder once more.
    StepUp,
    KeyRotation,
    /// A partner's token, or one that was cut from it, was revoked by its holder.
    TokenRevocation,
}

impl SecurityEvent {
    /// The word the audit log keeps.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InvitationAccept => "invitation_accept",
            Self::SignIn => "sign_in",
            Self::SignInRefusal => "sign_in_refusal",
            Self::LockOut => "lock_out",
            Self::SignOut => "sign_out",
            Self::SessionEnd => "session_end",
            Self::RefreshReuse => "refresh_reuse",
            Self::PasswordChange => "password_change",
            Self::PasswordResetRequest => "password_reset_request",
            Self::PasswordReset => "password_reset",
            Self::FactorEnable => "factor_enable",
            Self::FactorDisable => "factor_disable",
            Self::FactorRefusal => "factor_refusal",
            Self::RecoveryCodeUse => "recovery_code_use",
            Self::StepUp => "step_up",
            Self::KeyRotation => "key_rotation",
            Self::TokenRevocation => "token_revocation",
        }
    }

    /// Whether only the user can have caused it. Of the others anybody who knows an address may be the cause, so their
    /// entries name no actor.
    fn is_by_the_user(self) -> bool {
        !matches!(
            self,
            Self::SignInRefusal
                | Self::LockOut
                | Self::RefreshReuse
                | Self::PasswordResetRequest
                | Self::FactorRefusal
                | Self::KeyRotation
        )
    }
}

/// One event that is to be written.
#[derive(Debug)]
pub struct Event {
    pub kind: SecurityEvent,
    /// Whose account it concerns; the nil id: no one's.
    pub user: Uuid,
    /// Who caused it, as far as that is known.
    pub actor: Option<Uuid>,
    pub session: Option<Uuid>,
    pub request: Option<Uuid>,
    /// Nothing secret.
    pub details: Option<Value>,
}

impl Event {
    /// What happened to the account of `user`, which they did themselves where nobody else could have.
    pub fn of(kind: SecurityEvent, user: Uuid) -> Self {
        let actor = (kind.is_by_the_user() && !user.is_nil()).then_some(user);
        Self { kind, user, actor, session: None, request: None, details: None }
    }

    /// Writes the entry, in the caller's transaction.
    pub async fn write(self, connection: &mut AsyncPgConnection) -> Result<()> {
        let entry = (
            audit_entries::id.eq(ids::new_id()),
            audit_entries::actor_id.eq(self.actor),
            audit_entries::session_id.eq(self.session),
            audit_entries::request_id.eq(self.request),
            audit_entries::action.eq(self.kind.as_str()),
            audit_entries::type_name.eq("User"),
            audit_entries::record_id.eq(self.user),
            audit_entries::after.eq(self.details),
        );
        diesel::insert_into(audit_entries::table).values(entry).execute(connection).await?;
        Ok(())
    }
}

/// Writes that `event` happened to the account of `user`, in the caller's transaction. `details` holds nothing secret;
/// a key rotation concerns no user and names the nil id.
pub async fn record(
    connection: &mut AsyncPgConnection,
    event: SecurityEvent,
    user: Uuid,
    session: Option<Uuid>,
    details: Option<Value>,
) -> Result<()> {
    Event { session, details, ..Event::of(event, user) }.write(connection).await
}

/// The network of an address, which is what the audit log keeps of it for ever: 24 bits of IPv4, 48 of IPv6. The full
/// address stands at the session.
pub fn network(ip: IpAddr) -> String {
    let bits = if ip.is_ipv4() { 24 } else { 48 };
    IpNet::new(ip, bits).map(|network| network.trunc().to_string()).unwrap_or_default()
}

/// Where something came from, as details.
pub fn origin(ip: Option<IpAddr>) -> Option<Value> {
    ip.map(|ip| json!({ "network": network(ip) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_address_only_the_network_is_kept() {
        let network = |ip: &str| network(ip.parse().unwrap());
        assert_eq!(network("203.0.113.77"), "203.0.113.0/24");
        assert_eq!(network("2001:db8:1234:5678::9"), "2001:db8:1234::/48");
    }
}
