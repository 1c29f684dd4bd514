package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Segment;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All that is remembered of a connection after segments, written as {@link SegmentWords} says. net/netfilter/nf_conntrack_proto_tcp.c,
 * struct ip_ct_tcp: the state; of each side what {@link TcpStreamsTest} says, and {@code c} if it was the first to close,
 * {@code S} if it offered to shift windows; the last segment, its way and the numbers that are kept of it; how often they came
 * again; {@code simultaneous} and {@code challenged}.
 */
class TcpMemoryTest {
    private static final Flow FLOW = Flow.tcp("10.244.1.9:40000", "10.96.0.10:80");

    private TrackedFlow tracked = new TrackedFlow(FLOW, ConntrackSettings.KERNEL);

    private void send(String segments) {
        for (String segment :
                segments.replace("HS", ">S 1000 0; <SA 5000 1001; >A 1001 5001").split("; ")) {
            tracked.send(SegmentWords.packet(FLOW, segment.trim()));
        }
    }

    private static String said(TcpStream stream) {
        return stream.end() + "/" + stream.maxEnd() + "/" + stream.maxWindow() + "/"
                + stream.maxAck().map(Object::toString).getOrElse("-")
                + (stream.scale() > 0 ? "s" + stream.scale() : "")
                + (stream.scales() ? "S" : "")
                + (stream.unacknowledged() ? "u" : "")
                + (stream.liberal() ? "l" : "")
                + (stream.closing() ? "c" : "");
    }

    private static String said(TcpTracking tcp) {
        Segment.Numbered at = tcp.lastNumbers();
        return tcp.state() + " " + said(tcp.original()) + " " + said(tcp.reply()) + " " + tcp.last() + " "
                + tcp.lastDirection() + " " + at.sequence() + "-" + tcp.lastEnd() + "/" + at.acknowledgement() + "/"
                + at.window() + " " + tcp.retransmissions()
                + (tcp.simultaneous() ? " simultaneous" : "")
                + (tcp.challenged() ? " challenged" : "");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "tcp-memory.rows", delimiter = '|')
    void whatIsRememberedOfAConnection(String segments, String memory) {
        send(segments);
        assertThat(said(tracked.entry().get().tcp().get())).isEqualTo(memory);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, false",
        "SYN_SENT, false",
        "SYN_RECV, false",
        "ESTABLISHED, false",
        "FIN_WAIT, true",
        "CLOSE_WAIT, true",
        "LAST_ACK, true",
        "TIME_WAIT, true",
        "CLOSE, false",
        "SYN_SENT2, false",
    })
    void aListedConnectionIsClosingIfItsStateSaysSo(TcpState state, boolean closing) {
        TcpTracking listed = TcpTracking.listed(state);
        assertThat(listed.state()).isEqualTo(state);
        assertThat(listed.closing()).isEqualTo(closing);
        assertThat(listed.reply()).isEqualTo(TcpStream.UNSEEN);
        assertThat(TcpState.tryParse(state.name())).contains(state);
    }

    /** The numbers that fit a segment which says its place in words: its first octet, and its acknowledgement. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HS                 | >A  | IN_WINDOW | 1001 5001",
                "HS                 | <A  | IN_WINDOW | 5001 1001",
                "HS                 | >S  | IN_WINDOW | 1001 0",
                "HS                 | <A  | AHEAD     | 16790409 1001",
                "HS                 | <A  | BEHIND    | -16780407 1001",
                "HS                 | <R  | IN_WINDOW | 5001 0",
                "HS; >PA 1001 5001 len=9 | >A | IN_WINDOW | 1010 5001",
                "HS; >PA 1001 5001 len=9 | >R | IN_WINDOW | 1001 0",
                "HS; >PA 1001 5001 len=9 | >F | IN_WINDOW | 1010 0",
                "HS; >S 9000 0      | <SA | IN_WINDOW | 5001 9001",
                "HS; >S 9000 0      | >A  | IN_WINDOW | 1001 5001",
                ">S 1000 0          | >S  | IN_WINDOW | 1000 0",
                ">S 1000 0          | <SA | IN_WINDOW | 0 1001",
                ">S 1000 0; <S 5000 0 | >SA | IN_WINDOW | 1000 5001",
                ">S 1000 0; <S 5000 0 | <SA | IN_WINDOW | 5000 1001",
                ">S 1000 0; <S 5000 0 | <A  | IN_WINDOW | 5001 1001",
                ">S 1000 0; <SA 5000 1001 | <SA | IN_WINDOW | 5000 1001",
                ">S 1000 0; <SA 5000 1001 | <R  | IN_WINDOW | 5001 0",
            })
    void aSegmentPlacedByAWordHasTheNumbersThatFit(
            String segments, String segment, Segment.Relative place, String numbers) {
        send(segments);
        Direction way = segment.startsWith(">") ? Direction.ORIGINAL : Direction.REPLY;
        Segment.Numbered placed =
                tracked.entry().get().tcp().get().numbers(place, way, SegmentWords.flags(segment.substring(1)));
        assertThat(placed.sequence() + " " + placed.acknowledgement()).isEqualTo(numbers);
    }

    /** nf_tcp_handle_invalid: two minutes are left to it, unless less would be left anyhow. */
    @ParameterizedTest
    @CsvSource({"400, 300, 300", "400, 60, 60", "122, 60, 60", "121, 60, 119", "302, 300, 300", "301, 300, 299"})
    void endsOutOfTheWindowOnBothSidesLeaveATimeForAcknowledgements(int established, int unacknowledged, int left) {
        ConntrackSettings settings = ConntrackSettings.KERNEL;
        tracked = new TrackedFlow(
                FLOW,
                settings.withTcpTimeouts(
                                settings.tcpTimeouts().put(TcpState.ESTABLISHED, Duration.ofSeconds(established)))
                        .withTcpUnacknowledged(Duration.ofSeconds(unacknowledged)));
        send("HS; >FA 90000 5001; <FA 90000 1001");
        assertThat(tracked.secondsLeft()).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({">S 1000 0, 120", ">A 1001 5001, 60"})
    void aConnectionWithoutAnAnswerLivesShorterIfItWasPickedUp(String segment, int seconds) {
        tracked = new TrackedFlow(FLOW, ConntrackSettings.KERNEL.withTcpUnacknowledged(Duration.ofSeconds(60)));
        send(segment);
        assertThat(tracked.secondsLeft()).isEqualTo(seconds);
    }
}
