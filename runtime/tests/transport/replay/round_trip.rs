//! Calls of a client over a socket, recorded, saved, loaded, and made again without one.

use std::sync::Arc;

use alicloud_runtime::{
    Client, Credentials, Error, ResponseFormat, SigningVersion,
    transport::{
        HyperTransport, Transport, TransportErrorKind,
        replay::{Recorder, Recording, Replay},
    },
};

use crate::{
    server::{Script, Server, Then, response},
    support::{self, DescribeLamp, SERVICE},
};

const SECRETS: [&str; 3] = ["test-key-id", "test-secret", "test-token"];

fn client(transport: impl Transport + 'static, host: &str, signing: SigningVersion) -> Client {
    let config = support::config()
        .credentials(Credentials::sts(SECRETS[0], SECRETS[1], SECRETS[2]))
        .signing(signing)
        .endpoint(format!("http://{host}"))
        .transport(transport);
    Client::new(&SERVICE, &config.build().expect("a complete configuration"))
}

/// What each call got: the brightness, or the code of the error.
async fn calls(client: &Client) -> Vec<String> {
    let mut outcomes = Vec::new();
    for lamp_id in ["lamp 1", "中+"] {
        let request = DescribeLamp { lamp_id: lamp_id.to_owned(), ..DescribeLamp::default() };
        outcomes.push(match client.call(request).await {
            Ok(lamp) => format!("{:?} {:?}", lamp.request_id, lamp.brightness),
            Err(error) => format!("{:?} {:?}", error.status(), error.code()),
        });
    }
    outcomes
}

#[tokio::test]
async fn a_recording_answers_the_same_calls_again_without_their_secrets() {
    let headers = "content-type: application/json\r\nx-acs-security-token: test-token\r\n";
    for (status, body) in [
        ("200 OK", r#"{"RequestId":"R-1","Brightness":80}"#),
        ("403 Forbidden", r#"{"RequestId":"R-2","Code":"Forbidden.RAM","Message":"No."}"#),
    ] {
        for signing in [SigningVersion::V1, SigningVersion::V3] {
            let server = Server::start(Script::new(response(status, headers, body), Then::Next)).await;
            let host = server.address.to_string();
            let recorder = Arc::new(Recorder::new(HyperTransport::builder().no_proxy().build().expect("a transport")));
            let answered = calls(&client(Arc::clone(&recorder), &host, signing)).await;
            let file = std::env::temp_dir().join(format!("alicloud-recording-{}-{host}", std::process::id()));
            std::fs::write(&file, recorder.recording().to_json().expect("JSON")).expect("a file");
            let json = std::fs::read_to_string(&file).expect("the file");
            std::fs::remove_file(&file).expect("the file");
            for secret in SECRETS {
                assert!(server.received().concat().contains(secret) || secret == "test-secret");
                assert!(!json.contains(secret), "{secret} is in {json}");
            }
            for word in ["Signature", "Nonce", "Timestamp", "authorization", "alicloud-rust"] {
                assert!(!json.contains(word), "{word} is in {json}");
            }
            let recording = Recording::from_json(&json).expect("a recording");
            assert_eq!(recording, recorder.recording());
            // The replay needs neither the server nor the version of the signature, nor the same identity.
            drop(server);
            for signing in [SigningVersion::V1, SigningVersion::V3] {
                let replay = Arc::new(Replay::new(recording.clone()));
                assert_eq!(calls(&client(Arc::clone(&replay), &host, signing)).await, answered);
                assert_eq!(replay.remaining(), 0);
            }
        }
    }
}

#[tokio::test]
async fn a_call_that_was_not_recorded_is_an_error_of_the_call() {
    let replay = client(Replay::new(Recording::default()), "127.0.0.1", SigningVersion::V3);
    let error = replay.call(support::request()).await.expect_err("nothing is recorded");
    let expected = "the recording has no response (127.0.0.1): all 0 recorded requests were made, followed by \
                    DescribeLamp (POST 127.0.0.1/)";
    assert_eq!(error.to_string(), expected);
    assert!(matches!(error, Error::Transport(error) if error.kind() == TransportErrorKind::NotRecorded));
}

#[tokio::test]
async fn a_recording_does_not_depend_on_the_format_that_is_asked_for() {
    let server = Server::start(Script::new(response("200 OK", "", r#"{"Brightness":1}"#), Then::Next)).await;
    let host = server.address.to_string();
    let recorder = Arc::new(Recorder::new(HyperTransport::new()));
    let recorded = client(Arc::clone(&recorder), &host, SigningVersion::V1);
    recorded.call(support::request()).await.expect("an answer");
    let config = support::config()
        .endpoint(format!("http://{host}"))
        .response_format(ResponseFormat::Xml)
        .signing(SigningVersion::V1)
        .transport(Replay::new(recorder.recording()));
    let replayed = Client::new(&SERVICE, &config.build().expect("a complete configuration"));
    let lamp = replayed.call(support::request()).await;
    assert_eq!(lamp.expect("the recorded answer").brightness, Some(1));
}
