//! What is left of generated source without what is generated around structs and enums.

use std::error::Error;

use syn::{Attribute, Expr, Item, ItemEnum, ItemImpl, ItemMacro, ItemMod, ItemStruct, ItemUse, Variant};

/// What is derived beside what the generated crate derives.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Derives {
    None,
    Serde,
}

impl Derives {
    fn attributes(self) -> Vec<Attribute> {
        match self {
            Self::None => Vec::new(),
            Self::Serde => vec![syn::parse_quote!(#[derive(serde::Serialize, serde::Deserialize)])],
        }
    }
}

/// Structs with their derives and their own methods, enums without theirs, and the modules that they are in.
///
/// An item that is of none of the known kinds is an error: the variants would lack what it makes, and seem cheaper than they
/// are.
pub fn items(items: &[Item], derives: Derives) -> Result<Vec<Item>, Box<dyn Error>> {
    let mut kept = vec![syn::parse_quote!(
        use crate::rt;
    )];
    for item in items {
        match item {
            Item::Struct(object) => kept.push(structure(object, derives)),
            Item::Impl(block) if is_kept(block) => kept.push(Item::Impl(block.clone())),
            // What it writes delegates to what was stripped, or is nothing at all without the feature `serde`.
            Item::Macro(call) if is_call_of(call, "impl_serde") => {}
            Item::Macro(call) if is_call_of(call, "open_enum") => kept.push(open_enum(call, derives)?),
            Item::Mod(module) if !is_left_out(module) => kept.push(nested(module, derives)?),
            Item::Use(import) if is_standard(import) => kept.push(Item::Use(import.clone())),
            Item::Impl(_) | Item::Mod(_) | Item::Use(_) | Item::Static(_) | Item::Const(_) => {}
            _ => return Err(format!("the variants have nothing in place of this item:\n{}", first_line(item)).into()),
        }
    }
    Ok(kept)
}

fn structure(object: &ItemStruct, derives: Derives) -> Item {
    let mut object = object.clone();
    object.attrs.extend(derives.attributes());
    if derives == Derives::Serde {
        object.attrs.push(syn::parse_quote!(#[serde(rename_all = "PascalCase")]));
    }
    Item::Struct(object)
}

/// Methods, and a `Default` that cannot be derived.
fn is_kept(block: &ItemImpl) -> bool {
    block.trait_.as_ref().is_none_or(|(path, _)| path.is_ident("Default"))
}

fn is_left_out(module: &ItemMod) -> bool {
    module.ident == "client" || module.ident == "endpoints"
}

fn is_standard(import: &ItemUse) -> bool {
    matches!(&import.tree, syn::UseTree::Path(path) if path.ident == "std")
}

fn nested(module: &ItemMod, derives: Derives) -> Result<Item, Box<dyn Error>> {
    let mut module = module.clone();
    if let Some((_, content)) = &mut module.content {
        *content = items(content, derives)?;
    }
    Ok(Item::Mod(module))
}

fn is_call_of(call: &ItemMacro, name: &str) -> bool {
    call.mac.path.segments.last().is_some_and(|segment| segment.ident == name)
}

/// Enough of an item to find it by.
fn first_line(item: &Item) -> String {
    let file = syn::File { shebang: None, attrs: Vec::new(), items: vec![item.clone()], frontmatter: None };
    prettyplease::unparse(&file).lines().next().unwrap_or_default().to_owned()
}

/// `rt::open_enum!` as the enum that somebody would write: documented values, and `Unknown` for the rest.
fn open_enum(call: &ItemMacro, derives: Derives) -> Result<Item, Box<dyn Error>> {
    // Its argument reads as an enum whose discriminants are texts.
    let mut declared: ItemEnum = syn::parse2(call.mac.tokens.clone())?;
    declared.attrs.push(syn::parse_quote!(#[derive(Clone, Debug, PartialEq, Eq, Hash)]));
    declared.attrs.push(syn::parse_quote!(#[non_exhaustive]));
    declared.attrs.extend(derives.attributes());
    for variant in &mut declared.variants {
        let value = variant.discriminant.take().map(|(_, value)| value);
        if derives == Derives::Serde {
            variant.attrs.push(renamed(value)?);
        }
    }
    let mut unknown: Variant = syn::parse_quote!(Unknown(String));
    if derives == Derives::Serde {
        unknown.attrs.push(syn::parse_quote!(#[serde(untagged)]));
    }
    declared.variants.push(unknown);
    Ok(Item::Enum(declared))
}

fn renamed(value: Option<Expr>) -> Result<Attribute, Box<dyn Error>> {
    let value = value.ok_or("there is an enum with a value that has no text")?;
    Ok(syn::parse_quote!(#[serde(rename = #value)]))
}
