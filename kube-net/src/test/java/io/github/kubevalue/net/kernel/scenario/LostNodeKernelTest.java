package io.github.kubevalue.net.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.runtime.KubeletState;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.cni.Interconnect;
import io.github.kubevalue.net.cni.Plug;
import io.github.kubevalue.net.kernel.lab.Connections;
import io.github.kubevalue.net.kernel.lab.Kernel;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.kernel.lab.Observed;
import io.github.kubevalue.net.kernel.lab.Probe;
import io.github.kubevalue.net.trace.Trace;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Senders to a node that answers nobody any more, in the kernel and in the model (some 15 s, as the kernel asks for 3 s who has
 * an address).
 */
@Tag("kernel")
class LostNodeKernelTest {
    private static final Duration PATIENT = Duration.ofSeconds(5);

    /** Pods, the node itself and a client outside; what is translated, and what is masqueraded too. */
    private static final Vector<Probe> PROBES = Vector.of(
                    "a:40000 -> tcp 10.244.2.2:8080",
                    "a:40001 -> udp 10.244.2.2:8080",
                    "n1:40002 -> tcp 192.0.2.12:8080",
                    "n1:40003 -> udp 192.0.2.12:8080",
                    "a:40004 -> tcp 10.96.0.10:80",
                    "a2:40005 -> udp 10.96.0.10:80",
                    "n1:40006 -> tcp 10.96.0.10:80",
                    "out:40007 -> tcp 192.0.2.11:30080",
                    "cli-1:40008 -> tcp 10.244.1.3:8080")
            .map(Probe::parse);

    private static final Vector<Probe> TO_NOBODY = Vector.of(
                    "n1:40009 -> tcp 10.244.1.77:8080",
                    "n1:40010 -> udp 10.244.1.77:8080",
                    "a:40011 -> tcp 10.244.1.77:8080",
                    "a:40012 -> udp 10.244.1.77:8080")
            .map(Probe::parse);

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"BRIDGE, DIRECT", "PTP, DIRECT", "ROUTED, DIRECT", "BRIDGE, VXLAN"})
    void whoIsToldAndWhoIsNot(Plug plug, Interconnect interconnect) {
        KernelTools.require();
        CniConfig config = CniConfig.of(ExampleCluster.POD_CIDR).withPlug(plug).withInterconnect(interconnect);
        Setup setup = Setup.nodePort("b");
        // elsewhere a route says that nobody is there
        Vector<Probe> probes = plug == Plug.BRIDGE ? PROBES.appendAll(TO_NOBODY) : PROBES;
        Seq<Trace> predicted = probes.map(
                probe -> new Model(setup, config, lost(setup)).outcomes(probe).single());
        try (Kernel kernel = Kernel.open(ExampleCluster.network(config), Kernel.Backend.NFT)) {
            new NodeRules(setup, config).load(kernel);
            kernel.run("n2", "ip", "link", "set", "eth0", "down");
            Seq<String> seen = probes.zipWith(kernel.burst(probes, probe -> PATIENT), LostNodeKernelTest::text);
            assertThat(seen)
                    .isEqualTo(probes.zipWith(predicted, (probe, trace) -> text(probe, Model.observed(trace, probe))));
            Seq<String> connections = kernel.conntrack("n1");
            assertThat(probes.zip(predicted)).allSatisfy(each -> agree(connections, each));
            kernel.release();
        }
    }

    private static String text(Probe probe, Observed observed) {
        return probe + ": " + observed;
    }

    private static void agree(Seq<String> connections, Tuple2<Probe, Trace> sent) {
        String port = "sport=" + sent._1.sourcePort() + " ";
        assertThat(Connections.agree(
                        connections.filter(line -> line.contains(port)),
                        sent._2
                                .conntrack()
                                .getOrElse("n1", Vector.empty())
                                .filter(entry -> entry.toString().contains(port))))
                .as("%s leaves %s", sent._1, connections)
                .isTrue();
    }

    private static Store lost(Setup setup) {
        Store store = Model.store(setup, ExampleCluster.pods());
        return store.put(KubeletState.LOST.said(store.get(Node.KIND, "n2").get()));
    }
}
