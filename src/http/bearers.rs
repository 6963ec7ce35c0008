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
    let token = value.to_str().ok().and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
    });
    token.filter(|token| !token.is_empty()).map(Some).ok_or("Authorization must be `Bearer <token>`")
}
