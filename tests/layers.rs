//! The house keeps its order: who imports whom, and how long a file may be.

use std::{
    fs,
    path::{Path, PathBuf},
};

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let short = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_path_buf();
                found.push((short, text));
            }
        }
    }
    found
}

/// Module of a source: `src/models/clients.rs` is of `models`.
fn module(path: &Path) -> String {
    let name = path.iter().nth(1).unwrap().to_string_lossy();
    name.trim_end_matches(".rs").to_owned()
}

/// Modules of this crate that a source names.
fn named(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0_i32;
            let mut name = String::new();
            for character in list.chars() {
                match character {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => names.push(std::mem::take(&mut name)),
                    _ if depth == 0 => name.push(character),
                    _ => {}
                }
            }
            names.push(name);
        } else {
            names.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    names.iter().map(|name| name.trim().split("::").next().unwrap_or_default().to_owned()).collect()
}

/// From top to bottom; a module imports only what stands below it.
const LAYERS: [&str; 11] =
    ["main", "commands", "http", "webhooks", "duplicates", "app", "resolvers", "executor", "loaders", "models", "db"];

#[test]
fn no_layer_imports_one_above_it() {
    let mut wrong = Vec::new();
    for (path, text) in sources("src") {
        let Some(own) = LAYERS.iter().position(|layer| *layer == module(&path)) else { continue };
        for name in named(&text) {
            // http is served by what `app` holds and shows it to its handlers.
            let is_above = LAYERS.iter().position(|layer| *layer == name).is_some_and(|other| other < own);
            if is_above {
                wrong.push(format!("{} imports {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_library_stays_in_its_layers() {
    let homes: [(&str, &[&str]); 6] = [
        ("object_store", &["src/storage"]),
        ("lettre", &["src/mail.rs"]),
        ("async_graphql", &["src/http", "src/resolvers", "src/executor", "src/error.rs"]),
        ("diesel", &["src/db", "src/models", "src/auth", "src/webhooks/store.rs", "src/error.rs"]),
        ("biscuit_auth", &["src/auth"]),
        ("redis::", &["src/cache", "src/embedded", "src/db/pool.rs", "src/error.rs", "src/commands"]),
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources("src") {
        for (library, allowed) in homes {
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let uses = code
                .into_iter()
                .any(|line| line.contains(&format!("{library}::")) || line.contains(&format!("use {library}")));
            if uses && !allowed.iter().any(|home| path.starts_with(home)) {
                wrong.push(format!("{} uses {library}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn sql_is_written_from_literals_only() {
    let mut wrong = Vec::new();
    for (path, text) in sources("src") {
        for pattern in ["sql_query(format!", "sql_query(&format!", "sql::<"] {
            if text.contains(pattern) {
                wrong.push(format!("{}: {pattern}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_stay_small() {
    let mut sizes: Vec<(usize, String)> = Vec::new();
    for (path, text) in sources("src").into_iter().chain(sources("tests")) {
        if !path.ends_with("tables.rs") {
            sizes.push((text.lines().count(), path.display().to_string()));
        }
    }
    sizes.sort_unstable();
    let median = sizes[sizes.len() / 2].0;
    let (longest, name) = sizes.last().unwrap();
    assert!(*longest <= 500, "{name} has {longest} lines");
    assert!(median <= 150, "the median file has {median} lines");
}

#[test]
fn nothing_is_left_to_be_done_and_nothing_is_skipped() {
    // Spelt in halves, so that this file does not find itself.
    let marks = [concat!("to", "do!("), concat!("unimple", "mented!("), concat!("#[ig", "nore"), concat!("FIX", "ME")];
    let mut wrong = Vec::new();
    for (path, text) in sources("src").into_iter().chain(sources("tests")) {
        wrong
            .extend(marks.iter().filter(|mark| text.contains(*mark)).map(|mark| format!("{}: {mark}", path.display())));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
