"""Markdown by markdown-it: words of reports are words, never markup."""

from markdown_it import MarkdownIt


def test_no_word_of_a_report_is_markup(case):
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(case.export("markdown").decode())
    inner = [child for token in tokens for child in token.children or []]
    kinds = {token.type for token in tokens} | {child.type for child in inner}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "fence", "code_block"}


def test_the_figures_are_there(case):
    words = "".join(token.content for token in MarkdownIt("commonmark").enable("table").parse(case.export("markdown").decode()))
    for group in case.record["figures"]:
        if group["verdict"] == "differ":
            assert all(case.words({**v, "report": v["report"]})[:4] in words for v in group["versions"])
