package io.github.kubevalue.net.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.net.arbitrary.ProxyCase;
import io.github.kubevalue.net.arbitrary.ProxyCaseArbitraries;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.proxy.iptables.IptablesProxy;
import io.github.kubevalue.net.proxy.ipvs.IpvsProxy;
import io.github.kubevalue.net.proxy.nftables.NftablesProxy;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A proxy that has seen Services come, change and go has programmed what one that only sees the last of them would. */
class IncrementalLawsTest {

    @Provide
    Arbitrary<List<ProxyCase>> histories() {
        return ProxyCaseArbitraries.cases().list().ofMinSize(2).ofMaxSize(5);
    }

    /** All cases name their Services alike, so that each case changes, adds or takes away Services of the one before. */
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void changesOneByOneAreAsGoodAsCompilingAnew(
            @ForAll("histories") List<ProxyCase> history, @ForAll IpFamily family) {
        ProxyCase last = history.get(history.size() - 1);
        Proxies proxies = Proxies.on(last, family);
        Seq<Service> seen = Vector.empty();
        for (ProxyCase each : history) {
            Proxies before = proxies;
            proxies = seen.reject(service -> each.services().exists(next -> isSame(service, next)))
                    .foldLeft(before, Proxies::without)
                    .withAll(each);
            seen = each.services();
        }
        Seq<ProxyProgram> anew = Proxies.on(last, family).withAll(last).programs();
        assertThat(proxies.programs().map(ProxyProgram::text)).isEqualTo(anew.map(ProxyProgram::text));
        assertThat(proxies.programs().map(program -> program.addTo(NetfilterState.empty())))
                .isEqualTo(anew.map(program -> program.addTo(NetfilterState.empty())));
        Statistics.label("a Service is gone")
                .collect(history.stream()
                        .anyMatch(
                                each -> each.services().size() > last.services().size()))
                .coverage(seenOften -> seenOften.check(true).count(times -> times > 0));
    }

    /** Services, their endpoints, the node and kube-proxy's configuration change; what an earlier proxy has left is gone. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aNodeThatIsProgrammedAgainIsAsIfItWereProgrammedOnce(
            @ForAll("histories") List<ProxyCase> history, @ForAll IpFamily family) {
        Seq<NetfilterState> again = Vector.fill(3, NetfilterState.empty());
        Seq<NetfilterState> once = again;
        for (ProxyCase each : history) {
            Seq<ProxyProgram> programs = Proxies.on(each, family).withAll(each).programs();
            once = programs.map(program -> program.addTo(NetfilterState.empty()));
            again = programs.zipWith(again, ProxyProgram::addTo);
        }
        assertThat(again).isEqualTo(once);
    }

    private static boolean isSame(Service one, Service other) {
        return one.name().equals(other.name()) && one.namespace().equals(other.namespace());
    }

    /** The proxies of all modes on one node. */
    private record Proxies(IptablesProxy iptables, NftablesProxy nftables, IpvsProxy ipvs) {
        static Proxies on(ProxyCase given, IpFamily family) {
            return new Proxies(
                    IptablesProxy.on(given.node(), given.config(), family),
                    NftablesProxy.on(given.node(), given.config(), family),
                    IpvsProxy.on(given.node(), given.config(), family));
        }

        Proxies with(Service service, Seq<EndpointSlice> slices) {
            return new Proxies(
                    iptables.with(service, slices), nftables.with(service, slices), ipvs.with(service, slices));
        }

        Proxies withAll(ProxyCase given) {
            ServiceSlices owned = ServiceSlices.of(given.slices());
            return given.services().foldLeft(this, (all, service) -> all.with(service, owned.of(service)));
        }

        Proxies without(Service service) {
            return new Proxies(
                    iptables.without(service.namespace(), service.name()),
                    nftables.without(service.namespace(), service.name()),
                    ipvs.without(service.namespace(), service.name()));
        }

        Seq<ProxyProgram> programs() {
            return Vector.of(iptables.program(), nftables.program(), ipvs.program());
        }
    }
}
