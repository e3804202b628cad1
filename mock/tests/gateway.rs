//! The gateway over a socket, by hand: what it does with callers that are no SDK.

use std::io::{Read, Write};
use std::net::TcpStream;

use alicloud_format::spec::Catalogue;
use alicloud_mock::{Gateway, Options};

fn gateway() -> Gateway {
    Gateway::start(&Catalogue::default(), Options::default().access_key("id", "secret")).expect("a port and a thread")
}

/// Sends these bytes; the answer ends with the connection.
fn exchange(gateway: &Gateway, request: &str) -> String {
    let endpoint = gateway.endpoint();
    let address = endpoint.strip_prefix("http://").expect("an endpoint");
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.write_all(request.as_bytes()).expect("a request that is sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer in UTF-8");
    answer
}

#[test]
fn a_request_without_a_signature_is_refused_in_the_wanted_format() {
    let gateway = gateway();
    let answer =
        exchange(&gateway, "GET /?Action=Test&Format=json HTTP/1.1\r\nhost: gateway\r\nconnection: close\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    assert!(answer.contains("content-type: application/json"), "{answer}");
    assert!(answer.contains("x-acs-request-id: "), "{answer}");
    for member in [r#""Code":"MissingParameter""#, r#""HostId":"gateway""#, r#""RequestId":""#, r#""Recommend":""#] {
        assert!(answer.contains(member), "{answer}");
    }
    let answer = exchange(&gateway, "GET /?Action=Test HTTP/1.1\r\nhost: a&b\r\nconnection: close\r\n\r\n");
    assert!(answer.contains("content-type: text/xml"), "{answer}");
    assert!(answer.contains("<Error><RequestId>") && answer.contains("<HostId>a&amp;b</HostId>"), "{answer}");
    assert_eq!(gateway.requests().len(), 2);
}

#[test]
fn what_cannot_be_read_is_refused() {
    let gateway = gateway();
    for query in ["a=%zz", "a=%ff"] {
        let request = format!("GET /?{query} HTTP/1.1\r\nhost: gateway\r\nconnection: close\r\n\r\n");
        assert!(exchange(&gateway, &request).starts_with("HTTP/1.1 400 "), "{query}");
    }
    assert!(exchange(&gateway, "nonsense\r\n\r\n").starts_with("HTTP/1.1 400 "));
}

#[test]
fn connections_end_with_the_gateway() {
    let gateway = gateway();
    let address = gateway.endpoint().trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(address).expect("a connection");
    drop(gateway);
    assert!(matches!(stream.read(&mut [0]), Ok(0) | Err(_)));
}
