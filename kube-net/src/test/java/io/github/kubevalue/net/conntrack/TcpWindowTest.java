package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.packet.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Connections by the numbers of their segments, one a second, written as {@link SegmentWords} says. A row tells how the last
 * segment is taken, in which state the connection is then, and for how many seconds it lives.
 */
class TcpWindowTest {
    private static final Flow FLOW = Flow.tcp("10.244.1.9:40000", "10.96.0.10:80");
    private static final String HANDSHAKE = ">S 1000 0; <SA 5000 1001; >A 1001 5001; ";
    private static final String SCALED = ">S 1000 0 scale=7; <SA 5000 1001 scale=7; >A 1001 5001 win=64; ";

    private TrackedFlow tracked = new TrackedFlow(FLOW, ConntrackSettings.KERNEL);

    private void send(String segments) {
        for (String segment : segments.split("; ")) {
            tracked.send(SegmentWords.packet(FLOW, segment.trim()));
        }
    }

    /** net/netfilter/nf_conntrack_proto_tcp.c, tcp_in_window. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">A 1001 5001                   | ESTABLISHED ESTABLISHED 432000",
                ">PA 1001 5001 len=100          | ESTABLISHED ESTABLISHED 300",
                ">PA 1001 5001 len=100; <A 5001 1101 | ESTABLISHED ESTABLISHED 432000",
                ">PA 1001 5001 len=100; <A 5001 1051 | ESTABLISHED ESTABLISHED 300",
                // the receiver takes octets up to 1001 + 8192
                ">A 9193 5001                   | ESTABLISHED ESTABLISHED 300",
                ">A 9194 5001                   | ESTABLISHED ESTABLISHED 431999",
                ">A 17384 5001                  | ESTABLISHED ESTABLISHED 431999",
                ">A 17385 5001                  | INVALID (SEQ is over upper bound 9194 (over the window of the"
                        + " receiver)) ESTABLISHED 431999",
                ">A 17384 5002                  | INVALID (SEQ is over upper bound 9194 (over the window of the"
                        + " receiver)) ESTABLISHED 431999",
                ">A 17384 -61000                | INVALID (SEQ is over upper bound 9194 (over the window of the"
                        + " receiver)) ESTABLISHED 431999",
                // nothing after 5001 has been sent
                ">A 1001 5002                   | INVALID (ACK is over upper bound 5002 (ACKed data not seen yet))"
                        + " ESTABLISHED 431999",
                "<A 5001 1002                   | INVALID (ACK is over upper bound 1002 (ACKed data not seen yet))"
                        + " ESTABLISHED 431999",
                // a window before what has been sent, and what has been acknowledged
                ">A -7190 5001                  | ESTABLISHED ESTABLISHED 432000",
                ">A -7191 5001                  | ESTABLISHED ESTABLISHED 432000",
                ">A -7192 5001                  | ESTABLISHED ESTABLISHED 431999",
                ">A 1001 -60999                 | ESTABLISHED ESTABLISHED 432000",
                ">A 1001 -61000                 | ESTABLISHED ESTABLISHED 431999",
                // a closed window, and one that is opened again
                "<A 5001 1001 win=0             | ESTABLISHED ESTABLISHED 300",
                "<A 5001 1001 win=0; <A 5001 1001 | ESTABLISHED ESTABLISHED 432000",
                // the same acknowledgement again and again
                ">A 1001 5001; >A 1001 5001     | ESTABLISHED ESTABLISHED 432000",
                ">A 1001 5001; >A 1001 5001; >A 1001 5001 | ESTABLISHED ESTABLISHED 300",
                ">A 1001 5001; >A 1001 5001; <A 5001 1001; >A 1001 5001 | ESTABLISHED ESTABLISHED 432000",
                ">A 1001 5001; >A 1001 5001; >A 1001 5001 win=8191 | ESTABLISHED ESTABLISHED 432000",
                ">A 1001 5001; >A 1001 5001; >A 1001 5000 | ESTABLISHED ESTABLISHED 432000",
                ">A 1001 5001; >A 1001 5001; >A 1000 5001 | ESTABLISHED ESTABLISHED 432000",
            })
    void aSegmentIsTakenByWhereItLies(String segments, String result) {
        send(HANDSHAKE + segments);
        assertThat(tracked.said()).isEqualTo(result.trim());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<R 5001 0                 | ESTABLISHED CLOSE 10",
                "<R 5000 0                 | INVALID (invalid rst) ESTABLISHED 431999",
                "<R 0 0                    | INVALID (invalid rst) ESTABLISHED 431999",
                "<RA 30000 1001            | INVALID (SEQ is over upper bound 13194 (over the window of the receiver))"
                        + " ESTABLISHED 431999",
                "<A 5051 1001; <FA 90000 1001; <R 5051 0 | ESTABLISHED ESTABLISHED 10",
                ">R 1001 0; >A 90000 5001  | INVALID (SEQ is over upper bound 9194 (over the window of the receiver))"
                        + " CLOSE 9",
                "<R 5100 0                 | ESTABLISHED ESTABLISHED 10",
                "<RA 5100 0                | ESTABLISHED ESTABLISHED 10",
                "<R 14000 0                | ESTABLISHED ESTABLISHED 431999",
                "<R 30000 0                | INVALID (SEQ is over upper bound 13194 (over the window of the receiver))"
                        + " ESTABLISHED 431999",
                "<PA 5001 1001 len=50; >A 1001 5051; <R 5051 0 | ESTABLISHED CLOSE 10",
                "<PA 5001 1001 len=50; <R 5051 0 | ESTABLISHED CLOSE 10",
                "<A 5051 1001; <R 5051 0   | ESTABLISHED CLOSE 10",
                "<A 5051 1001; <R 5052 0   | ESTABLISHED ESTABLISHED 10",
                "<A 5051 1001; >A 1001 5001; <R 5051 0 | ESTABLISHED ESTABLISHED 10",
                // once a connection comes to its end, every reset is believed
                ">FA 1001 5001; <A 5001 1002; <FA 5001 1002; <R 9999 0 | ESTABLISHED CLOSE 10",
                ">FA 1001 5001; <R 5000 0  | ESTABLISHED CLOSE 10",
            })
    void aResetIsBelievedIfItsNumberIsTheOneWaitedFor(String segments, String result) {
        send(HANDSHAKE + segments);
        assertThat(tracked.said()).isEqualTo(result.trim());
    }

    @Test
    void resetsWithALowNumberAreLetPassIfTheKernelIsToldSo() {
        tracked = new TrackedFlow(FLOW, ConntrackSettings.KERNEL.withTcpIgnoreInvalidRst(true));
        send(HANDSHAKE + "<R 5000 0");
        assertThat(tracked.said()).isEqualTo("ESTABLISHED ESTABLISHED 10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">S 1000 0                         | NEW SYN_SENT 120",
                ">S 1000 0; >S 1000 0              | NEW SYN_SENT 119",
                ">S 1000 0; <RA 0 1001             | ESTABLISHED",
                ">S 1000 0; <SA 5000 2000          | INVALID (ACK is over upper bound 1002 (ACKed data not seen yet))"
                        + " SYN_SENT 119",
                ">S 1000 0; <SA 5000 1001; >R 1001 0 | ESTABLISHED CLOSE 10",
                ">S 1000 0; <S 5000 0              | ESTABLISHED SYN_SENT2 119",
                ">S 1000 0; <S 5000 0; >SA 1000 5001 | ESTABLISHED SYN_RECV 60",
                ">S 1000 0; <S 5000 0; >SA 1000 5001; <A 5001 1001 | ESTABLISHED ESTABLISHED 432000",
                ">S 1000 0; <S 5000 0; <SA 5000 1001; >SA 1000 5001 | ESTABLISHED SYN_RECV 60",
                // a SYN in a connection that stands, and its answer
                ">S 1000 0; <SA 5000 1001; >A 1001 5001; >S 9000 0 | ESTABLISHED ESTABLISHED 431999",
                ">S 1000 0; <SA 5000 1001; >A 1001 5001; >S 9000 0; <SA 70000 9001 | ESTABLISHED SYN_RECV 60",
                ">S 1000 0; <SA 5000 1001; >A 1001 5001; >S 9000 0; <SA 70000 9002 | ESTABLISHED ESTABLISHED 431998",
                ">S 1000 0; <SA 5000 1001; >A 1001 5001; >S 9000 0; <A 5001 1001; <SA 70000 9001 | ESTABLISHED"
                        + " ESTABLISHED 431999",
                ">S 1000 0; <SA 5000 1001; >A 1001 5001; >S 9000 0; <SA 70000 9001; >A 9001 70001 | ESTABLISHED"
                        + " ESTABLISHED 432000",
                ">S 1000 0; <SA 5000 1001; >A 1001 5001; >S 9000 0; <SA 70000 9001; >R 9050 0 | ESTABLISHED CLOSE 10",
                ">S 1000 0; <SA 5000 1001; >A 1001 5001; >S 9000 0; >RA 1001 9001 | INVALID (ACK is over upper bound"
                        + " 5002 (ACKed data not seen yet)) ESTABLISHED 431998",
                // both ends open at once, again with another number
                ">S 1000 0; <S 5000 0; >S 30000 0  | INVALID (SEQ is over upper bound 1002 (over the window of the"
                        + " receiver)) SYN_SENT2 118",
                // resets without a number
                ">S 1000 0; <SA 50000 2000; <RA 0 1001 | ESTABLISHED",
                ">S 1000 0; <S 50000 0; >SA 1000 50001; <R 0 0 | ESTABLISHED SYN_RECV 59",
                ">S 1000 0; <SA 5000 1001; <RA 30000 0 | INVALID (SEQ is over upper bound 5002 (over the window of the"
                        + " receiver)) SYN_RECV 59",
                ">S 1000 0 win=100; <SA 5000 1001; >A 1001 5001 win=100; >PA 1001 5001 len=5000 win=100; <A 5001 6001;"
                        + " <R 6001 0 | INVALID (SEQ is over upper bound 5102 (over the window of the receiver))"
                        + " ESTABLISHED 431999",
                // picked up in its middle, everything passes
                ">A 1001 5001                      | NEW ESTABLISHED 300",
                ">A 1001 5001; <A 5001 1001        | ESTABLISHED ESTABLISHED 300",
                ">A 1001 5001; <A 5001 1001; >A 1001 5001 | ESTABLISHED ESTABLISHED 432000",
                ">A 1001 5001; <A 900000 7; >A 1001 5001  | ESTABLISHED ESTABLISHED 432000",
            })
    void aConnectionIsOpenedByNumbersThatFit(String segments, String result) {
        send(segments);
        assertThat(tracked.said()).isEqualTo(result.trim());
    }

    /** Both sides shift their windows by 7 bits: after the handshake 8192 octets are 64. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<A 13193 1001 win=64  | ESTABLISHED ESTABLISHED 300",
                "<A 13194 1001 win=64  | ESTABLISHED ESTABLISHED 431999",
                "<A 21385 1001 win=64  | INVALID (SEQ is over upper bound 13194 (over the window of the receiver))"
                        + " ESTABLISHED 431999",
            })
    void windowsAreShiftedIfBothSidesOffer(String segments, String result) {
        send(SCALED + segments);
        assertThat(tracked.said()).isEqualTo(result.trim());
    }

    @Test
    void windowsAreNotShiftedIfOneSideDoesNotOffer() {
        send(">S 1000 0 scale=7; <SA 5000 1001; >A 1001 5001 win=64; <A 5066 1001");
        assertThat(tracked.said()).isEqualTo("ESTABLISHED ESTABLISHED 431999");
        send("<A 20000 1001");
        assertThat(tracked.last()).isInstanceOf(Tracking.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({">A 90000 5001", ">A 1001 90000", "<R 90000 0", ">FA 90000 5001"})
    void aLiberalKernelBelievesThemAll(String segment) {
        tracked = new TrackedFlow(FLOW, ConntrackSettings.KERNEL.withTcpBeLiberal(true));
        send(HANDSHAKE + segment);
        assertThat(tracked.last().state()).isEqualTo(CtState.ESTABLISHED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // RFC 5961: the answer to a SYN in LAST_ACK is not the last of the connection
                "FA 1001 5001; <FA 5001 1002; <S 7000 0 | INVALID (a TCP segment (SYN) that state LAST_ACK does not"
                        + " expect) LAST_ACK 29",
                "FA 1001 5001; <FA 5001 1002; >S 7000 0; <A 5002 1002 | ESTABLISHED LAST_ACK 28",
                "FA 1001 5001; <FA 5001 1002; >A 1002 5002 | ESTABLISHED TIME_WAIT 120",
                // after the end in order a SYN opens the connection anew
                "FA 1001 5001; <FA 5001 1002; >A 1002 5002; >S 90000 0 | NEW SYN_SENT 120",
                "FA 1001 5001; <FA 5001 1002; >A 1002 5002; <S 90000 0 | NEW",
            })
    void anEndIsFollowedByABeginning(String segments, String result) {
        send(HANDSHAKE + ">" + segments);
        assertThat(tracked.said()).startsWith(result.trim());
    }

    /** Two ends that both lie out of the window: it is this host that is out of step. */
    @Test
    void endsOutOfTheWindowOnBothSidesShortenTheTime() {
        send(HANDSHAKE + ">FA 90000 5001");
        assertThat(tracked.said())
                .isEqualTo(
                        "INVALID (SEQ is over upper bound 9194 (over the window of the receiver)) ESTABLISHED 431999");
        send("<FA 90000 1001");
        assertThat(tracked.said())
                .isEqualTo("INVALID (SEQ is over upper bound 13194 (over the window of the receiver)) ESTABLISHED 300");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // before the side that opens has acknowledged, its window is that of its SYN
                ">S 1000 0 win=100; <SA 5000 1001; <A 5051 1001 | ESTABLISHED SYN_RECV 59",
                ">S 1000 0 win=100; <SA 5000 1001; <A 5101 1001 | INVALID (SEQ is over upper bound 5002 (over the"
                        + " window of the receiver)) SYN_RECV 59",
                ">S 1000 0 win=100 scale=7; <SA 5000 1001 scale=7; <A 5051 1001 | ESTABLISHED SYN_RECV 59",
                ">S 1000 0; <SA 5000 1001; <A 5001 1001         | ESTABLISHED SYN_RECV 60",
                ">S 1000 0; <S 5000 0; <SA 5000 1001            | ESTABLISHED SYN_RECV 60",
                ">SA 1000 0 | INVALID (a TCP segment (SYN,ACK) that opens no connection)",
                // what is picked up in its middle has passed unseen before
                ">A 1001 5001; <A 5001 1001; >A 90000 5001      | ESTABLISHED ESTABLISHED 432000",
                ">A 1001 5001; <A 5001 1001; <A 90000 1001      | ESTABLISHED ESTABLISHED 432000",
                ">A 1001 5001; >PA 1001 5001 len=100; <A 5001 1051; <A 5001 1051 | ESTABLISHED ESTABLISHED 300",
                // a bare acknowledgement that answers a SYN may challenge it
                ">S 1000 0; <A 5000 1001                        | ESTABLISHED SYN_SENT 119",
                ">S 1000 0; <A 5000 9000; >R 9000 0             | ESTABLISHED CLOSE 10",
                ">S 1000 0; <A 5000 9000; >R 9001 0             | INVALID (SEQ is over upper bound 1002 (over the"
                        + " window of the receiver)) SYN_SENT 118",
                ">S 1000 0; <A 5000 9000; >RA 8000 5000         | ESTABLISHED CLOSE 10",
                ">S 1000 0; <A 5000 9000; >RA 8000 5001         | INVALID (SEQ is over upper bound 1002 (over the"
                        + " window of the receiver)) SYN_SENT 118",
                // resets of connections of which no answer, or not enough, has been seen
                ">A 1001 5001; <R 0 0                           | ESTABLISHED",
                ">S 1000 0; <S 5000 0; >SA 1000 5001; <R 0 0    | ESTABLISHED CLOSE 10",
                ">S 1000 0; <S 5000 0; >SA 1000 5001; <R 1 0    | INVALID (invalid rst) SYN_RECV 59",
                ">S 1000 0; <S 5000 0; >SA 1000 5001; <R 5100 0 | ESTABLISHED CLOSE 10",
                ">A 1001 5001; <R 5100 0                        | ESTABLISHED",
                ">A 1001 5001; <A 5001 1001; <R 5100 0          | ESTABLISHED CLOSE 10",
            })
    void aYoungConnectionIsLessSure(String segments, String result) {
        send(segments);
        assertThat(tracked.said()).isEqualTo(result.trim());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // SYNs that were let pass, and what answers them
                "<SA 5000 1001                                    | ESTABLISHED ESTABLISHED 431999",
                ">S 9000 0; <RA 0 9001                            | ESTABLISHED CLOSE 10",
                ">S 9000 0; <RA 0 9002                            | INVALID (ACK is over upper bound 1002 (ACKed data"
                        + " not seen yet)) ESTABLISHED 431998",
                ">S 9000 0; <R 5001 0                             | ESTABLISHED CLOSE 10",
                ">S 9000 0 win=100; <SA 70000 9001; <A 70051 9001 | ESTABLISHED SYN_RECV 59",
                ">S 9000 0 win=100; <SA 70000 9001; <A 70101 9001 | INVALID (SEQ is over upper bound 70002 (over the"
                        + " window of the receiver)) SYN_RECV 59",
                ">PA 1001 5001 len=4050; <R 5051 0                | ESTABLISHED ESTABLISHED 10",
                // the end, and what may follow it
                "<R 5001 0; >S 90000 0                            | ESTABLISHED CLOSE 9",
                ">R 1001 0; >S 90000 0                            | NEW SYN_SENT 120",
                ">R 1001 0; >A 1001 5001; >S 90000 0              | ESTABLISHED CLOSE 9",
                ">FA 1001 5001; <R 5001 0; >S 90000 0             | NEW SYN_SENT 120",
                ">FA 1001 5001; <FA 5001 1002; >S 7000 0; >A 1002 5002 | ESTABLISHED TIME_WAIT 120",
                ">FA 1001 5001; <FA 5001 1002; >S 7000 0; <A 5002 1002; <A 5002 1002 | ESTABLISHED TIME_WAIT 120",
                ">FA 1001 5001; <FA 5001 1002; >S 7000 0; <FA 5001 1002; >A 1002 5002 | ESTABLISHED TIME_WAIT 120",
                "<FA 5001 1001; >A 1001 5002; >FA 1001 5002; <A 5002 1002; >S 90000 0 | NEW SYN_SENT 120",
                ">FA 1001 5001; <A 5001 1002; <A 5001 1002; <A 5001 1002; <A 5001 1002 | ESTABLISHED CLOSE_WAIT 60",
                // ends out of the window
                ">FA 90000 5001; >FA 90000 5001                   | INVALID (SEQ is over upper bound 9194 (over the"
                        + " window of the receiver)) ESTABLISHED 431998",
                ">FA 90000 5001; <A 5001 1001; <FA 90000 1001     | INVALID (SEQ is over upper bound 13194 (over the"
                        + " window of the receiver)) ESTABLISHED 431999",
                ">FA 90000 5001; <A 90000 1001                    | INVALID (SEQ is over upper bound 13194 (over the"
                        + " window of the receiver)) ESTABLISHED 431998",
                ">FA 1001 5001; >FA 90000 5001; <FA 90000 1002    | INVALID (SEQ is over upper bound 13194 (over the"
                        + " window of the receiver)) FIN_WAIT 118",
                ">PA 1001 5001 len=100; >FA 90000 5001; <FA 90000 1101 | INVALID (SEQ is over upper bound 13194 (over"
                        + " the window of the receiver)) ESTABLISHED 298",
                ">R 90000 0; <FA 90000 1001                       | INVALID (SEQ is over upper bound 13194 (over the"
                        + " window of the receiver)) ESTABLISHED 300",
            })
    void aConnectionThatStandsIsHardToMove(String segments, String result) {
        send(HANDSHAKE + segments);
        assertThat(tracked.said()).isEqualTo(result.trim());
    }

    @Test
    void withoutLooseTrackingNothingIsPickedUp() {
        tracked = new TrackedFlow(FLOW, ConntrackSettings.KERNEL.withTcpLoose(false));
        send(">A 1001 5001");
        assertThat(tracked.said()).isEqualTo("INVALID (a TCP segment (ACK) that opens no connection)");
        send(">S 1000 0");
        assertThat(tracked.last().state()).isEqualTo(CtState.NEW);
    }

    @ParameterizedTest
    @CsvSource({"S, true", "SU, true", "SP, true", "SF, false", "SR, false", "F, false", "P, false", "U, false"})
    void combinationsOfFlagsThatNobodySendsAreInvalid(String flags, boolean valid) {
        send(">" + flags + " 1000 0");
        assertThat(tracked.last() instanceof Tracking.Connection).isEqualTo(valid);
    }
}
