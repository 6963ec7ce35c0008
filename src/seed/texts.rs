//! Sentences for notes and descriptions, by language.

use super::{
    random::Dice,
    words::{section, sections},
};

/// The languages texts are written in; their order is that of every translated list.
pub const LANGUAGES: [&str; 6] = ["en", "de", "fr", "es", "pl", "uk"];
/// Behind them: the language of some products' names only.
pub const RUSSIAN: usize = 6;

const FILES: [&str; 6] = [
    include_str!("data/notes/en.txt"),
    include_str!("data/notes/de.txt"),
    include_str!("data/notes/fr.txt"),
    include_str!("data/notes/es.txt"),
    include_str!("data/notes/pl.txt"),
    include_str!("data/notes/uk.txt"),
];
const REFERENCE: &str = include_str!("data/reference.txt");

/// The place of a language in `LANGUAGES`.
pub fn language(code: &str) -> Option<usize> {
    LANGUAGES.iter().position(|language| *language == code)
}

type Sections = Vec<(&'static str, Vec<&'static str>)>;

pub struct Texts {
    notes: Vec<Sections>,
    about: Vec<&'static str>,
}

/// What the sentences of a note speak of.
pub struct Slots<'a> {
    pub contact: &'a str,
    pub client: &'a str,
    pub product: &'a str,
    pub city: &'a str,
    pub user: &'a str,
    pub amount: String,
    pub quantity: i64,
    pub days: i64,
}

impl Texts {
    pub fn read() -> Self {
        Self { notes: FILES.into_iter().map(sections).collect(), about: section(REFERENCE, "about") }
    }

    /// A sentence about a company.
    pub fn about(&self, language: usize, industry: &str, city: &str) -> String {
        let line = self.about.get(language).copied().unwrap_or_default();
        line.replace("{industry}", industry).replace("{city}", city)
    }

    /// A line of a section, such as `call.open`, with its slots filled.
    pub fn line(&self, language: usize, section: &str, slots: &Slots, dice: &mut Dice) -> String {
        let sections = self.notes.get(language).or(self.notes.first());
        let found = sections.and_then(|sections| sections.iter().find(|(name, _)| *name == section));
        fill(found.map(|(_, lines)| dice.pick(lines)).unwrap_or_default(), slots)
    }
}

fn fill(line: &str, slots: &Slots) -> String {
    let mut text = String::with_capacity(line.len() + 60);
    let mut rest = line;
    while let Some((before, (name, after))) = rest.split_once('{').and_then(|(b, r)| Some((b, r.split_once('}')?))) {
        text.push_str(before);
        match name {
            "contact" => text.push_str(slots.contact),
            "client" => text.push_str(slots.client),
            "product" => text.push_str(slots.product),
            "city" => text.push_str(slots.city),
            "user" => text.push_str(slots.user),
            "amount" => text.push_str(&slots.amount),
            "qty" => text.push_str(&slots.quantity.to_string()),
            "days" => text.push_str(&slots.days.to_string()),
            _ => {}
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_section_and_knows_every_slot() {
        let slots = ["contact", "client", "product", "city", "user", "amount", "qty", "days"];
        for (language, text) in LANGUAGES.iter().zip(FILES) {
            let kinds = ["note", "call", "meeting", "email", "task"].into_iter();
            let wanted = kinds.flat_map(|kind| [format!("{kind}.title"), format!("{kind}.open")]);
            for name in wanted.chain(["detail", "next", "product.open"].map(str::to_owned)) {
                assert!(section(text, &name).len() >= 4, "{language} {name}");
            }
            for part in text.split('{').skip(1) {
                assert!(slots.contains(&part.split('}').next().unwrap()), "{language}: {part:.20}");
            }
        }
        assert_eq!(section(REFERENCE, "about").len(), LANGUAGES.len());
    }

    #[test]
    fn slots_are_filled() {
        let slots = Slots {
            contact: "Ada",
            client: "",
            product: "",
            city: "",
            user: "",
            amount: String::new(),
            quantity: 3,
            days: 2,
        };
        assert_eq!(fill("{qty} for {contact}.", &slots), "3 for Ada.");
    }
}
