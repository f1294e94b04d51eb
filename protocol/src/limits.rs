//! Limits that both sides check before memory is taken.

/// Bytes of one sealed envelope: the largest size class and age's overhead for two recipients.
pub const ENVELOPE_MAX: usize = (1 << 20) + 4096;
/// Bytes of an age file's header: two recipients and age's grease are below 1,000. A longer one is not parsed: `age` begins anew with every
/// piece it reads of a header, so that the time grows with its square (16 kB took a second without optimisation, a megabyte would take an hour; found by libFuzzer).
pub const HEADER_MAX: usize = 4096;
/// Bytes of one team-log entry.
pub const ENTRY_MAX: usize = 64 * 1024;
/// Bytes of one sealed grant.
pub const GRANT_MAX: usize = 1024;
/// Grants with one log entry: every device and sheet of a large team, times its audiences.
pub const GRANTS_MAX: usize = 20_000;
/// Entries of a team log.
pub const LOG_MAX: u64 = 100_000;
/// Envelopes in one append, and in one page of a list.
pub const ENVELOPES_PER_REQUEST: usize = 256;
/// Bytes of envelopes in one page of a list, about.
pub const PAGE_BYTES: usize = 4 << 20;
/// Hashes in one status or receipts request.
pub const HASHES_PER_REQUEST: usize = 1000;
/// Bytes of one object's ciphertext.
pub const OBJECT_MAX: u64 = 2 << 30;
/// Bytes of a JSON request or answer.
pub const JSON_MAX: usize = 16 << 20;
/// Hours that a preparer's invite lives.
pub const PREPARER_INVITE_HOURS: i64 = 24;
/// Longest wait of a long poll, in seconds.
pub const WAIT_MAX_SECONDS: u64 = 30;
