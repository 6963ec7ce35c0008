//! A pass over the text of a document before any parser sees it.
//!
//! The parser recurses and allocates per token, so its input is bounded first: this pass reads every byte once,
//! allocates nothing and keeps no stack.

/// The deepest nesting of brackets a document may have.
const MAX_NESTING: usize = 64;

/// Why a text is refused before parsing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    TooManyTokens,
    TooDeep,
    /// A NUL or another control character that GraphQL has no place for.
    ControlCharacter,
}

/// Refuses a text with more than `max_tokens` tokens, too deep a nesting, or control characters.
pub fn check(text: &str, max_tokens: usize) -> Result<(), Refusal> {
    let mut rest = text.as_bytes();
    let (mut tokens, mut depth) = (0_usize, 0_usize);
    while let [first, tail @ ..] = rest {
        rest = match first {
            b' ' | b'\t' | b'\n' | b'\r' | b',' => {
                rest = tail;
                continue;
            }
            0..=0x1f | 0x7f => return Err(Refusal::ControlCharacter),
            b'#' => {
                rest = after_comment(tail)?;
                continue;
            }
            b'"' => after_string(tail)?,
            b'{' | b'[' | b'(' => {
                depth += 1;
                if depth > MAX_NESTING {
                    return Err(Refusal::TooDeep);
                }
                tail
            }
            b'}' | b']' | b')' => {
                depth = depth.saturating_sub(1);
                tail
            }
            b'.' => tail.strip_prefix(b"..").unwrap_or(tail),
            first if is_word(*first) => after_word(tail),
            _ => tail,
        };
        tokens += 1;
        if tokens > max_tokens {
            return Err(Refusal::TooManyTokens);
        }
    }
    Ok(())
}

fn is_word(byte: u8) -> bool {
    // A minus, a plus and a point belong to numbers; bytes beyond ASCII have no place outside strings and the
    // parser refuses them.
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+') || byte >= 0x80
}

fn after_word(text: &[u8]) -> &[u8] {
    let end = text.iter().position(|byte| !(is_word(*byte) || *byte == b'.')).unwrap_or(text.len());
    // `a...b` is a name, a spread and a name.
    let end = text.get(..end).and_then(|word| word.windows(3).position(|three| three == b"...")).unwrap_or(end);
    text.get(end..).unwrap_or_default()
}

fn after_comment(text: &[u8]) -> Result<&[u8], Refusal> {
    let end = text.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(text.len());
    let (comment, rest) = text.split_at_checked(end).unwrap_or((text, &[]));
    if comment.contains(&0) { Err(Refusal::ControlCharacter) } else { Ok(rest) }
}

/// What follows a string or a block string whose first quote was read. A string without an end takes the line:
/// the parser reports it.
fn after_string(text: &[u8]) -> Result<&[u8], Refusal> {
    if let Some(block) = text.strip_prefix(b"\"\"") {
        return after_block(block);
    }
    let mut rest = text;
    loop {
        rest = match rest {
            [] | [b'\n' | b'\r', ..] => return Ok(rest),
            [0, ..] | [b'\\', b'u', b'0', b'0', b'0', b'0', ..] => return Err(Refusal::ControlCharacter),
            [b'"', tail @ ..] => return Ok(tail),
            // The escaped character, unless the line ends there.
            [b'\\', next, tail @ ..] if !matches!(next, b'\n' | b'\r') => tail,
            [_, tail @ ..] => tail,
        };
    }
}

fn after_block(text: &[u8]) -> Result<&[u8], Refusal> {
    let mut rest = text;
    loop {
        rest = match rest {
            [] => return Ok(rest),
            [0, ..] => return Err(Refusal::ControlCharacter),
            [b'"', b'"', b'"', tail @ ..] => return Ok(tail),
            [b'\\', b'"', b'"', b'"', tail @ ..] | [_, tail @ ..] => tail,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> usize {
        (0..10_000).find(|max| check(text, *max) != Err(Refusal::TooManyTokens)).unwrap()
    }

    #[test]
    fn tokens_are_counted_as_the_specification_does() {
        for (text, count) in [
            ("", 0),
            (" ,\n\t", 0),
            ("{ a }", 3),
            ("{a,b}", 4),
            ("query Q($a: Int! = -12.5e+3) { a }", 14),
            ("{ ...F ... on T { x } }", 10),
            ("{a...F}", 5),
            ("# only { a comment\n{a}", 3),
            (r#"{ a(b: "x \" { [ ( \\") }"#, 8),
            (r#"{ a(b: "") }"#, 8),
            ("{ a(b: \"\"\"block { \\\"\"\" \" \"\" \n ( \"\"\") }", 8),
            ("{ a @skip(if: $b) }", 11),
        ] {
            assert_eq!(tokens(text), count, "{text}");
        }
    }

    #[test]
    fn brackets_in_strings_and_comments_do_not_nest() {
        let many = "{".repeat(100);
        for text in [format!("{{a(b:\"{many}\")}}"), format!("{{a(b:\"\"\"{many}\"\"\")}}"), format!("#{many}\n{{a}}")]
        {
            assert_eq!(check(&text, 100), Ok(()), "{text}");
        }
    }

    #[test]
    fn a_string_without_an_end_does_not_hide_what_follows() {
        let text = format!("{{ a(b: \"open\n{}", "{a".repeat(100));
        assert_eq!(check(&text, 10_000), Err(Refusal::TooDeep));
    }

    #[test]
    fn nesting_and_length_are_bounded() {
        assert_eq!(check(&"{a".repeat(64), 10_000), Ok(()));
        assert_eq!(check(&"{a".repeat(65), 10_000), Err(Refusal::TooDeep));
        assert_eq!(check(&"[".repeat(5_000), 10_000), Err(Refusal::TooDeep));
        assert_eq!(check(&"a ".repeat(2_001), 2_000), Err(Refusal::TooManyTokens));
        assert_eq!(check(&"a ".repeat(2_000), 2_000), Ok(()));
    }

    #[test]
    fn control_characters_are_refused_everywhere() {
        for text in [
            "\0",
            "{a\0}",
            "{a(b:\"\0\")}",
            "{a(b:\"\\u0000\")}",
            "{a(b:\"\"\"\0\"\"\")}",
            "#\0\n{a}",
            "{\u{1}a}",
            "{a\u{7f}}",
        ] {
            assert_eq!(check(text, 100), Err(Refusal::ControlCharacter), "{text:?}");
        }
    }

    #[test]
    fn every_prefix_of_a_hard_document_ends() {
        let text = "query($a:[Int!]=[1]){a(b:\"\\\"\\u0041\",c:\"\"\"x\\\"\"\"y\"\"\")@d...F...on T{é}}#end";
        for (end, _) in text.char_indices() {
            let _ = check(&text[..end], 100);
        }
    }
}
