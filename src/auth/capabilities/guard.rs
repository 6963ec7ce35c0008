//! What the blocks that others appended may hold, looked at before any of it runs.
//!
//! Whoever holds a token may append blocks to it, and a block is a program. A handful of facts and one check that joins
//! them keep a core busy for seconds, and the library looks at its clock only between rules (biscuit issues 56 and 69).
//! So what is appended may only be checks of a narrow form over the few facts that the server states, each of which
//! stands once: nothing that is left to run can take long. The form is read from the bytes themselves, by the schema of
//! the format, and not from text that was printed from them.

use biscuit_auth::{
    datalog::SymbolTable,
    format::schema::{self, op, op_binary, op_unary, term},
};
use prost::Message;

use super::rows::{self, RowCheck};

/// Blocks of a token at most, the server's included.
pub const MOST_BLOCKS: usize = 5;
const MOST_CHECKS: usize = 8;
const MOST_QUERIES: usize = 4;
const MOST_PREDICATES: usize = 2;
const MOST_EXPRESSIONS: usize = 8;
const MOST_OPERATIONS: usize = 16;
/// Versions of the language that are understood: 3.0 to 3.3.
const VERSIONS: std::ops::RangeInclusive<u32> = 3..=6;
/// The facts that a check may ask for, and how many terms each has.
const VOCABULARY: [(&str, usize); 6] =
    [("time", 1), ("operation", 1), ("field", 2), ("resource", 2), ("persisted", 1), ("client", 1)];

/// What the appended blocks ask for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Appended {
    /// Checks that name records.
    pub rows: Vec<RowCheck>,
    /// Whether some check asks for `persisted`.
    pub asks_document: bool,
    /// Moments that checks compare with, in seconds since 1970.
    pub moments: Vec<i64>,
    /// Texts that checks compare with.
    pub texts: Vec<String>,
}

/// Why a token is refused before it runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is not a token.
    Nonsense,
    /// What is wrong with what was appended: a sentence for the person who cut it down.
    Form(String),
}

/// Looks through every block but the first of a token in its binary form.
pub fn inspect(bytes: &[u8]) -> Result<Appended, Refusal> {
    let token = schema::Biscuit::decode(bytes).map_err(|_| Refusal::Nonsense)?;
    if token.blocks.len() >= MOST_BLOCKS {
        return Err(Refusal::Form(format!("A token has at most {MOST_BLOCKS} blocks.")));
    }
    let mut symbols = Symbols::default();
    let authority = schema::Block::decode(token.authority.block.as_slice()).map_err(|_| Refusal::Nonsense)?;
    symbols.0.extend(authority.symbols);
    let mut appended = Appended::default();
    for (index, signed) in token.blocks.iter().enumerate() {
        let refused = |why: &str| Refusal::Form(format!("Block {} {why}.", index + 1));
        if signed.external_signature.is_some() {
            return Err(refused("is signed by somebody else"));
        }
        let block = schema::Block::decode(signed.block.as_slice()).map_err(|_| Refusal::Nonsense)?;
        symbols.0.extend(block.symbols.iter().cloned());
        Reader { symbols: &symbols, found: &mut appended }.block(&block).map_err(|why| refused(&why))?;
    }
    Ok(appended)
}

/// The texts that blocks refer to by number: those every token knows, then those of its blocks in turn.
#[derive(Default)]
pub(super) struct Symbols(Vec<String>);

/// Numbers below belong to the texts that every token knows.
const OWN_SYMBOLS: u64 = 1_024;

impl Symbols {
    pub(super) fn get(&self, index: u64) -> Option<String> {
        match index.checked_sub(OWN_SYMBOLS) {
            Some(own) => self.0.get(usize::try_from(own).ok()?).cloned(),
            None => SymbolTable::new().print_symbol(index).ok(),
        }
    }
}

struct Reader<'a> {
    symbols: &'a Symbols,
    found: &'a mut Appended,
}

impl Reader<'_> {
    fn block(&mut self, block: &schema::Block) -> Result<(), String> {
        if !block.version.is_some_and(|version| VERSIONS.contains(&version)) {
            return Err("is written in a version of the language that is not known here".to_owned());
        }
        if !block.facts.is_empty() || !block.rules.is_empty() {
            return Err("holds facts or rules; only checks may be appended".to_owned());
        }
        if !block.scope.is_empty() || !block.public_keys.is_empty() {
            return Err("trusts another key".to_owned());
        }
        at_most(MOST_CHECKS, block.checks.len(), "checks")?;
        block.checks.iter().try_for_each(|check| self.check(check))
    }

    fn check(&mut self, check: &schema::Check) -> Result<(), String> {
        at_most(MOST_QUERIES, check.queries.len(), "alternatives in a check")?;
        let mut names_rows = false;
        for query in &check.queries {
            names_rows |= self.query(query)?;
        }
        if names_rows {
            self.found.rows.push(rows::read(check, self.symbols)?);
        }
        Ok(())
    }

    /// Looks through one alternative of a check; whether it asks for a record.
    fn query(&mut self, query: &schema::Rule) -> Result<bool, String> {
        if !query.scope.is_empty() {
            return Err("trusts another key".to_owned());
        }
        at_most(MOST_PREDICATES, query.body.len(), "facts asked for at once")?;
        at_most(MOST_EXPRESSIONS, query.expressions.len(), "comparisons at once")?;
        let mut names_rows = false;
        for predicate in &query.body {
            let name = self.symbols.get(predicate.name).unwrap_or_default();
            if !VOCABULARY.contains(&(name.as_str(), predicate.terms.len())) {
                let known = "time(t), operation(o), field(type, name), resource(type, id), persisted(id), client(key)";
                return Err(format!("asks for `{name}` with {} terms; known are {known}", predicate.terms.len()));
            }
            names_rows |= name == "resource";
            self.found.asks_document |= name == "persisted";
            predicate.terms.iter().for_each(|term| self.term(term));
        }
        for expression in &query.expressions {
            at_most(MOST_OPERATIONS, expression.ops.len(), "steps in a comparison")?;
            expression.ops.iter().try_for_each(|step| self.step(step))?;
        }
        Ok(names_rows)
    }

    fn step(&mut self, step: &schema::Op) -> Result<(), String> {
        match &step.content {
            Some(op::Content::Value(term)) => self.term(term),
            Some(op::Content::Unary(unary)) if unary.kind != op_unary::Kind::Ffi as i32 => {}
            Some(op::Content::Binary(binary)) if is_plain(binary.kind) => {}
            Some(op::Content::Closure(_)) => {
                return Err(
                    "joins comparisons with &&, ||, all or any; write commas, or several alternatives with `or`"
                        .to_owned(),
                );
            }
            _ => return Err("compares in a way that is not allowed (matches, extern)".to_owned()),
        }
        Ok(())
    }

    /// Notes what a check compares with.
    fn term(&mut self, term: &schema::Term) {
        match &term.content {
            Some(term::Content::Date(moment)) => self.found.moments.extend(i64::try_from(*moment).ok()),
            Some(term::Content::String(index)) => self.found.texts.extend(self.symbols.get(*index)),
            Some(term::Content::Set(set)) => set.set.iter().for_each(|term| self.term(term)),
            Some(term::Content::Array(array)) => array.array.iter().for_each(|term| self.term(term)),
            Some(term::Content::Map(map)) => map.entries.iter().for_each(|entry| self.term(&entry.value)),
            _ => {}
        }
    }
}

/// Whether a step between two values ends soon, whatever they are.
fn is_plain(kind: i32) -> bool {
    use op_binary::Kind as K;
    let refused = [K::Regex, K::Ffi, K::All, K::Any, K::LazyAnd, K::LazyOr, K::TryOr];
    K::from_i32(kind).is_some_and(|kind| !refused.contains(&kind))
}

fn at_most(limit: usize, count: usize, what: &str) -> Result<(), String> {
    if count <= limit { Ok(()) } else { Err(format!("has {count} {what}; at most {limit} are allowed")) }
}
