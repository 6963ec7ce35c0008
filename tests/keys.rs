//! Keys are replaced while servers run, and nobody notices.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::Duration,
};

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::{
    Caller, TestApp,
    browsers::{PASSWORD, cookie, sign_in, with_cookie},
    clusters, processes,
};

/// Two servers on one database and one key file.
struct Pair {
    database: String,
    servers: [TestApp; 2],
}

impl Pair {
    async fn start() -> Self {
        let database = clusters::demo_database().await;
        let first = TestApp::start(database.clone()).await;
        let second = TestApp::start_beside(&first).await;
        Self { database, servers: [first, second] }
    }

    /// What `tessera keys` prints, or its complaint.
    fn keys(&self, arguments: &[&str]) -> Result<String, String> {
        let arguments = [&["keys"], arguments].concat();
        let (done, said, complaint) = processes::try_run(&self.database, self.servers[0].data_dir.path(), &arguments);
        if done { Ok(said) } else { Err(complaint) }
    }

    fn list(&self) -> Vec<String> {
        let text = self.keys(&["list"]).unwrap();
        text.lines()
            .map(|line| line.split("  made").next().unwrap().split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }
}

/// A browser that was signed in.
struct Browser {
    cookie: String,
    token: String,
}

impl Browser {
    async fn sign_in(app: &TestApp, email: &str) -> Self {
        Self::of(sign_in(&app.url(""), email, PASSWORD).await).await
    }

    async fn of(response: reqwest::Response) -> Self {
        assert_eq!(response.status(), StatusCode::OK);
        let cookie = cookie(&response);
        let body: Value = response.json().await.unwrap();
        Self { cookie, token: body["accessToken"].as_str().unwrap().to_owned() }
    }

    async fn refresh(&mut self, app: &TestApp) {
        let request = with_cookie(&app.url(""), "/auth/refresh", &self.cookie);
        *self = Self::of(request.send().await.unwrap()).await;
    }

    async fn asks(&self, app: &TestApp) {
        let caller = Caller::new(app.url("/graphql"), Some(self.token.clone()));
        assert!(caller.ask("{ viewer { user { email } } }").await.data()["viewer"]["user"]["email"].is_string());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rotation_under_traffic_loses_no_session_and_no_request() {
    let pair = Arc::new(Pair::start().await);
    let (stop, rounds) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU32::new(0)));
    let emails = ["ada.admin@tessera.example", "max.manager@tessera.example", "sara.seller@tessera.example"];
    let traffic = emails.map(|email| {
        let (pair, stop, rounds) = (pair.clone(), stop.clone(), rounds.clone());
        tokio::spawn(async move {
            let [one, other] = &pair.servers;
            let mut browser = Browser::sign_in(one, email).await;
            while !stop.load(Ordering::Relaxed) {
                // What one server hands out, the other one takes at once.
                browser.asks(other).await;
                browser.refresh(other).await;
                browser.asks(one).await;
                browser.refresh(one).await;
                rounds.fetch_add(1, Ordering::Relaxed);
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        })
    });
    let working = pair.clone();
    let work = tokio::task::spawn_blocking(move || {
        assert_eq!(working.list(), ["signing key 1 in force", "refresh secret 1 in force"]);
        working.keys(&["rotate", "--wait", "3"]).unwrap();
        working.keys(&["rotate", "--refresh", "--wait", "3"]).unwrap();
        std::thread::sleep(Duration::from_secs(2));
        assert!(working.keys(&["retire", "1"]).unwrap().contains("can sign no more"));
        std::thread::sleep(Duration::from_secs(2));
        let expected = [
            "signing key 1 verifies only",
            "signing key 2 in force",
            "refresh secret 1 replaced",
            "refresh secret 2 in force",
        ];
        assert_eq!(working.list(), expected);
        // The public half stays as long as a partner's token may live.
        assert!(working.keys(&["retire", "1"]).unwrap_err().contains("may live until"));
    });
    work.await.unwrap();
    let before = rounds.load(Ordering::Relaxed);
    tokio::time::sleep(Duration::from_secs(1)).await;
    stop.store(true, Ordering::Relaxed);
    for task in traffic {
        task.await.unwrap();
    }
    assert!(before >= 10 && rounds.load(Ordering::Relaxed) > before, "{before} rounds");
    let entries =
        "SELECT string_agg(after->>'action' || ' ' || (after->>'kind') || ' ' || (after->>'id'), ', ' ORDER BY id)
        FROM audit_entries WHERE action = 'key_rotation' AND actor_id IS NULL";
    assert_eq!(
        clusters::row_on(&pair.database, entries).await.get::<_, String>(0),
        "add signing key 2, activate signing key 2, add refresh secret 2, activate refresh secret 2, retire signing key 1"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_stays_while_a_session_or_a_sealed_value_needs_it() {
    let pair = Pair::start().await;
    let app = &pair.servers[0];
    let mut browser = Browser::sign_in(app, "ada.admin@tessera.example").await;
    let admin = app.admin().await;
    let input = json!({ "url": "https://hooks.example/in", "events": ["client.created"] });
    let made = admin.change("webhookEndpointCreate", "WebhookEndpointCreateInput", input, "problems { code }").await;
    assert_eq!(made.data()["webhookEndpointCreate"]["problems"], json!([]));
    pair.keys(&["add", "--refresh"]).unwrap();
    assert!(pair.keys(&["retire", "--refresh", "1"]).unwrap_err().contains("is in force"));
    assert!(pair.keys(&["activate", "--refresh", "3"]).unwrap_err().contains("holds no refresh secret 3"));
    pair.keys(&["activate", "--refresh", "2"]).unwrap();
    tokio::time::sleep(Duration::from_secs(2)).await;
    let refusal = pair.keys(&["retire", "--refresh", "1"]).unwrap_err();
    assert!(refusal.contains("1 sessions") && refusal.contains("1 secrets of webhooks"), "{refusal}");
    browser.refresh(app).await;
    // As if a while had passed: another server may have used the old secret for a moment.
    clusters::execute_on(&pair.database, "UPDATE sessions SET rotated_at = rotated_at + interval '2 minutes'").await;
    let refusal = pair.keys(&["retire", "--refresh", "1"]).unwrap_err();
    assert!(!refusal.contains("sessions") && refusal.contains("1 secrets of webhooks"), "{refusal}");
    // A server seals it anew.
    let server = processes::Process::start(&pair.database, app.data_dir.path());
    let mut tries = 0;
    while pair.keys(&["retire", "--refresh", "1"]).is_err() {
        tries += 1;
        assert!(tries < 50, "the secret is still needed");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    drop(server);
    assert_eq!(pair.list(), ["signing key 1 in force", "refresh secret 2 in force"]);
    browser.refresh(app).await;
    // In an emergency it goes whatever needs it, and says what breaks.
    pair.keys(&["rotate", "--refresh", "--wait", "3"]).unwrap();
    let said = pair.keys(&["retire", "--refresh", "2", "--force"]).unwrap();
    assert!(said.contains("no longer usable") && said.contains("1 sessions"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_key_is_refused_within_seconds_and_a_broken_file_changes_nothing() {
    let pair = Pair::start().await;
    let browser = Browser::sign_in(&pair.servers[0], "ada.admin@tessera.example").await;
    browser.asks(&pair.servers[1]).await;
    let file = pair.servers[0].data_dir.path().join("keys.json");
    let good = std::fs::read(&file).unwrap();
    std::fs::write(&file, "{ \"version\": 1, ").unwrap();
    tokio::time::sleep(Duration::from_secs(3)).await;
    browser.asks(&pair.servers[0]).await;
    assert!(pair.keys(&["add"]).unwrap_err().contains("unknown shape"));
    std::fs::write(&file, good).unwrap();
    pair.keys(&["rotate", "--wait", "3"]).unwrap();
    assert!(pair.keys(&["retire", "--force", "1"]).unwrap().contains("removed"));
    tokio::time::sleep(Duration::from_secs(3)).await;
    for server in &pair.servers {
        let caller = Caller::new(server.url("/graphql"), Some(browser.token.clone()));
        assert_eq!(caller.ask("{ viewer { role } }").await.codes(), ["UNAUTHENTICATED"]);
    }
}
