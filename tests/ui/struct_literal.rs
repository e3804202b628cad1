//! Fields may be added to a request, so nobody can list them all.

use alicloud::slb::CreateVServerGroupRequest;

fn main() {
    let _ = CreateVServerGroupRequest {
        load_balancer_id: "lb-1".to_owned(),
        region_id: None,
        backend_servers: Vec::new(),
        v_server_group_name: None,
    };
}
