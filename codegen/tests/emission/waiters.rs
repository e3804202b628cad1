//! States that can be waited for.

use insta::assert_snapshot;

use crate::specs::{Specs, item};

const RESPONSE: &str = r#""response": { "type": "object", "properties": { "Sites": { "type": "array", "items": {
    "type": "object", "properties": { "Status": { "type": "string", "enum": ["Starting", "Running", "Broken"] } } } } } }"#;

#[test]
fn a_state_is_a_constant_of_the_request() {
    let waiters = r#"{ "name": "running", "state": "Sites/Status", "reached": ["Running"], "interval": 1, "timeout": 60 },
        { "name": "gone_for_good", "description": "Waits until nothing is left of it.", "state": "Sites/Status",
          "failed": ["Broken"], "reachedByErrors": ["NoSuchSite", "Site.\"Gone\""], "pendingErrors": ["Busy"],
          "reachedIfEmpty": true, "interval": 5, "timeout": 300 }"#;
    let emitted = Specs::new().api("CreateSite", &format!(r#"{RESPONSE}, "waiters": [{waiters}]"#)).emit();
    let source = emitted.operation();
    let start = source.find("    /// Waits for the state").expect("a constant");
    assert_snapshot!(source.get(start..).unwrap_or_default());
}

#[test]
fn overlays_add_states() {
    let waiter = |name: &str| {
        format!(
            r#"{{ "name": "{name}", "state": "Sites/Status", "reached": ["Running"], "interval": 1, "timeout": 60 }}"#
        )
    };
    let members = format!(r#"{RESPONSE}, "waiters": [{}]"#, waiter("running"));
    let overlay = format!(r#""apis": {{ "CreateSite": {{ "waiters": [{}] }} }}"#, waiter("up"));
    let emitted = Specs::new().imported("CreateSite", &members).overlay("states", &overlay).emit();
    for name in ["pub const RUNNING: rt::Waiter<Self> =", "pub const UP: rt::Waiter<Self> ="] {
        assert!(emitted.operation().contains(name), "{name}");
    }
}

#[test]
fn an_operation_without_states_has_no_constants() {
    let emitted = Specs::new().api("CreateSite", RESPONSE).emit();
    assert!(!item(emitted.operation(), "impl CreateSiteRequest").contains("const"));
}
