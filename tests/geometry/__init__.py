"""The independent judge of pages: reads a written PDF, finds the elements of a document on it and
measures them against GB/T 9704-2012.

It knows PDF files and the JSON of a document, never our own layout. Figures and rules stand in
`rules.json`, one row a rule; `python -m geometry FILE.pdf FILE.json` prints the table of one file,
`python -m geometry` that of all samples.
"""

from .judge import Row, measure

__all__ = ["Row", "measure"]
