//! Reads the seed's text files: `#` starts a remark, `[name]` a section, `|` parts a line.

/// The lines of a file that say something.
pub fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The parts of a line between `separator`s, trimmed; empty ones stay.
pub fn parts(line: &'static str, separator: char) -> Vec<&'static str> {
    line.split(separator).map(str::trim).collect()
}

/// A file's sections and their lines, in order.
pub fn sections(text: &'static str) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut sections = Vec::new();
    for line in lines(text) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            sections.push((name, Vec::new()));
        } else if let Some((_, lines)) = sections.last_mut() {
            lines.push(line);
        }
    }
    sections
}

/// The lines of one section; none when there is no such section.
pub fn section(text: &'static str, name: &str) -> Vec<&'static str> {
    sections(text).into_iter().find(|(found, _)| *found == name).map(|(_, lines)| lines).unwrap_or_default()
}

/// `text` in plain lower-case Latin letters and digits, other runs turned into one `separator`.
pub fn plain(text: &str, separator: char) -> String {
    let mut result = String::with_capacity(text.len());
    for c in text.chars() {
        let before = result.len();
        spell(c, &mut result);
        if result.len() == before && !result.is_empty() && !result.ends_with(separator) && !"'’".contains(c) {
            result.push(separator);
        }
    }
    result.truncate(result.trim_end_matches(separator).len());
    result
}

fn spell(c: char, result: &mut String) {
    let spelled = match c {
        'ä' | 'Ä' | 'æ' => "ae",
        'ö' | 'Ö' => "oe",
        'ü' | 'Ü' => "ue",
        'ß' => "ss",
        'á' | 'à' | 'â' | 'ã' | 'å' | 'ą' | 'Á' | 'À' | 'Å' | 'Ą' => "a",
        'ç' | 'ć' | 'č' | 'Ç' | 'Ć' | 'Č' => "c",
        'ď' => "d",
        'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ě' | 'É' | 'È' | 'Ê' => "e",
        'ğ' => "g",
        'í' | 'ì' | 'î' | 'ï' | 'ı' | 'İ' | 'Í' | 'Î' => "i",
        'ł' | 'Ł' => "l",
        'ñ' | 'ń' | 'ň' | 'Ñ' => "n",
        'ó' | 'ò' | 'ô' | 'õ' | 'ø' | 'Ó' | 'Ø' => "o",
        'ř' | 'Ř' => "r",
        'ś' | 'š' | 'ş' | 'Ś' | 'Š' | 'Ş' => "s",
        'ť' => "t",
        'ú' | 'ù' | 'û' | 'ů' => "u",
        'ý' => "y",
        'ź' | 'ż' | 'ž' | 'Ź' | 'Ż' | 'Ž' => "z",
        'a'..='z' | '0'..='9' => return result.push(c),
        'A'..='Z' => return result.push(c.to_ascii_lowercase()),
        _ => return,
    };
    result.push_str(spelled);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_plain_letters() {
        assert_eq!(plain("Müller & Söhne Maschinenbau", '-'), "mueller-soehne-maschinenbau");
        assert_eq!(plain("O'Brien", '.'), "obrien");
        assert_eq!(plain("Żółć Łódź", '.'), "zolc.lodz");
        assert_eq!(plain("東京", '-'), "");
    }

    #[test]
    fn sections_hold_their_lines() {
        assert_eq!(section("# x\n[a]\none\n\n[b]\ntwo\n", "b"), vec!["two"]);
    }
}
