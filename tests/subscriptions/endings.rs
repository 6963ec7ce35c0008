//! How listening ends: with the token, its session or its user, with a client that does not keep up, with the server.

use std::time::Duration;

use serde_json::json;

use super::{ADMIN, CLIENTS, SELLER, client_of, make_client, office, rename};
use crate::{
    partners::{bearer, user},
    support::{
        TestApp,
        clocks::Hands,
        clusters,
        sockets::{Socket, Stream},
    },
};

async fn listening(app: &TestApp, bearer: &str) -> (Socket, Stream) {
    let mut socket = Socket::of(app, bearer).await;
    socket.subscribe("1", CLIENTS, json!({})).await;
    (socket, Stream::open(app, bearer, CLIENTS, json!({}), None).await)
}

/// Both end because the token is no good.
async fn are_refused((mut socket, mut stream): (Socket, Stream)) {
    assert_eq!(socket.closing().await, 4403);
    let sent = stream.hear().await.unwrap();
    assert_eq!(sent.data["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    assert_eq!(stream.hear().await.unwrap().event, "complete");
    assert_eq!(stream.hear().await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn listening_ends_with_the_token() {
    let hands = Hands::default();
    let app = TestApp::start_at(clusters::demo_database().await, hands.clock(), |_| {}).await;
    let open = listening(&app, &app.bearer(ADMIN).await).await;
    hands.forward(Duration::from_mins(11));
    are_refused(open).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn listening_ends_with_the_session_and_the_user_and_nothing_is_heard_after_it() {
    let (app, admin) = office().await;
    let open = listening(&app, &app.bearer(SELLER).await).await;
    let sara = user(&admin, SELLER).await;
    admin.change("userSuspend", "RecordInput", json!({ "id": sara }), "problems { code }").await.data();
    // The change that is made at once afterwards is not told: the end comes first.
    make_client(&admin, "Unheard").await;
    are_refused(open).await;
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let open = listening(&app, &app.bearer(SELLER).await).await;
    clusters::execute_on(&database, "UPDATE sessions SET revoked_at = now()").await;
    are_refused(open).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn listening_ends_with_a_partners_token() {
    let (app, _) = office().await;
    let bearer = bearer(&app, ADMIN, &["Client read all"]).await;
    let query = "subscription { clientChanged { recordId } }";
    let mut socket = Socket::of(&app, &bearer).await;
    socket.subscribe("1", query, json!({})).await;
    let stream = Stream::open(&app, &bearer, query, json!({}), None).await;
    reqwest::Client::new().post(app.url("/auth/revoke")).bearer_auth(&bearer).send().await.unwrap();
    are_refused((socket, stream)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_right_that_is_taken_away_counts_for_the_next_event() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let mut socket = Socket::user(&app, "sam.support@tessera.example").await;
    socket.subscribe("1", CLIENTS, json!({})).await;
    let client = make_client(&admin, "Before").await;
    assert_eq!(socket.event("clientChanged").await["client"]["name"], "Before");
    let take =
        "UPDATE role_rights SET scope = 'own' WHERE type_name = 'Client' AND operation = 'read' AND field_name = '*'
        AND role_id = (SELECT id FROM roles WHERE key = 'support')";
    clusters::execute_on(&database, take).await;
    app.app.auth.directory().refresh().await.unwrap();
    rename(&admin, &client, "After").await;
    assert!(socket.is_quiet().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_does_not_keep_up_is_let_go_and_others_are_not_held_up() {
    let app = TestApp::start_with(clusters::demo_database().await, |config| config.subscriptions.queue = 4).await;
    let admin = app.admin().await;
    let long = "x".repeat(10_000);
    let mut client = client_of(&admin).await;
    let input = json!({ "id": client["id"], "version": client["version"], "description": long });
    let many = (0..20).map(|number| format!("d{number}: description")).collect::<Vec<_>>().join(" ");
    let query = format!("subscription {{ clientChanged {{ version client {{ {many} }} }} }}");
    let selection = "client { id version } problems { code message }";
    let mut quick = Socket::user(&app, ADMIN).await;
    quick.subscribe("1", "subscription { clientChanged { version } }", json!({})).await;
    let answer = admin.change("clientUpdate", "ClientUpdateInput", input, selection).await;
    assert_eq!(quick.event("clientChanged").await["version"], answer.data()["clientUpdate"]["client"]["version"]);
    client = answer.data()["clientUpdate"]["client"].clone();
    // It is never read from.
    let mut slow = Socket::user(&app, ADMIN).await;
    slow.subscribe("1", &query, json!({})).await;
    for number in 0..120 {
        client = rename(&admin, &client, &format!("Name {number}")).await;
        assert_eq!(quick.event("clientChanged").await["version"], client["version"]);
    }
    assert_eq!(slow.closing().await, 1013);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stops_tells_its_clients_to_connect_again() {
    let (mut app, _) = office().await;
    let (mut socket, mut stream) = listening(&app, &app.bearer(ADMIN).await).await;
    app.stop();
    assert_eq!(socket.closing().await, 1001);
    assert_eq!(stream.hear().await, None);
}
