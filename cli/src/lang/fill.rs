//! Sentences with something in them: `{name}`, and plurals as `{n|one photo|# photos}` or, where nothing has words of
//! its own, `{n|nothing|one photo|# photos}`; `#` is the number. Dutch and English both know one and more than one.

/// Puts `values` into a sentence; forms may hold values of their own. What is put in is not read again: a name with
/// braces stays a name.
pub(crate) fn fill(sentence: &str, values: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((parts, tail)) = parts(after) else {
            out.push('{');
            rest = after;
            continue;
        };
        let name = parts.first().copied().unwrap_or_default();
        let value = values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value.as_str());
        match parts.get(1..).unwrap_or_default() {
            [one, more] => out.push_str(&fill(&form(value, more, one, more), values)),
            [none, one, more] => out.push_str(&fill(&form(value, none, one, more), values)),
            _ => out.push_str(value),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// What stands before the brace that closes, divided at its bars, and what comes after it.
fn parts(after: &str) -> Option<(Vec<&str>, &str)> {
    let (mut depth, mut from, mut parts) = (0, 0, Vec::new());
    for (at, letter) in after.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&after[from..at]);
                return Some((parts, &after[at + 1..]));
            }
            '}' => depth -= 1,
            '|' if depth == 0 => {
                parts.push(&after[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    None
}

fn form(value: &str, none: &str, one: &str, more: &str) -> String {
    match value {
        "0" => none,
        "1" => one,
        _ => more,
    }
    .replace('#', value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(n: usize) -> [(&'static str, String); 1] {
        [("n", n.to_string())]
    }

    #[test]
    fn one_and_more_than_one() {
        let photos = "{n|# foto|# foto's} bewaard";
        assert_eq!(fill(photos, &n(0)), "0 foto's bewaard");
        assert_eq!(fill(photos, &n(1)), "1 foto bewaard");
        assert_eq!(fill(photos, &n(12)), "12 foto's bewaard");
        assert_eq!(fill("{n|niets|één|#}", &n(0)), "niets");
    }

    #[test]
    fn a_form_may_hold_values() {
        let late = "{n|Iedereen is geweest|Nog niet: {who}|Nog niet (#): {who}}.";
        let who = |n: &str| [("n", n.to_owned()), ("who", "3 {n} #".to_owned())];
        assert_eq!(fill(late, &who("0")), "Iedereen is geweest.");
        assert_eq!(fill(late, &who("1")), "Nog niet: 3 {n} #.");
        assert_eq!(fill(late, &who("2")), "Nog niet (2): 3 {n} #.");
    }

    #[test]
    fn what_is_put_in_is_not_read_again() {
        let name = [("name", "{n} # | {".to_owned())];
        assert_eq!(fill("Dag {name}!", &name), "Dag {n} # | {!");
    }
}
