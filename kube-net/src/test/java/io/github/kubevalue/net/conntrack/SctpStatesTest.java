package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.SctpChunk;
import io.github.kubevalue.net.packet.SctpChunkType;
import io.github.kubevalue.net.packet.SctpContent;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Associations by their chunks, one packet a second: {@code >7 INIT:9} goes the way of the side that opens with verification
 * tag 7 and asks for tag 9; {@code ABORT!} has the T flag. A row tells how the last packet is taken, in which state the
 * association is then, and for how many seconds it lives: net/netfilter/nf_conntrack_proto_sctp.c.
 */
class SctpStatesTest {
    private static final Flow FLOW =
            Flow.of(IpProtocol.SCTP, Address.parse("10.244.1.9:40000"), Address.parse("10.96.0.10:80"));
    /** The side that opens asks for tag 8, so replies carry 8; the other asks for 7. */
    private static final String SET_UP = ">0 INIT:8; <8 INIT_ACK:7; >7 COOKIE_ECHO; <8 COOKIE_ACK";

    private TrackedFlow tracked = new TrackedFlow(FLOW, ConntrackSettings.KERNEL);

    private void send(String packets) {
        for (String packet : packets.split("; ")) {
            tracked.send(packet(packet.trim()));
        }
    }

    private static Packet packet(String text) {
        Vector<String> words = Vector.of(text.split(" "));
        Flow flow = text.startsWith(">") ? FLOW : FLOW.inverted();
        return Packet.of(flow)
                .withSctp(Option.some(new SctpContent(
                        Integer.parseInt(words.head().substring(1)),
                        words.tail().map(SctpStatesTest::chunk))));
    }

    private static SctpChunk chunk(String text) {
        String[] parts = text.split(":");
        boolean reflected = parts[0].endsWith("!");
        return new SctpChunk(
                SctpChunkType.valueOf(parts[0].replace("!", "")),
                reflected,
                parts.length == 1 ? 0 : Integer.parseInt(parts[1]));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">0 INIT:8                                    | NEW CLOSED 10",
                ">0 INIT:8; >0 INIT:8                         | NEW CLOSED 9",
                ">0 INIT:8; <8 INIT_ACK:7                     | ESTABLISHED COOKIE_WAIT 3",
                ">0 INIT:8; <9 INIT_ACK:7                     | INVALID (verification tag check failed) CLOSED 9",
                ">0 INIT:8; <8 INIT_ACK:7; >7 COOKIE_ECHO     | ESTABLISHED COOKIE_ECHOED 3",
                ">0 INIT:8; <8 INIT_ACK:7; >6 COOKIE_ECHO     | INVALID (verification tag check of COOKIE_ECHO failed)"
                        + " COOKIE_WAIT 2",
                ">0 INIT:8; <8 INIT_ACK:7; >7 COOKIE_ECHO DATA | ESTABLISHED COOKIE_ECHOED 3",
                ">0 INIT:8; <8 INIT_ACK:7; >7 COOKIE_ECHO; <8 COOKIE_ACK | ESTABLISHED ESTABLISHED 210",
                ">0 INIT:8; <8 INIT_ACK:7; >7 COOKIE_ECHO; <9 COOKIE_ACK | INVALID (verification tag check failed)"
                        + " COOKIE_ECHOED 2",
                ">0 INIT:8; <8 INIT_ACK:7; >7 ABORT           | ESTABLISHED CLOSED 10",
                ">0 INIT:8; <8 ABORT                          | ESTABLISHED CLOSED 10",
                // both sides open one
                ">0 INIT:8; <0 INIT:7                         | ESTABLISHED CLOSED 9",
                ">0 INIT:8; <0 INIT:7; <8 INIT_ACK:7          | ESTABLISHED COOKIE_WAIT 3",
                ">0 INIT:8; <0 INIT:7; <8 INIT_ACK:9          | INVALID (an INIT_ACK that answers another INIT) CLOSED"
                        + " 8",
                ">0 INIT:8; <0 INIT:7; <8 INIT_ACK:7; >7 COOKIE_ECHO; <8 COOKIE_ACK; >7 INIT_ACK:99 | INVALID (an"
                        + " INIT_ACK that answers another INIT) ESTABLISHED 209",
                ">0 INIT:8; <0 INIT:7; >0 INIT:18; <18 INIT_ACK:9 | ESTABLISHED COOKIE_WAIT 3",
                ">0 INIT:8; <0 INIT:7; >0 INIT:8; <8 INIT_ACK:9 | INVALID (an INIT_ACK that answers another INIT)"
                        + " CLOSED 7",
                // what a packet has told stays, even if its rest does not belong
                ">7 HEARTBEAT; <8 HEARTBEAT SHUTDOWN | INVALID (an SCTP chunk (SHUTDOWN) that state HEARTBEAT_SENT"
                        + " does not expect) HEARTBEAT_SENT 29",
                ">7 HEARTBEAT; <8 HEARTBEAT SHUTDOWN; <8 DATA | ESTABLISHED HEARTBEAT_SENT 30",
                // packets out of the blue
                ">7 SHUTDOWN_ACK; <7 SHUTDOWN_COMPLETE        | ESTABLISHED CLOSED 10",
                ">7 SHUTDOWN_ACK; <8 SHUTDOWN_COMPLETE        | INVALID (verification tag check of SHUTDOWN_COMPLETE"
                        + " failed) SHUTDOWN_ACK_SENT 2",
                ">7 DATA                                      | INVALID (an SCTP packet (DATA) that opens no"
                        + " association)",
                ">7 INIT:8                                    | INVALID (an SCTP packet (INIT) that opens no"
                        + " association)",
                ">7 ABORT                                     | INVALID (an SCTP packet (ABORT) that opens no"
                        + " association)",
                ">7 COOKIE_ACK                                | INVALID (an SCTP packet (COOKIE_ACK) that opens no"
                        + " association)",
                ">7 SHUTDOWN_COMPLETE                         | INVALID (an SCTP packet (SHUTDOWN_COMPLETE) that opens"
                        + " no association)",
                ">7 SHUTDOWN_ACK                              | NEW SHUTDOWN_ACK_SENT 3",
                ">7 COOKIE_ECHO                               | INVALID (verification tag check of COOKIE_ECHO failed)",
                ">7 HEARTBEAT                                 | NEW HEARTBEAT_SENT 30",
                ">7 COOKIE_ECHO HEARTBEAT                     | NEW CLOSED 10",
                ">7 HEARTBEAT; <8 HEARTBEAT_ACK               | ESTABLISHED ESTABLISHED 210",
                ">7 HEARTBEAT; <8 HEARTBEAT                   | ESTABLISHED HEARTBEAT_SENT 30",
                ">7 HEARTBEAT; <8 HEARTBEAT_ACK; >7 DATA      | ESTABLISHED ESTABLISHED 210",
                ">7 HEARTBEAT; <8 HEARTBEAT_ACK; >6 DATA      | INVALID (verification tag check failed) ESTABLISHED"
                        + " 209",
            })
    void anAssociationIsOpenedByItsCookie(String packets, String result) {
        send(packets);
        assertThat(tracked.said()).isEqualTo(result.trim());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">7 DATA                        | ESTABLISHED ESTABLISHED 210",
                "<8 DATA SACK                   | ESTABLISHED ESTABLISHED 210",
                ">8 DATA                        | INVALID (verification tag check failed) ESTABLISHED 209",
                "<7 SACK                        | INVALID (verification tag check failed) ESTABLISHED 209",
                ">7 ERROR                       | ESTABLISHED ESTABLISHED 210",
                // an end in order, from either side
                ">7 SHUTDOWN                    | ESTABLISHED SHUTDOWN_SENT 3",
                "<8 SHUTDOWN                    | ESTABLISHED SHUTDOWN_RECD 3",
                ">7 SHUTDOWN; <8 SHUTDOWN_ACK   | ESTABLISHED SHUTDOWN_ACK_SENT 3",
                "<8 SHUTDOWN; >7 SHUTDOWN_ACK   | ESTABLISHED SHUTDOWN_ACK_SENT 3",
                ">7 SHUTDOWN; <8 SHUTDOWN_ACK; >7 SHUTDOWN_COMPLETE | ESTABLISHED CLOSED 10",
                ">7 SHUTDOWN; <8 SHUTDOWN_ACK; >6 SHUTDOWN_COMPLETE | INVALID (verification tag check of"
                        + " SHUTDOWN_COMPLETE failed) SHUTDOWN_ACK_SENT 2",
                ">7 SHUTDOWN; <8 SHUTDOWN_ACK; >8 SHUTDOWN_COMPLETE! | ESTABLISHED CLOSED 10",
                ">7 SHUTDOWN; <8 SHUTDOWN_ACK; >7 SHUTDOWN_COMPLETE! | INVALID (verification tag check of"
                        + " SHUTDOWN_COMPLETE failed) SHUTDOWN_ACK_SENT 2",
                // an end at once
                ">7 ABORT                       | ESTABLISHED CLOSED 10",
                ">8 ABORT                       | INVALID (verification tag check of ABORT failed) ESTABLISHED 209",
                ">8 ABORT!                      | ESTABLISHED CLOSED 10",
                "<7 ABORT!                      | ESTABLISHED CLOSED 10",
                "<8 ABORT!                      | INVALID (verification tag check of ABORT failed) ESTABLISHED 209",
                // a restart keeps the association
                ">0 INIT:18                     | ESTABLISHED ESTABLISHED 210",
                ">1 INIT:18                     | INVALID (verification tag check of INIT failed) ESTABLISHED 209",
                ">0 INIT:18; <18 INIT_ACK:17    | ESTABLISHED ESTABLISHED 210",
                ">0 INIT:18; <18 INIT_ACK:17; >17 COOKIE_ECHO; <18 COOKIE_ACK; >17 DATA | ESTABLISHED ESTABLISHED 210",
                ">0 INIT:18; <18 INIT_ACK:17; >17 COOKIE_ECHO; <18 COOKIE_ACK; >7 DATA | INVALID (verification tag"
                        + " check failed) ESTABLISHED 209",
                // an answer to another INIT than that of the other side
                ">7 INIT_ACK:99                 | INVALID (an INIT_ACK that answers another INIT) ESTABLISHED 209",
                "<8 INIT_ACK:99                 | INVALID (an INIT_ACK that answers another INIT) ESTABLISHED 209",
                "<8 INIT_ACK:7                  | ESTABLISHED ESTABLISHED 210",
                // a heartbeat over another path
                ">99 HEARTBEAT; <98 HEARTBEAT_ACK; <98 DATA | ESTABLISHED ESTABLISHED 210",
                ">99 HEARTBEAT; <98 HEARTBEAT_ACK; <8 DATA | INVALID (verification tag check failed) ESTABLISHED 209",
                ">99 HEARTBEAT; <98 HEARTBEAT_ACK; >7 DATA | INVALID (verification tag check failed) ESTABLISHED 209",
                ">99 HEARTBEAT; <98 HEARTBEAT_ACK; >55 HEARTBEAT; >55 DATA | ESTABLISHED ESTABLISHED 210",
                ">7 HEARTBEAT                   | ESTABLISHED ESTABLISHED 210",
                "<8 HEARTBEAT_ACK               | ESTABLISHED ESTABLISHED 210",
                ">99 HEARTBEAT                  | ESTABLISHED ESTABLISHED 209",
                ">99 HEARTBEAT DATA             | INVALID (verification tag check of HEARTBEAT failed) ESTABLISHED 209",
                ">99 HEARTBEAT; <98 HEARTBEAT_ACK | ESTABLISHED ESTABLISHED 210",
                "<98 HEARTBEAT_ACK              | INVALID (verification tag check of HEARTBEAT_ACK failed) ESTABLISHED"
                        + " 209",
                ">99 HEARTBEAT; >98 HEARTBEAT_ACK | INVALID (verification tag check of HEARTBEAT_ACK failed)"
                        + " ESTABLISHED 208",
                ">99 HEARTBEAT; >7 HEARTBEAT; <98 HEARTBEAT_ACK | INVALID (verification tag check of HEARTBEAT_ACK"
                        + " failed) ESTABLISHED 209",
                ">99 HEARTBEAT; <98 HEARTBEAT_ACK; <98 INIT_ACK:5 | ESTABLISHED ESTABLISHED 210",
                ">99 HEARTBEAT HEARTBEAT        | INVALID (verification tag check of HEARTBEAT failed) ESTABLISHED 209",
                ">99 HEARTBEAT; <98 HEARTBEAT_ACK DATA | INVALID (verification tag check of HEARTBEAT_ACK failed)"
                        + " ESTABLISHED 208",
                ">99 HEARTBEAT; <98 HEARTBEAT_ACK; <97 HEARTBEAT_ACK | INVALID (verification tag check of"
                        + " HEARTBEAT_ACK failed) ESTABLISHED 209",
                ">7 SHUTDOWN; <99 HEARTBEAT     | ESTABLISHED SHUTDOWN_SENT 2",
                // chunks that do not stand together
                ">0 INIT:8 DATA                 | INVALID (an SCTP packet whose chunks do not stand together)"
                        + " ESTABLISHED 209",
                ">7 SHUTDOWN_COMPLETE DATA      | INVALID (an SCTP packet whose chunks do not stand together)"
                        + " ESTABLISHED 209",
                ">7 INIT_ACK:8 SACK             | INVALID (an SCTP packet whose chunks do not stand together)"
                        + " ESTABLISHED 209",
                ">7 DATA COOKIE_ECHO            | INVALID (an SCTP packet whose chunks do not stand together)"
                        + " ESTABLISHED 209",
                ">7 DATA COOKIE_ACK             | INVALID (an SCTP packet whose chunks do not stand together)"
                        + " ESTABLISHED 209",
                ">7 SACK DATA                   | ESTABLISHED ESTABLISHED 210",
                ">7 DATA SHUTDOWN               | ESTABLISHED SHUTDOWN_SENT 3",
            })
    void anAssociationThatStandsIsKeptByItsTags(String packets, String result) {
        send(SET_UP + "; " + packets);
        assertThat(tracked.said()).isEqualTo(result.trim());
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, >, 0 INIT:2",
        "NONE, <, 0 INIT_ACK:1",
        "CLOSED, >, 0 INIT:2",
        "CLOSED, <, 0 INIT_ACK:1",
        "COOKIE_WAIT, >, 0 COOKIE_ECHO:0",
        "COOKIE_WAIT, <, 0 SACK:0",
        "COOKIE_ECHOED, >, 0 DATA:0",
        "COOKIE_ECHOED, <, 0 COOKIE_ACK:0",
        "ESTABLISHED, >, 0 DATA:0",
        "SHUTDOWN_SENT, <, 0 DATA:0",
        "SHUTDOWN_RECD, >, 0 DATA:0",
        "SHUTDOWN_ACK_SENT, <, 0 DATA:0",
        "HEARTBEAT_SENT, >, 0 DATA:0",
    })
    void whatComesNextIsSaidByTheStateOfAListing(SctpState state, char way, String content) {
        SctpTracking listed = SctpTracking.listed(state);
        SctpContent next = listed.expected(way == '>' ? Direction.ORIGINAL : Direction.REPLY);
        SctpChunk chunk = next.chunks().head();
        assertThat(next.verificationTag() + " " + chunk.type() + ":" + chunk.initiateTag())
                .isEqualTo(content);
        assertThat(SctpState.tryParse(state.name())).contains(listed.state());
        assertThat(listed.originalInit() || listed.replyInit()).isFalse();
    }

    @Test
    void anAssociationThatIsListedIsNotAssuredByItsData() {
        String line = "sctp 132 209 ESTABLISHED src=10.244.1.9 dst=10.96.0.10 sport=40000 dport=80 src=10.96.0.10"
                + " dst=10.244.1.9 sport=80 dport=40000 mark=0 use=1";
        tracked = new TrackedFlow(
                FLOW,
                ConntrackText.parseTable(line, ConntrackSettings.KERNEL, TrackedFlow.START)
                        .get());
        send(">0 DATA");
        assertThat(tracked.said()).isEqualTo("ESTABLISHED ESTABLISHED 210");
        assertThat(tracked.entry().get().assured()).isFalse();
    }

    @Test
    void itIsAssuredOnceItStands() {
        send(">0 INIT:8; <8 INIT_ACK:7; >7 COOKIE_ECHO");
        assertThat(tracked.entry().get().assured()).isFalse();
        send("<8 COOKIE_ACK");
        assertThat(tracked.entry().get().assured()).isTrue();
        send(">7 ABORT");
        assertThat(tracked.entry().get().assured()).isTrue();
    }

    @Test
    void packetsOfUnsaidContentAreTheOnesThatComeNext() {
        Packet there = Packet.of(FLOW);
        Packet back = Packet.of(FLOW.inverted());
        tracked.send(there);
        assertThat(tracked.said()).isEqualTo("NEW CLOSED 10");
        tracked.send(back);
        assertThat(tracked.said()).isEqualTo("ESTABLISHED COOKIE_WAIT 3");
        tracked.send(there);
        assertThat(tracked.said()).isEqualTo("ESTABLISHED COOKIE_ECHOED 3");
        tracked.send(back);
        assertThat(tracked.said()).isEqualTo("ESTABLISHED ESTABLISHED 210");
        tracked.send(there);
        assertThat(tracked.said()).isEqualTo("ESTABLISHED ESTABLISHED 210");
        tracked.send(back);
        assertThat(tracked.said()).isEqualTo("ESTABLISHED ESTABLISHED 210");
    }

    @Test
    void aPacketWithoutChunksIsNone() {
        tracked.send(Packet.of(FLOW).withSctp(Option.some(SctpContent.of(0))));
        assertThat(tracked.last()).isInstanceOf(Tracking.Invalid.class);
    }

    @Test
    void packetsWithoutContentAreTheNextSteps() {
        Vector.of(FLOW, FLOW.inverted(), FLOW, FLOW.inverted(), FLOW).forEach(flow -> tracked.send(Packet.of(flow)));
        assertThat(tracked.said()).isEqualTo("ESTABLISHED ESTABLISHED 210");
    }
}
