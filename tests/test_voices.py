"""What an article says of its speakers: type, kind, title, justification, women and men."""

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis.attribution.speakers import attributions
from analysis.attribution.voices import KINDS, TYPES, _lexicon, voices
from analysis.figures import CATALOGUE
from analysis.measures import outlets
from analysis.measures import voices as measures
from analysis.measures.names import named_tables
from analysis.measures.summary import compare_runs
from analysis.report.findings import voices as say
from analysis.tables.corpus import build_tables, open_corpus
from analysis.text.article import Article

DATA = Path(__file__).parents[1] / "data"


def voice(text: str, name: str = "Greta Marsh"):
    found = voices(text, *attributions(Article(id="a", text=text)))
    return {entity.name: voice for entity, voice in found.items()}[name]


INTRODUCED = [
    ("Finance Minister Greta Marsh said: “We are late.”", "government and politics", "minister"),
    ("“No,” said Greta Marsh, head of the Orby water board.", "government and politics", "water board"),
    ("Sgt. Greta Marsh of the Orby police said: “We are late.”", "police, courts and military", "sgt"),
    ("“We are late,” said Greta Marsh, a lawyer for the family.", "police, courts and military", "lawyer"),
    ("Greta Marsh, the chief executive of Orby Mills, said: “We are late.”", "business", "chief executive"),
    ("Greta Marsh, chief executive of a charity, said: “No.”", "civil society and unions", "charity"),
    ("“No,” said Dr Greta Marsh, who studies moss at the University of Orby.", "experts and science", "dr"),
    ("“We are late,” said Greta Marsh, an economist at Orby Bank.", "experts and science", "economist"),
    ("“We are late,” said Greta Marsh, general secretary of the millers' union.", "civil society and unions",
     "general secretary"),
    ("Greta Marsh, editor of the Orby Post, wrote: “We are late.”", "media", "editor"),
    ("“We are late,” said goalkeeper Greta Marsh.", "culture and sport", "goalkeeper"),
    ("Greta Marsh, one of the protesters, said: “We are late.”", "ordinary people", "protesters"),
    ("“We are late,” said Greta Marsh, who lives beside the mill.", "ordinary people", "who lives"),
    ("Orby's mayor, Lady Greta Marsh, said: “We are late.”", "government and politics", "mayor"),
    ("Greta Marsh (D-Orby) said: “We are late.”", "government and politics", "D-Orby"),
    ("The spokeswoman Greta Marsh said: “We are late.”", "organisation as such", "spokeswoman"),
    ("Cllr Greta Marsh said: “We are late.”", "government and politics", "cllr"),
    ("Football manager Greta Marsh said: “We are late.”", "culture and sport", "football manager"),
    ("Greta Marsh said: “We are late, minister, and the police are here.”", "", ""),
    ("In a statement read to the court, Greta Marsh said she was late.", "", ""),
    ("Speaking outside court, Greta Marsh said: “We are late.”", "", ""),
    ("The river fell, the Orby Environment Agency said. “We are late,” said area manager Greta Marsh.",
     "government and politics", "agency"),
    ("The ferry left. “We are late,” said Captain Greta Marsh.", "", ""),
    ("Captain Greta Marsh scored a goal in the match. “No,” Marsh said.", "culture and sport", "scored"),
]  # fmt: skip


@pytest.mark.parametrize("text, kind, evidence", INTRODUCED)
def test_kind_of_source(text, kind, evidence):
    found = voice(text)
    assert (found.source_kind, found.source_kind_evidence) == (kind, evidence)


def test_a_word_near_the_name_shows_the_kind_where_nothing_introduces_it():
    text = "Greta Marsh scored in the second match of the season.\n\n“We were late,” Marsh said."
    assert voice(text).source_kind == "culture and sport"


def test_entries_of_the_lexicon_are_lower_case_and_of_known_kinds():
    levels = {"head", "employer", "weak", "context"}
    for entry, classes in _lexicon().items():
        assert entry == entry.lower().strip()
        assert all(kind in KINDS and level in levels for kind, level in classes), entry


GENDERS = [
    ("Mrs Greta Marsh said: “We are late.”", "woman", "title"),
    ("Sir Greta Marsh said: “We are late.”", "man", "title"),
    ("Mx Greta Marsh said: “We are late.”", "they", "title"),
    ("Robin Marsh said she was late. “Go on,” said Robin Marsh.", "woman", "pronoun"),
    ("Robin Marsh, who is non-binary, said: “We are late.”", "they", "word"),
    ("The actress Robin Marsh said: “We are late.”", "woman", "word"),
    ("Robin Marsh, a father of two, said: “We are late.”", "man", "word"),
    ("Susan Marsh said: “We are late.”", "woman", "name"),
    ("Robin Marsh said: “She is late.”", "", ""),
    ("Robin Marsh embraced her. “No,” said Robin Marsh.", "", ""),
    ("Robin Marsh had met him at the quay. “No,” said Robin Marsh.", "", ""),
    ("Robin Marsh took her coat. “No,” said Robin Marsh.", "woman", "pronoun"),
    ("Mr and Mrs Marsh came. Robin Marsh said: “We are late.”", "", ""),
]


@pytest.mark.parametrize("text, value, by", GENDERS)
def test_women_and_men_as_the_article_refers_to_them(text, value, by):
    found = voice(
        text, "Susan Marsh" if "Susan" in text else "Robin Marsh" if "Robin" in text else "Greta Marsh"
    )
    assert (found.gender.value, found.gender.by) == (value, by)


def test_only_a_name_has_a_probability():
    assert voice("Susan Marsh said: “No.”", "Susan Marsh").gender.probability > 0.95
    shown = voice("Mrs Susan Marsh said: “No.”", "Susan Marsh").gender.probability
    assert shown != shown


KINDS_OF_SPEAKERS = [
    ("“No,” said Greta Marsh.", "Greta Marsh", "named person"),
    ("“No,” said the Orby Bank.", "Orby Bank", "named organisation"),
    ("“No,” said a senior official.", "senior official", "unnamed person"),
    ("“No,” said several residents.", "several residents", "unnamed group"),
    ("A survey found that most mills are late.", "survey", "document"),
]


@pytest.mark.parametrize("text, name, source_type", KINDS_OF_SPEAKERS)
def test_type_of_source(text, name, source_type):
    assert voice(text, name).source_type == source_type in TYPES


def test_title_and_justification():
    text = "Greta Marsh, head of the Orby mill, who lost 1,200 sheep at 7:30, said: “We are late.”"
    found = voice(text)
    assert (found.title, found.justification) == ("head of the Orby mill", "who lost 1,200 sheep at 7:30")


def test_a_title_is_no_clause_about_another_and_no_opinion():
    assert (
        voice("Beside Greta Marsh, former mayor Ann Lee steps up.\n\n“We row,” said Greta Marsh.").title == ""
    )
    assert voice("Greta Marsh, a 'very fine woman', rowed.\n\n“We row,” said Greta Marsh.").title == ""
    kept = voice("Greta Marsh, a former aide to mayor Ann Lee, rowed.\n\n“We row,” said Greta Marsh.").title
    assert kept == "a former aide to mayor Ann Lee"


@pytest.fixture(scope="module")
def sample():
    return named_tables(open_corpus(DATA / "articles"))


@pytest.fixture(scope="module")
def quoted(sample):
    return measures.voices(sample.quotations, sample.speakers)


def _key(names):
    return names.str.casefold().str.replace("’", "'").str.replace(r"^(?:the|an?) ", "", regex=True)


def test_kinds_and_genders_of_the_labelled_sample(quoted):
    labels = pd.read_csv(DATA / "labelled" / "speakers.csv", keep_default_na=False)
    labels = labels.assign(key=_key(labels["speaker"]))
    said = quoted[quoted["kind"] != "indirect"]
    found = said.assign(key=_key(said["speaker"])).merge(labels, on=["event", "key"], suffixes=("", "_label"))
    known = found[found["source_kind_label"] != ""]
    given = known[known["source_kind"] != ""]
    assert given["n_words"].sum() > 0.75 * known["n_words"].sum()
    right = given["source_kind"] == given["source_kind_label"]
    assert given.loc[right, "n_words"].sum() > 0.82 * given["n_words"].sum()
    shown = found[(found["gender_label"] != "") & (found["gender"] != "")]
    assert (shown["gender"] == shown["gender_label"]).mean() > 0.97


def test_shares_of_kinds_and_genders_sum_to_one(quoted):
    kinds = measures.kind_shares(quoted)
    assert kinds["share"].sum() == pytest.approx(1)
    assert kinds["n_words"].sum() == quoted.loc[quoted["kind"] != "indirect", "n_words"].sum()
    for by in ([], ["outlet"]):
        shares = measures.gender_shares(quoted, by)
        sums = shares.groupby(by)["share"].sum() if by else pd.Series(shares["share"].sum())
        assert sums.tolist() == pytest.approx([1] * len(sums))


def test_what_one_article_leaves_open_another_shows():
    speakers = pd.DataFrame(
        [
            ("a", "Greta Marsh", "named person", "", "", ""),
            ("b", "Greta Marsh", "named person", "media", "woman", "title"),
            ("b", "an official", "unnamed person", "government and politics", "", ""),
            ("a", "an official", "unnamed person", "", "", ""),
        ],
        columns=["article", "speaker", "source_type", "source_kind", "gender", "gender_by"],
    )
    quotations = speakers[["article", "speaker"]].assign(kind="direct", n_words=5)
    found = measures.voices(quotations, speakers).set_index(["article", "speaker"])
    assert found.loc[("a", "Greta Marsh"), ["source_kind", "gender"]].tolist() == ["media", "woman"]
    assert found.loc[("a", "an official"), "source_kind"] == ""


PERIODS = [
    (["2025-02-03", "2025-02-11"], ["2025-W06", "2025-W07"]),
    (["2025-02-03", "2025-07-11T09:00"], ["2025-02", "2025-07"]),
    (["2019-02-03", "2025-07-11"], ["2019", "2025"]),
    (["2025-02-03", "soon"], ["2025-W06", ""]),
]


@pytest.mark.parametrize("dates, periods", PERIODS)
def test_periods_fit_the_dates(dates, periods):
    articles = pd.DataFrame({"article": [str(n) for n in range(len(dates))], "date": dates})
    assert measures.periods(articles).tolist() == periods


def test_over_time_has_every_group_in_every_month(sample, quoted):
    table = measures.over_time(quoted, sample.articles)
    assert set(table["measure"]) == {"top voices", "kinds of source", "unattributed", "women"}
    assert table.groupby(["measure", "group"])["period"].nunique().eq(table["period"].nunique()).all()
    assert table["value"].between(0, 1).all()
    nobody = quoted.assign(speaker=quoted["speaker"].where(quoted.index % 4 > 0, ""))
    course = measures.over_time(nobody, sample.articles).query("measure == 'unattributed'")
    assert set(course["group"]) == {"no speaker found"} and course["value"].between(0.05, 0.6).all()
    grades = measures.by_period(sample.articles, {"flesch_kincaid_grade": "grade", "tone_narration": "tone"})
    assert grades.groupby("group")["n_articles"].sum().tolist() == [len(sample.articles)] * 2


def test_without_gender_no_column_and_no_figure_has_it(tmp_path):
    build_tables(DATA / "articles", tmp_path / "tables", quiet=True, without=["gender"])
    assert not [
        name
        for name in (tmp_path / "tables" / "speakers.csv").read_text().split("\n")[0].split(",")
        if "gender" in name
    ]
    for corpus in (open_corpus(tmp_path / "tables"), open_corpus(DATA / "articles", without="gender")):
        tables = named_tables(corpus)
        quoted = measures.voices(tables.quotations, tables.speakers)
        assert not [name for name in [*tables.speakers, *quoted] if "gender" in name]
        assert measures.gender_shares(quoted).empty and measures.heads(tables.speakers).empty
        assert measures.top_by_gender(quoted).empty
        assert set(measures.over_time(quoted, tables.articles)["measure"]) == {
            "top voices",
            "kinds of source",
            "unattributed",
        }


def test_only_what_can_be_left_out_is():
    with pytest.raises(ValueError, match="without is 'tone'"):
        open_corpus(DATA / "articles", without="tone")


def test_women_and_men_by_outlet_and_the_most_quoted_of_each(quoted):
    table = measures.gender_by_outlet(quoted)
    assert table["outlet"].iloc[0] == "all articles" and len(table) == 4
    assert table[list(measures.GENDERS)].sum(axis=1).tolist() == pytest.approx([1] * 4)
    top = measures.top_by_gender(quoted, n=3)
    assert top["gender"].tolist() == ["woman"] * 3 + ["man"] * 3
    assert top.groupby("gender")["n_words"].apply(lambda words: words.is_monotonic_decreasing).all()


def test_two_runs_are_compared_where_they_have_the_same_articles(tmp_path, capsys):
    from analysis.__main__ import main

    whole = tmp_path / "whole"
    build_tables(DATA / "articles", whole, quiet=True)
    build_tables(DATA / "articles" / "meridian-wire", tmp_path / "part", quiet=True, without=["gender"])
    table = compare_runs(open_corpus(whole), open_corpus(whole))
    assert table["difference"].abs().max() == 0 and (table["n_pairs"] == 6).all()
    assert main(["compare", str(tmp_path / "part"), str(whole)]) == 0
    said = capsys.readouterr().out
    assert re.search(r"words in an article rose within the 6 .* by \d+ .* 531 before, 622 now\.", said)
    assert "16 have none, from too few articles." in said  # shares of those in fewer than six articles
    one = DATA / "articles" / "meridian-wire" / "budget-vote.md"
    build_tables(one, tmp_path / "one", quiet=True)
    assert main(["compare", str(tmp_path / "one"), str(tmp_path / "one")]) == 0
    assert capsys.readouterr().out.endswith("No measure differs between the two runs.\n")
    assert main(["compare", str(tmp_path), str(whole)]) == 2
    assert "holds no tables" in capsys.readouterr().err


def test_findings_on_voices(quoted, sample):
    kinds = measures.kind_shares(quoted)
    assert "is that of **experts and science**" in say.kinds(kinds) and "level" not in say.kinds(kinds)
    assert "), level with " in say.kinds(kinds.assign(share=0.1))
    assert "kind of any source" in say.kinds(kinds.assign(kind="kind unknown"))
    assert say.women(measures.gender_shares(quoted)).startswith(
        "Of the quoted words of people, women have **"
    )
    assert "by their given name alone" in say.heads(measures.heads(sample.speakers))
    assert "dated articles in" in say.dated(measures.over_time(quoted, sample.articles))
    empty = quoted.iloc[:0]
    assert "left out" in say.women(measures.gender_shares(empty.drop(columns="gender")))
    assert "No words between quotation marks" in say.kinds(measures.kind_shares(empty))
    assert "no change over time can be shown" in say.dated(measures.over_time(empty, sample.articles))


@pytest.mark.parametrize(
    ("intervals", "headline"),
    [
        ([(0.1, 0.3), (0.2, 0.4)], "Nothing clearly changes over 2 periods"),
        ([(None, None), (0.2, 0.4)], "Too few articles in 2 periods to compare"),
        ([(0.4, 0.6), (0.1, 0.3)], "women: 50% in 2030-01, 20% in 2030-02"),
        ([(0.32, 0.4), (0.2, 0.3)], "women: 36% in 2030-01, 25% in 2030-02"),
        ([(0.32, 0.4), (0.2, 0.3), *[(0.3, 0.32)] * 15], "Nothing clearly changes over 17 periods"),
    ],
)
def test_the_headline_over_time_names_only_what_clearly_changes(intervals, headline):
    table = pd.DataFrame(intervals, columns=["low", "high"], dtype=float)
    periods = [f"2030-{n:02}" for n in range(1, len(table) + 1)]
    table = table.assign(group="women", period=periods, n_articles=40, value=table.mean(axis=1))
    assert CATALOGUE["04-over-time"].headline(table) == headline
    two = pd.concat([table, table.assign(group="men")])
    assert CATALOGUE["04-over-time"].headline(two).endswith("; 1 more clearly changed") == (
        "women" in headline
    )


@pytest.mark.parametrize(
    ("authors", "said"),
    [
        ("AAB ", "3 articles with 2 values of *author*; 1 without one of these left out."),
        ("ABCDEFGHI", "8 articles with 8 values of *author*; 1 without one of these left out."),
        ("A  ", "nothing is compared: that takes two values, but there is one, in 1 article."),
    ],
)
def test_what_a_column_compares_and_leaves_out_is_counted(authors, said):
    articles = pd.DataFrame({"author": [name.strip() for name in authors], "outlet": "Gull"})
    assert said in say.grouped(outlets.regrouped(articles, "author"), "author")
