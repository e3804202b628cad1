//! Who calls: tokens, nobody, and services that want to know it in a way of their own.

use alicloud_runtime::ConfigError;

use super::*;

const VERSIONS: [SigningVersion; 2] = [SigningVersion::V3, SigningVersion::V1];
const TOKEN: &str = "test-token-0123";

fn credentials() -> [Credentials; 4] {
    [
        Credentials::access_key("test-key-id", "test-secret"),
        Credentials::sts("test-key-id", "test-secret", TOKEN),
        Credentials::bearer(TOKEN),
        Credentials::anonymous(),
    ]
}

#[tokio::test]
async fn temporary_keys_come_with_their_token() {
    for version in VERSIONS {
        let credentials = Credentials::sts("test-key-id", "test-secret", TOKEN);
        let sent = sent(Delete::default(), |config| config.signing(version).credentials(credentials)).await;
        assert!(sent.starts_with("DELETE /things HTTP/1.1\r\n"), "{sent}");
        has_no_header(&sent, "content-length");
        has_line(&sent, "x-acs-accesskey-id: test-key-id");
        has_line(&sent, &format!("x-acs-security-token: {TOKEN}"));
        has_line(&sent, "authorization: ");
    }
}

#[tokio::test]
async fn bearers_show_their_token() {
    for version in VERSIONS {
        let bearer = Credentials::bearer(TOKEN);
        let sent = sent(Delete::default(), |config| config.signing(version).credentials(bearer)).await;
        assert!(sent.starts_with("DELETE /things HTTP/1.1\r\n"), "{sent}");
        has_line(&sent, &format!("x-acs-bearer-token: {TOKEN}"));
        has_line(&sent, "x-acs-signature-type: BEARERTOKEN");
        has_no_header(&sent, "authorization");
    }
}

#[track_caller]
fn tells_nothing(sent: &str) {
    for part in ["test-key-id", TOKEN, "Signature=", "authorization:", "bearer", "BEARER", "security-token"] {
        assert!(!sent.contains(part), "{part} in {sent}");
    }
}

#[tokio::test]
async fn anonymous_operations_send_no_credentials_whatever_there_are() {
    for version in VERSIONS {
        for credentials in credentials() {
            let configure = |config: ConfigBuilder| config.signing(version).credentials(credentials.clone());
            let rpc = sent(Assume::default(), configure).await;
            assert!(rpc.contains("Assume"), "{rpc}");
            tells_nothing(&rpc);
            let roa = sent(Open::default(), configure).await;
            assert!(roa.starts_with("POST /open HTTP/1.1\r\n"), "{roa}");
            has_line(&roa, "x-acs-action: Open");
            tells_nothing(&roa);
        }
    }
}

#[tokio::test]
async fn anonymous_callers_are_not_signed_for() {
    for version in VERSIONS {
        let anonymous = Credentials::anonymous();
        tells_nothing(&sent(Delete::default(), |config| config.signing(version).credentials(anonymous)).await);
    }
}

#[tokio::test]
async fn signing_of_ones_own_is_refused_before_anything_is_sent() {
    let server = Server::answering("200 OK", "", "{}").await;
    for credentials in credentials().into_iter().take(3) {
        let client = client(config(&server).credentials(credentials));
        let error = client.call(GetBucket::default()).await.expect_err("no such signing");
        assert!(
            matches!(&error, Error::Config(error) if **error == ConfigError::OwnSigning { service: "Cs" }),
            "{error}"
        );
        assert!(error.to_string().contains("uses its own signing method"), "{error}");
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn nobody_needs_no_signature() {
    let by_nobody = sent(GetBucket::default(), |config| config.credentials(Credentials::anonymous())).await;
    assert!(by_nobody.starts_with("GET /?acl= HTTP/1.1\r\n"), "{by_nobody}");
    tells_nothing(&by_nobody);
    for credentials in credentials() {
        tells_nothing(&sent(OpenBucket::default(), |config| config.credentials(credentials)).await);
    }
}
