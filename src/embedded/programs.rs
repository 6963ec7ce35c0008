//! Finds the programs of PostgreSQL and Redis.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{Error, Result};

/// Where programs are looked for, and what the servers get as PATH: not ours, which may name directories that only
/// we can read.
pub(super) const SYSTEM_PATH: &str =
    "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/homebrew/bin:/opt/local/bin";

/// The oldest PostgreSQL whose features the migrations use.
const OLDEST: u32 = 14;

/// Directories that hold one version each, as Debian, Fedora and Homebrew lay them out.
const VERSIONED: [(&str, &str); 5] = [
    ("/usr/lib/postgresql", "bin"),
    ("/usr/local/lib/postgresql", "bin"),
    ("/usr", "bin"),
    ("/opt/homebrew/opt", "bin"),
    ("/usr/local/opt", "bin"),
];

/// One installed PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Installation {
    pub version: u32,
    pub bin: PathBuf,
}

/// The installation to use: the configured one, else the newest; for a cluster that exists, one of its version.
pub(super) fn postgres(configured: Option<&Path>, cluster: Option<u32>) -> Result<Installation> {
    let mut found: Vec<Installation> = match configured {
        Some(bin) => installation(bin).into_iter().collect(),
        None => candidates().iter().filter_map(|bin| installation(bin)).collect(),
    };
    found.sort();
    let versions: Vec<String> = found.iter().map(|one| one.version.to_string()).collect();
    let chosen =
        found.into_iter().rev().find(|one| cluster.map_or(one.version >= OLDEST, |wanted| one.version == wanted));
    chosen.ok_or_else(|| match (cluster, versions.is_empty(), configured) {
        (Some(wanted), false, _) => Error(format!(
            "The data directory holds a cluster of PostgreSQL {wanted}, and only PostgreSQL {} is installed; install \
             version {wanted} (Debian: postgresql-{wanted}) or choose another data directory with --data-dir.",
            versions.join(", ")
        )),
        (None, false, _) => Error(format!(
            "PostgreSQL {} is too old; install version {OLDEST} or newer, or set DATABASE_URL to one that runs elsewhere.",
            versions.join(", ")
        )),
        (_, true, Some(bin)) => Error(format!(
            "embedded.postgres_bin is {}, which holds no working `initdb` and `postgres`.",
            bin.display()
        )),
        (_, true, None) => Error(
            "PostgreSQL is not installed; install it (Debian, Ubuntu: apt install postgresql; Fedora: dnf install \
             postgresql-server postgresql-contrib; macOS: brew install postgresql@17) or set DATABASE_URL to one that \
             runs elsewhere."
                .to_owned(),
        ),
    })
}

/// Redis's server, or its free successor that some systems have in its place.
pub(super) fn redis() -> Option<PathBuf> {
    let named = |name: &'static str| path_directories().map(move |directory| directory.join(name));
    named("redis-server").chain(named("valkey-server")).find(|program| program.is_file())
}

fn path_directories() -> impl Iterator<Item = PathBuf> {
    SYSTEM_PATH.split(':').map(PathBuf::from)
}

fn candidates() -> Vec<PathBuf> {
    let versioned = VERSIONED.iter().flat_map(|(parent, bin)| {
        let entries = fs::read_dir(parent).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| named_like_postgres(path)).map(move |path| path.join(bin))
    });
    versioned.chain(path_directories()).filter(|bin| bin.join("initdb").is_file()).collect()
}

/// `/usr/lib/postgresql/15`, `/usr/pgsql-16`, `/opt/homebrew/opt/postgresql@17`.
fn named_like_postgres(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
    name.parse::<u32>().is_ok() || name.starts_with("pgsql-") || name.starts_with("postgresql")
}

/// Asks `postgres --version`, for example `postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)`. A link to the
/// program, as some systems put into PATH, stands for the directory it leads to.
fn installation(bin: &Path) -> Option<Installation> {
    let program = fs::canonicalize(bin.join("postgres")).ok()?;
    let bin = program.parent()?;
    let output = Command::new(&program).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let number = text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    let major = number.split(|c: char| !c.is_ascii_digit()).next()?;
    Some(Installation { version: major.parse().ok()?, bin: bin.to_owned() })
}
