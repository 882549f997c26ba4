//! Enums whose values are words in every layer.

/// A field-less enum whose values are words of a list: `handled`, `inbound`, `voice` ...
pub trait Word: Copy + Sized + 'static {
    /// Every value, in the order of the numbers.
    const ALL: &'static [Self];
    /// Their words, in the same order.
    const WORDS: &'static [&'static str];

    /// The number of the value: its position in the list.
    fn code(self) -> i64;

    /// The word of the value.
    fn word(self) -> &'static str {
        usize::try_from(self.code()).ok().and_then(|at| Self::WORDS.get(at).copied()).unwrap_or_default()
    }

    /// The value of a number.
    fn from_code(code: i64) -> Option<Self> {
        usize::try_from(code).ok().and_then(|at| Self::ALL.get(at).copied())
    }

    /// The value of a word.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().position(|known| *known == word).and_then(|at| Self::ALL.get(at).copied())
    }
}

/// Sets a word from its number; a number that stands for no word changes nothing.
pub(crate) fn set_word<W: Word>(word: &mut W, code: i64) {
    if let Some(new) = W::from_code(code) {
        *word = new;
    }
}

/// The three lines that tie the values of an enum to their words; the order must be that of the enum.
macro_rules! impl_word {
    ($name:ident: $($variant:ident $word:literal),+ $(,)?) => {
        impl $crate::word::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const WORDS: &'static [&'static str] = &[$($word),+];
            #[inline]
            fn code(self) -> i64 {
                self as i64
            }
            // Compared one by one, which compiles to a comparison with the last: a table would have to be read.
            #[inline]
            fn from_code(code: i64) -> Option<Self> {
                $(if code == Self::$variant as i64 { return Some(Self::$variant); })+
                None
            }
        }
        const _: () = {
            let all = <$name as $crate::word::Word>::ALL;
            let mut i = 0;
            while i < all.len() {
                assert!(all[i] as usize == i, "the words must stand in the order of the enum");
                i += 1;
            }
        };
    };
}
pub(crate) use impl_word;
