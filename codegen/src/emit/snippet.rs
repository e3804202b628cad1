//! What the documentation of a client's methods shows: a function that calls an operation.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Item, ItemFn, Type};

use super::{Error, expression, syntax};
use crate::model::{Expression, FieldType, Operation, TypeName, Variable};

/// The functions for the methods of one client.
pub(super) struct Snippets<'p> {
    /// Path of the client's module.
    path: Vec<&'p str>,
    /// The import of the client.
    client: Item,
    /// The function with what is the same in all of them. It is parsed once, because parsing takes long.
    function: ItemFn,
    /// The same for answers that come in pages.
    listing: ItemFn,
    types: Types,
}

/// Types of parameters.
struct Types {
    text: Type,
    boolean: Type,
    int32: Type,
    int64: Type,
    double: Type,
    bytes: Type,
    json: Type,
}

impl Types {
    fn new() -> Result<Self, Error> {
        Ok(Self {
            text: parsed(quote!(&str))?,
            boolean: parsed(quote!(bool))?,
            int32: parsed(quote!(i32))?,
            int64: parsed(quote!(i64))?,
            double: parsed(quote!(f64))?,
            bytes: parsed(quote!(alicloud::Bytes))?,
            json: parsed(quote!(alicloud::Json))?,
        })
    }

    /// The type that a scalar is given as.
    fn of(&self, ty: &FieldType) -> Type {
        let ty = match ty {
            FieldType::Boolean => &self.boolean,
            FieldType::Int32 => &self.int32,
            FieldType::Int64 => &self.int64,
            FieldType::Double => &self.double,
            FieldType::Binary => &self.bytes,
            FieldType::Json => &self.json,
            _ => &self.text,
        };
        ty.clone()
    }
}

impl<'p> Snippets<'p> {
    pub(super) fn new(path: Vec<&'p str>) -> Result<Self, Error> {
        let function = parsed(quote! {
            async fn example(client: Client) -> Result<(), alicloud::Error> {
                println!("{response:?}");
                Ok(())
            }
        })?;
        let listing = parsed(quote! {
            async fn example(client: Client) -> Result<(), alicloud::Error> {
                while let Some(item) = items.next().await {
                    let item = item?;
                    println!("{item:?}");
                }
                Ok(())
            }
        })?;
        let types = Types::new()?;
        Ok(Self { client: syntax::import(&path, &["Client"]), path, function, listing, types })
    }

    /// A function that calls an operation, laid out. What the reader has to know are its parameters.
    pub(super) fn call(&self, operation: &Operation) -> Option<String> {
        let (method, request) = (&operation.method_name, operation.example.as_ref()?);
        let mut items = vec![self.client.clone()];
        self.import_types(method, request, &mut items);
        let sent = syntax::method_call(syntax::path(["client"]), method, [syntax::path(["request"])]);
        let (mut function, second) = match &operation.pagination {
            None => (self.function.clone(), syntax::binding("response", syntax::awaited(sent))),
            Some(_) => (self.listing.clone(), syntax::variable("items", syntax::method_call(sent, "items", []))),
        };
        let first = syntax::binding("request", expression::argument(request));
        function.block.stmts.splice(0..0, [first, second]);
        let mut asked = Vec::new();
        variables(request, &mut asked);
        let parameters = asked.iter().map(|asked| syntax::parameter(&asked.name, self.types.of(&asked.ty)));
        function.sig.inputs.extend(parameters);
        items.push(Item::Fn(function));
        let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items };
        Some(prettyplease::unparse(&file).replacen("\nasync fn", "\n\nasync fn", 1))
    }

    /// Imports what the request is made of. Shared types are named with their module, so that they are not mistaken for
    /// the operation's.
    fn import_types(&self, method: &str, request: &Expression, items: &mut Vec<Item>) {
        let mut used = BTreeSet::new();
        types(request, &mut used);
        let own: Vec<&str> = used.iter().filter(|ty| !ty.is_shared).map(|ty| ty.name.as_str()).collect();
        let module: Vec<&str> = self.path.iter().copied().chain([method]).collect();
        items.push(syntax::import(&module, &own));
        if used.iter().any(|ty| ty.is_shared) {
            items.push(syntax::import(&self.path, &["types"]));
        }
    }
}

fn parsed<T: syn::parse::Parse>(tokens: TokenStream) -> Result<T, Error> {
    syn::parse2(tokens).map_err(|error| Error::custom(std::io::Error::other(error.to_string())))
}

/// Types that an expression uses, which documentation has to import.
fn types<'e>(expression: &'e Expression, used: &mut BTreeSet<&'e TypeName>) {
    match expression {
        Expression::Variant(ty, _) | Expression::UnknownVariant(ty, _) => _ = used.insert(ty),
        Expression::List(values) => values.iter().for_each(|value| types(value, used)),
        Expression::Map(entries) => entries.iter().for_each(|(_, value)| types(value, used)),
        Expression::Variable(_) => {}
        Expression::Build(ty, arguments, setters) => {
            used.insert(ty);
            let values = arguments.iter().chain(setters.iter().map(|(_, value)| value));
            values.for_each(|value| types(value, used));
        }
        Expression::Text(_) | Expression::Integer(_) | Expression::Float(_) | Expression::Boolean(_) => {}
    }
}

/// The variables of an expression, in the order in which they stand there.
fn variables<'e>(expression: &'e Expression, found: &mut Vec<&'e Variable>) {
    match expression {
        Expression::Variable(variable) => found.push(variable),
        Expression::List(values) => values.iter().for_each(|value| variables(value, found)),
        Expression::Map(entries) => {
            entries.iter().flat_map(|(key, value)| [key, value]).for_each(|part| variables(part, found));
        }
        Expression::Build(_, arguments, setters) => {
            let values = arguments.iter().chain(setters.iter().map(|(_, value)| value));
            values.for_each(|value| variables(value, found));
        }
        Expression::Text(_)
        | Expression::Integer(_)
        | Expression::Float(_)
        | Expression::Boolean(_)
        | Expression::Variant(..)
        | Expression::UnknownVariant(..) => {}
    }
}
