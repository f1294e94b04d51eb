//! Columns for people. Widths are counted in characters: good enough for names and words, and nothing breaks where
//! an emoji takes two.

/// Rows under each other, two spaces between columns, without trailing space.
pub(crate) fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0)
        })
        .collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width_of) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', width_of.saturating_sub(width(cell)) + 2));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn width(cell: &str) -> usize {
    cell.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let rows = [vec!["één".into(), "b".into()], vec!["a".into(), "tweede".into()], vec!["c".into()]];
        assert_eq!(table(&rows), "één  b\na    tweede\nc\n");
        assert_eq!(table(&[]), "");
    }
}
