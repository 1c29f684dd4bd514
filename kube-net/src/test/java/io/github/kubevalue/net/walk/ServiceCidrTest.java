package io.github.kubevalue.net.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.github.kubevalue.model.networking.ServiceCIDRSpec;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.nftables.text.NftText;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.github.kubevalue.net.trace.Disposition;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The addresses of Services are those of the cluster's ServiceCIDRs, which may be more than it was set up with. */
// pkg/proxy/config/config.go, ServiceCIDRConfig; pkg/proxy/nftables/proxier.go, setupNFTables
class ServiceCidrTest {
    private static final Cidr PODS = Cidr.parse("10.0.0.0/16");
    private static final Cidr SET_UP = Cidr.parse("10.96.0.0/16");
    private static final Pod CLIENT = Sample.pod("client", "node-1", "10.0.2.15", 9090);

    private static Network network(ProxyMode mode, String... cidrs) {
        Store cluster = Sample.store(Sample.node("node-1", "172.31.0.10", "10.0.2.0/24"), CLIENT);
        Store store = Vector.of(cidrs)
                .map(cidr -> ServiceCIDR.builder()
                        .metadata(ObjectMeta.named("cidr-" + cidr.replaceAll("[^0-9a-f]", "-")))
                        .spec(ServiceCIDRSpec.builder().cidrs(Vector.of(cidr)).build())
                        .build())
                .foldLeft(cluster, Store::put);
        return Network.of(
                store,
                NetworkConfig.builder()
                        .cni(CniConfig.of(PODS))
                        .proxy(ProxyConfig.of(PODS).withMode(mode).withServiceCidrs(Vector.of(SET_UP)))
                        .serviceCidrs(Vector.of(SET_UP))
                        .build());
    }

    private static String rules(Network network) {
        NetfilterState stack = network.initialStack("node-1");
        return stack.hooked()
                .values()
                .map(table -> NftText.listed((NftTable) table))
                .mkString();
    }

    @Test
    void aServiceCidrThatIsAddedIsClosedToo() {
        assertThat(rules(network(ProxyMode.NFTABLES))).contains("ip daddr 10.96.0.0/16 drop");
        assertThat(rules(network(ProxyMode.NFTABLES, "10.96.0.0/16", "10.200.0.0/24", "fd00:96::/108")))
                .contains("ip daddr { 10.96.0.0/16, 10.200.0.0/24 } drop")
                .contains("ip6 daddr fd00:96::/108 drop");
    }

    @ParameterizedTest
    @CsvSource({
        "10.200.0.9, '', DELIVERED",
        "10.200.0.9, 10.96.0.0/16 10.200.0.0/24, TIMEOUT",
        "10.96.0.9, '', TIMEOUT",
        "10.96.0.9, 10.200.0.0/24, DELIVERED",
    })
    void nobodyOutsideHasAnAddressOfAServiceCidr(String to, String cidrs, Disposition outcome) {
        Network network = network(
                ProxyMode.NFTABLES,
                Vector.of(cidrs.split(" ")).reject(String::isEmpty).toJavaArray(String[]::new));
        Trace trace = new Walker(network)
                .walk(
                        NetworkState.at(Instant.EPOCH),
                        Request.tcp(Peer.pod("demo", "client"), Ip.parse(to), 80),
                        Choice.first())
                .trace();
        assertThat(trace.outcome()).isEqualTo(outcome);
    }
}
