package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.packet.TcpFlags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is remembered of both directions after segments, written as {@link SegmentWords} says: the last octet sent, up
 * to where the receiver takes octets, the widest window, the highest acknowledgement; {@code s7} for scaled windows,
 * {@code u} for octets that are not acknowledged, {@code l} for a side whose segments all pass.
 * net/netfilter/nf_conntrack_proto_tcp.c, tcp_in_window.
 */
class TcpStreamsTest {
    private static final String HANDSHAKE = ">S 1000 0; <SA 5000 1001; >A 1001 5001";

    private TcpTracking tcp = TcpTracking.builder().build();

    /** Each segment is looked at in the state that the table of states gives the connection. */
    private void look(String segment, TcpState state) {
        Direction direction = segment.startsWith(">") ? Direction.ORIGINAL : Direction.REPLY;
        TcpFlags flags = SegmentWords.flags(segment.split(" ")[0].substring(1));
        Segment.Numbered numbers = SegmentWords.numbers(segment);
        tcp = new TcpWindow(direction, TcpSegmentKind.of(flags), flags, numbers, false)
                .check(tcp.withState(state))
                .tcp();
    }

    private static String said(TcpStream stream) {
        return stream.end() + "/" + stream.maxEnd() + "/" + stream.maxWindow() + "/"
                + stream.maxAck().map(Object::toString).getOrElse("-")
                + (stream.scale() > 0 ? "s" + stream.scale() : "")
                + (stream.unacknowledged() ? "u" : "")
                + (stream.liberal() ? "l" : "");
    }

    private String said() {
        return said(tcp.original()) + " " + said(tcp.reply());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">S 1000 0                                    | 1001/1001/8192/- 0/0/0/-",
                ">S 1000 0 win=0                              | 1001/1001/1/- 0/0/0/-",
                ">S 1000 0 scale=20                           | 1001/1001/8192/-s14 0/0/0/-",
                ">S 1000 0; <SA 5000 1001                     | 1001/9193/8192/- 5001/5001/8192/1001",
                ">S 1000 0; <SA 5000 1001; >A 1001 5001       | 1001/9193/8192/5001 5001/13193/8192/1001",
                ">S 1000 0; <S 5000 0                         | 1001/1001/8192/- 5001/5001/8192/-",
                ">S 1000 0; >S 2000 0                         | 2001/2001/8192/- 0/8192/0/-",
                ">S 1000 0; >S 500 0                          | 1001/1001/8192/- 0/8192/0/-",
                // windows are shifted from the second segment of a side on
                ">S 1000 0 scale=7; <SA 5000 1001 scale=6; >A 1001 5001 win=64 | 1001/9193/8192/5001s7"
                        + " 5001/13193/8192/1001s6",
                ">S 1000 0 scale=7; <SA 5000 1001; >A 1001 5001 win=64         | 1001/9193/8192/5001"
                        + " 5001/5065/8192/1001",
                ">S 1000 0; <SA 5000 1001 scale=7; >A 1001 5001 win=64         | 1001/9193/8192/5001"
                        + " 5001/5065/8192/1001",
            })
    void aHandshakeOpensBothStreams(String segments, String streams) {
        lookAll(segments, TcpState.SYN_SENT);
        assertThat(said()).isEqualTo(streams);
    }

    private void look(String segments) {
        lookAll(segments, TcpState.ESTABLISHED);
    }

    private void lookAll(String segments, TcpState state) {
        for (String segment : segments.split("; ")) {
            look(segment.trim(), state);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">PA 1001 5001 len=100 win=4096            | 1101/9193/8192/5001u 5001/13193/8192/1001",
                ">PA 1001 5001 len=100 win=9000            | 1101/9193/9000/5001u 5001/14001/8192/1001",
                ">PA 1001 5001 len=100; <A 5001 1101 win=9000 | 1101/10101/8192/5001 5001/13193/9000/1101",
                ">PA 1001 5001 len=100; <A 5001 1051       | 1101/9243/8192/5001u 5001/13193/8192/1051",
                ">PA 1001 5001 len=100; <PA 5001 1101 len=50 | 1101/9293/8192/5001 5051/13193/8192/1101u",
                ">FA 1001 5001                             | 1002/9193/8192/5001u 5001/13193/8192/1001",
                ">A 1001 4900                              | 1001/9193/8192/5001 5001/13193/8192/1001",
                // a window that is closed when nothing is left of it
                "<A 5001 1001 win=0                        | 1001/9193/8192/5001 5001/13193/8192/1001",
                ">PA 1001 5001 len=8192; <A 5001 9193 win=0 | 9193/9194/8192/5001 5001/13193/8192/9193",
                // beyond the window, by a little
                ">A 9194 5001 len=10                       | 9204/9193/8192/5001u 5001/13193/8192/1001",
                ">PA 9193 5001 len=50                      | 9243/9193/8192/5001u 5001/13193/8242/1001",
                // what does not belong, and what is known already, changes nothing
                ">A 90000 5001                             | 1001/9193/8192/5001 5001/13193/8192/1001",
                ">A 1001 5002                              | 1001/9193/8192/5001 5001/13193/8192/1001",
                ">A -9000 5001 win=60000                   | 1001/9193/8192/5001 5001/13193/8192/1001",
                ">A 1001 -62000 win=60000                  | 1001/9193/8192/5001 5001/13193/8192/1001",
                // without the flag, or in a reset without a number, no acknowledgement is meant
                "<R 5001 99999 win=9000                    | 1001/10001/8192/5001 5001/13193/9000/1001",
                "<RA 5001 0 win=9000                       | 1001/10001/8192/5001 5001/13193/9000/1001",
                "<A 5001 0 win=9000                        | 1001/9193/8192/5001 5001/13193/9000/1001",
                "<SA 6000 1001                             | 1001/9193/8192/5001 6001/13193/8192/1001u",
                "<R 5001 99999                             | 1001/9193/8192/5001 5001/13193/8192/1001",
                "<RA 5001 0                                | 1001/9193/8192/5001 5001/13193/8192/1001",
            })
    void segmentsMoveTheEdges(String segments, String streams) {
        lookAll(HANDSHAKE, TcpState.SYN_SENT);
        look(segments);
        assertThat(said()).isEqualTo(streams);
    }

    @Test
    void aConnectionKnownFromAListingAloneIsTakenForWhatItsFirstSegmentsSay() {
        tcp = TcpTracking.listed(TcpState.ESTABLISHED);
        look(">A 1001 5001 len=10");
        assertThat(said()).isEqualTo("1011/9203/8192/5001 5001/13193/0/-");
        look("<A 5001 1011");
        assertThat(said()).isEqualTo("1011/9203/8192/5001 5001/13193/8192/1011");
    }

    @Test
    void aSideThatIsPickedUpLaterMayAcknowledgeAnOctetMore() {
        tcp = TcpTracking.listed(TcpState.ESTABLISHED);
        look(">A 1001 5001");
        look("<A 5001 1002");
        assertThat(said()).startsWith("1002/");
    }

    @Test
    void numbersWrapAround() {
        tcp = TcpTracking.listed(TcpState.ESTABLISHED);
        look(">A 1001 -20000");
        assertThat(said()).isEqualTo("1001/9193/8192/-20000 -20000/-11808/0/-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">A 1001 5001                           | 1",
                ">A 1001 5001; >A 1001 5001             | 2",
                ">A 1001 5001; <A 5001 1001             | 0",
                "<A 5001 1001; <A 5001 1001             | 1",
                "<A 5001 1001; <A 5001 1001; <A 5001 1001; >A 1001 5001 | 0",
                ">A 1001 5001; >A 1000 5001             | 0",
                ">A 1001 5001; >A 1001 5000             | 0",
                ">A 1001 5001; >A 1001 5001 win=8191    | 0",
                ">A 1001 5001; >PA 1001 5001 len=1      | 0",
            })
    void theSameAcknowledgementIsCounted(String segments, int times) {
        lookAll(HANDSHAKE, TcpState.SYN_SENT);
        look(segments);
        assertThat(tcp.retransmissions()).isEqualTo(times);
    }
}
