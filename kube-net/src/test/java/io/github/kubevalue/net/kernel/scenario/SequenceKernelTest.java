package io.github.kubevalue.net.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.kernel.lab.Connections;
import io.github.kubevalue.net.kernel.lab.Kernel;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.kernel.lab.Observed;
import io.github.kubevalue.net.kernel.lab.Probe;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Held flows in the Linux kernel, while rules change around them, take one of the ways that the model predicts, with the
 * connections that it predicts after each step. What kube-proxy deletes is deleted as the model says. Takes about a second a row,
 * most of which it waits, so some are played at once.
 */
@Tag("kernel")
class SequenceKernelTest {
    /** What may stay without an answer is not waited for any longer. */
    private static final Duration DOUBT = Duration.ofMillis(400);

    /** An answer that is due may be late, on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> modeIptablesOnNft() {
        return play(ProxyMode.IPTABLES, Kernel.Backend.NFT, Predicate.not(Sequence::isTimed));
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> modeIptablesOnLegacy() {
        return play(ProxyMode.IPTABLES, Kernel.Backend.LEGACY, Predicate.not(Sequence::isTimed));
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> modeNftables() {
        return play(ProxyMode.NFTABLES, Kernel.Backend.NFT, Predicate.not(Sequence::isTimed));
    }

    static Stream<DynamicTest> play(ProxyMode mode, Kernel.Backend backend, Predicate<Sequence> which) {
        KernelTools.require();
        return Sequences.in(mode)
                .filter(Sequence::isQuick)
                .filter(which)
                .toJavaStream()
                .map(sequence -> DynamicTest.dynamicTest(
                        sequence + ", mode " + mode + ", " + backend, () -> run(sequence, backend)));
    }

    /** Plays a sequence, and compares each of its steps with the ways that the model predicts. */
    static void run(Sequence sequence, Kernel.Backend backend) {
        Seq<SequenceModel.Played> predicted = new SequenceModel(sequence).played();
        try (Kernel kernel = Kernel.open(ExampleCluster.network(sequence.network()), backend);
                HeldFlows flows = HeldFlows.start()) {
            new Run(sequence, kernel, flows, predicted).run();
        }
    }

    /** One sequence in the kernel: of the ways predicted, those stay that agree with what has been seen so far. */
    private static final class Run {
        private final Sequence sequence;
        private final Kernel kernel;
        private final HeldFlows flows;
        private Seq<SequenceModel.Played> possible;

        Run(Sequence sequence, Kernel kernel, HeldFlows flows, Seq<SequenceModel.Played> predicted) {
            this.sequence = sequence;
            this.kernel = kernel;
            this.flows = flows;
            this.possible = predicted;
        }

        void run() {
            for (String host : ExampleCluster.podNames().appendAll(ExampleCluster.nodeNames())) {
                flows.serve(kernel.namespace(host), host, SequenceModel.PORT);
            }
            ExampleCluster.nodeNames().forEach(this::limitErrors);
            load(sequence.setup());
            kernel.forget();
            for (int step = 0; step < sequence.moves().size(); step++) {
                make(sequence.moves().get(step), step);
                compare(step);
            }
        }

        // net/ipv4/route.c, ip_rt_send_redirect: a redirect takes what an error that follows would need
        private void limitErrors(String node) {
            kernel.set(
                    node,
                    Vector.of("all", "default", "eth0", "cni0")
                            .map(device -> "net.ipv4.conf." + device + ".send_redirects=0")
                            .prepend("net.ipv4.icmp_ratelimit=1000"));
        }

        private void make(Sequence.Move move, int step) {
            if (move instanceof Sequence.Move.Open open) {
                Probe probe = open.probe().from(SequenceModel.portOf(step));
                saw(step, flows.open(open.name(), kernel.namespace(probe.from()), probe, patience(step)));
            } else if (move instanceof Sequence.Move.Send send) {
                saw(step, flows.send(send.name(), patience(step)));
            } else if (move instanceof Sequence.Move.Stray stray) {
                saw(step, flows.stray(stray.name(), stray.place(), DOUBT));
            } else if (move instanceof Sequence.Move.Burst burst) {
                saw(step, burst(step, burst));
            } else if (move instanceof Sequence.Move.Close close) {
                flows.finish(close.name(), PATIENCE);
            } else if (move instanceof Sequence.Move.Wait wait) {
                sleep(wait.time());
            } else if (move instanceof Sequence.Move.Change change) {
                load(change.to());
                cleanUp(step);
            } else if (move instanceof Sequence.Move.Program program) {
                load(program.to());
            } else if (move instanceof Sequence.Move.CleanUp) {
                cleanUp(step);
            } else if (move instanceof Sequence.Move.AddRule rule) {
                add(rule);
            } else {
                Sequence.Move.LoseAddress lose = (Sequence.Move.LoseAddress) move;
                kernel.run(lose.node(), "ip", "addr", "del", lose.address() + "/24", "dev", lose.device());
            }
        }

        private Duration patience(int step) {
            boolean answered =
                    possible.forAll(way -> !way.results().get(step).get().contains("TIMEOUT"));
            return answered ? PATIENCE : DOUBT;
        }

        private String burst(int step, Sequence.Move.Burst burst) {
            Seq<Probe> probes = Vector.range(0, burst.flows())
                    .map(flow -> burst.probe().from(SequenceModel.portOf(step) + 100 * (flow + 1)));
            String became = SequenceModel.counted(
                    kernel.burst(probes, probe -> patience(step)).map(Observed::toString));
            kernel.release();
            return became;
        }

        private void saw(int step, Observed observed) {
            saw(step, observed.toString());
        }

        private void saw(int step, String observed) {
            Seq<String> results = possible.map(each -> each.results().get(step).get());
            possible = possible.filter(each -> each.results().get(step).contains(observed));
            assertThat(possible)
                    .as("step %d: the kernel makes of it %s, the model %s", step, observed, results)
                    .isNotEmpty();
        }

        private void load(Setup setup) {
            new NodeRules(SequenceModel.onPort(setup, SequenceModel.PORT), sequence.network()).load(kernel);
            String liberal = setup.config().tcpBeLiberal() ? "1" : "0";
            for (String node : ExampleCluster.nodeNames()) {
                kernel.set(node, Vector.of("net.netfilter.nf_conntrack_tcp_be_liberal=" + liberal));
            }
        }

        /** Deletes what the model says that kube-proxy deletes: the flows of UDP that have gone with the step. */
        private void cleanUp(int step) {
            for (String node : ExampleCluster.nodeNames()) {
                Seq<Entry> before =
                        possible.head().entries().get(step - 1).get(node).get();
                Seq<Entry> after = possible.head().entries().get(step).get(node).get();
                before.removeAll(after).forEach(entry -> delete(node, entry));
            }
        }

        private void delete(String node, Entry entry) {
            assertThat(entry.protocol()).hasToString("udp");
            kernel.run(
                    node,
                    "conntrack",
                    "-D",
                    "-p",
                    "udp",
                    "-s",
                    entry.original().source().ip().toString(),
                    "--sport",
                    entry.original().source().port().toString(),
                    "-d",
                    entry.original().destination().ip().toString());
        }

        private void add(Sequence.Move.AddRule rule) {
            String[] words = ("-t " + rule.table() + " -I " + rule.chain() + " " + rule.rule()).split(" ");
            kernel.run(rule.node(), Vector.of(words).prepend(kernel.iptables()).toJavaArray(String[]::new));
        }

        /** The kernel closes sockets at its leisure, so a difference may pass. */
        private void compare(int step) {
            Map<String, Seq<String>> actual = connections();
            for (int tries = 0; tries < 5 && !isPredicted(step, actual); tries++) {
                sleep(Duration.ofMillis(100));
                actual = connections();
            }
            Seq<Map<String, Seq<Entry>>> wanted =
                    possible.map(each -> each.entries().get(step));
            assertThat(isPredicted(step, actual))
                    .as("step %d leaves %s, predicted %s", step, actual, wanted)
                    .isTrue();
        }

        private Map<String, Seq<String>> connections() {
            return ExampleCluster.nodeNames().toLinkedMap(node -> node, kernel::conntrack);
        }

        private boolean isPredicted(int step, Map<String, Seq<String>> actual) {
            return possible.exists(each -> actual.forAll(entry -> Connections.agree(
                    entry._2, each.entries().get(step).get(entry._1).get())));
        }

        private static void sleep(Duration time) {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
