package nl.oogst.app.vault

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import java.security.KeyStore
import java.security.UnrecoverableKeyException
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/** Wraps 32 bytes under a key that never leaves the device's own keeper. */
interface Wrap {
    fun wrap(secret: ByteArray): ByteArray

    /** Null when the keeper has no key (any more) for these bytes. */
    fun unwrap(wrapped: ByteArray): ByteArray?
}

/** AES-GCM under [key]: the initialisation vector first, then ciphertext and tag. */
abstract class GcmWrap : Wrap {
    /** The wrapping key; made when [make] and there is none. */
    protected abstract fun key(make: Boolean): SecretKey?

    override fun wrap(secret: ByteArray): ByteArray {
        val cipher = Cipher.getInstance(GCM).apply { init(Cipher.ENCRYPT_MODE, key(make = true)) }
        return cipher.iv + cipher.doFinal(secret)
    }

    override fun unwrap(wrapped: ByteArray): ByteArray? {
        val key = key(make = false) ?: return null
        if (wrapped.size <= IV_BYTES) return null
        return try {
            Cipher.getInstance(GCM).run {
                init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, wrapped, 0, IV_BYTES))
                doFinal(wrapped, IV_BYTES, wrapped.size - IV_BYTES)
            }
        } catch (_: AEADBadTagException) {
            null
        } catch (_: KeyPermanentlyInvalidatedException) {
            null
        }
    }

    private companion object {
        const val GCM = "AES/GCM/NoPadding"
        const val IV_BYTES = 12
        const val TAG_BITS = 128
    }
}

/**
 * The Android Keystore. The key asks for no unlocked screen: a scheduled sync runs while the phone is in a pocket. Before the
 * first unlock after a start the file beside it can't be read at all, which is what keeps it.
 */
class KeystoreWrap : GcmWrap() {
    override fun key(make: Boolean): SecretKey? {
        val store = KeyStore.getInstance(KEYSTORE).apply { load(null) }
        val there = try {
            store.getKey(ALIAS, null) as SecretKey?
        } catch (_: UnrecoverableKeyException) {
            null
        }
        if (there != null || !make) return there
        val spec = KeyGenParameterSpec.Builder(ALIAS, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM).setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE).setKeySize(256).build()
        return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, KEYSTORE).run {
            init(spec)
            generateKey()
        }
    }

    private companion object {
        const val KEYSTORE = "AndroidKeyStore"
        const val ALIAS = "oogst.store"
    }
}
