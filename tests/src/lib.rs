//! What the tests beside this package share: where things are, a gateway, a configuration that calls it.

pub mod trials;

use std::path::Path;
use std::process::Command;

use alicloud::{Config, ConfigBuilder, Credentials};
use alicloud_format::diagnostic::Finding;
use alicloud_format::spec::Catalogue;
use alicloud_mock::{Gateway, Options};
pub use alicloud_project::root;

/// The access key that gateways of [`gateway`] know.
pub const KEY_ID: &str = "test-key-id";
/// Its secret.
pub const KEY_SECRET: &str = "test-key-secret";
/// The temporary key that they know.
pub const STS_KEY_ID: &str = "STS.test-key-id";
/// Its secret.
pub const STS_KEY_SECRET: &str = "sts-test-key-secret";
/// The token that belongs to it, with everything that needs encoding.
pub const STS_TOKEN: &str = "CAIS+token/with=special&chars";

/// The specs in a folder, which have to be without findings.
///
/// # Panics
/// If they are not.
pub fn catalogue(folder: &Path) -> Catalogue {
    without_findings(alicloud_format::load(folder).expect("a folder of specs"))
}

/// The specs of one product in a folder, which have to be without findings.
///
/// # Panics
/// If they are not, or not there.
pub fn product(folder: &Path, name: &str) -> Catalogue {
    let (folders, _) = alicloud_format::load::folders(folder).expect("a folder of specs");
    without_findings(folders.iter().find(|folder| folder.name() == name).expect("the folder of the product").load())
}

fn without_findings((catalogue, mut findings): (Catalogue, Vec<Finding>)) -> Catalogue {
    findings.extend(alicloud_format::check::check(&catalogue));
    let report = alicloud_format::diagnostic::render(&findings, |path| std::fs::read_to_string(path).ok(), false);
    assert!(findings.is_empty(), "{report}");
    catalogue
}

/// A gateway for the specs of Server Load Balancer.
///
/// # Panics
/// If it does not start.
pub fn gateway() -> Gateway {
    start(&product(&root().join("specs"), "slb"))
}

/// A gateway for any specs.
///
/// # Panics
/// If it does not start.
pub fn start(catalogue: &Catalogue) -> Gateway {
    let options = Options::default().access_key(KEY_ID, KEY_SECRET).sts(STS_KEY_ID, STS_KEY_SECRET, STS_TOKEN);
    Gateway::start(catalogue, options).expect("a port and a thread")
}

/// The beginning of a configuration that calls a gateway.
pub fn config(gateway: &Gateway) -> ConfigBuilder {
    Config::builder()
        .region("cn-hangzhou")
        .endpoint(gateway.endpoint())
        .credentials(Credentials::access_key(KEY_ID, KEY_SECRET))
}

/// Cargo, for a crate outside the workspace. `target` is shared by all such crates, since they have the same dependencies.
/// What the workspace has not needed is downloaded.
pub fn cargo(folder: &Path, target: &Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(folder).env("CARGO_TARGET_DIR", target);
    cargo
}

/// What a command printed.
#[derive(Debug)]
pub struct Printed {
    /// To standard output.
    pub output: String,
    /// To standard error.
    pub errors: String,
}

/// Runs a command, which has to succeed.
///
/// # Panics
/// If it does not succeed.
pub fn run(command: &mut Command) -> Printed {
    let result = command.output().expect("a command that can be started");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let printed = Printed { output: text(&result.stdout), errors: text(&result.stderr) };
    let Printed { output, errors } = &printed;
    assert!(result.status.success(), "{command:?}: {}\n{output}\n{errors}", result.status);
    printed
}
