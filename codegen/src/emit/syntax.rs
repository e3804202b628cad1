//! Parts of Rust syntax trees, for `prettyplease` to lay out. They are put together by hand, since to write them as tokens
//! and to parse those takes several times as long as to lay the tree out.

use alicloud_format::naming;
use proc_macro2::Span;
use quote::quote;
use syn::{Expr, Ident, Item, Lit, Stmt, UseTree, Visibility, token};

/// An identifier; `name` is raw where it must be.
pub(super) fn identifier(name: &str) -> Ident {
    match naming::unraw(name) {
        raw if raw != name => Ident::new_raw(raw, Span::call_site()),
        name => Ident::new(name, Span::call_site()),
    }
}

/// `a::b`
pub(super) fn path<'n>(names: impl IntoIterator<Item = &'n str>) -> Expr {
    let segments = names.into_iter().map(|name| syn::PathSegment::from(identifier(name))).collect();
    Expr::Path(syn::ExprPath { attrs: Vec::new(), qself: None, path: syn::Path { leading_colon: None, segments } })
}

pub(super) fn literal(lit: Lit) -> Expr {
    Expr::Lit(syn::ExprLit { attrs: Vec::new(), lit })
}

/// `"value"`
pub(super) fn text(value: &str) -> Expr {
    literal(Lit::Str(syn::LitStr::new(value, Span::call_site())))
}

/// `-value`
pub(super) fn negative(value: Expr) -> Expr {
    Expr::Unary(syn::ExprUnary { attrs: Vec::new(), op: syn::UnOp::Neg(Default::default()), expr: Box::new(value) })
}

/// `function(arguments)`
pub(super) fn call(function: Expr, arguments: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::Call(syn::ExprCall {
        attrs: Vec::new(),
        func: Box::new(function),
        paren_token: token::Paren::default(),
        args: arguments.into_iter().collect(),
    })
}

/// `receiver.method(arguments)`
pub(super) fn method_call(receiver: Expr, method: &str, arguments: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::MethodCall(syn::ExprMethodCall {
        attrs: Vec::new(),
        receiver: Box::new(receiver),
        dot_token: Default::default(),
        method: identifier(method),
        turbofish: None,
        paren_token: token::Paren::default(),
        args: arguments.into_iter().collect(),
    })
}

/// `[a, b]`
pub(super) fn array(items: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::Array(syn::ExprArray {
        attrs: Vec::new(),
        bracket_token: token::Bracket::default(),
        elems: items.into_iter().collect(),
    })
}

/// `(a, b)`
pub(super) fn tuple(items: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::Tuple(syn::ExprTuple {
        attrs: Vec::new(),
        paren_token: token::Paren::default(),
        elems: items.into_iter().collect(),
    })
}

/// `vec![a, b]`
pub(super) fn vector(items: impl IntoIterator<Item = Expr>) -> Expr {
    let items = items.into_iter();
    let mac = syn::Macro {
        path: identifier("vec").into(),
        bang_token: Default::default(),
        delimiter: syn::MacroDelimiter::Bracket(token::Bracket::default()),
        tokens: quote!(#(#items),*),
    };
    Expr::Macro(syn::ExprMacro { attrs: Vec::new(), mac })
}

/// `call.await?`
pub(super) fn awaited(call: Expr) -> Expr {
    let base = Box::new(call);
    let awaited =
        syn::ExprAwait { attrs: Vec::new(), base, dot_token: Default::default(), await_token: Default::default() };
    Expr::Try(syn::ExprTry {
        attrs: Vec::new(),
        expr: Box::new(Expr::Await(awaited)),
        question_token: Default::default(),
    })
}

/// `name: ty`, as a parameter of a function.
pub(super) fn parameter(name: &str, ty: syn::Type) -> syn::FnArg {
    let pattern =
        syn::PatIdent { attrs: Vec::new(), by_ref: None, mutability: None, ident: identifier(name), subpat: None };
    syn::FnArg::Typed(syn::PatType {
        attrs: Vec::new(),
        pat: Box::new(syn::Pat::Ident(pattern)),
        colon_token: Default::default(),
        ty: Box::new(ty),
    })
}

/// `let name = value;`
pub(super) fn binding(name: &str, value: Expr) -> Stmt {
    local(None, name, value)
}

/// `let mut name = value;`
pub(super) fn variable(name: &str, value: Expr) -> Stmt {
    local(Some(Default::default()), name, value)
}

fn local(mutability: Option<token::Mut>, name: &str, value: Expr) -> Stmt {
    let pattern = syn::PatIdent { attrs: Vec::new(), by_ref: None, mutability, ident: identifier(name), subpat: None };
    let init = syn::LocalInit { eq_token: Default::default(), expr: Box::new(value), diverge: None };
    Stmt::Local(syn::Local {
        attrs: Vec::new(),
        let_token: Default::default(),
        modifiers: Default::default(),
        pat: syn::Pat::Ident(pattern),
        init: Some(init),
        semi_token: Default::default(),
    })
}

/// `use a::b::name;`, or `use a::b::{name, other};` unless there is one name.
pub(super) fn import(path: &[&str], names: &[&str]) -> Item {
    let tree = |name: &&str| UseTree::Name(syn::UseName { ident: identifier(name) });
    let names = match names {
        [name] => tree(name),
        names => UseTree::Group(syn::UseGroup {
            brace_token: token::Brace::default(),
            items: names.iter().map(tree).collect(),
        }),
    };
    let beside = |tree, name: &&str| {
        let (ident, tree) = (identifier(name), Box::new(tree));
        UseTree::Path(syn::UsePath { ident, colon2_token: Default::default(), tree })
    };
    Item::Use(syn::ItemUse {
        attrs: Vec::new(),
        vis: Visibility::Inherited,
        use_token: Default::default(),
        leading_colon: None,
        tree: path.iter().rfold(names, beside),
        semi_token: Default::default(),
    })
}
