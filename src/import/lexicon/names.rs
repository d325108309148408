//! Names in headers: whether words may be what somebody is called, or what somebody is.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::headers::{is_stage_word, sense};
use super::key::key;
use super::{Sense, languages};

/// Words behind a header that are nobody's name.
#[rustfmt::skip]
const NO_NAMES: &[&str] = &[
    "score", "scores", "word", "words", "text", "description", "detail", "curve", "chart", "graph", "line", "level", "rating",
    "rate", "scale", "emoji", "icon", "face", "index", "state", "value", "before", "after", "during", "start", "end", "begin",
    "beginning", "middle", "planned", "actual", "expected", "desired", "wanted", "target", "goal", "ideal", "real", "min", "max",
    "minimum", "maximum", "average", "mean", "median", "overall", "total", "all", "general", "other", "others", "map", "mapping",
    "journey", "trigger", "reason", "cause", "why", "how", "what", "notes", "quote", "high", "low", "highs", "lows",
    "peak", "positive", "negative", "neutral", "first", "second", "last", "old", "new", "weekday", "weekend", "morning", "evening",
    "day", "night", "week", "month", "online", "offline", "internal", "external", "short", "long", "main", "primary", "secondary",
    "key", "current", "future", "points", "number", "numeric", "response", "type", "category", "intensity", "strength", "trend",
    "change", "optional", "qualitative", "quantitative", "survey", "interview", "observed", "measured", "assumed", "hypothesis",
    "wert", "wort", "text", "beschreibung", "kurve", "verlauf", "stufe", "skala", "bewertung", "vorher", "nachher", "anfang", "ende",
    "geplant", "erwartet", "ziel", "durchschnitt", "gesamt", "allgemein", "grund", "ursache", "warum", "positiv", "negativ",
    "wartość", "słowo", "opis", "krzywa", "wykres", "poziom", "skala", "ocena", "przed", "po", "początek", "koniec", "plan",
    "oczekiwane", "cel", "średnia", "ogółem", "powód", "przyczyna", "dlaczego", "pozytywne", "negatywne",
    "점수", "단어", "설명", "곡선", "그래프", "상태", "변화", "수준", "정도", "척도", "평가", "이모지", "전", "후", "이전", "이후", "시작", "끝",
    "목표", "기대", "실제", "평균", "전체", "원인", "이유", "긍정", "부정", "내용", "상세", "요약", "흐름", "온도", "키워드", "단계", "요인",
    "valeur", "mot", "courbe", "niveau", "échelle", "avant", "après", "début", "fin", "prévu", "objectif", "moyenne", "raison",
    "positives", "négatives", "valor", "palabra", "palavra", "descripción", "descrição", "curva", "nivel", "nível", "escala",
    "antes", "después", "depois", "durante", "inicio", "início", "final", "esperado", "objetivo", "media", "média", "motivo",
    "positivas", "negativas", "positivo", "negativo", "曲線", "曲线", "点数", "スコア", "説明", "言葉", "変化", "状態", "前", "後", "理由",
    "原因", "平均", "分数", "词语", "描述", "变化", "状态", "之前", "之后", "目标", "程度", "强度", "グラフ", "レベル", "起伏", "アイコン",
];

static NO_NAME_KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| NO_NAMES.iter().map(|word| key(word)).collect());

/// Words before a name: "Emotionen von Anna".
const BEFORE: &[&str] = &["of", "for", "von", "für", "de", "do", "da", "del", "di", "dla", "pour", "para", "dell"];

/// How a name is told from the rest of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// By a sign: "Emotion – Ann".
    Sign,
    /// By a blank alone: "Emotions Ann".
    Blank,
}

/// Whether words may be somebody's name.
pub(in crate::import) fn is_name(words: &str) -> bool {
    may_be_name(bare(words), How::Sign)
}

/// A name without what stands around it: "Ann's", "von Anna", "Ann (34)".
pub(super) fn bare(name: &str) -> &str {
    let name = name.split(['(', '（', ',', '[', ':', '：']).next().unwrap_or(name).trim();
    let name = ["'s", "’s"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    let name = ["d'", "d’"].iter().find_map(|start| name.strip_prefix(start)).unwrap_or(name);
    match name.split_once(' ') {
        Some((before, rest)) if BEFORE.contains(&before.to_lowercase().as_str()) => rest.trim(),
        _ => name,
    }
}

/// Whether words may be somebody's name, or what somebody is: "Ann", "Dr. Kim", "Nurse".
pub(super) fn may_be_name(name: &str, how: How) -> bool {
    let Some(first) = name.chars().next().filter(|sign| sign.is_alphabetic() && !sign.is_lowercase()) else {
        return false;
    };
    // Where no letter is a capital, only a sign tells a name.
    if how == How::Blank && !first.is_uppercase() {
        return false;
    }
    if first.is_uppercase() && name.chars().count() < 2 {
        return false;
    }
    let is_of_names = |sign: char| sign.is_alphabetic() || matches!(sign, ' ' | '.' | '-' | '\'' | '’' | '·');
    if name.chars().count() > 30 || name.split_whitespace().count() > 3 || !name.chars().all(is_of_names) {
        return false;
    }
    let own = key(name);
    let is_word = |word: &str| NO_NAME_KEYS.contains(word);
    let is_feeling = || languages(None).any(|(_, index)| index.feelings.contains_key(&own));
    let is_header = || sense(name, None).is_some_and(|sense| sense != Sense::Persona);
    let is_other = || {
        super::is_time(name) || super::is_elsewhere(name) || super::is_remark(name) || super::trait_of(name).is_some()
    };
    !own.is_empty()
        && !own.split(' ').any(is_word)
        && !is_stage_word(name)
        && !is_feeling()
        && !is_header()
        && !is_other()
        && super::channel(name, None).is_none()
}
