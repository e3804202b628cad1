//! Kinds of things to report: each has a code that stays as it is, and one sentence that explains it.

macro_rules! kinds {
    ($(#[$doc:meta])* $visible:vis $name:ident; $($kind:ident = $code:literal, $means:literal;)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visible enum $name {
            $(#[doc = $means] $kind,)*
        }

        impl $name {
            /// Its name in reports, which stays as it is.
            #[must_use]
            $visible fn code(self) -> &'static str {
                match self { $(Self::$kind => $code,)* }
            }

            /// What it means, in one sentence.
            #[must_use]
            $visible fn explanation(self) -> &'static str {
                match self { $(Self::$kind => $means,)* }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }
    };
}

pub(crate) use kinds;
