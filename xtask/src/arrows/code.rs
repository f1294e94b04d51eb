//! Takes Rust source apart just far enough to see which paths it names outside its tests.

/// A word, `::`, `{`, `}`, `,`, `;`, `!` or another sign, with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// Line from 1.
    pub(crate) line: usize,
    /// What stands there.
    pub(crate) text: String,
}

/// A path as named in an expression or in a `use` tree, written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// Line of its last segment.
    pub(crate) line: usize,
    /// `["std", "fs", "File"]`.
    pub(crate) path: Vec<String>,
    /// Whether a `!` follows: a macro.
    pub(crate) called: bool,
}

/// The words and signs of `source` without comments, strings and characters.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut out = Vec::new();
    let (mut i, mut line) = (0, 1);
    while i < chars.len() {
        let start = i;
        match at(i) {
            '/' if at(i + 1) == '/' => {
                while i < chars.len() && at(i) != '\n' {
                    i += 1;
                }
            }
            '/' if at(i + 1) == '*' => {
                let mut depth = 0;
                while i < chars.len() {
                    match (at(i), at(i + 1)) {
                        ('/', '*') => (depth, i) = (depth + 1, i + 2),
                        ('*', '/') => (depth, i) = (depth - 1, i + 2),
                        _ => i += 1,
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
            '"' => i = string(&chars, i),
            'r' | 'b' if raw(&chars, i).is_some() => i = raw(&chars, i).unwrap_or(i + 1),
            // A character, not a lifetime.
            '\'' if at(i + 1) == '\\' => i = (i + 3..chars.len()).find(|k| at(*k) == '\'').unwrap_or(i) + 1,
            '\'' if at(i + 2) == '\'' => i += 3,
            c if c.is_alphanumeric() || c == '_' => {
                while at(i).is_alphanumeric() || at(i) == '_' {
                    i += 1;
                }
                out.push(Token { line, text: chars[start..i].iter().collect() });
            }
            ':' if at(i + 1) == ':' => {
                out.push(Token { line, text: "::".to_owned() });
                i += 2;
            }
            c => {
                if !c.is_whitespace() {
                    out.push(Token { line, text: c.to_string() });
                }
                i += 1;
            }
        }
        i = i.max(start + 1);
        line += chars[start..i.min(chars.len())].iter().filter(|c| **c == '\n').count();
    }
    out
}

/// Behind a string that begins at `i`.
fn string(chars: &[char], mut i: usize) -> usize {
    i += 1;
    while let Some(c) = chars.get(i) {
        match c {
            '\\' => i += 2,
            '"' => return i + 1,
            _ => i += 1,
        }
    }
    i
}

/// Behind a raw or byte string that begins at `i`, if one does.
fn raw(chars: &[char], i: usize) -> Option<usize> {
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    if i > 0 && (at(i - 1).is_alphanumeric() || at(i - 1) == '_') {
        return None;
    }
    let mut k = i;
    k += usize::from(at(k) == 'b');
    if at(k) == '"' && k > i {
        return Some(string(chars, k));
    }
    if at(k) != 'r' {
        return None;
    }
    k += 1;
    let hashes = (k..).take_while(|k| at(*k) == '#').count();
    k += hashes;
    if at(k) != '"' {
        return None;
    }
    let ends = |k: &usize| at(*k) == '"' && (1..=hashes).all(|h| at(k + h) == '#');
    (k + 1..chars.len()).find(ends).map(|k| k + 1 + hashes)
}

/// Leaves out everything under `#[cfg(test)]`; says too which modules in files of their own that
/// concerns (`#[cfg(test)] mod tests;`).
pub(crate) fn without_tests(tokens: &[Token]) -> (Vec<Token>, Vec<String>) {
    let is = |i: usize, text: &str| tokens.get(i).is_some_and(|t| t.text == text);
    let mut out = Vec::new();
    let mut modules = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let test =
            ["#", "[", "cfg", "(", "test", ")", "]"].iter().enumerate().all(|(k, text)| is(i + k, text));
        if !test {
            out.extend(tokens.get(i).cloned());
            i += 1;
            continue;
        }
        i += 7;
        // Up to the end of the item: its `;`, or the brace that closes its body.
        let mut depth = 0;
        while i < tokens.len() {
            if depth == 0 && is(i, "mod") && is(i + 2, ";") {
                modules.extend(tokens.get(i + 1).map(|t| t.text.clone()));
            }
            match tokens[i].text.as_str() {
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => depth -= 1,
                _ => {}
            }
            let ends = depth == 0 && (is(i, ";") || is(i, "}"));
            i += 1;
            if ends {
                break;
            }
        }
    }
    (out, modules)
}

/// Every path that is named, `use` groups written out.
pub(crate) fn paths(tokens: &[Token]) -> Vec<Named> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if word(&tokens[i]) {
            i = path(tokens, i, &[], &mut out);
        } else {
            i += 1;
        }
    }
    out
}

fn word(token: &Token) -> bool {
    token.text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Reads a path from `i` (a word), behind `before`; says where it ends.
fn path(tokens: &[Token], mut i: usize, before: &[String], out: &mut Vec<Named>) -> usize {
    let is = |i: usize, text: &str| tokens.get(i).is_some_and(|t| t.text == text);
    let mut path = before.to_vec();
    loop {
        path.push(tokens[i].text.clone());
        let line = tokens[i].line;
        if is(i + 1, "::") && tokens.get(i + 2).is_some_and(word) {
            i += 2;
        } else if is(i + 1, "::") && is(i + 2, "{") {
            return group(tokens, i + 3, &path, out);
        } else {
            out.push(Named { line, path, called: is(i + 1, "!") && !is(i + 2, "=") });
            return i + 1;
        }
    }
}

/// Reads `a, b::{c}, …}` behind `before`; says where it ends.
fn group(tokens: &[Token], mut i: usize, before: &[String], out: &mut Vec<Named>) -> usize {
    while let Some(token) = tokens.get(i) {
        if token.text == "}" {
            return i + 1;
        }
        i = if word(token) { path(tokens, i, before, out) } else { i + 1 };
    }
    i
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(source: &str) -> Vec<String> {
        paths(&tokens(source)).into_iter().map(|n| n.path.join("::")).collect()
    }

    #[test]
    fn use_groups_are_written_out() {
        let all = named("use std::{fs, io::{Read, Write as W}, time::Duration};");
        for path in ["std::fs", "std::io::Read", "std::io::Write", "std::time::Duration"] {
            assert!(all.contains(&path.to_owned()), "{path} in {all:?}");
        }
    }

    #[test]
    fn comments_strings_and_characters_name_nothing() {
        let source = "// std::fs\n/* a /* std::net */ b */ let x = \"std::env \\\" std::fs\"; \
                      let y = r#\"std::process\"#; let c = '\"'; let d = '\\''; fn f<'a>(x: &'a str) {}";
        assert!(named(source).iter().all(|p| !p.starts_with("std")), "{:?}", named(source));
        assert!(named(source).contains(&"f".to_owned()));
    }

    #[test]
    fn lines_are_counted_through_strings_and_comments() {
        let all = paths(&tokens("/* one\ntwo */\n\"three\nfour\";\nstd::fs::read()"));
        assert_eq!(all.first().map(|n| n.line), Some(5));
    }

    #[test]
    fn what_is_under_cfg_test_is_left_out_and_what_follows_is_not() {
        let source =
            "#[cfg(test)]\nmod tests { use std::fs; fn a() { {} } }\n#[cfg(test)] mod fixtures;\nuse b::c;";
        let (rest, modules) = without_tests(&tokens(source));
        assert_eq!(paths(&rest).last().map(|n| n.path.join("::")), Some("b::c".to_owned()));
        assert!(!rest.iter().any(|t| t.text == "std"));
        assert_eq!(modules, ["fixtures"]);
    }
}
