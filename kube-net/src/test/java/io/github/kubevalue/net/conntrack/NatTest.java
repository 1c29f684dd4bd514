package io.github.kubevalue.net.conntrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What NAT does to packets of one connection: net/netfilter/nf_nat_core.c and nf_nat_proto.c. */
class NatTest {
    private static final Flow FLOW = Flow.udp("10.244.1.9:5000", "10.96.0.10:53");
    private static final Flow SERVED = Flow.udp("10.244.1.9:5000", "10.244.2.2:5353");
    private static final Flow MASQUERADED = Flow.udp("192.0.2.11:6000", "10.96.0.10:53");
    private static final Flow BOTH = Flow.udp("192.0.2.11:6000", "10.244.2.2:5353");

    private static Entry entry(String translation) {
        Flow leaving = switch (translation) {
            case "destination" -> SERVED;
            case "source" -> MASQUERADED;
            case "both" -> BOTH;
            default -> FLOW;
        };
        return Entry.opening(FLOW, 0, Instant.EPOCH).withReply(leaving.inverted());
    }

    private static Packet error(String from, Flow quoted, int type) {
        Flow outer = Flow.icmp(Ip.parse(from), quoted.source().ip(), new IcmpMessage(type, 1));
        return Packet.of(outer).withQuoted(Option.some(Packet.of(quoted)));
    }

    @ParameterizedTest
    @CsvSource({
        "none, DESTINATION, 10.244.1.9:5000, 10.96.0.10:53",
        "destination, DESTINATION, 10.244.1.9:5000, 10.244.2.2:5353",
        "destination, SOURCE, 10.244.1.9:5000, 10.96.0.10:53",
        "source, DESTINATION, 10.244.1.9:5000, 10.96.0.10:53",
        "source, SOURCE, 192.0.2.11:6000, 10.96.0.10:53",
        "both, DESTINATION, 10.244.1.9:5000, 10.244.2.2:5353",
        "both, SOURCE, 192.0.2.11:6000, 10.96.0.10:53",
    })
    void aPacketHasOneEndTranslatedAtATime(String translation, Manip manip, String source, String destination) {
        Packet after = Nat.translate(Packet.of(FLOW), entry(translation), Direction.ORIGINAL, manip);
        assertThat(after.flow()).isEqualTo(Flow.udp(source, destination));
    }

    /** An error about what left comes from a router, 198.51.100.1, or from the end that did not take it, 10.244.2.2. */
    @ParameterizedTest
    @CsvSource({
        "none, 198.51.100.1, DESTINATION, 198.51.100.1, 10.244.1.9, 10.244.1.9:5000, 10.96.0.10:53",
        "none, 198.51.100.1, SOURCE, 198.51.100.1, 10.244.1.9, 10.244.1.9:5000, 10.96.0.10:53",
        "source, 198.51.100.1, DESTINATION, 198.51.100.1, 10.244.1.9, 10.244.1.9:5000, 10.96.0.10:53",
        "source, 198.51.100.1, SOURCE, 198.51.100.1, 192.0.2.11, 192.0.2.11:6000, 10.96.0.10:53",
        "destination, 10.244.2.2, DESTINATION, 10.244.2.2, 10.244.1.9, 10.244.1.9:5000, 10.244.2.2:5353",
        "destination, 10.244.2.2, SOURCE, 10.96.0.10, 10.244.1.9, 10.244.1.9:5000, 10.96.0.10:53",
        "both, 10.244.2.2, SOURCE, 10.96.0.10, 192.0.2.11, 192.0.2.11:6000, 10.96.0.10:53",
        "both, 10.244.2.2, DESTINATION, 10.244.2.2, 10.244.1.9, 10.244.1.9:5000, 10.244.2.2:5353",
    })
    void anErrorHasItsAddressesAndItsQuotationTranslated(
            String translation,
            String from,
            Manip manip,
            String source,
            String destination,
            String quotedSource,
            String quotedDestination) {
        Entry entry = entry(translation);
        Packet error = error(from, entry.leaving(Direction.ORIGINAL), 3);
        Packet after = Nat.translate(error, entry, Direction.REPLY, manip);
        assertThat(after.flow().source().ip()).hasToString(source);
        assertThat(after.flow().destination().ip()).hasToString(destination);
        assertThat(after.quoted().get().flow()).isEqualTo(Flow.udp(quotedSource, quotedDestination));
    }

    @ParameterizedTest
    @CsvSource({
        "5, destination, true",
        "5, source, true",
        "5, none, false",
        "3, destination, false",
    })
    void aRedirectAboutATranslatedConnectionMisleads(int type, String translation, boolean misleading) {
        Entry entry = entry(translation);
        assertThat(Nat.isMisleading(error("198.51.100.1", entry.leaving(Direction.ORIGINAL), type), entry))
                .isEqualTo(misleading);
        assertThat(Nat.isMisleading(Packet.of(FLOW), entry)).isFalse();
    }
}
