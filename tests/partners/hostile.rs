//! Tokens made to hurt: the shape of each is refused before any of it runs (`src/auth/capabilities/tests.rs` has them all).

use base64::{Engine, engine::general_purpose::URL_SAFE};
use biscuit_auth::{UnverifiedBiscuit, builder::BlockBuilder};

use super::{ADMIN, bearer, holder};
use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_would_keep_the_server_busy_is_refused() {
    let app = TestApp::demo().await;
    let whole = bearer(&app, ADMIN, &["Client read all"]).await;
    let token = UnverifiedBiscuit::from_base64(&whole).unwrap();
    let facts: Vec<String> = (0..20).map(|n| format!("n({n})")).collect();
    let join = "check if n($a), n($b), n($c), n($d), n($e), $a + $b + $c + $d + $e == 1000";
    for (program, said) in [
        (format!("{}; {join}", facts.join("; ")), "holds facts or rules"),
        ("right(\"Client\", \"*\", \"update\")".to_owned(), "holds facts or rules"),
        ("check if field($t, $f), $f.matches(\"(a*)*b\")".to_owned(), "is not allowed"),
    ] {
        let longer = token.append(BlockBuilder::new().code(&program).unwrap()).unwrap().to_base64().unwrap();
        let answer = holder(&app, &longer).ask("{ clients { nodes { id } } }").await;
        assert_eq!((answer.status.as_u16(), answer.codes()), (401, vec!["UNAUTHENTICATED"]));
        let message = answer.body["errors"][0]["message"].as_str().unwrap();
        assert!(message.contains(said), "{message}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_with_a_byte_changed_is_refused() {
    let app = TestApp::demo().await;
    let whole = URL_SAFE.decode(bearer(&app, ADMIN, &["Client read all"]).await).unwrap();
    for place in (0..whole.len()).step_by(7) {
        let mut changed = whole.clone();
        changed[place] ^= 0x04;
        let answer = holder(&app, &URL_SAFE.encode(changed)).ask("{ clients { nodes { id } } }").await;
        assert_eq!(answer.status.as_u16(), 401, "byte {place}");
    }
}
