//! What findings call a place in a spec.

use alicloud_format::pointer;
use alicloud_format::spec::Api;

/// The field that a pointer leads to or into, such as `request/Tag/Key`; empty if it is about something else.
#[must_use]
pub fn field_of(api: &Api, pointer: &str) -> String {
    let mut segments = pointer::segments(pointer);
    let parameter = |index: &str| Some(&api.parameters.get(index.parse::<usize>().ok()?)?.name);
    let mut field = match segments.next().as_deref() {
        Some("parameters") => match segments.next().and_then(|index| parameter(&index)) {
            Some(name) => format!("request/{name}"),
            None => return "request".to_owned(),
        },
        Some("response") => "response".to_owned(),
        _ => return String::new(),
    };
    while let Some(segment) = segments.next() {
        if segment == "properties"
            && let Some(name) = segments.next()
        {
            field.push('/');
            field.push_str(&name);
        }
    }
    field
}

#[cfg(test)]
mod tests {
    use alicloud_format::spec::Api;
    use serde_json::json;

    use super::field_of;

    #[test]
    fn fields_have_the_names_of_the_wire() {
        let parameter = |name: &str| json!({ "name": name, "schema": { "type": "string" } });
        let api: Api = serde_json::from_value(json!({
            "$schema": "s", "api": "A", "documentation": "d", "sources": {}, "parameters": [parameter("Id"), parameter("Tag")],
        }))
        .expect("an API");
        for (pointer, field) in [
            ("/parameters/1/schema/items/properties/Key/minLength", "request/Tag/Key"),
            ("/parameters/1", "request/Tag"),
            ("/parameters/0/schema/properties/items/properties/a~1b", "request/Id/items/a/b"),
            ("/parameters/7/schema", "request"),
            ("/parameters", "request"),
            ("/response/properties/properties/properties/2", "response/properties/2"),
            ("/response", "response"),
            ("/examples/0/json", ""),
            ("", ""),
        ] {
            assert_eq!(field_of(&api, pointer), field, "{pointer}");
        }
    }
}
