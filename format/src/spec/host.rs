//! What is the name of a host, and what the id of a region.

/// The host of what may be a URL, or have spaces around it, in small letters. It need not be one: see [`is_host_name`].
pub fn host_of(url: &str) -> String {
    let url = url.trim();
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let end = rest.find(['/', ':', '?', '#']).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default().to_ascii_lowercase()
}

/// Whether a text is the name of a host such as `slb.cn-hangzhou.aliyuncs.com`, in small letters: labels of at most 63
/// characters with dots between them, 253 in all, and nothing else.
pub fn is_host_name(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len()) && is_word(label) && !label.starts_with('-') && !label.ends_with('-')
    };
    text.len() <= 253 && text.contains('.') && text.split('.').all(is_label)
}

/// Whether a text is the id of a region such as `cn-hangzhou`, which may be part of the name of a host.
pub fn is_region_id(text: &str) -> bool {
    text.len() <= 63 && text.starts_with(|c: char| c.is_ascii_lowercase()) && is_word(text) && !text.ends_with('-')
}

fn is_word(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::{host_of, is_host_name, is_region_id};

    #[test]
    fn hosts_and_regions_are_told_from_other_texts() {
        let long = format!("{}.com", "a".repeat(64));
        for host in ["slb.aliyuncs.com", "a.b", "1.2", "a-b.c"] {
            assert!(is_host_name(host), "{host}");
        }
        for text in ["", "a", ".", "a.", ".a", "a..b", "-a.b", "a-.b", "A.b", "a.b:80", "a_b.c", "é.b", &long] {
            assert!(!is_host_name(text), "{text}");
        }
        for region in ["cn-hangzhou", "a", "me-east-1"] {
            assert!(is_region_id(region), "{region}");
        }
        for text in ["", "-a", "a-", "1a", "a.b", "A", "a b", &"a".repeat(64)] {
            assert!(!is_region_id(text), "{text}");
        }
    }

    #[test]
    fn the_host_of_a_url() {
        for url in ["a.b", " a.b ", "https://A.b/c", "a.b:80", "http://a.b?c", "a.b#c"] {
            assert_eq!(host_of(url), "a.b", "{url}");
        }
        assert_eq!(host_of("https://"), "");
    }
}
