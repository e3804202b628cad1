//! Requests without a signature: those with a bearer token, and those that anybody can make.

use super::{BearerToken, Call, Identity, v1};
use crate::answer::Refusal;
use crate::request::Received;

/// What the request asks for, by a token that the gateway knows or by nobody.
pub(super) fn call(received: &Received, known: &[BearerToken]) -> Result<Call, Refusal> {
    let is_in_headers = received.header("x-acs-version").is_some();
    let said = |header: &str, parameter: &str| {
        if is_in_headers { received.header(header) } else { received.parameter(parameter) }
    };
    let token = said("x-acs-bearer-token", "BearerToken");
    let identity = match token {
        None => Identity::Nobody,
        Some(token) => {
            let kind = received.header("x-acs-signature-type").or_else(|| received.parameter("SignatureType"));
            check_token(token, kind, known)?;
            Identity::Bearer
        }
    };
    let version = said("x-acs-version", "Version").ok_or_else(|| Refusal::missing("Version"))?;
    Ok(Call {
        identity,
        action: said("x-acs-action", "Action").map(str::to_owned),
        version: version.to_owned(),
        common: if is_in_headers { &["SignatureType", "Format"] } else { v1::COMMON },
    })
}

fn check_token(token: &str, kind: Option<&str>, known: &[BearerToken]) -> Result<(), Refusal> {
    match kind {
        Some("BEARERTOKEN") if known.iter().any(|known| known.0 == token) => Ok(()),
        Some("BEARERTOKEN") => Err(Refusal::new("InvalidBearerToken", "Specified bearer token is not known.")),
        Some(other) => Err(Refusal::new("InvalidSignatureType", format!("{other} is no kind of signature."))),
        None => Err(Refusal::missing("SignatureType")),
    }
}
