//! What still needs a secret of the key file. A sealed value begins with a byte for its shape and four for the secret.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::{
    QueryableByName, sql_query,
    sql_types::{BigInt, Bytea, Timestamptz},
};
use diesel_async::RunQueryDsl;

use crate::{db::Db, error::Result};

/// Another server may have used the replaced secret for so long after another one was activated.
const MARGIN: TimeDelta = TimeDelta::seconds(60);

/// A line for each place that seals values or makes tokens with a secret: `$1` is the secret's id in four bytes, `$2` now,
/// `$4` the same as a number, `$3` when the last token was made with it.
const NEEDS: &str = "
    SELECT
      (SELECT count(*) FROM sessions WHERE refresh_salt IS NOT NULL AND revoked_at IS NULL
         AND expires_at > $2 AND rotated_at < $3) AS sessions,
      (SELECT count(*) FROM users WHERE status = 'invited' AND deleted_at IS NULL
         AND invited_at > $2 - interval '7 days' AND invited_at < $3) AS invitations,
      (SELECT count(*) FROM idempotency_keys
         WHERE substring(answer FROM 2 FOR 4) = $1 AND created_at > $2 - interval '1 day') AS answers,
      (SELECT count(*) FROM webhook_endpoints WHERE substring(secret FROM 2 FOR 4) = $1
         OR (previous_secret_expires_at > $2 AND substring(previous_secret FROM 2 FOR 4) = $1)) AS webhooks,
      (SELECT count(*) FROM (
           SELECT custom_sealed FROM clients WHERE custom_sealed <> '{}'
           UNION ALL SELECT custom_sealed FROM contacts WHERE custom_sealed <> '{}'
           UNION ALL SELECT custom_sealed FROM deals WHERE custom_sealed <> '{}'
           UNION ALL SELECT custom_sealed FROM products WHERE custom_sealed <> '{}') AS records
         WHERE EXISTS (SELECT FROM jsonb_each_text(custom_sealed) AS sealed (key, value)
           WHERE substring(decode(sealed.value, 'base64') FROM 2 FOR 4) = $1)) AS sensitive_fields,
      (SELECT count(*) FROM second_factors WHERE substring(secret FROM 2 FOR 4) = $1) AS second_factors,
      (SELECT count(*) FROM (SELECT key_id FROM audit_seals ORDER BY number DESC LIMIT 1) AS newest
         WHERE key_id = $4) AS audit_seals";

/// How many of each still need a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct Needs {
    /// Sessions that were not refreshed since another secret is in force.
    #[diesel(sql_type = BigInt)]
    pub sessions: i64,
    #[diesel(sql_type = BigInt)]
    pub invitations: i64,
    /// Answers that a repeated request would get.
    #[diesel(sql_type = BigInt)]
    pub answers: i64,
    #[diesel(sql_type = BigInt)]
    pub webhooks: i64,
    /// Records with sensitive fields that `tessera reseal` has not sealed anew.
    #[diesel(sql_type = BigInt)]
    pub sensitive_fields: i64,
    /// Second factors that `tessera reseal` has not sealed anew.
    #[diesel(sql_type = BigInt)]
    pub second_factors: i64,
    /// Whether the newest seal of the audit log was made with it: those before it are vouched for by the next.
    #[diesel(sql_type = BigInt)]
    pub audit_seals: i64,
}

impl Needs {
    /// What still needs the secret `id`, which was replaced at `replaced_at`; when that is not known, now.
    pub async fn of(db: &Db, id: u32, replaced_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Result<Self> {
        let query = sql_query(NEEDS).bind::<Bytea, _>(id.to_be_bytes().to_vec()).bind::<Timestamptz, _>(now);
        let query = query.bind::<Timestamptz, _>(replaced_at.unwrap_or(now) + MARGIN);
        let query = query.bind::<BigInt, _>(i64::from(id));
        Ok(query.get_result(&mut *db.connection().await?).await?)
    }

    /// In words, without what needs nothing.
    pub fn described(&self) -> Vec<String> {
        let counts = [
            (self.sessions, "sessions (each until it is refreshed, at most auth.session_idle_days)"),
            (self.invitations, "invitations (at most a week)"),
            (self.answers, "answers to repeated requests (at most a day)"),
            (self.webhooks, "secrets of webhooks (a server seals them anew within a minute)"),
            (self.sensitive_fields, "records with sensitive fields (`tessera reseal` seals them anew)"),
            (self.second_factors, "second factors (`tessera reseal` seals them anew)"),
            (self.audit_seals, "seal of the audit log (a server makes the next one within a minute of a change)"),
        ];
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect()
    }
}
