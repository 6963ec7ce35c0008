//! Mails: how one is written and handed on. Knows nothing of who gets it and why.

use std::{
    fmt,
    io::{self, Write},
    net::{IpAddr, SocketAddr},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    time::Duration,
};

use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::extension::ClientId,
};
use url::Url;

use crate::{
    config::{MailConfig, Profile},
    error::{Code, Error, Result},
    ids,
};

/// How long the server may take for one mail.
const PATIENCE: Duration = Duration::from_secs(20);

/// What somebody is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Name and address.
    pub to: (String, String),
    pub subject: String,
    /// Plain text, lines separated by `\n`.
    pub text: String,
}

/// Hands mails on.
pub struct Mailer {
    from: Mailbox,
    base_url: String,
    way: Way,
}

type Server = AsyncSmtpTransport<Tokio1Executor>;

enum Way {
    Server(Server),
    Directory(PathBuf),
}

impl fmt::Debug for Mailer {
    /// Says no password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mailer").field("from", &self.from).field("base_url", &self.base_url).finish_non_exhaustive()
    }
}

/// Whether `url` names a server that may be given mails: by TLS, or on this machine.
pub fn is_server(url: &str) -> bool {
    let Ok(parsed) = Url::parse(url) else { return false };
    let tls = parsed.query_pairs().find(|(key, _)| key == "tls").map(|(_, value)| value.into_owned());
    // To `url`, a number is a name under any scheme but those of the web.
    let Some(host) = parsed.host_str().map(|host| host.trim_start_matches('[').trim_end_matches(']')) else {
        return false;
    };
    let is_here = host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    let is_safe = match (parsed.scheme(), tls.as_deref()) {
        ("smtps", None) | ("smtp", Some("required")) => true,
        ("smtp", None) => is_here,
        _ => false,
    };
    is_safe && Server::from_url(url).is_ok()
}

/// Whether `text` is an address to send from.
pub fn is_mailbox(text: &str) -> bool {
    text.parse::<Mailbox>().is_ok()
}

impl Mailer {
    /// Reads the settings; `None` where no mail is sent. `listen` is where a front end of development is.
    pub fn open(config: &MailConfig, profile: Profile, listen: SocketAddr, data_dir: &Path) -> Result<Option<Self>> {
        let in_development = profile == Profile::Development;
        let chosen = config.directory.clone();
        let preset = || (in_development && config.smtp_url.is_none()).then(|| data_dir.join("mail"));
        let base_url = config.base_url.clone().unwrap_or_else(|| format!("http://{listen}"));
        let way = match (chosen.or_else(preset), &config.smtp_url) {
            (Some(directory), _) => Way::Directory(directory),
            (None, Some(url)) => {
                let host = Url::parse(&base_url).ok().and_then(|url| url.host_str().map(str::to_owned));
                let name = ClientId::Domain(host.unwrap_or_else(|| "localhost".to_owned()));
                let builder = Server::from_url(url).map_err(Error::internal)?;
                Way::Server(builder.hello_name(name).timeout(Some(PATIENCE)).build())
            }
            (None, None) => return Ok(None),
        };
        let from = config.from.as_deref().unwrap_or("Tessera <tessera@localhost>").parse().map_err(Error::internal)?;
        Ok(Some(Self { from, base_url: base_url.trim_end_matches('/').to_owned(), way }))
    }

    /// The address of a path of the front end.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    /// Hands a mail on; when this succeeds, the server has taken it, or the file is written.
    pub async fn send(&self, mail: &Mail) -> Result<()> {
        let message = self.message(mail)?;
        match &self.way {
            Way::Server(server) => {
                // The library's own limit is for one line of the conversation.
                let sent = tokio::time::timeout(PATIENCE, server.send(message)).await;
                sent.map_err(Error::unavailable)?.map_err(Error::unavailable)?;
            }
            Way::Directory(directory) => {
                let (directory, bytes) = (directory.clone(), message.formatted());
                let written = tokio::task::spawn_blocking(move || write(&directory, &bytes)).await;
                written.map_err(Error::internal)?.map_err(Error::unavailable)?;
            }
        }
        Ok(())
    }

    fn message(&self, mail: &Mail) -> Result<Message> {
        let (name, address) = &mail.to;
        let address: Address = address.parse().map_err(|error| Error {
            cause: Some(std::sync::Arc::new(error)),
            ..Error::new(Code::BadUserInput, "No mail can be sent to this address.")
        })?;
        let id = format!("<{}@{}>", ids::new_id().simple(), self.from.email.domain());
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(Some(name.clone()).filter(|name| !name.is_empty()), address))
            .subject(mail.subject.clone())
            .message_id(Some(id))
            // Nobody's holiday answer comes back.
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .body(mail.text.replace('\n', "\r\n"))
            .map_err(Error::internal)
    }
}

/// Writes a mail as a file of its own, readable to nobody else. It appears whole or not at all.
fn write(directory: &Path, bytes: &[u8]) -> io::Result<()> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(directory)?;
    let name = ids::new_id();
    let draft = directory.join(format!(".{name}.new"));
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&draft, directory.join(format!("{name}.eml")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_spoken_to_by_tls_or_on_this_machine() {
        for url in [
            "smtps://ada:s3cret@mail.example",
            "smtps://mail.example:4650",
            "smtp://ada:s3cret@mail.example?tls=required",
            "smtp://localhost:1025",
            "smtp://127.0.0.1:25",
            "smtp://[::1]:25",
        ] {
            assert!(is_server(url), "{url}");
        }
        for url in [
            "",
            "mail.example",
            "https://mail.example",
            "smtp://ada:s3cret@mail.example",
            "smtp://mail.example?tls=opportunistic",
            "smtps://mail.example?tls=none",
            "smtp://10.0.0.7:25",
            "smtp://localhost.example",
        ] {
            assert!(!is_server(url), "{url}");
        }
    }

    #[tokio::test]
    async fn a_file_holds_the_whole_mail_and_nobody_else_reads_it() {
        use std::os::unix::fs::PermissionsExt;
        let directory = std::env::temp_dir().join(format!("tessera-mail-{}", ids::new_id()));
        let config = MailConfig { directory: Some(directory.clone()), ..MailConfig::default() };
        let listen = SocketAddr::from(([127, 0, 0, 1], 8080));
        let mailer = Mailer::open(&config, Profile::Development, listen, Path::new("/nowhere")).unwrap().unwrap();
        assert_eq!(mailer.link("/reset#x"), "http://127.0.0.1:8080/reset#x");
        let to = ("Nora Müller".to_owned(), "nora@tessera.example".to_owned());
        let mail =
            Mail { to, subject: "A subject\r\nBcc: everybody@tessera.example".to_owned(), text: "Hello.\n".to_owned() };
        mailer.send(&mail).await.unwrap();
        let files: Vec<_> = std::fs::read_dir(&directory).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(files.len(), 1);
        assert_eq!(std::fs::metadata(&files[0]).unwrap().permissions().mode() & 0o777, 0o600);
        let text = std::fs::read_to_string(&files[0]).unwrap();
        assert!(
            text.contains("From: Tessera <tessera@localhost>\r\n") && text.ends_with("\r\n\r\nHello.\r\n"),
            "{text}"
        );
        assert!(text.contains("<nora@tessera.example>\r\n") && !text.contains("\nBcc:"), "{text}");
        std::fs::remove_dir_all(directory).unwrap();
    }

    #[test]
    fn without_a_way_there_is_no_mail() {
        let listen = SocketAddr::from(([127, 0, 0, 1], 8080));
        let none = Mailer::open(&MailConfig::default(), Profile::Production, listen, Path::new("/nowhere")).unwrap();
        assert!(none.is_none());
    }
}
