//! Conditions of a statement as data: SQL text that is always a literal of this program, and values that are always bound.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::{QueryResult, pg::Pg, query_builder::AstPass, sql_types};
use rust_decimal::Decimal;
use uuid::Uuid;

/// A value sent beside the statement, never inside its text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Bind {
    Text(String),
    Texts(Vec<String>),
    Uuid(Uuid),
    Uuids(Vec<Uuid>),
    Int(i32),
    BigInt(i64),
    Bool(bool),
    Time(DateTime<Utc>),
    Date(NaiveDate),
    Decimal(Decimal),
    Json(serde_json::Value),
    Bytes(Vec<u8>),
}

impl Bind {
    pub(super) fn push<'b>(&'b self, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        match self {
            Self::Text(value) => out.push_bind_param::<sql_types::Text, _>(value),
            Self::Texts(values) => out.push_bind_param::<sql_types::Array<sql_types::Text>, _>(values),
            Self::Uuid(value) => out.push_bind_param::<sql_types::Uuid, _>(value),
            Self::Uuids(values) => out.push_bind_param::<sql_types::Array<sql_types::Uuid>, _>(values),
            Self::Int(value) => out.push_bind_param::<sql_types::Integer, _>(value),
            Self::BigInt(value) => out.push_bind_param::<sql_types::BigInt, _>(value),
            Self::Bool(value) => out.push_bind_param::<sql_types::Bool, _>(value),
            Self::Time(value) => out.push_bind_param::<sql_types::Timestamptz, _>(value),
            Self::Date(value) => out.push_bind_param::<sql_types::Date, _>(value),
            Self::Decimal(value) => out.push_bind_param::<sql_types::Numeric, _>(value),
            Self::Json(value) => out.push_bind_param::<sql_types::Jsonb, _>(value),
            Self::Bytes(value) => out.push_bind_param::<sql_types::Binary, _>(value),
        }
    }
}

/// A piece of SQL. In the text `@.` stands for the alias of the row's table and `?` for the next bind.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sql {
    pub text: &'static str,
    pub binds: Vec<Bind>,
}

impl Sql {
    pub fn new(text: &'static str, binds: impl IntoIterator<Item = Bind>) -> Self {
        Self { text, binds: binds.into_iter().collect() }
    }

    pub(super) fn push<'b>(&'b self, alias: &str, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        let mut binds = self.binds.iter();
        push_template(self.text, alias, out, |out| match binds.next() {
            Some(bind) => bind.push(out),
            None => Err(diesel::result::Error::QueryBuilderError("more places than binds".into())),
        })
    }
}

/// Writes a template: its text with the alias in place, and `bind` for each `?`.
pub(super) fn push_template<'b>(
    text: &str,
    alias: &str,
    out: &mut AstPass<'_, 'b, Pg>,
    mut bind: impl FnMut(&mut AstPass<'_, 'b, Pg>) -> QueryResult<()>,
) -> QueryResult<()> {
    let mut rest = text;
    while let Some(at) = rest.find(['@', '?']) {
        let (before, tail) = rest.split_at(at);
        out.push_sql(before);
        if let Some(after) = tail.strip_prefix("@.") {
            out.push_sql(alias);
            out.push_sql(".");
            rest = after;
        } else if let Some(after) = tail.strip_prefix('?') {
            bind(out)?;
            rest = after;
        } else {
            // An operator such as `@@`.
            let operator = tail.find(|c| c != '@').unwrap_or(tail.len());
            let (operator, after) = tail.split_at(operator);
            out.push_sql(operator);
            rest = after;
        }
    }
    out.push_sql(rest);
    Ok(())
}

/// What the rows of a statement must satisfy.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Condition {
    Sql(Sql),
    /// A column (or an expression of one) and an operator with its binds: `f_norm(@.name)` and ` = f_norm(?)`.
    Test(&'static str, Sql),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    /// The row of another table with the id in a column satisfies a condition. It is looked up by its id, never listed.
    Refers(&'static str, &'static str, Box<Condition>),
    /// The value of a column is among what rows of these tables have in theirs. Each table is searched by its own index, which
    /// tests of several tables joined by OR would not be.
    Among(&'static str, Vec<Source>),
}

/// What a column of the rows of a table holds, of those that satisfy a condition.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Source {
    pub table: &'static str,
    pub column: &'static str,
    pub condition: Condition,
}

impl Condition {
    /// Every row.
    pub const ALWAYS: Self = Self::All(Vec::new());
    /// No row.
    pub const NEVER: Self = Self::Any(Vec::new());

    pub fn sql(text: &'static str, binds: impl IntoIterator<Item = Bind>) -> Self {
        Self::Sql(Sql::new(text, binds))
    }

    /// Both conditions.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::All(mut left), Self::All(right)) => {
                left.extend(right);
                Self::All(left)
            }
            (Self::All(mut left), right) => {
                left.push(right);
                Self::All(left)
            }
            (left, Self::All(right)) if right.is_empty() => left,
            (left, right) => Self::All(vec![left, right]),
        }
    }

    /// Whether the condition restricts nothing.
    pub fn is_always(&self) -> bool {
        matches!(self, Self::All(parts) if parts.is_empty())
    }

    /// How many tests the condition holds: its text is worth keeping prepared only while this is small.
    pub fn size(&self) -> usize {
        match self {
            Self::Sql(_) | Self::Test(..) | Self::Refers(..) => 1,
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::size).sum(),
            Self::Among(_, sources) => sources.iter().map(|source| source.condition.size()).sum(),
            Self::Not(part) => part.size(),
        }
    }

    pub(super) fn push<'b>(&'b self, alias: &str, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        match self {
            Self::Sql(sql) => {
                out.push_sql("(");
                sql.push(alias, out)?;
                out.push_sql(")");
                Ok(())
            }
            Self::Test(column, operator) => {
                push_template(column, alias, out, |_| Ok(()))?;
                operator.push(alias, out)
            }
            Self::Refers(column, table, condition) => {
                // A value of one row, where `IN` and `EXISTS` would let the planner read the whole table.
                out.push_sql("(SELECT true FROM ");
                out.push_sql(table);
                out.push_sql(" r WHERE r.id = ");
                push_template(column, alias, out, |_| Ok(()))?;
                out.push_sql(" AND ");
                condition.push("r", out)?;
                out.push_sql(")");
                Ok(())
            }
            Self::Among(column, sources) => {
                push_template(column, alias, out, |_| Ok(()))?;
                // Rows of a source within another one need a name of their own.
                let inner = if alias == "r" { "s" } else { "r" };
                let mut word = " IN (";
                for source in sources {
                    out.push_sql(word);
                    source.push(inner, out)?;
                    word = " UNION ALL ";
                }
                out.push_sql(")");
                Ok(())
            }
            Self::All(parts) => push_joined(parts, " AND ", "TRUE", alias, out),
            Self::Any(parts) => push_joined(parts, " OR ", "FALSE", alias, out),
            Self::Not(part) => {
                // A row whose column is NULL does not match a test, so it does match the test's opposite.
                out.push_sql("(");
                part.push(alias, out)?;
                out.push_sql(") IS NOT TRUE");
                Ok(())
            }
        }
    }
}

impl Source {
    fn push<'b>(&'b self, alias: &str, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        for text in ["SELECT ", alias, ".", self.column, " FROM ", self.table, " ", alias, " WHERE "] {
            out.push_sql(text);
        }
        self.condition.push(alias, out)
    }
}

fn push_joined<'b>(
    parts: &'b [Condition],
    separator: &str,
    empty: &str,
    alias: &str,
    out: &mut AstPass<'_, 'b, Pg>,
) -> QueryResult<()> {
    if parts.is_empty() {
        out.push_sql(empty);
        return Ok(());
    }
    out.push_sql("(");
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push_sql(separator);
        }
        part.push(alias, out)?;
    }
    out.push_sql(")");
    Ok(())
}
