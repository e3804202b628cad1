//! What a client fills in where a request leaves it out: the region, and the token by which a service knows a call again.

use std::borrow::Cow;

use crate::{
    client::{ConfigError, check_region},
    identity::random,
    model::{Constraint, Operation, Primitive, Record, Repeatable, Wire, record::field, validate::is_given},
    wire::response::text,
};

/// Gives the client's region to the fields that fall back to it. Returns the region of the call: that of the request, or else
/// that of the client. An empty text is no region.
///
/// # Errors
/// There is no region although one is required, or the one of the request is none.
pub(crate) fn fill_region<'a>(
    operation: &'static Operation,
    request: &mut dyn Record,
    region: Option<&'a str>,
    required: bool,
) -> Result<Option<Cow<'a, str>>, ConfigError> {
    let shape = request.shape();
    let mut of_request = None;
    for (name, _) in shape.wire.iter().filter(|(_, wire)| *wire == Wire::Region) {
        let Some(index) = shape.index_of(name, 0) else {
            continue;
        };
        if is_given(&request.view(index)) {
            of_request = of_request.or(text(&request.view(index)));
        } else if let Some(region) = region {
            // A region field that cannot hold a region id stays empty.
            field::set(request, name, Primitive::Text(region));
        } else if required && shape.constraints_of(name).any(|constraint| constraint == Constraint::Required) {
            return Err(ConfigError::RegionRequired { operation: operation.name });
        }
    }
    let of_request = of_request.map(check_region).transpose()?;
    Ok(of_request.map(Cow::Owned).or(region.map(Cow::Borrowed)))
}

/// Gives the call a token of its own if it has none, so that the service can tell it from the next one when it is repeated. An
/// empty text is no token.
///
/// # Errors
/// There are no random numbers.
pub(crate) fn fill_token(operation: &'static Operation, request: &mut dyn Record) -> Result<(), ConfigError> {
    let Repeatable::WithToken(name) = operation.repeatable else {
        return Ok(());
    };
    if request.shape().index_of(name, 0).is_some_and(|index| !is_given(&request.view(index))) {
        let token = random::token().ok_or(ConfigError::NoRandomness)?;
        // A field that cannot hold a token stays empty.
        field::set(request, name, Primitive::Text(&token));
    }
    Ok(())
}
