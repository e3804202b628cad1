//! Calls of the generated crate over a socket, to a gateway that verifies signatures and parameters with code of its own.

use alicloud::slb::Client;
use alicloud::slb::create_master_slave_server_group::{
    CreateMasterSlaveServerGroupRequest, CreateMasterSlaveServerGroupResponse, MasterSlaveBackendServerInput,
    MasterSlaveBackendServerType, ServerType,
};
use alicloud::slb::create_v_server_group::{BackendServerInput, CreateVServerGroupRequest, CreateVServerGroupResponse};
use alicloud::{Config, Credentials, Error, ResponseFormat, SigningVersion};
use alicloud_mock::{Gateway, Received};
use alicloud_tests::{KEY_ID, KEY_SECRET, STS_KEY_ID, STS_KEY_SECRET, STS_TOKEN, config, gateway};

/// Every way to sign, with every format to be answered in.
const WAYS: [(SigningVersion, ResponseFormat); 4] = [
    (SigningVersion::V3, ResponseFormat::Json),
    (SigningVersion::V3, ResponseFormat::Xml),
    (SigningVersion::V1, ResponseFormat::Json),
    (SigningVersion::V1, ResponseFormat::Xml),
];

fn client(gateway: &Gateway, (signing, format): (SigningVersion, ResponseFormat)) -> Client {
    let config = config(gateway).signing(signing).response_format(format).build().expect("a configuration");
    Client::new(&config)
}

fn v_server_group() -> CreateVServerGroupRequest {
    CreateVServerGroupRequest::new("lb-bp1qjwo61pqz3ahltv0mw").v_server_group_name("Group 1 +*~/中").backend_servers([
        BackendServerInput::new("vm-233", 80, 100),
        BackendServerInput::new("vm-232", 90, 100),
        BackendServerInput::new("vm-231", 70, 100),
    ])
}

fn master_slave_server_group() -> CreateMasterSlaveServerGroupRequest {
    CreateMasterSlaveServerGroupRequest::new("lb-t4nj5vuz8ish9emfk1f20").master_slave_backend_servers([
        MasterSlaveBackendServerInput::new("vm-233", 80),
        MasterSlaveBackendServerInput::new("vm-232", 90).server_type(ServerType::Slave),
    ])
}

fn only(gateway: &Gateway) -> Received {
    let mut requests = gateway.requests();
    assert_eq!(requests.len(), 1, "{requests:?}");
    requests.remove(0)
}

/// The failure of a call that has to fail at the service.
async fn refused(config: Config, request: CreateVServerGroupRequest) -> Error {
    let error = Client::new(&config).create_v_server_group(request).await.expect_err("a refusal");
    assert!(matches!(error, Error::Service(_)), "{error:?}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
    assert!(error.request_id().is_some_and(|id| !id.is_empty()));
    error
}

#[tokio::test]
async fn a_v_server_group_is_created_in_every_way() {
    let mut answers: Vec<CreateVServerGroupResponse> = Vec::new();
    for way in WAYS {
        let gateway = gateway();
        let answer = client(&gateway, way).create_v_server_group(v_server_group()).await;
        answers.push(answer.expect("an answer"));
        let request = only(&gateway);
        assert_eq!((request.method.as_str(), request.path.as_str(), request.body.len()), ("POST", "/", 0));
        assert_eq!(request.parameter("VServerGroupName"), Some("Group 1 +*~/中"));
    }
    let documented = answers.first().expect("an answer");
    assert_eq!(documented.request_id.as_deref(), Some("9DEC9C28-AB05-4DDF-9A78-6B08EC9CE18C"));
    assert_eq!(documented.v_server_group_id.as_deref(), Some("rsp-cige6j5e7p"));
    let servers = [("vm-233", 80), ("vm-232", 90), ("vm-231", 70)];
    assert_eq!(documented.backend_servers.len(), servers.len());
    for (server, (id, port)) in documented.backend_servers.iter().zip(servers) {
        assert_eq!((server.server_id.as_deref(), server.port, server.weight), (Some(id), Some(port), Some(100)));
        assert_eq!((&server.description, &server.r#type), (&None, &None));
    }
    assert!(answers.iter().all(|answer| answer == documented), "{answers:?}");
}

#[tokio::test]
async fn a_master_slave_server_group_is_created_in_every_way() {
    let mut answers: Vec<CreateMasterSlaveServerGroupResponse> = Vec::new();
    for way in WAYS {
        let gateway = gateway();
        let answer = client(&gateway, way).create_master_slave_server_group(master_slave_server_group()).await;
        answers.push(answer.expect("an answer"));
    }
    let documented = answers.first().expect("an answer");
    assert_eq!(documented.request_id.as_deref(), Some("9DEC9C28-AB05-4DDF-9A78-6B08EC9CE18C"));
    assert_eq!(documented.master_slave_server_group_id.as_deref(), Some("rsp-cige6j5e7p"));
    let servers = [("vm-233", 80, ServerType::Master), ("vm-232", 90, ServerType::Slave)];
    assert_eq!(documented.master_slave_backend_servers.len(), servers.len());
    for (server, (id, port, part)) in documented.master_slave_backend_servers.iter().zip(servers) {
        assert_eq!((server.server_id.as_deref(), server.port, server.weight), (Some(id), Some(port), Some(100)));
        assert_eq!((&server.server_type, &server.r#type), (&Some(part), &None));
    }
    assert!(answers.iter().all(|answer| answer == documented), "{answers:?}");
}

#[tokio::test]
async fn documented_defaults_are_on_the_wire() {
    let gateway = gateway();
    let request = master_slave_server_group();
    client(&gateway, WAYS[0]).create_master_slave_server_group(request).await.expect("an answer");
    let servers = r#"[{"ServerId":"vm-233","Port":"80","Weight":"100","ServerType":"Master","Type":"ecs"},"#.to_owned()
        + r#"{"ServerId":"vm-232","Port":"90","Weight":"100","ServerType":"Slave","Type":"ecs"}]"#;
    assert_eq!(only(&gateway).parameter("MasterSlaveBackendServers"), Some(servers.as_str()));
}

#[tokio::test]
async fn what_is_not_set_is_not_sent() {
    let gateway = gateway();
    let request = CreateVServerGroupRequest::new("lb-1").backend_servers([]);
    client(&gateway, WAYS[0]).create_v_server_group(request).await.expect("an answer");
    let mut names: Vec<_> = only(&gateway).query.into_iter().map(|(name, _)| name).collect();
    names.sort();
    assert_eq!(names, ["LoadBalancerId", "RegionId"]);
}

#[tokio::test]
async fn the_region_comes_from_the_client_unless_the_request_has_one() {
    let gateway = gateway();
    let client = client(&gateway, WAYS[0]);
    client.create_v_server_group(v_server_group()).await.expect("an answer");
    client.create_v_server_group(v_server_group().region_id("eu-central-1")).await.expect("an answer");
    let regions: Vec<_> =
        gateway.requests().iter().map(|request| request.parameter("RegionId").map(str::to_owned)).collect();
    assert_eq!(regions, [Some("cn-hangzhou".to_owned()), Some("eu-central-1".to_owned())]);
}

#[tokio::test]
async fn temporary_keys_are_good_with_their_token_only() {
    for way in WAYS {
        let gateway = gateway();
        let config = |token| {
            let config = config(&gateway).signing(way.0).response_format(way.1);
            config.credentials(Credentials::sts(STS_KEY_ID, STS_KEY_SECRET, token)).build().expect("a configuration")
        };
        Client::new(&config(STS_TOKEN)).create_v_server_group(v_server_group()).await.expect("an answer");
        let error = refused(config("CAIS-another"), v_server_group()).await;
        assert_eq!(error.code(), Some("InvalidSecurityToken.MismatchWithAccessKey"), "{way:?}");
    }
}

#[tokio::test]
async fn a_wrong_secret_is_told_by_code_and_request_id() {
    for (signing, format) in WAYS {
        let gateway = gateway();
        let credentials = Credentials::access_key(KEY_ID, "another-secret");
        let config = config(&gateway).signing(signing).response_format(format).credentials(credentials);
        let error = refused(config.build().expect("a configuration"), v_server_group()).await;
        assert_eq!(error.code(), Some("SignatureDoesNotMatch"));
        let text = error.to_string();
        let request_id = error.request_id().unwrap_or_default();
        for part in ["CreateVServerGroup", "SignatureDoesNotMatch", request_id, "HTTP 400"] {
            assert!(text.contains(part), "{text}");
        }
    }
}

#[tokio::test]
async fn an_unknown_key_is_told_by_its_code() {
    let gateway = gateway();
    let config = config(&gateway).credentials(Credentials::access_key("nobody", KEY_SECRET)).build();
    let error = refused(config.expect("a configuration"), v_server_group()).await;
    assert_eq!(error.code(), Some("InvalidAccessKeyId.NotFound"));
}

#[tokio::test]
async fn an_invalid_request_is_not_sent() {
    let gateway = gateway();
    let request = CreateVServerGroupRequest::new("").backend_servers((0..21).map(|number| match number {
        3 => BackendServerInput::new("", 70_000, 100),
        7 => BackendServerInput::new("vm-7", 0, 101),
        other => BackendServerInput::new(format!("vm-{other}"), 80, 100),
    }));
    let error = client(&gateway, WAYS[0]).create_v_server_group(request).await.expect_err("violations");
    let violations = &error.as_validation().expect("a validation error").violations;
    let paths: Vec<_> = violations.iter().map(|violation| violation.path.as_str()).collect();
    let expected = [
        "LoadBalancerId",
        "BackendServers",
        "BackendServers[3].ServerId",
        "BackendServers[3].Port",
        "BackendServers[7].Port",
        "BackendServers[7].Weight",
    ];
    assert_eq!(paths, expected);
    assert_eq!(gateway.requests(), []);
}

#[tokio::test]
async fn rules_between_elements_are_checked_with_defaults_filled_in() {
    let gateway = gateway();
    let two_masters = ["vm-233", "vm-232"].map(|server| MasterSlaveBackendServerInput::new(server, 80));
    let request = CreateMasterSlaveServerGroupRequest::new("lb-1").master_slave_backend_servers(two_masters);
    let error = client(&gateway, WAYS[0]).create_master_slave_server_group(request).await.expect_err("violations");
    let violations = &error.as_validation().expect("a validation error").violations;
    assert_eq!(violations.len(), 2, "{error}");
    assert!(violations.iter().all(|violation| violation.path == "MasterSlaveBackendServers"), "{error}");
    assert_eq!(gateway.requests(), []);
}

#[tokio::test]
async fn without_validation_the_service_decides() {
    let request =
        || CreateVServerGroupRequest::new("lb-1").backend_servers([BackendServerInput::new("vm-1", 70_000, 100)]);
    for way in WAYS {
        let gateway = gateway();
        let error = client(&gateway, way).create_v_server_group(request()).validation(false).await;
        let error = error.expect_err("a refusal");
        assert_eq!(error.code(), Some("InvalidParameter"), "{error}");
        assert!(error.to_string().contains("BackendServers[0].Port"), "{error}");
        assert_eq!(gateway.requests().len(), 1);

        let config = config(&gateway).signing(way.0).response_format(way.1).validation(false).build();
        let error = refused(config.expect("a configuration"), request()).await;
        assert_eq!(error.code(), Some("InvalidParameter"));
    }
}

#[tokio::test]
async fn a_value_without_a_name_is_sent_as_it_is() {
    let kind = MasterSlaveBackendServerType::from("fpga");
    let servers = [("vm-1", ServerType::Master), ("vm-2", ServerType::Slave)]
        .map(|(id, role)| MasterSlaveBackendServerInput::new(id, 80).server_type(role).r#type(kind.clone()));
    let request = CreateMasterSlaveServerGroupRequest::new("lb-1").master_slave_backend_servers(servers);
    for way in WAYS {
        let gateway = gateway();
        client(&gateway, way).create_master_slave_server_group(request.clone()).await.expect("an answer");
        let sent = only(&gateway).parameter("MasterSlaveBackendServers").map(str::to_owned);
        assert!(sent.is_some_and(|sent| sent.contains(r#""Type":"fpga""#)));
    }
}

#[tokio::test]
async fn metadata_comes_along_on_request() {
    let gateway = gateway();
    let call = client(&gateway, WAYS[1]).create_v_server_group(v_server_group());
    let reply = call.send_with_metadata().await.expect("an answer");
    assert_eq!(reply.status.as_u16(), 200);
    assert_eq!(reply.request_id, reply.body.request_id);
    assert_eq!(reply.headers.get("x-acs-request-id").and_then(|id| id.to_str().ok()), reply.request_id.as_deref());
}

#[tokio::test]
async fn calls_at_the_same_time_have_nonces_of_their_own() {
    let gateway = gateway();
    let client = client(&gateway, WAYS[0]);
    let calls: Vec<_> =
        (0..20).map(|_| tokio::spawn(client.create_v_server_group(v_server_group()).into_future())).collect();
    for call in calls {
        call.await.expect("a task that ends").expect("an answer");
    }
    assert_eq!(gateway.requests().len(), 20);
}

#[tokio::test]
async fn no_secret_is_in_any_debug_output() {
    for way in WAYS {
        let gateway = gateway();
        // The id is known and the secret wrong: the service repeats what it expected to be signed, token included.
        let credentials = Credentials::sts(STS_KEY_ID, "another-sts-secret", STS_TOKEN);
        let config = config(&gateway).signing(way.0).response_format(way.1).credentials(credentials.clone());
        let mut shown = format!("{credentials:?}{credentials:#?}");
        let config = config.build().expect("a configuration");
        let client = Client::new(&config);
        shown += &format!("{config:?}{client:?}{client:#?}");
        let error = client.create_v_server_group(v_server_group()).await.expect_err("a refusal");
        assert_eq!(error.code(), Some("SignatureDoesNotMatch"));
        shown += &format!("{error}{error:?}{error:#?}");
        for secret in ["another-sts-secret", STS_TOKEN, "CAIS", "special"] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
    }
}
