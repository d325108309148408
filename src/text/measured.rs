//! Widths that a browser measured (Chromium, `getComputedTextLength` with the embedded fonts), beside our own.

use super::{Face, width};

/// Text, face, size and measured width.
#[rustfmt::skip]
const MEASURED: &[(&str, Face, f64, f64)] = &[
    ("The customer compares prices and reads reviews", Face::Regular, 11.5, 271.78125),
    ("Waits 12 minutes for an answer — too long!", Face::Italic, 11.5, 235.671_875),
    ("To: Ave. Www, Type, Yes, LT, P.A., V.", Face::Bold, 11.5, 207.59375),
    ("“Why can’t I pay by card?” she asked…", Face::Semibold, 11.5, 217.84375),
    ("Total: $1,234.50 (−5 %)", Face::Regular, 11.5, 127.375),
    ("AVATAR Toyota WAVE Tr. Wy; Yo: 11:11", Face::Italic, 11.5, 206.359_375),
    ("office fluffy affine difficult ->  => != www", Face::Bold, 11.5, 230.859_375),
    ("https://example.com/a/b?c=d&e=f#g", Face::Semibold, 11.5, 207.296_875),
    ("Zażółć gęślą jaźń w Łodzi", Face::Regular, 11.5, 139.84375),
    ("Klient czeka na odpowiedź 3 dni", Face::Italic, 11.5, 176.5),
    ("Świętosława Źródło Ćma", Face::Bold, 11.5, 138.71875),
    ("Straße, Größe, Überweisung & Fußgängerübergänge", Face::Semibold, 11.5, 291.8125),
    ("Der Kunde prüft den Lieferstatus täglich", Face::Regular, 11.5, 216.71875),
    ("ÄÖÜ Vögel Tür Käfer", Face::Italic, 11.5, 112.984_375),
    ("고객은 매장에 방문하여 상담을 받는다", Face::Bold, 11.5, 169.921_875),
    ("결제가 두 번 실패했다 (3회 중 2회)", Face::Semibold, 11.5, 159.71875),
    ("KTX역에서 5분, 카드로 결제하기.", Face::Regular, 11.5, 155.484_375),
    ("불만족스러운 응답 시간: 12분", Face::Italic, 11.5, 134.046_875),
    ("‘왜’ “이렇게” 오래 걸리나요?", Face::Bold, 11.5, 133.46875),
    ("가·나·다 → 라 ※ 참고", Face::Semibold, 11.5, 98.1875),
    ("A/B테스트 98.5% 성공!", Face::Regular, 11.5, 114.5625),
    ("Ο πελάτης συγκρίνει τις τιμές", Face::Italic, 11.5, 164.71875),
    ("Καλημέρα κόσμε· ΑΥΤΟ", Face::Bold, 11.5, 136.234_375),
    ("Покупатель сравнивает цены", Face::Semibold, 11.5, 170.90625),
    ("ГУТА Тогда Уже №5 «Да»", Face::Regular, 11.5, 144.859_375),
    ("Їжак і ґанок", Face::Italic, 11.5, 66.96875),
    ("Příliš žluťoučký kůň", Face::Bold, 11.5, 110.90625),
    ("Hôtel, cœur, Noël, ça où", Face::Semibold, 11.5, 133.921_875),
    ("Năm mới Việt Nam Ậ ầ", Face::Regular, 11.5, 121.875),
    ("İstanbul ığüşöç Ș ț", Face::Italic, 11.5, 100.359_375),
    ("Score 4.5 → 3.2 ↑ ↓ ✓ ★ ● ■ ▲", Face::Bold, 11.5, 183.421_875),
    ("½ ¼ × ÷ ± ≥ ≤ ≠ ≈ ∞ €5 £6 ¥7 ₩8", Face::Semibold, 11.5, 184.046_875),
    ("NBSP\u{a0}here\u{2009}thin\u{202f}narrow", Face::Regular, 11.5, 120.8125),
    ("CAPS LOCK IS ON; LOWER case", Face::Italic, 11.5, 176.40625),
    ("1 2 3 4 5 6 7 8 9 0 1/2 10x20 3x", Face::Bold, 11.5, 169.25),
    ("[x] {y} <z> |a| \\b ~c ^d `e` _f_ @g #h *i +j =k", Face::Semibold, 11.5, 242.890_625),
    ("r. y, f' T\" L’ d’A", Face::Regular, 11.5, 78.3125),
    ("Kundenservice: 24/7 (außer Fr.)", Face::Italic, 11.5, 172.5625),
    ("q", Face::Bold, 11.5, 7.25),
    ("WWWWWWWWWWWWiiiiiiiiiii", Face::Semibold, 11.5, 176.71875),
];

/// A browser rounds to 1/64 of a pixel.
const ROUNDING: f64 = 1.0 / 64.0;

#[test]
fn widths_are_those_of_a_browser() {
    for (text, face, size, measured) in MEASURED {
        let ours = width(text, *face, *size);
        let error = (ours - measured).abs();
        assert!(error <= ROUNDING, "{text:?} in {face:?} {size}: {ours}, not {measured}");
        assert!(error / measured < 0.001, "{text:?} in {face:?} {size}: {ours}, not {measured}");
    }
}
