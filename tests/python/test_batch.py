"""Record batches of documents, from whichever library they come."""

import concurrent.futures
import json
from typing import Any

import gongwen
import pyarrow as pa
import pytest

from conftest import DRAFT, TITLE

COLUMNS = ["row", "output", "error_code", "error", "line", "column", "diagnostics"]
TEXTS = ["text", "markdown", "html", "xml", "json"]
BROKEN = '{\n"schema": '


def batch_of(*documents: object, type: pa.DataType | None = None) -> pa.RecordBatch:
    """A batch whose ids are letters."""
    ids = [chr(ord("a") + place) for place in range(len(documents))]
    content = pa.array(documents, type or pa.string())
    return pa.RecordBatch.from_arrays([pa.array(ids, pa.string()), content], ["id", "content"])


def converted(batch: Any, **options: Any) -> pa.RecordBatch:
    return pa.record_batch(gongwen.convert_batch(batch, **options))


def titles(done: pa.RecordBatch | pa.Table) -> list[str | None]:
    outputs = done["output"].to_pylist()
    return [output and json.loads(output)["title"] for output in outputs]


def test_a_row_comes_out_for_each_that_goes_in_and_bad_ones_say_why() -> None:
    done = converted(batch_of(DRAFT, BROKEN, None, DRAFT), to="json", id="id")
    assert done.schema.names == ["id", *COLUMNS]
    assert done["id"].to_pylist() == ["a", "b", "c", "d"]
    assert done["row"].to_pylist() == [0, 1, 2, 3]
    assert done["error_code"].to_pylist() == [0, 4, 11, 0]
    assert titles(done) == [TITLE, None, None, TITLE]
    assert [bool(error) for error in done["error"].to_pylist()] == [False, True, True, False]
    assert done["line"].to_pylist() == [None, 2, None, None]
    assert done["output"].null_count == 2
    done.validate(full=True)


def test_a_batch_gives_what_convert_gives_with_all_that_was_found() -> None:
    draft = DRAFT.replace("今年", "今\x01年").encode()
    done = converted(batch_of(draft, type=pa.binary()), to="json")
    assert done["output"][0].as_py().encode() == gongwen.convert(draft, to="json")
    found = json.loads(done["diagnostics"][0].as_py())
    assert [entry["code"] for entry in found] == [d.code for d in gongwen.read(draft).diagnostics]
    assert "R102" in [entry["code"] for entry in found]


@pytest.mark.parametrize("format", [*TEXTS, "docx", "pdf", "png"])
def test_every_format_is_written(format: str) -> None:
    done = converted(batch_of(DRAFT), to=format)
    if done["error_code"][0].as_py() == 7:
        pytest.skip(f"SKIPPED: no pages: {done['error'][0]}")
    text = format in TEXTS
    assert done["output"].type == (pa.large_string() if text else pa.large_binary())
    output = done["output"][0].as_py()
    expected = gongwen.convert(DRAFT.encode(), to=format)
    assert (output.encode() if text else output) == expected


@pytest.mark.parametrize(
    "type",
    [
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.binary(),
        pa.large_binary(),
        pa.binary_view(),
    ],
    ids=str,
)
def test_every_column_of_text_or_bytes_is_taken_also_a_slice_of_it(type: pa.DataType) -> None:
    content = [DRAFT, "短", None, DRAFT.replace("防汛", "防火")]
    given = [c and (c if "string" in str(type) else c.encode()) for c in content]
    batch = batch_of(*given, type=type)
    whole = converted(batch, to="json", id="id")
    assert titles(whole)[0] == TITLE and titles(whole)[3] == TITLE.replace("防汛", "防火")
    assert whole["error_code"].to_pylist() == [0, 0, 11, 0]
    part = converted(batch.slice(2, 2), to="json", id="id")
    assert part["id"].to_pylist() == ["c", "d"]
    assert part["output"].to_pylist() == whole["output"].to_pylist()[2:]
    inside = batch.to_struct_array().slice(3, 1)
    assert converted(inside, to="json")["output"].to_pylist() == whole["output"].to_pylist()[3:]


def test_text_is_text_whatever_it_says_and_bytes_are_decoded() -> None:
    """A text must not be taken for GB18030, and bytes of GB18030 must not be taken for a text."""
    old = batch_of(DRAFT.encode("gb18030"), type=pa.binary())
    assert titles(converted(old, to="json")) == [TITLE]
    assert titles(converted(batch_of(DRAFT), to="json", encoding="gb18030")) == [TITLE]
    wrong = converted(old, to="json", encoding="utf-8")
    assert wrong["error_code"].to_pylist() == [1]


def test_text_may_come_out_in_the_encoding_of_an_old_program() -> None:
    done = converted(batch_of(DRAFT), to="text", text_encoding="gb18030")
    assert done["output"].type == pa.large_binary()
    assert TITLE in done["output"][0].as_py().decode("gb18030")


def test_each_document_is_bounded_alone() -> None:
    batch = batch_of(DRAFT, DRAFT * 100)
    assert converted(batch, to="json", max_bytes=2000)["error_code"].to_pylist() == [0, 6]
    assert converted(batch, to="docx", max_steps=20_000)["error_code"].to_pylist() == [0, 6]
    warned = batch_of(DRAFT, DRAFT.replace("今年", "今\x01年"))
    strict = converted(warned, to="json", format="text", strict=True)
    assert strict["error_code"].to_pylist() == [0, 5]
    assert json.loads(strict["diagnostics"][1].as_py())


def test_a_stream_is_converted_batch_by_batch_while_it_is_read() -> None:
    taken = []

    def batches() -> Any:
        for place in range(3):
            taken.append(place)
            yield batch_of(*[DRAFT] * place)

    schema = batch_of().schema
    given = pa.RecordBatchReader.from_batches(schema, batches())
    stream = gongwen.convert_batch(given, to="json", id="id")
    reader = pa.RecordBatchReader.from_stream(stream)
    assert taken == []
    first = reader.read_next_batch()
    assert first.num_rows == 0 and len(taken) < 3
    done = reader.read_all()
    assert done["row"].to_pylist() == [0, 1, 2] and titles(done) == [TITLE] * 3
    with pytest.raises(ValueError, match="read before"):
        stream.__arrow_c_stream__()


def test_a_table_of_many_chunks_comes_out_whole() -> None:
    table = pa.Table.from_batches([batch_of(DRAFT), batch_of(DRAFT, None), batch_of()])
    done = pa.table(gongwen.convert_batch(table.slice(1), to="json", id="id"))
    assert done["id"].to_pylist() == ["a", "b"]
    assert done["error_code"].to_pylist() == [0, 11]
    sliced = pa.table(gongwen.convert_batch(table[:0], to="json"))
    assert sliced.num_rows == 0 and sliced.schema.names == COLUMNS


def test_what_the_other_side_of_a_stream_says_comes_through() -> None:
    def batches() -> Any:
        yield batch_of(DRAFT)
        raise RuntimeError("the disk is gone")

    given = pa.RecordBatchReader.from_batches(batch_of().schema, batches())
    stream = gongwen.convert_batch(given, to="json")
    with pytest.raises(pa.ArrowInvalid, match="the disk is gone"):
        pa.table(stream)


def test_polars_gives_and_takes() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"nr": [7, 8], "text": [DRAFT, BROKEN]})
    done = polars.DataFrame(gongwen.convert_batch(frame, to="json", input="text", id="nr"))
    assert done["nr"].to_list() == [7, 8]
    assert done["error_code"].to_list() == [0, 4]
    assert json.loads(done["output"][0])["title"] == TITLE


@pytest.mark.parametrize("kind", ["batch", "table"])
def test_only_a_wrong_schema_raises_and_names_the_columns(kind: str) -> None:
    batch = batch_of(DRAFT)
    given: Any = batch if kind == "batch" else pa.Table.from_batches([batch])
    with pytest.raises(gongwen.ArgumentError, match=r'"text".*id, content') as caught:
        gongwen.convert_batch(given, to="json", input="text")
    assert caught.value.code == "E1111"
    with pytest.raises(gongwen.ArgumentError, match="nr"):
        gongwen.convert_batch(given, to="json", id="nr")
    with pytest.raises(gongwen.ArgumentError, match="没有名为“正文”的列"):
        gongwen.convert_batch(given, to="json", input="正文", lang="zh")
    renamed = given.rename_columns(["row", "content"])
    with pytest.raises(gongwen.ArgumentError, match='"row"'):
        gongwen.convert_batch(renamed, to="json", id="row")
    numbers = pa.record_batch({"content": [1]})
    with pytest.raises(gongwen.ArgumentError, match="Int64"):
        gongwen.convert_batch(numbers, to="json")
    empty = given.select([])
    with pytest.raises(gongwen.ArgumentError):
        gongwen.convert_batch(empty, to="json")


def test_what_is_no_batch_and_what_no_option_is_refused() -> None:
    for thing in (b"text", [DRAFT], None):
        with pytest.raises(TypeError, match="__arrow_c_array__"):
            gongwen.convert_batch(thing, to="json")  # type: ignore[call-overload]
    with pytest.raises(gongwen.ArgumentError):
        gongwen.convert_batch(pa.array([DRAFT]), to="json")
    rows = pa.StructArray.from_arrays([pa.array([DRAFT])], ["content"], mask=pa.array([True]))
    with pytest.raises(gongwen.ArgumentError, match="null"):
        gongwen.convert_batch(rows, to="json")
    batch = batch_of(DRAFT)
    with pytest.raises(gongwen.UnsupportedError):
        gongwen.convert_batch(batch, to="doc")
    with pytest.raises(gongwen.ArgumentError, match="wordstar"):
        gongwen.convert_batch(batch, to="wordstar")
    with pytest.raises(TypeError, match="flavor"):
        gongwen.convert_batch(batch, to="pdf", flavor="a-3a")  # type: ignore[call-overload]


def test_text_that_is_no_utf_8_does_not_get_in() -> None:
    """A library that hands over wrong text must not make Rust believe it."""
    offsets = pa.py_buffer((0).to_bytes(4, "little") + (2).to_bytes(4, "little"))
    false = pa.Array.from_buffers(pa.string(), 1, [None, offsets, pa.py_buffer(b"\xff\xfe")])
    with pytest.raises(gongwen.ArgumentError, match=r"(?i)utf"):
        gongwen.convert_batch(pa.record_batch({"content": false}), to="json")


def test_what_was_taken_is_gone() -> None:
    """A maker that hands out one capsule twice is told so; nothing is read that was given back."""

    class Twice:
        pair: tuple[Any, Any] = batch_of(DRAFT).__arrow_c_array__()

        def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]:
            return self.pair

    assert converted(gongwen.convert_batch(Twice(), to="json"), to="json", input="output")
    with pytest.raises(gongwen.ArgumentError, match="taken before"):
        gongwen.convert_batch(Twice(), to="json")


def test_a_result_may_be_taken_twice_and_outlives_what_it_came_from() -> None:
    result = gongwen.convert_batch(batch_of(DRAFT, DRAFT), to="json", id="id")
    assert len(result) == 2 and "rows=2" in repr(result)
    first, second = pa.record_batch(result), pa.record_batch(result)
    del result
    assert first.equals(second) and titles(first) == [TITLE] * 2
    assert first["id"].to_pylist() == ["a", "b"]


def test_threads_convert_batches_beside_each_other() -> None:
    batch = batch_of(*[DRAFT] * 5)
    expected = converted(batch, to="docx", id="id")
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: converted(batch, to="docx", id="id"), range(12)))
    assert all(one.equals(expected) for one in made)


@pytest.mark.parametrize("kind", ["batch", "stream"])
def test_memory_is_given_back(kind: str) -> None:
    """A thousand batches of 1 MB pass; what Arrow counts and what the process holds stays level."""
    resource = pytest.importorskip("resource")
    batch = batch_of(*["短" * 33_000] * 10)

    def once() -> None:
        if kind == "batch":
            gongwen.convert_batch(batch, to="text", id="id", max_bytes=1000)
            gongwen.convert_batch(batch.slice(1), to="text", max_bytes=1000).__arrow_c_array__()
        else:
            table = pa.Table.from_batches([batch] * 2)
            gongwen.convert_batch(table, to="text", max_bytes=1000)
            pa.table(gongwen.convert_batch(table, to="text", max_bytes=1000))

    def held() -> tuple[int, int]:
        for _ in range(250):
            once()
        return pa.total_allocated_bytes(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    before, after = held(), held()
    assert after[0] == before[0]
    assert after[1] - before[1] < 20_000  # KiB, of the 500 MB that passed
