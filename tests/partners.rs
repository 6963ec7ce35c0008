//! Partners: tokens that carry their rights and are cut down offline.

mod attenuation;
mod commands;
mod hostile;
mod inspection;
mod random;
mod revocation;
mod rights;

use serde_json::{Value, json};

use crate::support::{Caller, TestApp};

/// Makes a partner that acts for `user`; its id.
pub async fn partner(admin: &Caller, key: &str, user: &Value) -> Value {
    let input = json!({ "key": key, "name": key, "user": user });
    let answer = admin.change("partnerCreate", "PartnerCreateInput", input, "partner { id } problems { code }").await;
    assert_eq!(answer.data()["partnerCreate"]["problems"], json!([]));
    answer.data()["partnerCreate"]["partner"]["id"].clone()
}

/// Rights in one line each: `Client.id,name read own`.
pub fn rights(lines: &[&str]) -> Value {
    let mut rights = Vec::new();
    for line in lines {
        let [what, operation, scope] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let (type_name, fields) = what.split_once('.').unwrap_or((what, "*"));
        for field in fields.split(',') {
            let (operation, scope) = (operation.to_uppercase(), scope.to_uppercase());
            rights.push(json!({ "type": type_name, "field": field, "operation": operation, "scope": scope }));
        }
    }
    json!(rights)
}

/// Makes a token; its record with `id` and `bearer`.
pub async fn token(admin: &Caller, partner: &Value, lines: &[&str]) -> Value {
    token_with(admin, json!({ "partner": partner, "name": "A token", "rights": rights(lines) })).await
}

pub async fn token_with(admin: &Caller, input: Value) -> Value {
    let selection = "partnerToken { id version bearer } problems { path code message }";
    let answer = admin.change("partnerTokenCreate", "PartnerTokenCreateInput", input, selection).await;
    assert_eq!(answer.data()["partnerTokenCreate"]["problems"], json!([]));
    answer.data()["partnerTokenCreate"]["partnerToken"].clone()
}

/// The id of a user.
pub async fn user(admin: &Caller, email: &str) -> Value {
    let query = "query($email: String!) { users(first: 1, filter: { email: { eq: $email } }) { nodes { id } } }";
    admin.ask_with(query, json!({ "email": email })).await.data()["users"]["nodes"][0]["id"].clone()
}

pub const ADMIN: &str = "ada.admin@tessera.example";
pub const SELLER: &str = "sara.seller@tessera.example";

/// A token of a new partner that acts for the user with this address.
pub async fn bearer(app: &TestApp, email: &str, lines: &[&str]) -> String {
    let admin = app.admin().await;
    let user = user(&admin, email).await;
    let partner = partner(&admin, "acme", &user).await;
    token(&admin, &partner, lines).await["bearer"].as_str().unwrap().to_owned()
}

/// Somebody who asks with a token.
pub fn holder(app: &TestApp, bearer: &str) -> Caller {
    Caller::new(app.url("/graphql"), Some(bearer.to_owned()))
}
