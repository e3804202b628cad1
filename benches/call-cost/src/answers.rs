//! What the service answers: the fields that it sends, with values as long as its own.

use bytes::Bytes;
use serde_json::{Value, json};

/// To [`Group`](crate::input::Group).
pub fn group() -> Bytes {
    let server = |id: &str, port: u16, description: &str| json!({"ServerId": id, "Port": port, "Weight": 100, "Description": description, "Type": "ecs"});
    let servers = [
        server("i-bp1fq61enf4loa5i1a2b", 80, "checkout 1"),
        server("i-bp1fq61enf4loa5i3c4d", 80, "checkout 2"),
        server("i-bp1fq61enf4loa5i5e6f", 8080, "checkout 3, canary"),
    ];
    text(&json!({
        "VServerGroupId": "rsp-bp1jsjfnj5vbv",
        "BackendServers": {"BackendServer": servers},
        "RequestId": "9DEC9C28-AB05-4DDF-9A78-6B08EC9CE18C",
    }))
}

/// A page of that many load balancers.
pub fn load_balancers(count: usize) -> Bytes {
    let balancers: Vec<Value> = (0..count).map(load_balancer).collect();
    text(&json!({
        "RequestId": "8B9DB03B-ED39-5DB8-9C9F-1ED5F548D61E",
        "PageNumber": 1,
        "PageSize": count,
        "TotalCount": count,
        "LoadBalancers": {"LoadBalancer": balancers},
    }))
}

fn load_balancer(number: usize) -> Value {
    json!({
        "VpcId": "vpc-bp1aevy8sofi8mh1q1a2b",
        "CreateTimeStamp": 1_504_147_745_000_i64 + number as i64,
        "LoadBalancerId": format!("lb-bp1b6c719dfa08exf{number:04}"),
        "CreateTime": "2021-12-02T02:49:05Z",
        "PayType": "PayOnDemand",
        "AddressType": "intranet",
        "NetworkType": "vpc",
        "AddressIPVersion": "ipv4",
        "LoadBalancerName": format!("checkout-{number}"),
        "Bandwidth": 5120,
        "Address": format!("192.168.{}.{}", number / 256, number % 256),
        "SlaveZoneId": "cn-hangzhou-d",
        "MasterZoneId": "cn-hangzhou-b",
        "InternetChargeTypeAlias": "paybybandwidth",
        "LoadBalancerSpec": "slb.s1.small",
        "RegionId": "cn-hangzhou",
        "ModificationProtectionStatus": "ConsoleProtection",
        "VSwitchId": "vsw-bp12mw1f8k3jgygk9c3d4",
        "LoadBalancerStatus": "active",
        "ResourceGroupId": "rg-acfmxazb4p7x2yy",
        "InternetChargeType": "3",
        "DeleteProtection": "off",
        "RegionIdAlias": "cn-hangzhou",
        "Tags": {"Tag": [{"TagValue": "payments", "TagKey": "team"}]},
        "InstanceChargeType": "PayBySpec",
    })
}

fn text(answer: &Value) -> Bytes {
    answer.to_string().into()
}
