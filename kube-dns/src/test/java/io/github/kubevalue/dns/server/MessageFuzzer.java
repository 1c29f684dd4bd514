package io.github.kubevalue.dns.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.wire.Decoder;
import io.github.kubevalue.dns.wire.Encoder;
import io.github.kubevalue.dns.wire.Incoming;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;

/**
 * What must hold of any octets that come to a name server: {@code mvn -Pfuzz -DskipTests -pl kube-dns test} looks for some
 * of which it does not. The entry is that of Jazzer's command line.
 */
public final class MessageFuzzer {
    private static final ClusterDns DNS =
            ClusterDns.of(Store.empty(Indexes.CATALOG).put(Namespace.named("demo")));

    private MessageFuzzer() {}

    /** Loads what any input needs, lest the first one be taken for one that hangs. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(Encoder.query(1, Query.of("web.demo.svc.cluster.local", RecordType.A)));
    }

    /** Answers the octets; a query that was read is written and read again. */
    public static void fuzzerTestOneInput(byte[] input) {
        byte[] reply = Answering.overUdp(Responder.of(DNS::answer), input, input.length, Sender.LOCAL)
                .octets();
        Incoming incoming = Decoder.read(input, input.length);

        assertThat(reply.length == 0).isEqualTo(incoming instanceof Incoming.Ignored);
        if (reply.length > 0) {
            assertThat(reply).startsWith(input[0], input[1]);
            assertThat(reply[2]).isNegative();
        }
        if (incoming instanceof Incoming.Asked asked && asked.opcode() == 0) {
            byte[] again = Encoder.query(asked.id(), asked.query());
            assertThat(Decoder.read(again, again.length)).isEqualTo(asked);
        }
    }
}
