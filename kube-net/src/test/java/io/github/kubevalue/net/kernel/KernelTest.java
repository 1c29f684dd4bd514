package io.github.kubevalue.net.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.cni.Plug;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules that we write do in the Linux kernel what Kubernetes promises, through each kind of network. */
class KernelTest {
    private static final CniConfig BASE = CniConfig.of(ExampleCluster.POD_CIDR);
    private static final Duration QUICK = Duration.ofMillis(200);
    private static final Duration PATIENT = Duration.ofSeconds(3);

    @TestFactory
    Stream<DynamicTest> bridgeAndNft() {
        return scenarios(BASE, Kernel.Backend.NFT);
    }

    @TestFactory
    Stream<DynamicTest> ptpAndLegacy() {
        return scenarios(BASE.withPlug(Plug.PTP), Kernel.Backend.LEGACY);
    }

    @TestFactory
    Stream<DynamicTest> routedAndNft() {
        return scenarios(BASE.withPlug(Plug.ROUTED), Kernel.Backend.NFT);
    }

    private static Stream<DynamicTest> scenarios(CniConfig config, Kernel.Backend backend) {
        KernelTools.require();
        Kernel kernel = Kernel.open(ExampleCluster.network(config), backend);
        return Scenarios.all()
                .filter(scenario -> scenario.isPossible(config.plug()))
                .toJavaStream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.toString(), () -> run(kernel, config, scenario)))
                .onClose(kernel::close);
    }

    private static void run(Kernel kernel, CniConfig config, Scenario scenario) {
        NodeRules rules = new NodeRules(scenario.setup(), config);
        ExampleCluster.nodeNames().forEach(node -> kernel.load(node, rules.text(node, IpFamily.IPV4)));
        kernel.forget();
        Expectation expectation = Expectation.of(scenario, config.plug());
        Set<String> seen = HashSet.empty();
        for (int i = 0; i < expectation.tries() && !expectation.isComplete(seen); i++) {
            seen = seen.add(observe(kernel, scenario, expectation));
        }
        assertThat(seen.toJavaSet()).isEqualTo(expectation.expected(seen).toJavaSet());
    }

    /** A flow that has no answer where one is due may just be late, on a busy machine. */
    private static String observe(Kernel kernel, Scenario scenario, Expectation expectation) {
        String name = expectation.name(kernel.send(scenario.probe(), QUICK));
        return expectation.allows(name) ? name : expectation.name(kernel.send(scenario.probe(), PATIENT));
    }
}
