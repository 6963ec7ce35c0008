//! Secrets: rotation, what a copy of the database shows of them, TLS.

use std::sync::Arc;

use axum::http::HeaderMap;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
    },
};

use super::{Hooks, Receiver, make_tag};
use crate::support::{
    clusters,
    processes::{Process, token},
    until,
};

const SELECTION: &str = "webhookEndpoint { version secrets { secret expiresAt } } problems { path code }";

async fn rotate(hooks: &Hooks, input: Value) -> Value {
    hooks.run("webhookEndpointRotateSecret", "WebhookEndpointRotateSecretInput", input, SELECTION).await
}

#[tokio::test(flavor = "multi_thread")]
async fn while_a_secret_is_rotated_both_sign() {
    let (hooks, receiver) = (Hooks::start().await, Receiver::start().await);
    let endpoint = hooks.endpoint(&receiver.url(), &["tag.created"]).await;
    let old = endpoint["secrets"][0]["secret"].as_str().unwrap();
    let rotated = rotate(&hooks, json!({ "id": endpoint["id"], "version": 1 })).await["webhookEndpoint"].clone();
    let (new, previous) = (&rotated["secrets"][0], &rotated["secrets"][1]);
    assert_eq!((&rotated["version"], previous["secret"].as_str()), (&json!(2), Some(old)));
    assert!(new["expiresAt"].is_null() && previous["expiresAt"].is_string() && new["secret"] != old);
    let new = new["secret"].as_str().unwrap();
    hooks.tag("Signed twice").await;
    let message = receiver.wait_for(1).await[0].clone();
    let signatures: Vec<&str> = message.header("webhook-signature").split(' ').collect();
    assert!(signatures.len() == 2 && signatures.iter().all(|one| one.starts_with("v1,")), "{signatures:?}");
    assert!(message.is_signed_with(old) && message.is_signed_with(new));

    // A leaked one ends at once.
    let rotated = rotate(&hooks, json!({ "id": endpoint["id"], "overlapHours": 0 })).await["webhookEndpoint"].clone();
    assert_eq!(rotated["secrets"].as_array().unwrap().len(), 1);
    hooks.tag("Signed once").await;
    let message = receiver.wait_for(2).await[1].clone();
    assert!(message.is_signed_with(rotated["secrets"][0]["secret"].as_str().unwrap()));
    assert!(!message.is_signed_with(old) && !message.is_signed_with(new));

    // One whose time has come does not sign, whether or not it was deleted yet.
    let rotated = rotate(&hooks, json!({ "id": endpoint["id"] })).await["webhookEndpoint"].clone();
    let past = "UPDATE webhook_endpoints SET previous_secret_expires_at = now() - interval '1 second'";
    clusters::execute_on(&hooks.database, past).await;
    hooks.tag("Signed once more").await;
    let message = receiver.wait_for(3).await[2].clone();
    assert_eq!(message.header("webhook-signature").split(' ').count(), 1);
    assert!(message.is_signed_with(rotated["secrets"][0]["secret"].as_str().unwrap()));

    let refused = rotate(&hooks, json!({ "id": endpoint["id"], "overlapHours": 169 })).await;
    assert_eq!(refused["problems"], json!([{ "path": ["overlapHours"], "code": "OUT_OF_RANGE" }]));
    let stale = rotate(&hooks, json!({ "id": endpoint["id"], "version": 1 })).await;
    assert_eq!(stale["problems"][0]["code"], "CONFLICT");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_the_database_shows_no_secret() {
    let (hooks, receiver) = (Hooks::start().await, Receiver::start().await);
    // With a key the answer is kept, secret and all.
    let create = json!({
        "query": "mutation($input: WebhookEndpointCreateInput!) { webhookEndpointCreate(input: $input) { webhookEndpoint { id secrets { secret } } } }",
        "variables": { "input": { "url": receiver.url(), "events": ["*"] } },
    });
    let first = hooks.admin.send_keyed(create.clone(), Some("once")).await;
    let endpoint = first.data()["webhookEndpointCreate"]["webhookEndpoint"].clone();
    let again = hooks.admin.send_keyed(create, Some("once")).await;
    assert!(again.replayed && again.text == first.text);
    let rotated = rotate(&hooks, json!({ "id": endpoint["id"] })).await;
    let mut secrets = vec![endpoint["secrets"][0]["secret"].as_str().unwrap().to_owned()];
    secrets.push(rotated["webhookEndpoint"]["secrets"][0]["secret"].as_str().unwrap().to_owned());
    let dump = "SELECT string_agg(text, '') FROM (
        SELECT t::text || encode(secret, 'escape') || encode(previous_secret, 'escape') AS text FROM webhook_endpoints t
        UNION ALL SELECT t::text FROM audit_entries t UNION ALL SELECT t::text FROM outbox_events t
        UNION ALL SELECT t::text FROM webhook_deliveries t
        UNION ALL SELECT t::text || encode(answer, 'escape') FROM idempotency_keys t) all_of_it";
    let dump: String = clusters::row_on(&hooks.database, dump).await.get(0);
    assert!(dump.contains(&receiver.url()), "the dump is one");
    for secret in secrets {
        let plain = secret.trim_start_matches("whsec_").to_owned();
        let hex = secret.bytes().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        assert!(!dump.contains(&plain) && !dump.contains(&hex));
    }
    let entry = "SELECT count(*) FROM audit_entries WHERE before::text ~ 'secret\"' OR after::text ~ 'secret\"'";
    assert_eq!(clusters::row_on(&hooks.database, entry).await.get::<_, i64>(0), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn secrets_follow_a_new_key_so_that_the_old_one_can_go() {
    let (database, directory, receiver) =
        (clusters::demo_database().await, clusters::Directory::new(), Receiver::start().await);
    let settings = ["webhooks.allowed_hosts=127.0.0.1", "webhooks.poll_ms=50"];
    let file = directory.path().join("keys.json");
    let edit = |change: &dyn Fn(&mut Value)| {
        let mut keys: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        change(&mut keys);
        std::fs::write(&file, keys.to_string()).unwrap();
    };
    let server = Process::start_with(&database, directory.path(), &settings);
    let admin = server.caller(&token(&database, directory.path(), "ada.admin@tessera.example"));
    let input = json!({ "url": receiver.url(), "events": ["tag.created"] });
    let answer = admin
        .change("webhookEndpointCreate", "WebhookEndpointCreateInput", input, "webhookEndpoint { secrets { secret } }")
        .await;
    let secret = answer.data()["webhookEndpointCreate"]["webhookEndpoint"]["secrets"][0]["secret"].clone();
    server.kill();
    edit(&|keys| {
        let mut second = keys["refreshSecrets"][0].clone();
        second["id"] = json!(2);
        second["secret"] = json!("b3RoZXIga2V5IG90aGVyIGtleSBvdGhlciBrZXkgMTI=");
        keys["refreshSecrets"].as_array_mut().unwrap().push(second);
        keys["refreshSecretId"] = json!(2);
    });
    let server = Process::start_with(&database, directory.path(), &settings);
    let sealed = "SELECT encode(substring(secret FROM 2 FOR 4), 'hex') FROM webhook_endpoints";
    let is_new = async || clusters::row_on(&database, sealed).await.get::<_, String>(0) == "00000002";
    until("the secret is sealed with the new key", is_new).await;
    server.kill();
    edit(&|keys| drop(keys["refreshSecrets"].as_array_mut().unwrap().remove(0)));
    let server = Process::start_with(&database, directory.path(), &settings);
    let admin = server.caller(&token(&database, directory.path(), "ada.admin@tessera.example"));
    make_tag(&admin, "After the old key").await;
    assert!(receiver.wait_for(1).await[0].is_signed_with(secret.as_str().unwrap()));
}

/// A receiver with a certificate of an authority that nobody knows; the authority, in PEM, and the port.
async fn with_tls() -> (String, u16, tokio::sync::mpsc::Receiver<HeaderMap>) {
    let mut authority = rcgen::CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let authority_key = rcgen::KeyPair::generate().unwrap();
    let authority_certificate = authority.self_signed(&authority_key).unwrap();
    let issuer = rcgen::Issuer::new(authority, authority_key);
    let key = rcgen::KeyPair::generate().unwrap();
    let certificate =
        rcgen::CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der())),
        )
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, receiver) = tokio::sync::mpsc::channel(8);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut read = vec![0; 16_384];
            let length = stream.read(&mut read).await.unwrap();
            let text = String::from_utf8_lossy(&read[..length]).into_owned();
            let headers = text.lines().skip(1).map_while(|line| line.split_once(": "));
            let headers = headers.map(|(name, value)| {
                (axum::http::HeaderName::try_from(name).unwrap(), axum::http::HeaderValue::from_str(value).unwrap())
            });
            sender.send(headers.collect()).await.unwrap();
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await.unwrap();
            let _ = stream.shutdown().await;
        }
    });
    (authority_certificate.pem(), port, receiver)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_is_trusted_by_its_certificate_alone() {
    let (authority, port, mut messages) = with_tls().await;
    let url = format!("https://127.0.0.1:{port}/hook");
    let hooks = Hooks::start().await;
    let endpoint = hooks.endpoint(&url, &["tag.created"]).await;
    hooks.tag("Not trusted").await;
    let delivery = hooks.settled(&endpoint, 1).await;
    assert_eq!((&delivery["status"], &delivery["lastError"]), (&json!("FAILED"), &json!("TLS")));
    assert!(messages.try_recv().is_err());

    let directory = clusters::Directory::new();
    let file = directory.path().join("authority.pem");
    std::fs::write(&file, authority).unwrap();
    let hooks = Hooks::start_with(|config| config.webhooks.ca_file = Some(file), |_| {}).await;
    let endpoint = hooks.endpoint(&url, &["tag.created"]).await;
    hooks.tag("Trusted").await;
    assert_eq!(hooks.settled(&endpoint, 1).await["status"], "DELIVERED");
    assert!(messages.recv().await.unwrap().contains_key("webhook-signature"));
}
