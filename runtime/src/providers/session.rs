//! Temporary access keys as services write them.

use std::time::SystemTime;

use crate::{identity::Credentials, model::Json, wire::response};

/// An access key with a token and an end, none of which has been looked at.
#[derive(Default)]
pub(super) struct Session {
    pub(super) id: Option<String>,
    pub(super) secret: Option<String>,
    pub(super) token: Option<String>,
    pub(super) expiration: Option<String>,
}

impl Session {
    /// Complete credentials.
    ///
    /// # Errors
    /// What is missing or cannot be read, as a sentence about an answer that repeats nothing of it.
    pub(super) fn complete(self) -> Result<Credentials, String> {
        let part = |value: Option<String>, name: &str| {
            value.filter(|value| !value.is_empty()).ok_or_else(|| format!("the response has no {name}"))
        };
        let (id, secret) = (part(self.id, "AccessKeyId")?, part(self.secret, "AccessKeySecret")?);
        let (token, expiration) = (part(self.token, "SecurityToken")?, part(self.expiration, "Expiration")?);
        let expiration =
            time(&expiration).ok_or("the Expiration in the response is not a time such as 2026-01-02T03:04:05Z")?;
        let credentials = Credentials::sts(id, secret, token).expiring(expiration);
        credentials.check_parts().map_err(|error| format!("in the response, {error}"))?;
        Ok(credentials)
    }
}

/// Reads what instance metadata and credentials URIs answer.
///
/// # Errors
/// As [`Session::complete`].
pub(super) fn read(body: &[u8]) -> Result<Credentials, String> {
    // Messages of a typed decoder repeat what they found, which may be a secret.
    let answer: Json = serde_json::from_slice(body).map_err(|_| "the response is not JSON")?;
    let text = |name| response::text_of(&answer, &[name]);
    match text("Code") {
        Some(code) if code == "Success" => {}
        Some(code) if is_code(&code) => return Err(format!("the response has the code {code}")),
        Some(_) | None => return Err("the response does not have the code Success".to_owned()),
    }
    let (id, secret) = (text("AccessKeyId"), text("AccessKeySecret"));
    Session { id, secret, token: text("SecurityToken"), expiration: text("Expiration") }.complete()
}

/// Whether a text looks like an error code, such as `Throttling.User`, rather than like something that is not to be shown.
fn is_code(text: &str) -> bool {
    text.len() <= 40 && text.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'.')
}

/// The time that a text such as `2026-01-02T03:04:05Z` says.
pub(super) fn time(text: &str) -> Option<SystemTime> {
    humantime::parse_rfc3339(text.trim()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMPLETE: &str = r#"{"Code":"Success","AccessKeyId":"session-key-id","AccessKeySecret":"hunter2",
        "SecurityToken":"hunter3","Expiration":"2026-01-02T03:04:05Z","LastUpdated":"2026-01-01T21:04:05Z"}"#;

    #[test]
    fn a_complete_answer_becomes_credentials_that_expire() {
        let credentials = read(COMPLETE.as_bytes()).expect("credentials");
        assert_eq!(credentials.expiration(), time("2026-01-02T03:04:05Z"));
        assert_eq!(format!("{credentials:?}"), "Credentials::Sts(***y-id)");
    }

    #[test]
    fn every_other_answer_is_refused_and_nothing_of_it_repeated() {
        let without = |part: &str| COMPLETE.replace(&format!("\"{part}\""), "\"Other\"");
        for (body, message) in [
            (without("AccessKeyId"), "the response has no AccessKeyId"),
            (without("AccessKeySecret"), "the response has no AccessKeySecret"),
            (without("SecurityToken"), "the response has no SecurityToken"),
            (without("Expiration"), "the response has no Expiration"),
            (without("Code"), "the response does not have the code Success"),
            (COMPLETE.replace("Success", "Failed"), "the response has the code Failed"),
            (COMPLETE.replace("Success", "hunter2!"), "the response does not have the code Success"),
            (COMPLETE.replace("\"hunter2\"", "{\"hunter2\":1}"), "the response has no AccessKeySecret"),
            (COMPLETE.replace("2026-01-02T03:04:05Z", "hunter2"), "the Expiration in the response is not a time"),
            (
                COMPLETE.replace("hunter3", "hunter\\u00e9"),
                "in the response, the security token contains white space, control",
            ),
            (COMPLETE.replace("session-key-id", "hunter 2"), "in the response, the access key id contains white space"),
            (COMPLETE.replace('}', ""), "the response is not JSON"),
            ("hunter2".to_owned(), "the response is not JSON"),
            (String::new(), "the response is not JSON"),
            ("[]".to_owned(), "the response does not have the code Success"),
        ] {
            let refused = read(body.as_bytes()).expect_err(message);
            assert!(refused.starts_with(message) && !refused.contains("hunter"), "{refused}");
        }
    }
}
