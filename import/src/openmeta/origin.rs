//! Where facts are from.

use alicloud_format::spec::{OrderedMap, Source};

use super::context::Context;
use crate::OPENMETA;
use crate::address::encoded;

/// The one source of an imported file.
pub(super) fn sources(context: &Context<'_>) -> OrderedMap<Source> {
    let (product, version) = (&context.product, &context.version);
    let (product_part, version_part) = (encoded(product), encoded(version));
    let url = format!("https://api.aliyun.com/meta/v1/products/{product_part}/versions/{version_part}/api-docs.json");
    let source = Source {
        title: format!("Gateway metadata of {product} {version}"),
        url: Some(url),
        edition: context.options.edition.clone(),
    };
    [(OPENMETA.to_owned(), source)].into_iter().collect()
}
