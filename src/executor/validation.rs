//! Validates a document once, however often it runs.

use std::sync::Arc;

use async_graphql::{
    CacheControl, Request, ServerError, ValidationResult,
    async_trait::async_trait,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextValidation},
};

/// Marks a request whose document this schema has found valid before.
struct KnownToBeValid;

/// The document of `request` has passed validation by this schema and has not changed since. What depends on the
/// variables is checked where they are coerced and where arguments are read.
#[must_use]
pub fn known_to_be_valid(request: Request) -> Request {
    request.data(KnownToBeValid)
}

/// Leaves out the validation of documents known to be valid: more than a tenth of a short request's time.
pub struct ValidateOnce;

impl ExtensionFactory for ValidateOnce {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait]
impl Extension for ValidateOnce {
    async fn validation(
        &self,
        context: &ExtensionContext<'_>,
        next: NextValidation<'_>,
    ) -> Result<ValidationResult, Vec<ServerError>> {
        if context.data_opt::<KnownToBeValid>().is_some() {
            // Cost and depth have limits of our own, and answers carry no cache control of the library's.
            return Ok(ValidationResult { cache_control: CacheControl::default(), complexity: 0, depth: 0 });
        }
        next.run(context).await
    }
}
