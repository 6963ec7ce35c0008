//! `tessera token`: as the person at the console and a partner's developer use it.

use serde_json::{Value, json};

use super::{ADMIN, holder, partner, user};
use crate::support::{TestApp, clusters, processes};

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_minted_read_cut_down_and_checked_at_the_console() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    partner(&admin, "acme", &user(&admin, ADMIN).await).await;
    let tessera = |arguments: &[&str]| processes::try_run(&database, app.data_dir.path(), arguments);
    let said = |arguments: &[&str]| {
        let (succeeded, out, error) = tessera(arguments);
        assert!(succeeded, "{arguments:?}: {error}");
        out
    };
    let mint = [
        "token",
        "mint",
        "--partner",
        "acme",
        "--name",
        "Shop",
        "--right",
        "Client.id,name,phone read,update all",
        "--right",
        "Tag read all",
    ];
    let whole = said(&mint);
    let seen = said(&["token", "inspect", &whole]);
    assert!(
        seen.contains("right(\"Client\", \"phone\", \"update\")") && seen.contains("row(\"Tag\", \"read\", \"all\")"),
        "{seen}"
    );
    let cut = said(&[
        "token",
        "attenuate",
        &whole,
        "--operation",
        "read",
        "--fields",
        "Client.id,name",
        "--until",
        "2199-01-01T00:00:00Z",
    ]);
    assert!(
        said(&["token", "inspect", &cut]).contains("check if field(\"Client\", $f), {\"id\", \"name\"}.contains($f)")
    );
    let answer = holder(&app, &cut).ask("{ clients(first: 1) { nodes { name phone } } tags { nodes { name } } }").await;
    assert_eq!(answer.codes(), ["FORBIDDEN", "FORBIDDEN"]);
    let answer =
        holder(&app, &whole).ask("{ clients(first: 1) { nodes { name phone } } tags { nodes { name } } }").await;
    assert!(answer.data()["clients"]["nodes"].is_array());

    let (succeeded, out, _) = tessera(&["token", "verify", &cut, "--field", "Client.name,phone"]);
    assert!(
        !succeeded && out.contains("Client.name read: allowed") && out.contains("Client.phone read: refused"),
        "{out}"
    );
    assert!(said(&["token", "verify", &cut, "--field", "Client.name"]).contains("for the partner acme"));
    let keys: Value = reqwest::get(app.url("/auth/keys")).await.unwrap().json().await.unwrap();
    let key = keys["keys"][0]["publicKey"].as_str().unwrap();
    said(&["token", "verify", &whole, "--public-key", key, "--field", "Client.phone", "--operation", "update"]);
    for (arguments, reason) in [
        (vec!["token", "verify", &whole, "--public-key", "ed25519/00"], "not a public key"),
        (vec!["token", "verify", "nonsense"], "not valid"),
        (vec!["token", "attenuate", &whole], "what is to be left"),
        (vec!["token", "attenuate", &whole, "--check", "check if user($u)"], "asks for `user`"),
        (vec!["token", "mint", "--partner", "nobody", "--name", "x", "--right", "Client read all"], "no partner"),
        (vec!["token", "mint", "--partner", "acme", "--name", "x", "--right", "Customer read all"], "no type Customer"),
        (vec!["token", "mint", "--partner", "acme", "--name", "x", "--right", "Client sees all"], "write it like"),
    ] {
        let (succeeded, _, error) = tessera(&arguments);
        assert!(!succeeded && error.contains(reason), "{arguments:?}: {error}");
    }
    let entries = admin
        .ask("{ auditEntries(filter: { type: { eq: \"PartnerToken\" } }) { nodes { action actor { id } } } }")
        .await;
    assert_eq!(entries.data()["auditEntries"]["nodes"], json!([{ "action": "CREATE", "actor": null }]));
}
