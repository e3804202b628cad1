//! Proxies that the variables of a process name, which is therefore one of its own.

use std::{net::SocketAddr, process::Command};

use alicloud_runtime::transport::HyperTransport;

use crate::{
    certificates::Authority,
    client::body_at,
    proxy_server::{ProxyServer, Rule},
    server::Server,
};

const VARIABLES: [&str; 9] = [
    "HTTP_PROXY",
    "http_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "ALL_PROXY",
    "all_proxy",
    "NO_PROXY",
    "no_proxy",
    // With it, a program takes itself for one that a web server runs, where the caller decides what `HTTP_PROXY` is.
    "REQUEST_METHOD",
];

/// What a process with these variables, and no other ones of proxies, gets from a URI.
async fn outcome(uri: &str, root: &str, variables: &[(&str, &str)]) -> String {
    let mut child = Command::new(std::env::current_exe().expect("this program"));
    child.args(["--exact", "environment::one_call_of_a_process", "--ignored", "--nocapture"]);
    for name in VARIABLES {
        child.env_remove(name);
    }
    child.env("CALLED_URI", uri).env("CALLED_ROOT", root).envs(variables.iter().copied());
    let output = tokio::task::spawn_blocking(move || child.output()).await.expect("no panic").expect("a process");
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    let outcome = output.lines().find_map(|line| line.split_once("outcome: ")).map(|(_, outcome)| outcome.to_owned());
    outcome.ok_or(output).expect("an outcome")
}

#[tokio::test]
#[ignore = "it is what the other tests run in a process of its own"]
async fn one_call_of_a_process() {
    let [uri, root] = ["CALLED_URI", "CALLED_ROOT"].map(|name| std::env::var(name).expect("a variable"));
    let transport = HyperTransport::builder().root_certificates(root).build().expect("settings that work");
    match body_at(&transport, uri).await {
        Ok(body) => println!("outcome: {body}"),
        Err(error) => println!("outcome: {error}"),
    }
}

struct Machines {
    root: String,
    plain: Server,
    tls: Server,
}

impl Machines {
    async fn start() -> Self {
        let authority = Authority::new();
        Self { root: authority.pem(), plain: Server::fine().await, tls: Server::over_tls(authority.server()).await }
    }

    async fn proxy_to(server: &Server) -> (ProxyServer, String) {
        let proxy = ProxyServer::start(server.address, Rule::Only("Basic dXNlcjpodW50ZXIy")).await;
        let url = format!("http://user:hunter2@{}", proxy.address);
        (proxy, url)
    }
}

#[tokio::test]
async fn variables_name_the_proxy_of_each_scheme() {
    let machines = Machines::start().await;
    let (plain_proxy, plain) = Machines::proxy_to(&machines.plain).await;
    let (tls_proxy, tls) = Machines::proxy_to(&machines.tls).await;
    for (names, uri, requests) in [
        (["HTTP_PROXY", "HTTPS_PROXY"], "http://lamp.example/", (1, 0)),
        (["http_proxy", "https_proxy"], "https://lamp.example/", (1, 1)),
        (["ALL_PROXY", "HTTPS_PROXY"], "http://lamp.example/", (2, 1)),
        (["HTTP_PROXY", "all_proxy"], "https://lamp.example/", (2, 2)),
    ] {
        let variables = [(names[0], &*plain), (names[1], &*tls)];
        assert_eq!(outcome(uri, &machines.root, &variables).await, "fine", "{names:?}");
        assert_eq!((plain_proxy.heads().len(), tls_proxy.heads().len()), requests, "{names:?}");
    }
}

#[tokio::test]
async fn exceptions_and_the_machine_itself_go_past_them() {
    let machines = Machines::start().await;
    let (proxy, url) = Machines::proxy_to(&machines.plain).await;
    let here = |address: SocketAddr| format!("http://{address}/");
    assert_eq!(outcome(&here(machines.plain.address), &machines.root, &[("HTTP_PROXY", &url)]).await, "fine");
    for (name, list) in [
        ("NO_PROXY", "other.example,lamp.example"),
        ("no_proxy", "other.example,lamp.example"),
        ("NO_PROXY", "*.example"),
        ("NO_PROXY", ".example"),
        ("NO_PROXY", "other.example , LAMP.example:80"),
        ("NO_PROXY", "*"),
    ] {
        let variables = [("HTTP_PROXY", &*url), (name, list)];
        let failure = outcome("http://lamp.example/", &machines.root, &variables).await;
        assert!(failure.starts_with("cannot connect"), "only the proxy knows the host: {failure}");
    }
    assert!(proxy.heads().is_empty());
}

#[tokio::test]
async fn what_is_no_exception_goes_through_them() {
    let machines = Machines::start().await;
    let (proxy, url) = Machines::proxy_to(&machines.plain).await;
    let lists = ["lamp.example:81", "*.lamp.example", ".lamp.example", "amp.example", "10.0.0.0/8,[::1]:80"];
    for list in lists {
        let variables = [("HTTP_PROXY", &*url), ("NO_PROXY", list)];
        assert_eq!(outcome("http://lamp.example/", &machines.root, &variables).await, "fine", "{list}");
    }
    assert_eq!(proxy.heads().len(), lists.len());
    let variables = [("HTTP_PROXY", &*url), ("NO_PROXY", ""), ("no_proxy", "lamp.example")];
    let failure = outcome("http://lamp.example/", &machines.root, &variables).await;
    assert!(failure.starts_with("cannot connect"), "a list that is empty is none: {failure}");
}

#[tokio::test]
async fn a_kind_of_proxy_that_is_not_supported_is_not_passed_over() {
    let machines = Machines::start().await;
    let variables = [("HTTPS_PROXY", "https://user:hunter2@127.0.0.1:9")];
    let failure = outcome("https://lamp.example/", &machines.root, &variables).await;
    let expected = "cannot connect: no connection through the proxy 127.0.0.1:9: \
                    its scheme is none of `http`, `socks5` and `socks5h`";
    assert_eq!(failure, expected);
}
