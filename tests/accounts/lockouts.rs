//! What becomes of those who try passwords, and of those whose they are.

use std::{path::PathBuf, time::Duration};

use serde_json::{Value, json};

use super::{ADA, Browser, MAX, NEW_PASSWORD, PASSWORD, SARA, signed_in};
use crate::support::{TestApp, clocks::Hands, clusters, mails};

const WRONG: &str = "a wrong one, quite wrong";

/// Tries a wrong password, and waits as long as the answer says. What it was.
async fn guess(app: &TestApp, hands: &Hands, email: &str) -> (String, Value) {
    let reply = Browser::new(app).sign_in(email, WRONG).await;
    let wait = reply.retry_after.unwrap_or_default();
    hands.forward(Duration::from_secs(wait));
    let outcome = if wait > 0 { format!("{} {wait}", reply.status) } else { reply.status.to_string() };
    (outcome, reply.words())
}

/// The answers to two hundred tries, as docs/accounts.md has them: five are free, each further one waits, and after a hundred
/// none is looked at any more.
fn documented() -> Vec<String> {
    let mut answers = vec!["401".to_owned(); 5];
    for wait in [60, 120, 240, 480].into_iter().chain(std::iter::repeat(900)).take(95) {
        answers.extend([format!("429 {wait}"), "401".to_owned()]);
    }
    answers.resize(200, "403".to_owned());
    answers
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_guesses_get_the_documented_answers_and_a_new_server_goes_on_counting() {
    let (database, hands) = (clusters::demo_database().await, Hands::default());
    let app = TestApp::start_at(database.clone(), hands.clock(), |_| {}).await;
    let data_dir: PathBuf = app.data_dir.path().to_owned();
    let mut owner = signed_in(&app, SARA).await;
    let (mut of_account, mut of_nobody) = (Vec::new(), Vec::new());
    for _ in 0..80 {
        of_account.push(guess(&app, &hands, SARA).await);
    }
    // A server that knows nothing of the first one but its database and its keys.
    let second = TestApp::start_at(database.clone(), hands.clock(), |config| {
        config.auth.keys_file = Some(data_dir.join("keys.json"));
        config.mail.directory = Some(data_dir.join("mail"));
    });
    let second = second.await;
    for _ in 80..200 {
        of_account.push(guess(&second, &hands, SARA).await);
    }
    for _ in 0..200 {
        of_nobody.push(guess(&second, &hands, "nobody@tessera.example").await);
    }
    let outcomes: Vec<&String> = of_account.iter().map(|(outcome, _)| outcome).collect();
    assert_eq!(outcomes, documented().iter().collect::<Vec<_>>());
    for (number, (known, unknown)) in of_account.iter().zip(&of_nobody).enumerate() {
        assert_eq!(known, unknown, "try {number}");
    }
    assert_eq!(of_account[199].1["error"]["code"], "PASSWORD_RESET_REQUIRED");

    // Not even the right one is looked at, but in the owner's own browser, and others are left alone.
    assert!(Browser::new(&app).sign_in(SARA, PASSWORD).await.is(403, "PASSWORD_RESET_REQUIRED"));
    assert_eq!(owner.sign_in(SARA, PASSWORD).await.status, 200);
    assert_eq!(Browser::new(&app).sign_in(MAX, PASSWORD).await.status, 200);
    // What the owner does takes nothing back of what strangers have tried.
    assert!(Browser::new(&app).sign_in(SARA, PASSWORD).await.is(403, "PASSWORD_RESET_REQUIRED"));

    let mut browser = Browser::new(&app);
    assert_eq!(browser.post("/auth/reset-request", json!({ "email": SARA })).await.status, 202);
    let token = mails::arrived(app.data_dir.path(), 1).await[0].token();
    let chosen = browser.post("/auth/reset", json!({ "token": token, "password": NEW_PASSWORD })).await;
    assert_eq!(chosen.status, 204, "{chosen:?}");
    assert_eq!(browser.sign_in(SARA, NEW_PASSWORD).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_in_a_known_browser_are_counted_for_it_and_it_loses_its_privilege() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let (mut sara, mut max) = (signed_in(&app, SARA).await, signed_in(&app, MAX).await);
    let stop = "UPDATE users SET failed_sign_in_count = 100";
    clusters::execute_on(&database, stop).await;
    let stopped = "PASSWORD_RESET_REQUIRED";
    // A browser is known for whom it is known for.
    assert!(max.sign_in(SARA, PASSWORD).await.is(403, stopped));
    for _ in 0..4 {
        assert!(sara.sign_in(SARA, WRONG).await.is(401, "UNAUTHENTICATED"));
    }
    assert_eq!(sara.sign_in(SARA, PASSWORD).await.status, 200);
    // A right one begins the count anew.
    let before = sara.cookies.clone();
    for _ in 0..5 {
        assert!(sara.sign_in(SARA, WRONG).await.is(401, "UNAUTHENTICATED"));
    }
    assert!(sara.sign_in(SARA, PASSWORD).await.is(403, stopped));
    assert_eq!(before, sara.cookies);
    let counted = format!("SELECT failed_sign_in_count FROM users WHERE email = '{SARA}'");
    assert_eq!(clusters::row_on(&database, &counted).await.get::<_, i32>(0), 100);
    // A cookie of somebody's own making is none.
    let (name, value) = max.cookies.iter().find(|(name, _)| name.contains("_dev_")).unwrap();
    let changed = value.replace(&value[40..60], &value[41..61]);
    max.cookies = [(name.clone(), changed)].into();
    assert!(max.sign_in(MAX, PASSWORD).await.is(403, stopped));
}

#[tokio::test(flavor = "multi_thread")]
async fn several_people_share_a_browser_and_each_is_known() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let mut browser = signed_in(&app, SARA).await;
    for email in [MAX, ADA] {
        assert_eq!(browser.sign_in(email, PASSWORD).await.status, 200);
    }
    clusters::execute_on(&database, "UPDATE users SET locked_until = now() + interval '1 hour'").await;
    for email in [SARA, MAX, ADA] {
        assert_eq!(browser.sign_in(email, PASSWORD).await.status, 200, "{email}");
        assert!(Browser::new(&app).sign_in(email, PASSWORD).await.is(429, "RATE_LIMITED"));
    }
}
