"""What is made when it is asked for, and what is held of it."""

from generator.derived import Lately


def test_what_was_made_lately_is_there_and_much_is_never_held() -> None:
    held = Lately[int, str]()
    most = 0
    for key in range(100_000):
        assert held.hold(key, str(key)) == held[key] == str(key)
        most = max(most, len(held))
    assert 1 < most < 50_000
