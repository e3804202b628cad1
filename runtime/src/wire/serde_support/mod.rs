//! `Serialize` and `Deserialize` for generated types, behind the feature `serde`.
//!
//! Generated code says which types want them, whether or not the feature is on: the macros expand to nothing without it, so
//! that it is the runtime alone that features are unified for.

#[cfg(feature = "serde")]
mod delegate;

#[cfg(feature = "serde")]
pub use self::delegate::{deserialize, deserialize_scalar, serialize};
#[cfg(feature = "serde")]
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Implements `Serialize` and `Deserialize` for records, with the feature `serde`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! impl_serde {
    ($($record:ident),*) => {$(
        impl $crate::serde_support::Serialize for $record {
            #[inline]
            fn serialize<S: $crate::serde_support::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::serde_support::serialize(self, serializer)
            }
        }

        impl<'de> $crate::serde_support::Deserialize<'de> for $record {
            #[inline]
            fn deserialize<D: $crate::serde_support::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::serde_support::deserialize(deserializer)
            }
        }
    )*};
}

/// Implements `Serialize` and `Deserialize` for records, with the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! impl_serde {
    ($($record:ident),*) => {};
}

/// The same for an open enum.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! impl_serde_enum {
    ($name:ident) => {
        impl $crate::serde_support::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::serde_support::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::serde_support::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::serde_support::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::serde_support::deserialize_scalar(deserializer)
            }
        }
    };
}

/// The same for an open enum.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! impl_serde_enum {
    ($name:ident) => {};
}
