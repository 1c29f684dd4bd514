package io.github.kubevalue.net.kernel.scenario;

import static io.github.kubevalue.net.kernel.scenario.Setup.clusterIp;
import static io.github.kubevalue.net.kernel.scenario.Setup.nodePort;

import io.github.kubevalue.model.core.ClientIPConfig;
import io.github.kubevalue.model.core.ServiceAffinity;
import io.github.kubevalue.model.core.ServiceExternalTrafficPolicy;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.SessionAffinityConfig;
import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** The rows of the conformance suite that take several steps, as data: the same for the kernel and for the model. */
final class Sequences {
    private static final String CALL = "cli-1 -> tcp 10.96.0.10:80";
    private static final String FIXED_CALL = "cli-1:41000 -> tcp 10.96.0.10:80";
    private static final String ASK = "cli-1:42000 -> udp 10.96.0.10:80";
    private static final String NODE_PORT = "out -> tcp 192.0.2.11:30080";

    private Sequences() {}

    static Seq<Sequence> all() {
        return endpointsLeave()
                .appendAll(datagrams())
                .appendAll(segments())
                .appendAll(around())
                .appendAll(longLived());
    }

    /** The same rows in a mode, but for what differs there. */
    static Seq<Sequence> in(ProxyMode mode) {
        return mode == ProxyMode.IPVS
                // what IPVS itself forgets, and when, is not modelled; nor that it translates answers that are invalid
                ? all().reject(longLived()::contains)
                        .reject(each -> each.id().startsWith("K09") || each.id().startsWith("K07 an answer far ahead"))
                        .map(each -> each.in(mode).expecting(IPVS.getOrElse(each.id(), HashMap.empty())))
                : all().map(each -> each.in(mode)
                        .expecting(
                                mode == ProxyMode.NFTABLES
                                        ? NFTABLES.getOrElse(each.id(), HashMap.empty())
                                        : HashMap.empty()));
    }

    // pkg/proxy/nftables/proxier.go has no rule that drops what is invalid
    private static final Map<String, Map<Integer, Seq<String>>> NFTABLES = HashMap.of(
            "K07 an answer far ahead of the window is dropped",
            HashMap.of(1, Vector.of("REFUSED"), 2, Vector.of("REFUSED")));

    /** Where mode ipvs differs: the address of a Service that is gone is local no more, and nothing translates what is sent there. */
    private static final Map<String, Map<Integer, Seq<String>>> IPVS = HashMap.of(
            "K01 a held connection outlives its Service",
            HashMap.of(2, Vector.of("TIMEOUT"), 4, Vector.of("TIMEOUT")),
            "K08 a cluster IP that is not tracked is not translated",
            HashMap.of(1, Vector.of("NOT_MODELLED")));

    private static Seq<Sequence> endpointsLeave() {
        return Vector.of(
                Sequence.of("K01 a held connection outlives its endpoint", clusterIp("a"))
                        .open("held", CALL, "a keeps")
                        .change(clusterIp("b"))
                        .send("held", "a keeps")
                        .open("fresh", CALL, "b keeps")
                        .send("held", "a keeps"),
                Sequence.of("K01 a held connection outlives all endpoints", clusterIp("a"))
                        .open("held", CALL, "a keeps")
                        .change(clusterIp())
                        .send("held", "a keeps")
                        .open("fresh", CALL, "REFUSED")
                        .send("held", "a keeps"),
                Sequence.of("K01 a held connection outlives its Service", clusterIp("a"))
                        .open("held", CALL, "a keeps")
                        .change(Setup.empty())
                        .send("held", "a keeps")
                        .open("fresh", CALL, "TIMEOUT")
                        .send("held", "a keeps"),
                Sequence.of("K04 a reconnect in TIME_WAIT chooses anew", clusterIp("a"))
                        .open("held", FIXED_CALL, "a keeps")
                        .close("held")
                        .change(clusterIp("b"))
                        .open("again", FIXED_CALL, "b keeps"),
                Sequence.of("K13 a connection to a terminating endpoint goes on", clusterIp("a"))
                        .open("held", CALL, "a keeps")
                        .change(clusterIp("a terminating", "b"))
                        .send("held", "a keeps")
                        .open("fresh", CALL, "b keeps"),
                Sequence.of("K14 the last local endpoint leaves under policy Local", local("a", "b"))
                        .open("held", NODE_PORT, "a keeps")
                        .change(local("b"))
                        .send("held", "a keeps")
                        .open("fresh", NODE_PORT, "TIMEOUT")
                        .send("held", "a keeps"),
                Sequence.of("K15 a masqueraded connection outlives its node port", nodePort("b"))
                        .open("held", NODE_PORT, "b sees n1")
                        .change(clusterIp("b"))
                        .send("held", "b sees n1")
                        .open("fresh", NODE_PORT, "REFUSED"),
                Sequence.of("C25 a client keeps its endpoint until it has been away too long", sticky(2, "a", "b"))
                        .open("first", CALL, "a keeps", "b keeps")
                        .waiting(Duration.ofMillis(1200))
                        .open("second", CALL, "a keeps", "b keeps")
                        .waiting(Duration.ofMillis(1200))
                        .open("third", CALL, "a keeps", "b keeps")
                        .waiting(Duration.ofMillis(3100))
                        .open("fourth", CALL, "a keeps", "b keeps"));
    }

    private static Setup local(String... endpoints) {
        return nodePort(endpoints)
                .service(spec -> spec.withExternalTrafficPolicy(Option.of(ServiceExternalTrafficPolicy.LOCAL)));
    }

    private static Setup sticky(int seconds, String... endpoints) {
        return clusterIp(endpoints).service(spec -> sticky(spec, seconds));
    }

    private static ServiceSpec sticky(ServiceSpec spec, int seconds) {
        ClientIPConfig timeout =
                ClientIPConfig.builder().timeoutSeconds(seconds).build();
        return spec.withSessionAffinity(Option.of(ServiceAffinity.CLIENT_IP))
                .withSessionAffinityConfig(Option.of(
                        SessionAffinityConfig.builder().clientIP(timeout).build()));
    }

    private static Seq<Sequence> datagrams() {
        return Vector.of(
                Sequence.of("K02 a flow of UDP goes to the new endpoint once kube-proxy has cleaned up", clusterIp("a"))
                        .open("flow", ASK, "a keeps")
                        .send("flow", "a keeps")
                        .change(clusterIp("b"))
                        .send("flow", "b keeps"),
                Sequence.of("K02 a flow of UDP stays until kube-proxy has cleaned up", clusterIp("a"))
                        .open("flow", ASK, "a keeps")
                        .program(clusterIp("b"))
                        .send("flow", "a keeps")
                        .open("fresh", "cli-1:42001 -> udp 10.96.0.10:80", "b keeps")
                        .cleanUp()
                        .send("flow", "b keeps")
                        .send("fresh", "b keeps"),
                Sequence.of("K02 a flow of UDP stays where an endpoint still serves", clusterIp("a"))
                        .open("flow", ASK, "a keeps")
                        .change(clusterIp("a terminating", "b"))
                        .send("flow", "a keeps"),
                Sequence.of("K02 nothing is cleaned up while no endpoint serves", clusterIp("a"))
                        .open("flow", ASK, "a keeps")
                        .change(clusterIp())
                        .send("flow", "a keeps"),
                Sequence.of("K03 a flow of UDP that is older than the Service", Setup.empty())
                        .open("flow", ASK, "TIMEOUT")
                        .send("flow", "TIMEOUT")
                        .change(clusterIp("a"))
                        .send("flow", "a keeps"),
                Sequence.of("K18 a socket tells once, at the next try, that its own node refused", clusterIp())
                        .open("flow", "n1 -> udp 10.96.0.10:80", "NOT_PERMITTED")
                        .send("flow", "REFUSED")
                        .send("flow", "NOT_PERMITTED")
                        .change(clusterIp("a"))
                        .send("flow", "REFUSED")
                        .send("flow", "a sees gw1"),
                Sequence.of("K05 a closed port is refused through the cluster IP", closed(clusterIp("a")))
                        .open("flow", ASK, "REFUSED"),
                Sequence.of("K05 a closed port is refused through a node port", closed(nodePort("a")))
                        .open("flow", "out:42000 -> udp 192.0.2.11:30080", "REFUSED"));
    }

    private static Setup closed(Setup setup) {
        return SequenceModel.onPort(setup, 8099);
    }

    private static Seq<Sequence> segments() {
        Setup liberal = clusterIp("a").config(config -> config.withTcpBeLiberal(true));
        return Vector.of(
                Sequence.of("K07 an answer far ahead of the window is dropped", clusterIp("a"))
                        .open("held", CALL, "a keeps")
                        .stray("held", Segment.Relative.AHEAD, "TIMEOUT")
                        .send("held", "a keeps"),
                Sequence.of("K07 an answer far ahead of the window comes from the pod's own address", clusterIp("a"))
                        .rule("n1", "filter", "FORWARD", "-m conntrack --ctstate INVALID -j ACCEPT")
                        .open("held", CALL, "a keeps")
                        .stray("held", Segment.Relative.AHEAD, "REFUSED")
                        .send("held", "REFUSED"),
                Sequence.of("K07 an answer far ahead of the window passes where the kernel is liberal", liberal)
                        .open("held", CALL, "a keeps")
                        .stray("held", Segment.Relative.AHEAD, "acknowledged")
                        .send("held", "a keeps"),
                Sequence.of("K07 an answer that comes late passes", clusterIp("a"))
                        .open("held", CALL, "a keeps")
                        .stray("held", Segment.Relative.BEHIND, "acknowledged")
                        .send("held", "a keeps"));
    }

    private static Seq<Sequence> around() {
        return Vector.of(
                Sequence.of("K06 one port for two connections", Setup.empty())
                        .rule("n1", "nat", "POSTROUTING", "-p tcp -d 10.244.2.2 -j SNAT --to-source 192.0.2.11:50000")
                        .open("first", "cli-1 -> tcp 10.244.2.2:8081", "b sees 192.0.2.11")
                        .open("second", "cli-1 -> tcp 10.244.2.2:8081", "TIMEOUT")
                        .send("first", "b sees 192.0.2.11"),
                Sequence.of("K08 a cluster IP that is not tracked is not translated", clusterIp("a"))
                        .rule("n1", "raw", "PREROUTING", "-d 10.96.0.10 -j CT --notrack")
                        .open("flow", CALL, "TIMEOUT"),
                Sequence.of("K09 a masqueraded connection dies with the address", nodePort("a"))
                        .open("held", NODE_PORT, "a sees gw1")
                        .send("held", "a sees gw1")
                        .waiting(Duration.ofMillis(300)) // for the acknowledgement, without which the pod sends again
                        .loseAddress("n1", "cni0", "10.244.1.1")
                        .send("held", "TIMEOUT"),
                Sequence.of("K12 a node does not say too often that it refuses", clusterIp())
                        .burst(14, CALL, "6 REFUSED, 8 TIMEOUT")
                        .waiting(Duration.ofMillis(2100))
                        .burst(4, CALL, "2 REFUSED, 2 TIMEOUT"),
                Sequence.of("K10 a bridge unseen by netfilter answers past the translation", clusterIp("a"))
                        .over(config -> config.withBridgeNetfilter(false))
                        .open("near", CALL, "TIMEOUT")
                        .change(clusterIp("b"))
                        .open("far", CALL, "b keeps"),
                Sequence.of("K11 a bridge that sends no frame back", clusterIp("a"))
                        .over(config -> config.withHairpinMode(false))
                        .open("own", "a -> tcp 10.96.0.10:80", "TIMEOUT")
                        .change(clusterIp("b"))
                        .open("far", "a -> tcp 10.96.0.10:80", "b keeps"));
    }

    private static Seq<Sequence> longLived() {
        return Vector.of(
                Sequence.of("K16 an idle connection is picked up in its middle", clusterIp("a"))
                        .open("held", CALL, "a keeps")
                        .waiting(Duration.ofHours(25))
                        .send("held", "a keeps"),
                Sequence.of("K16 an idle connection that is picked up by another endpoint is reset", clusterIp("a"))
                        .open("held", CALL, "a keeps")
                        .change(clusterIp("b"))
                        .waiting(Duration.ofHours(23))
                        .send("held", "a keeps")
                        .waiting(Duration.ofHours(25))
                        .send("held", "REFUSED"),
                Sequence.of("K17 a silent flow of UDP is forgotten after 30 seconds", clusterIp("a"))
                        .open("flow", ASK, "a keeps")
                        .change(clusterIp())
                        .waiting(Duration.ofSeconds(29))
                        .send("flow", "a keeps")
                        .waiting(Duration.ofSeconds(119))
                        .send("flow", "a keeps")
                        .waiting(Duration.ofSeconds(121))
                        .send("flow", "REFUSED"));
    }
}
