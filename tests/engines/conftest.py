"""A Parquet table of invented drafts, some of them broken on purpose."""

import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

ENGINES = Path(__file__).parents[2] / "examples" / "engines"
sys.path.insert(0, str(ENGINES))

ROWS = 600
BROKEN = [0, 77, 300, 301, 599]
"""The rows whose documents are none."""

DRAFT = """云岭市人民政府办公室文件

云政办发〔2024〕{number}号

关于做好第{number}次防汛工作的通知

各县人民政府：

今年汛期将至，请各县做好防汛工作。

云岭市人民政府办公室
2024年5月6日
"""


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with four files of Parquet."""
    folder = tmp_path_factory.mktemp("documents")
    for part in range(4):
        rows = range(part * ROWS // 4, (part + 1) * ROWS // 4)
        content = ['{"schema": ' if n in BROKEN else DRAFT.format(number=n) for n in rows]
        table = pa.table({"id": [f"云政办发/{n}" for n in rows], "content": content})
        pq.write_table(table, folder / f"{part}.parquet", row_group_size=50)
    return str(folder)
