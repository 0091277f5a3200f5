"""The face of the package: what `from analysis import …` gives, safe on whole articles."""

import doctest
import inspect
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis import Article, open_corpus, quotations, quote_share, read_articles, readability_scores, tone

SAMPLE = Path(__file__).parents[1] / "data" / "articles"
ONE = SAMPLE / "the-harrow-courier" / "budget-vote.md"


@pytest.fixture(scope="module")
def corpus():
    return open_corpus(SAMPLE)


@pytest.fixture(scope="module")
def article():
    return next(read_articles(ONE))


def row_of(table, article):
    return table[table["article"] == f"the-harrow-courier/{article.id}"]


def test_the_examples_in_the_docstrings_are_true():
    assert doctest.testmod(analysis).failed == 0


@pytest.mark.parametrize("name", analysis.__all__)
def test_everything_on_the_face_is_explained_and_shadows_no_room(name):
    thing = getattr(analysis, name)
    assert inspect.getdoc(thing)
    folder = Path(analysis.__file__).parent
    assert not (folder / name).exists() and not (folder / f"{name}.py").exists()


def test_scores_and_tone_of_one_article_are_those_of_the_tables(corpus, article):
    row = row_of(corpus.articles, article).iloc[0]
    assert readability_scores(article)["flesch_kincaid_grade"] == row["flesch_kincaid_grade"]
    assert tone(article) == row["tone"]


def test_a_text_counts_as_the_article_it_is(article):
    assert readability_scores(article.text) == readability_scores(article)
    assert tone(article.text) == tone(article)
    assert quote_share(article.text).equals(quote_share(article))


def test_a_heading_moves_no_score():
    prose = "The harbour board met on Monday. It raised the fee.\n\n" * 12
    assert readability_scores(prose) == readability_scores("A splendid catastrophe\n\n" + prose)
    assert tone(prose) == tone("A splendid catastrophe\n\n" + prose)


def test_quotations_of_an_article_are_the_rows_of_its_table(corpus, article):
    own = row_of(corpus.quotations, article).reset_index(drop=True)
    found = quotations(article)
    assert found.drop(columns="article").equals(own.drop(columns="article"))
    cut = [article.text[row.start : row.end] for row in found.itertuples()]
    assert cut == found["text"].tolist()


def test_shares_of_an_article_and_of_a_corpus_sum_to_one(corpus, article):
    for shares in (quote_share(article), quote_share(corpus)):
        assert shares["share"].sum() == pytest.approx(1)
        assert shares["speaker"].iloc[-1] == ""


def test_a_corpus_and_its_articles_give_the_same(corpus):
    articles = list(read_articles(SAMPLE))
    assert quote_share(articles).equals(quote_share(corpus))
    assert readability_scores(articles).equals(readability_scores(corpus))
    assert tone(articles).equals(tone(corpus))


def test_short_and_empty_texts_have_no_score_and_no_rows():
    assert all(value != value for value in readability_scores("Too short.").values())
    assert tone("") != tone("")
    assert quotations("").empty and quote_share("Nobody speaks here.").empty


def test_several_texts_are_several_articles():
    text = "“It leaks,” said Ruth Okafor, the mayor."
    assert tone([text, text, Article.from_text(text, id="b")]).index.tolist() == ["article", "article#2", "b"]
    assert quote_share([text, text])["n_words"].sum() == 4


@pytest.mark.parametrize(
    "source", [None, 3, {"text": "It leaks."}, [None], [["It leaks."]], pd.DataFrame({"text": ["It leaks."]})]
)
def test_what_is_no_article_is_refused(source):
    with pytest.raises(TypeError, match="is no article; allowed"):
        quotations(source)


def test_bytes_are_named_as_what_they_are():
    with pytest.raises(TypeError, match="bytes is no article"):
        tone(b"It leaks.")


@pytest.mark.parametrize(
    "source",
    [SAMPLE, str(SAMPLE), [ONE], [str(ONE)], "not there.TXT", r"C:\me\news", "news/harbour", "a.csv"],
)
def test_a_path_is_no_text_whether_something_is_there_or_not(source):
    with pytest.raises(ValueError, match="is a path; give read_articles"):
        quotations(source)


@pytest.mark.parametrize(
    "text",
    ["Yes and/or no.", "It lies in a.txt now.", "It rained. More: b.org/a.html", "Read it.\nnews/a.txt"],
)
def test_a_text_that_speaks_of_paths_is_a_text(text):
    assert quotations(text).empty


def test_files_that_could_not_be_read_are_a_warning(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("")
    with pytest.warns(UserWarning, match=r"^a\.txt: empty\. .+ 1 more are not read: see unread"):
        assert repr(open_corpus(tmp_path)).endswith("): 0 articles, 2 problems")


def test_a_folder_without_articles_is_a_warning(tmp_path):
    with pytest.warns(UserWarning, match="holds no articles"):
        open_corpus(tmp_path)


def test_a_generator_is_used_once():
    articles = read_articles(ONE)
    assert len(quotations(articles))
    with pytest.raises(ValueError, match="generator is used up"):
        quotations(articles)


def test_texts_of_a_corpus_are_found_by_one_id_and_by_several(corpus):
    first, second = corpus.articles["article"].head(2)
    assert [article.id for article in corpus.texts(first)] == [first]
    assert len([*corpus.texts([first, second])]) == 2
    with pytest.raises(KeyError, match="there is no article 0"):
        corpus.article(0)


def test_an_empty_path_is_not_the_folder_that_one_is_in():
    with pytest.raises(FileNotFoundError, match="The path is empty"):
        open_corpus("")


def test_shares_of_the_face_can_be_drawn_as_they_are(article):
    from analysis import figures

    shares = quote_share(article)
    assert len(figures.plot_quote_share(shares).patches) >= len(shares) - 1
    assert "plot_quote_share" in dir(figures)


def test_an_article_shows_itself_in_a_notebook():
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    try:
        analysis._shown_in_notebooks()
        data, _ = shell.display_formatter.format(Article.from_text("“It leaks,” said Ruth Okafor.\n"))
        assert "news-article" in data["text/html"]
    finally:
        InteractiveShell.clear_instance()


def test_a_corpus_is_found_from_the_home_folder_and_below_the_repository(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text("“It leaks,” said Ruth Okafor.\n", encoding="utf-8")
    assert open_corpus("~/mine").articles["article"].tolist() == ["a"]
    monkeypatch.chdir(tmp_path)
    assert len(open_corpus("data/articles/the-harrow-courier").articles) >= 6


def test_figures_of_another_corpus_never_go_to_those_of_the_sample(corpus, tmp_path):
    from analysis.figures import Album
    from analysis.measures.names import named_tables

    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text("“It leaks,” said Ruth Okafor.\n", encoding="utf-8")
    root = SAMPLE.parents[1]
    assert Album("", named_tables(corpus)).folder == root / "figures"
    own = named_tables(open_corpus(tmp_path / "mine"))
    assert Album("", own).folder == root / "results" / "mine" / "figures"
    assert Album(tmp_path, own).folder == tmp_path
    pattern = named_tables(open_corpus(tmp_path / "mine" / "*.txt"))
    assert Album("", pattern).folder == root / "results" / "mine" / "figures"
