//! Differences between the facts and the model that are known, each with its reason.

use super::differences::Difference;

/// What is known of a kind of difference: what it says, why the model is right, and where it is.
pub(crate) struct Explanation {
    what: &'static str,
    pub(crate) why: &'static str,
    places: &'static [&'static str],
}

/// Differences that are known. A place that begins with `*` is one of any API.
pub(crate) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        what: "missing, known to 2 sources",
        why: "The official SDKs have these for calls on behalf of sub-accounts; no copy of the metadata documents them.",
        places: &[
            "* request/OwnerAccount",
            "* request/OwnerId",
            "* request/ResourceOwnerAccount",
            "* request/ResourceOwnerId",
        ],
    },
    Explanation {
        what: "is a string by the facts, a structure written as one in the model",
        why: "The text is JSON or a list with commas, and is typed as what it holds.",
        places: &[
            "AddAccessControlListEntry request/AclEntrys",
            "AddBackendServers request/BackendServers",
            "AddListenerWhiteListItem request/SourceItems",
            "AddTags request/Tags",
            "AddVServerGroupBackendServers request/BackendServers",
            "CreateLoadBalancerHTTPListener request/HealthCheckHttpCode",
            "CreateLoadBalancerHTTPSListener request/HealthCheckHttpCode",
            "CreateLoadBalancerTCPListener request/HealthCheckHttpCode",
            "CreateMasterSlaveServerGroup request/MasterSlaveBackendServers",
            "CreateRules request/RuleList",
            "CreateVServerGroup request/BackendServers",
            "DeleteAccessLogsDownloadAttribute request/LogsDownloadAttributes",
            "DeleteAccessLogsDownloadAttribute request/Tags",
            "DeleteRules request/RuleIds",
            "DescribeAccessLogsDownloadAttribute request/Tags",
            "DescribeHighDefinationMonitor request/Tags",
            "DescribeLoadBalancers request/LoadBalancerId",
            "DescribeLoadBalancers request/LoadBalancerName",
            "DescribeLoadBalancers request/ServerIntranetAddress",
            "DescribeLoadBalancers request/Tags",
            "DescribeTags request/Tags",
            "EnableHighDefinationMonitor request/Tags",
            "ModifyVServerGroupBackendServers request/NewBackendServers",
            "ModifyVServerGroupBackendServers request/OldBackendServers",
            "RemoveAccessControlListEntry request/AclEntrys",
            "RemoveBackendServers request/BackendServers",
            "RemoveListenerWhiteListItem request/SourceItems",
            "RemoveTags request/Tags",
            "RemoveVServerGroupBackendServers request/BackendServers",
            "SetAccessLogsDownloadAttribute request/LogsDownloadAttributes",
            "SetAccessLogsDownloadAttribute request/Tags",
            "SetBackendServers request/BackendServers",
            "SetLoadBalancerHTTPListenerAttribute request/HealthCheckHttpCode",
            "SetLoadBalancerHTTPSListenerAttribute request/HealthCheckHttpCode",
            "SetLoadBalancerTCPListenerAttribute request/HealthCheckHttpCode",
            "SetRule request/HealthCheckHttpCode",
            "SetVServerGroupAttribute request/BackendServers",
        ],
    },
    Explanation {
        what: "the type is \"string\" by the facts, \"int32\" in the model",
        why: "A number in a string; the overlay types it like every other port and weight.",
        places: &[
            "AddBackendServers response/BackendServers/Weight",
            "DescribeRuleAttribute response/ListenerPort",
            "SetBackendServers response/BackendServers/Weight",
        ],
    },
    Explanation {
        what: "required is false by the facts, true in the model",
        why: "The metadata of 2024 requires it; so does the documentation.",
        places: &[
            "CreateLoadBalancerHTTPListener request/StickySession",
            "CreateLoadBalancerHTTPSListener request/StickySession",
        ],
    },
    Explanation {
        what: "missing",
        why: "Only the command line of the service knows it.",
        places: &[
            "CreateRules request/DryRun",
            "SetLoadBalancerHTTPListenerAttribute request/DryRun",
            "SetLoadBalancerHTTPSListenerAttribute request/DryRun",
            "SetLoadBalancerTCPListenerAttribute request/DryRun",
            "SetLoadBalancerUDPListenerAttribute request/DryRun",
            "SetRule request/DryRun",
        ],
    },
    Explanation {
        what: "missing",
        why: "The metadata of 2024 no longer has it.",
        places: &["DescribeZones request/AcceptLanguage"],
    },
    Explanation {
        what: "not among the facts",
        why: "The metadata of 2024 has it; the other sources do not.",
        places: &[
            "DescribeDomainExtensionAttribute response/Certificates",
            "DescribeDomainExtensionAttribute response/ServerCertificates",
            "DescribeDomainExtensions response/DomainExtensions/Certificates",
            "DescribeDomainExtensions response/DomainExtensions/ServerCertificates",
            "DescribeLoadBalancerAttribute response/Labels",
            "DescribeLoadBalancerHTTPSListenerAttribute response/DomainExtensions/Certificates",
            "DescribeLoadBalancerHTTPSListenerAttribute response/DomainExtensions/ServerCertificates",
            "DescribeLoadBalancerHTTPSListenerAttribute response/ServerCertificates",
            "DescribeLoadBalancerTCPListenerAttribute response/PortRanges",
            "DescribeLoadBalancerUDPListenerAttribute response/PortRanges",
            "DescribeLoadBalancers response/LoadBalancers/IneffectiveOrderList",
        ],
    },
];

/// The explanation of a difference, and which of its places, by number.
pub(crate) fn explained(difference: &Difference) -> Option<(usize, usize)> {
    EXPLANATIONS.iter().enumerate().find_map(|(number, explanation)| {
        let is_there = |place: &&str| match place.strip_prefix('*') {
            Some(field) => difference.place.ends_with(field),
            None => difference.place == **place,
        };
        let place = explanation.places.iter().position(is_there)?;
        difference.what.starts_with(explanation.what).then_some((number, place))
    })
}

/// How many places are listed in all.
pub(crate) fn places() -> usize {
    EXPLANATIONS.iter().map(|explanation| explanation.places.len()).sum()
}
