//! The end of a ZIP archive: its directory, from which an office document is told from other archives.

use std::io::{self, Read, Seek, SeekFrom};

use zip::ZipArchive;

use crate::validation::files::{DOCX, PPTX, XLSX};

/// The main part of each kind of Office Open XML document.
const MAIN_PARTS: [(&str, &str); 3] =
    [("word/document.xml", DOCX), ("xl/workbook.xml", XLSX), ("ppt/presentation.xml", PPTX)];

/// Parts that make an archive more than a document: macros, Java, programs and scripts.
const REFUSED_ENDINGS: [&str; 16] = [
    "vbaproject.bin",
    "vbadata.xml",
    ".class",
    ".dex",
    ".exe",
    ".dll",
    ".so",
    ".msi",
    ".com",
    ".scr",
    ".bat",
    ".cmd",
    ".ps1",
    ".vbs",
    ".js",
    ".jar",
];
const REFUSED_PLACES: [&str; 3] = ["meta-inf/manifest.mf", "basic/", "scripts/"];

/// What an office document is, by its first bytes and by the directory at its end; `None` for any other archive.
/// Nothing is unpacked.
pub fn document_type(head: &[u8], tail: &[u8], length: u64) -> Option<&'static str> {
    let archive = ZipArchive::new(Tail { bytes: tail, length, at: 0 }).ok()?;
    let names = archive.file_names().map(|name| name.map(|name| name.to_ascii_lowercase()));
    let names: Vec<String> = names.collect::<Result<_, _>>().ok()?;
    let is_refused = |name: &String| {
        REFUSED_ENDINGS.iter().any(|ending| name.ends_with(ending))
            || REFUSED_PLACES.iter().any(|place| name.starts_with(place))
    };
    if names.iter().any(is_refused) {
        return None;
    }
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("[content_types].xml") {
        return MAIN_PARTS.iter().find(|(part, _)| has(part)).map(|(_, media_type)| *media_type);
    }
    // An OpenDocument file says what it is in its first entry, which is not compressed.
    let found = infer::get(head)?.mime_type();
    (has("mimetype") && has("content.xml") && found.starts_with("application/vnd.oasis.opendocument.")).then_some(found)
}

/// Whether bytes end as a ZIP archive does, whatever they begin with.
pub fn ends_as_archive(tail: &[u8]) -> bool {
    const MARK: &[u8] = b"PK\x05\x06";
    const RECORD: usize = 22;
    let marks = tail.windows(MARK.len()).enumerate().filter(|(_, bytes)| *bytes == MARK);
    marks.into_iter().any(|(at, _)| {
        // The record ends with the length of a comment, which reaches to the end of the file, or to other bytes that
        // were put behind to hide it.
        let comment = tail.get(at + RECORD - 2..at + RECORD).and_then(|bytes| <[u8; 2]>::try_from(bytes).ok());
        comment.is_some_and(|comment| usize::from(u16::from_le_bytes(comment)) <= tail.len() - at - RECORD)
            && tail.get(at + 4..at + 8) == Some(&[0; 4])
    })
}

/// A file of which only the end is at hand.
struct Tail<'a> {
    bytes: &'a [u8],
    length: u64,
    at: u64,
}

impl Read for Tail<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let start = self.length - self.bytes.len() as u64;
        let place = self.at.checked_sub(start).ok_or(io::ErrorKind::UnexpectedEof)?;
        let rest = usize::try_from(place).ok().and_then(|place| self.bytes.get(place..)).unwrap_or_default();
        let mut rest = rest;
        let count = rest.read(buffer)?;
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Tail<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
        };
        self.at = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
