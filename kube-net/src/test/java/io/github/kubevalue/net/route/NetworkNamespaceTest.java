package io.github.kubevalue.net.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** What becomes of routes when addresses go: net/ipv4/fib_frontend.c, fib_del_ifaddr. */
class NetworkNamespaceTest {
    private static final Ip GONE = Ip.parse("192.0.2.12");
    private static final Device BOTH =
            Device.of("eth0", DeviceKind.ETHERNET, Cidr.parse("192.0.2.11/24"), new Cidr(GONE, 24));
    private static final Device ONE = BOTH.withAddresses(BOTH.addresses().take(1));

    private static Route local(NetworkNamespace namespace) {
        return namespace.policy().table(TableId.LOCAL).lookup(GONE).get();
    }

    @Test
    void theRoutesOfAnAddressGoWithIt() {
        NetworkNamespace both = NetworkNamespace.of(Vector.of(BOTH));
        assertThat(both.isLocal(GONE)).isTrue();
        NetworkNamespace one = both.withDevices(Vector.of(ONE));
        assertThat(one.isLocal(GONE)).isFalse();
        assertThat(one.policy().table(TableId.LOCAL).lookup(GONE)).isEmpty();
        assertThat(one.isLocal(Ip.parse("192.0.2.11"))).isTrue();
        assertThat(one.withDevices(Vector.of(BOTH))).isEqualTo(both);
    }

    @Test
    void whatAnAdministratorHasAddedToTheAddressStays() {
        NetworkNamespace both = NetworkNamespace.of(Vector.of(BOTH));
        Route added = Route.builder()
                .type(RouteType.LOCAL)
                .destination(Cidr.host(GONE))
                .nextHops(Vector.of(NextHop.dev("lo")))
                .metric(100)
                .build();
        NetworkNamespace custom = both.with(both.policy()
                .withTable(TableId.LOCAL, both.policy().table(TableId.LOCAL).append(added)));
        assertThat(local(custom).proto()).contains(Route.KERNEL);
        assertThat(local(custom.withDevices(Vector.of(ONE)))).isEqualTo(added);
    }
}
