package io.github.kubevalue.net.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSecurityContext;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.netfilter.text.Dump;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.trace.Disposition;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that ask what only the way of a packet tells: its sender, the way back, and how many routers it has met. */
class LoadedRulesTest {
    private static final Cidr PODS = Cidr.parse("10.0.0.0/16");
    private static final Pod CLIENT = Sample.pod("client", "node-1", "10.0.2.15", 9090);
    private static final Pod SERVER = Sample.pod("server", "node-2", "10.0.3.12", 8080);
    private static final Pod KNOWN = onHost("known", 9091, Option.some(1000L));
    private static final Pod IMAGE = onHost("image", 9092, Option.none());
    private static final Network NETWORK = Network.of(
            Sample.store(
                    Sample.node("node-1", "172.31.0.10", "10.0.2.0/24"),
                    Sample.node("node-2", "172.31.0.11", "10.0.3.0/24"),
                    CLIENT,
                    SERVER,
                    KNOWN,
                    IMAGE),
            NetworkConfig.builder()
                    .cni(CniConfig.of(PODS))
                    .proxy(ProxyConfig.of(PODS))
                    .build());

    @ParameterizedTest
    @CsvSource({
        "node,  -m owner --uid-owner 0,                          TIMEOUT",
        "node,  -m owner ! --uid-owner 0,                        DELIVERED",
        "known, -m owner --uid-owner 0,                          DELIVERED",
        "known, -m owner --uid-owner 1000,                       TIMEOUT",
        "known, -m owner --uid-owner 1000 --gid-owner 0,         TIMEOUT",
        "known, -m owner --uid-owner 1000 --gid-owner 1000,      DELIVERED",
        "image, -m owner --uid-owner 1000,                       NOT_MODELLED",
    })
    void rulesKnowTheSender(String from, String match, Disposition outcome) {
        String rules = "*filter\n:OUTPUT ACCEPT [0:0]\n-A OUTPUT -p tcp -m tcp --dport 8080 %s -j DROP\nCOMMIT\n";
        Peer sender = from.equals("node") ? Peer.node("node-1") : Peer.pod("demo", from);
        assertThat(walk(rules.formatted(match), Request.tcp(sender, Ip.parse("10.0.3.12"), 8080))
                        .outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4,     --invert,                         true",
        "1.2.3.4,     '',                               false",
        "10.0.2.77,   --invert,                         false",
        "10.0.2.77,   --loose --invert,                 true",
        "172.31.0.10, --loose --invert,                 false",
        "172.31.0.10, --loose --accept-local --invert,  true",
    })
    void rulesKnowTheWayBack(String source, String flags, boolean passes) {
        String rules = "*raw\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING -i eth0 -m rpfilter %s -j DROP\nCOMMIT\n";
        Trace trace = walk(
                rules.formatted(flags), Request.tcp(Peer.outside(Ip.parse(source)), Ip.parse("172.31.0.10"), 10250));
        assertThat(trace.reason().contains("raw")).isEqualTo(!passes);
    }

    @ParameterizedTest
    @CsvSource({
        "PREROUTING,  64, TIMEOUT",
        "PREROUTING,  63, DELIVERED",
        "FORWARD,     63, TIMEOUT",
        "FORWARD,     64, DELIVERED",
        "POSTROUTING, 63, TIMEOUT",
    })
    void rulesSeeWhatIsLeft(String hook, int ttl, Disposition outcome) {
        String rules = "*mangle\n:%s ACCEPT [0:0]\n-A %s -d 10.0.3.12/32 -m ttl --ttl-eq %d -j DROP\nCOMMIT\n";
        assertThat(walk(
                                rules.formatted(hook, hook, ttl),
                                Request.tcp(Peer.pod(CLIENT.key()), Ip.parse("10.0.3.12"), 8080))
                        .outcome())
                .isEqualTo(outcome);
    }

    /** Walks while the rules of the client's node are those. */
    private static Trace walk(String rules, Request request) {
        NetworkState state = NetworkState.at(Instant.EPOCH);
        return new Walker(NETWORK)
                .walk(
                        state.with(
                                "node-1",
                                state.stack(NETWORK, "node-1")
                                        .withRuleset(
                                                IpFamily.IPV4,
                                                Dump.parse(rules).get().rules())),
                        request,
                        Choice.first())
                .trace();
    }

    private static Pod onHost(String name, int port, Option<Long> user) {
        Pod pod = Sample.pod(name, "node-1", "172.31.0.10", port);
        return pod.withSpec(pod.spec()
                .withHostNetwork(Option.some(true))
                .withSecurityContext(user.map(
                        id -> PodSecurityContext.builder().runAsUser(id).build())));
    }
}
