//! The JSON Schema and the XSD: made from the model or held against it, and judged from outside.

use gongwen_tests::golden;

#[test]
fn the_checked_in_json_schema_is_the_one_the_types_make() {
    golden::check(
        "schema/gongwen-1.schema.json",
        gongwen::schema::json_schema().as_bytes(),
    );
}
