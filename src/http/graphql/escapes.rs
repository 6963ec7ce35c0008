//! Escapes of strings that the parser does not know: `\u{1F600}`, and two `\u` that stand for one character.
//!
//! They are written out before the document is parsed. What is not a character is left as it is: the parser refuses it.

use std::borrow::Cow;

/// The document with such escapes written out; block strings and comments have none.
pub fn resolve(text: &str) -> Cow<'_, str> {
    if !text.contains("\\u") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['"', '#']) {
        let (plain, tail) = rest.split_at(at);
        out.push_str(plain);
        rest = if tail.starts_with('#') {
            copy(tail, tail.find(['\n', '\r']).unwrap_or(tail.len()), &mut out)
        } else if tail.starts_with("\"\"\"") {
            copy(tail, end_of_block(tail), &mut out)
        } else {
            out.push('"');
            string(tail.strip_prefix('"').unwrap_or_default(), &mut out)
        };
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn copy<'a>(text: &'a str, end: usize, out: &mut String) -> &'a str {
    let (copied, rest) = text.split_at(end);
    out.push_str(copied);
    rest
}

fn end_of_block(text: &str) -> usize {
    let mut from = 3;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("\"\"\"")) {
        let quotes = from + at;
        if !text.get(..quotes).is_some_and(|before| before.ends_with('\\')) {
            return quotes + 3;
        }
        from = quotes + 3;
    }
    text.len()
}

/// Writes the string out of which the first quote was read, and gives back what follows it.
fn string<'a>(mut rest: &'a str, out: &mut String) -> &'a str {
    while let Some(at) = rest.find(['"', '\\', '\n', '\r']) {
        let tail = copy(rest, at, out);
        if !tail.starts_with('\\') {
            return copy(tail, 1, out);
        }
        rest = if let Some((character, after)) = escape(tail) {
            out.push(character);
            after
        } else {
            // Another escape, of one character as far as its end is concerned.
            let length = 1 + tail.chars().nth(1).map_or(0, char::len_utf8);
            copy(tail, length, out)
        };
    }
    out.push_str(rest);
    ""
}

/// The character of an escape that the parser does not know, if it may stand in a string as it is.
fn escape(text: &str) -> Option<(char, &str)> {
    let digits = text.strip_prefix("\\u")?;
    let (code, rest) = if let Some(braced) = digits.strip_prefix('{') {
        let (digits, rest) = braced.split_once('}')?;
        (hexadecimal(digits)?, rest)
    } else {
        let (high, rest) = four(digits)?;
        let (low, rest) = four(rest.strip_prefix("\\u")?)?;
        if !(0xd800..0xdc00).contains(&high) || !(0xdc00..0xe000).contains(&low) {
            return None;
        }
        (0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00), rest)
    };
    let character = char::from_u32(code)?;
    (!character.is_control() && !matches!(character, '"' | '\\')).then_some((character, rest))
}

fn four(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    Some((hexadecimal(digits)?, rest))
}

fn hexadecimal(digits: &str) -> Option<u32> {
    let is_number = (1..=8).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    if is_number { u32::from_str_radix(digits, 16).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_the_parser_does_not_know_are_written_out() {
        for (text, resolved) in [
            (r#"{ a(b: "\u{6771}京") }"#, r#"{ a(b: "東京") }"#),
            (r#"{ a(b: "x\uD83D\uDE00y") }"#, r#"{ a(b: "x😀y") }"#),
            (r#"{ a(b: "\u{1F600}" c: "\\u{41}") }"#, r#"{ a(b: "😀" c: "\\u{41}") }"#),
        ] {
            assert_eq!(resolve(text), resolved);
        }
    }

    #[test]
    fn everything_else_stays_as_it_is() {
        for text in [
            r#"{ a(b: "\u00e4\n\"") }"#,
            r#"{ a(b: "\u{110000} \u{0} \u{22} \u{} \u{zz} \uD83D \uD83Dx \uDE00\uD83D") }"#,
            r#"{ a(b: """ \u{41} \""" \u{42} """) # \u{43}
            }"#,
            r#"{ a(b: "\u{41"#,
            r#"{ a(b: "\u"#,
            "{ a(b: \"\\\u{1F600}\\u",
        ] {
            assert_eq!(resolve(text), text);
        }
    }
}
