//! XML answers: the same documents as in JSON, and what is special to XML.

mod records;

use alicloud_runtime::wire::{from_json, from_xml};
use proptest::prelude::*;
use records::{Group, Kind, Server, map, server, servers};

fn decoded(xml: &str) -> Group {
    from_xml(xml.as_bytes()).expect("an answer")
}

fn failure(xml: &str) -> String {
    from_xml::<Group>(xml.as_bytes()).expect_err("a failure").to_string()
}

fn request_id(xml: &str) -> Option<String> {
    decoded(xml).request_id
}

#[test]
fn json_and_xml_of_the_same_document_decode_to_equal_values() {
    let json = r#"{
        "RequestId": "R-1",
        "BackendServers": {"BackendServer": [
            {"ServerId": "a", "Port": 80, "Type": "ecs", "Zones": {"Zone": ["x", "y"]}},
            {"ServerId": "b", "Zones": {"Zone": ["z"]}}
        ]},
        "Names": {"Name": ["n"]}, "Ports": {"Port": [80, 443]}, "Matrix": {"Row": [{"Cell": [1, 2]}, {"Cell": [3]}]},
        "Count": 2, "Total": 9007199254740993, "Rate": 0.5, "Enabled": true, "Kind": "pod", "Icon": "aWNvbg==",
        "Labels": {"a": "1", "b": "<&>"}, "Limits": {"l": {"Limit": [1]}},
        "Master": {"ServerId": "m"}, "Parent": {"Parent": {"Count": 1}}
    }"#;
    let xml = "<?xml version='1.0' encoding='UTF-8'?>
        <DescribeGroupResponse>
            <RequestId>R-1</RequestId>
            <BackendServers>
                <BackendServer>
                    <ServerId>a</ServerId><Port>80</Port><Type>ecs</Type><Zones><Zone>x</Zone><Zone>y</Zone></Zones>
                </BackendServer>
                <BackendServer>
                    <ServerId>b</ServerId><Zones><Zone>z</Zone></Zones>
                </BackendServer>
            </BackendServers>
            <Names><Name>n</Name></Names>
            <Ports><Port>80</Port><Port>443</Port></Ports>
            <Matrix><Row><Cell>1</Cell><Cell>2</Cell></Row><Row><Cell>3</Cell></Row></Matrix>
            <Count>2</Count><Total>9007199254740993</Total><Rate>0.5</Rate><Enabled>true</Enabled>
            <Kind>pod</Kind><Icon>aWNvbg==</Icon>
            <Labels><a>1</a><b>&lt;&amp;&gt;</b></Labels><Limits><l><Limit>1</Limit></l></Limits>
            <Master><ServerId>m</ServerId></Master>
            <Parent><Parent><Count>1</Count></Parent></Parent>
        </DescribeGroupResponse>";
    let group = from_json::<Group>(json.as_bytes()).expect("an answer");
    assert_eq!(decoded(xml), group);
    assert_eq!((group.servers.len(), group.total), (2, Some(9_007_199_254_740_993)));
    assert_eq!(group.labels, map([("a", "1".to_owned()), ("b", "<&>".to_owned())]));
}

#[test]
fn the_root_may_have_any_name() {
    for root in ["R", "DescribeGroupResponse", "ns:R", "_-.", "中"] {
        assert_eq!(request_id(&format!("<{root}><RequestId>1</RequestId></{root}>")).as_deref(), Some("1"));
    }
}

#[test]
fn attributes_are_ignored() {
    let xml = r#"<R xmlns="urn:x" a='<"'><RequestId id="2">1</RequestId><Count id="&lt;"/></R>"#;
    assert_eq!(decoded(xml), Group { request_id: Some("1".to_owned()), ..Group::default() });
}

#[test]
fn character_data_is_text() {
    assert_eq!(request_id("<R><RequestId>a<![CDATA[<b> & ]]>c</RequestId></R>").as_deref(), Some("a<b> & c"));
    assert_eq!(decoded("<R><Ports><![CDATA[[80,443]]]></Ports></R>").ports, [80, 443]);
}

#[test]
fn entities_and_character_references_are_resolved() {
    let xml = "<R><RequestId>&lt;&gt;&amp;&apos;&quot;&#65;&#x4e2d;&#x1F600;</RequestId></R>";
    assert_eq!(request_id(xml).as_deref(), Some("<>&'\"A中😀"));
}

#[test]
fn unknown_entities_are_errors() {
    assert_eq!(failure("<R><RequestId>&secret;</RequestId></R>"), "not XML: unknown entity &secret;");
    let declared =
        r#"<!DOCTYPE R [<!ENTITY secret SYSTEM "file:///etc/passwd">]><R><RequestId>&secret;</RequestId></R>"#;
    assert_eq!(failure(declared), "not XML: unknown entity &secret;");
}

#[test]
fn references_to_no_character_are_errors() {
    for reference in ["&#0;", "&#xD800;", "&#x110000;", "&#x;", "&#99999999999;", "& ", "&"] {
        let failure = failure(&format!("<R><RequestId>{reference}</RequestId></R>"));
        assert!(failure.starts_with("not XML: "), "{failure}");
    }
}

#[test]
fn what_is_no_element_is_skipped() {
    let xml = "<?xml version=\"1.0\"?>\n<!DOCTYPE R>\n<!-- <x> --><R><!-- y --><RequestId>1<!-- z -->2<?p q?></RequestId></R>\n\
               <!-- end --><?p?>\n";
    assert_eq!(request_id(xml).as_deref(), Some("12"));
}

#[test]
fn an_empty_element_is_an_empty_text() {
    for empty in ["<RequestId/>", "<RequestId />", "<RequestId></RequestId>"] {
        assert_eq!(request_id(&format!("<R>{empty}</R>")).as_deref(), Some(""));
    }
}

#[test]
fn an_empty_element_is_nothing_for_every_type_but_text() {
    let xml = "<R><BackendServers/><Names/><Matrix/><Count/><Total/><Rate/><Enabled/><Kind/><Labels/><Limits/><Master/>\
               <Parent/></R>";
    assert_eq!(decoded(xml), Group::default());
}

#[test]
fn an_element_of_white_space_is_nothing_for_every_type_but_text() {
    let xml = "<R>\n <BackendServers>\n </BackendServers>\n <Names>\n </Names>\n <Count>\n </Count>\n <Enabled> </Enabled>\n \
               <Labels>\n </Labels>\n <Master>\n </Master>\n</R>";
    assert_eq!(decoded(xml), Group::default());
    assert_eq!(request_id("<R><RequestId> </RequestId></R>").as_deref(), Some(" "));
}

#[test]
fn an_empty_root_is_an_empty_answer() {
    for xml in ["<R/>", "<R></R>", "<R>\n</R>"] {
        assert_eq!(decoded(xml), Group::default());
    }
}

#[test]
fn text_between_elements_is_ignored() {
    assert_eq!(request_id("<R> a <RequestId>1</RequestId> b </R>").as_deref(), Some("1"));
}

#[test]
fn line_ends_in_text_are_normal() {
    assert_eq!(request_id("<R><RequestId>a\r\nb\rc</RequestId></R>").as_deref(), Some("a\nb\nc"));
}

#[test]
fn numbers_may_have_white_space_around_them() {
    let group = decoded("<R><Count>\n 80 \n</Count><Rate> 0.5 </Rate><Enabled> true </Enabled></R>");
    assert_eq!((group.count, group.rate, group.enabled), (Some(80), Some(0.5), Some(true)));
}

#[test]
fn a_list_may_have_one_element_or_several() {
    let one = "<R><BackendServers><BackendServer><ServerId>a</ServerId></BackendServer></BackendServers></R>";
    assert_eq!(decoded(one).servers, servers(["a"]));
    let two = "<R><BackendServers><BackendServer><ServerId>a</ServerId></BackendServer>\
               <BackendServer><ServerId>b</ServerId></BackendServer></BackendServers></R>";
    assert_eq!(decoded(two).servers, servers(["a", "b"]));
}

#[test]
fn a_list_may_be_wrapped_in_elements_of_its_own_name() {
    let xml = "<R><BackendServers><BackendServers><ServerId>a</ServerId></BackendServers>\
               <BackendServers><ServerId>b</ServerId></BackendServers></BackendServers></R>";
    assert_eq!(decoded(xml).servers, servers(["a", "b"]));
}

#[test]
fn a_list_may_be_repeated_elements_without_a_wrapper() {
    let one = "<R><BackendServers><ServerId>a</ServerId></BackendServers></R>";
    assert_eq!(decoded(one).servers, servers(["a"]));
    let two = "<R><Ports>1</Ports><BackendServers><ServerId>a</ServerId></BackendServers><Ports>2</Ports>\
               <BackendServers><ServerId>b</ServerId></BackendServers></R>";
    let group = decoded(two);
    assert_eq!((group.servers, group.ports), (servers(["a", "b"]), vec![1, 2]));
}

#[test]
fn the_only_element_of_a_list_may_hold_a_list() {
    let zones = Server { zones: vec!["x".into(), "y".into()], ..Server::default() };
    let wrapped =
        "<R><BackendServers><BackendServer><Zones>x</Zones><Zones>y</Zones></BackendServer></BackendServers></R>";
    assert_eq!(decoded(wrapped).servers, std::slice::from_ref(&zones));
    let bare = "<R><BackendServers><Zones>x</Zones><Zones>y</Zones></BackendServers></R>";
    assert_eq!(decoded(bare).servers, [zones]);
}

#[test]
fn names_of_elements_need_not_be_declared() {
    assert_eq!(decoded("<R><Names><Name>a</Name></Names></R>").names, ["a"]);
    assert_eq!(decoded("<R><Names><Name>a</Name><Name>b</Name></Names></R>").names, ["a", "b"]);
    let server = "<R><BackendServers><Server><ServerId>a</ServerId></Server></BackendServers></R>";
    assert_eq!(decoded(server).servers, servers(["a"]));
}

#[test]
fn an_empty_element_in_a_list_of_texts_is_an_empty_text() {
    assert_eq!(decoded("<R><Names><Name/></Names></R>").names, [""]);
    assert_eq!(decoded("<R><Names><Name/><Name>a</Name></Names></R>").names, ["", "a"]);
    assert_eq!(decoded("<R><BackendServers><BackendServer/></BackendServers></R>").servers, []);
}

#[test]
fn json_inside_an_element_is_read_where_a_structure_is_expected() {
    let xml = r#"<R><BackendServers>[{"ServerId":"a"}]</BackendServers><Master>{"Type":"eni"}</Master></R>"#;
    let group = decoded(xml);
    assert_eq!(group.servers, servers(["a"]));
    assert_eq!(group.master, Some(Server { kind: Some(Kind::Eni), ..Server::default() }));
}

#[test]
fn a_text_in_a_list_of_texts_is_not_read_as_json() {
    assert_eq!(decoded("<R><Names><Name>[::1]:80</Name></Names></R>").names, ["[::1]:80"]);
    assert_eq!(decoded(r#"<R><Names><Name>{"a":1}</Name></Names></R>"#).names, [r#"{"a":1}"#]);
}

#[test]
fn what_cannot_be_decoded_is_an_error_with_the_path_of_the_field() {
    let xml = "<R><BackendServers><BackendServer><Port>80</Port></BackendServer>\
               <BackendServer><Port>http</Port></BackendServer></BackendServers></R>";
    assert_eq!(failure(xml), r#"BackendServers[1].Port: expected a 32-bit integer, found "http""#);
    assert_eq!(failure("<R><Count>1</Count><Count>2</Count></R>"), "Count: expected a single value, found a list");
    assert_eq!(failure("<R><RequestId><a/></RequestId></R>"), "RequestId: expected a single value, found an object");
    assert_eq!(failure("<R>text</R>"), r#"expected an object, found "text""#);
}

#[test]
fn broken_documents_are_errors() {
    for xml in [
        "<R><RequestId>1</Count></R>",
        "<R></R",
        "<R",
        "</R>",
        "<R><!-- </R>",
        "<R><![CDATA[ </R>",
        "<R><RequestId>1</R></RequestId>",
        "<R/></R>",
    ] {
        assert!(failure(xml).starts_with("not XML: "), "{xml}: {}", failure(xml));
    }
}

#[test]
fn a_document_that_breaks_off_says_where() {
    let failure = failure("<R><BackendServers><BackendServer>");
    assert_eq!(failure, "not XML: the document ends inside the element BackendServer");
}

#[test]
fn a_document_without_an_element_is_an_error() {
    for xml in ["", " \n", "<?xml version='1.0'?>", "<!-- nothing -->"] {
        assert_eq!(failure(xml), "not XML: no element");
    }
}

#[test]
fn text_outside_the_root_is_an_error() {
    for xml in ["a<R/>", "<R/>a", "<R></R> a", "{}", "&lt;<R/>", "<R/><![CDATA[a]]>"] {
        assert_eq!(failure(xml), "not XML: text outside the root element");
    }
    assert_eq!(decoded("\n <R/> \n"), Group::default());
}

#[test]
fn a_second_root_is_an_error() {
    assert_eq!(failure("<R/><R/>"), "not XML: a second root element");
    assert_eq!(failure("<R></R><S></S>"), "not XML: a second root element");
}

#[test]
fn what_is_not_utf_8_is_an_error() {
    let failure = from_xml::<Group>(b"<R><RequestId>\xFF</RequestId></R>").expect_err("a failure");
    assert!(failure.message.starts_with("not UTF-8: "), "{failure}");
}

#[test]
fn elements_that_nest_too_deep_are_an_error() {
    let nested = |depth: usize| format!("{}{}", "<Parent>".repeat(depth), "</Parent>".repeat(depth));
    for depth in [129, 1_000, 100_000] {
        assert_eq!(failure(&nested(depth)), "elements are nested more than 128 deep");
    }
    assert!(decoded(&nested(128)).parent.is_some());
}

#[test]
fn the_root_may_be_a_field() {
    let master = "<Master><ServerId>m</ServerId></Master>";
    assert_eq!(decoded(master), Group { master: Some(server("m")), ..Group::default() });
    assert_eq!(request_id("<RequestId>R</RequestId>").as_deref(), Some("R"));
    assert_eq!(decoded("<Names><Name>n</Name></Names>").names, ["n"]);
    // What stands inside goes first.
    assert_eq!(decoded(&format!("<Parent>{master}</Parent>")).parent, None);
    assert_eq!(decoded("<Names><Names>n</Names></Names>").names, ["n"]);
}

#[test]
fn the_same_answer_twice_is_the_same_value() {
    let xml = "<R><Master><ServerId>a</ServerId></Master></R>";
    assert_eq!(decoded(xml), decoded(xml));
    assert_eq!(decoded(xml).master, Some(server("a")));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in any::<Vec<u8>>()) {
        let _ = from_xml::<Group>(&bytes);
    }

    #[test]
    fn arbitrary_markup_never_panics(parts in prop::collection::vec(prop_oneof![
        Just("<R>"), Just("</R>"), Just("<Names>"), Just("</Names>"), Just("<Ports/>"), Just("<BackendServers>"),
        Just("</BackendServers>"), Just("<![CDATA["), Just("]]>"), Just("&#"), Just(";"), Just("<!DOCTYPE"), Just("["),
        Just("<!--"), Just("-->"), Just("<?"), Just("?>"), Just("\""), Just("中"), Just(" "),
    ], 0..20)) {
        let _ = from_xml::<Group>(parts.concat().as_bytes());
    }
}
