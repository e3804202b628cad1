//! Reading one section of an ini file.
//!
//! It is small enough to be written here: the files have flat sections and no escapes, and libraries either read a
//! backslash in a value as one, or bring several crates along that every user would pay for.

/// The names and values of the section called `name`, `None` if there is none. Names are in lowercase. Sections of the
/// same name are one.
///
/// # Errors
/// The number of a line that is neither a section, nor a comment, nor a name with a value.
pub(super) fn section(text: &str, name: &str) -> Result<Option<Vec<(String, String)>>, usize> {
    let mut found = None;
    let mut is_inside = false;
    for (index, line) in text.lines().enumerate() {
        let line = without_comment(line);
        if line.is_empty() {
            continue;
        }
        if let Some(header) = line.strip_prefix('[') {
            is_inside = header.strip_suffix(']').ok_or(index + 1)?.trim() == name;
            if is_inside {
                found.get_or_insert_with(Vec::new);
            }
            continue;
        }
        let (key, value) = line.split_once(['=', ':']).ok_or(index + 1)?;
        if let Some(fields) = found.as_mut().filter(|_| is_inside) {
            fields.push((key.trim_end().to_ascii_lowercase(), unquoted(value.trim_start()).to_owned()));
        }
    }
    Ok(found)
}

/// The line up to a `#` or `;` that begins it or stands after white space, as in the files that the manuals of the SDKs show.
fn without_comment(line: &str) -> &str {
    let is_mark = |index: &usize| line[..*index].chars().next_back().is_none_or(char::is_whitespace);
    let end = line.match_indices(['#', ';']).map(|(index, _)| index).find(is_mark);
    line.get(..end.unwrap_or(line.len())).unwrap_or(line).trim()
}

/// A value without the quotes around it.
fn unquoted(value: &str) -> &str {
    let between = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    between('"').or_else(|| between('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "; written by hand\n\n[default]                  # the default client\nenable = true # on\n\
        type=access_key\r\nAccess_Key_Id : foo;bar#baz\n access_key_secret = \"bar\" ; Key\n\n[ other ]\nrole_arn = acs:ram::1:role/r\n\
        policy = {\"a\":\"b\\\\c\"}\n[default]\nextra =\n";

    fn read(name: &str) -> Option<Vec<(String, String)>> {
        section(FILE, name).expect("a good file")
    }

    fn pairs<const N: usize>(pairs: [(&str, &str); N]) -> Option<Vec<(String, String)>> {
        Some(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec())
    }

    #[test]
    fn a_section_is_read_without_comments_and_quotes() {
        let expected = [
            ("enable", "true"),
            ("type", "access_key"),
            ("access_key_id", "foo;bar#baz"),
            ("access_key_secret", "bar"),
            ("extra", ""),
        ];
        assert_eq!(read("default"), pairs(expected));
        let expected = [("role_arn", "acs:ram::1:role/r"), ("policy", "{\"a\":\"b\\\\c\"}")];
        assert_eq!(read("other"), pairs(expected));
    }

    #[test]
    fn a_section_that_is_missing_is_none() {
        assert_eq!(read("Default"), None);
        assert_eq!(section("", "default"), Ok(None));
        assert_eq!(section("a = b\n", "default"), Ok(None));
        assert_eq!(section("[default]", "default"), Ok(Some(Vec::new())));
    }

    #[test]
    fn what_is_neither_of_these_is_an_error_with_its_line() {
        assert_eq!(section("[default]\ntype = x\nhunter2\n", "default"), Err(3));
        assert_eq!(section("\n[default\n", "default"), Err(2));
    }
}
