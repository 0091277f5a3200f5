"""Aggregates of quotations and articles: hand-computed values, and shares that sum to 1."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import bootstrap, outlets, shares, summary
from analysis.measures import corpus as structure
from analysis.measures import quotations as measures
from analysis.measures.names import corpus_names, likely_pairs, with_corpus_names
from analysis.measures.outlets import comparable
from analysis.tables.schema import COUNTS

COLUMNS = ["article", "attribution", "speaker", "n_words", "kind", "cue", "speaker_kind"]


def quotations(*rows):
    """Rows (article, attribution, speaker, n_words[, kind[, cue[, speaker_kind]]]) as a quotations table."""
    full = [[*row, *("direct", "said", "person")[len(row) - 4 :]] for row in rows]
    table = pd.DataFrame(full, columns=COLUMNS)
    table["outlet"] = table["article"].str.partition("/")[0]
    table["event"] = table["article"].str.partition("/")[2]
    return table


FLOOD = quotations(
    ("gull/flood", 0, "Ada Quill", 10),
    ("gull/flood", 0, "Ada Quill", 5),
    ("gull/flood", 1, "", 5, "direct", ""),
    ("tern/flood", 0, "Ada Quill", 30),
    ("tern/flood", 1, "Bo Marr", 10, "mixed", "Called"),
    ("tern/flood", 2, "Bo Marr", 90, "indirect", "called"),
)


def share_of(table, *by):
    return {
        (*(row[b] for b in by), row["speaker"]): row["share"]
        for row in shares.quote_share(table, by).to_dict("records")
    }


def test_quote_share_counts_words_between_marks():
    assert share_of(FLOOD) == pytest.approx({("Ada Quill",): 0.75, ("Bo Marr",): 1 / 6, ("",): 1 / 12})
    assert share_of(FLOOD, "outlet") == pytest.approx(
        {
            ("gull", "Ada Quill"): 0.75,
            ("gull", ""): 0.25,
            ("tern", "Ada Quill"): 0.75,
            ("tern", "Bo Marr"): 0.25,
            ("tern", ""): 0.0,
        }
    )


def test_unattributed_has_a_row_and_stands_last_even_without_words():
    table = shares.quote_share(FLOOD, ["article"])
    assert list(table.groupby("article")["speaker"].last()) == ["", ""]
    assert table.set_index(["article", "speaker"]).loc[("tern/flood", ""), "n_words"] == 0


def many(*articles: str):
    """A quotation of Ada Quill and one of Bo Marr in each article."""
    rows = [((a, 0, "Ada Quill", 10 + n), (a, 1, "Bo Marr", 12 - 2 * n)) for n, a in enumerate(articles)]
    return quotations(*(row for pair in rows for row in pair))


def test_intervals_contain_the_share_and_repeat():
    table = many(*(f"gull/{n}" for n in range(6)), *(f"tern/{n}" for n in range(4)))
    first, second = (shares.quote_share(table, ["outlet"]) for _ in range(2))
    pd.testing.assert_frame_equal(first, second)
    enough = first[first["outlet"] == "gull"]
    enough = enough[enough["n_words"] > 0]
    assert ((enough["low"] < enough["share"]) & (enough["share"] < enough["high"])).all()
    assert enough.loc[enough["speaker"] != "", "low"].gt(0).all()


@pytest.mark.parametrize("n_articles", [1, 2, 5])
def test_a_speaker_in_fewer_than_six_articles_has_no_interval(n_articles):
    table = shares.quote_share(many(*"abcde"[:n_articles]))
    assert table[["low", "high"]].isna().all(axis=None)
    rest = quotations(*((f"z{n}", n, "Cy Dole", 9) for n in range(20)))
    found = shares.quote_share(pd.concat([many(*"abcde"[:n_articles]), rest])).set_index("speaker")
    assert found["low"].notna().to_dict() == {name: name == "Cy Dole" for name in found.index}


def test_one_event_in_six_outlets_is_one_draw():
    outlets = ("gull", "tern", "heron", "stork", "crane", "swift")
    together = shares.quote_share(many(*(f"{outlet}/flood" for outlet in outlets)))
    assert together["low"].isna().all()
    apart = shares.quote_share(many(*(f"{outlet}/{outlet}" for outlet in outlets)))
    assert apart.loc[apart["share"] > 0, "low"].notna().all()


@pytest.mark.parametrize("n", [2, 12])
def test_copies_of_one_article_have_intervals_without_width(n):
    rows = [(f"a{number}", 0, who, words) for number in range(n) for who, words in (("Ada", 9), ("Bo", 5))]
    table = shares.quote_share(quotations(*rows))
    width = (table["high"] - table["low"])[table["n_words"] > 0]
    assert (width.isna() if n == 2 else width.abs() < 1e-9).all()


def test_tables_as_read_csv_gives_them_have_the_same_shares_and_stay_as_they_are():
    written = pd.DataFrame(
        {
            "article": ["a", "a", "b"], "outlet": ["X", "X", ""], "event": "", "kind": "direct",
            "speaker": ["Ruth Okafor", "", "Hugh Bell"], "speaker_kind": ["person", "", "unnamed"],
            "n_words": [3, 1, 4],
        }
    )  # fmt: skip
    read = written.replace("", np.nan)
    for table in (read, read.astype({"speaker": "category", "outlet": "category"})):
        kept = table.copy(deep=True)
        assert shares.quote_share(table).equals(shares.quote_share(written))
        assert len(comparable(table)) == 2
        together = shares.with_unnamed_together(table)["speaker"]
        assert together.tolist() == ["Ruth Okafor", "", shares.UNNAMED]
        assert table.equals(kept)


def test_no_quoted_words_give_no_rows():
    assert shares.quote_share(FLOOD[FLOOD["kind"] == "indirect"]).empty
    assert shares.quote_share(FLOOD.iloc[:0], ["article"]).empty


ROWS = st.tuples(
    st.sampled_from(["a/x", "b/x", "c/y"]),
    st.integers(0, 3),
    st.sampled_from(["Ada Quill", "Bo Marr", "Cy Dole", ""]),
    st.integers(1, 50),
    st.sampled_from(["direct", "mixed", "indirect"]),
)


@settings(deadline=None, max_examples=10)
@given(st.lists(ROWS, min_size=1, max_size=15))
def test_shares_of_every_group_sum_to_one(rows):
    table = quotations(*rows)
    for by in ([], ["article"], ["event", "outlet"]):
        found = shares.quote_share(table, by)
        sums = found.groupby(by)["share"].sum() if by else found["share"].agg(["sum"])
        assert all(math.isclose(total, 1, rel_tol=1e-9) for total in sums) or found.empty
    known = outlets.events(table.drop_duplicates("article"))
    cut = shares.article_parts(shares.quote_share(table, ["article"]), known, 1)
    assert all(math.isclose(total, 1, rel_tol=1e-9) for total in cut.groupby("article")["share"].sum())


def test_top_speakers_sum_up_the_rest():
    table = quotations(*(("a", i, f"S{i}", 10 - i) for i in range(5)), ("a", 9, "", 5))
    top = shares.top_speakers(shares.quote_share(table), 2)
    assert list(top["speaker"]) == ["S0", "S1", "others (3)", ""]
    assert list(top["n_words"]) == [10, 9, 21, 5]
    assert top["share"].sum() == pytest.approx(1)


def test_top_speakers_leave_a_single_other_as_it_is():
    table = quotations(("a", 0, "Ada Quill", 3), ("a", 1, "Bo Marr", 2))
    assert list(shares.top_speakers(shares.quote_share(table), 1)["speaker"]) == [
        "Ada Quill",
        "Bo Marr",
        "",
    ]


def test_unnamed_sources_are_counted_together():
    table = quotations(
        ("a", 0, "a senior official", 3, "direct", "said", "unnamed"),
        ("b", 0, "a neighbour", 3, "direct", "said", "unnamed"),
        ("b", 1, "Ada Quill", 4),
    )
    assert share_of(shares.with_unnamed_together(table)) == pytest.approx(
        {("unnamed sources and documents",): 0.6, ("Ada Quill",): 0.4, ("",): 0}
    )


@pytest.mark.parametrize(
    ("words", "effective"),
    [
        ([10], 1),
        ([5, 5], 2),
        ([7, 7, 7, 7], 4),
        ([3, 1], math.exp(-(0.75 * math.log(0.75) + 0.25 * math.log(0.25)))),
    ],
)
def test_effective_speakers_is_the_exponential_of_the_entropy(words, effective):
    table = quotations(*(("a", i, f"S{i}", n) for i, n in enumerate(words)), ("a", 99, "", 10))
    row = shares.concentration(shares.quote_share(table, ["article"])).iloc[0]
    assert row["effective_speakers"] == pytest.approx(effective, abs=1e-12)
    assert row["n_speakers"] == len(words)
    assert row["share_of_top"] == pytest.approx(max(words) / sum(words))
    assert row["share_unattributed"] == pytest.approx(10 / (10 + sum(words)))


def test_without_attributed_words_concentration_is_undefined():
    row = shares.concentration(shares.quote_share(quotations(("a", 0, "", 4)), ["article"])).iloc[0]
    assert math.isnan(row["effective_speakers"]) and row["n_speakers"] == 0 and row["share_unattributed"] == 1


def test_kinds_share_the_words():
    table = measures.kinds(FLOOD, "outlet").set_index("outlet")
    assert table.loc["tern", ["direct", "mixed", "indirect"]].to_list() == pytest.approx(
        [3 / 13, 1 / 13, 9 / 13]
    )
    assert table.loc["tern", ["n_quotations", "n_words"]].to_list() == [3, 130] and table.index[0] == "tern"


def test_cues_count_an_attribution_once_and_without_case():
    table = measures.cues(FLOOD).set_index("speaker")
    assert table.loc["Ada Quill"].to_dict() == {"said": 2, "called": 0}
    assert table.loc["Bo Marr"].to_dict() == {"said": 0, "called": 2}


def test_to_correct_has_the_least_sure_first_and_no_corrected_ones():
    table = FLOOD.assign(
        start=range(6), end=range(1, 7), text="x", rule="r", confidence=[0.9, 0.2, 0.5, 0.2, 1, 0.7]
    )
    table.loc[0, "rule"] = "corrected"
    found = measures.to_correct(table, 3)
    assert list(found["start"]) == [3, 1, 2]
    assert list(found.columns[:5]) == ["article", "start", "end", "speaker", "note"]


# --- events and outlets ----------------------------------------------------------------------------------


def test_events_are_files_of_one_name_in_different_folders():
    articles = pd.DataFrame(
        {"article": ["gull/flood", "tern/flood", "tern/fair", "plain"], "outlet": ["", "The Tern", "", ""]}
    )
    found = outlets.events(articles)
    assert list(found["event"]) == ["flood", "flood", "", ""]
    assert list(found["outlet"]) == ["", "The Tern", "", ""]
    assert outlets.events(articles.iloc[:0]).empty


def test_heard_by_outlet_shows_who_is_silent_where():
    heard = shares.heard_by_outlet(shares.quote_share(FLOOD, ["event", "outlet"]))
    table = heard.pivot(index="speaker", columns="outlet", values="share")
    assert table.loc["Bo Marr"].to_dict() == pytest.approx({"gull": 0.0, "tern": 0.25})
    assert table.sum().to_dict() == pytest.approx({"gull": 1.0, "tern": 1.0})
    assert heard.set_index("speaker")["n_outlets"].to_dict() == {"Ada Quill": 2, "Bo Marr": 1, "": 1}
    cut = shares.heard_parts(heard)
    assert list(dict.fromkeys(cut["speaker"])) == ["Ada Quill", "Bo Marr", ""]
    assert shares.heard_parts(heard[heard["outlet"] == "gull"]).empty


def test_heard_parts_sum_up_the_others():
    rows = [("gull/x", i, f"S{i}", 20 - i) for i in range(9)] + [("tern/x", 0, "S0", 5)]
    heard = shares.heard_by_outlet(shares.quote_share(quotations(*rows), ["event", "outlet"]))
    cut = shares.heard_parts(heard, n_speakers=3)
    assert list(dict.fromkeys(cut["speaker"])) == ["S0", "S1", "S2", "others (6)", ""]
    assert cut.groupby("outlet")["share"].sum().to_list() == pytest.approx([1, 1])


def test_outlet_shares_are_zero_where_a_speaker_is_silent():
    table = shares.outlet_shares(FLOOD).set_index(["speaker", "outlet"])
    assert table.loc[("Bo Marr", "gull"), "share"] == 0 and table["low"].isna().all()
    assert table.loc[("", "gull"), "share"] == 0.25 and table.loc[("", "all articles"), "share"] == 1 / 12
    assert shares.outlet_shares(FLOOD[FLOOD["outlet"] == "gull"]).empty
    nowhere = pd.concat([FLOOD, FLOOD[:3].assign(article="flood", outlet="")])
    table = shares.outlet_shares(nowhere).set_index(["speaker", "outlet"])["share"]
    assert table["", "all articles"] == pytest.approx(10 / 80) and table["", "gull"] == 0.25


def test_every_speaker_and_outlet_has_a_place_in_the_matrix():
    rows = [(f"{outlet}/{n}", n, f"S{n:02}", 50 - n) for outlet in "abcdefgh" for n in range(40)]
    table = shares.speakers_by_outlet(quotations(*rows, ("a/0", 99, "", 1)))
    assert list(table["speaker"]) == [*(f"S{n:02}" for n in range(40)), ""]
    assert list(table.columns) == ["speaker", "n_words", *"abcdefgh"]
    assert table[[*"abcdefgh"]].sum().to_list() == pytest.approx([1] * 8)
    assert shares.speakers_by_outlet(quotations(("a/x", 0, "Ada Quill", 3))).empty


def test_article_parts_stand_by_the_largest_share():
    known = outlets.events(FLOOD.drop_duplicates("article"))
    parts = shares.article_parts(shares.quote_share(FLOOD, ["article"]), known)
    assert list(dict.fromkeys(parts["article"])) == ["gull/flood", "tern/flood"]
    one = FLOOD[FLOOD["article"] == "gull/flood"]
    assert shares.article_parts(shares.quote_share(one, ["article"]), known).empty


def test_spreads_hold_articles_and_groups_and_need_two_articles():
    articles = pd.DataFrame(
        {"article": ["g/a", "g/b", "t/c"], "outlet": ["Gull", "Gull", "Tern"], "n_words": [100, 300, 500]}
    )
    groups = pd.DataFrame({"outlet": ["Gull", "Tern"], "median_words": [200.0, 500.0]})
    table = structure.spread(articles, groups, "n_words", "median_words")
    assert table["value"].to_list() == [500, 200, 100, 300, 500]
    assert table["article"].to_list() == ["", "", "g/a", "g/b", "t/c"]
    assert structure.spread(articles.iloc[:1], groups, "n_words", "median_words").empty


# --- names across articles -------------------------------------------------------------------------------


def named(*rows):
    """Corpus names of rows (article, speaker[, kind])."""
    table = pd.DataFrame(
        [[*row, "person"][:3] for row in rows], columns=["article", "speaker", "speaker_kind"]
    )
    known = outlets.events(table.drop_duplicates("article").assign(outlet=""))
    return corpus_names(table, known)["name"].to_list()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # a surname joins the one full name of the same event
        ([("g/flood", "Ada Quill"), ("t/flood", "Quill")], ["Ada Quill"] * 2),
        ([("g/flood", "Ada Quill"), ("t/flood", "Ms. Quill")], ["Ada Quill"] * 2),
        # the event comes before the corpus
        (
            [("g/flood", "Ada Quill"), ("t/flood", "Quill"), ("g/fair", "Otto Quill")],
            ["Ada Quill", "Ada Quill", "Otto Quill"],
        ),
        # then the corpus
        ([("g/flood", "Ada Quill"), ("g/fair", "Quill")], ["Ada Quill"] * 2),
        # two people of that surname: nothing is guessed
        (
            [("g/flood", "Ada Quill"), ("h/fair", "Otto Quill"), ("k/race", "Quill")],
            ["Ada Quill", "Otto Quill", "Quill"],
        ),
        # the article itself has another of that surname
        (
            [("g/flood", "Ada Quill"), ("t/fair", "Quill"), ("t/fair", "Otto Quill")],
            ["Ada Quill", "Quill", "Otto Quill"],
        ),
        # forms of one full name: the form of most articles
        ([("a", "Ada Quill"), ("b", "Ada M. Quill"), ("c", "Ada Quill")], ["Ada Quill"] * 3),
        ([("a", "Ada M. Quill"), ("b", "Quill"), ("c", "Ada Quill"), ("d", "Ada Quill")], ["Ada Quill"] * 4),
        # father and son stay two
        ([("a", "Otto Quill Jr."), ("b", "Otto Quill")], ["Otto Quill Jr.", "Otto Quill"]),
        # a different middle name is a different person
        ([("a", "Ada B. Quill"), ("b", "Ada M. Quill")], ["Ada B. Quill", "Ada M. Quill"]),
        # nobody has a full name
        ([("a", "Quill"), ("b", "Marr")], ["Quill", "Marr"]),
        # only persons
        ([("a", "Quill", "organisation"), ("b", "Ada Quill")], ["Quill", "Ada Quill"]),
        ([("a", "", ""), ("b", "Ada Quill")], ["", "Ada Quill"]),
    ],
)
def test_names_are_joined_across_articles_only_where_it_is_safe(rows, expected):
    assert named(*rows) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ada Quill", "Quill"], [("Quill", "Ada Quill")]),
        (["Ada Quill", "A. Quill"], [("A. Quill", "Ada Quill")]),
        (
            ["Yuri Marsky", "Yuriy Marskyy", "Yuri Marskiy"],
            [("Yuri Marskiy", "Yuri Marsky"), ("Yuri Marsky", "Yuriy Marskyy")],
        ),
        (
            ["Zoë Quill", "Zoe Quill", "Lilly Marr", "Lily Marr"],
            [("Lilly Marr", "Lily Marr"), ("Zoe Quill", "Zoë Quill")],
        ),
        (["Otto Quill Jr.", "Otto Quill", "Ada Quill", "Ida Quill", "Ada Marr"], []),
    ],
)
def test_names_that_may_be_one_persons_are_offered(names, expected):
    table = pd.DataFrame({"article": range(len(names)), "speaker": names, "speaker_kind": "person"})
    assert likely_pairs(table) == expected


def test_with_corpus_names_keeps_rows_and_order():
    names = pd.DataFrame({"article": ["a"], "speaker": ["Quill"], "name": ["Ada Quill"]})
    table = pd.DataFrame({"article": ["b", "a", "a"], "speaker": ["Quill", "Quill", ""], "n": [1, 2, 3]})
    assert with_corpus_names(table, names)["speaker"].to_list() == ["Quill", "Ada Quill", ""]


# --- bootstrap -------------------------------------------------------------------------------------------


def test_draws_sum_to_the_number_of_units_and_repeat():
    counts = bootstrap.draws(7)
    assert (counts.sum(axis=1) == 7).all()
    assert (counts == bootstrap.draws(7)).all()


def test_interval_of_equal_values_is_the_value():
    assert bootstrap.mean_interval(np.array([2.0, 2.0, np.nan, 2.0, 2.0, 2.0])) == (2.0, 2.0)
    assert np.isnan(bootstrap.mean_interval(np.array([1.0, 2.0, np.nan, 3.0, 4.0]))).all()
    assert np.isnan(bootstrap.mean_interval(np.array([]))).all()


@pytest.mark.parametrize("df, exact", [(4, 2.7764), (5, 2.5706), (9, 2.2622), (30, 2.0423)])
def test_quantiles_of_t_are_those_of_the_tables(df, exact):
    assert bootstrap.t_quantile(0.975, df) == pytest.approx(exact, abs=0.001)


def test_tails_are_taken_further_out_the_fewer_units_there_are():
    tails = [bootstrap.expanded_tail(n) for n in (5, 10, 100, 100_000)]
    assert tails == sorted(tails)
    assert tails[0] == pytest.approx(0.00096, abs=1e-5) and tails[-1] == pytest.approx(0.025, abs=1e-5)


@pytest.mark.parametrize(("n", "least"), [(5, 0.93), (10, 0.93), (20, 0.93)])
def test_intervals_of_means_cover(n, least):
    generator = np.random.default_rng(n)
    found = [bootstrap.mean_interval(generator.normal(11, 2, n)) for _ in range(500)]
    assert np.mean([low <= 11 <= high for low, high in found]) >= least


def test_articles_on_one_event_are_drawn_together():
    articles = pd.Series([f"{outlet}/{event}" for event in range(6) for outlet in "abc"])
    assert bootstrap.event_names(articles).nunique() == 6
    values = np.repeat([1.0, 4.0, 2.0, 6.0, 3.0, 5.0], 3)
    low, high = bootstrap.mean_interval(values, bootstrap.drawn_units(articles.to_frame("article")))
    narrow_low, narrow_high = bootstrap.mean_interval(values)
    assert high - low > 1.5 * (narrow_high - narrow_low)
    assert np.isnan(
        bootstrap.mean_interval(values[:12], bootstrap.drawn_units(articles[:12].to_frame("article")))
    ).all()


def test_bounded_means_have_bounded_intervals():
    low, high = bootstrap.mean_interval([0.0, 0.0, 0.0, 0.0, 1.0])
    assert low == 0 and 0.2 < high <= 1


def pairs(*events: tuple[float, float]) -> pd.DataFrame:
    """One article of each of two outlets on each event, with these values."""
    rows = [(f"{o}/{e}", o, v) for e, values in enumerate(events) for o, v in zip("ab", values, strict=True)]
    return pd.DataFrame(rows, columns=["article", "outlet", "value"]).assign(one=1)


def outlet_difference(table: pd.DataFrame) -> bootstrap.Difference:
    return bootstrap.difference(table, "outlet", "a", "b", ["value", "one"], np.divide)


def test_outlets_are_compared_within_the_events_of_both():
    table = pairs((9, 8), (1, 0.1), (5, 4), (7, 5.9), (3, 2), (2, 1))
    found = outlet_difference(table)
    assert found.n_pairs == 6 and 0.9 < found.low < found.value < found.high < 1.1
    apart = outlet_difference(table.assign(article=table["article"] + table["outlet"]))
    assert apart.n_pairs == 0 and apart.low < 0 < apart.high
    assert apart.value == pytest.approx(found.value)


@pytest.mark.parametrize(
    ("table", "value"), [(pairs((1, 2), (3, 5)), -1.5), (pairs((1, 2)).query("outlet == 'a'"), math.nan)]
)
def test_differences_of_few_have_no_interval(table, value):
    found = outlet_difference(table)
    assert found.value == pytest.approx(value, nan_ok=True)
    assert math.isnan(found.low) and math.isnan(found.high)


def event_values(lead: float) -> pd.DataFrame:
    """Ten events told by four outlets; the first outlet's values are higher by ``lead``."""
    generator = np.random.default_rng(3)
    rows = [
        (f"e{event}", outlet, event % 3 + generator.normal(0, 0.3) + lead * (outlet == "a"))
        for event in range(10)
        for outlet in "abcd"
    ]
    return pd.DataFrame(rows, columns=["event", "outlet", "value"])


def test_outlets_on_the_same_events():
    table = outlets.on_same_events(event_values(1.0)).set_index("outlet")
    assert table.loc["a", "n_events"] == 10 and table.loc["a", "is_clear"]
    assert table.loc["a", "difference"] == pytest.approx(1, abs=0.3)
    many = pd.concat([event_values(0.0), *(event_values(0.0).assign(outlet=f"x{n}") for n in range(20))])
    chance = [
        outlets.on_same_events(many.assign(value=np.random.default_rng(seed).normal(size=len(many))))
        for seed in range(20)
    ]
    assert sum(table["is_clear"].any() for table in chance) <= 3  # by single intervals 13
    assert not outlets.on_same_events(event_values(0.0).query("event < 'e3'"))["is_clear"].any()
    assert outlets.on_same_events(event_values(0.0).query("outlet == 'a'")).empty


@pytest.mark.parametrize(
    ("parts", "has_interval"),
    [
        ([3, 1, 2, 4, 2], True),
        ([0, 0, 0, 0, 9, 9], False),
        ([9, 9, 9, 9, 0, 5], False),
        ([0] * 20, False),
        ([10] * 20, False),
        ([0] * 14 + [1, 2, 3, 1, 2, 3], True),
        ([10] * 14 + [9, 8, 7, 9, 8, 7], True),
        ([-1, 0, 3, 2, 12], True),
    ],
)
def test_a_share_that_few_units_have_part_of_has_no_interval(parts, has_interval):
    units = pd.Series(range(len(parts)))
    value, low, high = bootstrap.ratio(pd.Series(parts), pd.Series([10] * len(parts)), units)
    assert (not np.isnan(low)) == has_interval
    assert np.isnan(low) or low < value < high


def test_interval_of_a_mean_is_near_the_normal_one():
    values = np.random.default_rng(1).normal(10, 2, 400)
    low, high = bootstrap.mean_interval(values)
    half = 1.96 * values.std() / 20
    assert low == pytest.approx(values.mean() - half, abs=0.03)
    assert high == pytest.approx(values.mean() + half, abs=0.03)


# --- articles --------------------------------------------------------------------------------------------

ARTICLES = pd.DataFrame(
    {
        "article": ["g/a", "g/b", "t/c"],
        "outlet": ["Gull", "Gull", ""],
        "title": ["A", "", "C"],
        "date": "",
        "author": "X",
        "url": "",
        "n_words": [100, 300, 50],
        "n_sentences": [10, 20, 5],
        "n_paragraphs": [5, 5, 5],
        "n_quotations": [1, 0, 1],
        "n_words_quoted": [50, 0, 10],
        "share_of_words_quoted": [0.5, 0.0, 0.2],
        "warnings": ["", "cut", ""],
    }
)


def test_lengths_by_outlet():
    row = structure.lengths(ARTICLES).set_index("outlet").loc["Gull"]
    assert row.to_dict() == {
        "n_articles": 2, "n_words": 400, "median_words": 200, "shortest": 100, "longest": 300,
        "words_per_sentence": pytest.approx(400 / 30), "sentences_per_paragraph": 3,
        "share_of_words_quoted": 0.125,
    }  # fmt: skip


def test_only_articles_with_an_outlet_are_compared():
    assert list(structure.lengths(comparable(ARTICLES))["outlet"]) == ["Gull"]
    nowhere = structure.lengths(comparable(ARTICLES.assign(outlet="")))
    assert nowhere[["outlet", "n_articles"]].to_numpy().tolist() == [["all articles", 3]]


def test_gaps_are_counted():
    found = structure.gaps(ARTICLES).set_index("gap")["n_articles"]
    assert found.to_dict() == {
        "no title": 1, "no outlet": 1, "no date": 3, "no author": 0, "no url": 3, "no quotation found": 1,
        "fewer than 100 words": 1, "something cut or repaired (warnings)": 1,
    }  # fmt: skip


def test_quoted_and_narration_are_all_words():
    found = structure.quoted_and_narration(ARTICLES)
    assert list(found["article"]) == ["g/b", "g/a", "t/c"]
    assert (found["n_words_quoted"] + found["n_words_narration"] == found["n_words"]).all()


def test_strips_are_shares_of_the_article():
    sentences = pd.DataFrame({"article": ["a", "a"], "start": [100, 150], "end": [150, 300]})
    table = FLOOD.iloc[:1].assign(article="a", start=[120], end=[200])
    found = measures.strips(table, sentences)
    assert (found["begin"][0], found["finish"][0]) == (0.1, 0.5)
    assert measures.strips(table.iloc[:0], sentences.iloc[:0]).empty


def key_figures(n, typed=lambda table: table):
    """Key figures of ``n`` articles of Gull, one of Tern; every second sentence of an article is quoted."""
    names = [f"gull/{i}" for i in range(n)] + ["tern/0"]
    articles = pd.DataFrame({"article": names, "outlet": ["Gull"] * n + ["Tern"]})
    articles = articles.assign(n_words=[100 * (i + 1) for i in range(n + 1)], n_words_quoted=50)
    sentence = {"paragraph_kind": "prose", "sentence": [0, 1], "n_words": 60, "n_words_quoted": [0, 60]}
    sentence |= {
        "tone_narration": [0.5, np.nan],
        "tone_quoted": [np.nan, -0.5],
        "start": [0, 9],
        "end": [9, 18],
        "flesch_kincaid_grade": 5.0,
    }
    counts = {name: 60 for name in COUNTS}
    sentences = pd.concat(
        [pd.DataFrame({"article": a, **sentence, **counts}) for a in names], ignore_index=True
    )
    found = quotations(*((a, 0, "Ada Quill", 30) for a in names), (names[0], 1, "", 30 * n))
    concentration = pd.DataFrame({"article": names, "effective_speakers": range(1, n + 2)})
    return summary.key_figures(*map(typed, (articles, sentences, found, concentration)))


@pytest.mark.parametrize("typed", [pd.DataFrame.convert_dtypes, lambda table: table.astype(object)])
def test_numbers_of_any_dtype_have_the_same_key_figures(typed):
    own = shares.quote_share(FLOOD, ["article"])
    pairs = (key_figures(5, typed), key_figures(5)), map(shares.concentration, (typed(own), own))
    for found, expected in pairs:
        pd.testing.assert_frame_equal(found, expected, check_dtype=False)


def test_key_figures_have_one_definition_for_all_and_for_each_outlet():
    table = key_figures(5).set_index(["measure", "group"])
    mean = table["mean"]
    assert mean["n_words", "all articles"] == 350 and mean["n_words", "Gull"] == 300
    assert mean["share_of_words_quoted", "all articles"] == pytest.approx(
        300 / 2100
    )  # of all words, not a mean
    assert mean["share_unattributed", "Gull"] == pytest.approx(150 / 300)
    assert mean["effective_speakers", "Gull"] == 3
    assert mean["tone_narration", "Gull"] == 0.5 and mean["tone_quoted", "Tern"] == -0.5
    assert table.loc[("flesch_kincaid_grade", "all articles"), "n"] == 6
    assert table.loc["share_of_words_quoted"]["low"].notna().to_list() == [True, True, False]
    page = summary.as_page(table.reset_index())
    assert list(page.columns) == ["all articles", "Gull", "Tern"]
    no_speaker = "share of quoted words without a speaker (not how many have a wrong one)"
    assert page.loc[no_speaker, "Tern"] == "0.0%"
    near = table.reset_index().iloc[:1].assign(measure="tone_quoted", mean=-0.001, low=-0.02, high=-0.004)
    assert summary.as_page(near).iloc[0, 0] == "0.00 (−0.02 to 0.00)"
    assert page.loc["share of all words inside quotation marks", "Gull"].startswith("17% (")


def test_key_figures_of_one_outlet_stand_once():
    assert set(key_figures(0)["group"]) == {"all articles"}


def test_without_intervals_shares_are_the_same():
    quick = shares.quote_share(FLOOD, ["outlet"], intervals=False)
    assert quick["low"].isna().all()
    full = shares.quote_share(FLOOD, ["outlet"])
    pd.testing.assert_frame_equal(quick.drop(columns=["low", "high"]), full.drop(columns=["low", "high"]))


def test_only_the_hundred_most_quoted_speakers_get_intervals():
    rows = [(f"a{n}", i, f"S{i:03}", 500 - i) for i in range(130) for n in range(6)]
    table = shares.quote_share(quotations(*rows, *((f"a{n}", 999, "", 1) for n in range(6))))
    assert table["low"].notna().sum() == 101
    assert table["low"].notna()[[0, 99, 130]].all()
