//! What a content is, found in the content itself while it passes by.
//!
//! The ending of the name says what a file must be; the content has to be that and nothing else. Pictures and PDF are
//! known by their first bytes (`infer`) and must not end as an archive does, office documents by the directory at their
//! end (`zip`), text by being text throughout and not beginning like markup or a script.

use sha2::{Digest, Sha256};

use super::archives;

/// First bytes that are kept to tell a type by.
const HEAD: usize = 8 * 1024;
/// Last bytes that are kept, for the directory of an archive.
const TAIL: usize = 256 * 1024;

/// Looks at a content as it comes, without keeping it.
pub struct Sniffer {
    expected: &'static str,
    head: Vec<u8>,
    /// At least the last `TAIL` bytes, or all.
    tail: Vec<u8>,
    length: u64,
    is_text: bool,
    hash: Sha256,
}

/// A content that was looked at to its end, and is what its name says.
#[derive(Debug, PartialEq, Eq)]
pub struct Seen {
    pub media_type: &'static str,
    pub length: u64,
    /// Lower-case hexadecimal.
    pub sha256: String,
}

/// The content is not what the name says, or is something that is not taken in.
#[derive(Debug, PartialEq, Eq)]
pub struct Unfit;

impl Sniffer {
    /// `expected` is one of [`crate::validation::files::FILE_TYPES`].
    pub fn new(expected: &'static str) -> Self {
        let (head, tail) = (Vec::with_capacity(HEAD), Vec::new());
        Self { expected, head, tail, length: 0, is_text: true, hash: Sha256::new() }
    }

    /// Takes the next bytes; refuses as soon as it is clear that the content does not fit.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Unfit> {
        let had_head = self.head.len() == HEAD;
        let room = HEAD - self.head.len();
        self.head.extend_from_slice(bytes.get(..room.min(bytes.len())).unwrap_or_default());
        self.length += bytes.len() as u64;
        self.hash.update(bytes);
        if self.is_office() || !self.is_textual() {
            self.keep_tail(bytes);
        }
        if self.is_textual() && self.is_text && bytes.iter().any(|byte| is_binary(*byte)) {
            self.is_text = false;
            return Err(Unfit);
        }
        if had_head || self.head.len() < HEAD || self.begins_well() { Ok(()) } else { Err(Unfit) }
    }

    /// The verdict at the end of the content.
    pub fn finish(self) -> Result<Seen, Unfit> {
        let fits = self.length > 0
            && self.begins_well()
            && if self.is_office() {
                archives::document_type(&self.head, &self.tail, self.length) == Some(self.expected)
            } else {
                self.is_textual() || !archives::ends_as_archive(&self.tail)
            };
        let sha256 = format!("{:x}", self.hash.finalize());
        fits.then_some(Seen { media_type: self.expected, length: self.length, sha256 }).ok_or(Unfit)
    }

    fn keep_tail(&mut self, bytes: &[u8]) {
        self.tail.extend_from_slice(bytes);
        if self.tail.len() > 2 * TAIL {
            self.tail.drain(..self.tail.len() - TAIL);
        }
    }

    fn is_textual(&self) -> bool {
        self.expected.starts_with("text/") || self.expected == "message/rfc822"
    }

    fn is_office(&self) -> bool {
        self.expected.starts_with("application/vnd.")
    }

    /// Whether the first bytes are those of the expected type.
    fn begins_well(&self) -> bool {
        if self.is_office() {
            return self.head.starts_with(b"PK\x03\x04");
        }
        let found = infer::get(&self.head).map(|found| found.mime_type());
        if !self.is_textual() {
            // Readers of PDF, and the library with them, look past a kilobyte of anything else.
            let begins_late = self.expected == "application/pdf" && !self.head.starts_with(b"%PDF-");
            return found == Some(self.expected) && !begins_late;
        }
        let text = self.head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.head).trim_ascii_start();
        let is_markup = text.starts_with(b"<") || text.starts_with(b"#!");
        let is_message = || {
            let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
            let (name, _) = line.split_at(line.iter().position(|byte| *byte == b':').unwrap_or(0));
            !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        };
        !is_markup && (self.expected != "message/rfc822" || is_message())
    }
}

/// Never part of a text, in whichever of the usual encodings.
fn is_binary(byte: u8) -> bool {
    matches!(byte, 0..=0x08 | 0x0b | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f)
}
