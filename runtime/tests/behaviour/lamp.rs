//! Three operations of one service that differ in what repeating them would do.

use std::fmt;

use alicloud_runtime::{
    Access, ApiStyle, Method, Operation, Record, Repeatable, Request, Service, ServiceSigning, Shape, Slot, View,
    record,
};

pub(crate) static SERVICE: Service = Service {
    code: "Lamp",
    version: "2020-01-01",
    style: ApiStyle::Rpc,
    signing: ServiceSigning::Standard,
    central_endpoint: Some("lamp.aliyuncs.com"),
    regions: &[],
};

const fn operation(name: &'static str, repeatable: Repeatable) -> Operation {
    Operation {
        service: &SERVICE,
        name,
        method: Method::Post,
        path: "/",
        access: Access::Signed,
        repeatable,
        documentation: "https://example.com/Lamp",
    }
}

static OPERATIONS: [Operation; 3] = [
    operation("DescribeLamp", Repeatable::Always),
    operation("CreateLamp", Repeatable::WithToken("ClientToken")),
    operation("SwitchLamp", Repeatable::Never),
];

/// Reads.
pub(crate) type DescribeLamp = LampRequest<0>;
/// Writes, once for each token.
pub(crate) type CreateLamp = LampRequest<1>;
/// Writes each time.
pub(crate) type SwitchLamp = LampRequest<2>;

#[derive(Default)]
pub(crate) struct LampRequest<const KIND: usize> {
    pub(crate) lamp_id: Option<String>,
    pub(crate) client_token: Option<String>,
}

#[derive(Default)]
pub(crate) struct Lamp {
    pub(crate) request_id: Option<String>,
    pub(crate) brightness: Option<i32>,
}

static REQUEST: Shape =
    Shape { name: "LampRequest", fields: &["LampId", "ClientToken"], constraints: &[], wire: &[], rules: &[] };

static RESPONSE: Shape =
    Shape { name: "Lamp", fields: &["RequestId", "Brightness"], constraints: &[], wire: &[], rules: &[] };

impl<const KIND: usize> Record for LampRequest<KIND> {
    fn shape(&self) -> &'static Shape {
        &REQUEST
    }

    fn view(&self, index: usize) -> View<'_> {
        match index {
            0 => View::Scalar(&self.lamp_id),
            1 => View::Scalar(&self.client_token),
            _ => View::Absent,
        }
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => Slot::Scalar(&mut self.lamp_id),
            1 => Slot::Scalar(&mut self.client_token),
            _ => Slot::Ignored,
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}

impl Record for Lamp {
    fn shape(&self) -> &'static Shape {
        &RESPONSE
    }

    fn view(&self, index: usize) -> View<'_> {
        match index {
            0 => View::Scalar(&self.request_id),
            1 => View::Scalar(&self.brightness),
            _ => View::Absent,
        }
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => Slot::Scalar(&mut self.request_id),
            1 => Slot::Scalar(&mut self.brightness),
            _ => Slot::Ignored,
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}

impl fmt::Debug for Lamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        record::debug(self, f)
    }
}

impl<const KIND: usize> Request for LampRequest<KIND> {
    type Response = Lamp;
    const OPERATION: &'static Operation = &OPERATIONS[KIND];
}
