"""Bylines: the people's names, and nothing else."""

from __future__ import annotations

import pytest

from newsflow.extract.authors import read_authors

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
}


@pytest.mark.parametrize(("bylines", "names"), CASES.values(), ids=CASES)
def test_authors(bylines: list[str], names: tuple[str, ...]) -> None:
    assert read_authors(bylines, ("موقع كلمة", "Kalima News")) == names
