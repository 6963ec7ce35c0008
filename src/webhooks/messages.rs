//! Messages as Standard Webhooks describes them (specification 1.0).

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, SecondsFormat, Utc};
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use uuid::Uuid;

use crate::{
    error::{Error, Result},
    ids::NodeId,
};

/// What a message tells: that something happened to a record, and nothing of its content, which a receiver reads through
/// the API with rights of its own.
#[derive(Debug)]
pub struct Message<'a> {
    /// The delivery, over all its attempts.
    pub id: Uuid,
    pub event: &'a str,
    pub occurred_at: DateTime<Utc>,
    pub type_name: &'a str,
    pub record_id: Uuid,
    pub record_version: Option<i32>,
    /// Fields that an update has changed, as the API calls them.
    pub fields: Option<&'a Value>,
}

impl Message<'_> {
    /// The body.
    pub fn body(&self) -> String {
        let id = NodeId { type_name: self.type_name, id: self.record_id }.encode();
        let mut data = json!({ "id": id, "type": self.type_name, "version": self.record_version });
        if let (Some(fields), Value::Object(data)) = (self.fields, &mut data) {
            data.insert("fields".to_owned(), fields.clone());
        }
        let timestamp = self.occurred_at.to_rfc3339_opts(SecondsFormat::Millis, true);
        json!({ "type": self.event, "timestamp": timestamp, "data": data }).to_string()
    }
}

/// The header `webhook-signature`: one signature for each secret, of `id.timestamp.body`. `sent_at` is in seconds since 1970.
pub fn signatures(secrets: &[String], id: &str, sent_at: i64, body: &str) -> Result<String> {
    let mut header = String::new();
    for secret in secrets {
        let key = secret.strip_prefix("whsec_").and_then(|key| STANDARD.decode(key).ok());
        let key = key.ok_or_else(|| Error::internal("a webhook's secret of unknown shape"))?;
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).map_err(Error::internal)?;
        mac.update(format!("{id}.{sent_at}.{body}").as_bytes());
        if !header.is_empty() {
            header.push(' ');
        }
        header.push_str("v1,");
        header.push_str(&STANDARD.encode(mac.finalize().into_bytes()));
    }
    Ok(header)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_specification_is_signed_as_it_says() {
        // The vector of the reference libraries of Standard Webhooks.
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".to_owned();
        let header =
            signatures(&[secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#).unwrap();
        assert_eq!(header, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
