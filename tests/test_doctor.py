"""The doctor: what is found of model, sources and features."""

from __future__ import annotations

import pytest

from toolkit import doctor
from toolkit.doctor import examine
from toolkit.errors import InputError
from toolkit.feature import find_features


def test_a_sound_installation_has_no_fault() -> None:
    """Every source, the model and the features are looked at and are whole."""
    findings = {one.what: one for one in examine()}
    assert {"Python", "spacy", "model", "source statement", "source sotu"} <= set(findings)
    assert all(one.sound for one in findings.values())
    assert "each file as published" in findings["model"].found
    assert all(name in findings["features"].found for name in find_features())


def test_a_fault_is_told_in_its_own_words_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One broken source does not hide the state of the others."""
    load = doctor.load

    def broken(name: str) -> object:
        if name == "statement":
            raise InputError("statement.txt: damaged; reinstall discourse-toolkit")
        return load(name)

    monkeypatch.setattr(doctor, "load", broken)
    findings = {one.what: one for one in examine()}
    assert [one.what for one in findings.values() if not one.sound] == ["source statement"]
    assert "reinstall" in findings["source statement"].found
    assert findings["features"].sound
