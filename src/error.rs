//! Every way a request can fail, with a stable code; the one conversion to GraphQL and to HTTP.

use std::{borrow::Cow, fmt, sync::Arc, time::Duration};

use axum::http::StatusCode;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The stable code of an error, sent as `extensions.code`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// The request itself is not well formed: JSON, parameters, headers.
    BadRequest,
    /// An argument has a value the field cannot use.
    BadUserInput,
    Unauthenticated,
    Forbidden,
    NotFound,
    Conflict,
    /// An idempotency key came with another request than the first time.
    IdempotencyMismatch,
    /// A request with the same idempotency key is under way.
    IdempotencyInFlight,
    /// An invitation that has been used, has ended, or never was one.
    InvitationInvalid,
    /// A password that is too short, too long or easily guessed.
    PasswordUnsuitable,
    /// The password in force, asked for once more, is another one.
    PasswordWrong,
    /// So many wrong passwords that none is looked at any more.
    PasswordResetRequired,
    /// A link for a new password that has been used, has ended, or never was one.
    ResetInvalid,
    /// A code of the second factor is missing.
    FactorRequired,
    /// A code of the second factor is wrong, or was used before.
    FactorWrong,
    /// The session must prove its holder once more.
    StepUpRequired,
    RateLimited,
    Timeout,
    ServiceUnavailable,
    Internal,
}

impl Code {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BadRequest => "BAD_REQUEST",
            Self::BadUserInput => "BAD_USER_INPUT",
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::NotFound => "NOT_FOUND",
            Self::Conflict => "CONFLICT",
            Self::IdempotencyMismatch => "IDEMPOTENCY_MISMATCH",
            Self::IdempotencyInFlight => "IDEMPOTENCY_IN_FLIGHT",
            Self::InvitationInvalid => "INVITATION_INVALID",
            Self::PasswordUnsuitable => "PASSWORD_UNSUITABLE",
            Self::PasswordWrong => "PASSWORD_WRONG",
            Self::PasswordResetRequired => "PASSWORD_RESET_REQUIRED",
            Self::ResetInvalid => "RESET_INVALID",
            Self::FactorRequired => "FACTOR_REQUIRED",
            Self::FactorWrong => "FACTOR_WRONG",
            Self::StepUpRequired => "STEP_UP_REQUIRED",
            Self::RateLimited => "RATE_LIMITED",
            Self::Timeout => "TIMEOUT",
            Self::ServiceUnavailable => "SERVICE_UNAVAILABLE",
            Self::Internal => "INTERNAL_SERVER_ERROR",
        }
    }

    pub fn status(self) -> StatusCode {
        match self {
            Self::BadRequest | Self::BadUserInput => StatusCode::BAD_REQUEST,
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::Forbidden
            | Self::InvitationInvalid
            | Self::PasswordWrong
            | Self::PasswordResetRequired
            | Self::ResetInvalid
            | Self::FactorRequired
            | Self::FactorWrong
            | Self::StepUpRequired => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Conflict | Self::IdempotencyInFlight => StatusCode::CONFLICT,
            Self::IdempotencyMismatch | Self::PasswordUnsuitable => StatusCode::UNPROCESSABLE_ENTITY,
            Self::RateLimited => StatusCode::TOO_MANY_REQUESTS,
            Self::Timeout => StatusCode::GATEWAY_TIMEOUT,
            Self::ServiceUnavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// An error a caller may see. `message` never holds text of a driver or of SQL;
/// the cause of a fault is kept for the log only.
#[derive(Clone)]
pub struct Error {
    pub code: Code,
    pub message: Cow<'static, str>,
    /// How long to wait before another try, where that is known.
    pub retry_after: Option<Duration>,
    pub cause: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    pub fn new(code: Code, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, message: message.into(), retry_after: None, cause: None }
    }

    pub fn bad_input(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Code::BadUserInput, message)
    }

    pub fn forbidden(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Code::Forbidden, message)
    }

    pub fn unauthenticated(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Code::Unauthenticated, message)
    }

    /// A fault of ours: logged with its cause, shown without it.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            cause: Some(Arc::from(cause.into())),
            ..Self::new(Code::Internal, "The server could not answer. The request id names the log entry.")
        }
    }

    /// A dependency did not answer in time.
    pub fn unavailable(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            cause: Some(Arc::from(cause.into())),
            retry_after: Some(Duration::from_secs(1)),
            ..Self::new(Code::ServiceUnavailable, "The server cannot answer right now. Try again shortly.")
        }
    }

    /// The error as GraphQL sends it, with its code.
    pub fn into_graphql(self) -> async_graphql::Error {
        use async_graphql::ErrorExtensions;
        let code = self.code;
        let retry_after = self.retry_after;
        async_graphql::Error { message: self.message.to_string(), source: Some(Arc::new(self)), extensions: None }
            .extend_with(|_, extensions| {
                extensions.set("code", code.as_str());
                if let Some(wait) = retry_after {
                    extensions.set("retryAfterMs", u64::try_from(wait.as_millis()).unwrap_or(u64::MAX));
                }
            })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.as_str(), self.message)?;
        match &self.cause {
            Some(cause) => write!(f, " ({cause})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind, Error as Diesel};
        match &error {
            Diesel::DatabaseError(DatabaseErrorKind::ClosedConnection, _) | Diesel::BrokenTransactionManager => {
                Self::unavailable(error)
            }
            // 57014: statement_timeout or a cancelled query; 57P01..57P03: shutting down or starting up.
            Diesel::DatabaseError(_, info) if info.message().contains("canceling statement") => Self {
                cause: Some(Arc::new(error)),
                ..Self::new(Code::Timeout, "The question took too long. Ask for less at once.")
            },
            // Two changes waited for each other; PostgreSQL gave this one up, and the next try finds the way free.
            Diesel::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => Self::unavailable(error),
            Diesel::DatabaseError(_, info)
                if ["the database system is", "deadlock detected"].iter().any(|text| info.message().contains(text)) =>
            {
                Self::unavailable(error)
            }
            _ => Self::internal(error),
        }
    }
}

impl<E> From<bb8_redis::bb8::RunError<E>> for Error
where
    E: std::error::Error + Send + Sync + 'static,
{
    fn from(error: bb8_redis::bb8::RunError<E>) -> Self {
        Self::unavailable(error)
    }
}
