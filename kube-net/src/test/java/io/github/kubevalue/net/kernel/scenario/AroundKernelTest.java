package io.github.kubevalue.net.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.cni.Interconnect;
import io.github.kubevalue.net.cni.Plug;
import io.github.kubevalue.net.kernel.lab.Kernel;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.kernel.lab.Observed;
import io.github.kubevalue.net.kernel.lab.Probe;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkConfig;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.route.DeviceSettings;
import io.github.kubevalue.net.route.IpSettings;
import io.github.kubevalue.net.route.ReversePathFilter;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.github.kubevalue.net.walk.Request;
import io.github.kubevalue.net.walk.Walker;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What lies around the rules, in the kernel and in the model: long packets through a tunnel (some 5 s, as nothing may arrive),
 * and sources that are checked.
 */
@Tag("kernel")
class AroundKernelTest {
    private static final CniConfig BASE = CniConfig.of(ExampleCluster.POD_CIDR);
    private static final CniConfig VXLAN = BASE.withInterconnect(Interconnect.VXLAN);
    private static final String NO_ICMP =
            "*filter\n:OUTPUT ACCEPT [0:0]\n-A OUTPUT -p icmp -m icmp --icmp-type 3/4 -j DROP\nCOMMIT\n";
    private static final int OCTETS = 6000;
    private static final Duration QUICK = Duration.ofMillis(150);
    private static final Duration PATIENT = Duration.ofSeconds(2);

    /** The MTU of pods where the tunnel takes 1450, whether the node may tell senders, and how many octets arrive. */
    @ParameterizedTest
    @CsvSource({"1450, true, 6000", "1500, true, 6000", "1500, false, 0"})
    void longSegmentsVanishIfNobodyTellsTheSender(int mtu, boolean tells, int arriving) {
        KernelTools.require();
        CniConfig config = VXLAN.withPodMtu(Option.some(mtu));
        String rules = tells ? "*filter\nCOMMIT\n" : NO_ICMP;
        try (Kernel kernel = Kernel.open(ExampleCluster.network(config), Kernel.Backend.LEGACY)) {
            kernel.load("n1", rules);
            assertThat(kernel.push("a", "b", ExampleCluster.ip("b"), OCTETS)).isEqualTo(arriving);
        }
        assertThat(pushed(config, rules).isDelivered()).isEqualTo(arriving > 0);
    }

    private static Trace pushed(CniConfig config, String rules) {
        Network network = network(config, Setup.empty());
        NetworkState state = NetworkState.at(Instant.EPOCH)
                .with(
                        "n1",
                        network.initialStack("n1")
                                .withIpv4(IptablesText.parse(rules).get()));
        Request request = Request.tcp(Peer.pod("demo", "a"), Ip.parse(ExampleCluster.ip("b")), 8080)
                .withPayload(Option.some(OCTETS));
        return new Walker(network).walk(state, request, Choice.seeded(1)).trace();
    }

    private static Network network(CniConfig config, Setup setup) {
        return Network.of(
                Model.store(setup, ExampleCluster.pods()),
                NetworkConfig.builder().cni(config).proxy(setup.config()).build());
    }

    @TestFactory
    Stream<DynamicTest> strictlyOnABridge() {
        return play(filtered(BASE, ReversePathFilter.STRICT));
    }

    @TestFactory
    Stream<DynamicTest> strictlyThroughATunnel() {
        return play(filtered(VXLAN, ReversePathFilter.STRICT));
    }

    @TestFactory
    Stream<DynamicTest> looselyWithRoutes() {
        return play(filtered(BASE.withPlug(Plug.ROUTED), ReversePathFilter.LOOSE));
    }

    /** Node n2 sends from the address that its pods know it by: the way back leads through the tunnel, not where it came from. */
    @ParameterizedTest
    @CsvSource({"OFF, DELIVERED", "STRICT, TIMEOUT", "LOOSE, DELIVERED"})
    void aSourceThatComesByAnotherWayIsBelievedUnlessTheFilterIsStrict(ReversePathFilter filter, String outcome) {
        KernelTools.require();
        CniConfig config = filtered(VXLAN, filter);
        Probe probe = new Probe("n2", "10.244.2.1", 40000, "tcp", ExampleCluster.ip("n1"), 8080);
        Trace predicted = new Model(Setup.empty(), config).outcomes(probe).head();
        assertThat(predicted.outcome()).hasToString(outcome);
        try (Kernel kernel = Kernel.open(ExampleCluster.network(config), Kernel.Backend.LEGACY)) {
            new NodeRules(Setup.empty(), config).load(kernel);
            assertThat(kernel.send(probe, PATIENT).outcome()).isEqualTo(outcome);
            assertThat(kernel.conntrack("n1").exists(line -> line.contains("sport=40000")))
                    .isEqualTo(filter != ReversePathFilter.STRICT);
            assertThat(predicted.conntrack().containsKey("n1")).isEqualTo(filter != ReversePathFilter.STRICT);
        }
    }

    private static CniConfig filtered(CniConfig config, ReversePathFilter filter) {
        return config.withSettings(IpSettings.DEFAULT.withAll(DeviceSettings.DEFAULT.withRpFilter(filter)));
    }

    private static Stream<DynamicTest> play(CniConfig config) {
        KernelTools.require();
        Kernel kernel = Kernel.open(ExampleCluster.network(config), Kernel.Backend.NFT);
        return Scenarios.all()
                .filter(scenario -> scenario.showsThePlug() && scenario.isPossible(config) && scenario.isPredicted())
                .toJavaStream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.toString(), () -> run(kernel, config, scenario)))
                .onClose(kernel::close);
    }

    /** Whatever the kernel does is one of the ways that the model foresees. */
    private static void run(Kernel kernel, CniConfig config, Scenario scenario) {
        new NodeRules(scenario.setup(), config).load(kernel);
        kernel.forget();
        Probe probe = scenario.probe().from(40000);
        Seq<String> predicted =
                new Model(scenario.setup(), config).outcomes(probe).map(trace -> shown(Model.observed(trace, probe)));
        String seen = shown(kernel.send(probe, QUICK));
        if (!predicted.contains(seen)) {
            kernel.forget();
            seen = shown(kernel.send(probe, PATIENT));
        }
        assertThat(predicted).contains(seen);
    }

    private static String shown(Observed observed) {
        return observed.outcome() + " " + observed.server() + " " + observed.seenAddress();
    }
}
