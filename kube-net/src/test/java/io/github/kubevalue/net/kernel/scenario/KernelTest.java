package io.github.kubevalue.net.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.cni.Interconnect;
import io.github.kubevalue.net.cni.Plug;
import io.github.kubevalue.net.kernel.lab.Connections;
import io.github.kubevalue.net.kernel.lab.Kernel;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.kernel.lab.Probe;
import io.github.kubevalue.net.trace.Trace;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The rules that we write do in the Linux kernel what Kubernetes promises, through each kind of network. */
@Tag("kernel")
class KernelTest {
    private static final CniConfig BASE = CniConfig.of(ExampleCluster.POD_CIDR);
    private static final Duration QUICK = Duration.ofMillis(120);
    private static final Duration PATIENT = Duration.ofSeconds(3);

    @TestFactory
    Stream<DynamicTest> bridgeAndNft() {
        return play(BASE, Kernel.Backend.NFT, Scenarios.all());
    }

    @TestFactory
    Stream<DynamicTest> ptpAndLegacy() {
        return play(
                BASE.withPlug(Plug.PTP), Kernel.Backend.LEGACY, Scenarios.all().filter(Scenario::showsThePlug));
    }

    @TestFactory
    Stream<DynamicTest> ptpAndModeNftables() {
        // all of them where the kernel is required; else those in which the plug shows
        Seq<Scenario> scenarios = Scenarios.nftables().filter(each -> KernelTools.isRequired() || each.showsThePlug());
        return play(BASE.withPlug(Plug.PTP), Kernel.Backend.NFT, scenarios);
    }

    @TestFactory
    Stream<DynamicTest> routedAndNft() {
        return play(
                BASE.withPlug(Plug.ROUTED), Kernel.Backend.NFT, Scenarios.all().filter(Scenario::showsThePlug));
    }

    @TestFactory
    Stream<DynamicTest> vxlanAndLegacy() {
        return play(
                BASE.withInterconnect(Interconnect.VXLAN),
                Kernel.Backend.LEGACY,
                Scenarios.all().filter(Scenario::showsThePlug));
    }

    private static Stream<DynamicTest> play(CniConfig config, Kernel.Backend backend, Seq<Scenario> scenarios) {
        KernelTools.require();
        Kernel kernel = Kernel.open(ExampleCluster.network(config), backend);
        return scenarios
                .filter(scenario -> scenario.isPossible(config))
                .toJavaStream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.toString(), () -> run(kernel, config, scenario)))
                .onClose(kernel::close);
    }

    private static void run(Kernel kernel, CniConfig config, Scenario scenario) {
        new NodeRules(scenario.setup(), config).load(kernel);
        kernel.forget();
        Expectation expectation = Expectation.of(scenario, config);
        Probe probe = scenario.probe().from(40000);
        Seq<Trace> predicted = new Model(scenario.setup(), config).outcomes(probe);
        Set<String> seen = HashSet.empty();
        for (int i = 0; i < expectation.tries() && !expectation.isComplete(seen); i++) {
            kernel.forget();
            String name = observe(kernel, probe, expectation);
            if (!seen.contains(name) && scenario.isPredicted()) {
                compareConnections(
                        kernel,
                        name,
                        predicted.filter(trace ->
                                expectation.name(Model.observed(trace, probe)).equals(name)));
            }
            seen = seen.add(name);
        }
        assertThat(seen.toJavaSet()).isEqualTo(expectation.expected(seen).toJavaSet());
    }

    /** A flow that has no answer where one is due may just be late, on a busy machine. */
    private static String observe(Kernel kernel, Probe probe, Expectation expectation) {
        String name = expectation.name(kernel.send(probe, QUICK));
        if (expectation.allows(name)) {
            return name;
        }
        kernel.forget();
        return expectation.name(kernel.send(probe, PATIENT));
    }

    /** Of the ways that the model predicts for what was seen, one leaves the connections that the kernel has now. */
    private static void compareConnections(Kernel kernel, String name, Seq<Trace> predicted) {
        Map<String, Seq<String>> actual = ExampleCluster.nodeNames().toLinkedMap(node -> node, kernel::conntrack);
        assertThat(predicted)
                .as("%s leaves %s", name, actual)
                .anyMatch(trace -> actual.forAll(
                        entry -> Connections.agree(entry._2, trace.conntrack().getOrElse(entry._1, Vector.empty()))));
    }
}
