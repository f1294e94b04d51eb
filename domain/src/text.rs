//! What people type: limits that every body checks before it is queued and after it was opened.

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// Nothing in it, where something must be.
    #[error("empty")]
    Empty,
    /// More characters (Unicode scalar values) than fit.
    #[error("longer than {max} characters")]
    TooLong {
        /// The most that fit.
        max: usize,
    },
    /// White space in front or behind, where the text is shown in a list.
    #[error("white space around it")]
    Untrimmed,
    /// A control character, or one that turns the direction of what follows and so can make a
    /// text read as another.
    #[error("a control character in it")]
    Control,
}

/// A text that a body can't hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {fault}")]
pub struct TextError {
    /// The key of the field, as in the body's JSON.
    pub field: &'static str,
    /// What is wrong.
    pub fault: TextFault,
}

/// Checks one line of text that must be there: trimmed, 1 to `max` characters, none of control.
pub(crate) fn line(field: &'static str, text: &str, max: usize) -> Result<(), TextError> {
    if text.trim().is_empty() {
        return Err(TextError { field, fault: TextFault::Empty });
    }
    if text.trim().len() != text.len() {
        return Err(TextError { field, fault: TextFault::Untrimmed });
    }
    within(field, text, max)?;
    if text.chars().any(|c| c.is_control() || turns(c)) {
        return Err(TextError { field, fault: TextFault::Control });
    }
    Ok(())
}

/// Checks one line of text that may be left out, but not be empty.
pub(crate) fn optional_line(field: &'static str, text: Option<&str>, max: usize) -> Result<(), TextError> {
    text.map_or(Ok(()), |text| line(field, text, max))
}

/// Checks a text of any number of lines, possibly empty: no control but line ends and tabs.
pub(crate) fn prose(field: &'static str, text: &str, max: usize) -> Result<(), TextError> {
    within(field, text, max)?;
    if text.chars().any(|c| (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || turns(c)) {
        return Err(TextError { field, fault: TextFault::Control });
    }
    Ok(())
}

fn within(field: &'static str, text: &str, max: usize) -> Result<(), TextError> {
    // Bytes first: a text of a megabyte is refused without being walked.
    if text.len() > max.saturating_mul(4) || text.chars().count() > max {
        return Err(TextError { field, fault: TextFault::TooLong { max } });
    }
    Ok(())
}

/// The embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX #9, 2.1–2.5).
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(result: Result<(), TextError>) -> Option<TextFault> {
        result.err().map(|e| e.fault)
    }

    #[test]
    fn a_line_is_trimmed_short_and_free_of_control() {
        assert_eq!(fault(line("f", "Noor el Idrissi-'t Hart 🌾", 80)), None);
        assert_eq!(fault(line("f", "", 80)), Some(TextFault::Empty));
        assert_eq!(fault(line("f", " \u{a0}", 80)), Some(TextFault::Empty));
        assert_eq!(fault(line("f", "Noor ", 80)), Some(TextFault::Untrimmed));
        assert_eq!(fault(line("f", "No\nor", 80)), Some(TextFault::Control));
        assert_eq!(fault(line("f", "No\u{202e}roo", 80)), Some(TextFault::Control));
        assert_eq!(fault(line("f", &"é".repeat(80), 80)), None);
        assert_eq!(fault(line("f", &"é".repeat(81), 80)), Some(TextFault::TooLong { max: 80 }));
        assert_eq!(fault(line("f", &"x".repeat(1 << 20), 80)), Some(TextFault::TooLong { max: 80 }));
    }

    #[test]
    fn prose_has_lines_and_may_be_empty() {
        assert_eq!(fault(prose("f", "", 10)), None);
        assert_eq!(fault(prose("f", "a\r\n\tb", 10)), None);
        assert_eq!(fault(prose("f", "a\u{0}b", 10)), Some(TextFault::Control));
    }
}
