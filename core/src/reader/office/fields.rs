//! Fields: codes, and the results that are seen of them (ECMA-376, part 1, 17.16; MS-DOC, 2.8.25).
//!
//! What a field shows is its result; a few have none and show what their code says (`EQ`, `SYMBOL`,
//! `MACROBUTTON`, the boxes of forms). Nothing here knows a format.

use super::equation;
use super::symbols;

/// The longest code that is read, in bytes: a longer one is made to exhaust time.
const LONGEST_CODE: usize = 4096;

/// More fields in each other than these are made to exhaust memory: they are looked through.
const DEEPEST: usize = 4096;

/// Fields that are open in each other.
#[derive(Debug, Default)]
pub(in crate::reader) struct Fields {
    open: Vec<Field>,
    /// How many more are open.
    deeper: usize,
    /// How many have not come to their result.
    codes: usize,
    /// The codes so far, and words in them that are no code.
    code: String,
    loose: String,
}

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    in_result: bool,
    /// Whether something of its result was seen.
    said: bool,
    code: String,
    /// Where its code and its loose words begin.
    from: (usize, usize),
    form: Option<Form>,
}

/// A field of a form, which shows its state and has no result.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::reader) struct Form {
    /// Whether its box is ticked, where it is a box.
    pub(in crate::reader) ticked: Option<bool>,
    /// Its entries, and the number of the one that was chosen.
    pub(in crate::reader) entries: Vec<String>,
    pub(in crate::reader) chosen: usize,
}

impl Form {
    fn shown(self) -> String {
        match self.ticked {
            Some(true) => "☒".into(),
            Some(false) => "☐".into(),
            None => self
                .entries
                .into_iter()
                .nth(self.chosen)
                .unwrap_or_default(),
        }
    }
}

/// What a field is seen to say where it ends, beside its result.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::reader) struct Shown {
    /// On the line.
    pub(in crate::reader) text: String,
    /// Not on the line: what stands above it, or words in a code.
    pub(in crate::reader) aside: String,
}

impl From<String> for Shown {
    fn from(text: String) -> Self {
        let aside = String::new();
        Self { text, aside }
    }
}

impl Fields {
    pub(in crate::reader) fn begin(&mut self) {
        if self.open.len() >= DEEPEST {
            self.deeper += 1;
            return;
        }
        self.open.push(Field {
            from: (self.code.len(), self.loose.len()),
            ..Field::default()
        });
        self.codes += 1;
    }

    /// Whether a code is open: what is said belongs to it.
    pub(in crate::reader) fn in_code(&self) -> bool {
        self.codes > 0
    }

    /// Whether any field is open.
    pub(in crate::reader) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    pub(in crate::reader) fn push_code(&mut self, text: &str) {
        if self.in_code() {
            self.code.push_str(text);
        }
    }

    /// Words in a code that the file does not call code.
    pub(in crate::reader) fn push_loose(&mut self, text: &str) {
        self.code.push_str(text);
        self.loose.push_str(text);
    }

    /// The field whose code is open is one of a form.
    pub(in crate::reader) fn form(&mut self) -> Option<&mut Form> {
        if !self.in_code() {
            return None;
        }
        Some(self.open.last_mut()?.form.get_or_insert_default())
    }

    /// Something of a result was seen.
    pub(in crate::reader) fn said(&mut self) {
        if let Some(field) = self.open.last_mut() {
            field.said = true;
        }
    }

    /// The result begins.
    pub(in crate::reader) fn separate(&mut self) {
        let own = self.open.last_mut().filter(|_| self.deeper == 0);
        if let Some(field) = own.filter(|f| !f.in_result) {
            field.in_result = true;
            field.code = self.code.split_off(field.from.0.min(self.code.len()));
            self.codes = self.codes.saturating_sub(1);
        }
    }

    /// The last field ends; none where none is open.
    pub(in crate::reader) fn end(&mut self) -> Option<Shown> {
        if self.deeper > 0 {
            self.deeper -= 1;
            return None;
        }
        let mut field = self.open.pop()?;
        if !field.in_result {
            field.code = self.code.split_off(field.from.0.min(self.code.len()));
            self.codes = self.codes.saturating_sub(1);
        }
        let mut shown = match field.form {
            _ if field.said => Shown::default(),
            Some(form) => form.shown().into(),
            None => of_code(&field.code).unwrap_or_default(),
        };
        if field.said {
            self.said();
        }
        let loose = self.loose.split_off(field.from.1.min(self.loose.len()));
        if !shown.text.contains(loose.trim()) {
            shown.aside += &loose;
        }
        Some(shown)
    }

    /// Words of codes that never came to their end.
    pub(in crate::reader) fn rest(&mut self) -> String {
        self.loose.clear();
        std::mem::take(&mut self.code)
    }

    /// The same, but only those that the file does not call code.
    pub(in crate::reader) fn loose_rest(&mut self) -> String {
        self.code.clear();
        std::mem::take(&mut self.loose)
    }
}

/// What a field without a result shows by its code; none where that is nothing.
fn of_code(code: &str) -> Option<Shown> {
    let code = code.trim();
    let name = code.split([' ', '\\', '(', '\u{3000}']).next()?;
    let rest = code.get(name.len()..).unwrap_or_default();
    if code.len() > LONGEST_CODE {
        return None;
    }
    match name.to_ascii_uppercase().as_str() {
        "EQ" => Some(equation::shown(rest)),
        "FORMCHECKBOX" => Some(String::from("☐").into()), // its state is not told
        "SYMBOL" => Some(symbol(rest)?.to_string().into()),
        "MACROBUTTON" => {
            let (_, words) = rest.trim_start().split_once(' ')?;
            Some(words.trim().to_owned().into())
        }
        _ => None,
    }
}

/// `254 \f "Wingdings" \s 12`.
fn symbol(code: &str) -> Option<char> {
    let number = code.split_whitespace().next()?;
    let number = match number.strip_prefix("0x") {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    let face = code.split_once("\\f").map_or("", |(_, f)| f.trim_start());
    let face = match face.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => face.split_whitespace().next(),
    };
    symbols::shown(face.unwrap_or(""), number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(code: &str) -> (String, String) {
        let mut fields = Fields::default();
        fields.begin();
        fields.push_code(code);
        let shown = fields.end().unwrap_or_default();
        (shown.text, shown.aside)
    }

    fn text(code: &str) -> String {
        alone(code).0
    }

    #[test]
    fn a_field_without_a_result_shows_what_its_code_says() {
        assert_eq!(text(r" eq \o\ac(○,1) "), "①");
        assert_eq!(text(r"EQ \o\ac(□,密)"), "密");
        assert_eq!(text(r"EQ \o(\s\up 8(云岭),\s\do 3(市委))"), "云岭市委");
        assert_eq!(text(r"EQ 共\f(2,3)以上"), "共2/3以上");
        assert_eq!(text(r#" SYMBOL 254 \f "Wingdings" \s 12 "#), "☑");
        assert_eq!(
            text(" MACROBUTTON NoMacro [此处输入单位] "),
            "[此处输入单位]"
        );
        assert_eq!(text(" PAGE "), "");
    }

    #[test]
    fn what_stands_above_a_word_is_told_apart() {
        let code = r#"EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(pīn),拼)"#;
        assert_eq!(alone(code), ("拼".into(), "pīn".into()));
    }

    #[test]
    fn a_result_counts_more_than_a_code() {
        let mut fields = Fields::default();
        fields.begin();
        fields.push_code(r"EQ \o\ac(○,1)");
        fields.separate();
        fields.said();
        assert_eq!(fields.end(), Some(Shown::default()));
    }

    #[test]
    fn fields_in_fields_without_end_take_no_memory() {
        let mut fields = Fields::default();
        for _ in 0..1_000_000 {
            fields.begin();
        }
        assert_eq!(fields.open.len(), DEEPEST);
        for _ in 0..1_000_000 - DEEPEST {
            fields.separate();
            assert_eq!(fields.end(), None);
        }
        assert!(fields.in_code());
        assert_eq!(fields.end(), Some(Shown::default()));
    }

    #[test]
    fn a_code_without_end_costs_no_time() {
        let deep = r"EQ \o(".to_owned() + &"(".repeat(4000);
        assert_eq!(text(&deep), "");
    }
}
