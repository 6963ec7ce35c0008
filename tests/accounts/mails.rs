//! Mails on their way.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use serde_json::json;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

use super::{Browser, NEW_PASSWORD, PASSWORD, SARA, signed_in};
use crate::support::{TestApp, clusters, mails::Letter, processes::Process};

/// A server that takes mails (RFC 5321), as many as it refuses at first.
struct PostOffice {
    address: SocketAddr,
    taken: Arc<Mutex<Vec<(String, Letter)>>>,
    work: JoinHandle<()>,
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        self.work.abort();
    }
}

impl PostOffice {
    async fn open(address: SocketAddr, refusals: usize) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let address = listener.local_addr().unwrap();
        let taken: Arc<Mutex<Vec<(String, Letter)>>> = Arc::default();
        let shelf = taken.clone();
        let work = tokio::spawn(async move {
            for visit in 0.. {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(serve(stream, visit < refusals, shelf.clone()));
            }
        });
        Self { address, taken, work }
    }

    /// The mails with their recipients, once there are so many.
    async fn arrived(&self, count: usize) -> Vec<(String, Letter)> {
        let began = Instant::now();
        loop {
            let taken = self.taken.lock().unwrap().clone();
            if taken.len() >= count {
                assert_eq!(taken.len(), count, "{taken:#?}");
                return taken;
            }
            assert!(began.elapsed() < Duration::from_secs(30), "{} mails of {count}", taken.len());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

async fn serve(stream: TcpStream, is_busy: bool, shelf: Arc<Mutex<Vec<(String, Letter)>>>) {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 post.example ready\r\n").await.unwrap();
    let mut recipient = String::new();
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = match line.split([' ', ':']).next().unwrap().to_uppercase().as_str() {
            "EHLO" => "250 post.example\r\n",
            "MAIL" if is_busy => "451 come back later\r\n",
            "RCPT" => {
                recipient = line;
                "250 fine\r\n"
            }
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await.unwrap();
                let mut mail = String::new();
                while let Ok(Some(line)) = lines.next_line().await {
                    if line == "." {
                        break;
                    }
                    mail.push_str(line.strip_prefix('.').unwrap_or(&line));
                    mail.push_str("\r\n");
                }
                shelf.lock().unwrap().push((recipient.clone(), Letter::read(mail.as_bytes())));
                "250 taken\r\n"
            }
            "QUIT" => "221 bye\r\n",
            _ => "250 fine\r\n",
        };
        if writer.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_waits_until_the_server_takes_it() {
    let office = PostOffice::open(SocketAddr::from(([127, 0, 0, 1], 0)), 1).await;
    let database = clusters::demo_database().await;
    let app = TestApp::start_with(database.clone(), |config| {
        config.mail.smtp_url = Some(format!("smtp://{}", office.address));
        config.mail.from = Some("The CRM <crm@tessera.example>".to_owned());
        config.mail.base_url = Some("https://crm.tessera.example".to_owned());
    })
    .await;
    let mut browser = signed_in(&app, SARA).await;
    let change = json!({ "current": PASSWORD, "new": NEW_PASSWORD });
    assert_eq!(browser.post("/auth/password", change).await.status, 204);
    let [(recipient, letter)] = office.arrived(1).await.try_into().unwrap();
    assert!(recipient.contains(&format!("<{SARA}>")), "{recipient}");
    assert!(letter.is(SARA, "Your password was changed"), "{letter:#?}");
    for line in ["From: \"The CRM\" <crm@tessera.example>", "Auto-Submitted: auto-generated", "Date: "] {
        assert!(letter.head.contains(line), "{line} in {}", letter.head);
    }
    assert_eq!(browser.post("/auth/reset-request", json!({ "email": SARA })).await.status, 202);
    let (_, letter) = office.arrived(2).await.remove(1);
    assert!(letter.text.contains("\nhttps://crm.tessera.example/reset#tessera_pwr_"), "{letter:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_outlives_the_server_that_was_asked_for_it() {
    let database = clusters::demo_database().await;
    let data_dir = clusters::Directory::new();
    // An address where nobody listens yet.
    let address = TcpListener::bind(("127.0.0.1", 0)).await.unwrap().local_addr().unwrap();
    let url = format!("mail.smtp_url=smtp://{address}");
    let settings = [&url, "mail.from=crm@tessera.example", "mail.base_url=https://crm.tessera.example"];
    let first = Process::start_with(&database, data_dir.path(), &settings);
    let asked = Browser::at(first.url.clone()).post("/auth/reset-request", json!({ "email": SARA })).await;
    assert_eq!(asked.status, 202);
    first.kill();
    let office = PostOffice::open(address, 0).await;
    let second = Process::start_with(&database, data_dir.path(), &settings);
    // Had the first one begun to send it, two minutes would pass before the second one tries.
    clusters::execute_on(&database, "UPDATE mails SET next_attempt_at = now()").await;
    let [(_, letter)] = office.arrived(1).await.try_into().unwrap();
    let mut browser = Browser::at(second.url.clone());
    let chosen = browser.post("/auth/reset", json!({ "token": letter.token(), "password": NEW_PASSWORD })).await;
    assert_eq!(chosen.status, 204, "{chosen:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_refresh_token_that_comes_back_is_told_to_its_owner() {
    let app = TestApp::demo().await;
    let mut browser = signed_in(&app, SARA).await;
    let stolen = browser.cookies.clone();
    for _ in 0..2 {
        assert_eq!(browser.refresh().await.status, 200);
    }
    browser.cookies = stolen;
    assert!(browser.refresh().await.is(401, "UNAUTHENTICATED"));
    let letters = crate::support::mails::arrived(app.data_dir.path(), 1).await;
    assert!(letters[0].is(SARA, "One of your sessions was ended"), "{letters:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_sent_within_a_day_is_given_up() {
    let database = clusters::demo_database().await;
    let old = format!(
        "INSERT INTO mails (id, kind, user_id, created_at, next_attempt_at)
         SELECT gen_random_uuid(), 'password_changed', id, now() - interval '25 hours', now() + interval '1 hour'
         FROM users WHERE email = '{SARA}'"
    );
    clusters::execute_on(&database, &old).await;
    let app = TestApp::start(database.clone()).await;
    for _ in 0..100 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        if clusters::row_on(&database, "SELECT count(*) FROM mails").await.get::<_, i64>(0) == 0 {
            crate::support::mails::arrived(app.data_dir.path(), 0).await;
            return;
        }
    }
    panic!("the mail still waits");
}
