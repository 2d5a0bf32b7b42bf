"""Reads a style sheet as far as the tests look at it: which rules there are, and inside which."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A rule that declares something: all that it stands in, itself last, and what it declares."""

    path: tuple[str, ...]
    declared: frozenset[str]


def rules(css: str) -> list[Rule]:
    """Return the rules of a style sheet; statements outside of all rules come as one with an empty path.

    Raises
    ------
    ValueError
        If a brace has no partner.
    """
    css = re.sub(r"/\*.*?\*/", " ", css, flags=re.DOTALL)
    # what stands in quotes may hold any sign, and tells nothing of where a rule applies
    css = re.sub(r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'""", '""', css, flags=re.DOTALL)
    found: list[Rule] = []
    stack: list[tuple[str, list[str]]] = [("", [])]
    for part in re.findall(r"[{};]|[^{};]+", css):
        text = " ".join(part.split())
        if part == "{":
            stack.append((stack[-1][1].pop() if stack[-1][1] else "", []))
        elif part == "}":
            if len(stack) == 1:
                raise ValueError("a style sheet closes as many braces as it opens; got one too many")
            path = tuple(prelude for prelude, _ in stack[1:])
            if stack[-1][1]:
                found.append(Rule(path, frozenset(stack[-1][1])))
            stack.pop()
        elif text and part != ";":
            stack[-1][1].append(text)
    if len(stack) > 1:
        raise ValueError(f"a style sheet closes as many braces as it opens; got {stack[-1][0]!r} left open")
    return found + ([Rule((), frozenset(stack[0][1]))] if stack[0][1] else [])


def selectors(prelude: str) -> list[str]:
    """Return the selectors of a list, split at the commas that stand in no brackets."""
    parts, depth = [""], 0
    for sign in prelude:
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]
