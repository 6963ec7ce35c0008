//! Files: what they may be called, and which kinds are taken in.

use super::{Checked, Invalid, texts};

/// Largest file in bytes: 10 MiB.
pub const LARGEST_FILE: u32 = 10 * 1024 * 1024;

/// Longest name of a file, in characters.
const NAME_MAX: usize = 255;

/// The media types that are taken in, each with the endings a file of it may have. Nothing in the list is run by an
/// operating system or a browser: no HTML, SVG, script, program or archive, and no document with macros.
pub const FILE_TYPES: [(&str, &[&str]); 16] = [
    ("image/png", &["png"]),
    ("image/jpeg", &["jpg", "jpeg"]),
    ("image/gif", &["gif"]),
    ("image/webp", &["webp"]),
    ("image/avif", &["avif"]),
    ("application/pdf", &["pdf"]),
    (DOCX, &["docx"]),
    (XLSX, &["xlsx"]),
    (PPTX, &["pptx"]),
    ("application/vnd.oasis.opendocument.text", &["odt"]),
    ("application/vnd.oasis.opendocument.spreadsheet", &["ods"]),
    ("application/vnd.oasis.opendocument.presentation", &["odp"]),
    ("text/plain", &["txt"]),
    ("text/csv", &["csv"]),
    ("text/markdown", &["md"]),
    ("message/rfc822", &["eml"]),
];

pub const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
pub const PPTX: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/// The name of a file, without a path, that ends as one of the accepted types does.
pub fn file_name(value: &str) -> Checked<String> {
    let name = texts::line(value, NAME_MAX)?;
    if name.contains(['/', '\\']) {
        return Err(Invalid::new("INVALID_FILE_NAME", "Give the name of the file without folders, / and \\."));
    }
    if type_of_name(&name).is_none() {
        return Err(Invalid::new("UNSUPPORTED_TYPE", format!("Only these files are accepted: {}.", endings())));
    }
    Ok(name)
}

/// A media type that is accepted, in lower case and without parameters.
pub fn media_type(value: &str) -> Checked<String> {
    let essence = texts::entered(value)?.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if FILE_TYPES.iter().any(|(known, _)| *known == essence) {
        return Ok(essence);
    }
    Err(Invalid::new("UNSUPPORTED_TYPE", format!("Only these files are accepted: {}.", endings())))
}

/// The media type that the ending of a name stands for.
pub fn type_of_name(name: &str) -> Option<&'static str> {
    let (stem, ending) = name.rsplit_once('.')?;
    let is_named = |endings: &[&str]| endings.iter().any(|known| known.eq_ignore_ascii_case(ending));
    let (media_type, _) = FILE_TYPES.iter().find(|(_, endings)| is_named(endings))?;
    (!stem.trim_matches('.').is_empty()).then_some(*media_type)
}

fn endings() -> String {
    let endings: Vec<&str> = FILE_TYPES.iter().flat_map(|(_, endings)| endings.iter().copied()).collect();
    endings.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validation::tests::table;

    #[test]
    fn a_name_of_a_file_has_no_path_and_a_known_ending() {
        let longest = format!("{}.pdf", "x".repeat(251));
        table(
            file_name,
            &[
                ("  Offer 2026.pdf ", Ok("Offer 2026.pdf")),
                ("U\u{308}bersicht.PDF", Ok("Übersicht.PDF")),
                ("見積書.xlsx", Ok("見積書.xlsx")),
                ("archive.tar.txt", Ok("archive.tar.txt")),
                (&longest, Ok(&longest)),
                (&format!("x{longest}"), Err("TOO_LONG")),
                ("", Err("REQUIRED")),
                ("../../etc/passwd.txt", Err("INVALID_FILE_NAME")),
                ("C:\\temp\\a.txt", Err("INVALID_FILE_NAME")),
                ("..", Err("UNSUPPORTED_TYPE")),
                (".pdf", Err("UNSUPPORTED_TYPE")),
                ("...pdf", Err("UNSUPPORTED_TYPE")),
                ("readme", Err("UNSUPPORTED_TYPE")),
                ("page.html", Err("UNSUPPORTED_TYPE")),
                ("logo.svg", Err("UNSUPPORTED_TYPE")),
                ("offer.pdf.exe", Err("UNSUPPORTED_TYPE")),
                ("offer.pdf.", Err("UNSUPPORTED_TYPE")),
                ("macros.docm", Err("UNSUPPORTED_TYPE")),
                ("a\0.pdf", Err("INVALID_CHARACTER")),
                ("a\r\nSet-Cookie: x.pdf", Err("INVALID_CHARACTER")),
                // Shown as `offerexe.pdf` by whoever honours the override.
                ("offer\u{202e}fdp.exe.pdf", Err("INVALID_CHARACTER")),
            ],
        );
    }

    #[test]
    fn a_media_type_is_one_of_the_list() {
        table(
            media_type,
            &[
                ("text/plain; charset=utf-8", Ok("text/plain")),
                ("Image/PNG", Ok("image/png")),
                ("text/html", Err("UNSUPPORTED_TYPE")),
                ("image/svg+xml", Err("UNSUPPORTED_TYPE")),
                ("application/zip", Err("UNSUPPORTED_TYPE")),
                (" ", Err("REQUIRED")),
            ],
        );
    }
}
