//! Colours: by name in some clients, by their share of red, green and blue in others.

/// The names that Claude Code and Qwen Code have, with a colour that is called so.
const COLORS: &[(&str, &str, [u8; 3])] = &[
    ("red", "#ef4444", [0xef, 0x44, 0x44]),
    ("blue", "#3b82f6", [0x3b, 0x82, 0xf6]),
    ("green", "#22c55e", [0x22, 0xc5, 0x5e]),
    ("yellow", "#eab308", [0xea, 0xb3, 0x08]),
    ("purple", "#a855f7", [0xa8, 0x55, 0xf7]),
    ("orange", "#f97316", [0xf9, 0x73, 0x16]),
    ("pink", "#ec4899", [0xec, 0x48, 0x99]),
    ("cyan", "#06b6d4", [0x06, 0xb6, 0xd4]),
];

/// A named colour as `#` and six digits.
pub fn hex(name: &str) -> Option<&'static str> {
    COLORS.iter().find(|(own, _, _)| *own == name).map(|(_, hex, _)| *hex)
}

/// The name that is nearest to a colour in digits.
pub fn nearest(hex: &str) -> Option<&'static str> {
    let digits = hex.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let code = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = code.to_be_bytes();
    let distance = |of: &[u8; 3]| -> u32 {
        let parts = of.iter().zip([red, green, blue]);
        parts.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    COLORS.iter().min_by_key(|(_, _, of)| distance(of)).map(|(name, _, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_nearest_to_its_own_colour() {
        for (name, code, _) in COLORS {
            assert_eq!((hex(name), nearest(code)), (Some(*code), Some(*name)));
        }
        assert_eq!(
            (nearest("#ff0000"), nearest("#000080"), nearest("red")),
            (Some("red"), Some("blue"), None)
        );
    }
}
