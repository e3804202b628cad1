//! Requests: the kinds of bodies.

mod records;

use std::collections::BTreeMap;

use alicloud_runtime::{
    Bytes, Json, Record, Wire,
    wire::{Body, Encoded, encode},
};
use records::{Kind, Server, map, record, servers};

fn encoded(request: &dyn Record) -> Encoded {
    encode(request).expect("a request that can be sent")
}

fn body(request: &dyn Record) -> Body {
    encoded(request).body.expect("a body")
}

fn json(text: &str) -> Option<Body> {
    Some(Body::Json(text.to_owned()))
}

record! {
    Members {
        count: Scalar(Option<i32>) = "Count",
        servers: List(Vec<Server>) = "Servers",
        quoted: Scalar(Option<i32>) = "Quoted",
    }
    wire: &[
        ("Count", Wire::BodyMember),
        ("Servers", Wire::BodyMember),
        ("Quoted", Wire::BodyMember),
        ("Quoted", Wire::Quoted),
    ],
}

#[test]
fn members_of_a_body_stay_members_however_many_are_set() {
    let body = |members: Members| encoded(&members).body;
    let count = Members { count: Some(1), ..Members::default() };
    let servers = Members { servers: servers(["a"]), ..Members::default() };
    let both = Members { count: Some(1), quoted: Some(2), ..servers.clone() };
    assert_eq!(body(Members::default()), None);
    assert_eq!(body(count), json(r#"{"Count":1}"#));
    assert_eq!(body(servers), json(r#"{"Servers":[{"ServerId":"a"}]}"#));
    assert_eq!(body(both), json(r#"{"Count":1,"Servers":[{"ServerId":"a"}],"Quoted":"2"}"#));
}

record! {
    Bodies { list: List(Vec<i32>) = "List", }
    wire: &[("List", Wire::Body)],
}

#[test]
fn a_body_of_its_own_may_be_any_structure() {
    assert_eq!(encoded(&Bodies { list: vec![1, 2] }).body, json("[1,2]"));
    assert_eq!(encoded(&Bodies::default()).body, None);
}

record! {
    Scalars {
        text: Scalar(Option<String>) = "Text",
        bytes: Scalar(Option<Bytes>) = "Bytes",
        number: Scalar(Option<i32>) = "Number",
        quoted: Scalar(Option<bool>) = "Quoted",
        kind: Scalar(Option<Kind>) = "Kind",
        any: Json(Json) = "Any",
        map: Map(BTreeMap<String, i32>) = "Map",
    }
    wire: &[
        ("Text", Wire::Body),
        ("Bytes", Wire::Body),
        ("Number", Wire::Body),
        ("Quoted", Wire::Body),
        ("Quoted", Wire::Quoted),
        ("Kind", Wire::Body),
        ("Any", Wire::Body),
        ("Map", Wire::Body),
    ],
}

#[test]
fn bytes_are_sent_as_they_are() {
    let bytes = Bytes::from_static(b"\xFF\0");
    let body = body(&Scalars { bytes: Some(bytes.clone()), ..Scalars::default() });
    assert_eq!(body, Body::Bytes(bytes.clone()));
    assert_eq!((body.media_type(), body.bytes()), ("application/octet-stream", bytes));
}

#[test]
fn a_text_is_sent_as_it_stands_and_called_json_if_it_is() {
    for (text, media_type) in [
        ("{\"a\": 1}", "application/json; charset=utf-8"),
        (" [1, 2] ", "application/json; charset=utf-8"),
        ("{\"a\": 1", "text/plain; charset=utf-8"),
        ("\"a\"", "text/plain; charset=utf-8"),
        ("5", "text/plain; charset=utf-8"),
        ("中", "text/plain; charset=utf-8"),
        ("", "text/plain; charset=utf-8"),
    ] {
        let body = body(&Scalars { text: Some(text.to_owned()), ..Scalars::default() });
        assert_eq!((body.media_type(), body.bytes()), (media_type, Bytes::from(text)));
    }
    assert_eq!(body(&Scalars { kind: Some(Kind::Eni), ..Scalars::default() }), Body::Text("eni".to_owned()));
}

#[test]
fn other_scalars_are_json() {
    assert_eq!(encoded(&Scalars { number: Some(5), ..Scalars::default() }).body, json("5"));
    assert_eq!(encoded(&Scalars { quoted: Some(true), ..Scalars::default() }).body, json("\"true\""));
    let any = "\"a\"".parse().expect("JSON");
    assert_eq!(encoded(&Scalars { any, ..Scalars::default() }).body, json("\"a\""));
    assert_eq!(encoded(&Scalars { map: map([("a", 1)]), ..Scalars::default() }).body, json(r#"{"a":1}"#));
}

record! {
    Tagging {
        tags: List(Vec<Tag>) = "Tag",
        version: Scalar(Option<i32>) = "Version",
        numbers: List(Vec<i32>) = "Numbers",
    }
    wire: &[("Numbers", Wire::Comma)],
}

record! {
    Tag {
        key: Scalar(Option<String>) = "Key",
        icon: Scalar(Option<Bytes>) = "Icon",
        more: Map(BTreeMap<String, String>) = "More",
        any: Json(Json) = "Any",
        rate: Scalar(Option<f64>) = "Rate",
    }
}

record! {
    Rooted { tagging: Optional(Option<Tagging>) = "Tagging", }
}

record! {
    RootedList { tags: List(Vec<Tag>) = "Tag", }
}

record! {
    Xml {
        rooted: Optional(Option<Rooted>) = "Rooted",
        several: Optional(Option<Tagging>) = "Several",
        list: Optional(Option<RootedList>) = "List",
        any: Json(Json) = "Any",
        text: Scalar(Option<String>) = "Text",
    }
    wire: &[
        ("Rooted", Wire::Body),
        ("Rooted", Wire::Xml),
        ("Several", Wire::Body),
        ("Several", Wire::Xml),
        ("List", Wire::Xml),
        ("List", Wire::Body),
        ("Any", Wire::Body),
        ("Any", Wire::Xml),
        ("Text", Wire::Body),
        ("Text", Wire::Xml),
    ],
}

/// The document without its declaration.
#[track_caller]
fn xml(request: &Xml) -> String {
    let body = body(request);
    assert_eq!(body.media_type(), "application/xml");
    let Body::Xml(document) = body else { unreachable!("an XML document: {body:?}") };
    let (declaration, document) = document.split_once("?>").expect("a declaration");
    assert_eq!(declaration, r#"<?xml version="1.0" encoding="UTF-8""#);
    document.to_owned()
}

fn tag(key: &str) -> Tag {
    Tag { key: Some(key.to_owned()), ..Tag::default() }
}

#[test]
fn the_only_member_is_the_root_of_a_document() {
    let tagging = Tagging { tags: vec![tag("a"), tag("")], version: Some(1), numbers: vec![1, 2] };
    let rooted = Rooted { tagging: Some(tagging) };
    assert_eq!(
        xml(&Xml { rooted: Some(rooted), ..Xml::default() }),
        "<Tagging><Tag><Key>a</Key></Tag><Tag><Key></Key></Tag><Version>1</Version><Numbers>1,2</Numbers></Tagging>"
    );
    assert_eq!(xml(&Xml { rooted: Some(Rooted::default()), ..Xml::default() }), "<Tagging></Tagging>");
}

#[test]
fn several_members_stand_under_the_name_of_the_field() {
    let several = Tagging { tags: vec![tag("a")], ..Tagging::default() };
    assert_eq!(xml(&Xml { several: Some(several), ..Xml::default() }), "<Several><Tag><Key>a</Key></Tag></Several>");
    let list = |tags| xml(&Xml { list: Some(RootedList { tags }), ..Xml::default() });
    assert_eq!(list(vec![tag("a")]), "<Tag><Key>a</Key></Tag>");
    assert_eq!(list(vec![tag("a"), tag("b")]), "<List><Tag><Key>a</Key></Tag><Tag><Key>b</Key></Tag></List>");
}

#[test]
fn text_in_documents_is_escaped() {
    let mut escaped = tag("</Key><Evil a=\"1\">&amp;]]>\r\n中");
    escaped.more = map([("k", "<".to_owned())]);
    escaped.icon = Some(Bytes::from_static(b"icon"));
    escaped.rate = Some(0.5);
    escaped.any = r#"{"List":[1,{"a":"&"},null],"None":null,"True":true}"#.parse().expect("JSON");
    let list = RootedList { tags: vec![escaped] };
    assert_eq!(
        xml(&Xml { list: Some(list), ..Xml::default() }),
        "<Tag><Key>&lt;/Key&gt;&lt;Evil a=\"1\"&gt;&amp;amp;]]&gt;&#13;\n中</Key><Icon>aWNvbg==</Icon>\
         <More><k>&lt;</k></More><Any><List>1</List><List><a>&amp;</a></List><True>true</True></Any>\
         <Rate>0.5</Rate></Tag>"
    );
}

#[test]
fn json_of_ones_own_becomes_a_document_too() {
    let any = |text: &str| xml(&Xml { any: text.parse().expect("JSON"), ..Xml::default() });
    assert_eq!(any(r#"{"Root":{"A":1}}"#), "<Root><A>1</A></Root>");
    assert_eq!(any(r#"{"A":[1,2]}"#), "<Any><A>1</A><A>2</A></Any>");
    assert_eq!(any(r#"{"A":1,"B":2}"#), "<Any><A>1</A><B>2</B></Any>");
    assert_eq!(any("[1,2]"), "<Any><Any>1</Any><Any>2</Any></Any>");
}

#[test]
fn a_text_that_is_to_be_xml_is_sent_as_it_stands() {
    let body = body(&Xml { text: Some("<a/>".to_owned()), ..Xml::default() });
    assert_eq!((body.media_type(), body.bytes()), ("application/xml", Bytes::from("<a/>")));
}

#[test]
fn what_xml_has_no_form_for_is_refused_by_name() {
    let refused = |tag: Tag| {
        let list = Some(RootedList { tags: vec![tag] });
        encode(&Xml { list, ..Xml::default() }).expect_err("no form").to_string()
    };
    let message = refused(tag("a\0b"));
    assert_eq!(message, "List.Tag[0].Key: has a control character, which XML does not allow");
    for key in ["", "1a", "a b", "a>", "x:y"] {
        let message = refused(Tag { more: map([(key, String::new())]), ..Tag::default() });
        assert_eq!(message, format!("List.Tag[0].More.{key}: is not a valid name of an XML element"));
    }
    let message = refused(Tag { rate: Some(f64::NAN), ..Tag::default() });
    assert_eq!(message, "List.Tag[0].Rate: NaN is not a finite number");
}
