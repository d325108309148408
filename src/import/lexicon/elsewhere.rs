//! Headers of tables that are no journeys: contacts, tasks, risks, versions, prices.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::key::key;

/// Headers, in any of the languages; none by which a stage is called, such as "Contact" or "Done".
#[rustfmt::skip]
const HEADERS: &[&str] = &[
    // Contacts.
    "name", "person", "osoba", "성함", "first name", "last name", "surname", "full name", "tel", "tel no", "telephone", "phone", "phone number",
    "mobile", "e-mail", "email", "email address", "mail", "address", "company", "organisation", "organization",
    "job title", "position", "slack", "extension", "city", "country", "age", "birthday",
    "imię", "nazwisko", "imię i nazwisko", "telefon", "adres", "firma", "stanowisko", "miasto", "rola",
    "이름", "성명", "전화", "전화번호", "연락처", "이메일", "메일", "주소", "회사", "소속", "직책", "직급", "역할", "나이",
    "vorname", "nachname", "adresse", "unternehmen", "nom", "prénom", "téléphone", "courriel", "société", "nombre",
    "apellido", "teléfono", "correo", "empresa", "nome", "telefone", "endereço", "名前", "氏名", "電話", "電話番号",
    "メール", "会社", "姓名", "电话", "手机", "邮箱", "公司", "地址",
    // Tasks and plans.
    "status", "priority", "prio", "due", "due date", "deadline", "assignee", "assigned to", "assigned", "task",
    "to do", "todo", "ticket", "jira", "jira ticket", "issue key", "sprint", "story points", "points",
    "start date", "end date", "blocked by",
    "epic", "rice", "moscow", "confidence", "next action", "quarter", "eta",
    "termin", "zadanie", "priorytet", "stan", "postęp", "przypisane do", "kto", "kiedy", "do kiedy", "data",
    "상태", "우선순위", "마감", "마감일", "기한", "할 일", "할일", "진행률", "진행 상황", "작업", "과제", "담당자",
    "aufgabe", "priorität", "fällig", "frist", "zuständig", "statut", "échéance", "priorité", "tâche", "estado",
    "prioridad", "fecha límite", "tarea", "prioridade", "prazo", "tarefa", "状態", "優先度", "期限", "状态", "优先级",
    "截止日期", "任务", "ステータス", "タスク",
    // Risks, decisions, versions, prices, words.
    "risk", "likelihood", "probability", "mitigation", "version", "author", "date",
    "approved by", "link", "url", "file", "price", "cost", "quantity", "qty", "amount", "total", "sum", "unit", "sku",
    "vendor", "licence", "license", "term", "definition", "abbreviation", "acronym", "meaning", "symbol",
    "legend", "colour", "color", "count",
    "ryzyko", "kwota", "금액", "betrag", "montant", "importe", "prawdopodobieństwo", "wersja", "autor", "cena", "koszt", "ilość", "suma", "skrót", "znaczenie",
    "legenda", "위험", "리스크", "확률", "버전", "변경 내용", "작성자", "가격", "비용", "수량", "합계", "용어", "정의",
    "약어", "범례", "날짜", "일자", "링크", "risiko", "wahrscheinlichkeit", "preis", "kosten", "menge", "änderung", "prix",
    "coût", "risque", "precio", "riesgo", "preço", "risco", "リスク", "価格", "バージョン", "日付", "风险", "价格", "版本",
];

static KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| HEADERS.iter().map(|words| key(words)).collect());

/// Words before what was added up.
#[rustfmt::skip]
const SUMS: &[&str] = &[
    "total", "totals", "sum", "grand total", "average", "mean", "overall", "avg", "suma", "razem", "łącznie", "średnia",
    "합계", "총계", "평균", "소계", "summe", "gesamt", "durchschnitt", "total général", "moyenne", "promedio", "média",
    "合計", "平均", "总计", "合计",
];

static SUM_KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| SUMS.iter().map(|words| key(words)).collect());

/// Headers of remarks on whole lines, by which no stage is called.
#[rustfmt::skip]
const REMARKS: &[&str] = &[
    "owner", "lane owner", "responsible", "note", "comment", "remark", "source", "data source", "status", "priority",
    "właściciel", "odpowiedzialny", "uwagi", "notatki", "komentarz", "komentarze", "źródło", "priorytet",
    "담당", "담당자", "담당 부서", "비고", "메모", "의견", "출처", "상태", "우선순위", "verantwortlich", "notiz", "notizen",
    "kommentar", "quelle", "responsable", "remarque", "commentaire", "source", "notas", "comentarios", "fuente",
    "observações", "fonte", "備考", "担当", "出典", "备注", "负责人", "来源",
];

/// Names of stages that are headers of lanes as well.
#[rustfmt::skip]
const STAGES: &[&str] = &[
    "ownership", "application", "solution", "idea", "problem", "measure", "measurement", "alternative", "challenge",
    "analytics", "innovation", "improvement", "issue", "wish", "fix", "output", "deliverable", "competition", "benchmark",
    "compliance", "communication", "campaign", "notification", "budget", "complaint", "problemy", "pomysł", "문제", "해결",
];

/// Headers of what says what signs mean.
#[rustfmt::skip]
const LEGENDS: &[&str] = &[
    "legend", "colour key", "color key", "map key", "key to colours", "key to symbols", "legenda", "objaśnienia", "oznaczenia", "범례", "기호 설명",
    "legende", "zeichenerklärung", "légende", "leyenda", "凡例", "图例", "圖例",
];

/// Headings of what was worked out of a map.
#[rustfmt::skip]
const SUMMARIES: &[&str] = &[
    "summary", "totals", "results", "key figures", "statistics", "stats", "overview", "podsumowanie", "wyniki", "statystyki",
    "요약", "합계", "통계", "zusammenfassung", "ergebnis", "auswertung", "résumé", "synthèse", "resumen", "resumo", "まとめ", "集計",
    "总结", "汇总",
];

static SUMMARY_KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| SUMMARIES.iter().map(|words| key(words)).collect());
static LEGEND_KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| LEGENDS.iter().map(|words| key(words)).collect());
static REMARK_KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| REMARKS.iter().map(|words| key(words)).collect());
static STAGE_KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| STAGES.iter().map(|words| key(words)).collect());

/// Whether words head a column of remarks on whole lines: "Owner", "Notes".
pub(in crate::import) fn is_remark(words: &str) -> bool {
    // "Notes to self"
    let is_one =
        |key: &str| REMARK_KEYS.contains(key) || ["note ", "uwagi "].iter().any(|first| key.starts_with(first));
    words.len() <= 60 && is_one(&key(words))
}

/// Words that say of what time a part of a map is: what is, or what is to be.
#[rustfmt::skip]
const TIMES: &[&str] = &[
    "as is", "asis", "to be", "tobe", "today", "tomorrow", "future", "current", "current state", "future state",
    "target state", "as is state", "to be state", "dziś", "obecnie", "stan obecny", "stan docelowy", "docelowo", "jutro",
    "현재", "미래", "현행", "개선안", "개선 전", "개선 후", "heute", "zukunft", "ist zustand", "soll zustand", "ist",
    "soll", "aujourd'hui", "demain", "actuel", "futur", "hoy", "futuro", "actual", "hoje", "atual", "現状", "将来", "现状", "未来",
];

static TIME_KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| TIMES.iter().map(|words| key(words)).collect());

/// Whether words say of what time a part of a map is: "As-is", "FUTURE".
pub(in crate::import) fn is_time(words: &str) -> bool {
    words.len() <= 40 && TIME_KEYS.contains(&key(words))
}

/// Whether words head what says what signs mean: "Legend".
pub(in crate::import) fn is_legend(words: &str) -> bool {
    // "Priority legend"
    let is_one = |key: &str| {
        LEGEND_KEYS.contains(key) || key.split(' ').next_back().is_some_and(|last| LEGEND_KEYS.contains(last))
    };
    words.len() <= 40 && is_one(&key(words))
}

/// Whether words head what was worked out of a map: "Summary".
pub(in crate::import) fn is_summary(words: &str) -> bool {
    words.len() <= 40 && SUMMARY_KEYS.contains(&key(words))
}

/// Whether words may head the same, and something else as well.
pub(in crate::import) fn is_key(words: &str) -> bool {
    words.len() <= 12 && matches!(key(words).as_str(), "key" | "klucz" | "설명" | "symbol" | "symbole")
}

/// Whether a stage may be called so, though lanes are as well: "Application", "Problem".
pub(in crate::import) fn may_be_stage(words: &str) -> bool {
    words.len() <= 60 && STAGE_KEYS.contains(&key(words))
}

/// Whether words say that others are added up: "Total", "Razem".
pub(in crate::import) fn is_sum(words: &str) -> bool {
    words.len() <= 40 && SUM_KEYS.contains(&key(words))
}

/// Whether words head a column of a table that is no journey.
pub(in crate::import) fn is_elsewhere(words: &str) -> bool {
    words.len() <= 60 && (KEYS.contains(&key(words)) || is_sum(words))
}

#[cfg(test)]
mod tests {
    use super::{is_elsewhere, is_key, is_legend, is_remark, is_sum, is_time, may_be_stage};

    #[test]
    fn headers_of_other_tables_are_known() {
        for words in ["Name", "TEL.", "Due date", "상태", "Imię i nazwisko", "Priorität"] {
            assert!(is_elsewhere(words), "{words}");
        }
        for words in ["", "🙂", "%", "-", "Contact", "Done", "Decision", "Pain points", "Search"] {
            assert!(!is_elsewhere(words), "{words}");
        }
        assert!(is_remark("Notes") && is_remark("담당자") && !is_remark("Ownership") && !is_remark("–"));
        assert!(is_sum("Razem:") && is_sum("합계") && !is_sum("Total cost of ownership") && !is_sum("!"));
        assert!(is_legend("Legend:") && is_legend("범례") && !is_legend("Legendary") && !is_legend("🟢"));
        assert!(is_time("AS-IS") && is_time("미래") && !is_time("Futurist") && !is_time("-"));
        assert!(is_key("Key:") && !is_key("Key moment"));
        assert!(may_be_stage("Application") && may_be_stage("Ideas") && !may_be_stage("Owner"));
    }
}
