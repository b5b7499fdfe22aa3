/// The remainder for each half byte: sixteen words are enough, and small.
const TABLE: [u32; 16] = table();

const fn table() -> [u32; 16] {
    let mut table = [0; 16];
    let mut half = 0;
    while half < 16 {
        let mut rest = half as u32;
        let mut bit = 0;
        while bit < 4 {
            rest = if rest & 1 == 1 { rest >> 1 ^ 0xedb8_8320 } else { rest >> 1 };
            bit += 1;
        }
        table[half] = rest;
        half += 1;
    }
    table
}

/// The CRC-32 that archives keep of each file.
pub fn crc32(bytes: &[u8]) -> u32 {
    let half = |rest: u32| rest >> 4 ^ TABLE[(rest & 15) as usize];
    !bytes.iter().fold(!0, |rest, byte| half(half(rest ^ u32::from(*byte))))
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn the_check_value_of_the_standard_comes_out() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }
}
