package io.github.kubevalue.dns.wire;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Writes messages. */
// request/request.go, Scrub and SizeAndDo; github.com/miekg/dns, msg.go and msg_truncate.go
public final class Encoder {
    /** The largest message: what two octets of length can say. */
    public static final int MAX = 65_535;

    private static final int PLAIN_UDP = 512;
    private static final int COMPRESSED_OVER_V4 = 1480;
    private static final int COMPRESSED_OVER_V6 = 1220;

    private Encoder() {}

    /** Returns a query as octets. */
    public static byte[] query(int id, Query query) {
        Octets octets = new Octets(false);
        header(octets, id, query.flags().bits(), 1);
        question(octets, query.question());
        query.edns().forEach(edns -> opt(octets, edns, 0));
        octets.set16(10, query.edns().isDefined() ? 1 : 0);
        return octets.toArray();
    }

    /** Returns a reply over TCP as octets. */
    public static byte[] overTcp(int id, Response response) {
        return reply(id, response, MAX, false);
    }

    /** Returns a reply over UDP as octets: cut, and marked TC, if it does not fit into what the client takes. */
    public static byte[] overUdp(int id, Response response, IpFamily family) {
        int limit = response.query()
                .edns()
                .map(edns -> Math.max(PLAIN_UDP, edns.udpSize()))
                .getOrElse(PLAIN_UDP);
        byte[] plain = reply(id, response, limit, false);
        int unfragmented = family == IpFamily.IPV4 ? COMPRESSED_OVER_V4 : COMPRESSED_OVER_V6;
        return plain.length > unfragmented ? reply(id, response, limit, true) : plain;
    }

    private static byte[] reply(int id, Response response, int limit, boolean compressed) {
        Octets octets = new Octets(compressed);
        boolean whole = write(octets, id, response, limit);
        if (!whole && !compressed) {
            return reply(id, response, limit, true);
        }
        return octets.toArray();
    }

    /** Writes as many records as fit; whether that was all. */
    private static boolean write(Octets octets, int id, Response response, int limit) {
        Option<Edns> edns = response.extension();
        int room = limit - edns.map(Edns::wireLength).getOrElse(0);
        header(octets, id, response.flags().bits() | response.rcode().code() & 15, 1);
        question(octets, response.question());
        boolean whole = section(octets, 6, response.answer(), room)
                && section(octets, 8, response.authority(), room)
                && section(octets, 10, response.additional(), room);
        if (!whole) {
            Flags flags = response.flags().with(Flag.TC);
            octets.set16(2, flags.bits() | response.rcode().code() & 15);
        }
        int extended = response.rcode().code() >>> 4;
        edns.forEach(e -> {
            opt(octets, e, extended);
            octets.set16(10, octets.u16At(10) + 1);
        });
        return whole;
    }

    private static boolean section(Octets octets, int countAt, Seq<ResourceRecord> records, int room) {
        int written = 0;
        while (written < records.size()) {
            int before = octets.size();
            record(octets, records.get(written));
            if (octets.size() > room) {
                octets.cutTo(before);
                break;
            }
            written++;
        }
        octets.set16(countAt, written);
        return written == records.size();
    }

    private static void header(Octets octets, int id, int bits, int questions) {
        octets.u16(id).u16(bits).u16(questions).u16(0).u16(0).u16(0);
    }

    private static void question(Octets octets, Question question) {
        octets.name(question.name())
                .u16(question.type().code())
                .u16(question.recordClass().code());
    }

    private static void record(Octets octets, ResourceRecord found) {
        octets.name(found.name())
                .u16(found.type().code())
                .u16(found.recordClass().code())
                .u32(found.ttl())
                .u16(0);
        int start = octets.size();
        DataEncoder.write(octets, found.data());
        octets.set16(start - 2, octets.size() - start);
    }

    /** How many octets a record takes, uncompressed. */
    static int length(ResourceRecord found) {
        Octets octets = new Octets(false);
        record(octets, found);
        return octets.size();
    }

    private static void opt(Octets octets, Edns edns, int extendedRcode) {
        Seq<EdnsOption> options = edns.options();
        octets.u8(0)
                .u16(RecordType.OPT.code())
                .u16(edns.udpSize())
                .u8(extendedRcode)
                .u8(edns.version())
                .u16(edns.flags())
                .u16(options.map(EdnsOption::wireLength).sum().intValue());
        for (EdnsOption option : options) {
            octets.u16(option.code()).u16(option.octets().size());
            option.octets().forEach(octet -> octets.u8(octet));
        }
    }

    /** Returns the reply to a message that is rejected. */
    public static byte[] rejection(Incoming.Rejected rejected) {
        Octets octets = new Octets(false);
        header(
                octets,
                rejected.id(),
                rejected.bits() | rejected.rcode().code(),
                rejected.question().isDefined() ? 1 : 0);
        rejected.question().forEach(question -> question(octets, question));
        return octets.toArray();
    }
}
