//! Manifests: files in which the tools of clients list the documents they will run.
//!
//! - Apollo's `generate-persisted-query-manifest`: `{"format": "apollo-persisted-query-manifest", "version": 1,
//!   "operations": [{"id", "name", "type", "body"}]}`
//! - relay-compiler, graphql-codegen's client preset and Hive: `{"<id>": "<text>"}`

use std::{collections::HashSet, fmt};

use serde::{
    Deserialize,
    de::{Deserializer, Error as _, MapAccess, Visitor},
};

use super::NewDocument;

const APOLLO: &str = "apollo-persisted-query-manifest";

/// The documents of a manifest, in its order.
///
/// # Errors
/// A sentence that says why it is none.
pub fn read(bytes: &[u8]) -> Result<Vec<NewDocument>, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "The manifest is not UTF-8.".to_owned())?;
    let Some('{') = text.trim_start_matches('\u{feff}').trim_start().chars().next() else {
        return Err("The manifest is not a JSON object.".to_owned());
    };
    let text = text.trim_start_matches('\u{feff}');
    let documents = match serde_json::from_str::<Header>(text) {
        Ok(Header { format: Some(format), version }) if format == APOLLO => {
            if version != Some(1) {
                return Err(format!(
                    "The manifest has the format {APOLLO} in a version that is not known here: it must be 1."
                ));
            }
            serde_json::from_str::<Apollo>(text).map(Apollo::documents)
        }
        Ok(Header { format: Some(_), version: Some(_) }) => {
            return Err(format!(
                "The manifest has a format that is not known here: {APOLLO} and maps of ids to texts are."
            ));
        }
        _ => serde_json::from_str::<Flat>(text).map(|Flat(documents)| documents),
    };
    let documents = documents.map_err(|error| format!("The manifest cannot be read: {error}."))?;
    if documents.is_empty() { Err("The manifest lists no document.".to_owned()) } else { Ok(documents) }
}

/// What tells the formats apart.
#[derive(Deserialize)]
struct Header {
    format: Option<String>,
    version: Option<i64>,
}

#[derive(Deserialize)]
struct Apollo {
    operations: Vec<Operation>,
}

/// Its name and type follow from the text, and the client is the partner.
#[derive(Deserialize)]
struct Operation {
    id: String,
    body: String,
}

impl Apollo {
    fn documents(self) -> Vec<NewDocument> {
        self.operations.into_iter().map(|Operation { id, body }| NewDocument { id: Some(id), body }).collect()
    }
}

/// A map of ids to texts, in its order; an id that stands twice is no map.
struct Flat(Vec<NewDocument>);

impl<'de> Deserialize<'de> for Flat {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Flat;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map of ids to texts")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Flat, A::Error> {
                let (mut documents, mut seen) = (Vec::new(), HashSet::new());
                while let Some((id, body)) = map.next_entry::<String, String>()? {
                    if !seen.insert(id.clone()) {
                        return Err(A::Error::custom(format_args!("the id {id} stands twice")));
                    }
                    documents.push(NewDocument { id: Some(id), body });
                }
                Ok(Flat(documents))
            }
        }

        deserializer.deserialize_map(Entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(id: &str, body: &str) -> NewDocument {
        NewDocument { id: Some(id.to_owned()), body: body.to_owned() }
    }

    #[test]
    fn both_formats_are_read_in_their_order() {
        let apollo = br#"{"format":"apollo-persisted-query-manifest","version":1,"operations":[
            {"id":"b","name":"B","type":"query","body":"query B { b }","clientName":"web"},
            {"id":"a","name":"A","type":"mutation","body":"mutation A { a }"}]}"#;
        assert_eq!(read(apollo).unwrap(), [document("b", "query B { b }"), document("a", "mutation A { a }")]);
        let flat = "\u{feff}{\"b\":\"query B { b }\",\"format\":\"query A { a }\"}";
        assert_eq!(
            read(flat.as_bytes()).unwrap(),
            [document("b", "query B { b }"), document("format", "query A { a }")]
        );
    }

    #[test]
    fn what_is_no_manifest_is_refused_with_a_reason() {
        for (bytes, reason) in [
            (&b"{\"a\":\"\xff\"}"[..], "UTF-8"),
            (b"", "not a JSON object"),
            (b"[]", "not a JSON object"),
            (b"\"a\"", "not a JSON object"),
            (b"{}", "no document"),
            (b"{", "cannot be read"),
            (br#"{"a":1}"#, "cannot be read"),
            (br#"{"a":"x","a":"y"}"#, "stands twice"),
            (br#"{"format":"apollo-persisted-query-manifest","version":2,"operations":[]}"#, "must be 1"),
            (br#"{"format":"apollo-persisted-query-manifest","version":1}"#, "operations"),
            (br#"{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"a"}]}"#, "body"),
            (br#"{"format":"other","version":1,"operations":[]}"#, "format that is not known"),
        ] {
            let refused = read(bytes).unwrap_err();
            assert!(refused.contains(reason), "{}: {refused}", String::from_utf8_lossy(bytes));
        }
    }
}
