//! Filters of a noun as a table: one line says what may be tested and how PostgreSQL tests it.

use crate::db::conditions::{Bind, Condition, Sql};

/// What a filter tests and with which values; which of the operators exist follows from it.
#[derive(Debug, Clone, Copy)]
pub enum FilterKind {
    /// Text compared without regard to case and accents; `contains` is served by the `search` column.
    Text,
    /// A short word compared exactly: `eq`, `in`.
    Word,
    /// Case-insensitive text such as an e-mail address: `eq`, `in`.
    Citext,
    /// One of the values of an enum of the API.
    Choice(&'static Choice),
    /// The id of a record of this type.
    Id(&'static str),
    /// The id of a record of any type.
    Node,
    Time,
    Date,
    Decimal,
    Boolean,
    /// A custom field, named with the test: `db::custom` has its conditions.
    Custom,
}

/// An enum of the API and how the database spells its values.
#[derive(Debug)]
pub struct Choice {
    pub name: &'static str,
    pub description: &'static str,
    /// Name in the API, text in the database, description.
    pub values: &'static [(&'static str, &'static str, &'static str)],
}

impl Choice {
    /// The name in the API of a value of the database.
    pub fn name_of(&self, stored: &str) -> Option<&'static str> {
        self.values.iter().find(|value| value.1 == stored).map(|value| value.0)
    }

    /// The text in the database of a name of the API.
    pub fn stored(&self, name: &str) -> Option<&'static str> {
        self.values.iter().find(|value| value.0 == name).map(|value| value.1)
    }
}

/// One filter of a noun.
#[derive(Debug, Clone, Copy)]
pub struct Filter {
    pub name: &'static str,
    pub kind: FilterKind,
    pub subject: Subject,
    pub description: &'static str,
}

/// What a filter tests.
#[derive(Debug, Clone, Copy)]
pub enum Subject {
    /// A column or an expression of one.
    Column(&'static str),
    /// A column whose missing values count as a fixed one, and the test for that one: `coalesce(@.due_at, 'infinity')`
    /// and ` = 'infinity'`, so that the index of the expression finds missing values too.
    Coalesced(&'static str, &'static str),
    /// A condition with one place for a list of ids: rows reached through another table.
    Through(&'static str),
}

impl Filter {
    pub const fn column(name: &'static str, kind: FilterKind, column: &'static str, description: &'static str) -> Self {
        Self { name, kind, subject: Subject::Column(column), description }
    }

    pub const fn coalesced(
        name: &'static str,
        kind: FilterKind,
        column: &'static str,
        is_missing: &'static str,
        description: &'static str,
    ) -> Self {
        Self { name, kind, subject: Subject::Coalesced(column, is_missing), description }
    }

    pub const fn through(name: &'static str, kind: FilterKind, sql: &'static str, description: &'static str) -> Self {
        Self { name, kind, subject: Subject::Through(sql), description }
    }

    /// The column or expression tested, where it is one of the row itself.
    pub fn expression(&self) -> Option<&'static str> {
        match self.subject {
            Subject::Column(column) | Subject::Coalesced(column, _) => Some(column),
            Subject::Through(_) => None,
        }
    }

    /// The condition of one test.
    pub fn condition(&self, test: Test) -> Condition {
        match (self.subject, test) {
            (Subject::Through(sql), Test::Eq(Bind::Uuid(id))) => Condition::sql(sql, [Bind::Uuids(vec![id])]),
            (Subject::Through(sql), Test::In(ids)) => Condition::sql(sql, [ids]),
            (Subject::Through(_), _) => Condition::NEVER,
            (Subject::Coalesced(column, is_missing), Test::IsNull(missing)) => {
                let test = Condition::Test(column, Sql::new(is_missing, []));
                if missing { test } else { Condition::Not(Box::new(test)) }
            }
            (Subject::Column(column) | Subject::Coalesced(column, _), test) => self.column_condition(column, test),
        }
    }

    fn column_condition(&self, column: &'static str, test: Test) -> Condition {
        let is_folded = matches!(self.kind, FilterKind::Text);
        let citext = matches!(self.kind, FilterKind::Citext);
        let (operator, binds) = match test {
            Test::IsNull(true) => (" IS NULL", vec![]),
            Test::IsNull(false) => (" IS NOT NULL", vec![]),
            Test::Eq(value) if is_folded => (" = f_norm(?)", vec![value]),
            Test::Eq(value) if citext => (" = ?::citext", vec![value]),
            Test::Eq(value) => (" = ?", vec![value]),
            Test::In(values) if is_folded => (" = ANY(ARRAY(SELECT f_norm(v) FROM unnest(?) v))", vec![values]),
            Test::In(values) if citext => (" = ANY(?::citext[])", vec![values]),
            Test::In(values) => (" = ANY(?)", vec![values]),
            Test::StartsWith(start) => (" LIKE f_norm(?) || '%'", vec![Bind::Text(escape_like(&start))]),
            Test::Contains(part) => {
                // The trigram index stands on `search`, which holds the column; the column itself is tested after.
                // Two conditions that say nearly the same let the planner expect few rows, and fetch all of them by the
                // index: better than a walk in the order of names, which passes half of them before the first match.
                let bind = Bind::Text(escape_like(&part));
                let indexed = Condition::sql("@.search LIKE '%' || f_norm(?) || '%'", [bind.clone()]);
                let exact = Condition::Test(column, Sql::new(" LIKE '%' || f_norm(?) || '%'", [bind]));
                return indexed.and(exact);
            }
            Test::Gt(value) => (" > ?", vec![value]),
            Test::Gte(value) => (" >= ?", vec![value]),
            Test::Lt(value) => (" < ?", vec![value]),
            Test::Lte(value) => (" <= ?", vec![value]),
        };
        Condition::Test(column, Sql { text: operator, binds })
    }
}

/// One test of a filter with its value.
#[derive(Debug, Clone)]
pub enum Test {
    Eq(Bind),
    /// A bind that holds a list.
    In(Bind),
    Contains(String),
    StartsWith(String),
    Gt(Bind),
    Gte(Bind),
    Lt(Bind),
    Lte(Bind),
    IsNull(bool),
}

impl Test {
    /// Whether the rows that pass are neighbours in the order of what is tested.
    pub fn is_range(&self) -> bool {
        matches!(self, Self::StartsWith(_) | Self::Gt(_) | Self::Gte(_) | Self::Lt(_) | Self::Lte(_))
    }
}

/// Takes the meaning of LIKE's wildcards from text a caller wrote.
pub fn escape_like(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '%' | '_' | '\\') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
