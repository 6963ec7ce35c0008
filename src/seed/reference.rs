//! The short lists: tags, industries, sources, stages, reasons, titles of deals.

use super::words::section;

const TEXT: &str = include_str!("data/reference.txt");

#[derive(Debug, Clone, Copy)]
pub struct Stage {
    pub name: &'static str,
    pub probability: i64,
    pub outcome: &'static str,
}

pub struct Reference {
    /// Name and colour.
    pub tags: Vec<(&'static str, &'static str)>,
    pub industries: Vec<&'static str>,
    pub sources: Vec<&'static str>,
    pub stages: Vec<Stage>,
    pub lost_reasons: Vec<&'static str>,
    pub deal_names: Vec<&'static str>,
}

impl Reference {
    pub fn read() -> Self {
        Self {
            tags: section(TEXT, "tags").into_iter().filter_map(|line| line.rsplit_once(' ')).collect(),
            industries: section(TEXT, "industries"),
            sources: section(TEXT, "sources"),
            stages: section(TEXT, "stages").into_iter().filter_map(stage).collect(),
            lost_reasons: section(TEXT, "lost"),
            deal_names: section(TEXT, "deals"),
        }
    }
}

fn stage(line: &'static str) -> Option<Stage> {
    let (rest, outcome) = line.rsplit_once(' ')?;
    let (name, probability) = rest.rsplit_once(' ')?;
    Some(Stage { name, probability: probability.parse().ok()?, outcome })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_complete() {
        let reference = Reference::read();
        assert_eq!(reference.tags.len(), 15);
        assert_eq!(reference.stages.len(), 7);
        assert_eq!(reference.stages.iter().filter(|stage| stage.outcome == "open").count(), 5);
        assert_eq!(reference.industries.len(), 16);
        assert!(reference.deal_names.len() >= 10 && reference.lost_reasons.len() >= 6);
    }
}
