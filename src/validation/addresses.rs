//! E-mail addresses and the domains in them.

use email_address::EmailAddress;
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use super::{
    Checked, Invalid,
    texts::{at_most, entered, is_unseen, line},
};

/// RFC 5321, in bytes.
const EMAIL_MAX: usize = 254;
/// The longest name of DNS is 253 bytes; written in Unicode it never has more characters.
const DOMAIN_MAX: usize = 253;

/// An address alone, without a name around it. The part before the `@` keeps its case, since it is its server's to
/// read; the domain is stored as [`domain`] stores it.
pub fn email(value: &str) -> Checked<String> {
    let invalid = |message: &'static str| Invalid::new("INVALID_EMAIL", message);
    let text = line(value, EMAIL_MAX)?;
    if text.contains(['<', '>']) {
        return Err(invalid("Enter the e-mail address alone, without a name or angle brackets."));
    }
    if text.contains(is_unseen) {
        return Err(invalid("An e-mail address holds no spaces and no invisible characters."));
    }
    let (local, domain) = text.rsplit_once('@').ok_or_else(|| invalid("An e-mail address needs an @ and a domain."))?;
    if local.contains('"') || !EmailAddress::is_valid_local_part(local) {
        return Err(invalid("The part before the @ is not one of an e-mail address."));
    }
    let domain = host(domain)
        .ok_or_else(|| invalid("The part after the @ needs to be a full domain with a dot, such as example.com."))?;
    let address = format!("{local}@{domain}");
    if address.len() > EMAIL_MAX {
        return Err(Invalid::new("TOO_LONG", format!("An e-mail address has at most {EMAIL_MAX} bytes.")));
    }
    Ok(address)
}

/// The full name of a host, in lower case.
pub fn domain(value: &str) -> Checked<String> {
    let text = entered(value)?;
    at_most(text, DOMAIN_MAX)?;
    host(text).ok_or_else(|| {
        Invalid::new(
            "INVALID_DOMAIN",
            "Enter the domain alone, such as example.com, without https:// and without a path.",
        )
    })
}

/// The name of a host with a top-level domain. One entered in letters beyond ASCII is stored in such letters, as IDNA
/// maps them; one entered as `xn--…` stays so.
fn host(text: &str) -> Option<String> {
    let processing = Uts46::new();
    let (deny, hyphens) = (AsciiDenyList::STD3, Hyphens::CheckFirstLast);
    let ascii = processing.to_ascii(text.as_bytes(), deny, hyphens, DnsLength::Verify).ok()?;
    let (_, top) = ascii.rsplit_once('.')?;
    // What ends in a number is an IP address.
    if top.len() < 2 || top.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if text.is_ascii() {
        return Some(ascii.into_owned());
    }
    let (unicode, valid) = processing.to_unicode(text.as_bytes(), deny, hyphens);
    valid.ok().map(|()| unicode.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validation::tests::table;

    #[test]
    fn an_e_mail_address_keeps_its_local_part_and_lowers_its_domain() {
        table(
            email,
            &[
                (" Ada.Lovelace+crm@Example.COM\n", Ok("Ada.Lovelace+crm@example.com")),
                ("o'brien_1@mail.example.co.uk", Ok("o'brien_1@mail.example.co.uk")),
                ("{a}/b=c?d!e#f$g%h&i*j^k`l|m~n@example.com", Ok("{a}/b=c?d!e#f$g%h&i*j^k`l|m~n@example.com")),
                ("jörg@Mu\u{308}ller.DE", Ok("jörg@müller.de")),
                ("a@XN--MLLER-KVA.de", Ok("a@xn--mller-kva.de")),
                ("用户@例え。テスト", Ok("用户@例え.テスト")),
                ("a@ｅｘａｍｐｌｅ.com", Ok("a@example.com")),
                ("a@1and1.example", Ok("a@1and1.example")),
            ],
        );
    }

    #[test]
    fn an_e_mail_address_needs_a_dot_in_its_domain() {
        let wrong =
            ["a@localhost", "a@example", "a@example.", "a@.example.com", "a@a..b", "a@127.0.0.1", "a@[127.0.0.1]"];
        for value in
            wrong.into_iter().chain(["a@", "a@example.c", "a@example.com.", "a@-a.com", "a@a_b.com", "a@xn--a.com"])
        {
            let invalid = email(value).unwrap_err();
            assert!(invalid.code == "INVALID_EMAIL" && invalid.message.contains("full domain"), "{value}");
        }
    }

    #[test]
    fn what_is_not_an_e_mail_address_alone_is_refused() {
        let wrong = Err("INVALID_EMAIL");
        table(
            email,
            &[
                ("Ada <ada@example.com>", wrong),
                ("<ada@example.com>", wrong),
                ("mailto:ada@example.com", wrong),
                ("a@example.com, b@example.com", wrong),
                ("a@example.com;b@example.com", wrong),
                ("example.com", wrong),
                ("@example.com", wrong),
                ("\"a b\"@example.com", wrong),
                ("\"a\"@example.com", wrong),
                ("\"@example.com", wrong),
                (".a@example.com", wrong),
                ("a.@example.com", wrong),
                ("a..b@example.com", wrong),
                ("a@b@example.com", wrong),
                ("a b@example.com", wrong),
                ("a(comment)@example.com", wrong),
                ("a\u{a0}b@example.com", wrong),
                ("a\u{200b}b@example.com", wrong),
                ("a@exam\u{ad}ple.com", wrong),
                ("a\u{202e}b@example.com", Err("INVALID_CHARACTER")),
                ("a@example.com\0", Err("INVALID_CHARACTER")),
                ("a@example.com\r\nBcc: b@example.com", Err("INVALID_CHARACTER")),
            ],
        );
    }

    #[test]
    fn an_e_mail_address_has_at_most_254_bytes() {
        let of_length = |local: usize, length: usize| {
            let labels = format!("{}.", "d".repeat(49)).repeat(3);
            format!("{}@{labels}{}.com", "l".repeat(local), "e".repeat(length - local - 155))
        };
        assert!(email(&of_length(64, 254)).is_ok());
        assert_eq!(email(&of_length(64, 255)).unwrap_err().code, "TOO_LONG");
        assert_eq!(email(&of_length(65, 254)).unwrap_err().code, "INVALID_EMAIL");
        let wide = format!("{}@{}.example.com", "é".repeat(32), "é.".repeat(90).trim_end_matches('.'));
        assert!(wide.chars().count() < 254 && email(&wide).is_err());
        assert_eq!(email(&"a@b.de".repeat(22_000)).unwrap_err().code, "TOO_LONG");
    }

    #[test]
    fn a_domain_is_a_full_name_without_scheme_and_path() {
        let wrong = Err("INVALID_DOMAIN");
        table(
            domain,
            &[
                (" WWW.Example.COM ", Ok("www.example.com")),
                ("Bu\u{308}cher.example", Ok("bücher.example")),
                ("STRAẞE.example", Ok("straße.example")),
                ("r3---sn-x.example.com", Ok("r3---sn-x.example.com")),
                ("https://example.com", wrong),
                ("example.com/path", wrong),
                ("example.com:443", wrong),
                ("ada@example.com", wrong),
                ("example", wrong),
                ("example.com.", wrong),
                ("*.example.com", wrong),
                ("exa mple.com", wrong),
                ("a_b.example.com", wrong),
                ("10.0.0.1", wrong),
                ("[::1]", wrong),
                ("xn--zzzzzzzzzzzzzz.com", wrong),
                ("a\u{5d0}.com", wrong),
                ("a\0.com", wrong),
            ],
        );
        assert_eq!(domain(&format!("{}.com", "a".repeat(64))).unwrap_err().code, "INVALID_DOMAIN");
        assert_eq!(domain(&format!("{}com", "a.".repeat(126))).unwrap_err().code, "TOO_LONG");
        assert_eq!(domain(&"a.".repeat(64 * 1024)).unwrap_err().code, "TOO_LONG");
    }
}
