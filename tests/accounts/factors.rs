//! The second factor.

use std::time::Duration;

use serde_json::{Value, json};
use totp_rs::{Builder, Secret, Totp};

use super::{ADA, Browser, MAX, PASSWORD, Reply, SARA, events, signed_in};
use crate::support::{TestApp, clocks::Hands, clusters, mails, processes};

/// An authenticator app, set up with the secret that a server has shown.
pub(super) struct Phone {
    totp: Totp,
    hands: Hands,
}

impl Phone {
    fn with(secret: &Value, hands: &Hands) -> Self {
        let secret = Secret::try_from_base32(secret.as_str().unwrap()).unwrap();
        Self { totp: Builder::new().with_secret(secret).build().unwrap(), hands: hands.clone() }
    }

    fn code(&self) -> String {
        let now = self.hands.clock().now().timestamp();
        self.totp.generate(u64::try_from(now).unwrap()).to_string()
    }

    /// A code that is none of the neighbouring half minutes.
    pub(super) fn wrong(&self) -> String {
        let now = u64::try_from(self.hands.clock().now().timestamp()).unwrap();
        let near: Vec<String> = (0..5).map(|step| self.totp.generate(now + step * 30 - 60).to_string()).collect();
        (0..6).map(|digit| digit.to_string().repeat(6)).find(|code| !near.contains(code)).unwrap()
    }

    /// The code of the next half minute, when it has come.
    pub(super) fn next(&self) -> String {
        self.hands.forward(Duration::from_secs(30));
        self.code()
    }
}

/// A browser whose user has a second factor, their telephone, and their recovery codes.
pub(super) async fn enrolled(app: &TestApp, hands: &Hands, email: &str) -> (Browser, Phone, Vec<String>) {
    let mut browser = signed_in(app, email).await;
    let begun = browser.post("/auth/factor/begin", json!({})).await;
    let phone = Phone::with(&begun.body["secret"], hands);
    let confirmed = browser.post("/auth/factor/confirm", json!({ "code": phone.code() })).await;
    assert_eq!(confirmed.status, 200, "{confirmed:?}");
    let codes = confirmed.body["recoveryCodes"].as_array().unwrap();
    let codes = codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect();
    (browser, phone, codes)
}

async fn challenge(browser: &mut Browser, email: &str) -> String {
    let asked = browser.sign_in(email, PASSWORD).await;
    assert!(asked.is(401, "FACTOR_REQUIRED"), "{asked:?}");
    assert!(browser.token.is_none());
    asked.body["error"]["challenge"].as_str().unwrap().to_owned()
}

async fn answer(browser: &mut Browser, challenge: &str, code: &str) -> Reply {
    browser.post("/auth/sign-in/factor", json!({ "challenge": challenge, "code": code })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn once_confirmed_a_code_is_asked_for_and_taken_once() {
    let (database, hands) = (clusters::demo_database().await, Hands::default());
    let app = TestApp::start_at(database.clone(), hands.clock(), |_| {}).await;
    let mut browser = signed_in(&app, SARA).await;
    let begun = browser.post("/auth/factor/begin", json!({})).await;
    let secret = begun.body["secret"].as_str().unwrap().to_owned();
    let url = format!("otpauth://totp/Tessera:sara.seller%40tessera.example?secret={secret}&issuer=Tessera");
    assert_eq!(begun.body["otpauthUrl"], url);
    let phone = Phone::with(&begun.body["secret"], &hands);
    // Nothing is asked for before it is confirmed.
    assert_eq!(Browser::new(&app).sign_in(SARA, PASSWORD).await.status, 200);
    let wrong = browser.post("/auth/factor/confirm", json!({ "code": phone.wrong() })).await;
    assert!(wrong.is(403, "FACTOR_WRONG"), "{wrong:?}");
    let code = phone.code();
    let spelt = format!("{} {}", &code[..3], &code[3..]);
    let confirmed = browser.post("/auth/factor/confirm", json!({ "code": spelt })).await;
    assert_eq!(confirmed.body["recoveryCodes"].as_array().unwrap().len(), 10, "{confirmed:?}");
    assert!(browser.post("/auth/factor/begin", json!({})).await.is(409, "CONFLICT"));
    assert!(browser.post("/auth/factor/confirm", json!({ "code": code })).await.is(409, "CONFLICT"));

    let mut other = Browser::new(&app);
    assert!(other.sign_in(SARA, "a wrong one, quite wrong").await.is(401, "UNAUTHENTICATED"));
    let asked = challenge(&mut other, SARA).await;
    // The code that has confirmed it was taken.
    assert!(answer(&mut other, &asked, &code).await.is(403, "FACTOR_WRONG"));
    let next = phone.next();
    assert_eq!(answer(&mut other, &asked, &next).await.status, 200);
    assert!(answer(&mut Browser::new(&app), &asked, &next).await.is(403, "FACTOR_WRONG"));
    let sessions = other
        .caller()
        .ask("{ viewer { user { hasSecondFactor sessions { nodes { hasSecondFactor isCurrent } } } } }")
        .await;
    let user = &sessions.data()["viewer"]["user"];
    assert_eq!(user["hasSecondFactor"], true);
    let current = user["sessions"]["nodes"].as_array().unwrap().iter().find(|session| session["isCurrent"] == true);
    assert_eq!(current.unwrap()["hasSecondFactor"], true);
    // A clock half a minute behind is no obstacle, one a minute behind is.
    hands.forward(Duration::from_mins(2));
    let late = phone.code();
    hands.forward(Duration::from_secs(30));
    let asked = challenge(&mut other, SARA).await;
    assert_eq!(answer(&mut other, &asked, &late).await.status, 200);
    hands.forward(Duration::from_mins(1));
    let later = phone.code();
    hands.forward(Duration::from_mins(1));
    let asked = challenge(&mut other, SARA).await;
    assert!(answer(&mut other, &asked, &later).await.is(403, "FACTOR_WRONG"));

    assert!(mails::arrived(app.data_dir.path(), 1).await[0].is(SARA, "Your account has a second factor"));
    let expected = "factor_enable factor_refusal factor_refusal factor_refusal";
    assert_eq!(events(&database, SARA).await, expected);
    let kept = "SELECT (SELECT string_agg(f::text, ' ') FROM second_factors f) || (SELECT string_agg(c::text, ' ') FROM recovery_codes c)";
    let kept: String = clusters::row_on(&database, kept).await.get(0);
    let bytes = Secret::try_from_base32(&secret).unwrap();
    let in_clear = bytes.as_ref().iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    assert!(kept.contains("\\x") && !kept.contains(&in_clear) && !kept.contains(&secret));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_lets_in_once_and_new_ones_replace_all() {
    let (database, hands) = (clusters::demo_database().await, Hands::default());
    let app = TestApp::start_at(database.clone(), hands.clock(), |_| {}).await;
    let (mut browser, phone, codes) = enrolled(&app, &hands, SARA).await;
    let asked = challenge(&mut browser, SARA).await;
    assert_eq!(answer(&mut browser, &asked, &codes[0].to_uppercase()).await.status, 200);
    assert!(answer(&mut Browser::new(&app), &asked, &codes[0]).await.is(403, "FACTOR_WRONG"));
    assert_eq!(answer(&mut Browser::new(&app), &asked, &codes[1].replace('-', "")).await.status, 200);
    let expected = "factor_enable recovery_code_use factor_refusal recovery_code_use";
    assert_eq!(events(&database, SARA).await, expected);
    // New ones need the whole proof.
    let renew = async |browser: &mut Browser, password: &str, code: &str| {
        browser.post("/auth/factor/recovery-codes", json!({ "password": password, "code": code })).await
    };
    assert!(renew(&mut browser, "a wrong one, quite wrong", &phone.next()).await.is(403, "PASSWORD_WRONG"));
    assert!(renew(&mut browser, PASSWORD, &phone.wrong()).await.is(403, "FACTOR_WRONG"));
    let renewed = renew(&mut browser, PASSWORD, &phone.next()).await;
    let fresh = renewed.body["recoveryCodes"].as_array().unwrap();
    assert_eq!(fresh.len(), 10);
    assert!(answer(&mut Browser::new(&app), &asked, &codes[2]).await.is(403, "FACTOR_WRONG"));
    assert_eq!(answer(&mut Browser::new(&app), &asked, fresh[0].as_str().unwrap()).await.status, 200);
    // Those of somebody else are nothing.
    let (_, _, others) = enrolled(&app, &hands, MAX).await;
    assert!(answer(&mut Browser::new(&app), &asked, &others[0]).await.is(403, "FACTOR_WRONG"));
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_codes_wait_longer_and_longer_and_after_a_hundred_only_a_recovery_code_helps() {
    let (database, hands) = (clusters::demo_database().await, Hands::default());
    let app = TestApp::start_at(database.clone(), hands.clock(), |_| {}).await;
    let (mut browser, phone, codes) = enrolled(&app, &hands, SARA).await;
    for wait in [0, 0, 0, 0, 60, 120] {
        let asked = challenge(&mut browser, SARA).await;
        assert!(answer(&mut browser, &asked, &phone.wrong()).await.is(403, "FACTOR_WRONG"));
        if wait > 0 {
            // Even the right one waits now.
            let refused = answer(&mut browser, &asked, &phone.code()).await;
            assert!(refused.is(429, "RATE_LIMITED") && refused.retry_after == Some(wait), "{refused:?}");
            hands.forward(Duration::from_secs(wait));
        }
    }
    // The waits of codes hold no password up.
    let asked = challenge(&mut browser, SARA).await;
    assert_eq!(answer(&mut browser, &asked, &phone.code()).await.status, 200);
    clusters::execute_on(&database, "UPDATE second_factors SET failed_count = 100").await;
    let asked = challenge(&mut browser, SARA).await;
    let stopped = answer(&mut browser, &asked, &phone.next()).await;
    assert!(stopped.is(429, "RATE_LIMITED") && stopped.retry_after.is_none(), "{stopped:?}");
    assert_eq!(answer(&mut browser, &asked, &codes[0]).await.status, 200);
    let asked = challenge(&mut browser, SARA).await;
    assert_eq!(answer(&mut browser, &asked, &phone.next()).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_challenge_is_good_for_five_minutes_and_for_nothing_else() {
    let (database, hands) = (clusters::demo_database().await, Hands::default());
    let app = TestApp::start_at(database, hands.clock(), |_| {}).await;
    let (mut browser, phone, _) = enrolled(&app, &hands, SARA).await;
    let asked = challenge(&mut browser, SARA).await;
    browser.token = Some(asked.clone());
    assert_eq!(browser.caller().ask("{ viewer { role } }").await.codes(), ["UNAUTHENTICATED"]);
    let reset = browser.post("/auth/reset", json!({ "token": asked, "password": "tundra velvet 9 anchors" })).await;
    assert!(reset.is(403, "RESET_INVALID"));
    let device = browser.cookies.values().find(|value| value.starts_with("tessera_dev_")).unwrap().clone();
    let changed = asked.replace(&asked[30..40], &asked[31..41]);
    for wrong in ["", "tessera_chl_", &device, &changed, &device.replace("_dev_", "_chl_")] {
        assert!(answer(&mut browser, wrong, &phone.next()).await.is(401, "UNAUTHENTICATED"), "{wrong}");
    }
    let asked = challenge(&mut browser, SARA).await;
    hands.forward(Duration::from_secs(5 * 60 + 1));
    assert!(answer(&mut browser, &asked, &phone.code()).await.is(401, "UNAUTHENTICATED"));
    let asked = challenge(&mut browser, SARA).await;
    hands.forward(Duration::from_mins(4));
    assert_eq!(answer(&mut browser, &asked, &phone.code()).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn its_owner_switches_it_off_with_password_and_code() {
    let (database, hands) = (clusters::demo_database().await, Hands::default());
    let app = TestApp::start_at(database.clone(), hands.clock(), |_| {}).await;
    let (mut browser, phone, _) = enrolled(&app, &hands, SARA).await;
    let off = async |browser: &mut Browser, password: &str, code: &str| {
        browser.post("/auth/factor/disable", json!({ "password": password, "code": code })).await
    };
    assert!(off(&mut browser, PASSWORD, &phone.wrong()).await.is(403, "FACTOR_WRONG"));
    assert!(off(&mut browser, "a wrong one, quite wrong", &phone.next()).await.is(403, "PASSWORD_WRONG"));
    assert_eq!(off(&mut browser, PASSWORD, &phone.next()).await.status, 204);
    assert!(off(&mut browser, PASSWORD, &phone.next()).await.is(404, "NOT_FOUND"));
    assert_eq!(browser.sign_in(SARA, PASSWORD).await.status, 200);
    let letters = mails::arrived(app.data_dir.path(), 2).await;
    assert!(letters[1].is(SARA, "Your account has no second factor any more"), "{letters:#?}");
    assert_eq!(events(&database, SARA).await, "factor_enable factor_refusal factor_disable");
    // Nobody begins one in a browser that was left open.
    hands.forward(Duration::from_mins(11));
    assert_eq!(browser.refresh().await.status, 200);
    assert!(browser.post("/auth/factor/begin", json!({})).await.is(403, "STEP_UP_REQUIRED"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_removes_the_factor_of_somebody_who_has_lost_it() {
    let (database, hands) = (clusters::demo_database().await, Hands::default());
    let app = TestApp::start_at(database.clone(), hands.clock(), |_| {}).await;
    let (browser, _, _) = enrolled(&app, &hands, SARA).await;
    let seen = "query($email: String!) { users(filter: { email: { eq: $email } }) { nodes { id hasSecondFactor } } }";
    let (admin, manager) = (app.admin().await, app.manager().await);
    let of_sara = json!({ "email": SARA });
    let user = admin.ask_with(seen, of_sara.clone()).await.data()["users"]["nodes"][0].clone();
    assert_eq!(user["hasSecondFactor"], true);
    assert_eq!(manager.ask_with(seen, of_sara).await.data()["users"]["nodes"][0]["hasSecondFactor"], Value::Null);
    let own = manager.ask("{ viewer { user { hasSecondFactor } } }").await;
    assert_eq!(own.data()["viewer"]["user"]["hasSecondFactor"], false);

    let (input, selection) = (json!({ "id": user["id"] }), "user { version hasSecondFactor } problems { code }");
    for caller in [&manager, &browser.caller()] {
        assert_eq!(
            caller.change("userRemoveFactor", "RecordInput", input.clone(), selection).await.codes(),
            ["FORBIDDEN"]
        );
    }
    let removed = admin.change("userRemoveFactor", "RecordInput", input.clone(), selection).await;
    assert_eq!(removed.data()["userRemoveFactor"]["user"], json!({ "version": 2, "hasSecondFactor": false }));
    let again = admin.change("userRemoveFactor", "RecordInput", input, selection).await;
    assert_eq!(again.data()["userRemoveFactor"]["problems"], json!([{ "code": "INVALID_STATE" }]));
    assert_eq!(Browser::new(&app).sign_in(SARA, PASSWORD).await.status, 200);
    mails::arrived(app.data_dir.path(), 2).await;
    let trace =
        "SELECT concat_ws(' ', action, before, after, (SELECT payload FROM outbox_events ORDER BY id DESC LIMIT 1))
        FROM audit_entries WHERE before ? 'has_second_factor'";
    let trace: String = clusters::row_on(&database, trace).await.get(0);
    let expected = r#"update {"has_second_factor": true} {"has_second_factor": false} {"fields": ["hasSecondFactor"]}"#;
    assert_eq!(trace, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn secrets_follow_a_new_key() {
    let (database, hands) = (clusters::demo_database().await, Hands::default());
    let app = TestApp::start_at(database.clone(), hands.clock(), |_| {}).await;
    let (_, phone, _) = enrolled(&app, &hands, ADA).await;
    let file = app.data_dir.path().join("keys.json");
    let mut ring: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let old = ring["refreshSecrets"][0].clone();
    let mut new = old.clone();
    new["id"] = 2.into();
    new["secret"] = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=".into();
    ring["refreshSecrets"] = json!([old, new.clone()]);
    ring["refreshSecretId"] = 2.into();
    std::fs::write(&file, ring.to_string()).unwrap();
    let said = processes::run(&database, app.data_dir.path(), &["reseal"]);
    assert!(said.ends_with("and 1 second factors anew"), "{said}");
    ring["refreshSecrets"] = json!([new]);
    std::fs::write(&file, ring.to_string()).unwrap();
    let second = TestApp::start_at(database, hands.clock(), |config| config.auth.keys_file = Some(file)).await;
    let mut browser = Browser::new(&second);
    let asked = challenge(&mut browser, ADA).await;
    assert_eq!(answer(&mut browser, &asked, &phone.next()).await.status, 200);
}
