//! A server that cannot read users and rights any more does not go on with what it knew of them.

use std::time::{Duration, Instant};

use reqwest::{StatusCode, header};
use serde_json::{Value, json};
use tessera::{
    auth::{
        rights,
        tokens::{self, Claims},
    },
    config::DatabaseConfig,
    db::{Db, migrations},
    embedded::{Postgres, postgres},
    ids, seed,
};
use uuid::Uuid;

use crate::support::{TestApp, clusters};

const ADMIN: &str = "ada.admin@tessera.example";

fn start(directory: &clusters::Directory) -> Postgres {
    let options = postgres::Options { durable: false, shared_buffers_mb: 32, ..postgres::Options::default() };
    postgres::start(directory.path(), &options).unwrap()
}

/// An access token that was made `age` ago.
fn token(app: &TestApp, user: Uuid, age: Duration) -> String {
    let (auth, now) = (&app.app.auth, app.app.clock.now());
    let claims = Claims::new(user, ids::new_id(), "admin", 0, now - age, Duration::from_hours(1));
    tokens::mint(auth.keys(), &claims).unwrap()
}

/// A question that needs no database, and what was answered.
async fn ask(app: &TestApp, token: &str) -> (StatusCode, Value, bool) {
    let body = json!({ "query": "{ viewer { role } }" });
    let response =
        reqwest::Client::new().post(app.url("/graphql")).bearer_auth(token).json(&body).send().await.unwrap();
    let (status, hint) = (response.status(), response.headers().contains_key(header::RETRY_AFTER));
    let body: Value = response.json().await.unwrap();
    let told = body.pointer("/errors/0/extensions/code").or(body.pointer("/data/viewer/role"));
    (status, told.cloned().unwrap_or_default(), hint)
}

#[tokio::test(flavor = "multi_thread")]
async fn after_half_a_minute_without_the_database_only_new_tokens_are_good() {
    let directory = clusters::Directory::new();
    let postgres = start(&directory);
    let url = postgres.url().to_owned();
    migrations::run(&url).await.unwrap();
    let db = Db::connect(&DatabaseConfig::default(), &url).await.unwrap();
    rights::install(&db).await.unwrap();
    drop(db);
    seed::run(
        &url,
        seed::Options { scale: seed::Scale::Demo, force: false, now: tessera::clock::Clock::system().now() },
        |_| {},
    )
    .await
    .unwrap();
    let app = TestApp::start_with(url.clone(), |config| config.database.acquire_timeout_ms = 500).await;
    let admin: String =
        clusters::row_on(&url, "SELECT id::text FROM users WHERE email = 'ada.admin@tessera.example'").await.get(0);
    let admin = Uuid::parse_str(&admin).unwrap();
    let good = (StatusCode::OK, json!("admin"), false);
    let old = token(&app, admin, Duration::from_mins(5));
    assert_eq!(ask(&app, &old).await, good);

    drop(postgres);
    let died = Instant::now();
    tokio::time::sleep(Duration::from_secs(20)).await;
    assert_eq!(ask(&app, &old).await, good, "a short outage shows in what needs the database only");
    tokio::time::sleep(Duration::from_secs(12)).await;
    let fresh = token(&app, admin, Duration::from_secs(5));
    assert_eq!(ask(&app, &fresh).await, good);
    // Also one that was not seen before.
    let unavailable = (StatusCode::SERVICE_UNAVAILABLE, json!("SERVICE_UNAVAILABLE"), true);
    for token in [&old, &token(&app, admin, Duration::from_secs(61))] {
        assert_eq!(ask(&app, token).await, unavailable);
    }
    assert!(died.elapsed() < Duration::from_mins(1), "the machine was too slow for this test");

    let _postgres = start(&directory);
    let began = Instant::now();
    while ask(&app, &old).await != good {
        assert!(began.elapsed() < Duration::from_secs(10), "the server does not recover");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(app.app.auth.may_sign_in(ADMIN).await.unwrap());
}
