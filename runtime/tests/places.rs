//! Requests: the places that are not the query, and what these can hold.

mod records;

use std::collections::BTreeMap;

use alicloud_runtime::{
    Record, Wire,
    wire::{Body, Encoded, Parameters, encode},
};
use records::{Server, map, record, server, servers};

fn encoded(request: &dyn Record) -> Encoded {
    encode(request).expect("a request that can be sent")
}

fn refused(request: &dyn Record) -> String {
    encode(request).expect_err("a request that cannot be sent").to_string()
}

fn pairs<const N: usize>(pairs: [(&str, &str); N]) -> Parameters {
    pairs.into_iter().collect()
}

record! {
    Placed {
        query: Scalar(Option<String>) = "Query",
        form: List(Vec<Server>) = "Form",
        header: Scalar(Option<i32>) = "X-Header",
        path: Scalar(Option<String>) = "Path",
        host: Scalar(Option<String>) = "Host",
        body: Optional(Option<Server>) = "Body",
        form_json: List(Vec<i32>) = "FormJson",
    }
    wire: &[
        ("Form", Wire::Form),
        ("X-Header", Wire::Header),
        ("Path", Wire::Path),
        ("Host", Wire::Host),
        ("Body", Wire::Body),
        ("FormJson", Wire::Json),
        ("FormJson", Wire::Form),
    ],
}

fn placed() -> Placed {
    Placed {
        query: Some("q".to_owned()),
        form: servers(["f"]),
        header: Some(1),
        path: Some("p/1".to_owned()),
        host: Some("h".to_owned()),
        body: Some(server("b")),
        form_json: vec![1, 2],
    }
}

#[test]
fn every_field_goes_to_its_place() {
    let expected = Encoded {
        query: pairs([("Query", "q")]),
        form: pairs([("Form.1.ServerId", "f"), ("FormJson", "[1,2]")]),
        body: Some(Body::Json(r#"{"ServerId":"b"}"#.to_owned())),
        headers: pairs([("X-Header", "1")]),
        path: pairs([("Path", "p/1")]),
        host: pairs([("Host", "h")]),
    };
    assert_eq!(encoded(&placed()), expected);
}

#[test]
fn a_parameter_is_found_wherever_it_travels() {
    let encoded = encoded(&placed());
    let found =
        ["Query", "Form.1.ServerId", "X-Header", "Path", "Host", "Body", "Nobody"].map(|name| encoded.get(name));
    assert_eq!(found, [Some("q"), Some("f"), Some("1"), Some("p/1"), Some("h"), None, None]);
}

record! {
    Headers {
        flag: Scalar(Option<bool>) = "x-lamp-flag",
        names: List(Vec<String>) = "x-lamp-names",
        server: Optional(Option<Server>) = "x-lamp-server",
        meta: Map(BTreeMap<String, String>) = "x-lamp-meta-*",
        length: Scalar(Option<i32>) = "Content-Length",
        zones: List(Vec<String>) = "x-lamp-zones",
    }
    wire: &[
        ("x-lamp-flag", Wire::Header),
        ("x-lamp-names", Wire::Header),
        ("x-lamp-server", Wire::Header),
        ("x-lamp-meta-*", Wire::Header),
        ("Content-Length", Wire::Header),
        ("x-lamp-zones", Wire::Header),
        ("x-lamp-zones", Wire::Comma),
    ],
}

#[test]
fn a_header_holds_one_value_whatever_it_is() {
    let headers = Headers {
        flag: Some(true),
        names: vec!["a".into(), "b".into()],
        server: Some(server("s")),
        zones: vec!["z1".into(), "z2".into()],
        ..Headers::default()
    };
    let expected = [
        ("x-lamp-flag", "true"),
        ("x-lamp-names", r#"["a","b"]"#),
        ("x-lamp-server", r#"{"ServerId":"s"}"#),
        ("x-lamp-zones", "z1,z2"),
    ];
    assert_eq!(encoded(&headers).headers, pairs(expected));
}

#[test]
fn a_map_under_an_asterisk_is_a_header_for_each_entry() {
    let meta = map([("colour", "warm white 中".to_owned()), ("Level", String::new())]);
    let headers = encoded(&Headers { meta, ..Headers::default() }).headers;
    assert_eq!(headers, pairs([("x-lamp-meta-Level", ""), ("x-lamp-meta-colour", "warm white 中")]));
}

#[test]
fn what_headers_cannot_hold_is_refused_by_name() {
    for value in ["a\r\nx-evil: 1", "a\nb", "\0", "\x7F"] {
        let meta = map([("a", value.to_owned())]);
        let message = refused(&Headers { meta, ..Headers::default() });
        assert!(message.starts_with("x-lamp-meta-a: is sent in a header"), "{message}");
        assert!(!message.contains("evil"), "{message}");
    }
    for name in ["a b", "a:b", "a\nb", "中"] {
        let meta = map([(name, "1".to_owned())]);
        let message = refused(&Headers { meta, ..Headers::default() });
        assert!(message.starts_with(&format!("x-lamp-meta-{name}: is a header, whose name")), "{message}");
    }
}

#[test]
fn headers_that_say_how_a_request_travels_cannot_be_set() {
    let message = refused(&Headers { length: Some(5), ..Headers::default() });
    assert!(message.starts_with("Content-Length: is a header that requests cannot set"), "{message}");
}

#[test]
fn a_prefix_of_the_host_is_made_of_labels() {
    let host = |host: &str| Placed { host: Some(host.to_owned()), ..Placed::default() };
    let longest = "x".repeat(63);
    for text in ["a", "my-bucket_1", "a.b", "123", &longest] {
        assert_eq!(encoded(&host(text)).host, pairs([("Host", text)]));
    }
    let too_long = "x".repeat(64);
    for text in ["", ".", "a.", ".a", "a..b", "a/b", "a:80", "a@b", "a b", "a\r\n", "中", "a%2F", &too_long] {
        let message = refused(&host(text));
        assert!(message.starts_with("Host: is part of the host name"), "{message}");
    }
}
