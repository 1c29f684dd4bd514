package io.github.kubevalue.dns.wire;

import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** How a zone that is transferred over TCP is divided into messages; any other reply is one message. */
// plugin/transfer/transfer.go, ServeDNS
public final class ZoneMessages {
    private static final int MOST = 63_000;

    private ZoneMessages() {}

    /** Returns the messages that a reply is sent in: their answers together are its answer. */
    public static Seq<Response> of(Response response) {
        return response.question().type().equals(RecordType.AXFR) && response.isPositive()
                ? batches(response.answer()).map(batch -> response.withSections(Sections.answer(batch)))
                : Vector.of(response);
    }

    private static Seq<Seq<ResourceRecord>> batches(Seq<ResourceRecord> records) {
        Vector<Seq<ResourceRecord>> batches = Vector.empty();
        Vector<ResourceRecord> batch = Vector.empty();
        int size = 0;
        for (ResourceRecord found : records) {
            int length = Encoder.length(found);
            if (!batch.isEmpty() && size + length > MOST) {
                batches = batches.append(batch);
                batch = Vector.empty();
                size = 0;
            }
            batch = batch.append(found);
            size += length;
        }
        return batches.append(batch);
    }
}
