//! A page of the site → the same page with the script of the preview in it. Files of the site stay as they are; only
//! what is sent is changed.

/// The tag that says what a page may load, and where it does so.
const POLICY: (&str, &str) = ("Content-Security-Policy", "content=\"");

/// What the script of the preview needs: itself, its style sheet, its questions to this program.
const NEEDED: [&str; 3] = ["script-src", "style-src", "connect-src"];

/// Puts a tag into a page, and lets the page's own rules allow what the preview needs.
#[must_use]
pub fn with(page: &str, tag: &str) -> String {
    let mut sent = String::with_capacity(page.len() + tag.len() + 128);
    let behind = |from: usize, what: &str| Some(from + page[from..].find(what)? + what.len());
    let policy = behind(0, POLICY.0).and_then(|tag| {
        let end = tag + page[tag..].find('>')?;
        let start = behind(tag, POLICY.1).filter(|start| *start < end)?;
        Some((start, start + page[start..].find('"')?))
    });
    // The rules hold for what stands behind them, so the script may as well.
    let at = match policy {
        Some((start, end)) => {
            sent.push_str(&page[..start]);
            sent.push_str(&allowing(&page[start..end]));
            let close = page[end..].find('>').map_or(end, |at| end + at + 1);
            sent.push_str(&page[end..close]);
            close
        }
        None => {
            let head = page.find("<head").unwrap_or(0);
            let close = page[head..].find('>').map_or(0, |at| head + at + 1);
            sent.push_str(&page[..close]);
            close
        }
    };
    sent.push_str(tag);
    sent.push_str(&page[at..]);
    sent
}

/// Adds this very address to what the rules of a page allow. No worker may keep pages of a preview.
fn allowing(policy: &str) -> String {
    let mut rules: Vec<String> = policy
        .split(';')
        .map(|rule| rule.trim().to_owned())
        .filter(|rule| !rule.is_empty() && !rule.starts_with("worker-src"))
        .collect();
    for name in NEEDED {
        let rule = rules
            .iter_mut()
            .find(|rule| rule.split_whitespace().next() == Some(name));
        match rule {
            None => rules.push(format!("{name} 'self'")),
            Some(rule) if rule.contains("'none'") => *rule = format!("{name} 'self'"),
            Some(rule) if !rule.contains("'self'") => rule.push_str(" 'self'"),
            Some(_) => {}
        }
    }
    rules.push("worker-src 'none'".to_owned());
    rules.join("; ")
}

#[cfg(test)]
mod tests {
    use super::{allowing, with};

    #[test]
    fn the_rules_of_a_page_allow_the_preview_and_nothing_else() {
        assert_eq!(
            allowing(
                "default-src 'none'; script-src 'self'; style-src 'sha256-a='; connect-src 'none'"
            ),
            "default-src 'none'; script-src 'self'; style-src 'sha256-a=' 'self'; connect-src 'self'; worker-src 'none'"
        );
        assert_eq!(
            allowing("default-src 'none'"),
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'none'"
        );
    }

    #[test]
    fn the_script_stands_behind_the_rules() {
        let page = "<!DOCTYPE html><html><head><meta charset=utf-8><meta http-equiv=Content-Security-Policy content=\"script-src 'self'\"><title>a > b</title>";
        let sent = with(page, "<script></script>");
        let policy = sent.find("connect-src").unwrap();
        let script = sent.find("<script>").unwrap();
        assert!(policy < script && script < sent.find("<title>").unwrap());
        assert_eq!(
            with("<html><head><title>a</title>", "X"),
            "<html><head>X<title>a</title>"
        );
        assert_eq!(with("no page", "X"), "Xno page");
    }
}
