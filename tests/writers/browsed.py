"""A page as a browser reads it."""

from html.parser import HTMLParser

OURS = {
    *("html", "head", "meta", "title", "link", "style", "body", "main", "header", "section", "div", "span", "br"),
    *("h1", "h2", "h3", "h4", "p", "ul", "li", "dl", "dt", "dd", "figure", "figcaption"),
    *("table", "thead", "tbody", "tr", "th", "td", "svg", "rect", "path"),
}
EMPTY = {"meta", "link", "br", "input"}


class Page(HTMLParser):
    """A page read as a browser does: its tags with what they carry, and the words between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        assert len({name for name, _ in attrs}) == len(attrs), f"{tag} says something twice"
        if tag not in EMPTY:
            self.open.append(tag)
        elif tag == "br":
            self.words += "\n"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & {*self.open}:
            self.words += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [given for name, given in self.tags if name == tag]
