"""What bin/prove runs: pytest's options --prove and --short, and the markers prove and repeat.

bin/test leaves out what is marked prove, and runs once what is marked repeat.
"""

import hypothesis
import pytest

EVERYTHING = "everything"
EXAMPLES = {"tests": 120, "short": 250, "prove": 2000}
"""How many inputs Hypothesis makes up for each test."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("prove", "what takes longer than tests may")
    group.addoption("--prove", metavar="NAME", default="", help="run what is marked so, or everything")
    group.addoption("--short", action="store_true", help="fewer rounds, seeds and examples")


def pytest_configure(config: pytest.Config) -> None:
    kind = "tests" if not config.option.prove else "short" if config.option.short else "prove"
    hypothesis.settings.register_profile("this", max_examples=EXAMPLES[kind], deadline=None, database=None)
    hypothesis.settings.load_profile("this")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each round of a test that is repeated is a test by itself."""
    marker = metafunc.definition.get_closest_marker("repeat")
    if marker and metafunc.config.option.prove:
        rounds = marker.kwargs["short" if metafunc.config.option.short else "rounds"]
        metafunc.fixturenames.append("round_of_proof")
        metafunc.parametrize("round_of_proof", range(1, rounds + 1), ids=lambda number: f"round {number}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = config.option.prove
    if not wanted:
        kept = [item for item in items if not item.get_closest_marker("prove")]
    else:
        kept = [item for item in items if wanted in names_of(item)]
        if not kept:
            names = sorted({name for item in items for name in names_of(item)})
            raise pytest.UsageError(f"bin/prove knows no {wanted}, but: {', '.join(names)}")
        for item in kept:
            item.add_marker(pytest.mark.timeout(minutes_of(item) * 60))
    stays = set(kept)
    config.hook.pytest_deselected(items=[item for item in items if item not in stays])
    items[:] = kept


def names_of(item: pytest.Item) -> set[str]:
    names = {marker.args[0] for name in ("prove", "repeat") for marker in item.iter_markers(name)}
    return {*names, EVERYTHING} if names else names


def minutes_of(item: pytest.Item) -> float:
    marker = item.get_closest_marker("prove") or item.get_closest_marker("repeat")
    return marker.kwargs.get("minutes", 5) if marker else 0


@pytest.fixture(scope="session")
def short(pytestconfig: pytest.Config) -> bool:
    """Whether there are only a few minutes for everything."""
    return pytestconfig.option.short
