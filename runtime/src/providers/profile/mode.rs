//! What a profile is made of, by the name that either file has for it.

/// The field that says it, in the CLI's file and in the ini file.
pub(super) const FIELD: &[&str] = &["mode", "type"];

/// How a profile leads to credentials.
#[derive(Clone, Copy)]
pub(in super::super) enum Mode {
    AccessKey,
    Sts,
    Bearer,
    Anonymous,
    /// A role, assumed with the access key of the profile.
    Role,
    /// A role, assumed as that of the instance.
    RoleOfInstance,
    /// A role, assumed as another profile.
    ChainedRole,
    Instance,
    Oidc,
    Uri,
    External,
    /// A login in a browser that only the CLI can do, in the mode of that name.
    Login(&'static str),
}

impl Mode {
    /// The mode of that name, in any case.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "ak" | "access_key" => Self::AccessKey,
            "ststoken" | "sts" => Self::Sts,
            "bearertoken" | "bearer" => Self::Bearer,
            "anonymous" => Self::Anonymous,
            "ramrolearn" | "ram_role_arn" => Self::Role,
            "ramrolearnwithrolename" => Self::RoleOfInstance,
            "chainableramrolearn" => Self::ChainedRole,
            "ecsramrole" | "ecs_ram_role" => Self::Instance,
            "oidc" | "oidc_role_arn" => Self::Oidc,
            "credentialsuri" | "credentials_uri" => Self::Uri,
            "external" => Self::External,
            "cloudsso" => Self::Login("CloudSSO"),
            "oauth" => Self::Login("OAuth"),
            _ => return None,
        })
    }
}

/// Why a mode that is none of these cannot be used, and what can be done instead.
pub(super) fn refused(name: &str) -> String {
    let remedy = match name.to_ascii_lowercase().as_str() {
        "rsakeypair" | "rsa_key_pair" => "key pairs are outdated; use an access key or a RAM role",
        _ => return format!("its mode {name:?} is unknown"),
    };
    format!("its mode {name} is not supported: {remedy}")
}
