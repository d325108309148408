//! Headers of tables that are no journeys: contacts, tasks, risks, versions, prices.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::key::key;

/// Headers, in any of the languages.
#[rustfmt::skip]
const HEADERS: &[&str] = &[
    // Contacts.
    "name", "first name", "last name", "surname", "full name", "tel", "tel no", "telephone", "phone", "phone number",
    "mobile", "e-mail", "email", "email address", "mail", "address", "company", "organisation", "organization", "contact",
    "job title", "position", "slack", "extension", "city", "country", "age", "birthday",
    "imię", "nazwisko", "imię i nazwisko", "telefon", "adres", "firma", "stanowisko", "miasto", "kontakt", "rola",
    "이름", "성명", "전화", "전화번호", "연락처", "이메일", "메일", "주소", "회사", "소속", "직책", "직급", "역할", "나이",
    "vorname", "nachname", "adresse", "unternehmen", "nom", "prénom", "téléphone", "courriel", "société", "nombre",
    "apellido", "teléfono", "correo", "empresa", "nome", "telefone", "endereço", "名前", "氏名", "電話", "電話番号",
    "メール", "会社", "姓名", "电话", "手机", "邮箱", "公司", "地址",
    // Tasks and plans.
    "status", "state", "priority", "prio", "due", "due date", "deadline", "assignee", "assigned to", "assigned", "task",
    "to do", "todo", "ticket", "jira", "jira ticket", "issue key", "sprint", "story points", "points", "estimate",
    "start date", "end date", "start", "end", "progress", "done", "% done", "% complete", "completed", "blocked by",
    "epic", "feature", "backlog", "rice", "moscow", "confidence", "next action", "follow up", "quarter", "eta",
    "termin", "zadanie", "priorytet", "stan", "postęp", "przypisane do", "kto", "kiedy", "do kiedy", "data",
    "상태", "우선순위", "마감", "마감일", "기한", "할 일", "할일", "진행", "진행률", "진행 상황", "완료", "작업", "과제", "담당자",
    "aufgabe", "priorität", "fällig", "frist", "zuständig", "statut", "échéance", "priorité", "tâche", "estado",
    "prioridad", "fecha límite", "tarea", "prioridade", "prazo", "tarefa", "状態", "優先度", "期限", "状态", "优先级",
    "截止日期", "任务", "ステータス", "タスク",
    // Risks, decisions, versions, prices, words.
    "risk", "likelihood", "probability", "mitigation", "decision", "version", "change", "changes", "author", "date",
    "approved by", "link", "url", "file", "price", "cost", "quantity", "qty", "amount", "total", "sum", "unit", "sku",
    "vendor", "licence", "license", "contract", "term", "definition", "abbreviation", "acronym", "meaning", "symbol",
    "legend", "colour", "color", "count", "%", "year", "month", "week", "day",
    "ryzyko", "prawdopodobieństwo", "wersja", "zmiana", "autor", "cena", "koszt", "ilość", "suma", "skrót", "znaczenie",
    "legenda", "위험", "리스크", "확률", "버전", "변경", "변경 내용", "작성자", "가격", "비용", "수량", "합계", "용어", "정의",
    "약어", "범례", "날짜", "일자", "링크", "risiko", "wahrscheinlichkeit", "preis", "kosten", "menge", "änderung", "prix",
    "coût", "risque", "precio", "riesgo", "preço", "risco", "リスク", "価格", "バージョン", "日付", "风险", "价格", "版本",
];

static KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| HEADERS.iter().map(|words| key(words)).collect());

/// Whether words head a column of a table that is no journey.
pub(in crate::import) fn is_elsewhere(words: &str) -> bool {
    words.len() <= 60 && KEYS.contains(&key(words))
}
