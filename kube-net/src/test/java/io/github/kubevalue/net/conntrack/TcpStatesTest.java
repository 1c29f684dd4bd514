package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.packet.TcpFlag;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpStatesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Flow FLOW = Flow.tcp("10.244.1.9:40000", "10.96.0.10:80");

    private ConntrackTable table = ConntrackTable.empty();
    private Tracking last = Tracking.PENDING;

    /** Sends segments: a direction (&gt; or &lt;) and flags, such as {@code >S <SA >A}. */
    private void send(String segments) {
        for (String segment : segments.split(" ")) {
            Flow flow = segment.charAt(0) == '>' ? FLOW : FLOW.inverted();
            send(Packet.tcp(flow, flags(segment.substring(1))));
        }
    }

    private void send(Packet packet) {
        Tracked tracked = table.track(packet, 0, NOW);
        table = tracked.table();
        last = tracked.tracking();
        if (last instanceof Tracking.Connection connection && !connection.confirmed()) {
            table = table.confirm(connection.entry(), NOW).get();
        }
    }

    private static TcpFlags flags(String letters) {
        return switch (letters) {
            case "S" -> TcpFlags.SYN;
            case "SA" -> TcpFlags.SYN_ACK;
            case "A" -> TcpFlags.ACK;
            case "F" -> TcpFlags.FIN_ACK;
            case "R" -> TcpFlags.RST;
            case "SF" -> TcpFlags.of(TcpFlag.SYN, TcpFlag.FIN);
            case "SR" -> TcpFlags.of(TcpFlag.SYN, TcpFlag.RST);
            case "FN" -> TcpFlags.of(TcpFlag.FIN);
            case "FR" -> TcpFlags.of(TcpFlag.FIN, TcpFlag.RST);
            default -> TcpFlags.NONE;
        };
    }

    private Option<Entry> entry() {
        return table.find(FLOW, 0, NOW);
    }

    @ParameterizedTest
    @CsvSource({
        ">S, SYN_SENT, 120, false",
        ">S >S, SYN_SENT, 120, false",
        ">S <SA, SYN_RECV, 60, false",
        ">S <SA >A, ESTABLISHED, 432000, true",
        ">S <SA >A <A, ESTABLISHED, 432000, true",
        ">S <SA >A >S, ESTABLISHED, 432000, true",
        ">S <SA >A >F, FIN_WAIT, 120, true",
        ">S <SA >A >F <A, CLOSE_WAIT, 60, true",
        ">S <SA >A >F <A <F, LAST_ACK, 30, true",
        ">S <SA >A >F <F, LAST_ACK, 30, true",
        ">S <SA >A >F <F >A, TIME_WAIT, 120, true",
        ">S <SA >A >F <F >A >S, SYN_SENT, 120, false",
        ">S <SA >A >R, CLOSE, 10, true",
        ">S <SA >A >R >S, SYN_SENT, 120, false",
        ">S <SA >A <R >S, CLOSE, 10, true",
        ">S <SA >A <R >S <SA, SYN_RECV, 60, true",
        ">S <S, SYN_SENT2, 120, false",
        ">S <S <SA, SYN_RECV, 60, false",
        ">A, ESTABLISHED, 300, false",
        ">A <A, ESTABLISHED, 300, false",
        ">A <A >A, ESTABLISHED, 432000, true",
        ">S <SA >A >A >A, ESTABLISHED, 432000, true",
        ">S <SA >A >A >A >A, ESTABLISHED, 300, true",
        ">S <S >A, SYN_SENT2, 120, false",
        ">S <SA >A >F <A <F >S <A, LAST_ACK, 30, true",
    })
    void aConnectionGoesThroughTheKernelsStates(String segments, TcpState state, int seconds, boolean assured) {
        send(segments);
        Entry entry = entry().get();
        assertThat(entry.tcpState()).contains(state);
        assertThat(Duration.between(NOW, entry.expiresAt())).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(entry.assured()).isEqualTo(assured);
    }

    @Test
    void aResetAsTheOnlyAnswerDeletesTheEntry() {
        send(">S <R");
        assertThat(entry()).isEmpty();
        assertThat(last.state()).isEqualTo(CtState.ESTABLISHED);
    }

    private void send(Direction way, TcpFlags flags, int sequence, int acknowledgement, int length) {
        Flow flow = way == Direction.ORIGINAL ? FLOW : FLOW.inverted();
        send(Packet.tcp(flow, flags)
                .withSegment(new Segment.Numbered(sequence, acknowledgement, 65535, length, Option.none())));
    }

    private long secondsLeft() {
        return Duration.between(NOW, entry().get().expiresAt()).toSeconds();
    }

    @Test
    void dataThatNobodyHasAcknowledgedShortensTheLife() {
        send(">S <SA >A");
        send(Direction.ORIGINAL, TcpFlags.PSH_ACK, 1, 1, 100);
        assertThat(secondsLeft()).isEqualTo(300);
        send(Direction.REPLY, TcpFlags.ACK, 1, 101, 0);
        assertThat(secondsLeft()).isEqualTo(432_000);
    }

    @Test
    void aResetIsBelievedOnlyIfItsNumberIsTheOneWaitedFor() {
        send(">S <SA >A");
        send(Direction.REPLY, TcpFlags.RST, -5, 0, 0);
        assertThat(last.state()).isEqualTo(CtState.INVALID);
        send(Direction.REPLY, TcpFlags.RST, 50, 0, 0);
        assertThat(last.state()).isEqualTo(CtState.ESTABLISHED);
        assertThat(entry().get().tcpState()).contains(TcpState.ESTABLISHED);
        assertThat(secondsLeft()).isEqualTo(10);
        send(Direction.REPLY, TcpFlags.RST, 1, 0, 0);
        assertThat(entry().get().tcpState()).contains(TcpState.CLOSE);
    }

    @ParameterizedTest
    @CsvSource({
        // sequence, acknowledgement, length, state of the packet
        "1, 1, 1000, ESTABLISHED",
        "65537, 1, 0, ESTABLISHED",
        "131072, 1, 0, INVALID",
        "65536, 1, 0, ESTABLISHED",
        "65530, 1, 1400, ESTABLISHED",
        "1, 2, 0, INVALID",
        "1, -66000, 0, ESTABLISHED",
        "-70000, 1, 0, ESTABLISHED",
        "65537, 70000, 0, INVALID",
    })
    void aSegmentIsComparedWithTheWindow(int sequence, int acknowledgement, int length, CtState state) {
        send(">S <SA >A");
        send(Direction.REPLY, TcpFlags.PSH_ACK, sequence, acknowledgement, length);
        assertThat(last.state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({">SF", ">SR", ">FN", ">-", ">FR"})
    void flagsThatCannotStandTogetherAreInvalid(String segment) {
        send(">S <SA >A");
        send(segment);
        assertThat(last.state()).isEqualTo(CtState.INVALID);
    }

    @Test
    void aFinOutOfTheWindowOnBothSidesShortensTheLife() {
        send(">S <SA >A");
        send(Direction.REPLY, TcpFlags.FIN_ACK, 1 << 20, 1, 0);
        assertThat(secondsLeft()).isEqualTo(432_000);
        send(Direction.ORIGINAL, TcpFlags.FIN_ACK, 1 << 20, 1, 0);
        assertThat(last.state()).isEqualTo(CtState.INVALID);
        assertThat(secondsLeft()).isEqualTo(300);
    }

    @Test
    void aSynSentAgainDoesNotKeepTheEntryAlive() {
        send(">S");
        Packet again = Packet.syn(FLOW);
        table = table.track(again, 0, NOW.plusSeconds(30)).table();
        assertThat(secondsLeft()).isEqualTo(120);
    }

    @ParameterizedTest
    @CsvSource({">SA", ">R", ">F", ">-"})
    void onlyASynOrABareAckOpensAConnection(String segment) {
        send(segment);
        assertThat(last).isInstanceOf(Tracking.Invalid.class);
        assertThat(table.size()).isZero();
    }

    @Test
    void withoutLooseTrackingABareAckIsInvalid() {
        table = table.withSettings(ConntrackSettings.KERNEL.withTcpLoose(false));
        send(">A");
        assertThat(last.state()).isEqualTo(CtState.INVALID);
    }

    @Test
    void aSegmentFarAheadIsInvalidAndOneBehindPasses() {
        send(">S <SA >A");
        ConntrackTable before = table;
        send(Packet.tcp(FLOW.inverted(), TcpFlags.ACK).withSegment(Segment.AHEAD));
        assertThat(last.state()).isEqualTo(CtState.INVALID);
        assertThat(table).isEqualTo(before);
        send(Packet.tcp(FLOW.inverted(), TcpFlags.ACK).withSegment(Segment.BEHIND));
        assertThat(last.state()).isEqualTo(CtState.ESTABLISHED);
    }

    @Test
    void aLiberalKernelLetsSegmentsAheadPass() {
        table = table.withSettings(ConntrackSettings.KERNEL.withTcpBeLiberal(true));
        send(">S <SA >A");
        send(Packet.tcp(FLOW.inverted(), TcpFlags.ACK).withSegment(Segment.AHEAD));
        assertThat(last.state()).isEqualTo(CtState.ESTABLISHED);
    }

    @Test
    void repeatedSynsBeforeAnAnswerAreNew() {
        send(">S >S");
        assertThat(last.state()).isEqualTo(CtState.NEW);
        send("<SA");
        assertThat(last.state()).isEqualTo(CtState.ESTABLISHED);
    }
}
