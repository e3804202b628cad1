//! Small records that together have every kind of field.

#![allow(dead_code, unused_imports, unused_macros, reason = "not every test file uses everything")]

use std::collections::BTreeMap;

use alicloud_runtime::{
    Bytes, Constraint, Json, Method, Operation, Record, Rule, Service, Shape, Slot, View, Wire, open_enum,
};

/// Declares a record: fields with their kind, type and wire name, then what there is to say about them.
macro_rules! record {
    (
        $(#[$attribute:meta])*
        $name:ident {
            $($field:ident: $kind:ident($type:ty) = $wire:literal,)*
        }
        $(constraints: $constraints:expr,)?
        $(wire: $facts:expr,)?
        $(rules: $rules:expr,)?
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Default, PartialEq)]
        pub(crate) struct $name {
            $(pub(crate) $field: $type,)*
        }

        impl alicloud_runtime::Record for $name {
            fn shape(&self) -> &'static alicloud_runtime::Shape {
                #[allow(clippy::needless_update, reason = "some records say everything")]
                static SHAPE: alicloud_runtime::Shape = alicloud_runtime::Shape {
                    name: stringify!($name),
                    fields: &[$($wire),*],
                    $(constraints: $constraints,)?
                    $(wire: $facts,)?
                    $(rules: $rules,)?
                    ..crate::records::NOTHING
                };
                &SHAPE
            }

            fn view(&self, index: usize) -> alicloud_runtime::View<'_> {
                let mut views = [$(alicloud_runtime::View::$kind(&self.$field)),*].into_iter();
                views.nth(index).unwrap_or(alicloud_runtime::View::Absent)
            }

            fn slot(&mut self, index: usize) -> alicloud_runtime::Slot<'_> {
                let mut slots = [$(alicloud_runtime::Slot::$kind(&mut self.$field)),*].into_iter();
                slots.nth(index).unwrap_or(alicloud_runtime::Slot::Ignored)
            }

            fn blank() -> Self {
                Self::default()
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                alicloud_runtime::record::debug(self, f)
            }
        }
    };
}

pub(crate) use record;

/// What a shape says if it says nothing.
pub(crate) const NOTHING: Shape = Shape { name: "", fields: &[], constraints: &[], wire: &[], rules: &[] };

open_enum! {
    /// What a server is.
    pub enum Kind {
        /// A machine.
        Ecs = "ecs",
        /// A network interface.
        Eni = "eni",
    }
}

record! {
    Server {
        id: Scalar(Option<String>) = "ServerId",
        port: Scalar(Option<i32>) = "Port",
        kind: Scalar(Option<Kind>) = "Type",
        zones: List(Vec<String>) = "Zones",
    }
}

record! {
    /// A field of every kind.
    Group {
        request_id: Scalar(Option<String>) = "RequestId",
        servers: List(Vec<Server>) = "BackendServers",
        names: List(Vec<String>) = "Names",
        ports: List(Vec<i32>) = "Ports",
        matrix: List(Vec<Vec<i32>>) = "Matrix",
        count: Scalar(Option<i32>) = "Count",
        total: Scalar(Option<i64>) = "Total",
        rate: Scalar(Option<f64>) = "Rate",
        enabled: Scalar(Option<bool>) = "Enabled",
        kind: Scalar(Option<Kind>) = "Kind",
        icon: Scalar(Option<Bytes>) = "Icon",
        labels: Map(BTreeMap<String, String>) = "Labels",
        limits: Map(BTreeMap<String, Vec<i32>>) = "Limits",
        extra: Json(Json) = "Extra",
        master: Optional(Option<Server>) = "Master",
        parent: Optional(Option<Box<Group>>) = "Parent",
        pin: Scalar(Option<i32>) = "Pin",
        keys: Map(BTreeMap<String, i32>) = "Keys",
    }
    wire: &[
        ("BackendServers", Wire::Items(&["BackendServer", "BackendServers"])),
        ("Pin", Wire::Sensitive),
        ("Keys", Wire::Sensitive),
    ],
}

/// A server with that id.
pub(crate) fn server(id: &str) -> Server {
    Server { id: Some(id.to_owned()), ..Server::default() }
}

/// Servers with these ids.
pub(crate) fn servers<const N: usize>(ids: [&str; N]) -> Vec<Server> {
    ids.map(server).into()
}

/// A map with texts of one's own.
pub(crate) fn map<V, const N: usize>(entries: [(&str, V); N]) -> BTreeMap<String, V> {
    entries.map(|(key, value)| (key.to_owned(), value)).into()
}
