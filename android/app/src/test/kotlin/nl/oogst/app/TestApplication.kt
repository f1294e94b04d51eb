package nl.oogst.app

import javax.crypto.SecretKey
import javax.crypto.spec.SecretKeySpec
import nl.oogst.app.vault.GcmWrap
import nl.oogst.app.vault.Wrap

/** Only the Keystore is not the phone's: Robolectric has none. The wrapping itself is the same code. */
class TestApplication : OogstApplication() {
    override fun wrap(): Wrap = KeptKey()
}

/** A wrapping key in memory. */
class KeptKey(private var key: SecretKey? = null) : GcmWrap() {
    override fun key(make: Boolean): SecretKey? {
        if (key == null && make) key = SecretKeySpec(ByteArray(32).also { java.security.SecureRandom().nextBytes(it) }, "AES")
        return key
    }

    fun lose() { key = null }
}
