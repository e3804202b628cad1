//! The list as this repository keeps it. Most hosts of a product are one pattern, so that it has a line a pattern and not one a
//! host: `"alb-vpc.{region}.aliyuncs.com": ["ap-northeast-1", …]`.

use std::collections::BTreeMap;
use std::fmt;

use alicloud_format::spec::{Source, is_host_name, is_region_id};
use serde::Deserialize;
use serde::de::Error;

use super::list::{EndpointList, Listed};

/// What stands in a pattern for the region.
const REGION: &str = "{region}";
/// Columns of a line.
const WIDTH: usize = 120;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct List {
    source: Source,
    products: BTreeMap<String, BTreeMap<String, Version>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Version {
    location_service_code: Option<String>,
    central: Option<String>,
    #[serde(default)]
    public: Patterns,
    #[serde(default)]
    vpc: Patterns,
}

/// Regions by the pattern that gives their hosts.
type Patterns = BTreeMap<String, Vec<String>>;

pub(super) fn read(text: &str) -> Result<EndpointList, serde_json::Error> {
    let List { source, products } = serde_json::from_str(text)?;
    let mut list = EndpointList { source: Some(source), products: BTreeMap::new() };
    for (code, versions) in products {
        let entry = list.products.entry(code.clone()).or_default();
        for (name, version) in versions {
            let listed =
                version.listed().map_err(|fault| serde_json::Error::custom(format!("{code} {name}: {fault}")))?;
            entry.insert(name, listed);
        }
    }
    Ok(list)
}

impl Version {
    fn listed(self) -> Result<Listed, String> {
        let Self { location_service_code, central, public, vpc } = self;
        if let Some(host) = central.as_ref().filter(|host| !is_host_name(host)) {
            return Err(format!("{host:?} is no host"));
        }
        Ok(Listed { location_service_code, central, public: by_region(public)?, vpc: by_region(vpc)? })
    }
}

fn by_region(patterns: Patterns) -> Result<BTreeMap<String, String>, String> {
    let mut all = BTreeMap::new();
    for (pattern, regions) in patterns {
        for region in regions {
            let host = pattern.replace(REGION, &region);
            if !is_region_id(&region) || !is_host_name(&host) {
                return Err(format!("{host:?} of {region:?} is no host of a region"));
            }
            if let Some(other) = all.insert(region.clone(), host) {
                return Err(format!("{region} has two hosts of one network, one of them {other}"));
            }
        }
    }
    Ok(all)
}

fn patterns(hosts: &BTreeMap<String, String>) -> BTreeMap<String, Vec<&str>> {
    let mut patterns: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (region, host) in hosts {
        patterns.entry(host.replacen(region.as_str(), REGION, 1)).or_default().push(region);
    }
    patterns
}

pub(super) fn write(list: &EndpointList, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("{\n")?;
    if let Some(source) = &list.source {
        let source = serde_json::to_string_pretty(source).map_err(|_| fmt::Error)?;
        writeln!(f, "  \"source\": {},", source.replace('\n', "\n  "))?;
    }
    let products = list.products.iter().map(|(code, versions)| (code.as_str(), versions.iter().collect()));
    let products = object(2, products, |versions: Vec<_>| {
        object(4, versions.into_iter().map(|(version, listed)| (version.as_str(), listed)), version)
    });
    writeln!(f, "  \"products\": {products}\n}}")
}

fn version(listed: &Listed) -> String {
    let Listed { location_service_code, central, public, vpc } = listed;
    let text = |text: &String| quoted(text);
    let hosts = |hosts: &BTreeMap<String, String>| (!hosts.is_empty()).then(|| object(8, patterns(hosts), regions));
    let members = [
        ("locationServiceCode", location_service_code.as_ref().map(text)),
        ("central", central.as_ref().map(text)),
        ("public", hosts(public)),
        ("vpc", hosts(vpc)),
    ];
    object(6, members.into_iter().filter_map(|(key, value)| Some((key, value?))), |value| value)
}

/// An object with a member a line, which stands in a line that is indented by `indent`.
fn object<K: AsRef<str>, V>(
    indent: usize,
    members: impl IntoIterator<Item = (K, V)>,
    value: impl Fn(V) -> String,
) -> String {
    let members: Vec<String> = members
        .into_iter()
        .map(|(key, member)| format!("{:1$}{2}: {3}", "", indent + 2, quoted(key.as_ref()), value(member)))
        .collect();
    format!("{{\n{}\n{:indent$}}}", members.join(",\n"), "")
}

/// A list of texts, as many a line as fit.
fn regions(regions: Vec<&str>) -> String {
    const INDENT: usize = 12;
    let mut lines = vec![String::new()];
    for (number, region) in regions.iter().enumerate() {
        let comma = if number + 1 < regions.len() { "," } else { "" };
        let entry = quoted(region) + comma;
        match lines.last_mut() {
            Some(line) if line.is_empty() => *line = entry,
            Some(line) if INDENT + line.len() + 1 + entry.len() <= WIDTH => *line = format!("{line} {entry}"),
            _ => lines.push(entry),
        }
    }
    let lines: Vec<String> = lines.iter().map(|line| format!("{:INDENT$}{line}", "")).collect();
    format!("[\n{}\n{:2$}]", lines.join("\n"), "", INDENT - 2)
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
