//! Currencies: money is counted in whole minor units of one currency at a time.

use crate::error::{Error, ErrorCode};
use std::fmt;
use std::str::FromStr;

/// A currency by its three letters of ISO 4217.
///
/// Any three capital letters are taken: the list of currencies changes, and nothing is computed from it but where the
/// decimal point is shown.
///
/// # Examples
///
/// ```
/// use kpi_core::Currency;
///
/// let euro: Currency = "EUR".parse()?;
/// assert_eq!(euro.to_string(), "EUR");
/// assert_eq!((euro.decimals(), "JPY".parse::<Currency>()?.decimals()), (2, 0));
/// assert_eq!(Currency::from_code(euro.code()), Some(euro));
/// assert!("euro".parse::<Currency>().is_err());
/// # Ok::<(), kpi_core::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The number of the erased door: the three letters as bytes, the first one highest.
    pub const fn code(self) -> i64 {
        (self.0[0] as i64) << 16 | (self.0[1] as i64) << 8 | self.0[2] as i64
    }

    /// The currency of a number.
    pub fn from_code(code: i64) -> Option<Self> {
        let [0, 0, 0, 0, 0, letters @ ..] = code.to_be_bytes() else { return None };
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }

    /// How many decimals an amount is shown with: the minor units of ISO 4217, two where the list says nothing else.
    pub const fn decimals(self) -> usize {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX"
            | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            b"CLF" | b"UYW" => 4,
            _ => 2,
        }
    }
}

impl FromStr for Currency {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match text.as_bytes() {
            [a, b, c] if text.bytes().all(|letter| letter.is_ascii_uppercase()) => Ok(Self([*a, *b, *c])),
            _ => Err(Error::new(
                ErrorCode::Syntax,
                format!("`{text}` is no currency: write its three capital letters, such as EUR"),
            )),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&self.0).unwrap_or_default())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
