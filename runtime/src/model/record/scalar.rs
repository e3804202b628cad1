//! Strings, numbers, booleans and bytes, which travel in more lexical forms than one.

use std::borrow::Cow;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use bytes::Bytes;

use super::{Item, Slot, View};

/// A scalar as a wire format represents it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Primitive<'a> {
    /// `true` or `false`.
    Bool(bool),
    /// Any integer that fits in a signed 64-bit integer.
    Integer(i64),
    /// An integer above `i64::MAX`.
    Unsigned(u64),
    /// Any other number.
    Float(f64),
    /// Text.
    Text(&'a str),
    /// Bytes, which text formats carry in Base64.
    Bytes(&'a [u8]),
}

impl Primitive<'_> {
    /// Whether it is text without anything in it, which is how services write an unset value of another type. White
    /// space is nothing: XML has it between the tags of an empty element.
    pub(crate) fn is_blank(&self) -> bool {
        matches!(self, Primitive::Text(text) if text.trim().is_empty())
    }

    /// The value as a message shows it, which is not all of a long text.
    pub(crate) fn shown(&self) -> String {
        const LONGEST: usize = 40;
        match self {
            Primitive::Text(text) if text.chars().count() > LONGEST => {
                format!("{:?}…", text.chars().take(LONGEST).collect::<String>())
            }
            Primitive::Text(text) => format!("{text:?}"),
            Primitive::Bool(value) => value.to_string(),
            Primitive::Integer(value) => value.to_string(),
            Primitive::Unsigned(value) => value.to_string(),
            Primitive::Float(value) => format!("{value:?}").trim_end_matches(".0").to_owned(),
            Primitive::Bytes(value) => format!("{} bytes", value.len()),
        }
    }
}

/// A field that holds one [`Primitive`], or none.
pub trait Scalar {
    /// The value, or `None` if it was never set.
    fn get(&self) -> Option<Primitive<'_>>;

    /// Sets the value, converting between lexical forms if nothing is lost (`"80"` for an integer, `80` for a string).
    ///
    /// # Errors
    /// The expected type, as a phrase such as `"a 32-bit integer"`, if the value cannot be converted.
    fn set(&mut self, value: Primitive<'_>) -> Result<(), &'static str>;
}

impl Scalar for String {
    fn get(&self) -> Option<Primitive<'_>> {
        Some(Primitive::Text(self))
    }

    fn set(&mut self, value: Primitive<'_>) -> Result<(), &'static str> {
        *self = match value {
            Primitive::Text(text) => text.to_owned(),
            value => text(value).into_owned(),
        };
        Ok(())
    }
}

/// What a text holds that a scalar is put into.
pub(super) fn text(value: Primitive<'_>) -> Cow<'_, str> {
    match value {
        Primitive::Text(text) => text.into(),
        Primitive::Bool(value) => value.to_string().into(),
        Primitive::Integer(value) => value.to_string().into(),
        Primitive::Unsigned(value) => value.to_string().into(),
        // With its decimal point: the text may be a version, and version 5.0 is not 5.
        Primitive::Float(value) => format!("{value:?}").into(),
        Primitive::Bytes(bytes) => BASE64.encode(bytes).into(),
    }
}

impl Scalar for bool {
    fn get(&self) -> Option<Primitive<'_>> {
        Some(Primitive::Bool(*self))
    }

    fn set(&mut self, value: Primitive<'_>) -> Result<(), &'static str> {
        *self = match value {
            Primitive::Bool(value) => value,
            Primitive::Integer(1) => true,
            Primitive::Integer(0) => false,
            Primitive::Text(text) => boolean(text.trim()).ok_or("a boolean")?,
            _ => return Err("a boolean"),
        };
        Ok(())
    }
}

fn boolean(text: &str) -> Option<bool> {
    match text {
        "1" => Some(true),
        "0" => Some(false),
        _ if text.eq_ignore_ascii_case("true") => Some(true),
        _ if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

/// The integer that `value` stands for, if it is one: `80`, `80.0`, `"80"`.
fn integer(value: Primitive<'_>) -> Option<i128> {
    // Beyond 2^53 a float no longer names one integer.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value {
        Primitive::Integer(value) => Some(value.into()),
        Primitive::Unsigned(value) => Some(value.into()),
        Primitive::Float(value) if value.fract() == 0.0 && value.abs() <= EXACT => Some(value as i128),
        Primitive::Text(text) => {
            let text = text.trim();
            text.parse().ok().or_else(|| integer(Primitive::Float(text.parse().ok()?)))
        }
        _ => None,
    }
}

macro_rules! integer_scalar {
    ($type:ty, $expected:literal) => {
        impl Scalar for $type {
            fn get(&self) -> Option<Primitive<'_>> {
                Some(Primitive::Integer((*self).into()))
            }

            fn set(&mut self, value: Primitive<'_>) -> Result<(), &'static str> {
                *self = integer(value).and_then(|value| value.try_into().ok()).ok_or($expected)?;
                Ok(())
            }
        }
    };
}

integer_scalar!(i32, "a 32-bit integer");
integer_scalar!(i64, "a 64-bit integer");

impl Scalar for f64 {
    fn get(&self) -> Option<Primitive<'_>> {
        Some(Primitive::Float(*self))
    }

    fn set(&mut self, value: Primitive<'_>) -> Result<(), &'static str> {
        *self = match value {
            Primitive::Float(value) => value,
            Primitive::Integer(value) => value as f64,
            Primitive::Unsigned(value) => value as f64,
            Primitive::Text(text) => float(text.trim()).ok_or("a number")?,
            _ => return Err("a number"),
        };
        Ok(())
    }
}

/// The number that a text stands for. What JSON has no number for arrives as a text without a digit, in the spelling of
/// Java (`Infinity`), XML Schema (`INF`), Go (`+Inf`) or Python (`inf`), which must not cost the caller the rest of the
/// answer. A number too large to be one is refused.
fn float(text: &str) -> Option<f64> {
    let is_name = || !text.contains(|character: char| character.is_ascii_digit());
    text.parse().ok().filter(|value: &f64| value.is_finite() || is_name())
}

/// The text that stands for a number that is not finite, which is read again as that number.
pub(crate) fn not_finite(value: f64) -> &'static str {
    if value.is_nan() {
        "NaN"
    } else if value > 0.0 {
        "Infinity"
    } else {
        "-Infinity"
    }
}

impl Scalar for Bytes {
    fn get(&self) -> Option<Primitive<'_>> {
        Some(Primitive::Bytes(self))
    }

    fn set(&mut self, value: Primitive<'_>) -> Result<(), &'static str> {
        *self = match value {
            Primitive::Bytes(bytes) => Bytes::copy_from_slice(bytes),
            Primitive::Text(text) => base64(text).ok_or("bytes in Base64")?,
            _ => return Err("bytes in Base64"),
        };
        Ok(())
    }
}

/// Older encoders break Base64 into lines.
fn base64(text: &str) -> Option<Bytes> {
    let text: String = text.split_ascii_whitespace().collect();
    BASE64.decode(text).ok().map(Bytes::from)
}

impl<T: Scalar + Item> Scalar for Option<T> {
    fn get(&self) -> Option<Primitive<'_>> {
        self.as_ref().and_then(T::get)
    }

    fn set(&mut self, value: Primitive<'_>) -> Result<(), &'static str> {
        let mut taken = T::blank();
        match taken.set(value) {
            Ok(()) => *self = Some(taken),
            Err(_) if value.is_blank() => *self = None,
            Err(expected) => return Err(expected),
        }
        Ok(())
    }
}

macro_rules! scalar_item {
    ($($type:ty),*) => {$(
        impl Item for $type {
            fn view(&self) -> View<'_> {
                View::Scalar(self)
            }

            fn slot(&mut self) -> Slot<'_> {
                Slot::Scalar(self)
            }

            fn blank() -> Self {
                Self::default()
            }
        }
    )*};
}

scalar_item!(String, bool, i32, i64, f64, Bytes);
