//! A table from contexts to what was seen after them, half a byte at a time.
//!
//! A slot is sixteen bytes: a check, and a history for each of the fifteen places inside of half a byte. So
//! one look-up serves four bits. A slot whose check differs belongs to another context; of three
//! neighbours the one that has seen least gives way.

const SLOT: usize = 16;

#[derive(Clone)]
pub struct Slots {
    cells: Box<[u8]>,
    /// Slots of one table, less one.
    mask: usize,
}

impl Slots {
    /// So many tables of two to the power of `bits` slots.
    pub fn new(tables: usize, bits: u32) -> Self {
        Self { cells: vec![0; (SLOT * tables) << bits].into(), mask: (1 << bits) - 1 }
    }

    /// Where the slot of a context begins; it is made new where there is none.
    #[inline(always)]
    pub fn find(&mut self, table: usize, context: u32) -> usize {
        let check = (context >> 24) as u8;
        let home = context as usize & self.mask;
        let table = table * (self.mask + 1);
        let mut least = 0;
        let mut least_seen = 256;
        for near in 0..3 {
            let at = (table + (home ^ near)) * SLOT;
            if self.cells[at] == check {
                return at;
            }
            let seen = i32::from(self.cells[at + 1]);
            if seen < least_seen {
                least = at;
                least_seen = seen;
            }
        }
        for cell in 1..SLOT {
            self.cells[least + cell] = 0;
        }
        self.cells[least] = check;
        least
    }

    #[inline(always)]
    pub fn get(&self, at: usize) -> u8 {
        self.cells[at]
    }

    #[inline(always)]
    pub fn set(&mut self, at: usize, history: u8) {
        self.cells[at] = history;
    }
}
