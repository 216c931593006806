//! Numbers that look like chance and are always the same: they order answers and name what has no id.

/// Mixes words into a number that looks like chance and is always the same.
///
/// # Source
/// FNV-1a, 64 bits, with the last step of SplitMix64 so that short words differ in all digits.
pub(super) fn mixed(first: &str, second: &str) -> u64 {
    let bytes = first.bytes().chain([0]).chain(second.bytes());
    let sum = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let sum = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let sum = (sum ^ (sum >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    sum ^ (sum >> 31)
}

/// Names a statement without an id by its words: five hexadecimal digits.
pub(super) fn named(words: &str) -> String {
    format!("{:05x}", mixed("", words) >> 44)
}
