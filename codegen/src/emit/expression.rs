//! Expressions of documented values.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::Error;
use crate::model::{Expression, naming};

/// A scalar on one line, for a constructor that fills it in.
pub(super) fn inline(expression: &Expression) -> String {
    match expression {
        Expression::Text(text) => format!("{}.to_owned()", super::text::literal(text)),
        Expression::Integer(value) => value.to_string(),
        Expression::Float(value) => format!("{value:?}"),
        Expression::Boolean(value) => value.to_string(),
        Expression::Variant(ty, variant) => format!("{ty}::{variant}"),
        Expression::UnknownVariant(ty, value) => format!("{ty}::from({})", super::text::literal(value)),
        Expression::List(_) | Expression::Build(..) => "Default::default()".to_owned(),
    }
}

/// A function that sends `request` with the client in the module `path`, laid out for documentation.
pub(super) fn call(path: &[&str], method: &str, request: &Expression) -> Result<String, Error> {
    let mut names = Vec::new();
    types(request, &mut names);
    names.sort();
    let names = names.iter().map(|name| identifier(name));
    let path: Vec<TokenStream> = path.iter().map(|segment| identifier(segment)).collect();
    let method = identifier(method);
    let request = tokens(request);
    let source = quote! {
        use #(#path)::*::Client;
        use #(#path)::*::#method::{#(#names),*};

        async fn example(client: Client) -> Result<(), alicloud::Error> {
            let request = #request;
            let response = client.#method(request).await?;
            println!("{response:?}");
            Ok(())
        }
    };
    let file = syn::parse2(source).map_err(|error| Error::custom(std::io::Error::other(error.to_string())))?;
    Ok(prettyplease::unparse(&file))
}

fn identifier(name: &str) -> TokenStream {
    let ident = match name.strip_prefix("r#") {
        Some(raw) => format_ident!("r#{raw}"),
        None => format_ident!("{name}"),
    };
    quote!(#ident)
}

fn tokens(expression: &Expression) -> TokenStream {
    match expression {
        Expression::Text(text) => quote!(#text),
        Expression::Integer(value) => number(Literal::i64_unsuffixed(value.saturating_abs()), *value < 0),
        Expression::Float(value) => number(Literal::f64_unsuffixed(value.abs()), *value < 0.0),
        Expression::Boolean(value) => quote!(#value),
        Expression::Variant(ty, variant) => {
            let (ty, variant) = (identifier(ty), identifier(variant));
            quote!(#ty::#variant)
        }
        Expression::UnknownVariant(ty, value) => {
            let ty = identifier(ty);
            quote!(#ty::from(#value))
        }
        Expression::List(values) => {
            let values = values.iter().map(tokens);
            quote!([#(#values),*])
        }
        Expression::Build(ty, arguments, setters) => {
            let ty = identifier(ty);
            let arguments = arguments.iter().map(tokens);
            let setters = setters.iter().map(|(field, value)| {
                let setter = identifier(&naming::setter_name(field));
                let value = tokens(value);
                quote!(.#setter(#value))
            });
            quote!(#ty::new(#(#arguments),*)#(#setters)*)
        }
    }
}

fn number(literal: Literal, is_negative: bool) -> TokenStream {
    if is_negative { quote!(-#literal) } else { quote!(#literal) }
}

/// Names of the types that an expression uses, which documentation has to import.
fn types(expression: &Expression, names: &mut Vec<String>) {
    let mut add = |name: &String| {
        if !names.contains(name) {
            names.push(name.clone());
        }
    };
    match expression {
        Expression::Variant(ty, _) | Expression::UnknownVariant(ty, _) => add(ty),
        Expression::List(values) => values.iter().for_each(|value| types(value, names)),
        Expression::Build(ty, arguments, setters) => {
            add(ty);
            let values = arguments.iter().chain(setters.iter().map(|(_, value)| value));
            values.for_each(|value| types(value, names));
        }
        _ => {}
    }
}
