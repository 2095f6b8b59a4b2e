"""Commits, trees and tags are read from their bytes, whoever wrote them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.core.revision import Revision
from checklist.store.objects import TREE, Entry, read_commit, read_tag, read_tree

TREE_ID = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
ID = "1" * 40


def read(*lines: bytes, message: bytes = b"Say so") -> Revision:
    head = b"\n".join((f"tree {TREE_ID}".encode(), *lines))
    revision, tree = read_commit(ID, head + b"\n\n" + message)
    assert tree == TREE_ID
    return revision


def person(name: bytes, when: bytes) -> tuple[bytes, bytes]:
    return b"author " + name + b" <a@b.c> " + when, b"committer Office <o@b.c> " + when


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (b"1593561599 +0000", date(2020, 6, 30)),  # one second before midnight in Greenwich
        (b"1593561600 +0000", date(2020, 7, 1)),
        (b"1593561599 +0800", date(2020, 7, 1)),  # in Beijing it is the morning after
        (b"1593561600 -0001", date(2020, 6, 30)),
        (b"0 +0000", date(1970, 1, 1)),
        (b"-1 +0000", date(1969, 12, 31)),
        (b"253402300799 +0000", date(9999, 12, 31)),
        (b"253402300800 +0000", date.max),
        (b"99999999999999999999 +0000", date.max),
        (b"-99999999999999999999 +0000", date.min),
        (b"1593561600 +9999", date(2020, 7, 1)),  # no place is 100 hours ahead
        (b"whenever", date(1970, 1, 1)),
        (b"", date(1970, 1, 1)),
    ],
)
def test_a_day_is_the_one_where_the_clock_stood(when: bytes, day: date) -> None:
    assert read(*person(b"A", when)).committed == day
    assert read(*person(b"A", when)).on == day


@pytest.mark.parametrize(
    ("when", "latest"),
    [
        (b"1593561599 +0000", date(2020, 7, 1)),  # a machine without a place: it is the morning after in the east
        (b"1593561599 -0000", date(2020, 7, 1)),
        (b"1593511199 +0000", date(2020, 6, 30)),  # before ten in the morning it is the same day everywhere in the east
        (b"1593511200 +0000", date(2020, 7, 1)),
        (b"1593561599 +0100", date(2020, 7, 1)),  # whose clock knows its place has its own day
        (b"1593557999 +0100", date(2020, 6, 30)),
        (b"253402300799 +0000", date.max),
        (b"whenever", date(1970, 1, 1)),
    ],
)
def test_a_clock_on_greenwich_time_may_stand_in_the_east(when: bytes, latest: date) -> None:
    assert read(*person(b"A", when)).latest == latest


@pytest.mark.parametrize(
    ("when", "moment"),
    [(b"1593561599 +0800", 1593561599), (b"-1 +0000", -1), (b"99999999999999999999 +0000", None), (b"whenever", None)],
)
def test_a_moment_is_what_git_says(when: bytes, moment: int | None) -> None:
    assert read(*person(b"A", when)).moment == moment


@pytest.mark.parametrize(
    ("name", "encoding", "expected"),
    [
        ("刘".encode(), b"", "刘"),
        ("刘".encode("gbk"), b"encoding GBK", "刘"),
        ("刘".encode("gbk"), b"encoding gb18030", "刘"),
        ("刘".encode("gbk"), b"", "\ufffd\ufffd"),
        ("é".encode("latin-1"), b"encoding ISO-8859-1", "é"),
        (b"A\\x", b"encoding unicode_escape", "A\\x"),
        (b"A", b"encoding zip", "A"),
        (b"A", b"encoding \xff\0", "A"),
        (b"  A\x1b[31m  ", b"", "A\x1b[31m"),
    ],
)
def test_names_and_words_in_the_text_they_were_written_in(name: bytes, encoding: bytes, expected: str) -> None:
    lines = [*person(name, b"0 +0000"), *filter(None, [encoding])]
    revision = read(*lines, message=name)
    assert (revision.author, revision.message) == (expected, " ".join(expected.split()))


def test_a_commit_with_everything() -> None:
    revision = read(
        b"parent " + b"2" * 40,
        b"parent " + b"3" * 40,
        *person(b"A B", b"0 +0000"),
        b"gpgsig -----BEGIN PGP SIGNATURE-----",
        b" parent " + b"4" * 40,
        b" author Nobody <n@n.n> 99999999 +0000",
        b"mergetag object 5",
        message=b"\n\nOne\ntwo\n \n\nthree\n",
    )
    parents, hands = ("2" * 40, "3" * 40), (("Office", "o@b.c"),)
    first = date(1970, 1, 1)
    assert revision == Revision(ID, "A B", "a@b.c", first, first, "One two", parents, hands, None, 0)


@pytest.mark.parametrize("author", [b"author", b"author Nobody", b"author <<<<", b"author > <", b""])
def test_people_who_are_not_written_as_git_writes_them(author: bytes) -> None:
    assert read(author).on == date(1970, 1, 1)


def test_many_brackets_take_no_time() -> None:
    assert read(b"author " + b"<" * 2_000_000).email == ""


@given(st.binary())
def test_any_bytes_are_a_commit_or_are_not(data: bytes) -> None:
    try:
        read_commit(ID, data)
    except ValueError:
        assert b"tree " not in data.split(b"\n\n")[0]


def test_a_tree() -> None:
    data = b"40000 lists\0" + b"\1" * 20 + b"100644 \xff.yaml\0" + b"\2" * 20
    assert read_tree(data, 20) == {"lists": Entry(TREE, "01" * 20), "\udcff.yaml": Entry(0o100644, "02" * 20)}


def test_names_that_lead_out_of_the_folder_are_not_there() -> None:
    names = (b"..", b".", b"", b"a/b", b"/etc", b"ok")
    assert list(read_tree(b"".join(b"100644 " + name + b"\0" + b"\1" * 20 for name in names), 20)) == ["ok"]


@given(st.binary())
def test_any_bytes_are_a_tree_or_are_not(data: bytes) -> None:
    try:
        assert isinstance(read_tree(data, 20), dict)
    except ValueError:
        assert data


def test_a_tag() -> None:
    assert read_tag(b"object " + b"1" * 40 + b"\ntype commit\n") == ID
    assert read_tag(b"") == ""
