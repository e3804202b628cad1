//! The calls by the generated client, with everything that is on unless one switches it off.

use alicloud::slb::v2014_05_15::{
    Client, CreateVServerGroupRequest, DescribeLoadBalancersRequest, create_v_server_group as group,
    describe_load_balancers as list,
};
use alicloud::{Config, ConfigBuilder, Credentials, Error};

use crate::input::{Filter, Group, KEY_ID, REGION, SECRET};

/// A client of one endpoint.
///
/// # Errors
/// There is no such endpoint.
pub fn client(host: &str) -> Result<Client, crate::Error> {
    Ok(Client::new(&config(host).build()?))
}

/// What such a client is made of.
pub fn config(host: &str) -> ConfigBuilder {
    Config::builder()
        .endpoint(format!("http://{host}"))
        .region(REGION)
        .credentials(Credentials::access_key(KEY_ID, SECRET))
}

/// # Errors
/// There is no such answer.
pub async fn create_v_server_group(client: &Client, input: &Group) -> Result<group::CreateVServerGroupResponse, Error> {
    client.create_v_server_group(create_v_server_group_request(input)).await
}

/// The request of such a call.
pub fn create_v_server_group_request(input: &Group) -> CreateVServerGroupRequest {
    let servers = input.servers.iter().map(|server| {
        group::BackendServerInput::new(server.id, server.port, server.weight)
            .description(server.description)
            .r#type(group::BackendServerType::Ecs)
    });
    let tags = input.tags.iter().map(|(key, value)| group::TagInput::new().key(*key).value(*value));
    CreateVServerGroupRequest::new(input.load_balancer)
        .v_server_group_name(input.name)
        .backend_servers(servers)
        .tag(tags)
}

/// # Errors
/// There is no such answer.
pub async fn describe_load_balancers(
    client: &Client,
    filter: &Filter,
) -> Result<list::DescribeLoadBalancersResponse, Error> {
    client.describe_load_balancers(describe_load_balancers_request(filter)).await
}

/// The request of such a call.
pub fn describe_load_balancers_request(filter: &Filter) -> DescribeLoadBalancersRequest {
    let tags = filter.tags.iter().map(|(key, value)| list::TagInput::new().key(*key).value(*value));
    DescribeLoadBalancersRequest::new()
        .address_type(list::AddressType::Intranet)
        .load_balancer_status(list::LoadBalancerStatus::Active)
        .network_type(list::NetworkType::Vpc)
        .vpc_id(filter.vpc)
        .v_switch_id(filter.v_switch)
        .resource_group_id(filter.resource_group)
        .master_zone_id(filter.zone)
        .page_number(filter.page)
        .page_size(filter.page_size)
        .tag(tags)
}
