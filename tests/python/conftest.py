"""What the tests of the Python package share."""

from pathlib import Path

import pytest

TITLE = "关于做好防汛工作的通知"

DRAFT = f"""云岭市人民政府办公室文件

云政办发〔2024〕7号

{TITLE}

各县人民政府：

今年汛期将至，请各县做好防汛工作。

云岭市人民政府办公室
2024年5月6日
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """An invented notice, as an old office program would save it: in GB18030."""
    path = tmp_path / "通知.txt"
    path.write_bytes(DRAFT.encode("gb18030"))
    return path
