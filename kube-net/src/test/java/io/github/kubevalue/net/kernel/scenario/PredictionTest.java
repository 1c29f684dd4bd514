package io.github.kubevalue.net.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.cni.Interconnect;
import io.github.kubevalue.net.cni.Plug;
import io.github.kubevalue.net.kernel.lab.Probe;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The model predicts what Kubernetes promises; {@link KernelTest} shows that the kernel does the same. */
class PredictionTest {
    private static final CniConfig BASE = CniConfig.of(ExampleCluster.POD_CIDR);

    @TestFactory
    Stream<DynamicTest> bridge() {
        return scenarios(BASE);
    }

    @TestFactory
    Stream<DynamicTest> ptp() {
        return scenarios(BASE.withPlug(Plug.PTP));
    }

    @TestFactory
    Stream<DynamicTest> routed() {
        return scenarios(BASE.withPlug(Plug.ROUTED));
    }

    @TestFactory
    Stream<DynamicTest> vxlan() {
        return scenarios(BASE.withInterconnect(Interconnect.VXLAN));
    }

    @TestFactory
    Stream<DynamicTest> modeNftables() {
        return scenarios(BASE, Scenarios.nftables());
    }

    @TestFactory
    Stream<DynamicTest> modeIpvs() {
        return scenarios(BASE, Scenarios.ipvs());
    }

    private static Stream<DynamicTest> scenarios(CniConfig config) {
        return scenarios(config, Scenarios.all());
    }

    private static Stream<DynamicTest> scenarios(CniConfig config, Seq<Scenario> scenarios) {
        return scenarios
                .filter(scenario -> scenario.isPossible(config))
                .filter(Scenario::isPredicted)
                .toJavaStream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.toString(), () -> run(config, scenario)));
    }

    private static void run(CniConfig config, Scenario scenario) {
        Expectation expectation = Expectation.of(scenario, config);
        Probe probe = scenario.probe().from(40000);
        Set<String> predicted = HashSet.ofAll(new Model(scenario.setup(), config)
                .outcomes(probe)
                .map(trace -> expectation.name(Model.observed(trace, probe))));
        assertThat(predicted.toJavaSet()).isEqualTo(expectation.all().toJavaSet());
    }
}
