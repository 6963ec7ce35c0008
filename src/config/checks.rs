//! Refuses values that have the right type and still cannot work.

use std::{net::IpAddr, ops::RangeInclusive};

use ipnet::IpNet;

use super::{Profile, Settings, SettingsError, effective};
use crate::{mail, outbound::policy::host_of};

/// Checks every range; the first violation is the error.
pub(super) fn check(settings: &Settings) -> Result<(), SettingsError> {
    numbers(settings)?;
    addresses(settings)?;
    files(settings)?;
    webhooks(settings)?;
    subscriptions(settings)?;
    mail(settings)?;
    limits(settings)?;
    let config = &settings.config;
    number(settings, "trash.retention_days", config.trash.retention_days, 0..=3_650)?;
    number(settings, "trash.sweep_seconds", config.trash.sweep_seconds, 1..=86_400)?;
    number(settings, "audit.seal_seconds", config.audit.seal_seconds, 1..=3_600)?;
    let idle = u64::from(config.auth.session_idle_days);
    number(settings, "auth.session_absolute_days", config.auth.session_absolute_days, idle..=3_650)?;
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log.filter);
    ensure(settings, "log.filter", filter.is_ok(), "a filter such as info or tessera=debug,info")
}

fn numbers(settings: &Settings) -> Result<(), SettingsError> {
    const MILLISECONDS: RangeInclusive<u64> = 1..=3_600_000;
    let config = &settings.config;
    let (database, http, graphql) = (&config.database, &config.http, &config.graphql);
    number(settings, "database.pool_size", database.pool_size, 1..=1_000)?;
    number(settings, "database.connect_timeout_ms", database.connect_timeout_ms, MILLISECONDS)?;
    number(settings, "database.acquire_timeout_ms", database.acquire_timeout_ms, MILLISECONDS)?;
    number(settings, "database.statement_timeout_ms", database.statement_timeout_ms, MILLISECONDS)?;
    number(settings, "embedded.shared_buffers_mb", config.embedded.shared_buffers_mb, 16..=65_536)?;
    number(settings, "cache.memory_mb", config.cache.memory_mb, 0..=65_536)?;
    number(settings, "cache.seconds", config.cache.seconds, 1..=3_600)?;
    number(settings, "embedded.redis_memory_mb", config.embedded.redis_memory_mb, 1..=65_536)?;
    number(settings, "http.max_connections", size(http.max_connections), 1..=1_000_000)?;
    number(settings, "http.max_connections_per_address", size(http.max_connections_per_address), 0..=1_000_000)?;
    number(settings, "http.header_timeout_ms", http.header_timeout_ms, MILLISECONDS)?;
    number(settings, "http.request_timeout_ms", http.request_timeout_ms, MILLISECONDS)?;
    number(settings, "http.drain_timeout_ms", http.drain_timeout_ms, 0..=3_600_000)?;
    number(settings, "http.max_body_bytes", size(http.max_body_bytes), 1_024..=67_108_864)?;
    number(settings, "graphql.max_depth", size(graphql.max_depth), 1..=100)?;
    number(settings, "graphql.max_aliases", size(graphql.max_aliases), 1..=10_000)?;
    number(settings, "graphql.max_root_fields", size(graphql.max_root_fields), 1..=1_000)?;
    number(settings, "graphql.max_directives", size(graphql.max_directives), 1..=1_000)?;
    number(settings, "graphql.max_tokens", size(graphql.max_tokens), 10..=1_000_000)?;
    number(settings, "graphql.max_cost", graphql.max_cost, 1..=1_000_000_000)?;
    number(settings, "auth.access_token_seconds", config.auth.access_token_seconds, 30..=86_400)?;
    number(settings, "auth.step_up_minutes", config.auth.step_up_minutes, 0..=1_440)?;
    number(settings, "auth.session_idle_days", config.auth.session_idle_days, 1..=3_650)
}

fn limits(settings: &Settings) -> Result<(), SettingsError> {
    const COUNT: RangeInclusive<u64> = 0..=10_000_000;
    let limits = &settings.config.limits;
    number(settings, "limits.anonymous_per_minute", limits.anonymous_per_minute, COUNT)?;
    number(settings, "limits.user_per_minute", limits.user_per_minute, COUNT)?;
    number(settings, "limits.partner_per_minute", limits.partner_per_minute, COUNT)?;
    for (key, cost) in [
        ("limits.user_cost_per_minute", limits.user_cost_per_minute),
        ("limits.partner_cost_per_minute", limits.partner_cost_per_minute),
    ] {
        number(settings, key, cost, 0..=60_000_000)?;
        // Otherwise what the one setting allows could never be asked because of the other.
        let holds_one = cost == 0 || cost >= settings.config.graphql.max_cost;
        ensure(settings, key, holds_one, "0, or at least graphql.max_cost")?;
    }
    number(settings, "limits.sign_in_per_minute", limits.sign_in_per_minute, COUNT)?;
    number(settings, "limits.sign_in_burst", limits.sign_in_burst, 1..=10_000_000)?;
    number(settings, "limits.refresh_per_minute", limits.refresh_per_minute, COUNT)?;
    number(settings, "limits.refresh_burst", limits.refresh_burst, 1..=10_000_000)?;
    number(settings, "limits.reset_per_hour", limits.reset_per_hour, COUNT)
}

fn webhooks(settings: &Settings) -> Result<(), SettingsError> {
    let webhooks = &settings.config.webhooks;
    number(settings, "webhooks.concurrency", size(webhooks.concurrency), 1..=1_000)?;
    number(settings, "webhooks.poll_ms", webhooks.poll_ms, 10..=60_000)?;
    number(settings, "webhooks.connect_timeout_ms", webhooks.connect_timeout_ms, 1..=60_000)?;
    number(settings, "webhooks.timeout_ms", webhooks.timeout_ms, 1..=60_000)?;
    number(settings, "webhooks.disable_after_days", webhooks.disable_after_days, 1..=3_650)?;
    number(settings, "webhooks.keep_days", webhooks.keep_days, 1..=3_650)?;
    let delays = &webhooks.retry_delays_ms;
    let few = delays.len() <= 100 && delays.iter().all(|delay| *delay <= 7 * 86_400_000);
    ensure(settings, "webhooks.retry_delays_ms", few, "at most 100 numbers of milliseconds, none above seven days")?;
    let hosts = webhooks.allowed_hosts.iter().all(|host| host_of(host).is_some());
    ensure(settings, "webhooks.allowed_hosts", hosts, "hosts such as hooks.internal or 10.1.2.3:8080")
}

fn subscriptions(settings: &Settings) -> Result<(), SettingsError> {
    let subscriptions = &settings.config.subscriptions;
    number(settings, "subscriptions.connections_per_user", size(subscriptions.connections_per_user), 1..=100_000)?;
    number(settings, "subscriptions.per_connection", size(subscriptions.per_connection), 1..=1_000)?;
    number(settings, "subscriptions.max_cost", subscriptions.max_cost, 1..=1_000_000_000)?;
    number(settings, "subscriptions.queue", size(subscriptions.queue), 1..=10_000)?;
    number(settings, "subscriptions.max_message_bytes", size(subscriptions.max_message_bytes), 1_024..=67_108_864)?;
    number(settings, "subscriptions.init_timeout_ms", subscriptions.init_timeout_ms, 1..=60_000)?;
    number(settings, "subscriptions.resume_minutes", subscriptions.resume_minutes, 1..=43_200)?;
    number(settings, "subscriptions.poll_ms", subscriptions.poll_ms, 10..=60_000)?;
    // Events that are not kept cannot be gone on from.
    let are_kept = u64::from(subscriptions.resume_minutes) <= u64::from(settings.config.webhooks.keep_days) * 1_440;
    ensure(settings, "subscriptions.resume_minutes", are_kept, "no longer than webhooks.keep_days")
}

fn addresses(settings: &Settings) -> Result<(), SettingsError> {
    let config = &settings.config;
    let starts = |url: &Option<String>, schemes: &[&str]| {
        url.as_ref().is_none_or(|url| schemes.iter().any(|scheme| url.starts_with(scheme)))
    };
    let postgres = starts(&config.database.url, &["postgres://", "postgresql://"]);
    ensure(settings, "database.url", postgres, "an address such as postgres://user:password@host:5432/database")?;
    let redis = starts(&config.redis.url, &["redis://", "rediss://", "redis+unix://", "unix://"]);
    ensure(settings, "redis.url", redis, "an address such as redis://host:6379 or redis+unix:///path/to/socket")?;
    let (listen, operations) = (config.http.listen, config.http.operations_listen);
    let distinct = listen.port() == 0 || listen != operations;
    ensure(settings, "http.operations_listen", distinct, "another address than http.listen")?;
    let origins = config.http.cors_origins.iter().all(|origin| is_origin(origin));
    ensure(settings, "http.cors_origins", origins, "origins as browsers send them, such as https://crm.example")?;
    let proxies = config.http.trusted_proxies.iter().all(|proxy| network_of(proxy).is_some());
    ensure(settings, "http.trusted_proxies", proxies, "addresses or networks such as 10.0.0.0/8 or 192.0.2.7")?;
    let bin = config.embedded.postgres_bin.as_ref().is_none_or(|bin| bin.join("initdb").is_file());
    ensure(settings, "embedded.postgres_bin", bin, "a directory that holds PostgreSQL's program initdb")
}

fn files(settings: &Settings) -> Result<(), SettingsError> {
    let files = &settings.config.files;
    // An upload that is still running is never swept away.
    number(settings, "files.upload_timeout_ms", files.upload_timeout_ms, 1_000..=1_800_000)?;
    number(settings, "files.sweep_seconds", files.sweep_seconds, 1..=86_400)?;
    let is_address = |url: &String| url.starts_with("https://") || url.starts_with("http://");
    let endpoint = files.s3_endpoint.as_ref().is_none_or(is_address);
    ensure(settings, "files.s3_endpoint", endpoint, "an address such as https://s3.example")?;
    let names = [&files.s3_endpoint, &files.s3_key_id, &files.s3_secret];
    let bucket = files.s3_bucket.is_some() || names.iter().all(|name| name.is_none());
    ensure(settings, "files.s3_bucket", bucket, "a bucket, since other settings of S3 are given")?;
    let pair = files.s3_key_id.is_some() == files.s3_secret.is_some();
    ensure(settings, "files.s3_key_id", pair, "to be given together with files.s3_secret")
}

fn mail(settings: &Settings) -> Result<(), SettingsError> {
    let mail = &settings.config.mail;
    let server = mail.smtp_url.as_deref().is_none_or(mail::is_server);
    let form = "smtps://user:password@host or smtp://user:password@host?tls=required; without TLS on this machine only";
    ensure(settings, "mail.smtp_url", server, form)?;
    let from = mail.from.as_deref().is_none_or(mail::is_mailbox);
    ensure(settings, "mail.from", from, "an address such as Tessera <tessera@example.com>")?;
    let base_url = mail.base_url.as_deref().is_none_or(is_origin);
    ensure(settings, "mail.base_url", base_url, "where people reach the front end, such as https://crm.example")?;
    let named = mail.from.is_some() || mail.base_url.is_some();
    let in_production = settings.config.profile == Profile::Production;
    let leaves = mail.smtp_url.is_some() || mail.directory.is_some();
    ensure(
        settings,
        "mail.smtp_url",
        leaves || !(named && in_production),
        "a server, since other settings of mail are given",
    )?;
    let is_whole = |given: bool| given || !(mail.smtp_url.is_some() || (leaves && in_production));
    ensure(settings, "mail.from", is_whole(mail.from.is_some()), "an address, since mails are sent")?;
    ensure(
        settings,
        "mail.base_url",
        is_whole(mail.base_url.is_some()),
        "the front end's address, since mails are sent",
    )
}

/// The network that a text names; an address alone is a network of one.
pub(crate) fn network_of(text: &str) -> Option<IpNet> {
    text.parse().ok().or_else(|| text.parse().ok().map(|address: IpAddr| IpNet::from(address)))
}

fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '*', ' ', '?', '#', '@']))
}

fn size(value: usize) -> u64 {
    u64::try_from(value).unwrap_or(u64::MAX)
}

fn number(
    settings: &Settings,
    key: &str,
    value: impl Into<u64>,
    range: RangeInclusive<u64>,
) -> Result<(), SettingsError> {
    let wanted = format!("a whole number from {} to {}", range.start(), range.end());
    ensure(settings, key, range.contains(&value.into()), &wanted)
}

fn ensure(settings: &Settings, key: &str, holds: bool, wanted: &str) -> Result<(), SettingsError> {
    if holds {
        return Ok(());
    }
    let shown = settings.values.get(key).map(effective::shown).unwrap_or_default();
    Err(SettingsError(format!("{key} is {shown}, from {}; expected {wanted}.", settings.origin(key))))
}

/// What serde expected, in words for the person who types settings.
pub(super) fn expectation(reason: &str) -> String {
    if reason.contains("socket address") {
        return "an address with a port, such as 127.0.0.1:8080".to_owned();
    }
    let expected = reason.rsplit_once("expected ").map_or(reason, |(_, expected)| expected);
    match expected {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number, 0 or more".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "a string" | "path string" => "a text".to_owned(),
        "a sequence" => "a list such as [\"a\", \"b\"]".to_owned(),
        other => other.replace('`', ""),
    }
}
