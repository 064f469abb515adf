//! SHA-256 (FIPS 180-4), as browsers and `sha256sum` write it.

/// The sum of some bytes.
pub struct Sum([u8; 32]);

impl Sum {
    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Sum {
        let mut state: [u32; 8] = [2, 3, 5, 7, 11, 13, 17, 19].map(|prime| fraction(prime, 2));
        let keys = keys();
        let mut padded = bytes.to_vec();
        padded.push(0x80);
        // The length takes the last eight bytes of the last block.
        padded.resize((padded.len() + 8).next_multiple_of(64) - 8, 0);
        padded.extend((bytes.len() as u64 * 8).to_be_bytes());
        for block in padded.chunks_exact(64) {
            mix(&mut state, block, &keys);
        }
        let mut sum = [0; 32];
        for (to, word) in sum.chunks_exact_mut(4).zip(state) {
            to.copy_from_slice(&word.to_be_bytes());
        }
        Sum(sum)
    }

    /// In hexadecimal digits, as `sha256sum` prints it.
    pub fn hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// In base64, as browsers want it.
    pub fn base64(&self) -> String {
        const DIGITS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::new();
        for three in self.0.chunks(3) {
            let all =
                (0..3).fold(0u32, |all, at| all << 8 | u32::from(*three.get(at).unwrap_or(&0)));
            for at in 0..4 {
                let digit = DIGITS[(all >> (18 - 6 * at) & 63) as usize];
                text.push(if at <= three.len() { char::from(digit) } else { '=' });
            }
        }
        text
    }
}

/// The first 32 bits behind the point of the square root (`2`) or the cube root (`3`) of a number.
fn fraction(number: u64, root: u32) -> u32 {
    let scaled = u128::from(number) << (32 * root);
    // The largest number whose power is not more; its lowest 32 bits are those behind the point.
    let bits = (0..40).rev().map(|bit| 1u128 << bit);
    let found =
        bits.fold(
            0u128,
            |found, bit| {
                if (found | bit).pow(root) <= scaled { found | bit } else { found }
            },
        );
    (found & u128::from(u32::MAX)) as u32
}

fn keys() -> Vec<u32> {
    let is_prime = |number: &u64| (2..*number).all(|divisor| !number.is_multiple_of(divisor));
    (2..).filter(is_prime).take(64).map(|prime| fraction(prime, 3)).collect()
}

fn mix(state: &mut [u32; 8], block: &[u8], keys: &[u32]) {
    let mut words: Vec<u32> = block
        .chunks_exact(4)
        .map(|four| four.iter().fold(0, |word, byte| word << 8 | u32::from(*byte)))
        .collect();
    for at in 16..64 {
        let (x, y) = (words[at - 15], words[at - 2]);
        let x = x.rotate_right(7) ^ x.rotate_right(18) ^ x >> 3;
        let y = y.rotate_right(17) ^ y.rotate_right(19) ^ y >> 10;
        words.push(words[at - 16].wrapping_add(x).wrapping_add(words[at - 7]).wrapping_add(y));
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (word, key) in words.iter().zip(keys) {
        let sum = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let choice = e & f ^ !e & g;
        let one = [sum, choice, *key, *word].into_iter().fold(h, u32::wrapping_add);
        let sum = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let two = sum.wrapping_add(a & b ^ a & c ^ b & c);
        (h, g, f, e) = (g, f, e, d.wrapping_add(one));
        (d, c, b, a) = (c, b, a, one.wrapping_add(two));
    }
    for (old, new) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *old = old.wrapping_add(new);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_the_standard() {
        for (text, sum) in [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            ),
        ] {
            assert_eq!(Sum::of(text.as_bytes()).hex(), sum, "{text}");
        }
        let million = Sum::of(&[b'a'; 1_000_000]).hex();
        assert_eq!(million, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    #[test]
    fn base64_is_that_of_browsers() {
        assert_eq!(Sum::of(b"").base64(), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
