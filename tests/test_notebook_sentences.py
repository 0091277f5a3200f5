"""Computed sentences: true of the tables, plain where a table is empty."""

import pandas as pd
import pytest

from analysis.figures import headlines
from analysis.measures import evaluation, quotations, shares
from analysis.measures.bootstrap import Difference
from analysis.report.escaping import markdown_text
from analysis.report.findings import corpus as corpus_findings
from analysis.report.findings import quotations as quotation_findings
from analysis.report.findings import shares as share_findings
from analysis.report.findings.readability import about_articles
from analysis.report.findings.summary import changed, plain, to_check
from analysis.report.findings.wording import (
    copies,
    difference,
    interval,
    joined,
    left_out,
    listed,
    plural,
    unattributed,
)

SHARES = pd.DataFrame(
    {
        "speaker": ["unnamed sources and documents", "Ada *Quill*", "Bo Marr", ""],
        "n_words": [40, 30, 20, 10],
        "share": [0.4, 0.3, 0.2, 0.1],
        "low": [0.1, 0.25, 0.1, 0.0],
        "high": [0.6, 0.35, 0.3, 0.2],
    }
)


def test_words_of_a_sentence():
    assert [plural(n, "article") for n in (0, 1, 1200)] == ["0 articles", "1 article", "1,200 articles"]
    assert plural(2, "stretch", "stretches") == "2 stretches"
    assert [joined(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert listed(["A", "", "C", "D"], 3) == "A, unattributed and 2 more"
    assert listed([]) == "nobody"
    assert interval(0.1, 0.2) == " (95 % interval 10% to 20%)"
    assert interval(float("nan"), 0.2) == ""


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        (["Gull", "Tern"], ""),
        (["Gull", ""], " 1 of 2 articles has no outlet and is left out where outlets are compared."),
        (["", "Gull", ""], " 2 of 3 articles have no outlet and are left out where outlets are compared."),
        (["", ""], ""),
    ],
)
def test_articles_without_an_outlet_are_left_out_and_counted(known, sentence):
    assert left_out(pd.DataFrame({"outlet": known})) == sentence


@pytest.mark.parametrize(
    ("copy_of", "begins"),
    [
        (["", ""], ""),
        (["", "a"], " 1 of 2 articles repeats the text of another, and its words count once more"),
        (["", "a", "a"], " 2 of 3 articles repeat the text of others, and their words count once more"),
    ],
)
def test_copies_are_counted_in_a_sentence(copy_of, begins):
    assert copies(pd.DataFrame({"copy_of": copy_of})).partition(" in every")[0] == begins


def test_share_names_the_largest_named_speaker_and_the_unattributed_part():
    assert share_findings.share(SHARES) == (
        r"**Ada \*Quill\*** has **30.0%** of the quoted words (95 % interval 25.0% to 35.0%), the largest "
        "share among 2 named speakers; unnamed sources and documents have 40.0% and for 10.0% no speaker was "
        "found."
    )
    few = SHARES.assign(share=[0.3, 0.3, 0.39999, 0.00001])
    assert "for <0.1% no speaker was found" in share_findings.share(few)
    assert "no speaker" not in share_findings.share(SHARES.iloc[:0])
    assert "None of the quoted words" in share_findings.share(SHARES.iloc[3:])


def test_whoever_is_level_with_the_first_is_named():
    level = SHARES.assign(share=[0.3, 0.3, 0.3, 0.1])
    assert "35.0%), level with Bo Marr, the largest share among 2" in share_findings.share(level)
    assert headlines.share(level) == "Ada *Quill* has 30% of the quoted words, as much as Bo Marr"
    assert headlines.share(SHARES).endswith("of the quoted words, more than anyone else named")
    articles = pd.DataFrame({"article": list("abcd"), "title": ["", "B", "C", "D"]})
    quoted = articles.assign(share_of_words_quoted=[0, 0, 0.2, 0.2], n_words_quoted=[0, 0, 2, 2])
    quoted = pd.concat([quoted, pd.DataFrame({"article": ["e"], "title": ["No word"]})], ignore_index=True)
    assert corpus_findings.quoted(quoted) == (
        "The share is smallest in a (**0%**, level with “B”) and largest in “D” (**20%**, level with “C”)."
    )
    graded = articles.assign(flesch_kincaid_grade=[9.0, 7.0, 7.0, 7.0])
    assert "is a (grade **9.0**), the easiest “B” (7.0, level with 2 others)" in about_articles(graded)
    two = graded.assign(flesch_kincaid_grade=[9, 9, 8, 7], title=["A", "A", "C", "D"])
    assert "hardest article is “A” (grade **9.0**, level with 1 other)" in about_articles(two)


@pytest.mark.parametrize(
    ("values", "headline"),
    [
        ([3, 2, 1], "Ayr 3, Cut 1"),
        ([3, 3, 1], "Ayr 3, Cut 1; as high: Bow"),
        ([3, 1, 1], "Ayr 3, Bow 1; as low: Cut"),
        ([3, 3, 3], "All 3 are level at 3"),
        ([3, 3], "Both are level at 3"),
    ],
)
def test_headlines_of_extremes_tell_of_ties(values, headline):
    table = pd.DataFrame({"outlet": ["Ayr", "Bow", "Cut"][: len(values)], "value": values})
    said = headlines.extremes(table, "outlet", "value", "whole", many="{top} {high}, {bottom} {low}")
    assert said == headline


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ([0.2, -0.5], [0.4, -0.3], "Ann +.30, Bo −.40"),
        ([-0.6, -0.5], [1.2, -0.3], "Ann +.30, Bo −.40, which may be chance"),
        ([None, -0.5], [None, -0.3], "Ann +.30, Bo −.40, which may be chance"),
    ],
)
def test_a_headline_of_people_says_when_they_may_differ_by_chance(low, high, said):
    table = pd.DataFrame({"person": ["Ann", "Bo"], "mean": [0.3, -0.4], "low": low, "high": high})
    table = table.astype({"low": float, "high": float})
    many = "{top} {high}, {bottom} {low}"
    assert headlines.extremes(table, "person", "mean", "signed", many=many) == said
    assert (
        headlines.extremes(table, "person", "mean", "signed", many=many, described=True)
        == "Ann +.30, Bo −.40"
    )
    table = pd.concat([table.assign(is_enough=True), table.assign(mean=[0.9, -0.9], is_enough=False)])
    assert headlines.extremes(table, "person", "mean", "signed", many=many) == said


def test_the_headline_of_women_and_men_says_how_much_is_not_shown():
    table = pd.DataFrame([{"woman": 0.1, "man": 0.2, "not shown": 0.7}])
    said = "Women have 10% of the quoted words of people, men 20%"
    assert headlines.women(table) == f"{said}; for 70% it is not shown"
    assert headlines.women(table.assign(**{"not shown": 0.0})) == said


@pytest.mark.parametrize(
    ("half", "said"),
    [
        ([0.03] * 4, "clearly more positive in 1 and clearly more negative in 1 of 2 outlets"),
        ([0.03, 0.03, None, None], "quoted words are clearly more positive in 1 of 2 outlets"),
        ([0.1] * 4, "In none of 2 outlets do quoted words clearly differ in tone from the writers’ own"),
        (
            [0.1, 0.1, None, None],
            "In the one outlet with enough articles no quoted words clearly differ in tone from "
            "the writers’ own",
        ),
        ([None] * 4, "No outlet has enough articles to say whether quoted words differ in tone from its own"),
    ],
)
def test_quoted_words_are_called_more_positive_only_beyond_chance(half, said):
    rows = [("Gull", "narration", 0.0), ("Gull", "quoted words", 0.1)]
    rows += [("Tern", "narration", 0.1), ("Tern", "quoted words", 0.0)]
    table = pd.DataFrame(rows, columns=["outlet", "part", "mean"])
    half = pd.Series(half, dtype=float)
    table = table.assign(low=table["mean"] - half, high=table["mean"] + half)
    assert headlines.quoted_tone(table).endswith(said)


def test_what_changed_allows_for_as_many_measures_as_were_compared():
    one = {
        "measure": "tone of the narration",
        "old": 0.1,
        "new": 0.2,
        "difference": 0.1,
        "low": 0.01,
        "high": 0.19,
    }
    table = pd.DataFrame([one] * 20).assign(n_pairs=0)
    assert changed(table[:1]).startswith("tone of the narration rose by 0.10 (95 %")
    assert changed(table).startswith("No measure clearly changed.")
    assert changed(table.assign(new=table["old"])) == "No measure differs between the two runs."


@pytest.mark.parametrize(("n", "said"), [(1, "1 of 2 speakers"), (30, "allowing for 31 compared")])
def test_clearly_toned_speakers_are_people_with_names_however_many_are_looked_at(n, said):
    rows = [("", 0.1, 0.2), ("unnamed sources and documents", 0.1, 0.2), ("Ann", 0.05, 0.45)]
    rows += [(f"Bo {i}", -0.1, 0.3) for i in range(n)]
    table = pd.DataFrame(rows, columns=["speaker", "low", "high"]).assign(is_enough=True, n_articles=50)
    table["mean"] = table[["low", "high"]].mean(axis=1)
    assert said in headlines.clear_tones(table)
    assert "allowing" not in headlines.clear_tones(table.assign(low=-0.3))


def test_headlines_of_one_article_of_kinds_and_of_women_and_men_tell_of_ties():
    spoken = pd.DataFrame(
        {"speaker": ["Ada", "Bo", "", "Ada"], "n_words": [2, 5, 9, 3], "title": "Pier shut"}
    )
    assert headlines.one_article(spoken) == "Ada speaks as much as Bo in “Pier shut”"
    assert headlines.one_article(spoken[:3]) == "Bo speaks most in “Pier shut”"
    kinds = pd.DataFrame({"kind": ["business", "media", ""], "share": [0.4, 0.4, 0.2]})
    assert headlines.voices(kinds).endswith("business: 40% of the quoted words, as much as media")
    people = pd.DataFrame({"gender": ["woman", "woman", "man"], "speaker": ["Ada", "Di", "Bo"], "share": 0.2})
    assert headlines.top_by_gender(people) == (
        "Ada (level with Di) is the most quoted woman (20%), Bo is the most quoted man (20%)"
    )


def test_article_shares_name_the_largest_share_of_all():
    table = pd.DataFrame(
        {"article": ["a", "a", "b"], "speaker": ["Ada Quill", "Bo Marr", "Bo Marr"], "share": [0.4, 0.6, 0.5]}
    )
    found = share_findings.article_shares(table)
    assert found == "The largest share is that of Bo Marr: **60%** of the quoted words in a."
    level = share_findings.article_shares(table.assign(share=[0.4, 0.6, 0.6]))
    assert level == "The largest share is that of Bo Marr: **60%** of the quoted words in b, level with a."
    one = share_findings.article_shares(table[:2].assign(share=0.5))
    assert one == "The largest share is that of Ada Quill: **50%** of the quoted words, level with Bo Marr."


def test_outlets_name_the_widest_gap_among_named_speakers():
    table = pd.DataFrame(
        {
            "speaker": ["unnamed sources and documents"] * 2 + ["Ada Quill"] * 2 + ["Bo Marr"] * 2,
            "outlet": ["Gull", "Tern"] * 3,
            "share": [0, 0.9, 0.1, 0.4, 0.2, 0.3],
        }
    )
    quoted = pd.DataFrame(
        {
            "article": ["g/1", "g/2", "t/1", "t/2"],
            "outlet": ["Gull", "Gull", "Tern", "Tern"],
            "kind": "direct",
            "speaker": ["Ada Quill", "Bo Marr", "Ada Quill", "Bo Marr"],
            "n_words": [10, 90, 40, 60],
        }
    )
    found = share_findings.outlets(table, quoted)
    assert found == (
        "The widest of 2 gaps among the speakers shown is that of **Ada Quill** between Tern and Gull: "
        "**30.0** percentage points, quoted in too few articles to say whether that is more than chance."
    )
    assert "nothing to compare" in share_findings.outlets(table.iloc[:0], quoted)
    level = table.assign(share=[0, 0.9, 0.5, 0.25, 0.25, 0.5])
    assert "Ada Quill** (level with Bo Marr) between Gull and Tern:" in share_findings.outlets(level, quoted)
    third = table[2:3].assign(outlet="Skua", share=0.1)
    found = share_findings.outlets(pd.concat([table, third]), quoted)
    assert "Ada Quill** between Tern and Gull (level with Skua):" in found
    sure = level.assign(low=level["share"] - 0.05, high=level["share"] + 0.05)
    assert headlines.outlets(sure) == (
        "Ada Quill has 50% of the quoted words in Gull and 25% in Tern; as far apart: Bo Marr"
    )
    once = pd.DataFrame({"speaker": "Cy Dorn", "outlet": ["Gull", "Tern"], "share": [0.9, 0.0]})
    assert headlines.outlets(pd.concat([sure, once])).startswith("Ada Quill has 50%")  # nobody can judge 90%
    found = share_findings.outlets(pd.concat([sure, once]), quoted)
    assert found.startswith("The widest of 2 gaps among the speakers shown in enough articles to judge is")
    few = share_findings.outlets(pd.concat([table, once]), quoted)  # 90% of Dorn's one outlet tells nothing
    assert few.startswith(
        "The widest of 2 gaps among the speakers quoted in two outlets or more is that of **Ada"
    )
    same = "Each speaker has the same share of the quoted words in every outlet"
    assert headlines.outlets(sure.assign(share=0.5)) == same
    assert "25% in Tern, which may be chance; as" in headlines.outlets(
        sure.assign(low=None).astype({"low": float})
    )


def test_outlets_whose_articles_are_equally_long_are_named():
    articles = pd.DataFrame({"article": [*"abcd"], "outlet": [*"GTSU"], "n_words": [90, 90, 60, 50]})
    table = articles.assign(n_articles=1, words_per_sentence=9.0).sort_values("outlet")
    said = corpus_findings.lengths(table, articles)
    assert said.startswith("T has **90 words** an article on average, level with G, U 50. Their")


def test_quoted_words_without_a_speaker_are_told_wherever_named_speakers_have_shares():
    speakers = pd.DataFrame({"speaker": ["Ada", "", ""], "n_words_direct": [90, 6, 4]})
    assert unattributed(speakers) == " For 10% of all quoted words no speaker was found."
    assert unattributed(speakers[:1]) == unattributed(speakers[:0]) == ""


def test_the_widest_of_several_differences_says_what_its_interval_allows_for():
    one = Difference(2.0, 0.5, 3.5, 6)
    assert difference(one) == " (95 % interval 0.5 to 3.5, within 6 events)"
    assert difference(one._replace(low=0.02)).endswith(" 0.0 to 3.5, within 6 events), which may be chance")
    assert difference(one._replace(n_tried=15)) == (
        " (95 % interval allowing for 15 comparisons 0.5 to 3.5, within 6 events)"
    )


def test_heard_counts_speakers_of_one_outlet_only():
    table = pd.DataFrame(
        {
            "event": "flood",
            "speaker": ["Ada Quill"] * 2 + ["Bo Marr"] * 2 + [""] * 2,
            "outlet": ["Gull", "Tern"] * 3,
            "share": [0.5, 0.5, 0, 0.5, 0.5, 0],
            "n_outlets": [2, 2, 1, 1, 1, 1],
        }
    )
    assert share_findings.heard(table) == (
        "On 1 event told by several outlets, **1 of 2 speakers** are quoted by one outlet only and 1 by "
        "all of them."
    )
    assert "Nobody is quoted on an event that two outlets tell" in share_findings.heard(table.iloc[:0])


@pytest.mark.parametrize(
    ("n", "words"),
    [(0, "No words between"), (1, "as **1.5** equal ones"), (3, "**2.0 equal speakers**: from 1.5 in a")],
)
def test_concentration_speaks_of_none_one_or_many_articles(n, words):
    table = pd.DataFrame({"article": list("abc"), "n_speakers": 3, "effective_speakers": [1.5, 2.5, 2.0]})
    assert words in share_findings.concentration(table.iloc[:n])


def test_corpus_names_counts_and_dates():
    articles = pd.DataFrame(
        {"outlet": ["Gull", "Tern"], "n_words": [1000, 500], "date": ["2030-01-02", "2030-01-01"]}
    )
    assert corpus_findings.corpus(articles) == (
        "The corpus holds **2 articles** from 2 outlets with 1,500 words, dated 2030-01-01 to 2030-01-02."
    )
    one = corpus_findings.corpus(articles.iloc[:1].assign(outlet="", date=""))
    assert one == "The corpus holds **1 article** with 1,000 words."
    assert corpus_findings.corpus(articles.assign(outlet="", date="")) == (
        "The corpus holds **2 articles** with 1,500 words. "
        "No article has an outlet, so outlets are not compared."
    )
    dated = pd.concat([articles, articles.assign(date="").iloc[:1]])
    assert "; 2 articles dated 2030-01-01 to 2030-01-02." in corpus_findings.corpus(dated)
    some = corpus_findings.corpus(articles.assign(outlet=["Gull", ""], date=""))
    assert some.endswith("1 of 2 articles has no outlet and is left out where outlets are compared.")
    assert corpus_findings.corpus(articles.iloc[:0]) == "The corpus holds no article."


def test_quoted_names_the_extremes():
    articles = pd.DataFrame(
        {
            "article": ["a", "b"],
            "n_words": [100, 100],
            "n_words_quoted": [10, 30],
            "share_of_words_quoted": [0.1, 0.3],
        }
    )
    assert (
        corpus_findings.quoted(articles) == "The share is smallest in a (**10%**) and largest in b (**30%**)."
    )
    assert corpus_findings.quoted(articles.iloc[:1]) == "**10% of the words** stand inside quotation marks."
    assert corpus_findings.quoted(articles.assign(n_words_quoted=0)) == corpus_findings.NO_QUOTATIONS


def test_gaps_list_what_is_missing():
    table = pd.DataFrame({"gap": ["no date", "no title"], "n_articles": [2, 0]})
    assert corpus_findings.gaps(table, pd.DataFrame({"problem": ["x"]})) == (
        "Articles with gaps: no date (2). Problems met while reading: **1**."
    )


def test_measures_become_a_sentence():
    table = pd.DataFrame(
        {
            "measure": ["precision", "found", "right quotations", "right words", "share error"],
            "value": [0.9, 0.8, 0.7, 0.75, 0.12], "low": 0.1, "high": 0.9, "n": [10, 10, 10, 80, 3],
        }
    )  # fmt: skip
    found = quotation_findings.measured(table)
    assert "on 10 labelled quotations: **75%** of the words" in found
    assert "off by 0.12 on average" in found
    assert quotation_findings.measured(table.iloc[:0]) == quotation_findings.NO_LABELS


def test_confidence_compares_the_least_sure_quarter_with_the_rest():
    table = pd.DataFrame(
        {
            "is_found": True,
            "confidence": [0.1] * 5 + [0.9] * 15,
            "is_right": [True] + [False] * 4 + [True] * 15,
        }
    )
    assert "lowest confidence **20%** are right, of the others 100%" in quotation_findings.confidence(table)
    assert "too few" in quotation_findings.confidence(table.iloc[:8])


QUOTATIONS = pd.DataFrame(
    {
        "article": ["a", "a", "b"], "attribution": [0, 1, 0], "start": [5, 9, 1],
        "speaker": ["Ada Quill", "", "Bo Marr"],
        "speaker_kind": ["person", "", "person"], "kind": "direct",
        "rule": ["said-after", "none", "corrected"],
        "n_words": [3, 4, 5], "cue": ["said", "", "added"], "outlet": ["Gull", "Gull", "Tern"], "event": "",
    }
)  # fmt: skip


def test_quotation_counts_tell_of_corrections_and_of_nobody():
    assert quotation_findings.quotation_counts(QUOTATIONS) == (
        "**3 quotations** by 2 speakers; for 1 quotation no speaker was found; 1 quotation corrected by hand."
    )


def test_findings_of_no_quotations_are_plain_sentences():
    none = QUOTATIONS.iloc[:0]
    empty = pd.DataFrame(columns=evaluation.LABEL_COLUMNS)
    compared = evaluation.compared(none.assign(end=[], confidence=[]), empty)
    sentences = [
        quotation_findings.quotation_counts(none),
        quotation_findings.kinds(quotations.kinds(none, "outlet")),
        quotation_findings.cues(quotations.cues(none)),
        quotation_findings.wrong(evaluation.errors(compared), compared),
        quotation_findings.confidence(compared),
        share_findings.share(shares.quote_share(none)),
        share_findings.article_shares(shares.quote_share(none, ["article"])),
        share_findings.outlets(shares.outlet_shares(none), none),
        share_findings.heard(shares.heard_by_outlet(shares.quote_share(none, ["event", "outlet"]))),
    ]
    assert all(sentence.endswith(".") and "nan" not in sentence for sentence in sentences)


def test_what_to_check_is_counted_by_the_confidence_that_the_reader_shows():
    shown_as_75 = [0.747, 0.75]
    table = pd.DataFrame({"confidence": [0.5, 0.744, *shown_as_75, 1.0], "n_words": [30, 9, 9, 9, 10]})
    (found,) = to_check(table.assign(kind=["direct", *["indirect"] * 3, "mixed"]))
    assert found == (
        "Of 5 quotations about **1** is expected to have the wrong speaker, with 38% of the quoted words; "
        "the intervals do not allow for such errors. Begin with the 2 whose confidence is below 0.75."
    )


def test_a_sentence_in_the_terminal_keeps_the_stars_of_names():
    assert (
        plain(f"**12%** of {markdown_text('*.xml')} and `{markdown_text('a_b')}`") == "12% of *.xml and a_b"
    )
