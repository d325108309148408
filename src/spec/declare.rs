//! `record!` and `choice!`: a record says each key once, with its meaning; reader, schema and reference come from it.

/// Declares a record: a plain struct, its keys with their meaning, and its reader.
///
/// `short [a, b]` names the keys that a scalar may stand for: the first whose kind of value fits. `with { part: Type }`
/// adds the keys of a part that several records share. Keys stand in the order in which they are written in a map, those
/// of parts last, unless `places { "owner" after "effort" }` puts one elsewhere.
#[macro_export]
macro_rules! record {
    (
        $(#[doc = $about:literal])*
        $name:ident called $called:literal $(short [$($short:literal),*])? {
            $( $(#[doc = $doc:literal])* $field:ident $(as $key:literal)? $(or $singular:literal)? : $ty:ty ),* $(,)?
        }
        $( with { $($part:ident : $part_ty:ty),* $(,)? } )?
        $( places { $($moved:literal after $before:literal),* $(,)? } )?
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, Default)]
        pub struct $name {
            /// Where it was written.
            pub span: $crate::source::Span,
            /// Whether something in it could not be read, which a finding has said: then more may be missing.
            pub broken: bool,
            $( $(#[doc = $doc])* pub $field: $ty, )*
            $( $( #[doc = "The keys that it shares with other records."] pub $part: $part_ty, )* )?
        }

        impl $crate::spec::record::Keys for $name {
            fn keys() -> Vec<$crate::spec::shape::Key> {
                #[allow(unused_mut, reason = "a record without shared parts adds nothing")]
                let mut keys = vec![ $( $crate::spec::shape::Key {
                    name: $crate::record!(@key $field $($key)?),
                    singular: $crate::record!(@singular $($singular)?),
                    about: concat!($($doc, "\n"),*).trim(),
                    required: <$ty as $crate::spec::record::Field>::REQUIRED,
                    shape: <$ty as $crate::spec::record::Field>::shape,
                } ),* ];
                $( $( keys.extend(<$part_ty as $crate::spec::record::Keys>::keys()); )* )?
                $( $( $crate::spec::shape::place(&mut keys, $moved, $before); )* )?
                keys
            }

            fn take(fields: &mut $crate::spec::record::Fields<'_>, reader: &mut $crate::spec::record::Reader<'_>) -> Self {
                Self {
                    span: fields.span,
                    broken: false,
                    $( $field: <$ty as $crate::spec::record::Field>::take(
                        fields, $crate::record!(@key $field $($key)?), $crate::record!(@singular $($singular)?), reader,
                    ), )*
                    $( $( $part: <$part_ty as $crate::spec::record::Keys>::take(fields, reader), )* )?
                }
            }
        }

        impl $crate::spec::record::Value for $name {
            fn shape() -> $crate::spec::shape::Shape {
                $crate::spec::shape::Shape::Record($crate::spec::shape::Record {
                    name: stringify!($name),
                    called: $called,
                    about: concat!($($about, "\n"),*).trim(),
                    short: $crate::record!(@short $($($short),*)?),
                    keys: <Self as $crate::spec::record::Keys>::keys,
                })
            }

            fn read(node: &$crate::yaml::Node, reader: &mut $crate::spec::record::Reader<'_>) -> Option<Self> {
                let short: &[&str] = $crate::record!(@short $($($short),*)?);
                let key = $crate::spec::shape::shorthand::<Self>(short, node);
                let before = reader.findings.count();
                let record: Option<Self> = $crate::spec::record::read_record(node, $called, key, reader);
                record.map(|record| Self { broken: reader.findings.count() > before, ..record })
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@singular) => { None };
    (@singular $singular:literal) => { Some($singular) };
    (@short) => { &[] };
    (@short $($short:literal),*) => { &[$($short),*] };
}

/// Declares a closed set of words that an author may choose from.
#[macro_export]
macro_rules! choice {
    (
        $(#[doc = $about:literal])*
        $name:ident called $called:literal { $( $(#[doc = $doc:literal])* $variant:ident = $word:literal ),* $(,)? }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[doc = $doc])* $variant ),* }

        impl $name {
            /// Every choice, in the order of the language.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word that an author writes.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl $crate::spec::record::Value for $crate::source::At<$name> {
            fn shape() -> $crate::spec::shape::Shape {
                $crate::spec::shape::Shape::Choice(&[$( $crate::spec::shape::Choice {
                    word: $word, about: concat!($($doc, "\n"),*),
                } ),*])
            }

            fn read(node: &$crate::yaml::Node, reader: &mut $crate::spec::record::Reader<'_>) -> Option<Self> {
                let word = $crate::spec::value::text(node, reader)?;
                let found = $name::ALL.iter().copied().find(|choice| choice.word() == word.value);
                if found.is_none() {
                    $crate::spec::value::unknown_choice(&word, $called, $name::ALL.iter().map(|choice| choice.word()), reader);
                }
                found.map(|choice| $crate::source::At::new(choice, word.span))
            }
        }
    };
}
