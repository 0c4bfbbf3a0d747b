//! Numbers in circles, brackets and other signs of one character, and in Chinese words.
//!
//! Only numbers to words; what they number is not known here.

/// A row of signs that stand for 1, 2, 3 …
pub(super) struct Signs {
    /// From which number on, to which, and the sign of the first.
    runs: &'static [(u32, u32, char)],
}

impl Signs {
    pub(super) fn of(&self, n: u32) -> Option<String> {
        let (from, _, first) = self.runs.iter().find(|r| (r.0..=r.1).contains(&n))?;
        char::from_u32(*first as u32 + (n - from)).map(String::from)
    }
}

/// ①, ㉑, ㊱.
pub(super) const CIRCLED: Signs = Signs {
    runs: &[(0, 0, '⓪'), (1, 20, '①'), (21, 35, '㉑'), (36, 50, '㊱')],
};
/// ⑴.
pub(super) const BRACKETED: Signs = Signs {
    runs: &[(1, 20, '⑴')],
};
/// ⒈.
pub(super) const STOPPED: Signs = Signs {
    runs: &[(1, 20, '⒈')],
};
/// ㊀.
pub(super) const CIRCLED_WORDS: Signs = Signs {
    runs: &[(1, 10, '㊀')],
};

/// 一百零五: how numbers are said.
pub(super) fn said(n: u32, digits: &[char; 10], units: [&str; 4]) -> String {
    if n == 0 {
        return digits.first().map(char::to_string).unwrap_or_default();
    }
    let (high, low) = (n / 10_000, n % 10_000);
    let mut out = String::new();
    if high > 0 {
        out += &said(high, digits, units);
        out.push('万');
    }
    let mut gap = false;
    for (power, unit) in [(1000, 3), (100, 2), (10, 1), (1, 0)] {
        let digit = low / power % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.extend(digits.first());
        }
        // Ten is 十, not 一十.
        let ten = unit == 1 && digit == 1 && out.is_empty() && units.get(1) == Some(&"十");
        if !ten {
            out.extend(digits.get(digit as usize));
        }
        out += units.get(unit).copied().unwrap_or("");
    }
    out
}

/// 一○五: digit by digit.
pub(super) fn spelt(n: u32, digits: &[char; 10]) -> String {
    let digit = |d: u32| digits.get(d as usize).copied();
    n.to_string()
        .chars()
        .filter_map(|c| c.to_digit(10).and_then(digit))
        .collect()
}

/// a, b … z, aa, bb, as word processors count.
pub(super) fn letter(n: u32, first: char) -> Option<String> {
    let n = n.checked_sub(1)?;
    let times = (n / 26 + 1).min(8) as usize;
    let letter = char::from_u32(first as u32 + n % 26)?;
    Some(letter.to_string().repeat(times))
}

/// Roman numbers below 4000.
pub(super) fn roman(n: u32) -> Option<String> {
    const PARTS: &[(u32, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = Some(n).filter(|n| (1..4000).contains(n))?;
    let mut out = String::new();
    for (value, letters) in PARTS {
        while left >= *value {
            out += letters;
            left -= value;
        }
    }
    Some(out)
}
