//! A request without what the API requires does not exist.

use alicloud::slb::CreateVServerGroupRequest;

fn main() {
    let _ = CreateVServerGroupRequest::default();
}
