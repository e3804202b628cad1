//! What the generated crate does beside typed calls: pages, waits, tokens, codes, over real sockets, and serde.

use std::{
    collections::VecDeque,
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener},
    sync::{Arc, Mutex},
    thread,
};

use alicloud::{
    Config, Credentials,
    slb::{
        Client,
        create_load_balancer::CreateLoadBalancerRequest,
        create_v_server_group::{BackendServerInput, CreateVServerGroupRequest},
        describe_load_balancer_attribute::{
            DescribeLoadBalancerAttributeRequest, DescribeLoadBalancerAttributeResponse,
        },
        describe_load_balancers::DescribeLoadBalancersRequest,
        error_codes,
    },
};

/// A server that gives one answer after another, then no more.
struct Server {
    address: SocketAddr,
    received: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// `None` closes the connection instead.
    fn start(answers: impl IntoIterator<Item = Option<(u16, &'static str)>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let received = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&received);
        let mut answers: VecDeque<_> = answers.into_iter().collect();
        thread::spawn(move || {
            while let Some(answer) = answers.pop_front() {
                let Ok((mut stream, _)) = listener.accept() else { return };
                let mut bytes = vec![0; 1 << 16];
                let length = stream.read(&mut bytes).unwrap_or_default();
                log.lock().expect("no panic").push(String::from_utf8_lossy(&bytes[..length]).into_owned());
                if let Some((status, body)) = answer {
                    let length = body.len();
                    let head = format!("HTTP/1.1 {status} X\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n");
                    let _ = stream.write_all((head + body).as_bytes());
                }
            }
        });
        Self { address, received }
    }

    fn client(&self) -> Client {
        let config = Config::builder()
            .region("cn-hangzhou")
            .credentials(Credentials::access_key("test-key-id", "test-secret"))
            .endpoint(format!("http://{}", self.address))
            .build();
        Client::new(&config.expect("a complete configuration"))
    }

    /// The value of a parameter in each request, where it was sent.
    fn sent(&self, name: &str) -> Vec<Option<String>> {
        let received = self.received.lock().expect("no panic");
        let value = |request: &String| {
            let (_, query) = request.split_once('?')?;
            let (query, _) = query.split_once(' ')?;
            query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned)
        };
        received.iter().map(value).collect()
    }
}

#[tokio::test]
async fn a_list_is_read_to_its_end_whatever_pages_it_comes_in() {
    let page = |body| Some((200, body));
    let server = Server::start([
        page(
            r#"{"TotalCount":3,"LoadBalancers":{"LoadBalancer":[{"LoadBalancerId":"lb-1"},{"LoadBalancerId":"lb-2"}]}}"#,
        ),
        page(r#"{"TotalCount":3,"LoadBalancers":{"LoadBalancer":[{"LoadBalancerId":"lb-3"}]}}"#),
    ]);
    let request = DescribeLoadBalancersRequest::new().page_size(2);
    let mut items = server.client().describe_load_balancers(request).items();
    let mut ids = Vec::new();
    while let Some(load_balancer) = items.next().await {
        ids.extend(load_balancer.expect("a load balancer").load_balancer_id);
    }
    assert_eq!(ids, ["lb-1", "lb-2", "lb-3"]);
    assert_eq!(server.sent("PageNumber"), [Some("1".to_owned()), Some("2".to_owned())]);
}

#[tokio::test]
async fn a_load_balancer_is_waited_for() {
    let server = Server::start([Some((200, r#"{"LoadBalancerStatus":"active","LoadBalancerId":"lb-1"}"#))]);
    let request = DescribeLoadBalancerAttributeRequest::new("lb-1");
    let call = server.client().describe_load_balancer_attribute(request);
    let found = call.wait_until(DescribeLoadBalancerAttributeRequest::ACTIVE).await.expect("it is active");
    assert_eq!(found.and_then(|found| found.load_balancer_id).as_deref(), Some("lb-1"));
}

#[tokio::test]
async fn a_write_with_a_token_is_repeated_with_the_same_one() {
    let server = Server::start([None, Some((200, r#"{"LoadBalancerId":"lb-1"}"#))]);
    let created = server.client().create_load_balancer(CreateLoadBalancerRequest::new()).await.expect("an answer");
    assert_eq!(created.load_balancer_id.as_deref(), Some("lb-1"));
    let tokens = server.sent("ClientToken");
    assert!(tokens.len() == 2 && tokens[0].is_some() && tokens[0] == tokens[1], "{tokens:?}");
}

#[tokio::test]
async fn a_write_without_a_token_is_sent_once() {
    let server = Server::start([None, Some((200, "{}"))]);
    let error = server.client().create_v_server_group(CreateVServerGroupRequest::new("lb-1")).await;
    assert_eq!(error.expect_err("nobody knows what became of it").attempts(), 1);
    assert_eq!(server.sent("LoadBalancerId").len(), 1);
}

#[tokio::test]
async fn documented_codes_have_names() {
    let server = Server::start([Some((404, r#"{"Code":"ResourceNotFound.Listener","RequestId":"R-1"}"#))]);
    let request = DescribeLoadBalancerAttributeRequest::new("lb-1");
    let error = server.client().describe_load_balancer_attribute(request).await.expect_err("no such thing");
    assert_eq!(error.code(), Some(error_codes::RESOURCE_NOT_FOUND_LISTENER));
    assert!(error.is_not_found());
}

#[test]
fn requests_and_answers_can_be_kept_as_json() {
    let request = CreateVServerGroupRequest::new("lb-1").backend_servers([BackendServerInput::new("vm-1", 80, 100)]);
    let kept = serde_json::to_value(&request).expect("JSON");
    assert!(kept["BackendServers"].is_string(), "in the form that it has on the wire: {kept}");
    assert_eq!(serde_json::from_value::<CreateVServerGroupRequest>(kept).expect("the same request"), request);
    let server = serde_json::json!({ "ServerId": "vm-1", "Port": 80, "Weight": 100 });
    let by_hand = serde_json::json!({ "LoadBalancerId": "lb-1", "BackendServers": [server] });
    assert_eq!(serde_json::from_value::<CreateVServerGroupRequest>(by_hand).expect("the same request"), request);

    let answer = serde_json::json!({
        "LoadBalancerId": "lb-1",
        "LoadBalancerStatus": "a state of the future",
        "ListenerPorts": { "ListenerPort": [80, "443"] },
    });
    let answer: DescribeLoadBalancerAttributeResponse = serde_json::from_value(answer).expect("an answer");
    assert_eq!(answer.listener_ports, [80, 443]);
    let kept = serde_json::to_string(&answer).expect("JSON");
    assert_eq!(serde_json::from_str::<DescribeLoadBalancerAttributeResponse>(&kept).expect("the same answer"), answer);
}

#[test]
fn a_request_that_is_read_has_what_its_constructor_asks_for() {
    let problem = |json: serde_json::Value| {
        serde_json::from_value::<CreateVServerGroupRequest>(json).expect_err("no request").to_string()
    };
    assert_eq!(problem(serde_json::json!({})), "LoadBalancerId: must be set");
    let server = serde_json::json!({ "ServerId": null, "Port": 80, "Weight": 100 });
    let lacks_id = serde_json::json!({ "LoadBalancerId": "lb-1", "BackendServers": [server] });
    assert_eq!(problem(lacks_id), "BackendServers[0].ServerId: must be set");
    // The region is the client's, and everything else is optional.
    let request = serde_json::json!({ "LoadBalancerId": "lb-1" });
    let request: CreateVServerGroupRequest = serde_json::from_value(request).expect("a request");
    assert_eq!(request, CreateVServerGroupRequest::new("lb-1"));
}
