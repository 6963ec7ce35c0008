//! Prints the settings with their origins, passwords hidden.

use std::fmt::Write;

use serde_json::Value;

use super::Settings;

pub(super) fn render(settings: &Settings) -> String {
    let lines = sections(settings);
    let width = lines.iter().filter(|(key, _)| !key.is_empty()).map(|(_, line)| line.chars().count()).max();
    let width = width.unwrap_or(0).min(60);
    let mut text = String::new();
    for (key, line) in lines {
        // Writing into a String cannot fail.
        let _ = if key.is_empty() {
            writeln!(text, "\n{line}")
        } else {
            writeln!(text, "{line:width$}  # {}", settings.origin(key))
        };
    }
    text
}

/// Lines `name = value` under `[section]` headers; a header has an empty key.
fn sections(settings: &Settings) -> Vec<(&str, String)> {
    let top = settings.values.iter().filter(|(key, _)| !key.contains('.'));
    let mut lines: Vec<(&str, String)> = top.map(|(key, value)| (key.as_str(), line(key, value))).collect();
    let mut section = "";
    for (key, value) in &settings.values {
        let Some((part, name)) = key.split_once('.') else { continue };
        if part != section {
            section = part;
            lines.push(("", format!("[{section}]")));
        }
        lines.push((key.as_str(), line(name, value)));
    }
    lines
}

fn line(name: &str, value: &Value) -> String {
    match value {
        Value::Null => format!("#{name} is not set"),
        _ if name.ends_with("secret") => format!("{name} = \"***\""),
        value => format!("{name} = {}", shown(value)),
    }
}

/// A value as TOML writes it, without its password.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => Value::String(without_password(text)).to_string(),
        Value::Array(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

/// Hides `user:password@` and `password=…` in an address.
pub(crate) fn without_password(text: &str) -> String {
    let mut shown = text.to_owned();
    if let Some((scheme, rest)) = text.split_once("://") {
        // The last @ before the path: a password may itself hold one that nobody escaped.
        let end = rest.find('/').unwrap_or(rest.len());
        let authority_end = rest.get(..end).and_then(|part| part.rfind('@')).or_else(|| rest.rfind('@'));
        if let Some(at) = authority_end
            && let (Some(user), Some(host)) = (rest.get(..at), rest.get(at..))
            && let Some((name, _)) = user.split_once(':')
        {
            shown = format!("{scheme}://{name}:***{host}");
        }
    }
    for marker in ["password=", "pass="] {
        if let Some(start) = shown.to_lowercase().find(marker).map(|at| at + marker.len())
            && let (Some(before), Some(secret)) = (shown.get(..start), shown.get(start..))
        {
            let after = secret.find(['&', ' ']).and_then(|end| secret.get(end..)).unwrap_or("");
            shown = format!("{before}***{after}");
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn passwords_in_addresses_are_hidden() {
        for (address, shown) in [
            ("postgres://ada:s3cret@db:5432/crm", "postgres://ada:***@db:5432/crm"),
            ("postgres://ada:s3/c@ret@db/crm", "postgres://ada:***@db/crm"),
            ("postgres://ada:a@b@db/crm", "postgres://ada:***@db/crm"),
            ("redis://:s3cret@cache:6379", "redis://:***@cache:6379"),
            (
                "postgres://ada@db/crm?password=s3cret&sslmode=require",
                "postgres://ada@db/crm?password=***&sslmode=require",
            ),
            ("postgres://ada@db/crm", "postgres://ada@db/crm"),
            ("/var/lib/tessera", "/var/lib/tessera"),
        ] {
            assert_eq!(without_password(address), shown, "{address}");
        }
    }
}
