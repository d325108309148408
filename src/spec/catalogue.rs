//! The catalogue of metrics: those that need no declaration, and other names that people have for them.

use super::metric::Better;
use super::value::shortest;

/// What kind of unit a metric of the catalogue has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownUnit {
    /// Any unit, or none.
    Any,
    /// Just a number.
    Bare,
    /// Percent.
    Percent,
    /// A sum of money in any currency.
    Money,
    /// A length of time.
    Time,
}

impl KnownUnit {
    /// What is said of it on the reference page.
    const fn about(self) -> &'static str {
        match self {
            Self::Any => "any, or none",
            Self::Bare => "none",
            Self::Percent => "`%`",
            Self::Money => "a currency",
            Self::Time => "a length of time",
        }
    }
}

/// A metric of the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// The id.
    pub id: &'static str,
    /// Its unit.
    pub unit: KnownUnit,
    /// Which way it should move.
    pub better: Better,
    /// The lowest value that can be.
    pub low: Option<f64>,
    /// The highest value that can be.
    pub high: Option<f64>,
}

impl Known {
    /// Its row in the table of the reference page.
    pub(super) fn row(&self, name: &str) -> String {
        let (unit, better) = (self.unit.about(), self.better.word());
        let sign = if self.unit == KnownUnit::Percent { "%" } else { "" };
        let end = |value: f64| format!("{}{sign}", shortest(value));
        let range = match (self.low, self.high) {
            (Some(low), Some(high)) => format!("{} to {}", end(low), end(high)),
            (Some(low), None) => format!("from {}", end(low)),
            (None, Some(high)) => format!("to {}", end(high)),
            (None, None) => "any".to_owned(),
        };
        format!("| `{}` | {name} | {unit} | {better} | {range} |", self.id)
    }
}

const fn known(id: &'static str, better: Better, unit: KnownUnit) -> Known {
    Known { id, unit, better, low: Some(0.0), high: None }
}

const fn percent(id: &'static str, better: Better) -> Known {
    Known { id, unit: KnownUnit::Percent, better, low: Some(0.0), high: Some(100.0) }
}

/// The metrics that need no declaration. A score or a reach has no unit of its own, so that any fits.
pub static CATALOGUE: &[Known] = &[
    percent("bounce-rate", Better::Lower),
    percent("cart-abandonment-rate", Better::Lower),
    known("acquisition", Better::Higher, KnownUnit::Any),
    percent("conversion-rate", Better::Higher),
    known("customer-effort-score", Better::Lower, KnownUnit::Bare),
    known("engagement", Better::Higher, KnownUnit::Any),
    Known { id: "lifetime-value", unit: KnownUnit::Money, better: Better::Higher, low: None, high: None },
    known("loyalty", Better::Higher, KnownUnit::Any),
    known("reach", Better::Higher, KnownUnit::Any),
    percent("retention-rate", Better::Higher),
    percent("satisfaction", Better::Higher),
    Known {
        id: "net-promoter-score",
        unit: KnownUnit::Bare,
        better: Better::Higher,
        low: Some(-100.0),
        high: Some(100.0),
    },
    Known { id: "search-ranking", unit: KnownUnit::Bare, better: Better::Lower, low: Some(1.0), high: None },
    known("visitor-intent", Better::Higher, KnownUnit::Any),
    percent("open-rate", Better::Higher),
    percent("click-rate", Better::Higher),
    percent("churn-rate", Better::Lower),
    known("response-time", Better::Lower, KnownUnit::Time),
    known("duration", Better::Lower, KnownUnit::Time),
    known("cost", Better::Lower, KnownUnit::Money),
];

/// Other names of metrics, as slugs.
const ALIASES: &[(&str, &[&str])] = &[
    ("net-promoter-score", &["nps", "net-promoter", "promoter-score"]),
    ("satisfaction", &["csat", "customer-satisfaction", "satisfaction-score", "customer-satisfaction-score"]),
    ("customer-effort-score", &["ces", "effort", "effort-score", "customer-effort"]),
    ("lifetime-value", &["clv", "ltv", "cltv", "customer-lifetime-value"]),
    ("conversion-rate", &["conversion", "conversions", "cvr"]),
    ("churn-rate", &["churn", "attrition", "attrition-rate"]),
    ("retention-rate", &["retention", "customer-retention"]),
    ("bounce-rate", &["bounce", "bounces"]),
    ("cart-abandonment-rate", &["abandonment", "abandonment-rate", "cart-abandonment"]),
    ("click-rate", &["ctr", "clicks", "click-through-rate", "clickthrough-rate"]),
    ("open-rate", &["opens", "open"]),
    ("search-ranking", &["seo", "ranking", "rank", "search-rank", "seo-ranking"]),
    ("visitor-intent", &["intent"]),
    ("response-time", &["reply-time", "time-to-respond"]),
    ("acquisition", &["sign-ups", "signups", "new-customers"]),
];

/// The metric of the catalogue that goes by another name, given as a slug.
pub fn alias(slug: &str) -> Option<&'static str> {
    ALIASES.iter().find(|(_, others)| others.contains(&slug)).map(|(id, _)| *id)
}

#[cfg(test)]
mod tests {
    use super::{ALIASES, CATALOGUE, alias};
    use crate::words::Metrics;

    #[test]
    fn every_metric_has_a_name_and_every_alias_a_metric() {
        let ids: Vec<&str> = CATALOGUE.iter().map(|known| known.id).collect();
        assert_eq!(ids, Metrics::IDS);
        for (id, others) in ALIASES {
            assert!(ids.contains(id), "{id}");
            for other in *others {
                assert!(!ids.contains(other), "{other}");
                assert_eq!(alias(other), Some(*id));
            }
        }
    }
}
