//! Calls two APIs on a local gateway, then shows how failures look. `cargo xtask demo` runs it; it needs no account.

use std::error::Error;
use std::path::Path;

use alicloud::slb::Client;
use alicloud::slb::create_master_slave_server_group::{
    CreateMasterSlaveServerGroupRequest, MasterSlaveBackendServerInput, ServerType,
};
use alicloud::slb::create_v_server_group::{BackendServerInput, CreateVServerGroupRequest};
use alicloud::{Config, Credentials, ResponseFormat, SigningVersion};
use alicloud_mock::{Gateway, Options};

const KEY_ID: &str = "demo-key-id";
const KEY_SECRET: &str = "demo-key-secret";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let gateway = start_gateway()?;
    println!("A local gateway, which checks signatures and parameters, listens at {}.", gateway.endpoint());

    let client = create_v_server_group(&gateway).await?;
    create_master_slave_server_group(&gateway).await?;
    invalid_request(&client, &gateway).await?;
    unknown_key(&gateway).await?;

    println!("\nAll four calls went as they should.");
    Ok(())
}

async fn create_v_server_group(gateway: &Gateway) -> Result<Client, Box<dyn Error>> {
    heading("1. CreateVServerGroup, signed with version 3, answered in JSON");
    // Without `endpoint`, calls go to the host that serves the product in the region.
    let config = Config::builder()
        .region("cn-hangzhou")
        .endpoint(gateway.endpoint())
        .credentials(Credentials::access_key(KEY_ID, KEY_SECRET))
        .build()?;
    let client = Client::new(&config);

    let request =
        CreateVServerGroupRequest::new("lb-bp1qjwo61pqz3ahltv0mw").v_server_group_name("Group1").backend_servers([
            BackendServerInput::new("vm-233", 80, 100),
            BackendServerInput::new("vm-232", 90, 100),
            BackendServerInput::new("vm-231", 70, 100),
        ]);
    let response = client.create_v_server_group(request).await?;

    print_sent(gateway);
    println!("What came back:\n{response:#?}");
    expect(response.v_server_group_id.as_deref() == Some("rsp-cige6j5e7p"), "the documented group")?;
    expect(response.backend_servers.len() == 3, "three servers")?;
    Ok(client)
}

async fn create_master_slave_server_group(gateway: &Gateway) -> Result<(), Box<dyn Error>> {
    heading("2. CreateMasterSlaveServerGroup, signed with version 1, answered in XML");
    let config = Config::builder()
        .region("cn-hangzhou")
        .endpoint(gateway.endpoint())
        .credentials(Credentials::access_key(KEY_ID, KEY_SECRET))
        .signing(SigningVersion::V1)
        .response_format(ResponseFormat::Xml)
        .build()?;
    let client = Client::new(&config);

    // Weight, part and type of a server have documented defaults, which are filled in: 100, `Master` and `ecs`.
    let request = CreateMasterSlaveServerGroupRequest::new("lb-t4nj5vuz8ish9emfk1f20").master_slave_backend_servers([
        MasterSlaveBackendServerInput::new("vm-233", 80),
        MasterSlaveBackendServerInput::new("vm-232", 90).server_type(ServerType::Slave),
    ]);
    let response = client.create_master_slave_server_group(request).await?;

    print_sent(gateway);
    println!("What came back:\n{response:#?}");
    let parts: Vec<_> = response.master_slave_backend_servers.into_iter().map(|server| server.server_type).collect();
    expect(parts == [Some(ServerType::Master), Some(ServerType::Slave)], "a master and a slave")
}

async fn invalid_request(client: &Client, gateway: &Gateway) -> Result<(), Box<dyn Error>> {
    heading("3. A request that breaks documented limits is not sent");
    let before = gateway.requests().len();

    let request = CreateMasterSlaveServerGroupRequest::new("").master_slave_backend_servers([
        MasterSlaveBackendServerInput::new("vm-233", 70_000),
        MasterSlaveBackendServerInput::new("vm-232", 90).weight(101),
        MasterSlaveBackendServerInput::new("vm-231", 80).server_type(ServerType::Slave),
    ]);
    let Err(error) = client.create_master_slave_server_group(request).await else {
        return Err("the request was not checked".into());
    };

    println!("The error:\n{error}");
    let violations = error.as_validation().map_or(0, |error| error.violations.len());
    expect(violations == 5, "five violations at once")?;
    expect(gateway.requests().len() == before, "no request at the gateway")
}

async fn unknown_key(gateway: &Gateway) -> Result<(), Box<dyn Error>> {
    heading("4. The service refuses a key that it does not know");
    let config = Config::builder()
        .region("cn-hangzhou")
        .endpoint(gateway.endpoint())
        .credentials(Credentials::access_key("another-key-id", KEY_SECRET))
        .build()?;

    let request = CreateVServerGroupRequest::new("lb-bp1qjwo61pqz3ahltv0mw");
    let Err(error) = Client::new(&config).create_v_server_group(request).await else {
        return Err("the key was not checked".into());
    };

    println!("The error:\n{error}");
    let (code, request_id) = (error.code().unwrap_or("none"), error.request_id().unwrap_or("none"));
    println!("What a program makes of it: code {code}, request id {request_id}");
    expect(error.code() == Some("InvalidAccessKeyId.NotFound"), "the code of the service")?;
    expect(error.request_id().is_some(), "a request id")
}

/// A gateway within this process, for the APIs in `specs/`.
fn start_gateway() -> Result<Gateway, Box<dyn Error>> {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let (catalogue, _) = alicloud_format::load(&specs)?;
    Ok(Gateway::start(&catalogue, Options::default().access_key(KEY_ID, KEY_SECRET))?)
}

fn heading(text: &str) {
    println!("\n{text}\n{}", "-".repeat(text.len()));
}

/// Prints the latest request as the gateway received it: how it was signed, and the parameters of the API.
fn print_sent(gateway: &Gateway) {
    let Some(request) = gateway.requests().pop() else { return };
    let algorithm = match request.header("authorization") {
        Some(authorization) => authorization.split(' ').next(),
        None => request.parameter("SignatureMethod"),
    };
    println!("What was sent: {} {}, signed with {}", request.method, request.path, algorithm.unwrap_or("nothing"));
    // With version 1, what is in every request travels among the parameters.
    let common = ["AccessKeyId", "Action", "Format", "Signature", "Timestamp", "Version"];
    for (name, value) in &request.query {
        if !common.iter().any(|common| name.starts_with(common)) {
            println!("    {name} = {value}");
        }
    }
}

/// Makes the demonstration fail where something else came of a call.
fn expect(holds: bool, what: &str) -> Result<(), Box<dyn Error>> {
    if holds { Ok(()) } else { Err(format!("this should have given {what}").into()) }
}
