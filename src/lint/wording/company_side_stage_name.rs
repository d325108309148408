//! `company-side-stage-name`: a stage that is called by what the company does with people, not by what they do.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::{Subject, written};
use crate::model::name::slug;

rule!(/** A stage that is named from the company's side. */ "company-side-stage-name", Advice, check);

/// Names of what a company does, as slugs. The words of the usual five stages, which are known to everybody, are not
/// among them: awareness, consideration, purchase, retention, advocacy.
const ENGLISH: &[&str] = &[
    "lead-generation",
    "lead-gen",
    "lead-nurturing",
    "lead-qualification",
    "lead-capture",
    "demand-generation",
    "acquisition",
    "customer-acquisition",
    "user-acquisition",
    "conversion",
    "conversion-funnel",
    "sales-funnel",
    "marketing-funnel",
    "onboarding-funnel",
    "funnel",
    "top-of-funnel",
    "middle-of-funnel",
    "bottom-of-funnel",
    "marketing",
    "sales",
    "closing",
    "deal-closing",
    "upsell",
    "upselling",
    "up-sell",
    "up-selling",
    "cross-sell",
    "cross-selling",
    "upsell-cross-sell",
    "monetisation",
    "monetization",
    "churn",
    "churn-prevention",
    "win-back",
    "winback",
    "reactivation",
    "retargeting",
    "account-management",
];
const KOREAN: &[&str] = &[
    "리드-생성",
    "리드-발굴",
    "리드-확보",
    "리드-육성",
    "잠재-고객-발굴",
    "잠재고객-발굴",
    "잠재-고객-확보",
    "잠재고객-확보",
    "고객-획득",
    "고객-확보",
    "고객-유치",
    "구매-전환",
    "전환",
    "마케팅",
    "영업",
    "퍼널",
    "업셀",
    "업셀링",
    "크로스셀",
    "크로스셀링",
    "교차-판매",
    "추가-판매",
    "수익화",
    "이탈-방지",
    "재활성화",
    "리타기팅",
    "리타겟팅",
];
const POLISH: &[&str] = &[
    "generowanie-leadów",
    "pozyskiwanie-leadów",
    "kwalifikacja-leadów",
    "lead-generation",
    "pozyskanie-klienta",
    "pozyskiwanie-klienta",
    "pozyskanie-klientów",
    "pozyskiwanie-klientów",
    "akwizycja",
    "konwersja",
    "lejek",
    "lejek-sprzedażowy",
    "lejek-sprzedaży",
    "marketing",
    "dosprzedaż",
    "sprzedaż-dodatkowa",
    "sprzedaż-krzyżowa",
    "up-selling",
    "upselling",
    "cross-selling",
    "monetyzacja",
    "reaktywacja",
    "zapobieganie-odejściom",
    "retargeting",
];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let names = match written::language(subject) {
        "en" => ENGLISH,
        "ko" => KOREAN,
        "pl" => POLISH,
        _ => return,
    };
    for name in subject.written.stages.list.iter().filter_map(|stage| stage.name.0.as_ref()) {
        let slug = slug(&name.value);
        let bare = ["-stage", "-phase", "-단계"].iter().find_map(|end| slug.strip_suffix(end)).unwrap_or(&slug);
        let bare = ["etap-", "faza-"].iter().find_map(|begin| bare.strip_prefix(begin)).unwrap_or(bare);
        if names.contains(&bare) {
            findings.report(&CODE, || {
                let message = format!("`{}` is what the company does, and not its customers", shown(&name.value));
                let finding = Diagnostic::new(&CODE, name.span, message);
                finding.help("name the stage by what people do or want there, and write ours as its `business_goal`")
            });
        }
    }
}
