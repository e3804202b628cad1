//! What answers say beside their status.

use alicloud_runtime::{Call, Client, Config, Credentials, Error, http::StatusCode};

use super::{
    lamp::{DescribeLamp, SERVICE, SwitchLamp},
    server::{Act, Server, response},
};

async fn answering(status: &str, headers: &str, body: &str) -> Server {
    Server::start([Act::Answer(response(status, headers, body))]).await
}

fn call(server: &Server) -> Call<SwitchLamp> {
    let config = Config::builder()
        .credentials(Credentials::sts("test-key-id", "test-secret", "test-token"))
        .endpoint(format!("http://{}", server.address))
        .build();
    Client::new(&SERVICE, &config.expect("a complete configuration")).call(SwitchLamp::default())
}

async fn error_of(status: &str, body: &str) -> Error {
    call(&answering(status, "", body).await).await.expect_err("a failure")
}

const UNSUCCESSFUL: [&str; 14] = [
    r#"{"RequestId":"R-1","Brightness":7,"Success":false,"Code":"Lamp.Busy","Message":"Later."}"#,
    r#"{"requestId":"R-1","Brightness":7,"success":"False","code":"Lamp.Busy","message":"Later."}"#,
    "<Answer><RequestId>R-1</RequestId><Brightness>7</Brightness><Success>false</Success><Code>Lamp.Busy</Code>\
     <Message>Later.</Message></Answer>",
    r#"{"RequestId":"R-1","Brightness":7,"Success":0,"Code":"Lamp.Busy","Message":"Later."}"#,
    r#"{"RequestId":"R-1","Brightness":7,"Success":0.0,"Code":"Lamp.Busy","Message":"Later."}"#,
    r#"{"RequestId":"R-1","Brightness":7,"Success":"0","Code":"Lamp.Busy","Message":"Later."}"#,
    r#"{"RequestId":"R-1","Brightness":7,"success":" FALSE ","Code":"Lamp.Busy","Message":"Later."}"#,
    r#"{"RequestId":"R-1","Brightness":7,"Success":"fail","Code":"Lamp.Busy","Message":"Later."}"#,
    r#"{"RequestId":"R-1","Brightness":7,"IsSuccess":false,"Code":"Lamp.Busy","Message":"Later."}"#,
    r#"{"RequestId":"R-1","Brightness":7,"isSuccess":"false","Code":"Lamp.Busy","Message":"Later."}"#,
    r#"{"RequestId":"R-1","Brightness":7,"ResponseSuccess":false,"Code":"Lamp.Busy","Message":"Later."}"#,
    "<Answer><RequestId>R-1</RequestId><Brightness>7</Brightness><IsSuccess>0</IsSuccess><Code>Lamp.Busy</Code>\
     <Message>Later.</Message></Answer>",
    r#"{"RequestId":"R-1","Brightness":7,"Success":null,"IsSuccess":false,"Code":"Lamp.Busy","Message":"Later."}"#,
    r#"{"RequestId":"R-1","Brightness":7,"Success":" ","IsSuccess":"No","Code":"Lamp.Busy","Message":"Later."}"#,
];

#[tokio::test]
async fn an_answer_that_says_that_it_failed_is_an_answer_and_its_failure_can_be_had() {
    for body in UNSUCCESSFUL {
        let server = answering("200 OK", "", body).await;
        let reply = call(&server).send_with_metadata().await.expect("an answer");
        assert_eq!((reply.status, reply.body.brightness, reply.attempts), (StatusCode::OK, Some(7), 1));
        let failure = reply.reported_failure.expect("a failure");
        assert_eq!((failure.code.as_deref(), failure.message.as_deref()), (Some("Lamp.Busy"), Some("Later.")));
        assert_eq!(failure.request_id.as_deref(), Some("R-1"));
    }
}

#[tokio::test]
async fn an_answer_that_says_that_it_failed_is_an_error_for_those_who_want_it_so() {
    for body in UNSUCCESSFUL {
        let server = answering("200 OK", "", body).await;
        let error = call(&server).unsuccessful_as_error(true).await.expect_err("a failure");
        assert_eq!((error.code(), error.status()), (Some("Lamp.Busy"), Some(StatusCode::OK)));
        assert_eq!((error.request_id(), error.attempts()), (Some("R-1"), 1));
    }
}

#[tokio::test]
async fn an_answer_that_says_that_it_succeeded_or_says_nothing_is_no_failure() {
    for body in [
        r#"{"Success":true,"Code":"200"}"#,
        r#"{"Code":"OK"}"#,
        r#"{"Success":null}"#,
        r#"{"Message":"no success: false"}"#,
        r#"{"Items":[{"Success":false}]}"#,
        r#"{"Success":1}"#,
        r#"{"Success":"1"}"#,
        r#"{"Success":"True"}"#,
        r#"{"Success":""}"#,
        r#"{"Success":"Public"}"#,
        r#"{"Success":"true/false"}"#,
        r#"{"Success":[]}"#,
        r#"{"Success":{"Count":0}}"#,
        r#"{"Success":true,"IsSuccess":false}"#,
        r#"{"SuccessCount":0,"FailedCount":3}"#,
        r#"{"Result":false}"#,
        r#"{"Status":false,"IsAllSucceed":false}"#,
        "<Answer><Success>true</Success></Answer>",
        "<Answer><Success></Success></Answer>",
        "<Answer><Success><Lamp>false</Lamp></Success></Answer>",
    ] {
        let server = answering("200 OK", "", body).await;
        let reply = call(&server).unsuccessful_as_error(true).send_with_metadata().await.expect("an answer");
        assert_eq!(reply.reported_failure, None, "{body}");
    }
}

#[tokio::test]
async fn a_dry_run_that_passed_can_be_told_from_a_failure() {
    let error = error_of("400 Bad Request", r#"{"Code":"DryRunOperation","Message":"Would have succeeded."}"#).await;
    assert!(error.is_dry_run_passed());
    assert!(!error_of("400 Bad Request", r#"{"Code":"InvalidParameter"}"#).await.is_dry_run_passed());
}

#[tokio::test]
async fn what_is_not_there_is_known_by_status_or_code() {
    for (status, code) in [
        ("404 Not Found", ""),
        ("400 Bad Request", "InvalidLampId.NotFound"),
        ("400 Bad Request", "EntityNotExist.Lamp"),
        ("403 Forbidden", "NoSuchBucket"),
    ] {
        assert!(error_of(status, &format!(r#"{{"Code":"{code}"}}"#)).await.is_not_found(), "{status} {code}");
    }
    assert!(!error_of("400 Bad Request", r#"{"Code":"InvalidParameter"}"#).await.is_not_found());
}

#[tokio::test]
async fn the_request_id_comes_from_the_body_or_from_the_headers() {
    for (headers, body, id) in [
        ("x-acs-request-id: H-1\r\n", r#"{"RequestId":"B-1"}"#, "B-1"),
        ("x-acs-request-id: H-1\r\n", "", "H-1"),
        ("x-acs-request-id: H-1\r\n", "<html>busy</html>", "H-1"),
        ("", "<Error><RequestId>X-1</RequestId></Error>", "X-1"),
    ] {
        let server = answering("403 Forbidden", headers, body).await;
        assert_eq!(call(&server).await.expect_err("a failure").request_id(), Some(id));
    }
}

#[tokio::test]
async fn a_call_that_is_dropped_leaves_nothing_behind() {
    let server = Server::start([Act::Stall(String::new())]).await;
    let config = Config::builder()
        .credentials(Credentials::access_key("test-key-id", "test-secret"))
        .endpoint(format!("http://{}", server.address))
        .build();
    let client = Client::new(&SERVICE, &config.expect("a complete configuration"));
    let tasks = || tokio::runtime::Handle::current().metrics().num_alive_tasks();
    let before = tasks();
    let mut call = Box::pin(client.call(DescribeLamp::default()).into_future());
    while server.received().is_empty() {
        tokio::select! {
            _ = &mut call => unreachable!("the server says nothing"),
            () = tokio::task::yield_now() => {}
        }
    }
    assert!(tasks() > before + 1, "the connection and what serves it");
    drop(call);
    let gone = async {
        // What serves the connection notices, too, that it is closed; only it stalls.
        while tasks() > before + 1 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(60), gone).await.expect("no task of the call");
}
