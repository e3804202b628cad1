//! Expressions of documented values.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::Error;
use super::layout::Layout;
use super::text::literal;
use crate::model::{Expression, TypeName, naming};

/// A scalar, for a constructor that fills it in.
pub(super) fn scalar(expression: &Expression) -> Layout {
    Layout::Text(match expression {
        Expression::Text(text) => {
            return Layout::Chain { root: literal(text), calls: vec![".to_owned()".to_owned()] };
        }
        Expression::Integer(value) => value.to_string(),
        Expression::Float(value) => format!("{value:?}"),
        Expression::Boolean(value) => value.to_string(),
        Expression::Variant(ty, variant) => format!("{}::{variant}", ty.name),
        Expression::UnknownVariant(ty, value) => format!("{}::from({})", ty.name, literal(value)),
        Expression::List(_) | Expression::Map(_) | Expression::Build(..) => "Default::default()".to_owned(),
    })
}

/// A function that sends `request` with the client in the module `path`, laid out for documentation.
pub(super) fn call(path: &[&str], method: &str, request: &Expression) -> Result<String, Error> {
    let mut used = BTreeSet::new();
    types(request, &mut used);
    let path: Vec<TokenStream> = path.iter().map(|segment| identifier(segment)).collect();
    let imports = imports(&path, method, &used);
    let method = identifier(method);
    let request = argument(request);
    let source = quote! {
        #imports

        async fn example(client: Client) -> Result<(), alicloud::Error> {
            let request = #request;
            let response = client.#method(request).await?;
            println!("{response:?}");
            Ok(())
        }
    };
    let file = syn::parse2(source).map_err(|error| Error::custom(std::io::Error::other(error.to_string())))?;
    Ok(prettyplease::unparse(&file).replacen("\nasync fn", "\n\nasync fn", 1))
}

/// Imports of the client and of what the request is made of. Shared types are named with their module, so that they are
/// not mistaken for the operation's.
fn imports(path: &[TokenStream], method: &str, used: &BTreeSet<&TypeName>) -> TokenStream {
    let method = identifier(method);
    let own: Vec<TokenStream> = used.iter().filter(|ty| !ty.is_shared).map(|ty| identifier(&ty.name)).collect();
    let own = match own.as_slice() {
        [name] => quote!(#name),
        names => quote!({#(#names),*}),
    };
    let shared = used.iter().any(|ty| ty.is_shared).then(|| quote!(use #(#path)::*::types;));
    quote! {
        use #(#path)::*::Client;
        use #(#path)::*::#method::#own;
        #shared
    }
}

/// The path of a type under these imports.
fn path_of(ty: &TypeName) -> TokenStream {
    let name = identifier(&ty.name);
    if ty.is_shared { quote!(types::#name) } else { name }
}

fn identifier(name: &str) -> TokenStream {
    let ident = match naming::unraw(name) {
        raw if raw != name => format_ident!("r#{raw}"),
        name => format_ident!("{name}"),
    };
    quote!(#ident)
}

/// What a constructor or a setter takes: they convert texts, and the elements of lists and maps that are texts.
fn argument(expression: &Expression) -> TokenStream {
    match expression {
        Expression::Text(text) => quote!(#text),
        Expression::List(values) => {
            let values = values.iter().map(element);
            quote!([#(#values),*])
        }
        Expression::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let value = element(value);
                quote!((#key, #value))
            });
            quote!([#(#entries),*])
        }
        _ => value(expression),
    }
}

fn element(expression: &Expression) -> TokenStream {
    match expression {
        Expression::Text(text) => quote!(#text),
        _ => value(expression),
    }
}

/// A value of just the type.
fn value(expression: &Expression) -> TokenStream {
    match expression {
        Expression::Text(text) => quote!(#text.into()),
        Expression::Integer(value) => number(Literal::u64_unsuffixed(value.unsigned_abs()), *value < 0),
        Expression::Float(value) => number(Literal::f64_unsuffixed(value.abs()), value.is_sign_negative()),
        Expression::Boolean(value) => quote!(#value),
        Expression::Variant(ty, variant) => {
            let (ty, variant) = (path_of(ty), identifier(variant));
            quote!(#ty::#variant)
        }
        Expression::UnknownVariant(ty, value) => {
            let ty = path_of(ty);
            quote!(#ty::from(#value))
        }
        Expression::List(values) => {
            let values = values.iter().map(value);
            quote!(vec![#(#values),*])
        }
        Expression::Map(entries) => {
            let entries = entries.iter().map(|(key, entry)| {
                let entry = value(entry);
                quote!((#key.into(), #entry))
            });
            quote!([#(#entries),*].into())
        }
        Expression::Build(ty, arguments, setters) => {
            let ty = path_of(ty);
            let arguments = arguments.iter().map(argument);
            let setters = setters.iter().map(|(setter, value)| {
                let setter = identifier(setter);
                let value = argument(value);
                quote!(.#setter(#value))
            });
            quote!(#ty::new(#(#arguments),*)#(#setters)*)
        }
    }
}

fn number(literal: Literal, is_negative: bool) -> TokenStream {
    if is_negative { quote!(-#literal) } else { quote!(#literal) }
}

/// Types that an expression uses, which documentation has to import.
fn types<'e>(expression: &'e Expression, used: &mut BTreeSet<&'e TypeName>) {
    match expression {
        Expression::Variant(ty, _) | Expression::UnknownVariant(ty, _) => _ = used.insert(ty),
        Expression::List(values) => values.iter().for_each(|value| types(value, used)),
        Expression::Map(entries) => entries.iter().for_each(|(_, value)| types(value, used)),
        Expression::Build(ty, arguments, setters) => {
            used.insert(ty);
            let values = arguments.iter().chain(setters.iter().map(|(_, value)| value));
            values.for_each(|value| types(value, used));
        }
        Expression::Text(_) | Expression::Integer(_) | Expression::Float(_) | Expression::Boolean(_) => {}
    }
}
