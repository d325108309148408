//! `solution-as-pain-point`: a solution that is missing, written as if that were what hurts.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::{Subject, written};

rule!(/** A missing solution, written as what hurts. */ "solution-as-pain-point", Advice, check);

/// How a language says that a solution is missing. All in lower case.
struct Phrases {
    /// Beginnings behind which a solution stands alone: `no chat bot`.
    lack: &'static [&'static str],
    /// Words between the two that say nothing.
    articles: &'static [&'static str],
    /// Solutions, in the form they have there; one word may stand before them: `no mobile app`.
    solutions: &'static [&'static str],
    /// Endings before which a solution stands alone: `챗봇이 없다`.
    lacking: &'static [&'static str],
    /// Beginnings of orders: what is to be built.
    orders: &'static [&'static str],
    /// Endings of orders.
    demands: &'static [&'static str],
}

const ENGLISH: Phrases = Phrases {
    lack: &[
        "no ",
        "lack of ",
        "lacks ",
        "missing ",
        "there is no ",
        "there's no ",
        "we have no ",
        "needs ",
        "no such ",
    ],
    articles: &["a ", "an ", "any ", "the ", "good ", "better ", "our own "],
    solutions: &[
        "chat bot",
        "chatbot",
        "bot",
        "app",
        "mobile app",
        "web app",
        "dashboard",
        "portal",
        "customer portal",
        "faq",
        "wizard",
        "widget",
        "plugin",
        "plug-in",
        "integration",
        "api",
        "dark mode",
        "push notifications",
        "push notification",
        "notifications",
        "filters",
        "filter",
        "search",
        "search bar",
        "search function",
        "live chat",
        "self-service",
        "self-service portal",
        "tutorial",
        "newsletter",
        "loyalty programme",
        "loyalty program",
        "crm",
        "comparison tool",
        "calculator",
        "tracker",
        "feature",
        "function",
        "button",
    ],
    lacking: &[],
    orders: &[
        "add a ",
        "add an ",
        "add more ",
        "build a ",
        "build an ",
        "create a ",
        "create an ",
        "implement ",
        "introduce a ",
        "introduce an ",
        "develop a ",
        "develop an ",
        "launch a ",
        "launch an ",
        "we should ",
        "we need a ",
        "we need an ",
        "should have a ",
        "should offer ",
    ],
    demands: &[],
};

const KOREAN: Phrases = Phrases {
    lack: &[],
    articles: &[],
    solutions: &[
        "챗봇",
        "앱",
        "모바일 앱",
        "전용 앱",
        "대시보드",
        "포털",
        "faq",
        "필터",
        "검색",
        "검색 기능",
        "필터 기능",
        "비교 기능",
        "기능",
        "알림 기능",
        "푸시 알림",
        "실시간 채팅",
        "api",
        "튜토리얼",
        "계산기",
        "버튼",
        "다크 모드",
        "crm",
        "뉴스레터",
    ],
    lacking: &["이 없다", "가 없다", "이 없음", "가 없음", " 없음", "이 없어요", "가 없어요", " 부재", " 미제공"],
    orders: &[],
    demands: &[
        "도입 필요",
        "개발 필요",
        "구축 필요",
        "추가 필요",
        "개선 필요",
        "제공 필요",
        "도입이 필요하다",
        "개발이 필요하다",
        "구축이 필요하다",
        "추가가 필요하다",
        "도입해야 한다",
        "개발해야 한다",
        "구축해야 한다",
        "추가해야 한다",
        "제공해야 한다",
        "도입해야 함",
        "개발해야 함",
        "구축해야 함",
        "추가해야 함",
        "제공해야 함",
    ],
};

const POLISH: Phrases = Phrases {
    lack: &["brak ", "brakuje ", "nie ma ", "nie mamy ", "potrzebna jest ", "potrzebny jest ", "potrzebne jest "],
    articles: &["dobrej ", "dobrego ", "lepszej ", "lepszego "],
    solutions: &[
        "czatbota",
        "chatbota",
        "bota",
        "czatu",
        "czatu na żywo",
        "aplikacji",
        "aplikacji mobilnej",
        "pulpitu",
        "portalu",
        "panelu klienta",
        "wyszukiwarki",
        "filtrów",
        "filtra",
        "powiadomień",
        "powiadomień push",
        "integracji",
        "api",
        "kalkulatora",
        "porównywarki",
        "funkcji",
        "przycisku",
        "samouczka",
        "newslettera",
        "crm",
        "faq",
        "programu lojalnościowego",
        "aplikacja",
        "wyszukiwarka",
        "czatbot",
        "chatbot",
        "porównywarka",
        "integracja",
    ],
    lacking: &[],
    orders: &[
        "dodać ",
        "wprowadzić ",
        "wdrożyć ",
        "stworzyć ",
        "zbudować ",
        "trzeba dodać ",
        "trzeba wprowadzić ",
        "trzeba wdrożyć ",
        "trzeba stworzyć ",
        "należy dodać ",
        "należy wprowadzić ",
        "należy wdrożyć ",
        "należy stworzyć ",
        "powinniśmy ",
    ],
    demands: &[],
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let phrases = match written::language(subject) {
        "en" => &ENGLISH,
        "ko" => &KOREAN,
        "pl" => &POLISH,
        _ => return,
    };
    for pain in written::pain_points(subject) {
        let words = written::said(&pain.text).trim().trim_end_matches(['.', '!']).to_lowercase();
        if !phrases.ask_for_a_solution(&words) {
            continue;
        }
        findings.report(&CODE, || {
            let message = format!("`{}` names a solution, and not what hurts", shown(written::said(&pain.text)));
            let finding = Diagnostic::new(&CODE, written::words(&pain.text, pain.span), message);
            finding.help("write what people cannot do or what it costs them, and the solution as an `opportunity`")
        });
    }
}

impl Phrases {
    fn ask_for_a_solution(&self, words: &str) -> bool {
        let is_order = self.orders.iter().any(|order| words.starts_with(order))
            || self.demands.iter().any(|demand| words.ends_with(demand));
        let lacked = self.lack.iter().find_map(|lack| words.strip_prefix(lack));
        let lacked = lacked.or_else(|| self.lacking.iter().find_map(|lacking| words.strip_suffix(lacking)));
        is_order || lacked.is_some_and(|lacked| self.is_solution(lacked))
    }

    fn is_solution(&self, words: &str) -> bool {
        let mut bare = words.trim();
        while let Some(rest) = self.articles.iter().find_map(|article| bare.strip_prefix(article)) {
            bare = rest;
        }
        self.solutions.contains(&bare)
    }
}
