package nl.oogst.ui.core

/** Keeps the store's key: 32 bytes, for this device only, in no backup. */
interface Vault {
    /** The key; null when none was ever kept. */
    fun key(): ByteArray?

    /** Keeps it; durable when this returns. */
    fun keep(key: ByteArray)

    /** The key is there but not now: before the first unlock after a start. */
    class Locked : Exception("locked")

    /** There was one and it can't be had any more. */
    class Lost : Exception("lost")
}
