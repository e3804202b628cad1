//! Enumerations that survive values nobody has documented yet.

use std::{borrow::Cow, fmt};

use super::scalar::{self, Primitive};

/// An enum of documented values that preserves unknown values.
pub trait OpenEnum: Sized {
    /// The documented wire values, in documented order.
    const VALUES: &'static [&'static str];

    /// The wire value.
    fn as_str(&self) -> &str;
}

/// A wire value that this version of the crate does not know.
///
/// Its content is private, so that code cannot match on a value that becomes a variant in a later version; compare the
/// enum's `as_str()` instead.
///
/// ```compile_fail
/// # use alicloud_runtime::UnknownValue;
/// fn is_dimmed(value: &UnknownValue) -> bool {
///     matches!(value, UnknownValue(text) if &**text == "dimmed")
/// }
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    #[doc(hidden)]
    pub fn new(value: &str) -> Self {
        Self(value.into())
    }

    #[doc(hidden)]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The wire value that a scalar stands for, in an enum that documents `values`.
#[doc(hidden)]
pub fn enum_text<'v>(value: Primitive<'v>, values: &[&str]) -> Result<Cow<'v, str>, &'static str> {
    let text = match value {
        Primitive::Text(text) => text.into(),
        value => scalar::text(value),
    };
    // Services write an unset value as an empty text, or XML as white space, which is not a value that somebody forgot to
    // document.
    if text.trim().is_empty() && !values.contains(&&*text) { Err("one of several values") } else { Ok(text) }
}

/// Declares an open enum: documented variants with their wire values, and `Unknown` for all other values.
///
/// ```
/// alicloud_runtime::open_enum! {
///     /// State of a lamp.
///     pub enum Lamp {
///         /// It shines.
///         On = "on",
///         /// It does not.
///         Off = "off",
///     }
/// }
///
/// assert_eq!(Lamp::from("on"), Lamp::On);
/// assert_eq!(Lamp::from("dimmed").as_str(), "dimmed");
/// ```
#[macro_export]
macro_rules! open_enum {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident {
            $($(#[$variant_attribute:meta])* $variant:ident = $wire:literal,)*
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_attribute])* $variant,)*
            /// A value that this version of the crate does not know.
            Unknown($crate::UnknownValue),
        }

        impl $name {
            /// The wire value.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        impl ::core::convert::From<&str> for $name {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    $($wire => Self::$variant,)*
                    _ => Self::Unknown($crate::UnknownValue::new(value)),
                }
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::OpenEnum for $name {
            const VALUES: &'static [&'static str] = &[$($wire),*];

            #[inline]
            fn as_str(&self) -> &str {
                self.as_str()
            }
        }

        impl $crate::Scalar for $name {
            #[inline]
            fn get(&self) -> ::core::option::Option<$crate::Primitive<'_>> {
                ::core::option::Option::Some($crate::Primitive::Text(self.as_str()))
            }

            #[inline]
            fn set(&mut self, value: $crate::Primitive<'_>) -> ::core::result::Result<(), &'static str> {
                let text = $crate::record::enum_text(value, <Self as $crate::OpenEnum>::VALUES)?;
                *self = Self::from(&*text);
                ::core::result::Result::Ok(())
            }
        }

        impl $crate::Item for $name {
            #[inline]
            fn view(&self) -> $crate::View<'_> {
                $crate::View::Scalar(self)
            }

            #[inline]
            fn slot(&mut self) -> $crate::Slot<'_> {
                $crate::Slot::Scalar(self)
            }

            #[inline]
            fn blank() -> Self {
                Self::from("")
            }
        }

        $crate::impl_serde_enum!($name);
    };
}
