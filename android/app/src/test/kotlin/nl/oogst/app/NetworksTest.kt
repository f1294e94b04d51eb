package nl.oogst.app

import android.net.ConnectivityManager
import android.net.NetworkCapabilities
import nl.oogst.ui.start.StartModel
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowNetworkCapabilities

/** The line about the connection is true at every moment, without anybody touching the phone. */
@RunWith(RobolectricTestRunner::class)
class NetworksTest {
    @Test
    fun `the start says it when the connection goes, and no longer when it comes back`() {
        val manager = RuntimeEnvironment.getApplication().getSystemService(ConnectivityManager::class.java)!!
        val network = manager.activeNetwork!!
        val able = able()
        shadowOf(manager).setNetworkCapabilities(network, able)
        val model = Robolectric.buildActivity(MainActivity::class.java).setup().get().model()
        val start = model.visit.value!!.model as StartModel
        until("shown") { !start.state.value.loading && !start.state.value.offline }

        shadowOf(manager).setNetworkCapabilities(network, ShadowNetworkCapabilities.newInstance())
        shadowOf(manager).networkCallbacks.forEach { it.onLost(network) }
        until("said") { start.state.value.offline }

        shadowOf(manager).setNetworkCapabilities(network, able)
        shadowOf(manager).networkCallbacks.forEach { it.onCapabilitiesChanged(network, able) }
        until("no longer") { !start.state.value.offline }
    }

    private fun able(): NetworkCapabilities = ShadowNetworkCapabilities.newInstance().also {
        shadowOf(it).addCapability(NetworkCapabilities.NET_CAPABILITY_INTERNET)
        shadowOf(it).addCapability(NetworkCapabilities.NET_CAPABILITY_NOT_METERED)
    }
}
