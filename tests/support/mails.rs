//! Mails as their recipients find them.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// A mail that was written to a directory, or taken by a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub head: String,
    pub text: String,
}

impl Letter {
    pub fn read(bytes: &[u8]) -> Self {
        let whole = String::from_utf8(bytes.to_vec()).unwrap();
        let (head, body) = whole.split_once("\r\n\r\n").unwrap();
        let is_quoted = head.contains("Content-Transfer-Encoding: quoted-printable");
        let is_plain = head.contains("Content-Transfer-Encoding: 7bit");
        assert!(is_quoted || is_plain, "{head}");
        let text = if is_quoted {
            let decoded = quoted_printable::decode(body, quoted_printable::ParseMode::Strict).unwrap();
            String::from_utf8(decoded).unwrap()
        } else {
            body.to_owned()
        };
        Self { head: head.to_owned(), text: text.replace("\r\n", "\n") }
    }

    /// Whether it goes to an address.
    pub fn is_to(&self, address: &str) -> bool {
        self.line("To: ", &format!("<{address}>"))
    }

    /// Whether it goes to an address with a subject.
    pub fn is(&self, to: &str, subject: &str) -> bool {
        self.is_to(to) && self.line("Subject: ", subject)
    }

    fn line(&self, start: &str, held: &str) -> bool {
        self.head.lines().any(|line| line.starts_with(start) && line.contains(held))
    }

    /// The token of the link in it.
    pub fn token(&self) -> String {
        let link =
            self.text.lines().find(|line| line.contains("/reset#")).unwrap_or_else(|| panic!("no link: {}", self.text));
        link.split_once('#').unwrap().1.to_owned()
    }
}

fn letters(directory: &Path) -> Vec<Letter> {
    let Ok(entries) = std::fs::read_dir(directory) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "eml"));
    // Their names are ids, which grow with time.
    paths.sort();
    paths.iter().map(|path| Letter::read(&std::fs::read(path).unwrap())).collect()
}

/// The mails in the data directory of a server, once there are so many.
pub async fn arrived(data_dir: &Path, count: usize) -> Vec<Letter> {
    let began = Instant::now();
    loop {
        let found = letters(&data_dir.join("mail"));
        if found.len() >= count {
            assert_eq!(found.len(), count, "{found:#?}");
            return found;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "{} mails of {count}: {found:#?}", found.len());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
