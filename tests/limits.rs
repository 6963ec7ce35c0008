//! How much may be asked, by whom, and what happens to those who ask for more.

use std::time::{Duration, Instant};

use reqwest::{RequestBuilder, Response, StatusCode, header};
use serde_json::{Value, json};
use tessera::{
    auth::{Device, Operation, capabilities::attenuation::Cut, files::Purpose},
    config::{Config, LimitsConfig},
    embedded::redis,
    error::Code,
};

use crate::{
    partners,
    support::{TestApp, clusters, until},
};

const PASSWORD: &str = tessera::seed::DEMO_PASSWORD;
const ADMIN: &str = "ada.admin@tessera.example";

/// A server with the limits that `set` lowers; it believes a proxy on this machine.
async fn server(set: impl FnOnce(&mut LimitsConfig)) -> TestApp {
    TestApp::start_with(clusters::demo_database().await, |config| lowered(config, set)).await
}

fn lowered(config: &mut Config, set: impl FnOnce(&mut LimitsConfig)) {
    config.http.trusted_proxies = vec!["127.0.0.0/8".to_owned()];
    config.graphql.max_aliases = 1_000;
    config.graphql.max_root_fields = 1_000;
    set(&mut config.limits);
}

async fn token(app: &TestApp, email: &str) -> String {
    app.app.auth.mint_for(email, Duration::from_mins(10)).await.unwrap()
}

/// A question that needs no database.
fn question(app: &TestApp, token: Option<&str>) -> RequestBuilder {
    asking(app, token, "{ viewer { role } }")
}

fn asking(app: &TestApp, token: Option<&str>, query: &str) -> RequestBuilder {
    let request = reqwest::Client::new().post(app.url("/graphql")).json(&json!({ "query": query }));
    match token {
        Some(token) => request.bearer_auth(token),
        None => request,
    }
}

fn sign_in(app: &TestApp, email: &str, password: &str, from: &str) -> RequestBuilder {
    let body = json!({ "email": email, "password": password });
    reqwest::Client::new().post(app.url("/auth/sign-in")).header("x-forwarded-for", from).json(&body)
}

async fn status(request: RequestBuilder) -> StatusCode {
    request.send().await.unwrap().status()
}

fn text<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
}

/// Checks a refusal, in the shape of its path, and tells its `Retry-After`.
async fn refused(response: Response) -> u64 {
    assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
    let wait = text(&response, "retry-after").parse().unwrap();
    let body: Value = response.json().await.unwrap();
    let code = body.pointer("/errors/0/extensions/code").or(body.pointer("/error/code"));
    assert_eq!(code, Some(&json!("RATE_LIMITED")), "{body}");
    assert!(body.get("data").is_none());
    wait
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_share_what_their_address_may_ask() {
    let app = server(|limits| limits.anonymous_per_minute = 3).await;
    let from = |address: &'static str| question(&app, None).header("x-forwarded-for", address);
    for left in [2, 1, 0] {
        let response = from("192.0.2.1").send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(text(&response, "ratelimit-policy"), "\"anonymous\";q=3;w=60");
        assert_eq!(text(&response, "ratelimit"), format!("\"anonymous\";r={left};t={}", (3 - left) * 20));
    }
    let wait = refused(from("192.0.2.1").send().await.unwrap()).await;
    assert!((1..=20).contains(&wait), "{wait}");
    // What a client writes into the header itself is not believed: its proxy adds the address it came from.
    refused(from("198.51.100.9, 192.0.2.1").send().await.unwrap()).await;
    assert_eq!(status(from("192.0.2.2")).await, StatusCode::OK);
    // In IPv6 a whole network counts as one.
    for host in ["2001:db8::1", "2001:db8::2", "2001:db8::3"] {
        assert_eq!(status(from(host)).await, StatusCode::OK);
    }
    refused(from("2001:db8::4").send().await.unwrap()).await;
    assert_eq!(status(from("2001:db8:0:1::4")).await, StatusCode::OK);
    // A token that is not good counts like none; who has one is not a stranger.
    let forged = |token: &str| question(&app, Some(token)).header("x-forwarded-for", "192.0.2.3");
    for _ in 0..3 {
        assert_eq!(status(forged("nonsense")).await, StatusCode::UNAUTHORIZED);
    }
    refused(forged("nonsense").send().await.unwrap()).await;
    let token = token(&app, ADMIN).await;
    assert_eq!(status(forged(&token)).await, StatusCode::OK);
    // Probes are not counted.
    for _ in 0..10 {
        assert_eq!(status(reqwest::Client::new().get(app.url("/livez"))).await, StatusCode::OK);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_may_ask_so_often_and_what_is_refused_is_not_done() {
    let database = clusters::demo_database().await;
    let app =
        TestApp::start_with(database.clone(), |config| lowered(config, |limits| limits.user_per_minute = 4)).await;
    let admin = token(&app, ADMIN).await;
    let mutation = "mutation { tagCreate(input: { name: \"limited\" }) { tag { name } problems { code } } }";
    assert_eq!(status(question(&app, Some(&admin))).await, StatusCode::OK);
    // A document that nobody can read is a request as well.
    assert_eq!(
        status(asking(&app, Some(&admin), "{").header("accept", "application/graphql-response+json")).await,
        400
    );
    // Another session of the user has no bucket of its own.
    let again = token(&app, ADMIN).await;
    assert_eq!(status(question(&app, Some(&again))).await, StatusCode::OK);
    let response = question(&app, Some(&again)).send().await.unwrap();
    assert_eq!(text(&response, "ratelimit-policy"), "\"user\";q=4;w=60, \"user_cost\";q=50000000;w=60");
    assert!(text(&response, "ratelimit").starts_with("\"user\";r=0;t=60, \"user_cost\";r=49999999;t=1"));
    let wait = refused(asking(&app, Some(&admin), mutation).send().await.unwrap()).await;
    assert!((1..=15).contains(&wait), "{wait}");
    let tags = clusters::row_on(&database, "SELECT count(*) FROM tags WHERE name = 'limited'").await;
    assert_eq!(tags.get::<_, i64>(0), 0);
    let other = token(&app, "sara.seller@tessera.example").await;
    assert_eq!(status(question(&app, Some(&other))).await, StatusCode::OK);
    // Addresses of files count for the user they were made for.
    let viewer = app.app.auth.verify(&other).unwrap();
    let file = app.app.auth.file_tokens().make(Purpose::Download, viewer.user_id, &viewer).unwrap();
    let file = app.url(&format!("/files/{file}"));
    let get = || reqwest::Client::new().get(&file).send();
    for _ in 0..3 {
        assert_eq!(get().await.unwrap().status(), StatusCode::NOT_FOUND);
    }
    refused(get().await.unwrap()).await;
    let upload = app.app.auth.file_tokens().make(Purpose::Upload, viewer.user_id, &viewer).unwrap();
    refused(reqwest::Client::new().put(app.url(&format!("/files/{upload}"))).body("x").send().await.unwrap()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_aliases_cost_a_hundred_times_as_much() {
    let app = server(|limits| limits.user_cost_per_minute = 250).await;
    let admin = token(&app, ADMIN).await;
    let fields: Vec<String> = (0..100).map(|number| format!("a{number}: viewer {{ role }}")).collect();
    let query = format!("{{ {} }}", fields.join(" "));
    for left in [150, 50] {
        let request = asking(&app, Some(&admin), &query).header("tessera-cost", "1");
        let body: Value = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(body["data"]["a99"]["role"], "admin");
        let throttle = json!({ "maximumAvailable": 250, "currentlyAvailable": left, "restoreRate": 4.17 });
        assert_eq!(body["extensions"], json!({ "cost": { "requestedQueryCost": 100, "throttleStatus": throttle } }));
    }
    let response = asking(&app, Some(&admin), &query).send().await.unwrap();
    assert!(text(&response, "ratelimit").contains("\"user_cost\";r=50;"), "{response:?}");
    let wait = refused(response).await;
    assert!((1..=12).contains(&wait), "{wait}");
    // What costs less still passes, and who does not ask is not told.
    let body: Value = question(&app, Some(&admin)).send().await.unwrap().json().await.unwrap();
    assert_eq!(body, json!({ "data": { "viewer": { "role": "admin" } } }));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_way_to_a_password_is_counted_in_one_bucket() {
    let app = server(|limits| (limits.sign_in_per_minute, limits.sign_in_burst) = (1, 5)).await;
    let here = "192.0.2.10";
    let post = |path: &str, body: Value| {
        reqwest::Client::new().post(app.url(path)).header("x-forwarded-for", here).json(&body)
    };
    let token = token(&app, ADMIN).await;
    let response = sign_in(&app, "nobody@tessera.example", "wrong-wrong-wrong", here).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(text(&response, "ratelimit-policy"), "\"sign_in\";q=5;w=300");
    assert_eq!(text(&response, "ratelimit"), "\"sign_in\";r=4;t=60");
    assert_eq!(
        status(sign_in(&app, "other@tessera.example", "wrong-wrong-wrong", here)).await,
        StatusCode::UNAUTHORIZED
    );
    let invitation = || post("/auth/invitation", json!({ "token": "tessera_inv_x", "password": PASSWORD }));
    assert_eq!(status(invitation()).await, StatusCode::FORBIDDEN);
    let change =
        || post("/auth/password", json!({ "current": "wrong", "new": "tundra velvet 9 anchors" })).bearer_auth(&token);
    assert_eq!(status(change()).await, StatusCode::FORBIDDEN);
    assert_eq!(status(sign_in(&app, ADMIN, PASSWORD, here)).await, StatusCode::OK);
    // Even the right one, and every other way.
    let wait = refused(sign_in(&app, ADMIN, PASSWORD, here).send().await.unwrap()).await;
    assert!((1..=60).contains(&wait), "{wait}");
    refused(invitation().send().await.unwrap()).await;
    refused(change().send().await.unwrap()).await;
    let device = Device { ip: Some(here.parse().unwrap()), ..Device::default() };
    assert_eq!(app.app.auth.admit_reset(ADMIN, &device).await.unwrap_err().code, Code::RateLimited);
    // Nobody else has to wait.
    assert_eq!(status(sign_in(&app, ADMIN, PASSWORD, "192.0.2.11")).await, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn refreshes_and_links_to_a_new_password_have_buckets_of_their_own() {
    let app =
        server(|limits| (limits.refresh_burst, limits.refresh_per_minute, limits.reset_per_hour) = (2, 1, 3)).await;
    let response = sign_in(&app, ADMIN, PASSWORD, "192.0.2.10").send().await.unwrap();
    let cookie = text(&response, "set-cookie").split(';').next().unwrap().to_owned();
    let with_cookie = |path: &str, from: &str| {
        let request = reqwest::Client::new().post(app.url(path)).header(header::COOKIE, &cookie);
        request.header("x-tessera-csrf", "1").header("sec-fetch-site", "same-origin").header("x-forwarded-for", from)
    };
    for _ in 0..2 {
        assert_eq!(status(with_cookie("/auth/refresh", "192.0.2.10")).await, StatusCode::OK);
    }
    refused(with_cookie("/auth/refresh", "192.0.2.10").send().await.unwrap()).await;
    refused(with_cookie("/auth/sign-out", "192.0.2.10").send().await.unwrap()).await;
    // The session is as it was.
    assert_eq!(status(with_cookie("/auth/refresh", "192.0.2.11")).await, StatusCode::OK);
    for number in 0..3 {
        let device = Device { ip: Some([192, 0, 2, number].into()), ..Device::default() };
        app.app.auth.admit_reset(" Somebody@example.com", &device).await.unwrap();
    }
    let refusal = app.app.auth.admit_reset("somebody@example.com", &Device::default()).await.unwrap_err();
    assert_eq!((refusal.code, refusal.retry_after), (Code::RateLimited, Some(Duration::from_mins(20))));
    app.app.auth.admit_reset("else@example.com", &Device::default()).await.unwrap();
}

/// Two servers on one database and one Redis.
struct Pair {
    servers: [TestApp; 2],
    redis: Option<redis::Redis>,
    directory: clusters::Directory,
}

impl Pair {
    async fn start(set: impl Fn(&mut LimitsConfig)) -> Self {
        let (database, directory) = (clusters::demo_database().await, clusters::Directory::new());
        let redis = redis::start(directory.path(), 16).unwrap().expect("redis-server is installed");
        let url = redis.url();
        let first = TestApp::start_with_redis(database.clone(), &url, |config| lowered(config, &set)).await;
        let keys = first.data_dir.path().join("keys.json");
        let second = TestApp::start_with_redis(database, &url, |config| {
            lowered(config, &set);
            config.auth.keys_file = Some(keys);
        });
        Self { servers: [first, second.await], redis: Some(redis), directory }
    }

    fn stop_redis(&mut self) {
        drop(self.redis.take());
    }

    /// At the same address as before, with nothing in it.
    fn start_redis(&mut self) {
        self.redis = redis::start(self.directory.path(), 16).unwrap();
    }

    /// Asks one of the servers until it refuses; how often it answered.
    async fn exhaust(&self, server: usize, token: &str) -> u32 {
        let mut answered = 0;
        let (client, body) = (reqwest::Client::new(), json!({ "query": "{ viewer { role } }" }));
        let ask = || client.post(self.servers[server].url("/graphql")).bearer_auth(token).json(&body);
        while status(ask()).await == StatusCode::OK {
            answered += 1;
            assert!(answered < 1_000, "nothing is counted");
        }
        answered
    }

    /// The right password at one of the servers, from an address.
    async fn signs_in(&self, server: usize, from: &str) -> bool {
        status(sign_in(&self.servers[server], ADMIN, PASSWORD, from)).await == StatusCode::OK
    }
}

impl Pair {
    /// Whether the servers grant four attempts between them, as they do when Redis answers both in time; a busy machine, or
    /// a Redis that has just come back, gets some tries.
    async fn shares_sign_ins(&self, network: u8) -> bool {
        for number in 0..30 {
            let from = format!("198.51.{network}.{number}");
            let mut granted = 0;
            for server in [0, 1, 0, 1, 0, 1] {
                granted += u32::from(self.signs_in(server, &from).await);
            }
            // Each by itself would grant three of three.
            if granted == 4 {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        false
    }
}

/// Longer than it takes servers to tell each other.
async fn told() {
    tokio::time::sleep(Duration::from_secs(1)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_with_one_redis_share_the_count_through_its_death_and_return() {
    let mut pair = Pair::start(|limits| {
        limits.user_per_minute = 40;
        (limits.sign_in_per_minute, limits.sign_in_burst) = (1, 4);
    })
    .await;
    let (admin, seller) =
        (token(&pair.servers[0], ADMIN).await, token(&pair.servers[0], "sara.seller@tessera.example").await);
    // Requests: what was taken here is missing there a moment later. Both together grant one bucket, what has come back
    // meanwhile, and a few before they have heard of each other.
    let began = Instant::now();
    for _ in 0..30 {
        assert_eq!(status(question(&pair.servers[0], Some(&admin))).await, StatusCode::OK);
    }
    told().await;
    let granted = 30 + pair.exhaust(1, &admin).await + pair.exhaust(0, &admin).await;
    let come_back = u32::try_from(began.elapsed().as_secs() * 40 / 60).unwrap();
    assert!((40..=40 + come_back + 15).contains(&granted), "{granted}, {come_back} of them come back");
    // Attempts to sign in: exactly, at once.
    assert!(pair.shares_sign_ins(20).await);
    for server in [0, 1] {
        until("the attempts are used up", async || !pair.signs_in(server, "192.0.2.1").await).await;
    }

    // Without Redis each server goes on by itself, with what it knows.
    pair.stop_redis();
    assert!(!pair.signs_in(0, "192.0.2.1").await);
    let more = pair.exhaust(1, &admin).await;
    assert!(more < 30, "a bucket of its own would hold 40: {more}");
    for server in [0, 1] {
        let answered = pair.exhaust(server, &seller).await;
        assert!((40..=60).contains(&answered), "{answered}");
        for _ in 0..4 {
            assert!(pair.signs_in(server, "192.0.2.2").await);
        }
        assert!(!pair.signs_in(server, "192.0.2.2").await);
    }
    // Nobody waits for it any more.
    let began = Instant::now();
    for number in 0..20 {
        refused(sign_in(&pair.servers[0], ADMIN, "wrong", "192.0.2.2").send().await.unwrap()).await;
        let device = Device { ip: Some([192, 0, 2, 100 + number].into()), ..Device::default() };
        pair.servers[0].app.auth.admit_reset("somebody@example.com", &device).await.unwrap();
    }
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());

    // When it is back, they share again, and have forgotten nothing.
    pair.start_redis();
    let began = Instant::now();
    assert!(pair.shares_sign_ins(150).await && began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redis_that_hangs_holds_nobody_up() {
    let pair = Pair::start(|limits| limits.user_per_minute = 500).await;
    let admin = token(&pair.servers[0], ADMIN).await;
    let address = pair.redis.as_ref().unwrap().url();
    let socket = address.strip_prefix("redis+unix://").unwrap();
    let mut redis = std::os::unix::net::UnixStream::connect(socket).unwrap();
    std::io::Write::write_all(&mut redis, b"CLIENT PAUSE 3000 ALL\r\n").unwrap();
    let mut slowest = Duration::ZERO;
    let client = reqwest::Client::new();
    for _ in 0..100 {
        let body = json!({ "query": "{ viewer { role } }" });
        let began = Instant::now();
        let request = client.post(pair.servers[0].url("/graphql")).bearer_auth(&admin).json(&body);
        assert_eq!(status(request).await, StatusCode::OK);
        slowest = slowest.max(began.elapsed());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    // Requests do not ask Redis at all; the bound is for a busy machine.
    assert!(slowest < Duration::from_millis(250), "{slowest:?}");
    let began = Instant::now();
    let more = pair.exhaust(0, &admin).await;
    let came_back = 500 * (began.elapsed().as_secs() + 10) / 60;
    assert!(u64::from(more) <= 400 + came_back, "{more}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partners_token_and_what_was_cut_down_from_it_share_a_bucket_of_their_own() {
    let app = server(|limits| (limits.partner_per_minute, limits.partner_cost_per_minute) = (3, 50_000)).await;
    let whole = partners::bearer(&app, partners::ADMIN, &["Client.id,name read all"]).await;
    let reading = Cut { operations: vec![Operation::Read], ..Cut::default() };
    let (cut, question) = (reading.of(&whole).unwrap(), "{ clients(first: 5) { nodes { name } } }");
    let response = asking(&app, Some(&whole), question).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert!(
        text(&response, "ratelimit").starts_with("\"partner\";r=2;t=20, \"partner_cost\";r=49994;"),
        "{response:?}"
    );
    for _ in 0..2 {
        assert_eq!(status(asking(&app, Some(&cut), question)).await, StatusCode::OK);
    }
    refused(asking(&app, Some(&whole), question).send().await.unwrap()).await;
    refused(asking(&app, Some(&cut), question).send().await.unwrap()).await;
    // The user it acts for is not held up.
    let admin = token(&app, ADMIN).await;
    assert_eq!(status(asking(&app, Some(&admin), question)).await, StatusCode::OK);
}
