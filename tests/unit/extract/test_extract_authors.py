"""Bylines: the people's names, and nothing else."""

from __future__ import annotations

import pytest

from newsflow.extract.authors import choose_authors, read_authors

CASES = {
    "plain": (["Jane Doe"], ("Jane Doe",)),
    "label": (["By Jane Doe"], ("Jane Doe",)),
    "german_label": (["Von Max Muster"], ("Max Muster",)),
    "arabic_label": (["بقلم: أحمد الكاتب"], ("أحمد الكاتب",)),
    "arabic_verb": (["كتبت ندى علي"], ("ندى علي",)),
    "several": (["By Jane Doe, John Roe and Ann Poe"], ("Jane Doe", "John Roe", "Ann Poe")),
    "separate_entries": (["Jane Doe", "John Roe", "jane doe"], ("Jane Doe", "John Roe")),
    "address": (["Jane Doe jane@kalima.example"], ("Jane Doe",)),
    "account": (["Jane Doe (@jane)"], ("Jane Doe",)),
    "profile_only": (["https://social.example/jane"], ()),
    "outlet": (["Kalima News"], ()),
    "outlet_beside_a_person": (["Jane Doe, Kalima News"], ("Jane Doe",)),
    "admin": (["admin"], ()),
    "name_with_particle": (["Ludwig van der Rohe"], ("Ludwig van der Rohe",)),
    "arabic_name_with_waw": (["وائل و ندى"], ("وائل", "ندى")),
    "nothing": ([], ()),
    "date_behind": (["Jane Doe on Friday December 20, 2024"], ("Jane Doe",)),
    "date_on_its_own_line": (["Jane Doe\nDecember 20, 2024"], ("Jane Doe",)),
    "label_on_its_own_line": (["Written by\nJane Doe"], ("Jane Doe",)),
    "work": (["Jane Doe, Senior Health Reporter"], ("Jane Doe",)),
    "work_behind_a_dash": (["Jane Doe - harbour affairs editor"], ("Jane Doe",)),
    "arabic_work_behind_a_dash": (["أحمد حيدر الكاتب - مراسل ميداني"], ("أحمد حيدر الكاتب",)),
    "hyphen_inside": (["Jane Doe-Roe"], ("Jane Doe-Roe",)),
    "work_without_comma": (["Jane Doe Senior Health Reporter"], ("Jane Doe",)),
    "reviewer": (["Jane Doe\nMedically reviewed by\nJohn Roe"], ("Jane Doe",)),
    "degree": (["Jane Doe, MD and John Roe"], ("Jane Doe, MD", "John Roe")),
    "place_beside_a_full_name": (["Jane Doe, Paris"], ("Jane Doe",)),
    "initials_behind": (["Jane Doe (jd)"], ("Jane Doe",)),
    "link_to_more": (["View all posts by Jane Doe"], ("Jane Doe",)),
    "button": (["Sign In"], ()),
    "reading_time": (["Jane Doe\n7 min read"], ("Jane Doe",)),
}

WITNESSES = {
    "the_first": ([("Jane Doe",), ("John Roe",)], ("Jane Doe",)),
    "the_first_that_names_anyone": ([(), ("Jane Doe",)], ("Jane Doe",)),
    "the_person_before_the_account": ([("wpuser",), ("Jane Doe",)], ("Jane Doe",)),
    "the_whole_name": ([("Jane",), ("John Roe",), ("Jane Doe",)], ("Jane Doe",)),
    "half_a_name_where_there_is_no_more": ([("Jane",), ("John Roe",)], ("Jane",)),
    "one_arabic_name": ([("أدونيس",), ("John Roe",)], ("أدونيس",)),
    "none": ([(), ()], ()),
}


@pytest.mark.parametrize(("bylines", "names"), CASES.values(), ids=CASES)
def test_authors(bylines: list[str], names: tuple[str, ...]) -> None:
    assert read_authors(bylines, ("موقع كلمة", "Kalima News")) == names


@pytest.mark.parametrize(("witnesses", "chosen"), WITNESSES.values(), ids=WITNESSES)
def test_choice(witnesses: list[tuple[str, ...]], chosen: tuple[str, ...]) -> None:
    assert choose_authors(witnesses) == chosen
