//! Pages of the reference material, where it is at hand: `ALICLOUD_REFERENCE` is its folder.

use std::path::Path;

use super::super::{Prose, introduction};
use super::brief;

/// What the introduction of a page says, about the parameters that the first column of its tables names.
fn said(folder: &Path, page: &str) -> String {
    let text = std::fs::read_to_string(folder.join("documents/pages").join(page)).expect("a page of the material");
    let numbered: Vec<(u32, &str)> = (1..).zip(text.lines()).collect();
    let lines: Vec<(u32, &str)> =
        numbered.iter().skip(1).take_while(|(_, line)| !line.starts_with("##")).copied().collect();
    let rows = text.lines().filter_map(|line| line.strip_prefix('|')?.split('|').next());
    let names: Vec<&str> = rows.filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase())).collect();
    brief(&introduction(&Prose::parse(&lines), &names))
}

#[test]
fn introductions_of_pages_tell_roles_and_pairs() {
    let Some(folder) = std::env::var_os("ALICLOUD_REFERENCE") else {
        eprintln!("skipped: ALICLOUD_REFERENCE names no folder with the reference material");
        return;
    };
    let folder = Path::new(&folder);
    let pair = said(folder, "slb-2018/intl.zh-CN/CreateMasterSlaveServerGroup.md");
    assert_eq!(pair, "OneOfEach(Master Slave) ExactlyItems(2)");
    let times = said(folder, "cdn/intl.en-US/DescribeDomainUvData.md");
    assert_eq!(times, "TogetherWith(StartTime EndTime)");
}
