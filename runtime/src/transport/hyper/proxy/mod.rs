//! Which proxy a request goes through, if any.

mod exceptions;
mod host;

use std::{env, fmt};

use exceptions::Exceptions;
use host::PlainHost;
use http::{HeaderValue, Uri, uri::Scheme};
use hyper_util::client::proxy::matcher::{Intercept, Matcher};

use super::HyperConfigError;

/// A proxy for requests.
///
/// HTTPS goes through a tunnel; plain HTTP requests are forwarded by the HTTP proxy.
#[derive(Clone)]
pub struct Proxy {
    url: String,
    except: String,
}

impl Proxy {
    /// Creates a proxy with this URL, such as `http://proxy.example:3128` or `socks5://127.0.0.1:1080`. Without a
    /// scheme, it is an HTTP proxy. A user and password before the host, percent-encoded where necessary, are sent to
    /// the proxy. The proxy resolves the names of servers.
    ///
    /// The URL is checked when the transport is built.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), except: String::new() }
    }

    /// Sets the hosts that bypass the proxy, separated by commas or white space: host names, which include all
    /// subdomains; `.example.com` or `*.example.com` for the subdomains alone; addresses; each with or without a port,
    /// such as `[::1]:80`; networks such as `10.0.0.0/8`; or `*`. As in `NO_PROXY`, and as Go reads it except for
    /// white space and `*:port`. Entries that name no host are ignored.
    #[must_use]
    pub fn except(mut self, hosts: impl Into<String>) -> Self {
        self.except = hosts.into();
        self
    }

    /// # Errors
    /// The URL is none, or of a proxy that is not supported. It is not repeated, since it may contain a password.
    fn matcher(&self) -> Result<Matcher, HyperConfigError> {
        let failed = |problem| HyperConfigError::Proxy { problem };
        let probe = Matcher::builder().all(&self.url).build();
        let intercept =
            probe.intercept(&Uri::from_static("http://probe/")).ok_or(failed("is not the URL of a proxy"))?;
        if intercept.uri().host().is_none_or(str::is_empty) {
            return Err(failed("has no host"));
        }
        if Kind::of(&intercept).is_none() {
            return Err(failed("has a scheme other than `http`, `socks5` and `socks5h`"));
        }
        Ok(Matcher::builder().all(&self.url).build())
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The URL may contain a password, and be no URL.
        f.debug_struct("Proxy").field("except", &self.except).finish_non_exhaustive()
    }
}

/// How to talk to a proxy.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Http,
    Socks,
}

impl Kind {
    /// `None` if the proxy is of a kind that is not supported.
    pub(super) fn of(proxy: &Intercept) -> Option<Self> {
        match proxy.uri().scheme_str() {
            Some("http") => Some(Self::Http),
            Some("socks5" | "socks5h") => Some(Self::Socks),
            _ => None,
        }
    }
}

/// The proxies of a transport.
pub(super) enum Proxies {
    Off,
    /// Those that the variables of the process named when the transport was built.
    Environment(Matcher, Exceptions),
    Given(Matcher, Exceptions),
}

impl Proxies {
    pub(super) fn from_environment() -> Self {
        // Whoever calls a program that a web server runs decides what is in its `HTTP_PROXY`.
        if env::var_os("REQUEST_METHOD").is_some() {
            return Self::Off;
        }
        let [all, http, https] = ["ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY"].map(variable);
        let matcher = Matcher::builder().all(all).http(http).https(https).build();
        Self::Environment(matcher, Exceptions::parse(&variable("NO_PROXY")))
    }

    pub(super) fn given(proxy: &Proxy) -> Result<Self, HyperConfigError> {
        Ok(Self::Given(proxy.matcher()?, Exceptions::parse(&proxy.except)))
    }

    /// The proxy that a request for `uri` goes through.
    pub(super) fn of(&self, uri: &Uri) -> Option<Intercept> {
        let host = PlainHost::of(uri)?;
        let (matcher, exceptions) = match self {
            Self::Environment(matcher, exceptions) if !host.is_loopback() => (matcher, exceptions),
            Self::Given(matcher, exceptions) => (matcher, exceptions),
            Self::Off | Self::Environment(..) => return None,
        };
        if host.is_metadata() || exceptions.contain(uri, &host) { None } else { matcher.intercept(uri) }
    }

    /// What a proxy that passes on requests for `uri` wants to see on each of them.
    pub(super) fn authorization(&self, uri: &Uri) -> Option<HeaderValue> {
        if uri.scheme() != Some(&Scheme::HTTP) {
            return None;
        }
        self.of(uri).filter(|proxy| Kind::of(proxy) == Some(Kind::Http))?.basic_auth().cloned()
    }
}

/// A variable by its name in capitals, or else in small letters. One that is empty is not set.
fn variable(name: &str) -> String {
    let value = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    value(name).or_else(|| value(&name.to_ascii_lowercase())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn goes_through(proxies: &Proxies, uri: &'static str) -> bool {
        proxies.of(&Uri::from_static(uri)).is_some()
    }

    fn from_environment(url: &str) -> Proxies {
        Proxies::Environment(Matcher::builder().all(url).build(), Exceptions::default())
    }

    fn problem(url: &str) -> Option<String> {
        Proxies::given(&Proxy::new(url)).err().map(|error| error.to_string())
    }

    #[test]
    fn nothing_gets_between_a_machine_and_its_metadata() {
        let given = Proxies::given(&Proxy::new("http://proxy.example:3128")).expect("a proxy");
        let environment = from_environment("http://proxy.example:3128");
        for proxies in [given, environment] {
            for host in ["100.100.100.200", "100.100.100.200.", "[::ffff:100.100.100.200]", "100.100.100.200:80"] {
                let uri = format!("http://{host}/latest/api/token").parse().expect("a URI");
                assert!(proxies.of(&uri).is_none(), "{uri}");
            }
            assert!(goes_through(&proxies, "http://100.100.100.201/"));
        }
    }

    #[test]
    fn only_a_proxy_that_was_given_is_asked_for_the_machine_itself() {
        let given = Proxies::given(&Proxy::new("http://proxy.example:3128")).expect("a proxy");
        let environment = from_environment("http://proxy.example:3128");
        for uri in [
            "http://127.0.0.1:80/",
            "https://[::1]/",
            "http://LOCALHOST/",
            "http://a.localhost/",
            "http://localhost./",
            "http://a.localhost.:80/",
            "http://127.0.0.1./",
            "http://[::ffff:127.0.0.1]/",
        ] {
            assert!(goes_through(&given, uri), "{uri}");
            assert!(!goes_through(&environment, uri), "{uri}");
        }
        assert!(goes_through(&environment, "http://notlocalhost/"));
    }

    #[test]
    fn a_list_of_exceptions_names_hosts_and_networks() {
        let proxy = Proxy::new("http://proxy.example:3128").except("example.com, 10.0.0.0/8");
        let proxies = Proxies::given(&proxy).expect("a proxy");
        assert!(!goes_through(&proxies, "https://example.com/"));
        assert!(!goes_through(&proxies, "https://ecs.example.com/"));
        assert!(!goes_through(&proxies, "http://10.1.2.3/"));
        assert!(goes_through(&proxies, "https://notexample.com/"));
    }

    #[test]
    fn a_url_that_names_no_usable_proxy_is_refused_without_repeating_it() {
        for url in ["", "http://", "http://user:hunter2@", "ftp://user:hunter2@proxy", "user:hunter2@pro xy"] {
            let problem = problem(url).expect("an error");
            assert!(!problem.contains("hunter2"), "{problem}");
        }
        let problem = problem("https://user:hunter2@proxy.example").expect("an error");
        assert_eq!(problem, "the proxy has a scheme other than `http`, `socks5` and `socks5h`");
    }

    #[test]
    fn what_a_proxy_is_told_is_not_shown() {
        let proxy = Proxy::new("http://user:hunter2@proxy.example:3128").except("example.com");
        assert!(!format!("{proxy:?}").contains("hunter2"));
        let proxies = Proxies::given(&proxy).expect("a proxy");
        let value = proxies.authorization(&Uri::from_static("http://ecs.aliyuncs.com/")).expect("authorization");
        assert_eq!(value, "Basic dXNlcjpodW50ZXIy");
        assert!(value.is_sensitive());
        assert_eq!(proxies.authorization(&Uri::from_static("https://ecs.aliyuncs.com/")), None);
    }
}
