/// A number with commas between its thousands: `1,234`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_have_a_comma() {
        assert_eq!(
            [0, 999, 1000, 15_030, 1_234_567].map(grouped),
            ["0", "999", "1,000", "15,030", "1,234,567"]
        );
    }
}
