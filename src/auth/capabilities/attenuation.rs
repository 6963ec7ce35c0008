//! Cutting a token down, offline: a block of checks is appended, which nobody can take off again.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::SystemTime,
};

use base64::{Engine, engine::general_purpose::URL_SAFE};
use biscuit_auth::{
    builder::{BlockBuilder, Check, CheckKind, Term, set, string},
    macros::check,
};
use chrono::{DateTime, Utc};

use super::guard;
use crate::{
    auth::rights::Operation,
    error::{Error, Result},
    ids,
};

/// What is left of a token. What is not said stays as it is.
#[derive(Debug, Clone, Default)]
pub struct Cut {
    pub operations: Vec<Operation>,
    /// Types with the fields that are left of them; no fields: all. Types that are not named are closed.
    pub fields: BTreeMap<String, BTreeSet<String>>,
    /// Ids of documents: `sha256:` and 64 hexadecimal digits.
    pub documents: Vec<String>,
    /// Ids of records. Of types without any, none are left.
    pub records: Vec<String>,
    /// From when on it is good for nothing.
    pub until: Option<DateTime<Utc>>,
    /// Further checks, as Datalog: `check if operation("read")`.
    pub checks: Vec<String>,
}

impl Cut {
    /// The token with one more block.
    ///
    /// # Errors
    /// `BAD_USER_INPUT`: it is no token, it is sealed, the cut says nothing or something that the server would not accept.
    pub fn of(&self, token: &str) -> Result<String> {
        let token = super::parse(token)?;
        let block = self.block()?;
        if block.checks.is_empty() {
            return Err(Error::bad_input("Say what is to be left of the token."));
        }
        let shorter = token
            .append(block)
            .and_then(|token| token.to_base64())
            .map_err(|error| Error::bad_input(format!("The token cannot be cut down: {error}.")))?;
        let bytes = URL_SAFE.decode(&shorter).map_err(Error::internal)?;
        match guard::inspect(&bytes) {
            Ok(_) => Ok(shorter),
            Err(guard::Refusal::Form(why)) => Err(Error::bad_input(why)),
            Err(guard::Refusal::Nonsense) => Err(Error::bad_input("This is not a token.")),
        }
    }

    fn block(&self) -> Result<BlockBuilder> {
        let mut block = BlockBuilder::new();
        let mut checks = Vec::new();
        if !self.operations.is_empty() {
            let operations = texts(self.operations.iter().map(|operation| operation.as_str()));
            checks.push(check!("check if operation($o), {operations}.contains($o)"));
        }
        if !self.fields.is_empty() {
            checks.push(any(self.fields.iter().map(|(type_name, fields)| field(type_name, fields))));
        }
        if !self.documents.is_empty() {
            let documents = texts(self.documents.iter().map(String::as_str));
            checks.push(check!("check if persisted($d), {documents}.contains($d)"));
        }
        if !self.records.is_empty() {
            checks.push(any(self.by_type()?.into_iter().map(|(type_name, ids)| {
                check!("check if resource({type_name}, $id), {ids}.contains($id)", ids = texts(ids))
            })));
        }
        if let Some(until) = self.until.map(SystemTime::from) {
            checks.push(check!("check if time($t), $t < {until}"));
        }
        for check in checks {
            block = block.check(check).map_err(Error::internal)?;
        }
        for text in &self.checks {
            block = block
                .check(text.as_str())
                .map_err(|error| Error::bad_input(format!("`{text}` is not a check: {error}.")))?;
        }
        Ok(block)
    }

    fn by_type(&self) -> Result<BTreeMap<String, Vec<&str>>> {
        let mut by_type: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for id in &self.records {
            by_type.entry(ids::decode_any(id)?.0).or_default().push(id);
        }
        Ok(by_type)
    }
}

fn field(type_name: &str, fields: &BTreeSet<String>) -> Check {
    if fields.is_empty() {
        return check!("check if field({type_name}, $f)");
    }
    let fields = texts(fields.iter().map(String::as_str));
    check!("check if field({type_name}, $f), {fields}.contains($f)")
}

/// One check that lets through what any of these does.
fn any(checks: impl Iterator<Item = Check>) -> Check {
    Check { queries: checks.flat_map(|check| check.queries).collect(), kind: CheckKind::One }
}

fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Term {
    set(texts.into_iter().map(string).collect())
}
