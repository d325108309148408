//! Marks stay, all else is escaped.

use super::*;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(inline(text, Place::Flow), expected, "{text:?}");
}

#[test]
fn marks_stay() {
    check("pay **at once** now", "pay **at once** now");
    check("__bold__ and _italic_", "**bold** and *italic*");
    check("*a **b** c*", "*a* **b** *c*");
    check("*a**b**c*", "*a**b**c*");
    check("press `Enter **`", "press `Enter **`");
    check("``a`b``", "``a`b``");
    check(
        "see [the **FAQ**](https://a.example/f(1)?x=1&y=2)",
        "see [the **FAQ**](https://a.example/f\\(1\\)?x=1\\&y=2)",
    );
    check("<https://a.example> <me@a.example>", "<https://a.example> <me@a.example>");
    check("고객이 **카드**를 *꺼낸다*", "고객이 **카드**를 *꺼낸다*");
    check("look![here](x.md)", "look!\\[here\\](x.md)");
    check("look\\![here](x.md)", "look\\![here](x.md)");
}

#[test]
fn all_else_is_escaped() {
    for (text, expected) in [
        ("<b>x</b> & co. &amp;amp; AT&T", "\\<b>x\\</b> & co. \\&amp; AT\\&T"),
        ("# 1 in the queue", "\\# 1 in the queue"),
        ("1. first", "1\\. first"),
        ("12) twelfth", "12\\) twelfth"),
        ("- 5 °C", "\\- 5 °C"),
        ("+ more", "\\+ more"),
        ("> quoted", "\\> quoted"),
        ("---", "\\---"),
        ("~~struck~~", "\\~\\~struck\\~\\~"),
        ("| a | b |", "\\| a \\| b \\|"),
        ("2 * 3 * 4", "2 \\* 3 \\* 4"),
        ("snake_case_name _x", "snake_case_name \\_x"),
        ("[ ] todo [^1]", "\\[ \\] todo \\[^1\\]"),
        ("$5 $x$", "\\$5 \\$x\\$"),
        ("www.example.com, https://a.example, me@a.example", "www\\.example.com, https\\://a.example, me\\@a.example"),
        ("this · that / other", "this &middot; that &#47; other"),
        ("one\ntwo", "one / two"),
    ] {
        check(text, expected);
        assert_eq!(plain(expected).replace('\n', " "), plain(text).replace('\n', " / "), "{text:?}");
    }
}

#[test]
fn cells_and_headings() {
    assert_eq!(inline("`a|b` | c", Place::Cell), "`a\\|b` \\| c");
    assert_eq!(inline("`a\\|b`", Place::Cell), "a\\\\\\|b");
    assert_eq!(inline("- 1", Place::Cell), "- 1");
    assert_eq!(heading("Stop!"), "Stop&#33;");
    assert_eq!(heading("In C #"), "In C &#35;");
    assert_eq!(heading("and ·"), "and &middot;");
    assert_eq!(heading("끝。"), "끝&#12290;");
    assert_eq!(strong("Why?", Place::Flow), "**Why?**");
    assert_eq!(strong("*Why?*", Place::Flow), "*Why?*");
}
