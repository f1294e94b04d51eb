//! Sentences with something in them: `{name}`, and plurals as `{n|one photo|# photos}` or, where nothing has words of
//! its own, `{n|nothing|one photo|# photos}`; `#` is the number. Dutch and English both know one and more than one.

/// Puts `values` into a sentence. What is put in is not read again: a name with braces stays a name.
pub(crate) fn fill(sentence: &str, values: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((inside, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        let mut parts = inside.split('|');
        let name = parts.next().unwrap_or_default();
        let value = values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value.as_str());
        let forms: Vec<&str> = parts.collect();
        match forms.as_slice() {
            [] => out.push_str(value),
            [one, more] => out.push_str(&form(value, more, one, more)),
            [none, one, more] => out.push_str(&form(value, none, one, more)),
            _ => out.push_str(value),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
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
    fn what_is_put_in_is_not_read_again() {
        let name = [("name", "{n} # | {".to_owned())];
        assert_eq!(fill("Dag {name}!", &name), "Dag {n} # | {!");
    }
}
