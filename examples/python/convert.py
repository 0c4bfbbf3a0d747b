"""The Python program of README.md: what a draft says, and a Word file. Tests run it."""

import gongwen

minutes = gongwen.read("examples/minutes.md")
print(minutes.number, len(minutes.diagnostics))
print(minutes.to_json()[:200])

gongwen.convert("examples/minutes.md", "minutes.docx")
