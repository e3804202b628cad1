//! The part of the catalogue that is quick to try: each style, and each oddity that is known of.

use std::path::Path;

/// Folders of product versions.
const SAMPLE: [&str; 16] = [
    "aligenie/ip_1.0",
    "arms/2019-08-08",
    "cloudcontrol/2022-08-30",
    "cs/2015-12-15",
    "elasticsearch/2017-06-13",
    "fc/2023-03-30",
    "ocr-api/2021-07-07",
    "oos/2019-06-01",
    "openitag/2022-06-16",
    "oss/2019-05-17",
    "ram/2015-05-01",
    "ros/2019-09-10",
    "slb/2014-05-15",
    "sls/2020-12-30",
    "sts/2015-04-01",
    "ververica/2022-07-18",
];

/// Whether a file of metadata belongs to the sample.
pub(super) fn includes(source: &Path) -> bool {
    source.parent().is_some_and(|folder| SAMPLE.iter().any(|version| folder.ends_with(version)))
}
