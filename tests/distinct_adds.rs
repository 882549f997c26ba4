//! Whether a type can be added, summed or taken away: asked of the compiler, answered as a value.

use std::iter::Sum;
use std::marker::PhantomData;
use std::ops::{Add, AddAssign, Sub, SubAssign};

/// Each constant is the inherent one where the type has the operation, else that of [`Without`].
pub struct Asked<T>(PhantomData<T>);

/// What holds where no inherent constant does.
pub trait Without {
    /// `a + b`.
    const ADDS: bool = false;
    /// `a += b`.
    const ADDS_IN_PLACE: bool = false;
    /// `a - b`.
    const SUBTRACTS: bool = false;
    /// `a -= b`.
    const SUBTRACTS_IN_PLACE: bool = false;
    /// `all.sum()`.
    const SUMS: bool = false;
    /// A plain number by the way: `i64::from(a)`.
    const IS_A_NUMBER: bool = false;
}

impl<T> Without for Asked<T> {}

impl<T: Add> Asked<T> {
    /// As in [`Without`].
    pub const ADDS: bool = true;
}
impl<T: AddAssign> Asked<T> {
    /// As in [`Without`].
    pub const ADDS_IN_PLACE: bool = true;
}
impl<T: Sub> Asked<T> {
    /// As in [`Without`].
    pub const SUBTRACTS: bool = true;
}
impl<T: SubAssign> Asked<T> {
    /// As in [`Without`].
    pub const SUBTRACTS_IN_PLACE: bool = true;
}
impl<T: Sum> Asked<T> {
    /// As in [`Without`].
    pub const SUMS: bool = true;
}
impl<T: Into<i64>> Asked<T> {
    /// As in [`Without`].
    pub const IS_A_NUMBER: bool = true;
}

/// The operations of a type: it must be named, not a parameter.
macro_rules! operations {
    ($type:ty) => {{
        #[allow(unused_imports, reason = "unused where the type has every operation")]
        use $crate::adds::Without as _;
        type Asked = $crate::adds::Asked<$type>;
        [
            Asked::ADDS,
            Asked::ADDS_IN_PLACE,
            Asked::SUBTRACTS,
            Asked::SUBTRACTS_IN_PLACE,
            Asked::SUMS,
            Asked::IS_A_NUMBER,
        ]
    }};
}
pub(crate) use operations;
