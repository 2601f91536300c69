"""What is made when it is asked for, and what is held of it."""

from generator.derived import Lately


def test_what_was_made_lately_is_there_and_much_is_never_held() -> None:
    held = Lately[int, str]()
    most = 0
    for key in range(100_000):
        assert held.hold(key, str(key)) == held[key] == str(key)
        most = max(most, len(held))
    assert 1 < most < 50_000


def test_no_more_is_held_than_was_told_and_a_copy_holds_as_much() -> None:
    held = Lately[int, str](most=3)
    for key in range(10):
        held[key] = str(key)
        copied = held.copy()
        assert held[key] == str(key)
        assert (dict(copied), len(held) <= 3) == (dict(held), True)
    for key in range(10, 20):
        copied[key] = str(key)
        assert len(copied) <= 3
