"""How hard the notebooks are to read: words, sentences, and the school year that they ask for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from course.authoring.notebooks import MARK

GUIDES = {"title", "summary", "next", "sources"}
"""Cells that every notebook has: they tell the way, or once more what stands above with its sources."""
COUNTED = "%|per cent|[bm]illion|km|kilomet|states|countries|members|Allies|days|years|votes|troops|soldiers"
FACT = rf"\b(?:19|20)\d\d\b|\b\d+,\d{{3}}\b|\b\d[\d.]* ?(?:{COUNTED})"

SHORT = re.compile(r"\b(?:e\.g|i\.e|etc|cf|vs|no|art|St|Mr|Ms|Dr|U\.S|[A-Z])\.", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a text asks of its reader.

    Attributes
    ----------
    words : int
    sentences : int
    grade : float
        School year of the United States in which the text is read with ease.
    """

    words: int
    sentences: int
    grade: float

    @property
    def mean(self) -> float:
        """Words in a sentence on average."""
        return self.words / self.sentences


def measure(text: str) -> Reading:
    """Return how hard a plain text is to read.

    Parameters
    ----------
    text : str
        Sentences that end in a full stop, a question mark or an exclamation mark; lines without one count as
        sentences of their own.

    Returns
    -------
    Reading

    Raises
    ------
    ValueError
        If there is no word in it.

    References
    ----------
    Kincaid, Fishburne, Rogers & Chissom (1975), Derivation of New Readability Formulas for Navy Enlisted Personnel,
    Research Branch Report 8-75. Syllables are counted by groups of vowels, without a silent e.
    """
    sentences = [s for line in text.splitlines() for s in _sentences(line)]
    words = [word for sentence in sentences for word in _words(sentence)]
    if not words:
        raise ValueError("A text to measure has at least one word")
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return Reading(words=len(words), sentences=len(sentences), grade=grade)


def syllables(word: str) -> int:
    """Return about how many syllables an English word has, at least 1."""
    word = re.sub(r"[^a-z]", "", word.lower())
    word = re.sub("(?<=[^aeiouyl])e$|(?<=[^aeiouysxzcgh])es$|(?<=[^aeiouytd])ed$", "", word)
    return max(1, len(re.findall("[aeiouy]+", word)) + len(re.findall("[^tscg]i[ao]", word)))


def prose(notebook) -> str:
    """Return what a notebook says in whole sentences: its Markdown without headings, marks and list of sources."""
    cells = [c.source for c in notebook.cells if c.cell_type == "markdown" and c.id != "sources"]
    text = MARK.sub("", "\n\n".join(cells))
    text = re.sub(r"</?\w+>", " ", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n|\n(?=\s*(?:- |\d+\. ))", text)]
    kept = [re.sub(r"^(?:- |\d+\. )", "", block) for block in blocks if not re.match(r"#|\||```", block)]
    return "\n".join(re.sub(r"[*_`]", "", block) for block in kept)


def unmarked(notebook, names: Iterable[str]) -> list[tuple[str, str]]:
    """Return the paragraphs that tell of a date, a number or an event and have no source mark, each with its cell's id.

    Parameters
    ----------
    notebook : NotebookNode
    names : iterable of str
        Names of places, people and events that make a sentence one of fact.
    """
    told = re.compile(rf"{FACT}|\b(?:{'|'.join(map(re.escape, sorted(names)))})\b")
    found = []
    for cell in notebook.cells:
        if cell.cell_type != "markdown" or cell.id in GUIDES:
            continue
        for block in re.split(r"\n\s*\n", cell.source):
            plain = re.sub(r"\]\([^)]*\)|\*\*As of\*\*.*|Articles? \d+|^\d+\. ", "", block, flags=re.MULTILINE)
            if not re.match("#", block) and told.search(plain) and not MARK.search(block):
                found.append((cell.id, block))
    return found


def _sentences(line: str) -> list[str]:
    line = SHORT.sub(lambda match: match[0].replace(".", ""), line)
    parts = re.split(r"(?<=[.!?])[\u2019\u201d)\"']*\s+(?=[\u2018\u201c(\"']?[A-Z0-9])", line)
    return [part for part in parts if _words(part)]


def _words(sentence: str) -> list[str]:
    return re.findall(r"[A-Za-z\u00c0-\u024f]+(?:['\u2019-][A-Za-z\u00c0-\u024f]+)*|\d[\d,.]*", sentence)
