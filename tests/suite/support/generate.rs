//! Maps made by a rule, for what no example is: typical in number, huge in size, ugly in content.

use std::fmt::Write;

/// A map of some stages and steps, with something in most lanes; `seed` varies its words.
pub(crate) fn typical(seed: u64, stages: usize, steps: usize) -> String {
    typical_of(WORDS, seed, stages, steps)
}

/// The same of other words.
pub(crate) fn typical_of(words: &'static [&'static str], seed: u64, stages: usize, steps: usize) -> String {
    let mut dice = Dice { state: seed.wrapping_mul(2_654_435_761).wrapping_add(1), words };
    let lang = if words == KOREAN { "lang: ko\n" } else { "" };
    let mut text = format!(
        "title: {}\n{lang}type: current-state\nowner: {}\npersona:\n  name: Hana Kowalska\n  role: {}\n  goals: [{}]\nstages:\n",
        dice.words(4),
        dice.words(1),
        dice.words(3),
        dice.words(3)
    );
    for stage in 0..stages {
        let _ = writeln!(text, "  - name: {} {stage}\n    goal: {}\n    steps:", dice.words(1), dice.words(4));
        for step in 0..steps {
            let _ = writeln!(text, "      - id: s{stage}-{step}\n        action: {}", dice.words(4));
            let _ = writeln!(text, "        touchpoint: {{name: {}, channel: {}}}", dice.words(2), dice.channel());
            let _ = writeln!(text, "        emotion: {{score: {}, feeling: {}}}", dice.score(), dice.words(1));
            if dice.roll(2) == 0 {
                let _ = writeln!(text, "        thinking: {}", dice.words(7));
            }
            if dice.roll(3) == 0 {
                let _ = writeln!(text, "        pain_point: {{text: {}, severity: high}}", dice.words(6));
            }
            if dice.roll(4) == 0 {
                let _ = writeln!(text, "        opportunity: {{text: {}, impact: 4, effort: 2}}", dice.words(6));
            }
            if dice.roll(5) == 0 {
                let _ =
                    writeln!(text, "        metrics: {{conversion-rate: {{value: {}%, target: 55%}}}}", dice.roll(100));
            }
        }
    }
    text
}

/// A blueprint of some steps, each with `ways` labelled arrows to others: more than a reader can follow. The labels are
/// `LabAxBq`, from step `A` to step `B`, and two words more.
pub(crate) fn crowded(steps: usize, ways: usize) -> String {
    let mut text = "title: T\ntype: service-blueprint\nstages:\n- name: A\n  steps:\n".to_owned();
    for step in 0..steps {
        let targets: std::collections::BTreeSet<usize> =
            (0..ways).map(|way| (step * 7 + way * 3 + 1) % steps).filter(|to| *to != step).collect();
        let triggers: Vec<String> =
            targets.iter().map(|to| format!("{{to: f{to}, label: Lab{step}x{to}q words here}}")).collect();
        let triggers = triggers.join(", ");
        let _ = writeln!(text, "  - {{action: a, support: {{id: f{step}, text: F, triggers: [{triggers}]}}}}");
    }
    text
}

/// A blueprint of one step with this many cells in front and behind, each with a labelled arrow `LabAq`.
pub(crate) fn stacked(cells: usize) -> String {
    let mut text =
        "title: T\ntype: service-blueprint\nstages:\n- name: A\n  steps:\n  - action: a\n    frontstage:\n".to_owned();
    for cell in 0..cells {
        let to = cell * 37 % cells;
        let _ = writeln!(text, "    - {{id: f{cell}, text: F, triggers: {{to: b{to}, label: Lab{cell}q}}}}");
    }
    text.push_str("    backstage:\n");
    for cell in 0..cells {
        let _ = writeln!(text, "    - {{id: b{cell}, text: B}}");
    }
    text
}

/// A map of some stages with this many labelled flows `LabAq` between them.
pub(crate) fn flowing(stages: usize, flows: usize) -> String {
    let mut text = "title: T\ntype: current-state\nstages:\n".to_owned();
    for stage in 0..stages {
        let _ = writeln!(text, "  - {{id: s{stage}, name: S{stage}}}");
    }
    text.push_str("flows:\n");
    for flow in 0..flows {
        let (from, to) = (flow % stages, (flow % stages + flow / stages + 2) % stages);
        let _ = writeln!(text, "  - {{from: s{from}, to: s{to}, label: Lab{flow}q}}");
    }
    text
}

/// A small generator of numbers, the same everywhere (xorshift).
struct Dice {
    state: u64,
    words: &'static [&'static str],
}

const WORDS: &[&str] = &[
    "learner",
    "reads",
    "compares",
    "price",
    "teacher",
    "evening",
    "checkout",
    "waits",
    "answers",
    "letter",
    "phone",
    "course",
    "gets",
    "a",
    "the",
    "of",
    "Zażółć",
    "gęślą",
    "상담",
    "가격을",
    "비교한다",
    "returns",
    "understands",
    "receipt",
];
/// Words of English maps.
#[rustfmt::skip]
pub(crate) const ENGLISH: &[&str] = &[
    "learner", "reads", "compares", "price", "teacher", "evening", "checkout", "waits", "answers",
    "letter", "phone", "course", "gets", "a", "the", "of", "to", "for", "with", "and", "before",
    "after", "finds", "asks", "calls", "pays", "keeps", "sends", "opens", "writes", "starts", "stops",
    "returns", "understands", "receipt", "order", "delivery", "parcel", "basket", "account", "password",
    "reminder", "message", "email", "question", "quick", "slow", "wrong", "right", "first", "second",
    "last", "next", "friend", "family", "office", "home", "mobile", "screen", "button", "page", "form",
    "review", "rating", "offer", "discount", "trial", "lesson", "week", "month", "money", "card",
    "bank", "number", "name", "address", "window", "bus", "train", "queue", "desk", "clerk", "nurse",
    "doctor", "appointment", "insurance", "claim", "ticket", "quality", "value", "support", "help",
    "guide", "video", "example", "notebook", "progress", "certificate", "exercise", "job", "interview",
    "manager", "colleague", "customer", "service", "problem", "error", "warning",
];
/// Words of Korean maps: 208 syllables.
#[rustfmt::skip]
pub(crate) const KOREAN: &[&str] = &[
    "온라인", "강의를", "찾아본다", "가격을", "비교한다", "친구에게", "물어본다", "상담", "신청서를", "작성한다", "결제", "카드", "번호를",
    "입력한다", "오류가", "나서", "다시", "시도한다", "확인", "메일이", "늦게", "도착한다", "첫", "수업을", "듣는다", "진도를", "놓쳐",
    "불안하다", "강사에게", "질문을", "남긴다", "빠른", "답변에", "안심한다", "과제를", "제출한다", "수료증을", "받는다", "후기를", "쓴다", "회사",
    "동료에게", "추천한다", "직장인", "주말", "저녁", "시간", "부족", "휴대전화", "화면이", "작다", "글씨가", "흐리다", "매장", "직원", "대기",
    "순서", "번호표", "창구", "은행", "계좌", "이체", "영수증", "환불", "요청", "배송", "조회", "택배", "기사", "반품", "접수", "고객",
    "센터", "전화", "연결", "실패", "안내", "문구", "모호하다", "약관", "동의", "절차", "복잡하다", "본인", "인증", "문자", "비밀번호",
    "잊어버렸다", "로그인", "회원", "가입", "혜택", "쿠폰", "할인", "행사", "알림", "설정", "검색", "결과", "필터", "정렬", "상품", "상세",
    "설명", "부족하다", "사진", "품질", "만족", "기대", "이상", "실망", "걱정", "설렘", "뿌듯하다", "지루하다", "헷갈린다", "편리하다", "개인",
    "정보", "유출", "우려", "담당자", "바뀜", "같은", "말을", "반복한다", "병원", "예약", "진료", "보험", "청구", "서류", "준비", "출력",
    "사무실", "방문", "지하철", "이동", "도서관", "자료", "복사", "계획표", "목표", "점검", "체크리스트", "작성", "학습", "효과", "퀴즈",
    "점수", "향상", "포기", "직전", "격려", "메시지", "덕분에", "계속한다", "졸업", "취업", "면접", "이력서", "포트폴리오", "연봉", "협상",
    "새로운", "업무", "적응",
];
const CHANNELS: &[&str] = &["web", "app", "email", "phone", "store", "social", "chat"];

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state % sides
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| self.words[self.roll(self.words.len() as u64) as usize]).collect();
        words.join(" ")
    }

    fn channel(&mut self) -> &'static str {
        CHANNELS[self.roll(CHANNELS.len() as u64) as usize]
    }

    fn score(&mut self) -> f64 {
        (self.roll(41) as f64 - 20.0) / 10.0
    }
}
