//! Inks: every colour of a picture, named by what it is for and never by its hue.

/// Declares each role once: its variant, its token in a theme file, and its meaning.
macro_rules! inks {
    ($($variant:ident = $token:literal, $meaning:literal;)+) => {
        /// A colour, named by its role.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Ink {
            $(#[doc = $meaning] $variant,)+
        }

        impl Ink {
            /// Every ink, in the order of a theme file.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its token in a theme file: `text.primary`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $token,)+
                }
            }

            /// What it is for, in a sentence.
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => $meaning,)+
                }
            }
        }
    };
}

inks! {
    TextPrimary = "text.primary", "What is read first: names, steps, cards.";
    TextSecondary = "text.secondary", "What explains: subtitles, notes, units.";
    TextFaint = "text.faint", "What stands by: lane hints, scale labels, the footer.";
    TextOnStage = "text.on_stage", "Text on a solid stage, number or portrait.";
    PageFill = "page.fill", "The page behind everything.";
    PanelFill = "panel.fill", "A lane or a card of its own.";
    PanelBorder = "panel.border", "The edge of such a card.";
    Hairline = "hairline", "Thin lines between columns; decoration.";
    BadgeFill = "badge.fill", "A small label: the map's type, a count.";
    BadgeText = "badge.text", "The text of such a label.";
    AccentText = "accent.text", "A heading or link that stands out.";
    AccentFill = "accent.fill", "A solid spot under white text: a portrait without a stage.";
    Stage1Fill = "stage.1.fill", "The first stage, solid.";
    Stage1Tint = "stage.1.tint", "Pale fill of what belongs to the first stage.";
    Stage1Line = "stage.1.line", "Icons, lines and words in the hue of the first stage.";
    Stage2Fill = "stage.2.fill", "The second stage, solid.";
    Stage2Tint = "stage.2.tint", "Pale fill of what belongs to the second stage.";
    Stage2Line = "stage.2.line", "Icons, lines and words in the hue of the second stage.";
    Stage3Fill = "stage.3.fill", "The third stage, solid.";
    Stage3Tint = "stage.3.tint", "Pale fill of what belongs to the third stage.";
    Stage3Line = "stage.3.line", "Icons, lines and words in the hue of the third stage.";
    Stage4Fill = "stage.4.fill", "The fourth stage, solid.";
    Stage4Tint = "stage.4.tint", "Pale fill of what belongs to the fourth stage.";
    Stage4Line = "stage.4.line", "Icons, lines and words in the hue of the fourth stage.";
    Stage5Fill = "stage.5.fill", "The fifth stage, solid.";
    Stage5Tint = "stage.5.tint", "Pale fill of what belongs to the fifth stage.";
    Stage5Line = "stage.5.line", "Icons, lines and words in the hue of the fifth stage.";
    Stage6Fill = "stage.6.fill", "The sixth stage, solid.";
    Stage6Tint = "stage.6.tint", "Pale fill of what belongs to the sixth stage.";
    Stage6Line = "stage.6.line", "Icons, lines and words in the hue of the sixth stage.";
    Stage7Fill = "stage.7.fill", "The seventh stage, solid.";
    Stage7Tint = "stage.7.tint", "Pale fill of what belongs to the seventh stage.";
    Stage7Line = "stage.7.line", "Icons, lines and words in the hue of the seventh stage.";
    Stage8Fill = "stage.8.fill", "The eighth stage, solid.";
    Stage8Tint = "stage.8.tint", "Pale fill of what belongs to the eighth stage.";
    Stage8Line = "stage.8.line", "Icons, lines and words in the hue of the eighth stage.";
    Stage9Fill = "stage.9.fill", "The ninth stage, solid.";
    Stage9Tint = "stage.9.tint", "Pale fill of what belongs to the ninth stage.";
    Stage9Line = "stage.9.line", "Icons, lines and words in the hue of the ninth stage.";
    Stage10Fill = "stage.10.fill", "The tenth stage, solid.";
    Stage10Tint = "stage.10.tint", "Pale fill of what belongs to the tenth stage.";
    Stage10Line = "stage.10.line", "Icons, lines and words in the hue of the tenth stage.";
    PainText = "pain.text", "Words of a pain point.";
    PainFill = "pain.fill", "The card of a pain point.";
    PainBorder = "pain.border", "The edge of that card; decoration.";
    PainMark = "pain.mark", "Its bar, dots and glyphs.";
    GainText = "gain.text", "Words of what went well.";
    GainFill = "gain.fill", "The card of what went well.";
    GainBorder = "gain.border", "The edge of that card; decoration.";
    GainMark = "gain.mark", "Its bar, dots and glyphs.";
    OpportunityText = "opportunity.text", "Words of an opportunity.";
    OpportunityFill = "opportunity.fill", "The card of an opportunity.";
    OpportunityBorder = "opportunity.border", "The edge of that card; decoration.";
    OpportunityMark = "opportunity.mark", "Its bar, dots and glyphs.";
    WarningText = "warning.text", "Words of what wants attention.";
    WarningFill = "warning.fill", "The card of what wants attention.";
    WarningBorder = "warning.border", "The edge of that card; decoration.";
    WarningMark = "warning.mark", "Its bar, dots and glyphs.";
    NeutralFill = "neutral.fill", "A card that is neither good nor bad.";
    NeutralBorder = "neutral.border", "The edge of that card; decoration.";
    EvidenceFill = "blueprint.evidence.fill", "Blueprint box: what the customer sees and touches.";
    EvidenceBorder = "blueprint.evidence.border", "The edge of that box; decoration.";
    ActionFill = "blueprint.action.fill", "Blueprint box: what the customer does.";
    ActionBorder = "blueprint.action.border", "The edge of that box; decoration.";
    FrontstageFill = "blueprint.frontstage.fill", "Blueprint box: work that the customer sees.";
    FrontstageBorder = "blueprint.frontstage.border", "The edge of that box; decoration.";
    BackstageFill = "blueprint.backstage.fill", "Blueprint box: work that the customer does not see.";
    BackstageBorder = "blueprint.backstage.border", "The edge of that box; decoration.";
    SupportFill = "blueprint.support.fill", "Blueprint box: what helps from further back.";
    SupportBorder = "blueprint.support.border", "The edge of that box; decoration.";
    PolicyFill = "blueprint.policy.fill", "Blueprint box: rules that bind the work.";
    PolicyBorder = "blueprint.policy.border", "The edge of that box; decoration.";
    CurveLine = "curve.line", "The emotion curve.";
    CurvePositive = "curve.positive", "Faces and words above neutral.";
    CurveNegative = "curve.negative", "Faces and words below neutral.";
    CurveNeutral = "curve.neutral", "Faces and words at neutral.";
    CurvePositiveTint = "curve.positive_tint", "Between the curve and neutral, above it; decoration.";
    CurveNegativeTint = "curve.negative_tint", "Between the curve and neutral, below it; decoration.";
    CurveGhost = "curve.ghost", "A curve of before, to compare with.";
    CurveGrid = "curve.grid", "Lines of the scale; decoration.";
    Persona1 = "curve.persona.1", "Curve and name of the first persona where several are drawn.";
    Persona2 = "curve.persona.2", "Curve and name of the second persona where several are drawn.";
    Persona3 = "curve.persona.3", "Curve and name of the third persona where several are drawn.";
    Persona4 = "curve.persona.4", "Curve and name of the fourth persona where several are drawn.";
    Persona5 = "curve.persona.5", "Curve and name of the fifth persona where several are drawn.";
    Persona6 = "curve.persona.6", "Curve and name of the sixth persona where several are drawn.";
    EngagementLine = "engagement.line", "The line that says how engaged they are.";
    ArrowLine = "arrow.line", "Arrows, loops and blueprint lines.";
    ArrowFail = "arrow.fail", "An arrow that fails.";
}

/// The three inks of one stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageInks {
    /// Solid; white text stands on it.
    pub fill: Ink,
    /// Pale; primary text stands on it.
    pub tint: Ink,
    /// Icons, lines and words, on a panel or on the tint.
    pub line: Ink,
}

const STAGES: [StageInks; 10] = [
    StageInks { fill: Ink::Stage1Fill, tint: Ink::Stage1Tint, line: Ink::Stage1Line },
    StageInks { fill: Ink::Stage2Fill, tint: Ink::Stage2Tint, line: Ink::Stage2Line },
    StageInks { fill: Ink::Stage3Fill, tint: Ink::Stage3Tint, line: Ink::Stage3Line },
    StageInks { fill: Ink::Stage4Fill, tint: Ink::Stage4Tint, line: Ink::Stage4Line },
    StageInks { fill: Ink::Stage5Fill, tint: Ink::Stage5Tint, line: Ink::Stage5Line },
    StageInks { fill: Ink::Stage6Fill, tint: Ink::Stage6Tint, line: Ink::Stage6Line },
    StageInks { fill: Ink::Stage7Fill, tint: Ink::Stage7Tint, line: Ink::Stage7Line },
    StageInks { fill: Ink::Stage8Fill, tint: Ink::Stage8Tint, line: Ink::Stage8Line },
    StageInks { fill: Ink::Stage9Fill, tint: Ink::Stage9Tint, line: Ink::Stage9Line },
    StageInks { fill: Ink::Stage10Fill, tint: Ink::Stage10Tint, line: Ink::Stage10Line },
];

const PERSONAS: [Ink; 6] = [Ink::Persona1, Ink::Persona2, Ink::Persona3, Ink::Persona4, Ink::Persona5, Ink::Persona6];

impl Ink {
    /// The inks of the stage at `index`, counted from 0; after the tenth they start again.
    pub fn stage(index: usize) -> StageInks {
        let [first, ..] = STAGES;
        STAGES.get(index % STAGES.len()).copied().unwrap_or(first)
    }

    /// The ink of the persona at `index`, counted from 0; after the sixth they start again.
    pub fn persona(index: usize) -> Ink {
        let [first, ..] = PERSONAS;
        PERSONAS.get(index % PERSONAS.len()).copied().unwrap_or(first)
    }

    /// The ink with this token.
    pub fn named(token: &str) -> Option<Ink> {
        Self::ALL.iter().copied().find(|ink| ink.name() == token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_names_one_ink() {
        for ink in Ink::ALL {
            assert_eq!(Ink::named(ink.name()), Some(*ink));
            assert!(ink.meaning().ends_with('.'), "{}", ink.name());
        }
    }

    #[test]
    fn stages_and_personas_start_again() {
        assert_eq!(Ink::stage(0).fill, Ink::Stage1Fill);
        assert_eq!(Ink::stage(9).line, Ink::Stage10Line);
        assert_eq!(Ink::stage(10), Ink::stage(0));
        assert_eq!(Ink::persona(5), Ink::Persona6);
        assert_eq!(Ink::persona(6), Ink::persona(0));
    }
}
