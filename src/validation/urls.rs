//! Addresses of web pages.

use url::Url;

use super::{
    Checked, Invalid,
    texts::{at_most, is_unseen, line},
};

const URL_MAX: usize = 2048;

/// A page of the web, in the form browsers give it: the host in ASCII, everything else escaped where it has to be. So
/// whoever reads it later reads the address that was checked.
pub fn url(value: &str) -> Checked<String> {
    let invalid = |message: &'static str| Invalid::new("INVALID_URL", message);
    let text = line(value, URL_MAX)?;
    let scheme = text.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    if !matches!(scheme.as_deref(), Some("http" | "https")) {
        return Err(invalid("A web address begins with https:// or http://."));
    }
    if text.contains(|c| is_unseen(c) || c == '\\') {
        return Err(invalid("A web address holds no spaces, backslashes or invisible characters."));
    }
    let url =
        Url::parse(&text).map_err(|_| invalid("This is not a web address; one looks like https://example.com."))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(invalid("A web address is stored without a user name and password."));
    }
    at_most(url.as_str(), URL_MAX)?;
    Ok(url.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validation::tests::table;

    #[test]
    fn a_web_address_is_stored_as_browsers_read_it() {
        table(
            url,
            &[
                (" HTTPS://Example.COM ", Ok("https://example.com/")),
                ("http://example.com:80/a/../b?q=ä#ß", Ok("http://example.com/b?q=%C3%A4#%C3%9F")),
                ("https://mu\u{308}ller.de/%7Ea", Ok("https://xn--mller-kva.de/%7Ea")),
                ("https://192.168.0.1:8443/", Ok("https://192.168.0.1:8443/")),
                ("https://[::1]/", Ok("https://[::1]/")),
                ("https://example.com/@ada", Ok("https://example.com/@ada")),
                ("https://example.com/<script>", Ok("https://example.com/%3Cscript%3E")),
            ],
        );
    }

    #[test]
    fn only_addresses_of_the_web_without_credentials_are_stored() {
        let wrong = Err("INVALID_URL");
        let others = [
            "javascript:alert(1)",
            "javascript://%0aalert(1)",
            "data:text/html,x",
            "ftp://a.de",
            "file:///etc",
            "//a.de",
        ];
        for value in others {
            table(url, &[(value, wrong)]);
        }
        table(
            url,
            &[
                ("www.example.com", wrong),
                ("https:example.com", wrong),
                ("https://", wrong),
                ("https://user:secret@example.com/", wrong),
                ("https://user@example.com/", wrong),
                ("https://:secret@example.com/", wrong),
                ("https://example.com\\@evil.example/", wrong),
                ("https://exa mple.com/", wrong),
                ("https://example.com/a b", wrong),
                ("https://a\u{200b}.com/", wrong),
                ("https://example.com:99999/", wrong),
                ("https://1.2.3.400/", wrong),
                ("java\nscript:alert(1)", Err("INVALID_CHARACTER")),
                ("https://example.com/\u{202e}gpj.exe", Err("INVALID_CHARACTER")),
            ],
        );
        assert!(url(&format!("https://example.com/{}", "a".repeat(2028))).is_ok());
        assert_eq!(url(&format!("https://example.com/{}", "a".repeat(2029))).unwrap_err().code, "TOO_LONG");
        // Short enough as entered, too long when escaped.
        assert_eq!(url(&format!("https://example.com/{}", "ä".repeat(1000))).unwrap_err().code, "TOO_LONG");
    }
}
