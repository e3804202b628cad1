//! Three operations of one service that differ in what repeating them would do.

use alicloud_runtime::{Access, ApiStyle, Method, Operation, Repeatable, Request, Service, ServiceSigning};

use crate::records::record;

pub(crate) static SERVICE: Service = Service {
    code: "Lamp",
    version: "2020-01-01",
    style: ApiStyle::Rpc,
    signing: ServiceSigning::Standard,
    central_endpoint: Some("lamp.aliyuncs.com"),
    regions: &[],
};

pub(crate) const fn operation(name: &'static str, repeatable: Repeatable) -> Operation {
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

record! {
    Lamp {
        request_id: Scalar(Option<String>) = "RequestId",
        brightness: Scalar(Option<i32>) = "Brightness",
    }
}

macro_rules! request {
    ($(#[$attribute:meta])* $name:ident, $repeatable:expr) => {
        record! {
            $(#[$attribute])*
            $name {
                lamp_id: Scalar(Option<String>) = "LampId",
                client_token: Scalar(Option<String>) = "ClientToken",
            }
        }

        impl Request for $name {
            type Response = Lamp;
            const OPERATION: &'static Operation = &operation(stringify!($name), $repeatable);
        }
    };
}

request!(
    /// Reads.
    DescribeLamp,
    Repeatable::Always
);

request!(
    /// Writes, once for each token.
    CreateLamp,
    Repeatable::WithToken("ClientToken")
);

request!(
    /// Writes each time.
    SwitchLamp,
    Repeatable::Never
);
