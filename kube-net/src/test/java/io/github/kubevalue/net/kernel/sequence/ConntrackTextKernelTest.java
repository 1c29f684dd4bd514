package io.github.kubevalue.net.kernel.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.conntrack.ConntrackLine;
import io.github.kubevalue.net.conntrack.ConntrackText;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.kernel.sequence.TappedRouter.Sent;
import io.github.kubevalue.net.kernel.sequence.TappedRouter.Side;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.SctpChunk;
import io.github.kubevalue.net.packet.SctpChunkType;
import io.github.kubevalue.net.packet.SctpContent;
import io.github.kubevalue.net.packet.Segment;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the tool prints of real connections is read, and printed back to the letter. */
@Tag("kernel")
class ConntrackTextKernelTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String RULES = """
        *raw
        -A PREROUTING -p udp -m udp --dport 81 -j CT --zone 7
        -A PREROUTING -p udp -m udp --dport 82 -j CT --zone-orig 8
        -A PREROUTING -p udp -m udp --dport 83 -j CT --zone-reply 9
        COMMIT
        *mangle
        -A FORWARD -p tcp -j CONNMARK --set-mark 0x80
        COMMIT
        """;
    private static final Seq<IpProtocol> PROTOCOLS = Vector.of(
            IpProtocol.TCP,
            IpProtocol.UDP,
            IpProtocol.SCTP,
            IpProtocol.GRE,
            IpProtocol.ESP,
            IpProtocol.IPIP,
            IpProtocol.OSPF,
            IpProtocol.PIM,
            IpProtocol.VRRP);

    private static Packet opening(Flow flow) {
        return Packet.opening(flow)
                .withSegment(Segment.Numbered.of(1, 0))
                .withSctp(Option.when(
                        flow.protocol() == IpProtocol.SCTP, SctpContent.of(0, SctpChunk.of(SctpChunkType.INIT, 1))));
    }

    private static Flow flow(IpProtocol protocol, String client, String server, int port) {
        boolean ports = protocol.hasPorts();
        return Flow.of(
                protocol,
                new Address(Address.parse(client).ip(), FlowPort.of(ports ? 5000 : 0)),
                new Address(Address.parse(server).ip(), FlowPort.of(ports ? port : 0)));
    }

    @Test
    void whatTheToolPrintsIsReadAndPrintedBack() {
        KernelTools.require();
        Seq<Flow> flows = PROTOCOLS
                .flatMap(protocol -> Vector.of(
                        flow(protocol, "10.244.1.9:1", "192.0.2.99:1", 80),
                        flow(protocol, "[fd00:1::9]:1", "[2001:db8::99]:1", 80)))
                .appendAll(
                        Vector.of(81, 82, 83).map(port -> flow(IpProtocol.UDP, "10.244.1.9:1", "192.0.2.99:1", port)))
                .append(Flow.echo(
                        Address.parse("10.244.1.9:1").ip(),
                        Address.parse("192.0.2.99:1").ip(),
                        77))
                .append(Flow.echo(
                        Address.parse("[fd00:1::9]:1").ip(),
                        Address.parse("[2001:db8::99]:1").ip(),
                        77));
        try (TappedRouter router = TappedRouter.open()) {
            router.set(Vector.of("nf_conntrack_acct=1", "nf_conntrack_timestamp=1"));
            router.load(RULES, RULES);
            router.pass(flows.map(flow -> new Sent(Side.CLIENTS, opening(flow))));
            Flow answered = flow(IpProtocol.UDP, "10.244.1.9:1", "192.0.2.99:1", 80);
            router.pass(Vector.of(new Sent(Side.SERVERS, Packet.of(answered.inverted()))));
            for (String options : Vector.of("", "-o extended", "-o extended,id", "-o timestamp,ktimestamp")) {
                Seq<String> lines = router.conntrack(options);
                assertThat(lines).hasSize(flows.size());
                assertThat(ConntrackText.parseLines(lines.mkString("\n"), NOW)
                                .get()
                                .map(ConntrackLine::toString))
                        .containsExactlyElementsOf(lines);
            }
        }
    }
}
