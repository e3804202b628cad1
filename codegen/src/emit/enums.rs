//! Open enums.

use super::text::{literal, write_doc};
use crate::model::OpenEnum;

pub(super) fn emit(open_enum: &OpenEnum, output: &mut String) {
    output.push_str("rt::open_enum! {\n");
    write_doc(4, "///", &open_enum.doc, output);
    output.extend(["    pub enum ", &open_enum.name, " {\n"]);
    for variant in &open_enum.variants {
        write_doc(8, "///", &[&variant.doc], output);
        output.extend(["        ", &variant.name, " = ", &literal(&variant.value), ",\n"]);
    }
    output.push_str("    }\n}\n");
}
