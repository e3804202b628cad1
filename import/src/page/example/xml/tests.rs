use proptest::prelude::*;

use super::parse;
use crate::page::example::RepairKind::{self, *};
use crate::page::example::{Element, Xml};

fn read(text: &str) -> Xml {
    parse(text, 1).map_err(|error| (error, text)).expect("readable")
}

/// An element in short: `A(B=1 C(D=2))`.
fn short(element: &Element) -> String {
    if element.children.is_empty() {
        return format!("{}={}", element.name, element.text);
    }
    let children: Vec<_> = element.children.iter().map(short).collect();
    format!("{}({})", element.name, children.join(" "))
}

#[track_caller]
fn mended(text: &str, root: &str, kinds: &[RepairKind]) {
    let xml = read(text);
    assert_eq!(short(&xml.root), root, "{text}");
    let repairs: Vec<_> = xml.repairs.iter().map(|repair| repair.kind).collect();
    assert_eq!(repairs, kinds, "{text}");
}

#[test]
fn good_xml_is_left_alone() {
    let text =
        "<?xml version=\"1.0\"?>\n<A x=\"1\">\n  <B>a &amp; &lt;b&gt; &#65;</B>\n  <C/><D><![CDATA[<e>]]></D>\n</A>";
    mended(text, "A(B=a & <b> A C= D=<e>)", &[]);
    let root = read(text).root;
    assert_eq!(root.line, 2);
    assert_eq!(root.children.iter().map(|child| child.line).collect::<Vec<_>>(), [3, 4, 4]);
}

#[test]
fn declarations_may_be_anything() {
    mended("<? xml version=\"1.0\" ? >\n<A>1</A>", "A=1", &[Declaration]);
    mended("<A>\n<?xml version=\"1.0\"?>\n<B>1</B></A>", "A(B=1)", &[Declaration]);
    mended("\u{feff}\n <?xml version=\"1.0\"?><A>1</A>", "A=1", &[]);
}

#[test]
fn bare_marks_are_text() {
    mended(
        "<A><Op><</Op><Q>a & b &x; &nbsp;</Q><R>1 < 2</R></A>",
        "A(Op=< Q=a & b &x; R=1 < 2)",
        &[BareAngle, BareAmpersand, BareAngle],
    );
    mended("<A><Id><your id></Id></A>", "A(Id=<your id>)", &[BareAngle]);
}

#[test]
fn tags_are_completed() {
    mended("<A><B>1</B\n><C>2</C\n<D>3</D></A>", "A(B=1 C=2 D=3)", &[MissingAngle]);
    mended("<A><B>1</ B ></A>", "A(B=1)", &[TagSpaces]);
    mended("<A><My Name>1</My Name></A>", "A(MyName=1)", &[TagSpaces, TagSpaces]);
}

#[test]
fn tags_that_do_not_match_are_matched() {
    mended("<A><B>1</b><C>2</CC></A>", "A(B=1 C=2)", &[MismatchedEnd, MismatchedEnd]);
    mended("<A><B>1<C>2</C></A>", "A(B(C=2))", &[UnclosedElement, StrayText]);
    mended("<A><L><E><X>1</X></L></A>", "A(L(E(X=1)))", &[UnclosedElement]);
    mended("<A><L><E><X>1</X><E></L></A>", "A(L(E(X=1)))", &[MismatchedEnd]);
    mended("<A><Es></E><X>1</X></E></Es></A>", "A(Es(E(X=1)))", &[MismatchedStart]);
    mended("<A><B>1</B></C></A>", "A(B=1)", &[StrayEnd]);
    mended("<A><B>1</B>", "A(B=1)", &[UnclosedElement]);
}

#[test]
fn several_roots_are_gathered() {
    mended("<Id>1</Id>\n<L><E>2</E></L>", "(Id=1 L(E=2))", &[SeveralRoots]);
    mended("<XResponse><A>1</A></XResponse>\n<XResponse/>", "XResponse(A=1)", &[SeveralDocuments]);
    mended("<XResponse><A>1</A></XResponse>\n<B>2</B>", "XResponse(A=1 B=2)", &[SeveralRoots]);
}

#[test]
fn what_stands_around_a_document_is_passed_over() {
    mended("HTTP/1.1 200 OK\nContent-Type: text/xml\n\n<A>1</A>", "A=1", &[HttpLines]);
    mended("//the answer\n<A>1</A>\nThat is all.", "A=1", &[Comment, TextAfter]);
    mended("&lt;A>1</A>", "A=1", &[Entities]);
    mended("&lt;A&gt;1 &amp;amp; 2&lt;/A&gt;", "A=1 & 2", &[Entities]);
    mended("<A><B>1</B>\n...\n<!-- more --></A>", "A(B=1)", &[Ellipsis, Comment]);
}

#[test]
fn repairs_have_their_lines() {
    let xml = parse("\n<A>\n<B>1</b>\n<C>&</C>\n</A>", 10).expect("XML");
    let places: Vec<_> = xml.repairs.iter().map(|repair| (repair.line, repair.kind)).collect();
    assert_eq!(places, [(12, MismatchedEnd), (13, BareAmpersand)]);
}

#[test]
fn what_is_no_xml_is_refused() {
    for text in ["", "words", "{\"A\": 1}", "<CommonParameters>", "< 3", "a < b > c"] {
        assert!(parse(text, 1).is_err(), "{text}");
    }
    let deep = format!("\n{}{}", "<a>".repeat(65), "</a>".repeat(65));
    assert_eq!(parse(&deep, 7).expect_err("too deep").line, 8);
}

#[test]
fn long_texts_of_nothing_end() {
    for unit in ["<a>", "</a>", "<", "&", "<a", "<!--", "<![CDATA[", "<a/>", "<a></b>", "<?", "'", "\""] {
        let text = unit.repeat(5_000_000 / unit.len());
        let _ = parse(&text, 1);
        let _ = parse(&format!("<r>{text}"), 1);
    }
}

/// Elements with names and texts that XML can hold.
fn element() -> impl Strategy<Value = Element> {
    let leaf = ("[A-Z][a-z]{0,4}", "([!-~é]{1,8})?").prop_map(|(name, text)| (name, text, Vec::new()));
    leaf.prop_map(element_of).prop_recursive(4, 30, 5, |inner| {
        ("[A-Z][a-z]{0,4}", prop::collection::vec(inner, 1..5))
            .prop_map(|(name, children)| element_of((name, String::new(), children)))
    })
}

fn element_of((name, text, children): (String, String, Vec<Element>)) -> Element {
    Element { name, line: 1, children, text }
}

fn written(element: &Element) -> String {
    let children: String = element.children.iter().map(written).collect();
    let text = quick_xml::escape::escape(element.text.as_str());
    format!("<{0}>{text}{children}</{0}>", element.name)
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(element in element()) {
        let xml = parse(&written(&element), 1).expect("readable");
        prop_assert_eq!(xml.root, element);
        prop_assert!(xml.repairs.is_empty());
    }

    #[test]
    fn any_text_is_survived(text in any::<String>(), marks in "[<>/!?&;#a= \\[\\]\\-\"\n]{0,60}") {
        let _ = (parse(&text, 1), parse(&marks, 1), parse(&format!("<a>{marks}</a>"), u32::MAX));
    }

    #[test]
    fn a_lost_character_is_survived(element in element(), at in any::<prop::sample::Index>()) {
        let mut characters: Vec<char> = written(&element).chars().collect();
        characters.remove(at.index(characters.len()));
        let _ = parse(&characters.into_iter().collect::<String>(), 1);
    }
}
