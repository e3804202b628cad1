//! What the gateway does not take.

use super::*;

/// The code of the refusal, and what it says.
async fn refused<R: Request + Clone>(request: R, credentials: Credentials) -> (String, String) {
    let gateway = gateway();
    let mut refusals = Vec::new();
    for version in VERSIONS {
        let call = client(&gateway, version, credentials.clone()).call(request.clone()).validation(false);
        let Err(Error::Service(error)) = call.await else { unreachable!("a refusal") };
        refusals.push((error.code.unwrap_or_default(), error.message.unwrap_or_default()));
    }
    let [v3, v1] = refusals.try_into().expect("a refusal for each version");
    assert_eq!(v3.0, v1.0);
    v3
}

#[track_caller]
fn is((code, message): (String, String), expected: &str, part: &str) {
    assert_eq!(code, expected, "{message}");
    assert!(message.contains(part), "{part} in {message}");
}

#[tokio::test]
async fn what_is_missing_is_named() {
    is(refused(GetNode { zone: None, ..get_node() }, key()).await, "MissingParameter", "X-Zone");
    is(refused(GetNode { bucket: None, ..get_node() }, key()).await, "MissingParameter", "Bucket");
    is(refused(CancelUpdateStack::default(), key()).await, "MissingParameter", "Id");
}

#[tokio::test]
async fn what_is_out_of_its_limits_is_named() {
    let bucket = Some("a-long-bucket".to_owned());
    is(refused(GetNode { bucket, ..get_node() }, key()).await, "InvalidParameter", "Bucket");
    let text = Some("far too long".to_owned());
    is(refused(PutText { body: text }, key()).await, "InvalidParameter", "body");
}

#[tokio::test]
async fn keys_and_tokens_have_to_be_the_right_ones() {
    let wrong = Credentials::access_key("id", "wrong");
    is(refused(get_node(), wrong).await, "SignatureDoesNotMatch", "signature");
    let wrong = Credentials::sts("sts-id", "sts-secret", "wrong");
    is(refused(get_node(), wrong).await, "InvalidSecurityToken.MismatchWithAccessKey", "SecurityToken");
    let wrong = Credentials::bearer("wrong");
    is(refused(DeleteNode::default(), wrong).await, "InvalidBearerToken", "token");
}

#[tokio::test]
async fn apis_say_who_can_call_them() {
    let bearer = Credentials::bearer("bearer+/=token");
    is(refused(get_node(), bearer).await, "UnsupportedSignatureType", "GetNode");
    is(refused(get_node(), Credentials::anonymous()).await, "MissingParameter", "AccessKeyId");
    is(refused(Renew::default(), Credentials::anonymous()).await, "MissingParameter", "AccessKeyId");
}

/// Says that it is an API which is somewhere else.
macro_rules! misplaced {
    ($name:ident: $operation:literal $service:ident $access:ident $method:ident $path:literal) => {
        record! { $name {} }
        impl Request for $name {
            type Response = Answer;
            const OPERATION: &'static Operation = &Operation {
                service: &$service,
                name: $operation,
                method: Method::$method,
                path: $path,
                access: Access::$access,
                repeatable: Repeatable::Never,
                documentation: "",
            };
        }
    };
}

misplaced!(OtherMethod: "ListNodes" ROA Signed Post "/nodes");
misplaced!(OtherPath: "ListNodes" ROA Signed Get "/nodes/");
misplaced!(OtherName: "NoSuchThing" ROA Signed Get "/nodes");
misplaced!(SignedOpen: "Open" ROA Signed Get "/open");

#[tokio::test]
async fn apis_are_called_where_they_are() {
    is(refused(OtherMethod::default(), key()).await, "InvalidAction.NotFound", "not called by POST");
    is(refused(OtherPath::default(), key()).await, "InvalidAction.NotFound", "/nodes/");
    is(refused(OtherName::default(), key()).await, "InvalidAction.NotFound", "NoSuchThing");
}

#[tokio::test]
async fn a_signature_where_there_is_to_be_none_is_noticed() {
    is(refused(SignedOpen::default(), key()).await, "UnexpectedSignature", "Open");
}

misplaced!(NoBody: "PutNode" ROA Signed Put "/node");

record! {
    TextAsNode { body: Scalar(Option<String>) = "body", }
    wire: &[("body", Wire::Body)],
}
impl Request for TextAsNode {
    type Response = Answer;
    const OPERATION: &'static Operation = NoBody::OPERATION;
}

#[tokio::test]
async fn bodies_have_their_media_type() {
    let body = |text: &str| TextAsNode { body: Some(text.to_owned()) };
    is(refused(body("text"), key()).await, "InvalidContentType", "application/json");
    is(refused(body("[]"), key()).await, "InvalidParameter", "body");
    is(refused(body(r#"{"Port":"80"}"#), key()).await, "InvalidParameter", "body.Port");
    is(refused(body(r#"{"Nope":1}"#), key()).await, "InvalidParameter", "body.Nope");
}
