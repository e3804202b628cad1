//! The two operations, as the generator would write them.

use crate::{
    model::{
        Access, ApiStyle, Constraint, Method, Operation, Record, Repeatable, Request, Service, ServiceSigning, Shape,
        Slot, View, Wire,
    },
    providers::session::Session,
};

pub(super) static SERVICE: Service = Service {
    code: "Sts",
    version: "2015-04-01",
    style: ApiStyle::Rpc,
    signing: ServiceSigning::Standard,
    central_endpoint: Some("sts.aliyuncs.com"),
    regions: &[],
};

/// Each session is one of its own, and one more does no harm.
static ASSUME_ROLE: Operation = Operation {
    service: &SERVICE,
    name: "AssumeRole",
    method: Method::Post,
    path: "/",
    access: Access::Signed,
    repeatable: Repeatable::Always,
    documentation: "https://api.aliyun.com/document/Sts/2015-04-01/AssumeRole",
};

static ASSUME_ROLE_WITH_OIDC: Operation = Operation {
    service: &SERVICE,
    name: "AssumeRoleWithOIDC",
    method: Method::Post,
    path: "/",
    access: Access::Anonymous,
    repeatable: Repeatable::Always,
    documentation: "https://api.aliyun.com/document/Sts/2015-04-01/AssumeRoleWithOIDC",
};

/// Assumes a role as somebody else.
#[derive(Default)]
pub(in super::super) struct AssumeRole {
    pub(in super::super) role_arn: String,
    pub(in super::super) session_name: String,
    pub(in super::super) seconds: i64,
    pub(in super::super) policy: Option<String>,
    pub(in super::super) external_id: Option<String>,
}

static ASSUME_ROLE_SHAPE: Shape = Shape {
    name: "AssumeRole",
    fields: &["RoleArn", "RoleSessionName", "DurationSeconds", "Policy", "ExternalId"],
    constraints: &[
        ("RoleArn", Constraint::Required),
        ("RoleSessionName", Constraint::Length(2, 64)),
        ("RoleSessionName", Constraint::Pattern(SESSION_NAME)),
    ],
    wire: &[],
    rules: &[],
};

const SESSION_NAME: &str = "^[A-Za-z0-9.@_-]+$";

impl Record for AssumeRole {
    fn shape(&self) -> &'static Shape {
        &ASSUME_ROLE_SHAPE
    }

    fn view(&self, index: usize) -> View<'_> {
        match index {
            0 => View::Scalar(&self.role_arn),
            1 => View::Scalar(&self.session_name),
            2 => View::Scalar(&self.seconds),
            3 => View::Scalar(&self.policy),
            4 => View::Scalar(&self.external_id),
            _ => View::Absent,
        }
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => Slot::Scalar(&mut self.role_arn),
            1 => Slot::Scalar(&mut self.session_name),
            2 => Slot::Scalar(&mut self.seconds),
            3 => Slot::Scalar(&mut self.policy),
            4 => Slot::Scalar(&mut self.external_id),
            _ => Slot::Ignored,
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}

impl Request for AssumeRole {
    type Response = Answer;
    const OPERATION: &'static Operation = &ASSUME_ROLE;
}

/// Assumes a role with the token of an identity provider.
#[derive(Default)]
pub(in super::super) struct AssumeRoleWithOidc {
    pub(in super::super) role_arn: String,
    pub(in super::super) provider_arn: String,
    pub(in super::super) token: String,
    pub(in super::super) session_name: String,
    pub(in super::super) seconds: i64,
    pub(in super::super) policy: Option<String>,
}

static ASSUME_ROLE_WITH_OIDC_SHAPE: Shape = Shape {
    name: "AssumeRoleWithOidc",
    fields: &["RoleArn", "OIDCProviderArn", "OIDCToken", "RoleSessionName", "DurationSeconds", "Policy"],
    constraints: &[
        ("RoleArn", Constraint::Required),
        ("OIDCProviderArn", Constraint::Required),
        ("OIDCToken", Constraint::Required),
        ("RoleSessionName", Constraint::Length(2, 64)),
        ("RoleSessionName", Constraint::Pattern(SESSION_NAME)),
    ],
    // Tokens are longer than many servers let a query be.
    wire: &[
        ("RoleArn", Wire::Form),
        ("OIDCProviderArn", Wire::Form),
        ("OIDCToken", Wire::Form),
        ("OIDCToken", Wire::Sensitive),
        ("RoleSessionName", Wire::Form),
        ("DurationSeconds", Wire::Form),
        ("Policy", Wire::Form),
    ],
    rules: &[],
};

impl Record for AssumeRoleWithOidc {
    fn shape(&self) -> &'static Shape {
        &ASSUME_ROLE_WITH_OIDC_SHAPE
    }

    fn view(&self, index: usize) -> View<'_> {
        match index {
            0 => View::Scalar(&self.role_arn),
            1 => View::Scalar(&self.provider_arn),
            2 => View::Scalar(&self.token),
            3 => View::Scalar(&self.session_name),
            4 => View::Scalar(&self.seconds),
            5 => View::Scalar(&self.policy),
            _ => View::Absent,
        }
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => Slot::Scalar(&mut self.role_arn),
            1 => Slot::Scalar(&mut self.provider_arn),
            2 => Slot::Scalar(&mut self.token),
            3 => Slot::Scalar(&mut self.session_name),
            4 => Slot::Scalar(&mut self.seconds),
            5 => Slot::Scalar(&mut self.policy),
            _ => Slot::Ignored,
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}

impl Request for AssumeRoleWithOidc {
    type Response = Answer;
    const OPERATION: &'static Operation = &ASSUME_ROLE_WITH_OIDC;
}

/// What either operation answers.
#[derive(Default)]
pub(in super::super) struct Answer {
    pub(super) credentials: Option<Session>,
}

static ANSWER: Shape = Shape { name: "AssumedRole", fields: &["Credentials"], constraints: &[], wire: &[], rules: &[] };

impl Record for Answer {
    fn shape(&self) -> &'static Shape {
        &ANSWER
    }

    fn view(&self, index: usize) -> View<'_> {
        if index == 0 { View::Optional(&self.credentials) } else { View::Absent }
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        if index == 0 { Slot::Optional(&mut self.credentials) } else { Slot::Ignored }
    }

    fn blank() -> Self {
        Self::default()
    }
}

static SESSION: Shape = Shape {
    name: "Session",
    fields: &["AccessKeyId", "AccessKeySecret", "SecurityToken", "Expiration"],
    constraints: &[],
    wire: &[
        ("AccessKeyId", Wire::Sensitive),
        ("AccessKeySecret", Wire::Sensitive),
        ("SecurityToken", Wire::Sensitive),
        ("Expiration", Wire::Sensitive),
    ],
    rules: &[],
};

impl Record for Session {
    fn shape(&self) -> &'static Shape {
        &SESSION
    }

    fn view(&self, index: usize) -> View<'_> {
        match index {
            0 => View::Scalar(&self.id),
            1 => View::Scalar(&self.secret),
            2 => View::Scalar(&self.token),
            3 => View::Scalar(&self.expiration),
            _ => View::Absent,
        }
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => Slot::Scalar(&mut self.id),
            1 => Slot::Scalar(&mut self.secret),
            2 => Slot::Scalar(&mut self.token),
            3 => Slot::Scalar(&mut self.expiration),
            _ => Slot::Ignored,
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}
