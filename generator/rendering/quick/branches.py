"""Branches and loops of layouts as Python: a branch that every page takes is the only one, rounds that are known are written out."""

from collections.abc import Sequence
from typing import Any

from jinja2 import nodes

from generator.rendering.quick.frames import framed
from generator.rendering.quick.lines import Lines
from generator.rendering.quick.macros import Macros
from generator.rendering.quick.values import FAIL, Code, Known, Loop, Scope, Unsuited

#: So many rounds of a loop are written out.
_ROUNDS = 24
_COUNTED = {"first", "index", "index0"}


class Branches(Macros):
    """Writes branches and loops of the templates of one layout."""

    def if_(self, node: nodes.If, scope: Scope) -> None:
        """Write a branch."""
        otherwise = node.else_
        if node.elif_:
            first, *rest = node.elif_
            otherwise = [nodes.If(first.test, first.body, rest, node.else_)]
        test = self.value(node.test, scope)
        if isinstance(test, Known):
            return self.statements(node.body if test.value else otherwise, scope)
        then, other = self._branch(node.body, scope), self._branch(otherwise, scope)
        for name in then[1] | other[1]:
            self.bind(name, FAIL, scope)
        return self._forked(self.lifted(test), then[0], other[0])

    def _forked(self, test: str, then: Lines, other: Lines) -> None:
        either = then.single, other.single
        if None not in either:
            if either != ("''", "''"):
                return self.lines.piece(f"({either[0]} if {test} else {either[1]})")
            return self.lines.add(test)
        self.lines.add(f"if {test}:")
        self.lines.append(then)
        if other.single != "''":
            self.lines.add("else:")
            self.lines.append(other)
        return None

    def _branch(self, body: Sequence[nodes.Node], scope: Scope) -> tuple[Lines, set[str]]:
        """Write statements that may not be reached; the names that they give to something are told."""
        before = {**scope}
        with self.into(self.lines.inner()) as lines:
            self.statements(body, scope)
        given = {name for name, value in scope.items() if before.get(name) is not value}
        scope.clear()
        scope.update(before)
        return lines, given

    def for_(self, node: nodes.For, scope: Scope) -> None:
        """Write a loop. Raises Unsuited."""
        if node.recursive:
            raise Unsuited
        things = self.value(node.iter, scope)
        asked = _asked_of_loop(node)
        if isinstance(things, Known) and asked == set() and not (node.else_ or node.test):
            rounds = [*things.value] if isinstance(things.value, (tuple, list)) else None
            if rounds is not None and len(rounds) <= _ROUNDS:
                for one in rounds:
                    inner = framed(node.body, {**scope, "loop": FAIL})
                    self._given(node.target, one, inner)
                    self.statements(node.body, inner)
                return
        self._rounds(node, self.lifted(things), asked, scope)

    def _given(self, target: nodes.Node, thing: Any, scope: Scope) -> None:  # noqa: ANN401
        """Give names to a thing that is known. Raises Unsuited."""
        if isinstance(target, nodes.Name):
            scope[target.name] = Known(thing)
            return
        if not isinstance(target, nodes.Tuple) or not isinstance(thing, (tuple, list)):
            raise Unsuited
        if len(target.items) != len(thing):
            raise Unsuited
        for part, one in zip(target.items, thing, strict=True):
            self._given(part, one, scope)

    def _rounds(self, node: nodes.For, things: str, asked: set[str] | None, scope: Scope) -> None:
        inner = framed(node.body, {**scope, "loop": FAIL})
        target, number = self._target(node.target, inner), self.new("i")
        empty = self.new("e") if node.else_ else ""
        if empty:
            self.lines.add(f"{empty} = True")
        if asked == set():
            header = f"for {target} in {things}:"
        elif asked and asked <= _COUNTED and not node.test:
            header, inner["loop"] = f"for {number}, {target} in enumerate({things}):", Loop(number)
        else:
            chosen = (
                f"[{target} for {target} in {things} if {self.code(node.test, inner)}]"
                if node.test
                else things
            )
            header, inner["loop"] = f"for {target}, {number} in loop_of({chosen}):", Code(number)
        with self.lines.under(header):
            if node.test and asked == set():
                self.lines.add(f"if not {self.code(node.test, inner)}: continue")
            if empty:
                self.lines.add(f"{empty} = False")
            self.statements(node.body, inner)
        if empty:
            with self.lines.under(f"if {empty}:"):
                self.statements(node.else_, framed(node.else_, scope))

    def _target(self, target: nodes.Node, scope: Scope) -> str:
        """Return the Python names for names that a template gives. Raises Unsuited."""
        if isinstance(target, nodes.Tuple):
            return f"({''.join(f'{self._target(part, scope)}, ' for part in target.items)})"
        if not isinstance(target, nodes.Name):
            raise Unsuited
        name = self.new("x")
        scope[target.name] = Code(name)
        return name


def _asked_of_loop(node: nodes.For) -> set[str] | None:
    """The attributes of `loop` that the body of a loop asks for; None where it does more with it."""
    asked, named, body = set[str](), 0, nodes.Scope([*node.body])
    for one in body.find_all((nodes.Getattr, nodes.Name)):
        match one:
            case nodes.Name(name="loop"):
                named += 1
            case nodes.Getattr(node=nodes.Name(name="loop")):
                asked.add(one.attr)
                named -= 1
    return None if named else asked
