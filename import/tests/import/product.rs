//! `product.json`: style, signing, hosts, folders, shared structures.

use alicloud_format::spec::{ApiStyle, Endpoints, RegionHosts, Signing, Source};
use alicloud_import::{EndpointList, ImportError, Options, import as import_text, keep_hosts};
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::support::{codes, decided, document, import, import_with, plain, with_api};

fn styled(style: &str, apis: &Value) -> (ApiStyle, Signing) {
    let product = import(&document(style, apis)).product;
    (product.style, product.signing)
}

#[test]
fn styles_become_actions_or_resources() {
    let none = json!({});
    assert_eq!(styled("RPC", &none), (ApiStyle::Rpc, Signing::Standard));
    for style in ["ROA", "FC", "AliGenie"] {
        assert_eq!(styled(style, &none), (ApiStyle::Roa, Signing::Standard), "{style}");
    }
    for style in ["OSS", "SLS", "PDS"] {
        assert_eq!(styled(style, &none), (ApiStyle::Roa, Signing::Own), "{style}");
    }
    for style in ["V3", "Something", ""] {
        assert_eq!(styled(style, &json!({ "A": {}, "B": { "path": "/b" } })).0, ApiStyle::Rpc, "{style}");
        assert_eq!(styled(style, &json!({ "A": { "path": "/a" } })).0, ApiStyle::Roa, "{style}");
    }
}

#[test]
fn hosts_are_plain_and_sorted() {
    let mut file = document("RPC", &json!({}));
    file["endpoints"] = json!([
        { "regionId": "cn-shanghai", "endpoint": "demo.cn-shanghai.example.com\t" },
        { "regionId": "cn-beijing", "endpoint": "https://Demo.cn-beijing.example.com/" },
        { "regionId": "cn-hangzhou", "endpoint": "not a host" },
        { "regionId": "", "endpoint": "demo.example.com" },
        { "regionId": "public", "endpoint": "demo.example.com" },
        { "regionId": "cn-beijing", "endpoint": "other.example.com" },
        "cn-qingdao",
    ]);
    let imported = import(&file);
    assert_snapshot!(format!("{}\n{}", plain(&imported.product), decided(&imported)));
}

#[test]
fn another_list_adds_hosts() {
    let mut file = document("RPC", &json!({}));
    file["endpoints"] = json!([{ "regionId": "cn-beijing", "endpoint": "demo.cn-beijing.example.com" }]);
    let list = json!({ "products": [
        { "code": "demo", "version": "1999-01-01", "regional_endpoints": { "xx": "wrong.example.com" } },
        {
            "code": "demo",
            "version": "2020-01-01",
            "location_service_code": "demo",
            "global_endpoint": "demo.example.com",
            "regional_endpoints": { "cn-beijing": "other.example.com", "cn-qingdao": "demo.cn-qingdao.example.com" },
            "regional_vpc_endpoints": { "cn-beijing": "demo-vpc.cn-beijing.example.com", "cn-wuhan": "" },
        },
    ]});
    let endpoints = EndpointList::parse(&list.to_string()).ok();
    let imported = import_with(&file, &Options { endpoints, ..Options::default() });
    assert_snapshot!(format!("{}\n{}", plain(&imported.product), decided(&imported)));
}

/// A list as this repository keeps it.
const LIST: &str = r#"{
  "source": { "title": "A list", "edition": "2026" },
  "products": {
    "DEMO": {
      "2019-01-01": { "public": { "old.{region}.example.com": ["cn-beijing"] } },
      "2020-01-01": {
        "locationServiceCode": "demo",
        "public": { "demo.{region}.example.com": ["cn-beijing", "cn-qingdao"] },
        "vpc": { "demo-vpc.{region}.example.com": ["cn-beijing"], "demo.vpc.example.com": ["cn-wuhan-lr", "eu-west-1"] }
      }
    }
  }
}"#;

#[test]
fn the_list_of_this_repository_adds_hosts() {
    let endpoints = EndpointList::parse(LIST).expect("a list");
    let mut file = document("RPC", &json!({}));
    file["endpoints"] = json!([{ "regionId": "cn-beijing", "endpoint": "mine.example.com" }]);
    let imported =
        |file: &Value| import_with(file, &Options { endpoints: Some(endpoints.clone()), ..Options::default() });
    assert_snapshot!(format!("{}\n{}", plain(&imported(&file).product), decided(&imported(&file))));

    // Another version has the hosts of the newest that is listed; another product none.
    file["info"]["version"] = json!("2030-01-01");
    assert_eq!(imported(&file).product.endpoints.regions.iter().count(), 4);
    file["info"]["product"] = json!("Other");
    assert_eq!(imported(&file).product.endpoints.regions.iter().count(), 1);
}

#[test]
fn a_list_is_written_as_it_was_read() {
    let published = json!({ "products": [
        {
            "code": "Demo",
            "version": "2020-01-01",
            "location_service_code": "demo",
            "global_endpoint": "",
            "regional_endpoints": { "cn-beijing": "HTTPS://demo.cn-beijing.example.com/ ", "public": "demo.example.com", "cn-x.": "a.b", "eu-1": "?" },
            "regional_vpc_endpoints": { "cn-beijing": "demo-vpc.cn-beijing.example.com", "cn-wuhan": "" },
        },
        { "code": "Empty", "version": "1", "regional_endpoints": null },
    ]});
    let (list, said) = EndpointList::parse(&published.to_string()).expect("a list").cleaned();
    assert_eq!(said.len(), 3, "{said:?}");
    let mut list = list;
    list.source = Some(Source { title: "A list".to_owned(), url: None, edition: None });
    let text = list.to_string();
    assert_snapshot!(text);
    let again = EndpointList::parse(&text).expect("a list");
    assert_eq!((again.to_string(), again.cleaned().1.len()), (text, 0));
}

#[test]
fn nothing_of_a_published_list_is_lost_unseen() {
    let published = json!({ "products": [{
        "code": "Demo",
        "version": "1",
        "global_endpoint": "all.example.com",
        "regional_endpoints": {
            "EU-1": "c.example.com", "eu-1": "d.example.com", "global": "a.example.com", "public": "b.example.com",
        },
        "regional_vpc_endpoints": { "public": "vpc.example.com", "eu-1": "eu-vpc.example.com" },
    }, { "code": "Other", "version": "1", "global_endpoint": "no host" }] });
    let (list, said) = EndpointList::parse(&published.to_string()).expect("a list").cleaned();
    assert_eq!(
        said,
        [
            r#"Demo 1: "d.example.com" of "eu-1" was left out: c.example.com was kept"#,
            r#"Demo 1: "b.example.com" of "public" was left out: a.example.com was kept"#,
            r#"Demo 1: "vpc.example.com" of "public" was left out: not a host of a region"#,
            r#"Demo 1: "all.example.com" of "global" was left out: a.example.com was kept"#,
            r#"Other 1: "no host" of "global" was left out: not a host of a region"#,
        ]
    );
    let mut endpoints = Endpoints::default();
    list.complete("Demo", "1", &mut endpoints);
    let hosts = RegionHosts { public: Some("c.example.com".into()), vpc: Some("eu-vpc.example.com".into()) };
    assert_eq!(endpoints.central.as_deref(), Some("a.example.com"));
    let regions: Vec<_> = endpoints.regions.iter().map(|(region, hosts)| (region, &hosts.public, &hosts.vpc)).collect();
    assert_eq!(regions, [("eu-1", &hosts.public, &hosts.vpc)]);
}

#[test]
fn names_that_become_one_are_told_apart_in_linear_time() {
    let count = 40_000;
    let name = |number: usize| format!("{}/{number}", "x".repeat(50));
    let parameter = |number: usize| json!({ "name": format!("P{number}"), "in": "query", "schema": { "$ref": format!("#/components/schemas/{}", name(number)) } });
    let mut file = with_api("RPC", &json!({ "parameters": [parameter(0), parameter(count - 1)] }));
    let schemas = (0..count)
        .map(|number| (name(number), json!({ "type": "object", "properties": { "A": { "type": "string" } } })));
    file["components"]["schemas"] = Value::Object(schemas.collect());
    let imported = import(&file);
    let mut names: Vec<&str> = imported.product.components.iter().map(|(name, _)| name).collect();
    names.dedup();
    assert_eq!(names.len(), 2);
}

#[test]
fn a_list_with_a_fault_is_refused_with_its_place() {
    let with = |from: &str, to: &str| {
        let fault = EndpointList::parse(&LIST.replace(from, to)).map(|_| ()).map_err(|error| error.to_string());
        fault.expect_err("a fault")
    };
    for (from, to, says) in [
        ("eu-west-1", "cn-beijing", "DEMO 2020-01-01: cn-beijing has two hosts"),
        ("eu-west-1", "EU", "DEMO 2020-01-01: \"demo.vpc.example.com\" of \"EU\" is no host"),
        ("demo.vpc.example.com", "demo vpc", "\"demo vpc\" of \"cn-wuhan-lr\" is no host"),
        ("\"vpc\"", "\"vcp\"", "unknown field `vcp`"),
        ("\"products\"", "\"product\"", "it has no `products`"),
    ] {
        assert!(with(from, to).contains(says), "{}", with(from, to));
    }
}

/// The hosts of a product whose metadata has these by region.
fn central(hosts: &[(&str, &str)]) -> Option<String> {
    let mut file = document("RPC", &json!({}));
    let entry = |(region, host): &(&str, &str)| json!({ "regionId": region, "endpoint": host });
    file["endpoints"] = hosts.iter().map(entry).collect();
    let imported = import(&file);
    let endpoints = imported.product.endpoints;
    let listed = hosts.iter().filter(|(region, _)| *region != "central").count();
    assert_eq!(endpoints.regions.iter().count(), listed, "the listed ones stay");
    endpoints.central
}

#[test]
fn a_host_that_all_regions_share_serves_the_others_too() {
    let one = "demo.example.com";
    let five = [("cn-a", one), ("cn-b", one), ("cn-c", one), ("eu-d", one), ("us-e", one)];
    assert_eq!(central(&five).as_deref(), Some(one));
    // Four may share a host because there are no more.
    assert_eq!(central(&five[..4]), None);
    // Where one differs, nobody knows whose host a region has that is not listed, or misspelt.
    for index in 0..five.len() {
        let mut hosts = five;
        hosts[index].1 = "other.example.com";
        assert_eq!(central(&hosts), None);
    }
    let with = |more| [five.as_slice(), &[more]].concat();
    assert_eq!(central(&with(("central", "main.example.com"))).as_deref(), Some("main.example.com"));

    // Another list counts, too.
    let list = LIST.replace("demo.{region}.example.com", "other.example.com");
    let mut file = document("RPC", &json!({}));
    file["endpoints"] = five.iter().map(|(region, host)| json!({ "regionId": region, "endpoint": host })).collect();
    let endpoints = EndpointList::parse(&list).ok();
    let product = import_with(&file, &Options { endpoints, ..Options::default() }).product;
    assert_eq!(product.endpoints.central, None);
    let decisions = codes(&import(&file));
    assert_eq!(decisions, ["central-host"]);
}

#[test]
fn hosts_that_a_source_does_not_speak_of_stay() {
    let one = "demo.example.com";
    let endpoints = |central: Option<&str>, hosts: &[(&str, Option<&str>, Option<&str>)]| {
        let text = |host: &Option<&str>| host.map(str::to_owned);
        let region = |(region, public, vpc): &(&str, Option<&str>, Option<&str>)| {
            ((*region).to_owned(), RegionHosts { public: text(public), vpc: text(vpc) })
        };
        Endpoints { central: central.map(str::to_owned), regions: hosts.iter().map(region).collect() }
    };
    let source: Vec<_> = ["cn-a", "cn-b", "cn-c", "cn-d", "cn-e"].map(|region| (region, Some(one), None)).to_vec();
    let kept = |product: Endpoints, earlier: &Endpoints| {
        let mut whole = import(&document("RPC", &json!({}))).product;
        whole.endpoints = product;
        (keep_hosts(&mut whole, earlier), whole.endpoints)
    };
    let vpc = "demo-vpc.example.com";
    let earlier = endpoints(None, &[("cn-a", Some("old.example.com"), Some(vpc)), ("cn-0", Some(one), None)]);
    let (said, all) = kept(endpoints(Some(one), &source), &earlier);
    assert_eq!(said, ["cn-a (VPC)", "cn-0 (public)"]);
    assert_eq!(all.central.as_deref(), Some(one));
    let first = all.regions.get("cn-a").expect("a region");
    assert_eq!((first.public.as_deref(), first.vpc.as_deref()), (Some(one), Some(vpc)));
    assert_eq!(all.regions.iter().map(|(region, _)| region).next(), Some("cn-0"));

    // What all regions of the source shared is shared no longer.
    let other = endpoints(None, &[("cn-0", Some("other.example.com"), None)]);
    assert_eq!(kept(endpoints(Some(one), &source), &other).1.central, None);
    let (said, all) = kept(endpoints(None, &source), &endpoints(Some("main.example.com"), &[]));
    assert_eq!((said, all.central.as_deref()), (vec!["central".to_owned()], Some("main.example.com")));
}

#[test]
fn a_central_host_that_regions_seemed_to_share_goes_when_one_has_another() {
    let one = "demo.example.com";
    let with = |central: Option<&str>, hosts: &[(&str, &str)]| {
        let region = |(region, host): &(&str, &str)| {
            ((*region).to_owned(), RegionHosts { public: Some((*host).to_owned()), vpc: None })
        };
        Endpoints { central: central.map(str::to_owned), regions: hosts.iter().map(region).collect() }
    };
    let five = [("cn-a", one), ("cn-b", one), ("cn-c", one), ("eu-d", one), ("us-e", one)];
    let six = |host| [five.as_slice(), &[("us-f", host)]].concat();
    let central = |source: Endpoints, earlier: &Endpoints| {
        let mut product = import(&document("RPC", &json!({}))).product;
        product.endpoints = source;
        keep_hosts(&mut product, earlier);
        product.endpoints.central
    };
    let derived = with(Some(one), &five);
    assert_eq!(central(with(None, &six("other.example.com")), &derived), None);
    assert_eq!(central(with(None, &[("cn-a", "other.example.com")]), &derived), None);
    // It stays where the source lists fewer regions, or another one that shares it.
    assert_eq!(central(with(None, &five[..2]), &derived).as_deref(), Some(one));
    assert_eq!(central(with(Some(one), &six(one)), &derived).as_deref(), Some(one));
    // One that was stated stays, whatever the regions have.
    let stated = with(Some("main.example.com"), &five);
    assert_eq!(central(with(None, &six("other.example.com")), &stated).as_deref(), Some("main.example.com"));
}

#[test]
fn folders_are_safe() {
    for (product, version, folders) in [
        ("Slb", "2014-05-15", ("slb", "2014-05-15")),
        ("R-kvstore", "iap_1.0", ("r_kvstore", "iap_1.0")),
        ("../../etc", "..", ("p______etc", "unversioned")),
        ("12306", "a/b", ("p12306", "a_b")),
    ] {
        let file = json!({ "info": { "style": "RPC", "product": product, "version": version }, "apis": {} });
        let imported = import(&file);
        assert_eq!((imported.directory.as_str(), imported.version_directory.as_str()), folders);
    }
}

#[test]
fn addresses_have_no_odd_characters() {
    let file = json!({ "info": { "style": "RPC", "product": "R kvstore/名", "version": "2020-01-01" }, "apis": {} });
    let product = import(&file).product;
    assert_eq!(product.documentation, "https://api.aliyun.com/document/R%20kvstore%2F%E5%90%8D/2020-01-01/overview");
}

#[test]
fn structures_are_imported_if_something_refers_to_them() {
    let mut file = with_api(
        "RPC",
        &json!({
            "parameters": [{ "name": "Sent", "in": "query", "style": "json", "schema": { "$ref": "#/components/schemas/Sent" } }],
            "responses": { "200": { "schema": { "$ref": "#/components/schemas/Received" } } },
        }),
    );
    let text = json!({ "type": "string", "required": true });
    file["components"]["schemas"] = json!({
        "Unused": { "type": "object", "properties": { "A": text } },
        "Received": { "type": "object", "properties": { "A": text, "B": { "$ref": "#/components/schemas/Both" } } },
        "Both": { "type": "object", "properties": { "A": text } },
        "Sent": { "type": "object", "properties": { "A": text, "B": { "$ref": "#/components/schemas/Both" } } },
    });
    let imported = import(&file);
    assert_snapshot!(format!("{}\n{}", plain(&imported.product), decided(&imported)));
}

#[test]
fn references_that_lead_nowhere_are_anything() {
    let parameter = |name: &str| json!({ "name": name, "in": "query", "schema": { "$ref": format!("#/components/schemas/{name}") } });
    let mut file = with_api(
        "RPC",
        &json!({ "parameters": [parameter("Gone"), parameter("Round"), parameter("Tree"), parameter("Odd")] }),
    );
    file["components"]["schemas"] = json!({
        "Round": { "$ref": "#/components/schemas/Round2" },
        "Round2": { "$ref": "#/components/schemas/Round" },
        "Tree": { "type": "object", "properties": { "Child": { "$ref": "#/components/schemas/Tree" } } },
        "Odd": 7,
    });
    let imported = import(&file);
    let kinds: Vec<_> =
        imported.apis[0].parameters.iter().map(|parameter| parameter.schema.reference.is_some()).collect();
    assert_eq!(kinds, [false, false, true, false]);
    let found = codes(&imported);
    assert_eq!(found.iter().filter(|code| **code == "reference-dangling").count(), 2);
    assert_eq!(found.iter().filter(|code| **code == "reference-cycle").count(), 1);
}

#[test]
fn other_files_are_refused() {
    let refused = |text: &str| import_text(text, &Options::default()).map(|_| ()).map_err(|error| error.to_string());
    assert_eq!(refused("[]"), Err("this is not the metadata of a product version: it is not an object".to_owned()));
    assert!(refused("{}").is_err());
    assert!(matches!(import_text("{", &Options::default()), Err(ImportError::Json(_))));
    assert!(refused(r#"{"info":{"product":" ","version":"1"}}"#).is_err());
    assert!(refused("\u{feff}{\"info\":{\"product\":\"A\",\"version\":\"1\"}}").is_ok());
}
