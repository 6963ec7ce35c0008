//! The flags that set settings, the same for every command.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, ValueHint};

/// Flags win over the environment, which wins over the file.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Settings")]
pub struct SettingFlags {
    /// The settings file [default: tessera.toml in the working directory, where there is one]
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,
    /// Any setting by its name, such as `--set http.max_connections=500`; may be repeated
    #[arg(long, global = true, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
    /// Where the API and the front end listen (`http.listen`)
    #[arg(long, global = true, value_name = "ADDRESS")]
    pub listen: Option<SocketAddr>,
    /// A PostgreSQL to use instead of the embedded one (`database.url`)
    #[arg(long, global = true, value_name = "URL")]
    pub database_url: Option<String>,
    /// A Redis to use instead of the embedded one (`redis.url`)
    #[arg(long, global = true, value_name = "URL")]
    pub redis_url: Option<String>,
    /// Where the embedded databases, keys and files live (`data_dir`)
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub data_dir: Option<PathBuf>,
    /// `development` or `production` (`profile`)
    #[arg(long, global = true, value_name = "NAME")]
    pub profile: Option<String>,
}

impl SettingFlags {
    /// What the flags set: the flag as typed, the key, the value.
    pub(super) fn values(&self) -> Vec<(String, String, String)> {
        let path = |path: &PathBuf| path.to_string_lossy().into_owned();
        let friendly = [
            ("--listen", "http.listen", self.listen.map(|address| address.to_string())),
            ("--database-url", "database.url", self.database_url.clone()),
            ("--redis-url", "redis.url", self.redis_url.clone()),
            ("--data-dir", "data_dir", self.data_dir.as_ref().map(path)),
            ("--profile", "profile", self.profile.clone()),
        ];
        let named =
            friendly.into_iter().filter_map(|(flag, key, value)| Some((flag.to_owned(), key.to_owned(), value?)));
        let generic = self.set.iter().map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (format!("--set {}", key.trim()), key.trim().to_owned(), value.to_owned())
        });
        named.chain(generic).collect()
    }
}
