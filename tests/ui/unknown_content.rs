//! A value that has no name yet may get one, so nobody can match on its text.

use alicloud::slb::create_master_slave_server_group::ServerType;

fn main() {
    match ServerType::from("Witness") {
        ServerType::Unknown(alicloud::UnknownValue("Witness")) => {}
        _ => {}
    }
}
