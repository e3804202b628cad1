//! Wire names as words, for items that no document describes in words of its own.

use alicloud_format::naming;
use heck::ToSnakeCase;

/// What an operation of that name does, as a sentence: `ModifyVpcAttribute` gives `Modifies VPC attribute.`
pub(super) fn sentence(api: &str) -> Option<String> {
    let words = words(api);
    let (verb, rest) = words.split_first()?;
    if VERBS.binary_search(&verb.as_str()).is_err() || rest.is_empty() {
        return None;
    }
    let rest: Vec<&str> = rest.iter().map(|word| shown(word)).collect();
    Some(format!("{} {}.", capitalised(&third_person(verb)), rest.join(" ")))
}

/// What a field of that name holds: `LoadBalancerId` gives `Load balancer ID`.
pub(super) fn noun(wire_name: &str) -> Option<String> {
    let words = words(wire_name);
    let shown: Vec<&str> = words.iter().map(|word| shown(word)).collect();
    (!shown.is_empty()).then(|| capitalised(&shown.join(" ")))
}

fn words(name: &str) -> Vec<String> {
    let snake = naming::words(name).to_snake_case();
    let mut words: Vec<String> = Vec::new();
    for word in snake.split('_').filter(|word| !word.is_empty()) {
        match words.last_mut() {
            // `VSwitch`, `VServerGroup`: a letter belongs to the word after it.
            Some(letter) if letter == "v" => letter.push_str(word),
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// A word as it is written inside a sentence.
fn shown(word: &str) -> &str {
    ACRONYMS.binary_search_by_key(&word, |(lower, _)| lower).map_or(word, |found| ACRONYMS[found].1)
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

fn third_person(verb: &str) -> String {
    if ["s", "x", "z", "ch", "sh", "o"].iter().any(|ending| verb.ends_with(ending)) {
        return format!("{verb}es");
    }
    match verb.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{verb}s"),
    }
}

/// Words that names of APIs begin with and that say what happens, sorted.
#[rustfmt::skip]
const VERBS: [&str; 214] = [
    "abort", "accept", "activate", "add", "allocate", "allow", "analyze", "answer", "append", "apply",
    "approve", "assign", "associate", "assume", "attach", "authorize", "begin", "bind", "buy", "calculate",
    "cancel", "change", "check", "claim", "clear", "clone", "close", "commit", "compare", "complete",
    "configure", "confirm", "connect", "continue", "convert", "copy", "count", "create", "deactivate",
    "debug", "decline", "decrease", "decrypt", "delay", "delete", "deploy", "deregister", "describe",
    "destroy", "detach", "detect", "diagnose", "disable", "disassociate", "disconnect", "dissociate",
    "downgrade", "download", "drop", "edit", "enable", "encrypt", "end", "enhance", "enter", "erase",
    "evaluate", "execute", "exit", "export", "extend", "extract", "fetch", "find", "finish", "flush",
    "forbid", "force", "freeze", "generate", "get", "grant", "handle", "hibernate", "hold", "ignore",
    "import", "increase", "initialize", "initiate", "insert", "inspect", "install", "interrupt", "invite",
    "invoke", "join", "kick", "kill", "launch", "leave", "list", "load", "lock", "login", "logout", "manage",
    "merge", "migrate", "modify", "monitor", "move", "mute", "notify", "obtain", "open", "operate",
    "optimize", "pause", "play", "poll", "post", "predict", "preload", "preview", "provision", "publish",
    "pull", "purchase", "purge", "push", "put", "query", "reactivate", "reboot", "rebuild", "receive",
    "recognize", "recommend", "record", "recover", "redeploy", "refresh", "refund", "register", "reject",
    "release", "reload", "remove", "rename", "renew", "reopen", "replace", "reply", "report", "request",
    "rerun", "resend", "reset", "resize", "restart", "restore", "resume", "retrieve", "retry", "revert",
    "revoke", "roam", "run", "save", "scale", "scan", "search", "segment", "select", "send", "set", "shrink",
    "sign", "skip", "split", "start", "stop", "submit", "subscribe", "suspend", "switch", "synchronize",
    "tag", "terminate", "test", "transfer", "transform", "translate", "trigger", "unassign", "unassociate",
    "unbind", "unfreeze", "uninstall", "unlock", "unmute", "unregister", "unsubscribe", "untag", "update",
    "upgrade", "upload", "upsert", "validate", "verify", "view", "withdraw", "write",
];

/// Words that are not written in small letters, sorted.
#[rustfmt::skip]
const ACRONYMS: [(&str, &str); 139] = [
    ("acl", "ACL"), ("ai", "AI"), ("alb", "ALB"), ("api", "API"), ("apis", "APIs"), ("arn", "ARN"),
    ("asn", "ASN"), ("asr", "ASR"), ("bgp", "BGP"), ("cdn", "CDN"), ("cen", "CEN"), ("cidr", "CIDR"),
    ("clb", "CLB"), ("cpu", "CPU"), ("csv", "CSV"), ("db", "DB"), ("dbs", "DBS"), ("ddos", "DDoS"),
    ("dhcp", "DHCP"), ("dn", "DN"), ("dnat", "DNAT"), ("dns", "DNS"), ("dpd", "DPD"), ("dpi", "DPI"),
    ("ecs", "ECS"), ("eip", "EIP"), ("ekm", "EKM"), ("elb", "ELB"), ("eni", "ENI"), ("enis", "ENIs"),
    ("fqdn", "FQDN"), ("gb", "GB"), ("gpu", "GPU"), ("gre", "GRE"), ("ha", "HA"), ("hdfs", "HDFS"),
    ("hpc", "HPC"), ("hsm", "HSM"), ("html", "HTML"), ("http", "HTTP"), ("https", "HTTPS"), ("iam", "IAM"),
    ("icp", "ICP"), ("id", "ID"), ("idc", "IDC"), ("ids", "IDs"), ("ike", "IKE"), ("imsi", "IMSI"),
    ("io", "IO"), ("iops", "IOPS"), ("ip", "IP"), ("ipam", "IPAM"), ("ips", "IPs"), ("ipsec", "IPsec"),
    ("ipv4", "IPv4"), ("ipv6", "IPv6"), ("isp", "ISP"), ("jdbc", "JDBC"), ("json", "JSON"), ("jwt", "JWT"),
    ("kms", "KMS"), ("kv", "KV"), ("lan", "LAN"), ("mac", "MAC"), ("mb", "MB"), ("mfa", "MFA"),
    ("mns", "MNS"), ("mq", "MQ"), ("mtu", "MTU"), ("nas", "NAS"), ("nat", "NAT"), ("nic", "NIC"),
    ("nlb", "NLB"), ("numa", "NUMA"), ("oauth", "OAuth"), ("odps", "ODPS"), ("oidc", "OIDC"), ("ons", "ONS"),
    ("os", "OS"), ("oss", "OSS"), ("ots", "OTS"), ("pem", "PEM"), ("psk", "PSK"), ("ptr", "PTR"),
    ("qos", "QOS"), ("qps", "QPS"), ("quic", "QUIC"), ("ram", "RAM"), ("rds", "RDS"), ("rpc", "RPC"),
    ("rpo", "RPO"), ("rto", "RTO"), ("saml", "SAML"), ("sdk", "SDK"), ("sid", "SID"), ("sip", "SIP"),
    ("sla", "SLA"), ("slb", "SLB"), ("sls", "SLS"), ("sms", "SMS"), ("snat", "SNAT"), ("sni", "SNI"),
    ("sql", "SQL"), ("ssd", "SSD"), ("ssh", "SSH"), ("ssl", "SSL"), ("sso", "SSO"), ("sts", "STS"),
    ("tcp", "TCP"), ("tls", "TLS"), ("ttl", "TTL"), ("tts", "TTS"), ("udp", "UDP"), ("ui", "UI"),
    ("uid", "UID"), ("uri", "URI"), ("url", "URL"), ("urls", "URLs"), ("utc", "UTC"), ("uuid", "UUID"),
    ("vco", "VCO"), ("vip", "VIP"), ("vlan", "VLAN"), ("vm", "VM"), ("vmware", "VMware"), ("vnc", "VNC"),
    ("vpc", "VPC"), ("vpcs", "VPCs"), ("vpd", "VPD"), ("vpn", "VPN"), ("vrf", "VRF"), ("vrouter", "VRouter"),
    ("vserver", "VServer"), ("vsw", "VSW"), ("vswitch", "vSwitch"), ("waf", "WAF"), ("wan", "WAN"),
    ("xml", "XML"), ("yaml", "YAML"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_apis_become_sentences() {
        assert_eq!(sentence("ModifyVpcAttribute").as_deref(), Some("Modifies VPC attribute."));
        assert_eq!(sentence("AttachNetworkInterface").as_deref(), Some("Attaches network interface."));
        assert_eq!(sentence("DescribeInstanceIPv6Addresses").as_deref(), Some("Describes instance IPv6 addresses."));
        assert_eq!(sentence("FaceBeauty"), None);
        assert_eq!(sentence("List"), None);
    }

    #[test]
    fn names_of_fields_become_nouns() {
        assert_eq!(noun("LoadBalancerId").as_deref(), Some("Load balancer ID"));
        assert_eq!(noun("VSwitchIds").as_deref(), Some("VSwitch IDs"));
        assert_eq!(noun("*"), None);
    }

    #[test]
    fn tables_are_sorted() {
        assert!(VERBS.is_sorted());
        assert!(ACRONYMS.is_sorted());
    }
}
