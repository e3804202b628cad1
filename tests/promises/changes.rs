//! Changes of seeds, the same ones in every run.

/// Bytes that mean something to some reader.
const PIECES: [&str; 32] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "null",
    "true",
    "-0.0",
    "1e999",
    "18446744073709551616",
    "\\u0000",
    "<",
    ">",
    "</",
    "&#",
    "<![CDATA[",
    "=",
    "#",
    "\n",
    "\r\n",
    "|",
    "/",
    "..",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "名",
    "é",
    "$ref",
    " ",
];

/// A source of changed seeds.
pub(crate) struct Changes<'s> {
    seeds: &'s [Vec<u8>],
    state: u64,
}

impl<'s> Changes<'s> {
    pub(crate) fn of(seeds: &'s [Vec<u8>]) -> Self {
        Self { seeds, state: 0x9e37_79b9_7f4a_7c15 }
    }

    /// A seed with one to four changes.
    pub(crate) fn of_one(&mut self, seed: &[u8]) -> Vec<u8> {
        let mut bytes = seed.to_vec();
        for _ in 0..=self.below(4) {
            self.change(&mut bytes);
        }
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>) {
        let (from, length) = (self.below(bytes.len() + 1), self.below(40));
        let to = (from + length).min(bytes.len());
        match self.below(6) {
            0 => drop(bytes.drain(from..to)),
            1 => {
                let part = bytes[from..to].to_vec();
                bytes.splice(from..from, part);
            }
            2 => {
                let piece = PIECES[self.below(PIECES.len())];
                bytes.splice(from..from, piece.bytes());
            }
            3 => {
                let piece = PIECES[self.below(PIECES.len())];
                bytes.splice(from..to, piece.bytes());
            }
            4 => {
                let other = &self.seeds[self.below(self.seeds.len())];
                let start = self.below(other.len() + 1);
                let part = other[start..(start + 3 * length).min(other.len())].to_vec();
                bytes.splice(from..to, part);
            }
            _ => {
                let byte = self.below(256);
                if let (Some(place), Ok(byte)) = (bytes.get_mut(from), u8::try_from(byte)) {
                    *place = byte;
                }
            }
        }
    }

    /// A number below this one, by xorshift.
    fn below(&mut self, end: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state % u64::try_from(end.max(1)).unwrap_or(u64::MAX)).unwrap_or_default()
    }
}
