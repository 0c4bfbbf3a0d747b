"""The measures, a module a part of the page, a function a rule."""

from . import body, header, imprint, lines, page, signature, special, title

__all__ = ["body", "header", "imprint", "lines", "page", "signature", "special", "title"]
