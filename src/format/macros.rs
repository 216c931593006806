//! Declares a table of the format: struct, decoder, visitor and description in one place.

/// Declares a table; `refs` and `notes` are added to it.
///
/// A field is written `/// English.` `"中文。"` `name: Type [flags],` with the flags `required` and `fixed`.
/// With `or text` behind the name, a bare text may stand for the table; it becomes the field `text`.
macro_rules! table {
    (
        $(#[doc = $en:literal])+ $zh:literal
        pub struct $name:ident($key:literal $($shorthand:ident $target:ident)?) {
            $($(#[doc = $field_en:literal])+ $field_zh:literal $field:ident: $ty:ty $([$($flag:ident)+])?,)*
        }
    ) => {
        $crate::format::bare_table! {
            $(#[doc = $en])+ $zh
            pub struct $name($key $($shorthand $target)?) {
                $($(#[doc = $field_en])+ $field_zh $field: $ty $([$($flag)+])?,)*
                /// Clauses this comes from, single or as a range: `"BTY-14"`, `"BTY-16..18"`.
                "依据的条款，单条或一段：`\"BTY-14\"`、`\"BTY-16..18\"`。"
                refs: $crate::format::Many<$crate::format::Clause>,
                /// Notes shown in the handbook.
                "手册里显示的注。"
                notes: $crate::format::Many<$crate::format::doc::NoteDoc>,
            }
        }
    };
}

/// Declares a table as it stands.
macro_rules! bare_table {
    (
        $(#[doc = $en:literal])+ $zh:literal
        pub struct $name:ident($key:literal $($shorthand:ident $target:ident)?) {
            $($(#[doc = $field_en:literal])+ $field_zh:literal $field:ident: $ty:ty $([$($flag:ident)+])?,)*
        }
    ) => {
        $(#[doc = $en])+
        #[derive(Debug, Clone, serde::Serialize)]
        pub struct $name {
            /// Where the table is written.
            #[serde(skip)]
            pub span: $crate::span::Span,
            $(
                $(#[doc = $field_en])+
                #[serde(skip_serializing_if = "Field::is_blank")]
                pub $field: $crate::format::Field<$ty>,
            )*
        }

        impl $crate::format::TableType for $name {
            const SPEC: &'static $crate::format::TableSpec = &$crate::format::TableSpec {
                name: $key,
                zh: $zh,
                en: concat!($($en),+),
                fields: &[$($crate::format::FieldSpec {
                    key: $crate::format::shape::plain_key(stringify!($field)),
                    zh: $field_zh,
                    en: $crate::format::shape::plain_doc(concat!($($field_en),+)),
                    shape: <$ty as $crate::format::Decode>::shape,
                    required: $crate::format::macros::flag!(required $($($flag)+)?),
                    fixed: $crate::format::macros::flag!(fixed $($($flag)+)?),
                }),*],
                from_text: $crate::format::macros::shorthand!($($shorthand)?),
            };
        }

        impl $crate::format::Decode for $name {
            fn shape() -> $crate::format::Shape {
                $crate::format::Shape::Table(<Self as $crate::format::TableType>::SPEC)
            }

            fn decode(node: &$crate::format::Node, reader: &mut $crate::format::Reader<'_>) -> Option<Self> {
                $(
                    let _ = stringify!($shorthand);
                    if $crate::format::Text::stands_alone(node) {
                        let text = <$crate::format::Text as $crate::format::Decode>::decode(node, reader)?;
                        let mut bare = Self::blank(node.span);
                        bare.$target = $crate::format::Field::Set { span: node.span, value: Box::new(text) };
                        return Some(bare);
                    }
                )?
                let mut open = reader.open_table(node, <Self as $crate::format::TableType>::SPEC)?;
                let document = Self {
                    span: node.span,
                    $($field: reader.field::<$ty>(&mut open),)*
                };
                reader.close_table(open);
                Some(document)
            }
        }

        impl $name {
            /// A table without any key.
            #[must_use]
            #[allow(dead_code, reason = "not every table is made by the program itself")]
            pub fn blank(span: $crate::span::Span) -> Self {
                Self { span, $($field: $crate::format::Field::Absent,)* }
            }

            /// Takes over from another table every key that is not there; tells whether there was one.
            #[allow(dead_code, reason = "not every table is filled from another")]
            pub fn fill(&mut self, from: &Self) -> bool {
                [$(self.$field.fill(&from.$field)),*].contains(&true)
            }
        }

        impl $crate::format::HasSpan for $name {
            fn place(&self) -> $crate::span::Span {
                self.span
            }
        }

        impl $crate::format::Visit for $name {
            fn visit<'a>(&'a self, visitor: &mut dyn $crate::format::Visitor<'a>) {
                let spec = <Self as $crate::format::TableType>::SPEC;
                visitor.enter(spec, self.span);
                let mut fields = spec.fields.iter();
                $(
                    if let Some(field) = fields.next() && !self.$field.is_blank() {
                        visitor.key(field);
                        $crate::format::Visit::visit(&self.$field, visitor);
                    }
                )*
                visitor.leave();
            }

            fn relabel(&mut self, relabel: &mut $crate::format::visit::Relabel<'_>) {
                $($crate::format::Visit::relabel(&mut self.$field, relabel);)*
            }
        }
    };
}

/// Tells whether a flag is among those of a field.
macro_rules! flag {
    (required required $($rest:ident)*) => { true };
    (fixed fixed $($rest:ident)*) => { true };
    ($wanted:ident $other:ident $($rest:ident)*) => { $crate::format::macros::flag!($wanted $($rest)*) };
    ($wanted:ident) => { false };
}

/// Tells whether a bare text may stand for the table.
macro_rules! shorthand {
    ($word:ident) => {
        true
    };
    () => {
        false
    };
}

/// Lets single values be walked.
macro_rules! scalar_visit {
    ($($name:ty),*) => {$(
        impl $crate::format::Visit for $name {
            fn visit<'a>(&'a self, visitor: &mut dyn $crate::format::Visitor<'a>) {
                visitor.scalar(None);
            }
        }
    )*};
}

pub(crate) use {bare_table, flag, scalar_visit, shorthand, table};
