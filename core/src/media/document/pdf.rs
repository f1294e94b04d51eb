use super::super::ReadSeek;
use super::fault::Trouble;
use oogst_domain::capture::LeftIn;
use std::io::Write;
pub(super) fn clean(
    _src: &mut dyn ReadSeek,
    _out: &mut dyn Write,
    _left: &mut Vec<LeftIn>,
) -> Result<(), Trouble> {
    Ok(())
}
