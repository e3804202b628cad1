//! Hosts and regions.

use insta::assert_snapshot;

use crate::specs::{PRODUCT, Specs};

#[test]
fn hosts_and_regions() {
    let product = PRODUCT.replace(
        r#"{ "central": "slb.aliyuncs.com" }"#,
        r#"{
    "central": "https://slb.aliyuncs.com/",
    "regions": {
      "cn-hangzhou": { "public": " slb.cn-hangzhou.aliyuncs.com", "vpc": "slb-vpc" },
      "cn-beijing": {},
      "China (Beijing)": { "public": "slb.aliyuncs.com:443" },
      "cn-evil": { "public": "evil.example.com/?x=.aliyuncs.com", "vpc": "user@host.example.com" },
      "ap-southeast-1": { "public": "slb.ap-southeast-1.aliyuncs.com", "vpc": "slb-vpc.ap-southeast-1.aliyuncs.com" }
    }
  }"#,
    );
    assert_snapshot!(Specs::empty().file("slb/2014-05-15/product.json", product).report());
}
