//! Open enums.

use super::text::{doc, literal};
use crate::model::OpenEnum;

pub(super) fn emit(open_enum: &OpenEnum) -> String {
    let mut output = String::from("rt::open_enum! {\n");
    output.push_str(&doc(4, "///", &open_enum.doc));
    output.push_str(&format!("    pub enum {} {{\n", open_enum.name));
    for variant in &open_enum.variants {
        output.push_str(&doc(8, "///", std::slice::from_ref(&variant.doc)));
        output.push_str(&format!("        {} = {},\n", variant.name, literal(&variant.value)));
    }
    output.push_str("    }\n}\n");
    output
}
