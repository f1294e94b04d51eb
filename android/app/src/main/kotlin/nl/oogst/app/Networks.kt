package nl.oogst.app

import android.content.Context
import android.net.ConnectivityManager
import android.net.NetworkCapabilities
import nl.oogst.ui.outbox.Network

/** What the network of the moment costs. */
class Networks(context: Context) {
    private val manager = context.getSystemService(ConnectivityManager::class.java)

    fun now(): Network {
        val able = manager?.activeNetwork?.let(manager::getNetworkCapabilities) ?: return Network.None
        return when {
            !able.hasCapability(NetworkCapabilities.NET_CAPABILITY_INTERNET) -> Network.None
            able.hasCapability(NetworkCapabilities.NET_CAPABILITY_NOT_METERED) -> Network.Unmetered
            else -> Network.Metered
        }
    }
}
