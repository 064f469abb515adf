//! CRC-32 (ISO 3309), as `tails.js` has it, so that bytes changed on disk or on the way are noticed.
//!
//! Four bits at a time: the tables of the fast ways are kilobytes that do not compress, and a backup is
//! read once.

const NIBBLES: [u32; 16] = {
    let mut table = [0; 16];
    let mut nibble = 0;
    while nibble < 16 {
        let mut crc = nibble as u32;
        let mut bit = 0;
        while bit < 4 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[nibble] = crc;
        nibble += 1;
    }
    table
};

/// The checksum of a text as UTF-8.
pub(super) fn crc32(text: &str) -> u32 {
    let step = |crc: u32, nibble: u32| NIBBLES[((crc ^ nibble) & 15) as usize] ^ (crc >> 4);
    let crc = text.bytes().fold(!0, |crc, byte| {
        let byte = u32::from(byte);
        step(step(crc, byte), byte >> 4)
    });
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_one_that_everybody_has() {
        assert_eq!(crc32(""), 0);
        assert_eq!(crc32("123456789"), 0xcbf4_3926);
        assert_eq!(crc32("The quick brown fox jumps over the lazy dog"), 0x414f_a339);
    }
}
