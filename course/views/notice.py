"""One or more sentences in place of a part that cannot be shown."""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Notice:
    """What went wrong and what to do, as text and as plain HTML."""

    sentence: str
    details: tuple = ()

    def _repr_mimebundle_(self, **_kwargs):
        lines = [str(detail) for detail in self.details]
        items = "".join(f"<li>{escape(line)}</li>" for line in lines)
        listed = f"<ul>{items}</ul>" if items else ""
        html = f'<div role="alert"><p><strong>{escape(self.sentence)}</strong></p>{listed}</div>'
        return {"text/plain": "\n".join([self.sentence, *lines]), "text/html": html}
