"""Deploying: the second street, and then git: a site becomes the next commit of a branch on a remote."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.build import BuildOptions, build, prepare
from generator.content.addresses import VANISHED
from generator.deploying.address import default_address, misplaced
from generator.deploying.branch import (
    Branch,
    Tip,
    Tree,
    checked_out,
    committed,
    is_name,
    remotes,
    sizes_of,
    store,
    text_of,
    tree_of,
)
from generator.deploying.changes import HARMLESS, Changes, listed, site_path
from generator.deploying.git import Git, GitError
from generator.errors import DatelineError, Mark, Problem, Severity
from generator.pool import cores
from generator.publishing import manifest
from generator.publishing.limits import beyond
from generator.publishing.publish import in_the_way, placing
from generator.settings import settings
from generator.standing import standing
from generator.urls import Links

_CNAME = "CNAME"
#: So many files that are not Dateline's are named.
_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DeployOptions:
    """What to deploy, and where: `base_url` None that of site.yaml, `message` None one that counts pages.

    With `dry_run`, nothing is written anywhere but the objects of the branch that git fetches.
    """

    site: Path
    branch: str = "gh-pages"
    remote: str = "origin"
    base_url: str | None = None
    message: str | None = None
    dry_run: bool = False


class Deployed(NamedTuple):
    """What a deployment did: `commit` is the branch's head now, `is_first` where there was no such branch.

    `problems` are warnings of the build, `recorded` is how many addresses are new.
    """

    changes: Changes
    commit: str
    is_first: bool
    recorded: int
    problems: tuple[Problem, ...]


class _Built(NamedTuple):
    """A site in a folder."""

    folder: Path
    recorded: int
    problems: tuple[Problem, ...]


class _Next(NamedTuple):
    """What the next commit holds: `site` are the files in the folder, `all` those that stay as well."""

    folder: Path
    site: Tree
    all: Tree


def deploy(options: DeployOptions, progress: Callable[[str], None], line: Callable[[str], None]) -> Deployed:
    """Build a site and make it the next commit of a branch on a remote; `line` is told what changes there.

    Neither the work tree nor the index nor a local branch is touched. Raises DatelineError, with nothing pushed, where
    the site has errors, does not belong there, is too large, or git refuses.
    """
    branch, base_url = _branch(options), _base_url(options)
    progress(f"asking {branch.remote}")
    with _git(branch, "the branch cannot be fetched"):
        tip = branch.fetched()
        foreign = _foreign(branch, tip)
        _check_address(options.site, branch, base_url, tip)
    with _built(options, progress) as built:
        new = _next(branch, tip, foreign, built.folder)
        changes = Changes.between(tip.tree, new.all)
        for said in listed(changes, lambda path: Links(base_url).absolute(site_path(path))):
            line(said)
        commit = tip.commit
        if changes and not options.dry_run:
            message = options.message or f"Publish {base_url}\n\n{changes.summary}"
            commit = _committed(branch, tip, new, message)
            _push(branch, tip, commit)
    return Deployed(changes, commit, not tip.commit, built.recorded, built.problems)


def _branch(options: DeployOptions) -> Branch:
    """Find the repository and the branch. Raises DatelineError where there is none, or the remote or the branch will not do."""
    try:
        git = Git.of(options.site)
    except GitError as error:
        hint = "a site is deployed from a git repository: `git init`, commit, and `git remote add origin …`"
        raise _problem(
            str(options.site), "DL150", f"no repository can be used here: {error}", hint
        ) from error
    branch = Branch(git, options.remote, options.branch)
    with _git(branch, "the repository cannot be read"):
        known = remotes(git)
        if options.remote not in known:
            hint = f"known here: {', '.join(known)}" if known else "add it with `git remote add origin …`"
            raise _problem(options.remote, "DL151", "the repository has no remote of this name", hint)
        if not is_name(git, options.branch):
            raise _problem(options.branch, "DL151", "no branch can be called that", "give another --branch")
        if options.branch in checked_out(git):
            what = "this branch is checked out: the site would take the place of what you work on"
            raise _problem(options.branch, "DL151", what, "give another --branch; gh-pages is the usual one")
    return branch


def _base_url(options: DeployOptions) -> str:
    config, problems = settings(options.site)
    if config is None:
        raise DatelineError(problems)
    return options.base_url or config.base_url


@contextmanager
def _built(options: DeployOptions, progress: Callable[[str], None]) -> Iterator[_Built]:
    """Build the site where `dateline build` does; on a dry run in a folder that is gone afterwards, recording nothing."""
    wanted = BuildOptions(site=options.site, base_url=options.base_url, jobs=cores())
    if options.dry_run:
        with TemporaryDirectory(prefix="dateline-") as folder:
            yield _tried(wanted._replace(out=Path(folder, "site")), progress)
    else:
        report = standing(wanted) or build(wanted, progress)
        yield _Built(report.out, report.recorded, _none_lost(report.problems))


def _tried(options: BuildOptions, progress: Callable[[str], None]) -> _Built:
    prepared = prepare(options)
    with placing(options.output) as output:
        made = prepared.made(output.stage, lambda count: progress(f"rendering: {count} pages"))
        with closing(made):
            output.place(made)
    return _Built(options.output, 0, _none_lost((*prepared.problems, *prepared.late)))


def _none_lost(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Raise DatelineError where `dateline check` would, which is stricter than `build` about what was published."""
    if any(problem.code == VANISHED for problem in problems):
        raise DatelineError(
            problem if problem.code != VANISHED else _as_error(problem) for problem in problems
        )
    return problems


def _as_error(problem: Problem) -> Problem:
    return Problem(problem.mark, problem.code, problem.message, problem.hint, Severity.ERROR)


def _foreign(branch: Branch, tip: Tip) -> set[str]:
    """Return what Dateline did not write to the branch. Raises DatelineError where that is all there is; GitError."""
    before = tip.tree.get(manifest.NAME)
    ours = {*manifest.parse(text_of(branch.git, before)), manifest.NAME} if before else set()
    foreign = tip.tree.keys() - ours
    unknown = sorted(foreign - HARMLESS)
    if unknown and not before:
        some = f"{', '.join(unknown[:_NAMED])}{' …' if len(unknown) > _NAMED else ''}"
        what = f"this branch holds files that are not Dateline's: {some}"
        hint = "give another --branch, or delete this one on the remote if nobody needs it"
        raise _problem(str(branch), "DL154", what, hint)
    return foreign


def _check_address(site: Path, branch: Branch, base_url: str, tip: Tip) -> None:
    """Raise DatelineError where the links of the site would lead nowhere; GitError."""
    remote = branch.git.run("remote", "get-url", "--push", branch.remote).strip()
    own = site / "layouts" / "static" / _CNAME
    there = tip.tree.get(_CNAME)
    text = own.read_text("utf-8", "replace") if own.is_file() else text_of(branch.git, there) if there else ""
    domain = next(iter(text.split()), "")
    if wrong := misplaced(base_url, remote, domain):
        usual = f"https://{domain}/" if domain else default_address(remote) or "https://…/"
        hint = f"write `base_url: {usual}` in site.yaml, or give --base-url"
        raise _problem("site.yaml", "DL155", wrong, hint)


def _next(branch: Branch, tip: Tip, foreign: set[str], folder: Path) -> _Next:
    """Return what the next commit holds. Raises DatelineError for what cannot be."""
    paths = [*manifest.of_folder(folder), manifest.NAME]
    with _git(branch, "the site cannot be read"):
        site, sizes = tree_of(branch.git, folder, paths)
        stay = {path: tip.tree[path] for path in foreign - site.keys()}
        sizes |= dict(zip(stay, sizes_of(branch.git, stay.values()), strict=True))
    what = "the site has a page here, and a file on the branch that Dateline did not write is in its place"
    hint = f"delete or move it on {branch}"
    taken = in_the_way(site.keys(), foreign - HARMLESS)
    problems = [Problem(Mark(path), "DL154", what, hint) for path in sorted(taken)]
    problems += beyond(sizes, str(branch), Severity.ERROR)
    if problems:
        raise DatelineError(problems)
    return _Next(folder, site, {**stay, **site})


def _committed(branch: Branch, tip: Tip, new: _Next, message: str) -> str:
    there = set(tip.tree.values())
    room = "see that the disk has room, and that you may write to the repository"
    with _git(branch, "the site cannot be put into the repository", room):
        store(branch.git, new.folder, {path: blob for path, blob in new.site.items() if blob not in there})
    hint = "tell git who you are: `git config user.name …` and `git config user.email …`; or the key you sign with"
    with _git(branch, "no commit can be made", hint):
        return committed(branch.git, new.all, tip.commit, message)


def _push(branch: Branch, tip: Tip, commit: str) -> None:
    """Push. Raises DatelineError with what git said, unless the commit is there: the answer may have been lost alone."""
    try:
        branch.push(commit)
    except GitError as error:
        said = str(error)
        with _git(branch, f"the push failed ({said}), and the remote does not answer any more"):
            now = branch.head()
        if now != commit:
            raise _refused(branch, said, is_moved=now != tip.commit) from error


def _refused(branch: Branch, said: str, *, is_moved: bool) -> DatelineError:
    if is_moved:
        what = "the branch was changed by somebody else meanwhile; nothing was pushed"
        return _problem(str(branch), "DL153", what, "run the command again: it begins with what is there now")
    hint = "mend what git names (access, a protected branch, a hook) and run the command again; nothing was pushed"
    return _problem(str(branch), "DL152", f"the push failed; git says: {said}", hint)


@contextmanager
def _git(branch: Branch, what: str, hint: str = "see that `git fetch` works here") -> Iterator[None]:
    """Make a problem of what git says."""
    try:
        yield
    except GitError as error:
        raise _problem(str(branch), "DL152", f"{what}; git says: {error}", hint) from error


def _problem(place: str, code: str, message: str, hint: str) -> DatelineError:
    return DatelineError([Problem(Mark(place), code, message, hint)])
