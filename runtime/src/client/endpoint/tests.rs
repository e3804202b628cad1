use super::*;
use crate::{ApiStyle, Config, ConfigBuilder, Credentials, ServiceSigning};

static REGIONAL: Service = Service {
    code: "Slb",
    version: "2014-05-15",
    style: ApiStyle::Rpc,
    signing: ServiceSigning::Standard,
    central_endpoint: None,
    regions: &[
        RegionEndpoint {
            region: "cn-beijing",
            public: Some("slb.aliyuncs.com"),
            vpc: Some("slb-vpc.cn-beijing.aliyuncs.com"),
        },
        RegionEndpoint {
            region: "cn-hangzhou",
            public: Some("slb.aliyuncs.com"),
            vpc: Some("slb-vpc.cn-hangzhou.aliyuncs.com"),
        },
        RegionEndpoint { region: "cn-shanghai", public: Some("slb.cn-shanghai.aliyuncs.com"), vpc: None },
    ],
};

static CENTRAL: Service = Service {
    code: "Ram",
    version: "2015-05-01",
    style: ApiStyle::Rpc,
    signing: ServiceSigning::Standard,
    central_endpoint: Some("ram.aliyuncs.com"),
    regions: &[],
};

fn builder() -> ConfigBuilder {
    Config::builder().credentials(Credentials::anonymous()).transport(crate::transport::NoTransport)
}

fn resolved(service: &'static Service, builder: ConfigBuilder) -> Result<String, String> {
    let config = builder.build().map_err(|error| error.to_string())?;
    resolve(service, config.endpoint(), config.network(), config.region())
        .map(|endpoint| format!("{}://{}", endpoint.scheme, endpoint.authority))
        .map_err(|error| error.to_string())
}

fn parsed(text: &str) -> Result<String, &'static str> {
    Endpoint::parse(text).map(|endpoint| format!("{}://{}", endpoint.scheme, endpoint.authority))
}

#[test]
fn the_region_decides_the_host() {
    let host = resolved(&REGIONAL, builder().region("cn-shanghai"));
    assert_eq!(host.as_deref(), Ok("https://slb.cn-shanghai.aliyuncs.com"));
}

#[test]
fn the_vpc_network_has_hosts_of_its_own() {
    let host = resolved(&REGIONAL, builder().region("cn-hangzhou").network(Network::Vpc));
    assert_eq!(host.as_deref(), Ok("https://slb-vpc.cn-hangzhou.aliyuncs.com"));
}

#[test]
fn a_central_host_needs_no_region_and_serves_every_region() {
    assert_eq!(resolved(&CENTRAL, builder()).as_deref(), Ok("https://ram.aliyuncs.com"));
    assert_eq!(resolved(&CENTRAL, builder().region("eu-central-1")).as_deref(), Ok("https://ram.aliyuncs.com"));
}

#[test]
fn an_override_comes_first() {
    let host = resolved(&REGIONAL, builder().region("nowhere").endpoint("http://127.0.0.1:8080"));
    assert_eq!(host.as_deref(), Ok("http://127.0.0.1:8080"));
}

#[test]
fn an_unknown_region_names_the_nearest_ones() {
    let error = resolved(&REGIONAL, builder().region("cn-hangzou")).expect_err("no such region");
    for part in ["Slb", "cn-hangzou", "did you mean cn-hangzhou"] {
        assert!(error.contains(part), "{error}");
    }
}

#[test]
fn a_region_like_no_other_suggests_nothing() {
    let error = resolved(&REGIONAL, builder().region("antarctica-south-1")).expect_err("no such region");
    assert!(!error.contains("did you mean"), "{error}");
}

#[test]
fn no_region_is_an_error_where_the_host_depends_on_it() {
    let error = resolved(&REGIONAL, builder()).expect_err("no region");
    assert!(error.contains("Slb") && error.contains("set a region"), "{error}");
}

#[test]
fn a_public_host_never_stands_in_for_a_vpc_host() {
    let error = resolved(&REGIONAL, builder().region("cn-shanghai").network(Network::Vpc)).expect_err("no VPC host");
    assert!(error.contains("no host on the VPC network in region \"cn-shanghai\""), "{error}");
    let error = resolved(&CENTRAL, builder().region("cn-shanghai").network(Network::Vpc)).expect_err("no VPC host");
    assert!(error.contains("no host on the VPC network"), "{error}");
}

#[test]
fn overrides_are_hosts_with_an_optional_scheme_and_port() {
    assert_eq!(parsed("slb.aliyuncs.com"), Ok("https://slb.aliyuncs.com".to_owned()));
    assert_eq!(parsed("slb.aliyuncs.com:8443"), Ok("https://slb.aliyuncs.com:8443".to_owned()));
    assert_eq!(parsed("http://localhost:80"), Ok("http://localhost:80".to_owned()));
    assert_eq!(parsed("HTTPS://slb.aliyuncs.com"), Ok("https://slb.aliyuncs.com".to_owned()));
    assert_eq!(parsed("http://[::1]:8080"), Ok("http://[::1]:8080".to_owned()));
    assert_eq!(parsed("[::1]"), Ok("https://[::1]".to_owned()));
}

#[test]
fn anything_else_is_refused_with_its_reason() {
    for (text, reason) in [
        ("", "has no host"),
        ("https://", "has no host"),
        (":80", "has no host"),
        ("ftp://host", "scheme"),
        ("https://https://host", "path"),
        ("host/", "path"),
        ("http://host/path", "path"),
        ("host?query", "query"),
        ("host#part", "query or fragment"),
        ("user:password@host", "user information"),
        (" host", "white space"),
        ("host\n", "white space"),
        ("host:", "port"),
        ("host:0", "port"),
        ("host:65536", "port"),
        ("host:http", "port"),
        ("a:b:c", "not a host"),
        ("[::1", "not a host"),
        ("h\u{f6}st", "character"),
        ("ho%73t", "character"),
    ] {
        let refused = parsed(text).expect_err(text);
        assert!(refused.contains(reason), "{text:?}: {refused}");
    }
}

#[test]
fn a_region_of_any_length_is_answered() {
    let region = "x".repeat(100_000);
    assert!(resolved(&REGIONAL, builder().region(region)).is_err_and(|error| !error.contains("did you mean")));
}

static UNLISTED: Service = Service {
    code: "Lamp",
    version: "2020-01-01",
    style: ApiStyle::Rpc,
    signing: ServiceSigning::Standard,
    central_endpoint: None,
    regions: &[],
};

#[test]
fn a_service_without_any_known_host_has_one_by_convention() {
    let host = resolved(&UNLISTED, builder().region("cn-hangzhou"));
    assert_eq!(host.as_deref(), Ok("https://lamp.cn-hangzhou.aliyuncs.com"));
    let host = resolved(&UNLISTED, builder().region("cn-hangzhou").network(Network::Vpc));
    assert_eq!(host.as_deref(), Ok("https://lamp-vpc.cn-hangzhou.aliyuncs.com"));
    assert!(resolved(&UNLISTED, builder()).is_err(), "the convention needs a region");
}
