//! Where the facts are from, and where people can read more.

use alicloud_codegen::spec::{OrderedMap, Source};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::context::Context;
use crate::OPENMETA;

/// A segment of a path.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The page of an API.
pub(super) fn of_api(product: &str, version: &str, api: &str) -> String {
    format!("{}/{}", documents(product, version), encoded(api))
}

/// The page of a product version.
pub(super) fn of_product(product: &str, version: &str) -> String {
    format!("{}/overview", documents(product, version))
}

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

fn documents(product: &str, version: &str) -> String {
    format!("https://api.aliyun.com/document/{}/{}", encoded(product), encoded(version))
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}
