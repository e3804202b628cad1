//! What the documentation of a client's methods shows: a function that sends a request.

use std::collections::BTreeSet;

use quote::quote;
use syn::{Item, ItemFn, Stmt};

use super::{Error, expression, syntax};
use crate::model::{Expression, TypeName};

/// The functions for the methods of one client.
pub(super) struct Snippets<'p> {
    /// Path of the client's module.
    path: Vec<&'p str>,
    /// The import of the client.
    client: Item,
    /// The function with what is the same in all of them. It is parsed once, because parsing takes long.
    function: ItemFn,
}

impl<'p> Snippets<'p> {
    pub(super) fn new(path: Vec<&'p str>) -> Result<Self, Error> {
        let function = syn::parse2(quote! {
            async fn example(client: Client) -> Result<(), alicloud::Error> {
                println!("{response:?}");
                Ok(())
            }
        })
        .map_err(|error| Error::custom(std::io::Error::other(error.to_string())))?;
        Ok(Self { client: syntax::import(&path, &["Client"]), path, function })
    }

    /// A function that sends `request` with the method of that name, laid out.
    pub(super) fn call(&self, method: &str, request: &Expression) -> String {
        let mut items = vec![self.client.clone()];
        self.import_types(method, request, &mut items);
        items.push(Item::Fn(self.function(method, request)));
        let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items };
        prettyplease::unparse(&file).replacen("\nasync fn", "\n\nasync fn", 1)
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

    fn function(&self, method: &str, request: &Expression) -> ItemFn {
        let mut function = self.function.clone();
        let sent = syntax::method_call(syntax::path(["client"]), method, [syntax::path(["request"])]);
        let first: [Stmt; 2] = [
            syntax::binding("request", expression::argument(request)),
            syntax::binding("response", syntax::awaited(sent)),
        ];
        function.block.stmts.splice(0..0, first);
        function
    }
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
