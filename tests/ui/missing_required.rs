//! What an API requires is asked for by the type.

use alicloud::slb::CreateVServerGroupRequest;

fn main() {
    let _ = CreateVServerGroupRequest::new();
}
