//! Which region decides where a call goes, and what can become part of a host name.

#![cfg(feature = "hyper")]

mod records;

use std::sync::{Arc, Mutex};

use alicloud_runtime::{
    Access, ApiStyle, Bytes, Client, Config, ConfigBuilder, ConfigError, Constraint, Credentials, EndpointError, Error,
    Method, Network, Operation, RegionEndpoint, Repeatable, Request, Rule, Service, ServiceSigning, TransportError,
    Wire, http,
    transport::{BoxFuture, Timeouts, Transport},
};
use records::record;

const fn service(central_endpoint: Option<&'static str>, regions: &'static [RegionEndpoint]) -> Service {
    Service {
        code: "Lamp",
        version: "2020-01-01",
        style: ApiStyle::Rpc,
        signing: ServiceSigning::Standard,
        central_endpoint,
        regions,
    }
}

/// Has a host in each of two regions.
static REGIONAL: Service = service(
    None,
    &[
        RegionEndpoint {
            region: "cn-beijing",
            public: Some("lamp.cn-beijing.aliyuncs.com"),
            vpc: Some("lamp-vpc.cn-beijing.aliyuncs.com"),
        },
        RegionEndpoint { region: "cn-hangzhou", public: Some("lamp.aliyuncs.com"), vpc: None },
    ],
);
/// Has the same host everywhere.
static CENTRAL: Service = service(Some("lamp.aliyuncs.com"), &[]);
/// Nothing is known of its hosts.
static UNLISTED: Service = service(None, &[]);

record! {
    Lamp {
        request_id: Scalar(Option<String>) = "RequestId",
    }
}

macro_rules! request {
    ($name:ident, $service:expr, $place:expr) => {
        record! {
            $name {
                region_id: Scalar(Option<String>) = "RegionId",
                lamp_host: Scalar(Option<String>) = "LampHost",
            }
            constraints: &[("RegionId", Constraint::Required)],
            wire: &[("RegionId", $place), ("RegionId", Wire::Region), ("LampHost", Wire::Host)],
        }

        impl Request for $name {
            type Response = Lamp;
            const OPERATION: &'static Operation = &Operation {
                service: &$service,
                name: stringify!($name),
                method: Method::Post,
                path: "/",
                access: Access::Signed,
                repeatable: Repeatable::Always,
                documentation: "https://example.com/Lamp",
            };
        }
    };
}

request!(InRegion, REGIONAL, Wire::Form);
request!(AnyRegion, CENTRAL, Wire::Json);
request!(ByRule, UNLISTED, Wire::Json);

record! {
    Switch {
        region_id: Scalar(Option<String>) = "RegionId",
        lamp_id: Scalar(Option<String>) = "LampId",
        lamp_name: Scalar(Option<String>) = "LampName",
    }
    wire: &[("RegionId", Wire::Region)],
    rules: &[Rule::AtMostOne(&["RegionId", "LampId"]), Rule::AllOrNone(&["RegionId", "LampName"])],
}

impl Request for Switch {
    type Response = Lamp;
    const OPERATION: &'static Operation = AnyRegion::OPERATION;
}

/// Remembers where it was asked to send, and what was signed.
#[derive(Clone, Default)]
struct Hosts(Arc<Mutex<Vec<(String, String)>>>);

impl Transport for Hosts {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let header = request.headers().get("host").map_or("", |host| host.to_str().expect("ASCII")).to_owned();
        let host = request.uri().authority().expect("a host").to_string();
        self.0.lock().expect("no panic").push((host, header));
        Box::pin(async { Ok(http::Response::new("{}".into())) })
    }
}

fn config() -> ConfigBuilder {
    Config::builder().credentials(Credentials::access_key("test-key-id", "test-secret"))
}

/// The host that a call goes to.
async fn host_of<R: Request>(config: ConfigBuilder, request: R) -> Result<String, Error> {
    let hosts = Hosts::default();
    let config = config.transport(hosts.clone()).build()?;
    let outcome = Client::new(R::OPERATION.service, &config).call(request).await;
    let sent = hosts.0.lock().expect("no panic").clone();
    assert_eq!(sent.len(), usize::from(outcome.is_ok()), "what is refused is not sent");
    outcome?;
    let (host, header) = sent.into_iter().next().expect("a call");
    assert_eq!(host, header, "what is connected to is what is signed");
    Ok(host)
}

fn in_region(region: &str) -> InRegion {
    InRegion { region_id: Some(region.to_owned()), ..InRegion::default() }
}

#[tokio::test]
async fn the_region_of_a_request_decides_before_that_of_its_client() {
    let client = || config().region("cn-hangzhou");
    assert_eq!(host_of(client(), in_region("cn-beijing")).await.expect("a host"), "lamp.cn-beijing.aliyuncs.com");
    assert_eq!(host_of(client(), InRegion::default()).await.expect("a host"), "lamp.aliyuncs.com");
    assert_eq!(host_of(config(), in_region("cn-beijing")).await.expect("a host"), "lamp.cn-beijing.aliyuncs.com");
    let vpc = client().network(Network::Vpc);
    assert_eq!(host_of(vpc, in_region("cn-beijing")).await.expect("a host"), "lamp-vpc.cn-beijing.aliyuncs.com");
    let any = AnyRegion { region_id: Some("cn-beijing".to_owned()), ..AnyRegion::default() };
    assert_eq!(host_of(client(), any).await.expect("a host"), "lamp.aliyuncs.com");
    let by_rule = ByRule { region_id: Some("cn-beijing".to_owned()), ..ByRule::default() };
    assert_eq!(host_of(client(), by_rule).await.expect("a host"), "lamp.cn-beijing.aliyuncs.com");
}

#[tokio::test]
async fn a_region_of_a_request_that_the_service_does_not_have_is_an_error_that_names_the_one_that_was_meant() {
    let error = host_of(config().region("cn-hangzhou"), in_region("cn-bejing")).await.expect_err("no such region");
    let Error::Endpoint(endpoint) = &error else { unreachable!("{error:?}") };
    let EndpointError::UnknownRegion { region, nearest, .. } = &**endpoint else { unreachable!("{error:?}") };
    assert_eq!((region.as_str(), nearest.as_slice()), ("cn-bejing", ["cn-beijing"].as_slice()));
    assert!(error.to_string().contains("did you mean cn-beijing"), "{error}");
}

#[tokio::test]
async fn an_empty_region_of_a_request_is_none() {
    let host = host_of(config().region("cn-beijing"), in_region("")).await;
    assert_eq!(host.expect("a host"), "lamp.cn-beijing.aliyuncs.com");
    let error = host_of(config(), in_region("")).await.expect_err("no region");
    assert!(
        matches!(&error, Error::Config(error) if **error == ConfigError::RegionRequired { operation: "InRegion" }),
        "{error:?}"
    );
}

#[tokio::test]
async fn an_explicit_endpoint_stays_whatever_the_regions_are() {
    let endpoint = || config().region("cn-hangzhou").endpoint("lamp.example.com:8443");
    for request in [InRegion::default(), in_region("cn-beijing"), in_region("nowhere-1")] {
        assert_eq!(host_of(endpoint(), request).await.expect("a host"), "lamp.example.com:8443");
    }
}

#[tokio::test]
async fn rules_are_judged_by_what_a_client_really_fills_in() {
    let by_id = || Switch { lamp_id: Some("l".to_owned()), ..Switch::default() };
    let by_name = || Switch { lamp_name: Some("n".to_owned()), ..Switch::default() };
    let violation = |outcome: Result<String, Error>| match outcome.expect_err("a violation") {
        Error::Validation(error) => error.violations[0].to_string(),
        error => unreachable!("{error:?}"),
    };
    assert_eq!(host_of(config(), by_id()).await.expect("a host"), "lamp.aliyuncs.com");
    let refused = violation(host_of(config().region("cn-hangzhou"), by_id()).await);
    assert_eq!(refused, "RegionId: must not be set together with LampId");
    let refused = violation(host_of(config(), by_name()).await);
    assert_eq!(refused, "RegionId: must be set together with LampName, or none of them");
    let host = host_of(config().region("cn-hangzhou"), by_name()).await;
    assert_eq!(host.expect("a host"), "lamp.aliyuncs.com");
    assert_eq!(by_name().validate(), Ok(()), "without a client, it may still be filled in");
}

fn no_regions() -> Vec<String> {
    let texts = [
        "x.a@evil.example:1",
        "evil.example",
        "evil.example/",
        "evil.example#",
        "evil.example?",
        "a/b",
        "a\\b",
        "a b",
        " cn-hangzhou",
        "cn-hangzhou\n",
        "..",
        ".",
        "cn-hangzhou.",
        "a:80",
        "a%2Fb",
        "CN-HANGZHOU",
        "cn_hangzhou",
        "-cn",
        "cn-",
        "1cn",
        "\u{e4}",
        "\u{ff0e}",
        "cn\u{0}",
    ];
    texts.map(str::to_owned).into_iter().chain(["x".repeat(64), "x".repeat(100_000)]).collect()
}

#[tokio::test]
async fn what_is_no_region_id_is_refused_by_name_before_anything_is_sent() {
    for text in no_regions() {
        let refused = |error: Error| {
            let Error::Config(config) = &error else { unreachable!("{text:?}: {error:?}") };
            assert_eq!(**config, ConfigError::Region { region: text.clone() });
            let shown: String = text.chars().take(40).collect();
            assert!(error.to_string().contains(&format!("{shown:?}")), "{error}");
            assert!(error.to_string().len() < 300, "{error}");
        };
        let request = || Some(text.clone());
        let client = || config().region("cn-hangzhou");
        refused(host_of(client(), in_region(&text)).await.expect_err("no region id"));
        refused(host_of(client(), ByRule { region_id: request(), ..ByRule::default() }).await.expect_err("none"));
        refused(host_of(config(), ByRule { region_id: request(), ..ByRule::default() }).await.expect_err("none"));
        refused(host_of(client(), AnyRegion { region_id: request(), ..AnyRegion::default() }).await.expect_err("none"));
        refused(host_of(config().region(&text), ByRule::default()).await.expect_err("no region id"));
        refused(host_of(client().endpoint("lamp.example.com"), in_region(&text)).await.expect_err("no region id"));
    }
}

#[tokio::test]
async fn what_is_no_region_id_is_refused_even_if_nothing_is_validated() {
    let request = ByRule { region_id: Some("x.a@evil.example:1".to_owned()), ..ByRule::default() };
    let error = host_of(config().validation(false), request).await.expect_err("no region id");
    assert!(error.to_string().contains("x.a@evil.example:1"), "{error}");
}

#[tokio::test]
async fn a_prefix_of_the_host_stays_a_prefix() {
    let prefixed = |text: &str| ByRule { lamp_host: Some(text.to_owned()), ..ByRule::default() };
    let client = || config().region("cn-hangzhou");
    assert_eq!(host_of(client(), prefixed("my.lamp")).await.expect("a host"), "my.lamp.lamp.cn-hangzhou.aliyuncs.com");
    let long = ["x".repeat(63).as_str(); 5].join(".");
    for text in ["x@evil.example", "evil.example/", "evil.example:1", "evil.example#", "a\tb", "..", "a..b", &long] {
        let error = host_of(client(), prefixed(text)).await.expect_err("no prefix");
        assert!(matches!(&error, Error::Encode(error) if error.path == "LampHost"), "{error:?}");
    }
}
