/// Somewhere a link is put, and how long it may be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub name: &'static str,
    /// In characters, the address of the page included.
    pub limit: usize,
    /// What happens beyond that, in a word or two.
    pub beyond: &'static str,
}

/// Where links are put most, the tightest last but the code to scan. Limits: Discord's message without Nitro;
/// Slack's text of one message; GitHub's comments; a QR code of version 25 at
/// the lowest correction, the densest that telephones read well. 2026-11-20.
pub const PLACES: &[Place] = &[
    Place { name: "Discord message", limit: 2_000, beyond: "too long" },
    Place { name: "Slack message", limit: 4_000, beyond: "splits" },
    Place { name: "GitHub comment", limit: 65_536, beyond: "too long" },
    Place { name: "QR code a phone reads well", limit: QR, beyond: "too dense" },
];

/// The longest link that is shown as a QR code.
pub const QR: usize = 1_273;

impl Place {
    pub fn fits(&self, link: &str) -> bool {
        link.chars().count() <= self.limit
    }
}
