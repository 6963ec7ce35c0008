//! A new password by mail.

use std::time::Duration;

use serde_json::{Value, json};

use super::{ADA, Browser, MAX, NEW_PASSWORD, PASSWORD, Reply, SARA, events, signed_in};
use crate::support::{TestApp, clocks::Hands, clusters, mails, processes, until};

const SUBJECT: &str = "Choose a new password";

async fn ask(app: &TestApp, email: &str) -> Reply {
    Browser::new(app).post("/auth/reset-request", json!({ "email": email })).await
}

async fn choose(app: &TestApp, token: &str, password: &str) -> Reply {
    Browser::new(app).post("/auth/reset", json!({ "token": token, "password": password })).await
}

/// The queue has been emptied.
async fn is_empty(database: &str) {
    let waiting = "SELECT count(*) FROM mails";
    until("no mail waits", async || clusters::row_on(database, waiting).await.get::<_, i64>(0) == 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_the_address_chooses_another_password_once_and_all_sessions_end() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let (mut laptop, mut phone) = (signed_in(&app, SARA).await, signed_in(&app, SARA).await);
    assert_eq!(ask(&app, " Sara.Seller@Tessera.example").await.status, 202);
    let letters = mails::arrived(app.data_dir.path(), 1).await;
    assert!(letters[0].is(SARA, SUBJECT), "{letters:#?}");
    assert!(letters[0].text.starts_with("Hello Sara "), "{letters:#?}");
    let token = letters[0].token();
    // Nothing that is stored is the token, or opens with it.
    let code = &token[token.len() - 40..];
    let dump = "SELECT (SELECT count(*) FROM mails) || ' ' || (SELECT string_agg(a::text, ' ') FROM audit_entries a)";
    let dump: String = clusters::row_on(&database, dump).await.get(0);
    assert!(dump.starts_with("0 ") && !dump.contains(code), "the queue still holds mails, or the log a token");

    assert!(choose(&app, &token, "too short").await.is(422, "PASSWORD_UNSUITABLE"));
    let chosen = choose(&app, &token, NEW_PASSWORD).await;
    assert_eq!((chosen.status, &chosen.body), (204, &Value::Null));
    assert!(choose(&app, &token, "another 7 lamps of brass").await.is(403, "RESET_INVALID"));
    for browser in [&mut laptop, &mut phone] {
        assert!(browser.refresh().await.is(401, "UNAUTHENTICATED"));
        assert_eq!(browser.caller().ask("{ viewer { role } }").await.codes(), ["UNAUTHENTICATED"]);
    }
    assert!(laptop.sign_in(SARA, PASSWORD).await.is(401, "UNAUTHENTICATED"));
    assert_eq!(laptop.sign_in(SARA, NEW_PASSWORD).await.status, 200);
    assert_eq!(phone.sign_in(MAX, PASSWORD).await.status, 200);
    let letters = mails::arrived(app.data_dir.path(), 2).await;
    assert!(letters[1].is(SARA, "Your password was changed"), "{letters:#?}");
    assert_eq!(events(&database, SARA).await, "password_reset_request password_reset");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_nobody_has_is_answered_like_any_other_and_gets_nothing() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let invited = "INSERT INTO users (id, email, first_name, last_name, role_id)
        SELECT gen_random_uuid(), 'nora@tessera.example', 'Nora', 'New', id FROM roles WHERE key = 'seller';
        UPDATE users SET status = 'suspended' WHERE email = 'sam.support@tessera.example'";
    clusters::execute_on(&database, invited).await;
    let known = ask(&app, MAX).await;
    assert_eq!(known.status, 202);
    let long = format!("{}@tessera.example", "a".repeat(300));
    for email in
        ["nobody@tessera.example", "nora@tessera.example", "sam.support@tessera.example", "", "no address", "\0", &long]
    {
        let reply = ask(&app, email).await;
        assert_eq!((reply.status, &reply.body), (202, &known.body), "{email}");
    }
    is_empty(&database).await;
    let letters = mails::arrived(app.data_dir.path(), 1).await;
    assert!(letters[0].is_to(MAX), "{letters:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_worthless_after_an_hour_another_address_or_another_password() {
    let (database, hands) = (clusters::demo_database().await, Hands::default());
    let app = TestApp::start_at(database.clone(), hands.clock(), |_| {}).await;
    let invalid = async |token: &str| choose(&app, token, NEW_PASSWORD).await.is(403, "RESET_INVALID");
    let mut tokens = Vec::new();
    for (count, email) in [SARA, MAX, ADA].into_iter().enumerate() {
        assert_eq!(ask(&app, email).await.status, 202);
        tokens.push(mails::arrived(app.data_dir.path(), count + 1).await[count].token());
    }
    let [sara, max, ada] = tokens.as_slice() else { panic!("three tokens") };
    // The head of one with the code of another.
    let mixed = format!("{}{}", &sara[..50], &max[50..]);
    for token in [mixed.as_str(), "", "tessera_pwr_", &sara.replace("tessera_pwr_", "tessera_chl_"), &sara[..60]] {
        assert!(invalid(token).await, "{token}");
    }
    clusters::execute_on(&database, &format!("UPDATE users SET email = 'sara@tessera.example' WHERE email = '{SARA}'"))
        .await;
    assert!(invalid(sara).await);
    let mut browser = signed_in(&app, MAX).await;
    let change = json!({ "current": PASSWORD, "new": NEW_PASSWORD });
    assert_eq!(browser.post("/auth/password", change).await.status, 204);
    assert!(invalid(max).await);
    hands.forward(Duration::from_mins(61));
    assert!(invalid(ada).await);
    assert_eq!(browser.sign_in(ADA, PASSWORD).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gets_more_than_three_links_an_hour() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    for _ in 0..5 {
        assert_eq!(ask(&app, SARA).await.status, 202);
    }
    is_empty(&database).await;
    mails::arrived(app.data_dir.path(), 3).await;
    assert_eq!(ask(&app, MAX).await.status, 202);
    assert!(mails::arrived(app.data_dir.path(), 4).await[3].is_to(MAX));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_german_reads_german() {
    let database = clusters::demo_database().await;
    clusters::execute_on(&database, &format!("UPDATE users SET locale = 'de-AT' WHERE email = '{SARA}'")).await;
    let app = TestApp::start(database).await;
    assert_eq!(ask(&app, SARA).await.status, 202);
    let letters = mails::arrived(app.data_dir.path(), 1).await;
    assert!(letters[0].text.contains("Wählen Sie es hier innerhalb einer Stunde:"), "{letters:#?}");
    assert_eq!(choose(&app, &letters[0].token(), NEW_PASSWORD).await.status, 204);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_mail_the_server_says_so_and_its_console_helps() {
    let database = clusters::demo_database().await;
    let app =
        TestApp::start_with(database.clone(), |config| config.profile = tessera::config::Profile::Production).await;
    assert!(ask(&app, SARA).await.is(503, "SERVICE_UNAVAILABLE"));
    let path = processes::run(&database, app.data_dir.path(), &["reset-password", SARA]);
    let token = path.strip_prefix("/reset#").unwrap_or_else(|| panic!("{path}"));
    assert_eq!(choose(&app, token, NEW_PASSWORD).await.status, 204);
    assert_eq!(Browser::new(&app).sign_in(SARA, NEW_PASSWORD).await.status, 200);
}
