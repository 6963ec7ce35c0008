//! What a file must be to be taken in.

use std::io::Write;

use serde_json::json;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{Desk, picture};

/// An archive with these entries, not compressed.
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn document(more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", b"<Relationships/>"),
        ("word/document.xml", b"<w/>"),
    ];
    entries.extend(more);
    archive(&entries)
}

fn sheet(more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", b"<office/>"),
        ("META-INF/manifest.xml", b"<manifest/>"),
    ];
    entries.extend(more);
    archive(&entries)
}

fn joined(parts: &[&[u8]]) -> Vec<u8> {
    parts.concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_the_accepted_kinds_are_stored_as_what_they_are() {
    let desk = Desk::open().await;
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let large = vec![b'x'; 3_000_000];
    for (name, media_type, content) in [
        ("a.PNG", "image/png", picture(50)),
        ("a.jpeg", "image/jpeg", joined(&[b"\xff\xd8\xff\xe0\0\x10JFIF\0", &[1; 90]])),
        ("a.gif", "image/gif", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec()),
        ("a.webp", "image/webp", b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0/\0\0\0\0\0\0".to_vec()),
        ("a.avif", "image/avif", joined(&[b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", &[0; 40]])),
        ("a.pdf", "application/pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n%%EOF\n".to_vec()),
        (
            "a.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            document(&[("word/media/image1.png", &large)]),
        ),
        ("a.ods", "application/vnd.oasis.opendocument.spreadsheet", sheet(&[("Pictures/1.png", &large)])),
        ("a.txt", "text/plain", "BMW fährt; MZ auch. %PDF\n".repeat(9_999).into_bytes()),
        // As programs of the office write it that know no Unicode.
        ("a.csv", "text/csv", b"Name;Stra\xdfe\r\nM\xfcller;\r\n".to_vec()),
        ("a.md", "text/markdown", b"\xef\xbb\xbf# Title\n\n<b>not</b> at the beginning\n".to_vec()),
        ("a.eml", "message/rfc822", b"Received: by mail\r\nFrom: ada@example.com\r\n\r\n<html>\r\n".to_vec()),
    ] {
        let stored = desk.store(&admin, json!({ "client": client, "fileName": name }), content.clone()).await;
        assert_eq!(stored["contentType"], media_type, "{name}");
        let response = desk.get(&stored["downloadUrl"]).await;
        assert_eq!(response.headers()["content-type"], media_type, "{name}");
        assert!(response.bytes().await.unwrap() == content, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_content_that_is_something_else_as_well_is_refused_and_nothing_stays() {
    let desk = Desk::open().await;
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let jar = archive(&[("META-INF/MANIFEST.MF", b"Manifest-Version: 1.0\n"), ("Evil.class", b"\xca\xfe\xba\xbe")]);
    let program = joined(&[b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0", &[0; 100], b"PE\0\0"]);
    let noise = picture(700_000);
    for (why, name, content) in [
        ("nothing at all", "a.txt", Vec::new()),
        ("HTML called a picture", "a.png", b"<!doctype html><script>alert(1)</script>".to_vec()),
        ("HTML called a text", "a.txt", b"\n <html><script>alert(1)</script>".to_vec()),
        ("HTML after a mark of order", "a.csv", b"\xef\xbb\xbf<script>alert(1)</script>".to_vec()),
        ("HTML in UTF-16", "a.txt", b"\xff\xfe<\0h\0t\0m\0l\0>\0".to_vec()),
        ("SVG called a picture", "a.png", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>".to_vec()),
        ("SVG called a text", "a.md", b"<?xml version=\"1.0\"?><svg onload=\"x()\"/>".to_vec()),
        ("a script", "a.txt", b"#!/bin/sh\nrm -rf /\n".to_vec()),
        ("a page in place of a message", "a.eml", b"<html>From: x</html>".to_vec()),
        ("a program called PDF", "a.pdf", program.clone()),
        ("a program called text", "a.txt", program.clone()),
        ("ELF called a picture", "a.jpg", joined(&[b"\x7fELF\x02\x01\x01", &[0; 60]])),
        ("a picture of another kind", "a.jpg", picture(100)),
        ("PDF with rubbish before it", "a.pdf", joined(&[b"<script>x</script>\n", b"%PDF-1.7\n%%EOF"])),
        ("GIF and Java archive", "a.gif", joined(&[b"GIF89a\x01\0\x01\0\0\0\0;", &jar])),
        ("picture and Java archive, with bytes behind", "a.png", joined(&[&noise, &jar, &[7; 90]])),
        ("PDF and archive", "a.pdf", joined(&[b"%PDF-1.7\n%%EOF\n", &document(&[])])),
        ("an archive called document", "a.docx", archive(&[("a.txt", b"x")])),
        ("a Java archive called document", "a.docx", jar.clone()),
        ("a document of another kind", "a.xlsx", document(&[])),
        ("a document with macros", "a.docx", document(&[("word/vbaProject.bin", b"x")])),
        ("a document with a program", "a.docx", document(&[("word/embeddings/Setup.EXE", &program)])),
        (
            "a document that is a Java archive too",
            "a.docx",
            document(&[("META-INF/MANIFEST.MF", b"x"), ("E.class", b"x")]),
        ),
        ("a sheet with macros", "a.ods", sheet(&[("Basic/Standard/Module1.xml", b"<x/>")])),
        ("a document before which something stands", "a.docx", joined(&[b"<script>x</script>", &document(&[])])),
        ("half a document", "a.docx", document(&[("word/media/1.png", &noise)])[..400_000].to_vec()),
    ] {
        let attachment = desk.announce(&admin, json!({ "client": client, "fileName": name })).await;
        let outcome = desk.put(&attachment["uploadUrl"], content).await;
        assert_eq!(outcome, (415, json!("CONTENT_MISMATCH")), "{why}");
        assert_eq!(desk.read(&admin, &attachment["id"]).await["state"], "PENDING", "{why}");
    }
    desk.becomes_empty().await;
}
