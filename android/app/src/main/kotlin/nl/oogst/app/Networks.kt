package nl.oogst.app

import android.content.Context
import android.net.ConnectivityManager
import android.net.NetworkCapabilities
import nl.oogst.ui.outbox.Network

/** What the network of the moment costs. */
class Networks(context: Context) {
    private val manager = context.getSystemService(ConnectivityManager::class.java)

    fun now(): Network = cost(manager?.activeNetwork?.let(manager::getNetworkCapabilities))

    /** Tells when that becomes another one, as long as the process lives. On a thread of the system. */
    fun watch(changed: () -> Unit) {
        var last = now()
        fun look(cost: Network) {
            if (cost != last) changed()
            last = cost
        }
        manager?.registerDefaultNetworkCallback(object : ConnectivityManager.NetworkCallback() {
            override fun onCapabilitiesChanged(network: android.net.Network, able: NetworkCapabilities) = look(cost(able))
            override fun onLost(network: android.net.Network) = look(Network.None)
        })
    }

    private fun cost(able: NetworkCapabilities?): Network = when {
        able == null || !able.hasCapability(NetworkCapabilities.NET_CAPABILITY_INTERNET) -> Network.None
        able.hasCapability(NetworkCapabilities.NET_CAPABILITY_NOT_METERED) -> Network.Unmetered
        else -> Network.Metered
    }
}
