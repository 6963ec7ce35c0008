//! The columns of a row as PostgreSQL sends them, read without detours.

use std::error::Error;

use bytes::BytesMut;
use chrono::{DateTime, Utc};

use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use uuid::Uuid;

type Failed = Box<dyn Error + Sync + Send>;

/// Microseconds between 1970, where the rest of the world begins to count, and 2000, where PostgreSQL does.
const EPOCH: i64 = 946_684_800_000_000;

/// A `uuid`.
#[derive(Debug, Clone, Copy)]
pub struct Id(pub Uuid);

impl<'a> FromSql<'a> for Id {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Failed> {
        Ok(Self(Uuid::from_slice(raw)?))
    }

    fn accepts(ty: &Type) -> bool {
        *ty == Type::UUID
    }
}

impl ToSql for Id {
    fn to_sql(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, Failed> {
        out.extend_from_slice(self.0.as_bytes());
        Ok(IsNull::No)
    }

    fn accepts(ty: &Type) -> bool {
        *ty == Type::UUID
    }

    to_sql_checked!();
}

/// A `timestamptz`, in PostgreSQL's microseconds.
#[derive(Debug, Clone, Copy)]
pub struct Time(pub i64);

impl Time {
    /// Later than any other.
    pub const INFINITY: Self = Self(i64::MAX);

    pub fn utc(self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp_micros(self.0.checked_add(EPOCH)?)
    }
}

impl<'a> FromSql<'a> for Time {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Failed> {
        Ok(Self(i64::from_be_bytes(raw.try_into()?)))
    }

    fn accepts(ty: &Type) -> bool {
        *ty == Type::TIMESTAMPTZ
    }
}

impl ToSql for Time {
    fn to_sql(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, Failed> {
        out.extend_from_slice(&self.0.to_be_bytes());
        Ok(IsNull::No)
    }

    fn accepts(ty: &Type) -> bool {
        *ty == Type::TIMESTAMPTZ
    }

    to_sql_checked!();
}
