//! What the playground needs of the server, and what of it production must not have.

use std::{fs, path::Path};

use tessera::config::Profile;

use crate::support::{TestApp, clusters};

#[tokio::test(flavor = "multi_thread")]
async fn production_has_no_playground() {
    let database = clusters::demo_database().await;
    let app = TestApp::start_with(database, |config| config.profile = Profile::Production).await;
    for path in ["/graphiql", "/graphiql.html"] {
        let response = reqwest::get(app.url(path)).await.unwrap();
        assert_eq!(response.status().as_u16(), 404, "{path}");
    }
}

/// Codes stand behind one of these in the sources.
const MARKS: [&str; 8] = [
    "Problem::new(",
    "Invalid::new(",
    "Refusal::http(",
    "Refusal::document(",
    "Refusal::new(",
    "errors::respond(",
    "code: \"",
    "refuse(\"",
];

fn codes_in(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes_in(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            // What tests make up is no code of the server.
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            found.extend(MARKS.iter().flat_map(|mark| text.split(mark).skip(1)).filter_map(first_code));
        }
    }
}

/// The first text in capitals among the next few of a source.
fn first_code(text: &str) -> Option<String> {
    let near: String = text.chars().take(160).collect();
    let is_code = |text: &&str| text.len() > 3 && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    near.split('"').find(is_code).map(str::to_owned)
}

#[test]
fn every_code_is_explained() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let explained = fs::read_to_string(root.join("docs/errors.md")).unwrap();
    let mut codes: Vec<String> = include_str!("../src/error.rs")
        .lines()
        .filter_map(|line| {
            line.trim().strip_prefix("Self::")?.split_once("=> \"")?.1.split('"').next().map(str::to_owned)
        })
        .collect();
    assert!(codes.contains(&"FORBIDDEN".to_owned()));
    codes_in(&root.join("src"), &mut codes);
    codes.sort_unstable();
    codes.dedup();
    codes.retain(|code| !explained.contains(&format!("| `{code}` |")));
    assert!(codes.is_empty(), "docs/errors.md does not explain {codes:?}");
}
