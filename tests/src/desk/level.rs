//! What the levels differ in.

use super::ground::Ground;
use super::model::Level;

/// From, to.
pub(super) type Span = (f32, f32);

/// Everything that depends on the level; lengths in mm, angles in degrees, unless said otherwise.
#[derive(Debug, Clone)]
pub(super) struct Way {
    /// How far cards are turned.
    pub turn: f32,
    /// Part of the cards that lie any way round.
    pub any_turn: f32,
    /// Between cards.
    pub gap: f32,
    /// Part of the cards that were pushed onto a neighbour.
    pub pushed: f32,
    /// Camera against straight above.
    pub tilt: Span,
    /// Barrel (above 0) or pincushion, at the picture's side.
    pub barrel: f32,
    /// The hand moves while rows are read: pixels.
    pub shake: f32,
    /// How badly cards were cut.
    pub cut: f32,
    /// Part of the cards that were folded.
    pub folded: f32,
    /// Height of crumples.
    pub crumple: Span,
    /// Height of a curl.
    pub curl: Span,
    /// On what they may lie.
    pub grounds: &'static [Ground],
    /// Reflections of the window: how likely, how bright on paper.
    pub reflection: (f32, Span),
    /// How far the two lights differ in colour.
    pub tint: f32,
    /// How much darker the far side is.
    pub falloff: Span,
    /// Shadows of people.
    pub shadows: (u32, u32),
    /// What light a shadow leaves.
    pub shade: Span,
    /// Darker corners.
    pub vignette: Span,
    /// Toner that is missing.
    pub toner: f32,
    /// Copier's grain.
    pub copier: f32,
    /// White of the paper.
    pub paper: Span,
    /// Blur in pixels.
    pub defocus: Span,
    /// Blur of a moving hand in pixels.
    pub motion: Span,
    /// Colour fringes: pixels at the side.
    pub fringe: Span,
    /// Noise before it is removed.
    pub noise: Span,
    /// What the phone takes for noise and removes.
    pub smoothing: Span,
    /// JPEG quality.
    pub quality: Span,
    /// Pencils and rubbers lying about.
    pub things: (u32, u32),
    /// May they lie on the cards?
    pub over: f32,
    /// How likely a hand is in the picture.
    pub hand: f32,
    /// Questions with something odd: dots, strays, corrections, two answers.
    pub odd: f32,
    /// Marks in light pencil.
    pub light: f32,
    /// Cards with smudges.
    pub smudge: f32,
}

impl Way {
    pub(super) fn of(level: Level) -> Way {
        let easy = Way {
            turn: 7.0,
            any_turn: 0.0,
            gap: 5.0,
            pushed: 0.0,
            tilt: (1.0, 8.0),
            barrel: 0.006,
            shake: 1.0,
            cut: 0.4,
            folded: 0.05,
            crumple: (0.0, 0.25),
            curl: (0.0, 1.0),
            grounds: &[Ground::Beech, Ground::Oak, Ground::Checked, Ground::Ruled, Ground::Grey],
            reflection: (0.15, (0.02, 0.08)),
            tint: 0.06,
            falloff: (0.08, 0.2),
            shadows: (0, 1),
            shade: (0.85, 0.95),
            vignette: (0.05, 0.2),
            toner: 0.15,
            copier: 0.15,
            paper: (0.84, 0.92),
            defocus: (0.45, 0.75),
            motion: (0.0, 0.6),
            fringe: (0.0, 0.5),
            noise: (0.004, 0.008),
            smoothing: (0.002, 0.005),
            quality: (86.0, 92.0),
            things: (0, 2),
            over: 0.0,
            hand: 0.0,
            odd: 0.04,
            light: 0.08,
            smudge: 0.08,
        };
        match level {
            Level::Demo => Way {
                turn: 4.0,
                gap: 9.0,
                tilt: (3.0, 6.0),
                folded: 0.0,
                crumple: (0.0, 0.1),
                grounds: &[Ground::Beech],
                reflection: (0.0, (0.0, 0.0)),
                shadows: (0, 0),
                falloff: (0.12, 0.18),
                toner: 0.05,
                copier: 0.05,
                things: (2, 3),
                odd: 0.06,
                smudge: 0.0,
                ..easy
            },
            Level::Easy => easy,
            Level::Normal => Way {
                turn: 22.0,
                any_turn: 0.2,
                gap: 3.0,
                tilt: (5.0, 19.0),
                barrel: 0.014,
                shake: 3.0,
                cut: 0.9,
                folded: 0.2,
                crumple: (0.0, 0.8),
                curl: (0.0, 2.0),
                grounds: &[
                    Ground::Beech,
                    Ground::Oak,
                    Ground::Checked,
                    Ground::Ruled,
                    Ground::Grey,
                    Ground::White,
                ],
                reflection: (0.5, (0.05, 0.3)),
                tint: 0.14,
                falloff: (0.15, 0.4),
                shadows: (1, 2),
                shade: (0.6, 0.85),
                vignette: (0.1, 0.35),
                toner: 0.4,
                copier: 0.4,
                paper: (0.72, 0.9),
                defocus: (0.55, 1.05),
                motion: (0.0, 1.6),
                fringe: (0.2, 1.0),
                noise: (0.007, 0.016),
                smoothing: (0.004, 0.010),
                quality: (80.0, 90.0),
                things: (1, 3),
                over: 0.2,
                hand: 0.15,
                odd: 0.12,
                light: 0.15,
                smudge: 0.15,
                ..easy
            },
            Level::Hard => Way {
                turn: 30.0,
                any_turn: 0.7,
                gap: 1.0,
                pushed: 0.12,
                tilt: (12.0, 30.0),
                barrel: 0.022,
                shake: 7.0,
                cut: 1.6,
                folded: 0.4,
                crumple: (0.2, 2.0),
                curl: (0.3, 4.0),
                grounds: &[Ground::Oak, Ground::Checked, Ground::Ruled, Ground::Grey, Ground::White],
                reflection: (0.85, (0.15, 0.8)),
                tint: 0.25,
                falloff: (0.3, 0.65),
                shadows: (1, 3),
                shade: (0.4, 0.7),
                vignette: (0.2, 0.5),
                toner: 0.9,
                copier: 0.9,
                paper: (0.6, 0.88),
                defocus: (0.8, 1.6),
                motion: (0.4, 2.8),
                fringe: (0.4, 1.6),
                noise: (0.012, 0.03),
                smoothing: (0.006, 0.016),
                quality: (72.0, 85.0),
                things: (2, 5),
                over: 0.6,
                hand: 0.6,
                odd: 0.22,
                light: 0.25,
                smudge: 0.3,
            },
        }
    }
}
