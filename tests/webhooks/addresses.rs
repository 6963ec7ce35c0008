//! Addresses that lead inside are refused when they are entered and at every attempt; nothing inside hears a thing.

use std::{
    io,
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use futures_util::{FutureExt, future::BoxFuture};
use serde_json::{Value, json};
use tessera::outbound::{Outbound, Resolve};
use tokio::net::TcpListener;

use super::Hooks;
use crate::support::{clusters, until};

/// Names and where they lead, look-up for look-up; the last answer stays.
struct Names {
    known: Vec<(&'static str, Vec<Vec<&'static str>>)>,
    lookups: AtomicUsize,
}

impl Resolve for Names {
    fn resolve<'a>(&'a self, host: &'a str) -> BoxFuture<'a, io::Result<Vec<IpAddr>>> {
        let lookup = self.lookups.fetch_add(1, Ordering::SeqCst);
        let known = self.known.iter().find(|(name, _)| *name == host).map(|(_, answers)| answers);
        let answer = known.and_then(|answers| answers.get(lookup).or(answers.last()));
        let found = answer.map(|addresses| addresses.iter().map(|one| one.parse().unwrap()).collect());
        async move { found.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound)) }.boxed()
    }
}

/// Inside: a port on this machine that counts who comes.
struct Inside {
    port: u16,
    came: Arc<AtomicUsize>,
}

impl Inside {
    async fn listen() -> Self {
        let came = Arc::new(AtomicUsize::new(0));
        let v4 = TcpListener::bind("0.0.0.0:0").await.unwrap();
        let port = v4.local_addr().unwrap().port();
        let v6 = TcpListener::bind(("::1", port)).await.ok();
        for listener in [Some(v4), v6].into_iter().flatten() {
            let came = came.clone();
            tokio::spawn(async move {
                while listener.accept().await.is_ok() {
                    came.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        Self { port, came }
    }
}

/// Hosts of the machine, its network and their other names; `{}` is the port.
const HOSTS: [&str; 47] = [
    "127.0.0.1:{}",
    "127.1:{}",
    "127.0.1:{}",
    "127.255.255.254:{}",
    "0x7f000001:{}",
    "0x7f.0.0.1:{}",
    "0177.0.0.1:{}",
    "017700000001:{}",
    "2130706433:{}",
    "0x7f.1:{}",
    "127.0.0.1.:{}",
    "0.0.0.0:{}",
    "0:{}",
    "0x0:{}",
    "[::]:{}",
    "[::1]:{}",
    "[0:0:0:0:0:0:0:1]:{}",
    "[::127.0.0.1]:{}",
    "[::ffff:127.0.0.1]:{}",
    "[::ffff:7f00:1]:{}",
    "[::ffff:0:127.0.0.1]:{}",
    "[64:ff9b::127.0.0.1]:{}",
    "[64:ff9b:1::7f00:1]:{}",
    "[2002:7f00:1::]:{}",
    "[2001::7f00:1]:{}",
    "[2001:db8::1]:{}",
    "[fc00::1]:{}",
    "[fd00:ec2::254]:{}",
    "[fe80::1]:{}",
    "[fec0::1]:{}",
    "[ff02::1]:{}",
    "[100::1]:{}",
    "[3fff::1]:{}",
    "169.254.169.254",
    "[::ffff:a9fe:a9fe]",
    "0xa9fea9fe",
    "2852039166",
    "10.0.0.1:{}",
    "172.16.0.1:{}",
    "192.168.0.1:{}",
    "100.64.0.1:{}",
    "192.0.0.1:{}",
    "192.0.2.1:{}",
    "198.18.0.1:{}",
    "224.0.0.1:{}",
    "240.0.0.1:{}",
    "255.255.255.255:{}",
];

/// Forms that are no address of a receiver at all.
const FORMS: [&str; 9] = [
    "http://93.184.216.34/",
    "ftp://93.184.216.34/",
    "https://ada:secret@93.184.216.34/",
    "https://@127.0.0.1:{}/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:{}/",
    "https://",
    "https://exa mple.com/",
    "//93.184.216.34/",
];

/// Names that lead inside.
const NAMES: [&str; 5] = ["inside.example", "mixed.example", "mapped.example", "metadata.example", "localhost"];

fn names() -> Names {
    let one = |addresses: &[&'static str]| vec![addresses.to_vec()];
    let known = vec![
        ("inside.example", one(&["127.0.0.1"])),
        ("mixed.example", one(&["93.184.216.34", "127.0.0.1"])),
        ("mapped.example", one(&["::ffff:127.0.0.1"])),
        ("metadata.example", one(&["169.254.169.254"])),
        ("localhost", one(&["::1", "127.0.0.1"])),
    ];
    Names { known, lookups: AtomicUsize::new(0) }
}

async fn hooks(names: Names) -> Hooks {
    let outbound = Outbound { resolver: Arc::new(names), ..Outbound::new(&[]) };
    let set = |config: &mut tessera::config::Config| {
        config.webhooks.allowed_hosts.clear();
        config.webhooks.retry_delays_ms.clear();
        config.webhooks.concurrency = 64;
    };
    Hooks::start_with(set, |app| app.outbound = outbound).await
}

fn inside(port: u16) -> Vec<String> {
    let hosts = HOSTS.iter().map(|host| format!("https://{host}/"));
    let names = NAMES.iter().map(|name| format!("https://{name}:{{}}/"));
    hosts.chain(names).map(|url| url.replace("{}", &port.to_string())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_leads_inside_is_refused_when_it_is_entered() {
    let (hooks, inside_port) = (hooks(names()).await, Inside::listen().await);
    let create = async |url: &str| {
        let input = json!({ "url": url, "events": ["*"] });
        let selection = "webhookEndpoint { id version } problems { path code message }";
        hooks.run("webhookEndpointCreate", "WebhookEndpointCreateInput", input, selection).await
    };
    for url in inside(inside_port.port) {
        let payload = create(&url).await;
        assert_eq!(payload["problems"][0]["code"], "ADDRESS_REFUSED", "{url}");
        assert_eq!(payload["problems"][0]["path"], json!(["url"]), "{url}");
    }
    for url in FORMS {
        let payload = create(&url.replace("{}", &inside_port.port.to_string())).await;
        let code = payload["problems"][0]["code"].as_str().unwrap();
        assert!(["INVALID_URL", "ADDRESS_REFUSED", "INVALID_CHARACTER"].contains(&code), "{url}: {code}");
        assert_eq!(payload["webhookEndpoint"], Value::Null, "{url}");
    }
    // Neither does a change lead inside.
    let made = create("https://93.184.216.34/hook").await["webhookEndpoint"].clone();
    let input = json!({ "id": made["id"], "version": 1, "url": format!("https://127.0.0.1:{}/", inside_port.port) });
    let changed = hooks.run("webhookEndpointUpdate", "WebhookEndpointUpdateInput", input, "problems { code }").await;
    assert_eq!(changed["problems"][0]["code"], "ADDRESS_REFUSED");
    let count = "SELECT count(*) FROM webhook_endpoints";
    assert_eq!(clusters::row_on(&hooks.database, count).await.get::<_, i64>(0), 1);
    assert_eq!(inside_port.came.load(Ordering::SeqCst), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_leads_inside_is_not_connected_to_wherever_it_came_from() {
    let (hooks, inside_port) = (hooks(names()).await, Inside::listen().await);
    let urls = inside(inside_port.port);
    for url in urls.iter().chain([&format!("http://127.0.0.1:{}/", inside_port.port)]) {
        let made = hooks.endpoint("https://93.184.216.34/hook", &["tag.created"]).await;
        let id = tessera::ids::decode_any(made["id"].as_str().unwrap()).unwrap().1;
        // Past every check, as a mistake elsewhere could.
        clusters::execute_on(&hooks.database, &format!("UPDATE webhook_endpoints SET url = '{url}' WHERE id = '{id}'"))
            .await;
    }
    hooks.tag("Inwards").await;
    let ended = "SELECT count(*), count(*) FILTER (WHERE last_error IN ('address_refused', 'url_refused')) FROM webhook_deliveries WHERE status = 'failed'";
    let wanted = i64::try_from(urls.len() + 1).unwrap();
    let mut refused = 0;
    until("all attempts have failed", async || {
        let row = clusters::row_on(&hooks.database, ended).await;
        refused = row.get(1);
        row.get::<_, i64>(0) == wanted
    })
    .await;
    assert_eq!((refused, inside_port.came.load(Ordering::SeqCst)), (wanted, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_leads_elsewhere_at_the_attempt_is_refused_then() {
    let flips = ("flips.example", vec![vec!["93.184.216.34"], vec!["127.0.0.1"]]);
    let (hooks, inside_port) =
        (hooks(Names { known: vec![flips], lookups: AtomicUsize::new(0) }).await, Inside::listen().await);
    let endpoint = hooks.endpoint(&format!("https://flips.example:{}/", inside_port.port), &["tag.created"]).await;
    hooks.tag("Flipped").await;
    let delivery = hooks.settled(&endpoint, 1).await;
    assert_eq!((&delivery["status"], &delivery["lastError"]), (&json!("FAILED"), &json!("ADDRESS_REFUSED")));
    assert_eq!(delivery["responseStatus"], Value::Null);
    assert_eq!(inside_port.came.load(Ordering::SeqCst), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_leads_nowhere_is_accepted_and_tried() {
    let hooks = hooks(names()).await;
    let endpoint = hooks.endpoint("https://nowhere.example/", &["tag.created"]).await;
    hooks.tag("Nowhere").await;
    assert_eq!(hooks.settled(&endpoint, 1).await["lastError"], "DNS");
}
