//! What is asked for, as a program has it before it makes a call.

/// The access key of every call.
pub const KEY_ID: &str = "LTAI5tQWcExample0Key1234";
/// Its secret.
pub const SECRET: &str = "ExampleSecret0ExampleSecret0Ex";
/// The region of every call.
pub const REGION: &str = "cn-hangzhou";

/// A group of servers to create: 14 parameters, one of them JSON.
pub struct Group {
    pub load_balancer: &'static str,
    pub name: &'static str,
    pub servers: Vec<Server>,
    pub tags: Vec<(&'static str, &'static str)>,
}

/// A server to put into the group.
pub struct Server {
    pub id: &'static str,
    pub port: i32,
    pub weight: i32,
    pub description: &'static str,
}

impl Group {
    pub fn example() -> Self {
        let server = |id, port, description| Server { id, port, weight: 100, description };
        Self {
            load_balancer: "lb-bp1qjwo61pqz3ahltv0mw",
            name: "checkout (blue)",
            servers: vec![
                server("i-bp1fq61enf4loa5i1a2b", 80, "checkout 1"),
                server("i-bp1fq61enf4loa5i3c4d", 80, "checkout 2"),
                server("i-bp1fq61enf4loa5i5e6f", 8080, "checkout 3, canary"),
            ],
            tags: vec![
                ("team", "payments"),
                ("cost-centre", "4711"),
                ("stage", "production"),
                ("release", "2026-01-02/3"),
                ("owner", "alice@example.com"),
            ],
        }
    }
}

/// Load balancers to list: 14 parameters, each a text or a number of its own.
pub struct Filter {
    pub vpc: &'static str,
    pub v_switch: &'static str,
    pub resource_group: &'static str,
    pub zone: &'static str,
    pub page: i32,
    pub page_size: i32,
    pub tags: Vec<(&'static str, &'static str)>,
}

impl Filter {
    pub fn example() -> Self {
        Self {
            vpc: "vpc-bp1aevy8sofi8mh1q1a2b",
            v_switch: "vsw-bp12mw1f8k3jgygk9c3d4",
            resource_group: "rg-acfmxazb4p7x2yy",
            zone: "cn-hangzhou-b",
            page: 1,
            page_size: 10,
            tags: vec![("team", "payments"), ("stage", "production")],
        }
    }
}
