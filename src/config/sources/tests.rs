use std::{collections::BTreeMap, path::PathBuf};

use super::{Origin, Settings, SettingsError, keys, variable};
use crate::config::{Config, Profile, SettingFlags};

fn load(file: &str, environment: &[(&str, &str)], set: &[&str]) -> Result<Settings, SettingsError> {
    let mut environment: BTreeMap<String, String> =
        environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    environment.entry("HOME".to_owned()).or_insert_with(|| "/home/ada".to_owned());
    let flags = SettingFlags { set: set.iter().map(ToString::to_string).collect(), ..SettingFlags::default() };
    Settings::layered(Some((PathBuf::from("tessera.toml"), file.to_owned())), &environment, &flags)
}

fn refusal(file: &str, environment: &[(&str, &str)], set: &[&str]) -> String {
    load(file, environment, set).expect_err("these settings cannot be used").to_string()
}

#[test]
fn flags_win_over_environment_over_file_over_default() {
    let file = "[database]\npool_size = 2\nacquire_timeout_ms = 2\nstatement_timeout_ms = 2";
    let environment = [("TESSERA_DATABASE_POOL_SIZE", "3"), ("TESSERA_DATABASE_ACQUIRE_TIMEOUT_MS", "3")];
    let settings = load(file, &environment, &["database.pool_size=4"]).unwrap();
    let database = &settings.config.database;
    assert_eq!((database.pool_size, database.acquire_timeout_ms, database.statement_timeout_ms), (4, 3, 2));
    assert_eq!(database.connect_timeout_ms, 5_000);
    assert_eq!(settings.origin("database.pool_size"), &Origin::Flag("--set database.pool_size".to_owned()));
    let variable = Origin::Environment("TESSERA_DATABASE_ACQUIRE_TIMEOUT_MS".to_owned());
    assert_eq!(settings.origin("database.acquire_timeout_ms"), &variable);
    assert_eq!(settings.origin("database.statement_timeout_ms"), &Origin::File(PathBuf::from("tessera.toml")));
    assert_eq!(settings.origin("database.connect_timeout_ms"), &Origin::Default);
}

#[test]
fn conventional_variables_work_and_the_full_name_wins() {
    let environment = [("DATABASE_URL", "postgres://a/b"), ("REDIS_URL", "redis://c")];
    let config = load("", &environment, &[]).unwrap().config;
    assert_eq!(config.database.url.as_deref(), Some("postgres://a/b"));
    assert_eq!(config.redis.url.as_deref(), Some("redis://c"));
    let both = [("DATABASE_URL", "postgres://a/b"), ("TESSERA_DATABASE_URL", "postgres://c/d")];
    assert_eq!(load("", &both, &[]).unwrap().config.database.url.as_deref(), Some("postgres://c/d"));
    assert_eq!(load("", &[("DATABASE_URL", "")], &[]).unwrap().config.database.url, None);
}

#[test]
fn text_becomes_the_type_of_the_setting() {
    let set = [
        "profile=production",
        "graphql.graphiql=true",
        "log.filter=off",
        "http.cors_origins=https://a.example, https://b.example",
        "http.listen=[::1]:80",
    ];
    let config = load("", &[], &set).unwrap().config;
    assert_eq!(config.profile, Profile::Production);
    assert_eq!(config.graphql.graphiql, Some(true));
    assert_eq!(config.http.cors_origins, ["https://a.example", "https://b.example"]);
    assert_eq!(config.http.listen.to_string(), "[::1]:80");
    let list = load("", &[("TESSERA_HTTP_CORS_ORIGINS", r#"["https://a.example"]"#)], &[]).unwrap();
    assert_eq!(list.config.http.cors_origins, ["https://a.example"]);
}

#[test]
fn a_wrong_value_is_named_with_its_origin_and_what_was_expected() {
    for (message, expected) in [
        (
            refusal("", &[("TESSERA_DATABASE_POOL_SIZE", "many")], &[]),
            "database.pool_size is \"many\", from environment TESSERA_DATABASE_POOL_SIZE; expected a whole number, 0 or more.",
        ),
        (
            refusal("[http]\nlisten = 8080", &[], &[]),
            "http.listen is 8080, from file tessera.toml; expected an address with a port, such as 127.0.0.1:8080.",
        ),
        (
            refusal("", &[], &["profile=test"]),
            "profile is \"test\", from flag --set profile; expected development or production.",
        ),
        (
            refusal("[database]\npool_size = 0", &[], &[]),
            "database.pool_size is 0, from file tessera.toml; expected a whole number from 1 to 1000.",
        ),
        (
            refusal("", &[("DATABASE_URL", "mysql://ada:s3cret@db/crm")], &[]),
            "database.url is \"mysql://ada:***@db/crm\", from environment DATABASE_URL; expected an address such as \
             postgres://user:password@host:5432/database.",
        ),
        (
            refusal("", &[], &["graphql.introspection=maybe"]),
            "graphql.introspection is \"maybe\", from flag --set graphql.introspection; expected true or false.",
        ),
    ] {
        assert_eq!(message, expected);
    }
}

#[test]
fn an_unknown_key_is_refused_wherever_it_comes_from() {
    let file = refusal("[http]\nlissen = \"127.0.0.1:1\"", &[], &[]);
    assert_eq!(file, "http.lissen, from file tessera.toml, is not a setting; expected http.listen.");
    let flag = refusal("", &[], &["colour=red"]);
    assert!(flag.starts_with("colour, from flag --set colour, is not a setting; expected one"), "{flag}");
    let variable = refusal("", &[("TESSERA_HTTP_LISSEN", "x")], &[]);
    assert!(variable.starts_with("The environment variable TESSERA_HTTP_LISSEN names no setting;"), "{variable}");
    assert!(variable.contains("TESSERA_HTTP_LISTEN"), "{variable}");
    let stray = refusal("", &[("TESSERA_FOO", "x")], &[]);
    assert_eq!(
        stray,
        "The environment variable TESSERA_FOO names no setting; expected one that `tessera config` lists."
    );
    let section = refusal("http = 5", &[], &[]);
    assert!(section.starts_with("http, from file tessera.toml, is not a setting;"), "{section}");
}

#[test]
fn variables_that_kubernetes_makes_for_a_service_called_tessera_are_no_settings() {
    let made = [
        ("TESSERA_PORT", "tcp://10.0.0.1:8080"),
        ("TESSERA_PORT_8080_TCP", "tcp://10.0.0.1:8080"),
        ("TESSERA_PORT_8080_TCP_ADDR", "10.0.0.1"),
        ("TESSERA_SERVICE_HOST", "10.0.0.1"),
        ("TESSERA_SERVICE_PORT_HTTP", "8080"),
    ];
    load("", &made, &[]).unwrap();
}

#[test]
fn a_broken_file_is_named_with_the_line() {
    let message = refusal("profile = \"development\"\n[http\n", &[], &[]);
    assert!(message.starts_with("The file tessera.toml is not valid TOML at line 2:"), "{message}");
}

#[test]
fn the_sample_documents_every_setting_with_its_default() {
    let sample = include_str!("../../../tessera.sample.toml");
    // A setting is a line `#name = value`; prose has a space after its #.
    let text: String = sample
        .lines()
        .map(|line| {
            line.strip_prefix('#').filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase())).unwrap_or(line)
        })
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut documented = BTreeMap::new();
    let table: toml::Table = toml::from_str(&text).unwrap();
    super::flatten(String::new(), serde_json::to_value(table).unwrap(), &mut documented);
    let known = keys(&Config::default()).unwrap();
    let names = |map: &BTreeMap<String, serde_json::Value>| map.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&documented), names(&known), "the sample and Config must have the same settings");
    for (key, value) in known.iter().filter(|(_, value)| !value.is_null()) {
        assert_eq!(&documented[key], value, "{key}");
    }
    // The examples of settings without a default must work too; a directory of programs cannot exist everywhere.
    let usable = text.lines().filter(|line| !line.starts_with("postgres_bin")).collect::<Vec<_>>().join("\n");
    load(&usable, &[], &[]).unwrap();
    // As it is, with every setting commented out, the sample changes nothing.
    assert_eq!(
        keys(&load(sample, &[], &["data_dir=/d"]).unwrap().config),
        keys(&load("", &[], &["data_dir=/d"]).unwrap().config)
    );
}

#[test]
fn limits_and_proxies_that_cannot_work_are_refused() {
    for (set, expected) in [
        (&["limits.user_per_minute=-1"][..], "a whole number"),
        (&["limits.sign_in_burst=0"], "from 1 to"),
        (&["limits.user_cost_per_minute=49999"], "0, or at least graphql.max_cost"),
        (&["graphql.max_cost=60000"], "limits.user_cost_per_minute is 50000, from default"),
        (&["http.trusted_proxies=10.0.0.0/33"], "10.0.0.0/8 or 192.0.2.7"),
        (&["http.trusted_proxies=proxy.example"], "10.0.0.0/8 or 192.0.2.7"),
    ] {
        let refusal = refusal("", &[], set);
        assert!(refusal.contains(expected), "{set:?}: {refusal}");
    }
    let set = ["limits.user_cost_per_minute=0", "limits.user_per_minute=0", "http.trusted_proxies=::1, 10.0.0.0/8"];
    assert_eq!(load("", &[], &set).unwrap().config.http.trusted_proxies, ["::1", "10.0.0.0/8"]);
}

#[test]
fn every_setting_has_a_variable_of_its_own() {
    let known = keys(&Config::default()).unwrap();
    let variables: BTreeMap<String, &String> = known.keys().map(|key| (variable(key), key)).collect();
    assert_eq!(variables.len(), known.len());
}

#[test]
fn the_effective_settings_are_a_file_again_and_show_no_password() {
    let settings =
        load("", &[("DATABASE_URL", "postgres://ada:s3cret@db/crm")], &["http.max_connections=500"]).unwrap();
    let text = settings.effective();
    assert!(!text.contains("s3cret"), "{text}");
    assert!(text.contains("# environment DATABASE_URL"), "{text}");
    assert!(text.contains("# flag --set http.max_connections"), "{text}");
    assert_eq!(load(&text, &[], &[]).unwrap().config.http.max_connections, 500);
}

#[test]
fn mail_is_set_whole_or_not_at_all() {
    let from = "mail.from=Tessera <tessera@example.com>";
    let (base, server) = ("mail.base_url=https://crm.example", "mail.smtp_url=smtps://ada:s3cret@mail.example");
    let directory = "mail.directory=/var/lib/tessera/mail";
    let production = "profile=production";
    for set in [&[][..], &[production], &[directory], &[server, from, base], &[production, directory, from, base]] {
        load("", &[], set).unwrap();
    }
    for (set, expected) in [
        (&[server][..], "mail.from is null, from default; expected an address, since mails are sent."),
        (
            &[server, from],
            "mail.base_url is null, from default; expected the front end's address, since mails are sent.",
        ),
        (&[production, directory], "mail.from is null, from default; expected an address, since mails are sent."),
        (
            &[production, from],
            "mail.smtp_url is null, from default; expected a server, since other settings of mail are given.",
        ),
        (
            &["mail.smtp_url=smtp://ada:s3cret@mail.example"],
            "mail.smtp_url is \"smtp://ada:***@mail.example\", from flag --set mail.smtp_url; expected \
             smtps://user:password@host or smtp://user:password@host?tls=required; without TLS on this machine only.",
        ),
        (
            &["mail.from=nobody"],
            "mail.from is \"nobody\", from flag --set mail.from; expected an address such as Tessera <tessera@example.com>.",
        ),
        (
            &["mail.base_url=crm.example"],
            "mail.base_url is \"crm.example\", from flag --set mail.base_url; expected where people reach the front end, such as \
             https://crm.example.",
        ),
    ] {
        assert_eq!(refusal("", &[], set), expected);
    }
    assert!(!format!("{:?}", load("", &[], &[server, from, base]).unwrap().config.mail).contains("s3cret"));
}
