"""A register with a fault is refused with its file, its entry and the cause."""

import copy
from pathlib import Path

import pytest

from bot.screening import load
from config.registers import FOLDER, read_screening
from domain.screening import Criterion, Policy, Recommendation, RegisterFault, Registers

DATA = read_screening()


def fault_of(name: str, change: object) -> RegisterFault:
    data = copy.deepcopy(DATA)
    change(data[name])  # type: ignore[operator]

    def build() -> None:
        Registers.from_data(data)
        Policy.from_data(data["criteria.toml"])

    with pytest.raises(RegisterFault) as caught:
        build()
    return caught.value


def test_an_unknown_label_of_a_title() -> None:
    fault = fault_of("titles.toml", lambda data: data["ending"][0].update(label="boss"))
    assert fault.args_for_text["file"] == "titles.toml"
    assert "boss" in str(fault.args_for_text["cause"])


def test_an_ending_of_several_words() -> None:
    fault = fault_of("titles.toml", lambda data: data["ending"][0]["words"].append("stor chef"))
    assert fault.args_for_text["entry"] == "stor chef"


def test_an_unknown_sector() -> None:
    fault = fault_of("not_public.toml", lambda data: data["group"][0].update(sector="mars"))
    assert fault.args_for_text["file"] == "not_public.toml"


def test_a_group_without_a_source() -> None:
    fault = fault_of("state.toml", lambda data: data["group"][0].pop("source"))
    assert "source" in str(fault.args_for_text["cause"])


def test_a_name_that_is_no_text() -> None:
    fault = fault_of("state.toml", lambda data: data["group"][0]["names"].append(7))
    assert fault.args_for_text["file"] == "state.toml"


def test_an_alias_of_no_municipality() -> None:
    fault = fault_of("municipalities.toml", lambda data: data["also_written"].update(Mora2=["M"]))
    assert fault.args_for_text["entry"] == "Mora2"


def test_an_unknown_outcome() -> None:
    fault = fault_of("criteria.toml", lambda data: data["outcomes"].update(all_met="party"))
    assert "all_met" in str(fault.args_for_text["entry"])


def test_a_file_that_is_no_toml_is_named_with_its_line(tmp_path: Path) -> None:
    for path in FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "titles.toml").write_text('source = "x"\nwords = = 3', encoding="utf-8")
    with pytest.raises(RegisterFault) as caught:
        load(tmp_path)
    assert "titles.toml" in str(caught.value)
    assert "line 2" in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegisterFault) as caught:
        load(tmp_path)
    assert "titles.toml" in str(caught.value)


def test_a_policy_may_leave_a_criterion_out() -> None:
    data = copy.deepcopy(DATA["criteria.toml"])
    data["criteria"]["public_sector"] = False
    policy = Policy.from_data(data)
    assert policy.counting == {Criterion.LEADING, Criterion.STAFF}
    assert policy.all_met is Recommendation.APPROVE
