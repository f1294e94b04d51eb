//! The words on a chart.

/// Everything that is said on a chart beside the result itself, in the reader's language. Plurals, dates and
/// percentages are already what they are in that language; an empty text is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChartWords {
    /// Under the title: "28 kaarten · di 17 nov".
    pub subtitle: String,
    /// Before the learning goal: "Leerdoel".
    pub goal: String,
    /// The pile of those who got it: "Snapt het".
    pub got_it: String,
    /// The pile of those who almost did: "Bijna".
    pub almost: String,
    /// The pile of those who did not yet: "Nog niet".
    pub not_yet: String,
    /// Cards that lie in no pile: "Nog te bekijken".
    pub apart: String,
    /// Nothing was ticked or written: "niets ingevuld".
    pub blank: String,
    /// Somebody should look: "twijfel".
    pub uncertain: String,
    /// Something was written: "iets geschreven".
    pub written: String,
    /// There is no card: "Nog geen kaarten gelezen."
    pub no_cards: String,
    /// There are no piles until the teacher says which answer is right: "Zeg eerst welk antwoord goed is."
    pub say_right: String,
    /// At the foot, small: who made it, of which lesson.
    pub foot: String,
}
