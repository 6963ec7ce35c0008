//! Security events: what concerns the safety of an account, in the audit log beside what happens to records.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;
use uuid::Uuid;

use crate::{db::tables::audit_entries, error::Result, ids};

/// What happened. Changes of records (a role, a partner's token) leave entries of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecurityEvent {
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
    let entry = (
        audit_entries::id.eq(ids::new_id()),
        audit_entries::actor_id.eq((!user.is_nil()).then_some(user)),
        audit_entries::session_id.eq(session),
        audit_entries::action.eq(event.as_str()),
        audit_entries::type_name.eq("User"),
        audit_entries::record_id.eq(user),
        audit_entries::after.eq(details),
    );
    diesel::insert_into(audit_entries::table).values(entry).execute(connection).await?;
    Ok(())
}
