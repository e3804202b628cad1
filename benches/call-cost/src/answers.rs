//! What the service answers: the fields that it sends, in the order of its documentation, with values as long as its own.

use bytes::Bytes;

/// To [`Group`](crate::input::Group).
pub fn group() -> Bytes {
    let server = |id: &str, port: u16, description: &str| {
        format!(r#"{{"ServerId":"{id}","Port":{port},"Weight":100,"Description":"{description}","Type":"ecs"}}"#)
    };
    let servers = [
        server("i-bp1fq61enf4loa5i1a2b", 80, "checkout 1"),
        server("i-bp1fq61enf4loa5i3c4d", 80, "checkout 2"),
        server("i-bp1fq61enf4loa5i5e6f", 8080, "checkout 3, canary"),
    ];
    let answer = format!(
        r#"{{"VServerGroupId":"rsp-bp1jsjfnj5vbv","BackendServers":{{"BackendServer":[{}]}},"RequestId":"{REQUEST_ID}"}}"#,
        servers.join(",")
    );
    answer.into()
}

/// A page of that many load balancers.
pub fn load_balancers(count: usize) -> Bytes {
    let balancers: Vec<String> = (0..count).map(load_balancer).collect();
    let answer = format!(
        r#"{{"RequestId":"{REQUEST_ID}","PageNumber":1,"PageSize":{count},"TotalCount":{count},"LoadBalancers":{{"LoadBalancer":[{}]}}}}"#,
        balancers.join(",")
    );
    answer.into()
}

const REQUEST_ID: &str = "9DEC9C28-AB05-4DDF-9A78-6B08EC9CE18C";

fn load_balancer(number: usize) -> String {
    let (time, third, fourth) = (1_504_147_745_000 + number, number / 256, number % 256);
    [
        r#"{"VpcId":"vpc-bp1aevy8sofi8mh1q1a2b","#,
        &format!(r#""CreateTimeStamp":{time},"#),
        &format!(r#""LoadBalancerId":"lb-bp1b6c719dfa08exf{number:04}","#),
        r#""CreateTime":"2021-12-02T02:49:05Z","#,
        r#""PayType":"PayOnDemand","#,
        r#""AddressType":"intranet","#,
        r#""NetworkType":"vpc","#,
        r#""AddressIPVersion":"ipv4","#,
        &format!(r#""LoadBalancerName":"checkout-{number}","#),
        r#""Bandwidth":5120,"#,
        &format!(r#""Address":"192.168.{third}.{fourth}","#),
        r#""SlaveZoneId":"cn-hangzhou-d","#,
        r#""MasterZoneId":"cn-hangzhou-b","#,
        r#""InternetChargeTypeAlias":"paybybandwidth","#,
        r#""LoadBalancerSpec":"slb.s1.small","#,
        r#""RegionId":"cn-hangzhou","#,
        r#""ModificationProtectionStatus":"ConsoleProtection","#,
        r#""VSwitchId":"vsw-bp12mw1f8k3jgygk9c3d4","#,
        r#""LoadBalancerStatus":"active","#,
        r#""ResourceGroupId":"rg-acfmxazb4p7x2yy","#,
        r#""InternetChargeType":"3","#,
        r#""DeleteProtection":"off","#,
        r#""RegionIdAlias":"cn-hangzhou","#,
        r#""Tags":{"Tag":[{"TagValue":"payments","TagKey":"team"}]},"#,
        r#""InstanceChargeType":"PayBySpec"}"#,
    ]
    .concat()
}
