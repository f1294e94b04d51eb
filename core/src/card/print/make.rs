//! Print: from a template to sheets, their codes, and where everything is.

use oogst_domain::card::{CardTemplate, Language};

use super::super::code::{CardCode, HIGHEST_NUMBER, PrintedRun};
use super::{
    layout::layout,
    model::{PrintError, PrintOptions, Printed},
    pdf::pdf,
    sheet::{layout_json, sheets},
};
use crate::paper::fonts::Fonts;

/// Makes the sheets of one print run. Pure: the run's random bits are handed in.
///
/// # Errors
/// [`PrintError`].
pub fn print(template: &CardTemplate, options: &PrintOptions) -> Result<Printed, PrintError> {
    let size = options.size.card_size(options.large_print).ok_or(PrintError::NoLargePrint)?;
    let (first, count) = (options.first_number, options.count);
    let last = first.checked_add(count.checked_sub(1).ok_or(PrintError::None)?);
    let last = last.filter(|last| *last <= HIGHEST_NUMBER).ok_or(PrintError::TooMany { first, count })?;
    let fonts = Fonts::open().map_err(super::pdf::PdfError::from)?;
    let layout = layout(&fonts, template, size)?;
    let (tag, run) = (template.tag().bits(), options.run.bits());
    let codes: Result<Vec<CardCode>, _> = (first..=last).map(|n| CardCode::new(size, tag, run, n)).collect();
    let codes = codes?;
    let sheets = sheets(&fonts, &layout, &codes, options.numbered)?;
    let language = match template.language {
        Language::Nl => "nl",
        Language::En => "en",
    };
    Ok(Printed {
        pdf: pdf(&fonts, &sheets, &template.title, language)?,
        layout_json: layout_json(&sheets, &layout.form),
        form: layout.form,
        codes,
        printed: PrintedRun { size, template: tag, run, first, last },
        sheets,
    })
}
