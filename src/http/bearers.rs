//! The access token of a request.

use axum::http::{HeaderMap, header};

/// Longest access token that is looked at.
const LONGEST: usize = 8 * 1024;

/// The token of the `Authorization` header, none without one; what is wrong with the header otherwise.
pub fn read(headers: &HeaderMap) -> Result<Option<&str>, &'static str> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let Some(value) = values.next() else { return Ok(None) };
    if values.next().is_some() || value.len() > LONGEST {
        return Err("One Authorization header of at most 8 KiB is accepted");
    }
    value.to_str().ok().and_then(token_in).map(Some).ok_or(FORM)
}

/// What a header must look like.
pub const FORM: &str = "Authorization must be `Bearer <token>`";

/// The token in the value of such a header.
pub fn token_in(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() && token.len() <= LONGEST).then_some(token)
}
