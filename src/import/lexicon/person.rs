//! Labels of what a persona is told of: name, age, occupation.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::key::key;

/// What a label tells of a persona.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Trait {
    /// What they are called.
    Name,
    /// How old they are.
    Age,
    /// What they do and how they live.
    Role,
    /// Where they live.
    Place,
    /// What they would say.
    Quote,
    /// Their story.
    Bio,
    /// Something else that only people have.
    Fact,
}

/// Labels, in any of the languages.
#[rustfmt::skip]
const LABELS: &[(Trait, &[&str])] = &[
    (Trait::Name, &[
        "name", "full name", "first name", "persona name", "imię", "imię i nazwisko", "이름", "성명", "nom", "nombre",
        "nome", "vorname", "名前", "氏名", "姓名", "名字",
    ]),
    (Trait::Age, &["age", "wiek", "나이", "연령", "alter", "âge", "edad", "idade", "年齢", "年龄"]),
    (Trait::Role, &[
        "role", "job", "job title", "occupation", "profession", "work", "rola", "zawód", "praca", "stanowisko", "직업",
        "직책", "직무", "beruf", "rolle", "tätigkeit", "métier", "profession", "rôle", "profesión", "ocupación", "trabajo",
        "rol", "profissão", "ocupação", "cargo", "職業", "职业", "役割",
    ]),
    (Trait::Place, &[
        "lives in", "city", "home", "residence", "hometown", "miejsce zamieszkania", "miasto", "mieszka", "거주지", "사는 곳",
        "wohnort", "ville", "ciudad", "cidade", "居住地", "住まい", "城市",
    ]),
    (Trait::Quote, &["quote", "cytat", "인용", "인용구", "zitat", "citation", "cita", "citação", "motto", "typical quote", "motto życiowe", "한마디", "좌우명", "一言", "座右铭"]),
    (Trait::Bio, &[
        "bio", "biography", "background", "about", "about her", "about him", "about them", "życiorys", "biografia", "o niej",
        "o nim", "tło", "소개", "배경", "자기소개", "biografie", "hintergrund", "über sie", "biographie", "biografía",
        "経歴", "プロフィール", "简介", "背景",
    ]),
    (Trait::Fact, &[
        "family", "family status", "marital status", "education", "income", "hobbies", "hobby", "interests", "personality",
        "tech savviness", "tech skills", "digital skills", "demographics", "gender", "sex", "household", "children",
        "rodzina", "stan cywilny", "wykształcenie", "dochód", "zainteresowania", "płeć", "dzieci", "osobowość",
        "가족", "가족 구성", "학력", "소득", "취미", "관심사", "성별", "성격", "결혼 여부", "디지털 역량",
        "familie", "familienstand", "bildung", "einkommen", "hobbys", "geschlecht", "famille", "formation", "revenu",
        "loisirs", "familia", "educación", "ingresos", "aficiones", "família", "educação", "renda", "家族", "趣味", "年収",
        "性別", "家庭", "收入", "爱好", "学历", "性别",
    ]),
];

static KEYS: LazyLock<BTreeMap<String, Trait>> = LazyLock::new(|| {
    let pairs = LABELS.iter().flat_map(|(tells, labels)| labels.iter().map(|label| (key(label), *tells)));
    pairs.collect()
});

/// What a label tells of a persona, if it is one for that.
pub(in crate::import) fn trait_of(label: &str) -> Option<Trait> {
    if label.len() > 60 {
        return None;
    }
    KEYS.get(&key(label)).copied()
}
