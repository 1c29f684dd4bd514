package io.github.kubevalue.net.kernel.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.conntrack.ConntrackText;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.kernel.sequence.RouterPath.Carried;
import io.github.kubevalue.net.kernel.sequence.TappedRouter.Emitted;
import io.github.kubevalue.net.kernel.sequence.TappedRouter.Sent;
import io.github.kubevalue.net.kernel.sequence.TappedRouter.Side;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three clients share the one port that NAT has for them: who gets it, who is dropped, and who takes it over from a
 * connection at its end is the same in the kernel and in the model, packet by packet. About three seconds.
 */
@Tag("kernel")
class OnePortKernelTest {
    private static final int CASES = Integer.getInteger("kubevalue.kernel.cases", 5);
    private static final int PACKETS = 12;
    private static final String RULES = """
        *nat
        -A POSTROUTING -p tcp -d 192.0.2.99 -o eth0 -j SNAT --to-source 192.0.2.11:7000
        COMMIT
        *filter
        :INPUT DROP
        COMMIT
        """;
    private static final Seq<String> CLIENTS = Vector.of("10.244.1.2:5000", "10.244.1.3:5000", "10.244.1.3:7000");

    private static Sent next(Random random) {
        TcpFlags flags = Vector.of(
                        TcpFlags.SYN, TcpFlags.SYN, TcpFlags.SYN, TcpFlags.ACK, TcpFlags.RST_ACK, TcpFlags.FIN_ACK)
                .get(random.nextInt(6));
        boolean answer = random.nextInt(3) == 0;
        Flow flow = answer
                ? Flow.tcp("192.0.2.99:80", "192.0.2.11:7000")
                : Flow.tcp(CLIENTS.get(random.nextInt(CLIENTS.size())), "192.0.2.99:80");
        TcpFlags sent = answer && flags.equals(TcpFlags.SYN) ? TcpFlags.SYN_ACK : flags;
        Segment numbers = Segment.Numbered.of(1000 + random.nextInt(3), sent.equals(TcpFlags.SYN) ? 0 : 1001);
        return new Sent(
                answer ? Side.SERVERS : Side.CLIENTS, Packet.tcp(flow, sent).withSegment(numbers));
    }

    @Test
    void whoHasTheOnlyPortIsTheSame() {
        KernelTools.require();
        NetfilterState fresh =
                NetfilterState.empty().withIpv4(IptablesText.parse(RULES).get()).withAddresses(RouterPath.ADDRESSES);
        Random random = new Random(Long.getLong("kubevalue.kernel.seed", 1));
        try (TappedRouter router = TappedRouter.open()) {
            router.load(RULES, "*nat\nCOMMIT\n");
            for (int i = 0; i < CASES; i++) {
                router.forget();
                NetfilterState state = fresh;
                Seq<String> said = Vector.empty();
                for (int step = 0; step < PACKETS; step++) {
                    Sent sent = next(random);
                    said = said.append(sent.packet().flow() + " "
                            + sent.packet().tcpFlags() + " " + sent.packet().segment());
                    Instant now = Instant.now();
                    Seq<Emitted> came = router.pass(Vector.of(sent));
                    Carried carried = RouterPath.carry(state, sent, now);
                    state = carried.state();
                    assertThat(came.map(OnePortKernelTest::text))
                            .as(said.mkString("\n"))
                            .isEqualTo(carried.emitted().toVector().map(OnePortKernelTest::text));
                    assertThat(router.conntrack()
                                    .map(line ->
                                            ConntrackText.parseLine(line, now).get())
                                    .map(OnePortKernelTest::text))
                            .as(said.mkString("\n"))
                            .containsExactlyInAnyOrderElementsOf(
                                    state.conntrack().entries(now).map(OnePortKernelTest::text));
                }
            }
        }
    }

    private static String text(Emitted emitted) {
        return emitted.state() + " " + emitted.packet().flow() + " "
                + emitted.packet().tcpFlags();
    }

    private static String text(Entry entry) {
        return entry.translation() + " " + entry.tcpState() + " " + entry.seenReply() + " " + entry.assured();
    }
}
