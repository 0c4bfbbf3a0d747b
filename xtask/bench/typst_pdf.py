"""How long typst takes for the same text and faces, in the form of host/benches/pdf.rs.

Arguments: the draft, then folders of faces. Each document differs in a character of its title, so
that typst's memory of earlier ones helps it as in a batch of different documents: it keeps whole
subsets of faces, which no two of them share.
"""

import os
import subprocess
import sys
import tempfile
import time

import typst

OTHERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥梅兰竹菊桃李杏梨"
ROUNDS = len(OTHERS)
FACES = {"cff": ("FandolFang R", "FandolSong"), "glyf": ("AR PL KaitiM GB", "AR PL SungtiL GB")}


def markup(text: str, faces: tuple[str, str], round: int) -> str:
    body, title = faces
    lines = [line.lstrip("# ").strip() for line in text.splitlines()]
    lines = [line for line in lines if line]
    head = f"""
#set document(title: "公文 {round}", date: datetime(year: 2021, month: 4, day: 18))
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  numbering: "— 1 —")
#set text(lang: "zh", region: "cn", size: 16pt, font: ("{body}", "{title}"))
#set par(leading: 13pt, spacing: 13pt, justify: true, first-line-indent: (amount: 2em, all: true))
"""
    parts = [f"#heading(level: 1, text({typst_string(lines[0] + OTHERS[round])}))"]
    parts += [f"#text({typst_string(line)})\n" for line in lines[1:]]
    return head + "\n\n".join(parts)


def typst_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def compile_one(draft: str, folder: str, rounds: int) -> tuple[list[float], bytes]:
    with open(draft, encoding="utf-8") as file:
        text = file.read()
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])
    times, made = [], b""
    for round in range(rounds):
        source = markup(text, FACES[os.path.basename(folder)], round).encode()
        start = time.process_time()
        made = typst.compile(source, font_paths=fonts, format="pdf", pdf_standards=["a-2a"])
        times.append((time.process_time() - start) * 1000)
    return times, made


def cold(draft: str, folder: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, __file__, "--cold", draft, folder], check=True)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    if sys.argv[1] == "--cold":
        compile_one(sys.argv[2], sys.argv[3], 1)
        return
    draft, *folders = sys.argv[1:]
    for folder in folders:
        times, made = compile_one(draft, folder, ROUNDS)
        warm = times[3:]
        mean = sum(warm) / len(warm)
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(made)
            file.flush()
            info = subprocess.run(["pdfinfo", file.name], capture_output=True, text=True).stdout
        pages = int(next(line.split()[1] for line in info.splitlines() if line.startswith("Pages")))
        least = min(cold(draft, folder) for _ in range(5))
        name = os.path.basename(folder)
        print(
            f"   {name:<10} {mean:>8.1f} {min(warm):>8.1f} {pages / mean * 1000:>8.0f} {pages:>6} "
            f"{least:>8.0f} {len(made):>9}"
        )


main()
