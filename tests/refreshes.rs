//! Refresh tokens: old ones that come back, and servers that die before they answer.

use reqwest::{RequestBuilder, StatusCode};

use crate::support::{
    TestApp,
    browsers::{self, PASSWORD, cookie, with_cookie},
    clusters,
    processes::Process,
    until,
};

const EMAIL: &str = "sara.seller@tessera.example";

async fn sign_in(address: &str) -> String {
    cookie(&browsers::sign_in(address, EMAIL, PASSWORD).await)
}

fn refresh(address: &str, cookie: &str) -> RequestBuilder {
    with_cookie(address, "/auth/refresh", cookie)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_token_that_comes_back_ends_its_session_and_no_other() {
    let app = TestApp::demo().await;
    let address = app.url("");
    let (first, other) = (sign_in(&address).await, sign_in(&address).await);
    let second = cookie(&refresh(&address, &first).send().await.unwrap());
    let third = cookie(&refresh(&address, &second).send().await.unwrap());
    // The one before the newest may be a lost answer; an older one is somebody else's.
    assert_eq!(cookie(&refresh(&address, &second).send().await.unwrap()), third);
    for token in [&first, &third] {
        assert_eq!(refresh(&address, token).send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
    }
    assert_eq!(refresh(&address, &other).send().await.unwrap().status(), StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_dies_between_its_commit_and_its_answer_signs_nobody_out() {
    let database = clusters::demo_database().await;
    let directory = clusters::Directory::new();
    let mut server = Process::start(&database, directory.path());
    let mut token = sign_in(&server.url).await;
    let counter = "SELECT coalesce(max(refresh_counter), 0) FROM sessions";
    for _ in 0..3 {
        let before: i32 = clusters::row_on(&database, counter).await.get(0);
        let sent = refresh(&server.url, &token);
        let sent = tokio::spawn(async move { sent.send().await });
        let is_counted = async || clusters::row_on(&database, counter).await.get::<_, i32>(0) != before;
        until("the refresh is committed", is_counted).await;
        server.kill();
        // Whether the answer was under way or not, the browser still has the token it sent.
        drop(sent.await);
        server = Process::start(&database, directory.path());
        let answer = refresh(&server.url, &token).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        token = cookie(&answer);
    }
}
