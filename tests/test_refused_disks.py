"""Disks that are full or may not be written to, as the system has them: the last site stays, and a person is told why.

Root may write anywhere, so that it is bound by mounts that are read-only, and by permissions once it gave up the right to
pass over them.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import REPOSITORY, tree
from test_serving import Server

from generator.memo.store import Store

EVENT = "content/events/2024/2024-05-01-orla-bridge-shelling.md"
PAGE = "/events/2024-05-01-orla-bridge-shelling/"
MIB = 1024 * 1024


def may(*command: str) -> bool:
    """Whether this machine lets a command run."""
    return (
        bool(shutil.which(command[0]))
        and not subprocess.run(command, capture_output=True, check=False).returncode
    )


needs_mounts = pytest.mark.skipif(
    not may("unshare", "--mount", "true"),
    reason="THIS MACHINE LETS NOBODY MOUNT A DISK, so no full or read-only one was tried: run it as root",
)
needs_setpriv = pytest.mark.skipif(
    not may("setpriv", "--bounding-set=-dac_override,-dac_read_search", "true"),
    reason="THIS MACHINE DOES NOT LET ROOT GIVE UP RIGHTS, so no permission was tried: run it as root with setpriv",
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 MiB with a small site that was built, a person's file in its output."""
    (folder := tmp_path / "disk").mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)], check=True)
    try:
        site = published(folder / "site")
        for title in ("title: Now ", "title: "):  # from now on two folders take turns
            settings = (site / "site.yaml").read_text()
            (site / "site.yaml").write_text(settings.replace("title: ", title, 1).replace("Now Now ", ""))
            assert build(site).returncode == 0
        yield site
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def published(site: Path) -> Path:
    shutil.copytree(REPOSITORY / "generator/scaffold/site", site)
    assert build(site).returncode == 0
    (site / "build/CNAME").write_text("record.example")
    return site


def build(site: Path, *before: str) -> subprocess.CompletedProcess[str]:
    """Build by a real command, which another may begin."""
    return subprocess.run(
        [*before, sys.executable, "-m", "generator", "--site", str(site), "build"],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def edit(site: Path) -> None:
    """Another title on every page, and one entry more."""
    settings, event = site / "site.yaml", site / EVENT
    settings.write_text(settings.read_text().replace("title: ", "title: Now ", 1))
    text = event.read_text().replace("2024-05-01-orla-bridge-shelling", "2024-05-01-again")
    (event.with_name("2024-05-01-again.md")).write_text(text)


def clean(site: Path, folder: Path) -> dict[str, bytes]:
    """What a first build makes of a site."""
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("build", ".dateline"))
    assert build(folder).returncode == 0
    return tree(folder / "build") | {"CNAME": b"record.example"}


def fill(disk: Path, left: int) -> None:
    """Leave so many bytes free on a disk."""
    about = os.statvfs(disk)
    (disk / "ballast").write_bytes(bytes(about.f_bavail * about.f_frsize - left))


@needs_mounts
def test_a_disk_that_is_full_at_any_point_leaves_the_last_site_and_is_told(
    disk: Path, tmp_path: Path
) -> None:
    before = tree(disk / "build")
    edit(disk)
    refused = 0
    for left in (0, 64 * 1024, 256 * 1024, MIB):
        fill(disk.parent, left)
        done = build(disk)
        (disk.parent / "ballast").unlink()
        if done.returncode == 0:
            break
        refused += 1
        assert "No space left on device [DL125]" in done.stderr
        assert "nothing was published" in done.stderr
        assert "Traceback" not in done.stderr
        assert tree(disk / "build") == before
        assert not (disk / ".build.dateline").exists()
    assert refused >= 2
    assert build(disk).returncode == 0
    assert tree(disk / "build") == clean(disk, tmp_path / "clean")


@needs_mounts
def test_what_is_remembered_is_let_go_of_where_the_disk_is_full_or_read_only_and_never_in_the_way(
    disk: Path,
) -> None:
    def remembered(value: bytes, many: int = 1) -> bytes | None:
        store = Store(disk)
        found = store.get("kind", b"first")
        for number in range(many):
            store.put("kind", b"%d" % number, bytes(4096))
        store.put("kind", b"first", value)
        store.close()
        return found

    def mounted(how: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{how}", str(disk.parent)], check=True)

    assert remembered(b"one") is None
    mounted("ro")
    assert remembered(b"two") == b"one"
    mounted("rw")
    fill(disk.parent, 8192)
    assert remembered(b"three", many=50) == b"one"
    (disk.parent / "ballast").unlink()
    assert remembered(b"four") in (b"one", None)
    assert remembered(b"five") == b"four"


@needs_mounts
def test_a_server_goes_on_while_the_disk_is_full_and_shows_what_is_saved_when_it_has_room(disk: Path) -> None:
    fill(disk.parent, 0)
    server = Server(disk)
    try:
        assert "Shells hit the bridge at Orla" in server.page(PAGE)
        states = server.states()
        with pytest.raises(OSError, match="No space"):
            (disk / "content/events/more.md").write_bytes((disk / EVENT).read_bytes() * 8)
        assert "Shells hit the bridge at Orla" in server.page(PAGE)
        (disk.parent / "ballast").unlink()
        (disk / "content/events/more.md").unlink()
        text = (disk / EVENT).read_text()
        (disk / EVENT).write_text(text.replace("Shells hit the bridge at Orla", "A title of today"))
        while "A title of today" not in server.page(PAGE):
            next(states)
    finally:
        server.stop()
    assert "Traceback" not in "".join(server.said)


#: What may not be written to, and the problem that is told; none where the site is built without it.
PLACES = {".": "DL125", "build": "DL125", ".dateline": "", "content": "DL129"}


def assert_told(
    site: Path, before: dict[str, bytes], done: subprocess.CompletedProcess[str], code: str
) -> None:
    is_built = code in {"", "DL129"}
    assert done.returncode == (0 if is_built else 1), done.stderr
    assert code in done.stderr
    assert "Traceback" not in done.stderr
    assert "fault of Dateline" not in done.stderr
    assert (tree(site / "build") == before) is not is_built
    assert not (site / ".build.dateline").exists()


@needs_setpriv
@pytest.mark.parametrize("place", PLACES)
def test_a_folder_that_permissions_close_leaves_the_last_site_or_is_done_without(
    place: str, tmp_path: Path
) -> None:
    site = published(tmp_path / "site")
    before = tree(site / "build")
    edit(site)
    mode = (site / place).stat().st_mode
    (site / place).chmod(0o555)
    done = build(site, "setpriv", "--bounding-set=-dac_override,-dac_read_search")
    (site / place).chmod(mode)
    assert_told(site, before, done, PLACES[place])
    assert build(site).returncode == 0
    assert tree(site / "build") == clean(site, tmp_path / "clean")


#: A folder is mounted on itself, read-only, for one command alone.
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'


@needs_mounts
@pytest.mark.parametrize("place", PLACES)
def test_a_read_only_disk_leaves_the_last_site_or_is_done_without(place: str, tmp_path: Path) -> None:
    site = published(tmp_path / "site")
    before = tree(site / "build")
    edit(site)
    done = build(site, "unshare", "--mount", "sh", "-c", READ_ONLY, str(site / place))
    assert_told(site, before, done, "DL180" if place == "build" else PLACES[place])
    assert build(site).returncode == 0
    assert tree(site / "build") == clean(site, tmp_path / "clean")


@needs_mounts
@pytest.mark.parametrize("kind", ["bind", "tmpfs"])
def test_an_output_that_is_a_volume_of_its_own_is_refused_and_a_folder_in_it_serves(
    kind: str, tmp_path: Path
) -> None:
    site = published(tmp_path / "site")
    before = tree(site / "build")
    edit(site)
    mount = {"bind": 'mount --bind "$0" "$0"', "tmpfs": 'mount -t tmpfs tmpfs "$0"'}[kind]
    within = f'{mount} && shift 0 && "$@"; code=$?; "$@" --out "$0/site" && test -f "$0/site/index.html" && exit $code'
    done = build(site, "unshare", "--mount", "sh", "-c", within, str(site / "build"))
    assert done.returncode == 1, done.stderr
    assert "[DL180]" in done.stderr
    assert "Traceback" not in done.stderr
    assert {path: raw for path, raw in tree(site / "build").items() if not path.startswith("site/")} == before
