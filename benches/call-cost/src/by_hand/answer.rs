//! The answers, as they are on the wire.

use serde::Deserialize;

/// Answer of `CreateVServerGroup`.
#[derive(Deserialize, PartialEq, Debug)]
#[serde(rename_all = "PascalCase")]
pub struct CreateVServerGroup {
    #[serde(rename = "VServerGroupId")]
    pub v_server_group_id: Option<String>,
    pub backend_servers: BackendServers,
    pub request_id: Option<String>,
}

#[derive(Deserialize, PartialEq, Debug)]
#[serde(rename_all = "PascalCase")]
pub struct BackendServers {
    pub backend_server: Vec<BackendServer>,
}

#[derive(Deserialize, PartialEq, Debug)]
#[serde(rename_all = "PascalCase")]
pub struct BackendServer {
    pub server_id: Option<String>,
    pub port: Option<i32>,
    pub weight: Option<i32>,
    pub description: Option<String>,
    pub r#type: Option<ServerType>,
}

#[derive(Deserialize, PartialEq, Debug)]
#[serde(rename_all = "lowercase")]
pub enum ServerType {
    Ecs,
    Eni,
    Eci,
    #[serde(other)]
    Other,
}

/// Answer of `DescribeLoadBalancers`.
#[derive(Deserialize, PartialEq, Debug)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeLoadBalancers {
    pub request_id: Option<String>,
    pub page_number: Option<i32>,
    pub page_size: Option<i32>,
    pub total_count: Option<i32>,
    pub load_balancers: LoadBalancers,
}

impl DescribeLoadBalancers {
    /// Whether a text is none that the service documents.
    pub fn has_unknown(&self) -> bool {
        self.load_balancers.load_balancer.iter().any(|balancer| {
            balancer.pay_type == Some(PayType::Other)
                || balancer.address_type == Some(AddressType::Other)
                || balancer.load_balancer_status == Some(LoadBalancerStatus::Other)
        })
    }
}

#[derive(Deserialize, PartialEq, Debug)]
#[serde(rename_all = "PascalCase")]
pub struct LoadBalancers {
    pub load_balancer: Vec<LoadBalancer>,
}

#[derive(Deserialize, PartialEq, Debug)]
#[serde(rename_all = "PascalCase")]
pub struct LoadBalancer {
    pub vpc_id: Option<String>,
    pub create_time_stamp: Option<i64>,
    pub load_balancer_id: Option<String>,
    pub create_time: Option<String>,
    pub pay_type: Option<PayType>,
    pub address_type: Option<AddressType>,
    pub network_type: Option<NetworkType>,
    #[serde(rename = "AddressIPVersion")]
    pub address_ip_version: Option<AddressIpVersion>,
    pub load_balancer_name: Option<String>,
    pub bandwidth: Option<i32>,
    pub address: Option<String>,
    pub slave_zone_id: Option<String>,
    pub master_zone_id: Option<String>,
    pub internet_charge_type_alias: Option<InternetChargeType>,
    pub load_balancer_spec: Option<String>,
    pub region_id: Option<String>,
    pub modification_protection_reason: Option<String>,
    pub modification_protection_status: Option<ModificationProtectionStatus>,
    #[serde(rename = "VSwitchId")]
    pub v_switch_id: Option<String>,
    pub load_balancer_status: Option<LoadBalancerStatus>,
    pub resource_group_id: Option<String>,
    pub internet_charge_type: Option<String>,
    pub delete_protection: Option<OnOff>,
    pub region_id_alias: Option<String>,
    pub tags: Option<Tags>,
    pub instance_charge_type: Option<InstanceChargeType>,
    pub ineffective_order_list: Option<serde_json::Value>,
}

#[derive(Deserialize, PartialEq, Debug)]
#[serde(rename_all = "PascalCase")]
pub struct Tags {
    pub tag: Vec<Tag>,
}

#[derive(Deserialize, PartialEq, Debug)]
#[serde(rename_all = "PascalCase")]
pub struct Tag {
    pub tag_value: Option<String>,
    pub tag_key: Option<String>,
}

/// Enums of the texts that the service documents.
macro_rules! enums {
    ($($name:ident { $($variant:ident = $text:literal),* })*) => {$(
        #[derive(Deserialize, PartialEq, Debug)]
        pub enum $name {
            $(#[serde(rename = $text)] $variant,)*
            #[serde(other)]
            Other,
        }
    )*};
}

enums! {
    PayType { PayOnDemand = "PayOnDemand", PrePay = "PrePay" }
    AddressType { Internet = "internet", Intranet = "intranet" }
    NetworkType { Vpc = "vpc", Classic = "classic" }
    AddressIpVersion { Ipv4 = "ipv4", Ipv6 = "ipv6" }
    InternetChargeType { Traffic = "paybytraffic", Bandwidth = "paybybandwidth" }
    ModificationProtectionStatus { Not = "NonProtection", Console = "ConsoleProtection" }
    LoadBalancerStatus { Active = "active", Inactive = "inactive", Locked = "locked" }
    OnOff { On = "on", Off = "off" }
    InstanceChargeType { BySpec = "PayBySpec", ByUse = "PayByCLCU" }
}
