//! Layers defaults, file, environment and flags, and remembers where each value came from.
//!
//! A layer is a flat map of dotted keys to JSON values. The defaults, serialised, are the list of all keys, so a key
//! exists exactly when `Config` has the field: nothing is listed twice.

use std::{
    collections::BTreeMap,
    env, fmt, fs,
    path::{Path, PathBuf},
};

use serde_json::{Map, Value};

use super::{Config, SettingFlags, checks, effective};

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    Default,
    File(PathBuf),
    Environment(String),
    Flag(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(path) => write!(f, "file {}", path.display()),
            Self::Environment(name) => write!(f, "environment {name}"),
            Self::Flag(flag) => write!(f, "flag {flag}"),
        }
    }
}

/// Why the settings cannot be used: one sentence for the person who starts the server.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SettingsError(pub(super) String);

/// The effective settings, with the origin of each.
#[derive(Debug, Clone)]
pub struct Settings {
    pub config: Config,
    pub(super) values: BTreeMap<String, Value>,
    pub(super) origins: BTreeMap<String, Origin>,
}

/// Environment variables with a name of their own, because other programs use the same one or people expect it.
const CONVENTIONAL: [(&str, &str); 3] =
    [("DATABASE_URL", "database.url"), ("REDIS_URL", "redis.url"), ("TESSERA_PG_BIN", "embedded.postgres_bin")];
const PREFIX: &str = "TESSERA_";
const FILE_VARIABLE: &str = "TESSERA_CONFIG";
const FILE_NAME: &str = "tessera.toml";

impl Settings {
    /// Reads file and environment of this process under `flags`.
    pub fn load(flags: &SettingFlags) -> Result<Self, SettingsError> {
        let environment: BTreeMap<String, String> = env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.to_string_lossy().into_owned())))
            .collect();
        let file = settings_file(flags, &environment)?;
        Self::layered(file, &environment, flags)
    }

    pub(super) fn layered(
        file: Option<(PathBuf, String)>,
        environment: &BTreeMap<String, String>,
        flags: &SettingFlags,
    ) -> Result<Self, SettingsError> {
        let defaults = keys(&Config::default())?;
        let origins = defaults.keys().map(|key| (key.clone(), Origin::Default)).collect();
        let mut settings = Self { config: Config::default(), values: defaults, origins };
        if let Some((path, text)) = file {
            settings.take_file(&path, &text)?;
        }
        settings.take_environment(environment)?;
        for (flag, key, value) in flags.values() {
            settings.take_text(&key, &value, &Origin::Flag(flag))?;
        }
        settings.config = build(&settings.values).map_err(|error| SettingsError(error.to_string()))?;
        settings.resolve_data_dir(environment)?;
        checks::check(&settings)?;
        Ok(settings)
    }

    /// The settings as a file would hold them, each with its origin, passwords hidden.
    pub fn effective(&self) -> String {
        effective::render(self)
    }

    pub fn origin(&self, key: &str) -> &Origin {
        self.origins.get(key).unwrap_or(&Origin::Default)
    }

    fn take_file(&mut self, path: &Path, text: &str) -> Result<(), SettingsError> {
        let origin = Origin::File(path.to_owned());
        let table: toml::Table = toml::from_str(text).map_err(|error| {
            let reason = error.message().trim_end_matches('.');
            let line = error.span().map_or(1, |span| text.get(..span.start).unwrap_or("").matches('\n').count() + 1);
            SettingsError(format!("The {origin} is not valid TOML at line {line}: {reason}."))
        })?;
        let value = serde_json::to_value(table).map_err(|error| SettingsError(format!("The {origin}: {error}.")))?;
        let mut found = BTreeMap::new();
        flatten(String::new(), value, &mut found);
        for (key, value) in found {
            self.take(&key, &[value], &origin)?;
        }
        Ok(())
    }

    fn take_environment(&mut self, environment: &BTreeMap<String, String>) -> Result<(), SettingsError> {
        let names: BTreeMap<String, String> = self.values.keys().map(|key| (variable(key), key.clone())).collect();
        // An empty variable counts as absent, as compose files and CI systems set them.
        for (name, value) in environment.iter().filter(|(_, value)| !value.is_empty()) {
            let conventional = CONVENTIONAL.iter().find(|(known, _)| known == name).map(|(_, key)| *key);
            let exact = names.get(name).map(String::as_str);
            match exact.or(conventional) {
                // The variable with the full name wins over the conventional one.
                Some(key) if exact.is_none() && environment.get(&variable(key)).is_some_and(|v| !v.is_empty()) => {}
                Some(key) => self.take_text(key, value, &Origin::Environment(name.clone()))?,
                None if name == FILE_VARIABLE || !name.starts_with(PREFIX) => {}
                None if is_of_kubernetes(name, value) => {}
                None => {
                    let known = expected(name, names.keys());
                    return Err(SettingsError(format!(
                        "The environment variable {name} names no setting; expected {known}."
                    )));
                }
            }
        }
        Ok(())
    }

    /// Takes a value that arrived as text: as it is where the setting is a text, else read as TOML would be, else
    /// as a list separated by commas.
    fn take_text(&mut self, key: &str, text: &str, origin: &Origin) -> Result<(), SettingsError> {
        let mut readings = vec![Value::String(text.to_owned())];
        if let Ok(mut table) = toml::from_str::<toml::Table>(&format!("value = {text}"))
            && table.len() == 1
            && let Some(value) = table.remove("value").and_then(|value| serde_json::to_value(value).ok())
        {
            readings.push(value);
        }
        let list = text.split(',').map(|item| Value::String(item.trim().to_owned()));
        readings.push(Value::Array(list.collect()));
        self.take(key, &readings, origin)
    }

    /// Takes the first of `readings` that the setting accepts.
    fn take(&mut self, key: &str, readings: &[Value], origin: &Origin) -> Result<(), SettingsError> {
        if !self.values.contains_key(key) {
            let known = expected(key, self.values.keys());
            return Err(SettingsError(format!("{key}, from {origin}, is not a setting; expected {known}.")));
        }
        let mut reasons = Vec::new();
        for reading in readings {
            let mut values = self.values.clone();
            values.insert(key.to_owned(), reading.clone());
            match build(&values) {
                Ok(_) => {
                    self.values = values;
                    self.origins.insert(key.to_owned(), origin.clone());
                    return Ok(());
                }
                Err(error) => reasons.push(error.to_string()),
            }
        }
        let reason = reasons.first().map_or("", String::as_str);
        let shown = readings.first().map(effective::shown).unwrap_or_default();
        Err(SettingsError(format!("{key} is {shown}, from {origin}; expected {}.", checks::expectation(reason))))
    }

    /// Absolute, because the embedded servers run in another working directory.
    fn resolve_data_dir(&mut self, environment: &BTreeMap<String, String>) -> Result<(), SettingsError> {
        let base = |name: &str| environment.get(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let chosen = match &self.config.data_dir {
            Some(path) => path.clone(),
            None if rustix::process::geteuid().is_root() => PathBuf::from("/var/lib/tessera"),
            None => base("XDG_DATA_HOME")
                .filter(|path| path.is_absolute())
                .or_else(|| base("HOME").map(|home| home.join(".local/share")))
                .map(|parent| parent.join("tessera"))
                .ok_or_else(|| {
                    SettingsError("data_dir is not set and HOME is unknown; expected a directory.".into())
                })?,
        };
        let absolute = std::path::absolute(&chosen)
            .map_err(|error| SettingsError(format!("data_dir is {}: {error}.", chosen.display())))?;
        self.values.insert("data_dir".to_owned(), Value::String(absolute.to_string_lossy().into_owned()));
        self.config.data_dir = Some(absolute);
        Ok(())
    }
}

/// The file to read and its text: the one named must exist, the one in the working directory may.
fn settings_file(
    flags: &SettingFlags,
    environment: &BTreeMap<String, String>,
) -> Result<Option<(PathBuf, String)>, SettingsError> {
    let named = flags.config.clone().map(|path| (path, "--config"));
    let by_variable = || {
        let path = environment.get(FILE_VARIABLE).filter(|value| !value.is_empty())?;
        Some((PathBuf::from(path), FILE_VARIABLE))
    };
    let (path, origin) = match named.or_else(by_variable) {
        Some((path, origin)) => (path, origin),
        None if Path::new(FILE_NAME).exists() => (PathBuf::from(FILE_NAME), "the working directory"),
        None => return Ok(None),
    };
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some((path, text))),
        Err(error) => Err(SettingsError(format!(
            "The settings file {}, from {origin}, cannot be read ({error}); expected a readable TOML file.",
            path.display()
        ))),
    }
}

/// `http.listen` is `TESSERA_HTTP_LISTEN` in the environment.
pub(super) fn variable(key: &str) -> String {
    format!("{PREFIX}{}", key.replace('.', "_").to_uppercase())
}

/// Every key of `config` with its value; a setting that is absent is null.
pub(super) fn keys(config: &Config) -> Result<BTreeMap<String, Value>, SettingsError> {
    let value = serde_json::to_value(config).map_err(|error| SettingsError(error.to_string()))?;
    let mut found = BTreeMap::new();
    flatten(String::new(), value, &mut found);
    Ok(found)
}

fn flatten(prefix: String, value: Value, found: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                let key = if prefix.is_empty() { name } else { format!("{prefix}.{name}") };
                flatten(key, value, found);
            }
        }
        leaf => {
            found.insert(prefix, leaf);
        }
    }
}

fn build(values: &BTreeMap<String, Value>) -> Result<Config, serde_json::Error> {
    let mut root = Map::new();
    for (key, value) in values {
        match key.split_once('.') {
            None => {
                root.insert(key.clone(), value.clone());
            }
            Some((section, name)) => {
                let entry = root.entry(section).or_insert_with(|| Value::Object(Map::new()));
                if let Value::Object(section) = entry {
                    section.insert(name.to_owned(), value.clone());
                }
            }
        }
    }
    serde_json::from_value(Value::Object(root))
}

/// What was expected in place of an unknown name: the names that begin like it, where there are but a few.
fn expected<'a>(name: &str, known: impl Iterator<Item = &'a String> + Clone) -> String {
    let alike = |candidate: &str| candidate.chars().zip(name.chars()).take_while(|(a, b)| a == b).count();
    let best = known.clone().map(|candidate| alike(candidate)).max().unwrap_or(0);
    let likely: Vec<&str> = known.filter(|key| alike(key) == best).map(String::as_str).collect();
    match likely.as_slice() {
        [] => "no setting at all".to_owned(),
        [one] => one.to_string(),
        few if few.len() <= 8 => format!("one of {}", few.join(", ")),
        _ => "one that `tessera config` lists".to_owned(),
    }
}

/// Kubernetes gives every container variables about services, and one of a service called tessera begins as ours do.
fn is_of_kubernetes(name: &str, value: &str) -> bool {
    ["_SERVICE_HOST", "_SERVICE_PORT", "_TCP_", "_UDP_"].iter().any(|part| name.contains(part))
        || value.starts_with("tcp://")
        || value.starts_with("udp://")
}

#[cfg(test)]
mod tests;
