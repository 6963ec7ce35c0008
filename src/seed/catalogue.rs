//! The catalogue's plan: the category tree, and which words name the products of each leaf.

use uuid::Uuid;

use super::{
    calendar::Calendar,
    money::Money,
    random::{Dice, Stream},
    words::{lines, parts, plain},
};

const FILES: [&str; 9] = [
    include_str!("data/catalogue/tools.txt"),
    include_str!("data/catalogue/fasteners.txt"),
    include_str!("data/catalogue/electrical.txt"),
    include_str!("data/catalogue/safety.txt"),
    include_str!("data/catalogue/plumbing.txt"),
    include_str!("data/catalogue/packaging.txt"),
    include_str!("data/catalogue/cleaning.txt"),
    include_str!("data/catalogue/office.txt"),
    include_str!("data/catalogue/it.txt"),
];
const SERVICES: &str = include_str!("data/catalogue/services.txt");
const TERMS: &str = include_str!("data/terms.txt");

/// The same words in several languages, in the order of the files.
pub type Translated = Vec<&'static str>;

#[derive(Debug)]
pub struct Category {
    pub id: Uuid,
    pub parent: Option<Uuid>,
    pub name: &'static str,
    pub slug: String,
    pub path: String,
    pub position: i64,
    pub created_at: i64,
}

#[derive(Debug)]
pub struct Leaf {
    pub category: Uuid,
    pub name: &'static str,
    pub code: &'static str,
    pub unit: &'static str,
    pub kind: &'static str,
    pub low: Money,
    pub high: Money,
    share: u64,
    pub brands: Vec<&'static str>,
    pub says: Vec<Translated>,
    pub sizes: Vec<&'static str>,
    pub materials: Vec<Translated>,
    pub colours: Vec<Translated>,
    pub types: Vec<Translated>,
    /// Simpler words people look for, such as "Schraube" for a "Sechskantschraube".
    pub also: &'static str,
}

#[derive(Debug, Default)]
pub struct Catalogue {
    pub categories: Vec<Category>,
    pub leaves: Vec<Leaf>,
    /// For each product its leaf and its number within the leaf, shuffled so that new products come from
    /// everywhere.
    products: Vec<(usize, u64)>,
}

impl Catalogue {
    pub fn read(products: u64, calendar: &Calendar) -> Self {
        let mut reader = Reader { terms: terms(), created_at: calendar.moment(0), ..Reader::default() };
        for text in FILES.into_iter().chain([SERVICES]) {
            lines(text).for_each(|line| reader.line(line));
        }
        let mut catalogue = reader.catalogue;
        catalogue.deal_out(products);
        catalogue
    }

    /// Where product `index` belongs.
    pub fn place(&self, index: u64) -> Option<(&Leaf, u64)> {
        let (leaf, number) = self.products.get(usize::try_from(index).ok()?)?;
        Some((self.leaves.get(*leaf)?, *number))
    }

    /// Gives each leaf its share of exactly `total` products.
    fn deal_out(&mut self, total: u64) {
        let shares: u64 = self.leaves.iter().map(|leaf| leaf.share).sum();
        let (mut seen, mut dealt) = (0, 0);
        for (place, leaf) in self.leaves.iter().enumerate() {
            seen += leaf.share;
            let end = total * seen / shares.max(1);
            self.products.extend((0..end - dealt).map(|number| (place, number)));
            dealt = end;
        }
        let mut dice = Dice::new(Stream::Shuffle, 0);
        for end in (1..self.products.len()).rev() {
            let other = usize::try_from(dice.below(end as u64 + 1)).unwrap_or(0);
            self.products.swap(end, other);
        }
    }
}

fn terms() -> Vec<Translated> {
    lines(TERMS).map(|line| parts(line, '|')).collect()
}

/// Reads a file line by line, remembering root, group and leaf.
#[derive(Default)]
struct Reader {
    catalogue: Catalogue,
    terms: Vec<Translated>,
    created_at: i64,
    /// Places in `categories` of the root and the group being read.
    root: usize,
    group: usize,
    brands: Vec<&'static str>,
    says: Vec<Translated>,
}

impl Reader {
    fn line(&mut self, line: &'static str) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "root" => {
                self.root = self.category(rest, None);
                self.says.clear();
            }
            "brands" => self.brands = parts(rest, ','),
            "say" => self.says.push(parts(rest, '|')),
            "group" => self.group = self.category(rest, Some(self.root)),
            "leaf" => self.leaf(rest),
            _ => self.detail(word, rest),
        }
    }

    fn detail(&mut self, word: &str, rest: &'static str) {
        let translated = |rest| {
            let find = |name| self.terms.iter().find(|term| term.first() == Some(&name)).cloned();
            parts(rest, ',').into_iter().filter_map(find).collect()
        };
        let terms: Vec<Translated> = if matches!(word, "of" | "colour") { translated(rest) } else { Vec::new() };
        let Some(leaf) = self.catalogue.leaves.last_mut() else { return };
        match word {
            "size" => leaf.sizes = sizes(rest),
            "of" => leaf.materials = terms,
            "also" => leaf.also = rest,
            "colour" => leaf.colours = terms,
            "type" => leaf.types.push(parts(rest, '|')),
            _ => {}
        }
    }

    fn category(&mut self, name: &'static str, parent: Option<usize>) -> usize {
        let index = self.catalogue.categories.len();
        let above = parent.and_then(|parent| self.catalogue.categories.get(parent));
        let slug = plain(name, '-');
        let path = format!("{}{slug}/", above.map_or("", |above| &above.path));
        let parent = above.map(|above| above.id);
        let siblings = self.catalogue.categories.iter().filter(|other| other.parent == parent).count();
        self.catalogue.categories.push(Category {
            id: Dice::new(Stream::Categories, index as u64).id(self.created_at),
            parent,
            name,
            slug,
            path,
            position: i64::try_from(siblings).unwrap_or(0),
            created_at: self.created_at,
        });
        index
    }

    fn leaf(&mut self, rest: &'static str) {
        let fields = parts(rest, '|');
        let [name, code, unit, prices, share, more @ ..] = fields.as_slice() else { return };
        let (low, high) = prices.split_once('-').unwrap_or((prices, prices));
        let place = self.category(name, Some(self.group));
        self.catalogue.leaves.push(Leaf {
            category: self.catalogue.categories.get(place).map(|category| category.id).unwrap_or_default(),
            name,
            code,
            unit,
            kind: more.first().copied().unwrap_or("good"),
            low: cents(low),
            high: cents(high),
            share: share.parse().unwrap_or(0),
            brands: self.brands.clone(),
            says: self.says.clone(),
            sizes: Vec::new(),
            materials: Vec::new(),
            colours: Vec::new(),
            types: Vec::new(),
            also: "",
        });
    }
}

/// Sizes stand between commas; a comma inside a number ("1,500 pages") is followed by a digit.
fn sizes(text: &'static str) -> Vec<&'static str> {
    text.split(", ").map(str::trim).collect()
}

/// A price such as 12.50 in ten-thousandths.
fn cents(text: &str) -> Money {
    text.replace('.', "").parse::<Money>().unwrap_or(0) * 100
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone, Utc};
    use std::collections::HashSet;

    fn catalogue(products: u64) -> Catalogue {
        Catalogue::read(products, &Calendar::ending(Utc.with_ymd_and_hms(2026, 3, 4, 12, 0, 0).unwrap()))
    }

    #[test]
    fn every_line_of_the_files_is_understood() {
        let catalogue = catalogue(10);
        let known: HashSet<_> = terms().iter().map(|term| term[0]).collect();
        assert!(terms().iter().all(|term| term.len() == 7));
        for text in FILES.into_iter().chain([SERVICES]) {
            for line in lines(text) {
                let (word, rest) = line.split_once(' ').unwrap();
                match word {
                    "of" | "colour" => assert!(parts(rest, ',').iter().all(|term| known.contains(term)), "{line}"),
                    "type" => assert!((6..=7).contains(&parts(rest, '|').len()), "{line}"),
                    "say" => assert_eq!(parts(rest, '|').len(), 6, "{line}"),
                    "root" | "brands" | "group" | "leaf" | "size" | "also" => {}
                    other => panic!("unknown word {other}"),
                }
            }
        }
        assert!((60..=90).contains(&catalogue.leaves.len()), "{}", catalogue.leaves.len());
        for leaf in &catalogue.leaves {
            assert!(!leaf.types.is_empty() && leaf.low > 0 && leaf.low < leaf.high && leaf.share > 0, "{}", leaf.name);
        }
    }

    #[test]
    fn slugs_and_codes_are_unique() {
        let catalogue = catalogue(10);
        let slugs: HashSet<_> = catalogue.categories.iter().map(|category| &category.slug).collect();
        let codes: HashSet<_> = catalogue.leaves.iter().map(|leaf| leaf.code).collect();
        assert_eq!((slugs.len(), codes.len()), (catalogue.categories.len(), catalogue.leaves.len()));
    }

    #[test]
    fn exactly_as_many_products_as_asked_for() {
        let catalogue = catalogue(3450);
        assert_eq!(catalogue.products.iter().collect::<HashSet<_>>().len(), 3450);
    }
}
