//! What documentation says of operations and fields that no document describes.

use insta::assert_snapshot;

use crate::specs::{Specs, item, method, response};

#[test]
fn an_undescribed_operation() {
    let members = format!(
        r#""parameters": [
            {{ "name": "LoadBalancerId", "schema": {{ "type": "string", "required": true, "example": "lb-1" }} }},
            {{ "name": "Port", "schema": {{ "type": "integer" }} }},
            {{ "name": "HealthCheckURI", "schema": {{ "type": "string", "enum": ["a"] }} }},
            {{ "name": "VpcIds", "schema": {{ "type": "array", "items": {{ "type": "string" }} }} }},
            {{ "name": "TagFilter", "schema": {{ "type": "object", "properties": {{ "TagKey": {{ "type": "string" }} }} }} }}],
           {}"#,
        response(r#""RequestId": { "type": "string" }, "TotalCount": { "type": "integer" }"#)
    );
    let emitted = Specs::new().imported("ModifyVpcAttribute", &members).emit();
    let source = emitted.file("src/web/v2024_01_01/modify_vpc_attribute.rs");
    assert_snapshot!(
        "undescribed_module",
        source.lines().take_while(|line| !line.starts_with("use")).collect::<Vec<_>>().join("\n")
    );
    assert_snapshot!("undescribed_method", method(emitted.client(), "pub fn modify_vpc_attribute"));
    assert_snapshot!("undescribed_request", item(source, "pub struct ModifyVpcAttributeRequest"));
    assert_snapshot!("undescribed_object", item(source, "pub struct TagFilterInput"));
    assert_snapshot!("undescribed_enum", item(source, "pub enum HealthCheckUri"));
    assert_snapshot!("undescribed_response", item(source, "pub struct ModifyVpcAttributeResponse"));
}

/// A name that begins with no verb makes no sentence.
#[test]
fn a_name_that_is_no_sentence() {
    let emitted = Specs::new().imported("FaceBeauty", "").emit();
    let documentation = method(emitted.client(), "pub fn face_beauty");
    assert_eq!(documentation.lines().next(), Some("    /// Calls `FaceBeauty`."));
}
