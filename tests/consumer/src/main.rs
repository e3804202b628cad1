//! What somebody writes who uses the crate: one call, one line.

use alicloud::slb::{Client, CreateVServerGroupRequest, create_v_server_group::BackendServerInput};
use alicloud::{Config, Credentials};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let config = Config::builder()
        .region("cn-hangzhou")
        .endpoint(std::env::var("ENDPOINT")?)
        .credentials(Credentials::access_key(std::env::var("KEY_ID")?, std::env::var("KEY_SECRET")?))
        .build()?;
    let request = CreateVServerGroupRequest::new("lb-1").backend_servers([BackendServerInput::new("vm-233", 80, 100)]);
    let group = Client::new(&config).create_v_server_group(request).await?;
    println!("{} has {} servers", group.v_server_group_id.as_deref().unwrap_or("nothing"), group.backend_servers.len());
    Ok(())
}
