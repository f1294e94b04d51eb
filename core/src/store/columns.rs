//! Our types in columns and back: `params![Col(hash)]`, `row.get::<_, Col<Hash>>(0)?.0`.

use std::{fmt::Display, str::FromStr};

use oogst_protocol::{EntityId, Hash, PersonId, SealingKey, SigningKey, TeamId, VerifyKey};
use rusqlite::{
    ToSql,
    types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef},
};
use serde::{Serialize, de::DeserializeOwned};

/// A value of fixed size, as a BLOB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Col<T>(pub T);

/// A value that has a text form, as TEXT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text<T>(pub T);

/// A value as JSON, as TEXT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Json<T>(pub T);

/// An unsigned number. SQLite's are signed: one above 2⁶³−1 is refused rather than wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct U64(pub u64);

/// Bytes of fixed size.
pub trait Fixed: Sized {
    /// The bytes.
    fn to_column(&self) -> &[u8];
    /// From the bytes, if they are as many as they should be.
    fn from_column(bytes: &[u8]) -> Option<Self>;
}

macro_rules! fixed {
    ($($type:ty: |$value:ident| $to:expr, $from:expr;)*) => {$(
        impl Fixed for $type {
            fn to_column(&self) -> &[u8] {
                let $value = self;
                $to
            }
            fn from_column(bytes: &[u8]) -> Option<Self> {
                bytes.try_into().ok().map($from)
            }
        }
    )*};
}

fixed! {
    Hash: |hash| &hash.0, Hash;
    EntityId: |id| &id.0, EntityId;
    PersonId: |id| &id.0, PersonId;
    TeamId: |id| &id.0.0, |bytes| TeamId(Hash(bytes));
    VerifyKey: |key| &key.0, VerifyKey;
    SealingKey: |key| key.bytes(), SealingKey::from_bytes;
    SigningKey: |key| key.seed(), SigningKey::from_seed;
    [u8; 32]: |bytes| bytes, |bytes| bytes;
    [u8; 16]: |bytes| bytes, |bytes| bytes;
}

impl<T: Fixed> ToSql for Col<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.to_column())))
    }
}

impl<T: Fixed> FromSql for Col<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        T::from_column(value.as_blob()?).map(Col).ok_or(FromSqlError::InvalidType)
    }
}

impl<T: Display> ToSql for Text<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.to_string()))
    }
}

impl<T: FromStr> FromSql for Text<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Text).map_err(|_| FromSqlError::InvalidType)
    }
}

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let text = serde_json::to_string(&self.0);
        text.map(ToSqlOutput::from).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let read = serde_json::from_str(value.as_str()?);
        read.map(Json).map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

impl ToSql for U64 {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let signed = i64::try_from(self.0);
        signed
            .map(ToSqlOutput::from)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
    }
}

impl FromSql for U64 {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let signed = value.as_i64()?;
        u64::try_from(signed).map(U64).map_err(|_| FromSqlError::OutOfRange(signed))
    }
}

/// The word that a unit variant serialises to (`"photo"`): for columns that hold one.
///
/// # Errors
/// When the value is not a word.
pub fn word<T: Serialize>(value: &T) -> rusqlite::Result<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        Ok(_) => Err(rusqlite::Error::InvalidQuery),
        Err(error) => Err(rusqlite::Error::ToSqlConversionFailure(Box::new(error))),
    }
}

/// From such a word.
///
/// # Errors
/// When it is none of the type's words.
pub fn from_word<T: DeserializeOwned>(word: String) -> rusqlite::Result<T> {
    serde_json::from_value(serde_json::Value::String(word)).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
    })
}
