//! What the documentation of a client's methods shows: a function that calls an operation.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Item, ItemFn, Type};

use super::{Error, expression, syntax};
use crate::model::{Expression, FieldType, Operation, TypeName, own};

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
        let [client, response, items, item] =
            [own::CLIENT, own::RESPONSE, own::ITEMS, own::ITEM].map(|name| quote::format_ident!("{name}"));
        let (answer, element) = (format!("{{{response}:?}}"), format!("{{{item}:?}}"));
        let function = parsed(quote! {
            async fn example(#client: Client) -> Result<(), alicloud::Error> {
                println!(#answer);
                Ok(())
            }
        })?;
        let listing = parsed(quote! {
            async fn example(#client: Client) -> Result<(), alicloud::Error> {
                while let Some(#item) = #items.next().await {
                    let #item = #item?;
                    println!(#element);
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
        let sent = syntax::method_call(syntax::path([own::CLIENT]), method, [syntax::path([own::REQUEST])]);
        let (mut function, second) = match &operation.pagination {
            None => (self.function.clone(), syntax::binding(own::RESPONSE, syntax::awaited(sent))),
            Some(_) => (self.listing.clone(), syntax::variable(own::ITEMS, syntax::method_call(sent, "items", []))),
        };
        let first = syntax::binding(own::REQUEST, expression::argument(request));
        function.block.stmts.splice(0..0, [first, second]);
        request.each(&mut |part| {
            if let Expression::Variable(asked) = part {
                function.sig.inputs.push(syntax::parameter(&asked.name, self.types.of(&asked.ty)));
            }
        });
        items.push(Item::Fn(function));
        let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items };
        Some(prettyplease::unparse(&file).replacen("\nasync fn", "\n\nasync fn", 1))
    }

    /// Imports what the request is made of. Shared types are named with their module, so that they are not mistaken for
    /// the operation's.
    fn import_types(&self, method: &str, request: &Expression, items: &mut Vec<Item>) {
        let mut used: BTreeSet<&TypeName> = BTreeSet::new();
        request.each(&mut |part| match part {
            Expression::Variant(ty, _) | Expression::UnknownVariant(ty, _) | Expression::Build(ty, ..) => {
                _ = used.insert(ty)
            }
            _ => {}
        });
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
