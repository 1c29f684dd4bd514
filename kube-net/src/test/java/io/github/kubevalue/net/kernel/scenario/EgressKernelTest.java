package io.github.kubevalue.net.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.cni.EgressMasquerade;
import io.github.kubevalue.net.cni.Plug;
import io.github.kubevalue.net.kernel.lab.Kernel;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.kernel.lab.Observed;
import io.github.kubevalue.net.kernel.lab.Probe;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which source is seen of what a pod sends, by who masquerades and how pods are plugged in, in the kernel and in the model (some 10 s). */
@Tag("kernel")
class EgressKernelTest {
    private static final Duration PATIENT = Duration.ofSeconds(2);
    private static final Vector<Cidr> PRIVATE = Vector.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("192.0.2.0/27"));

    /** For a host outside, another node, a pod of another node, and the pod's own node. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "NONE,          BRIDGE, 10.244.1.2, 10.244.1.2, 10.244.1.2, 10.244.1.2",
        "FLANNEL,       BRIDGE, 192.0.2.11, 192.0.2.11, 10.244.1.2, 10.244.1.2",
        "FLANNEL,       ROUTED, 192.0.2.11, 192.0.2.11, 10.244.1.2, 10.244.1.2",
        "IP_MASQ_AGENT, BRIDGE, 192.0.2.11, 10.244.1.2, 10.244.1.2, 10.244.1.2",
        "KINDNET,       ROUTED, 192.0.2.11, 192.0.2.11, 10.244.1.2, 10.244.1.2",
        "PLUGIN,        BRIDGE, 192.0.2.11, 192.0.2.11, 192.0.2.11, 10.244.1.2",
        "CALICO,        ROUTED, 192.0.2.11, 192.0.2.11, 10.244.1.2, 10.244.1.2",
    })
    void theSourceIsHiddenFromThoseOutside(
            EgressMasquerade by, Plug plug, String outside, String otherNode, String otherPod, String ownNode) {
        KernelTools.require();
        CniConfig config = CniConfig.of(ExampleCluster.POD_CIDR).withPlug(plug).withNonMasqueradeCidrs(PRIVATE);
        Setup setup = Setup.empty().masquerade(by);
        Vector<Probe> probes = Vector.of(
                        ExampleCluster.OUTSIDE,
                        ExampleCluster.ip("n2"),
                        ExampleCluster.ip("b"),
                        ExampleCluster.ip("n1"))
                .map(to -> new Probe("a", "", 40000, "tcp", to, 8080));
        Vector<String> expected = Vector.of(outside, otherNode, otherPod, ownNode);
        assertThat(probes.map(probe -> new Model(setup, config).outcomes(probe).head())
                        .map(trace -> trace.seenFrom().get().ip().toString()))
                .isEqualTo(expected);
        try (Kernel kernel = Kernel.open(ExampleCluster.network(config), Kernel.Backend.NFT)) {
            new NodeRules(setup, config).load(kernel);
            assertThat(probes.map(probe -> kernel.send(probe, PATIENT)).map(Observed::seenAddress))
                    .isEqualTo(expected);
        }
    }
}
