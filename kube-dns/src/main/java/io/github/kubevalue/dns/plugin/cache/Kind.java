package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Opcode;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.vavr.collection.Seq;
import java.time.Instant;
import java.util.function.Supplier;

/** What a cache takes a reply for. */
// plugin/pkg/response/typify.go
enum Kind {
    /** An answer, or at least no error. */
    NO_ERROR,
    /** There is no such name. */
    NAME_ERROR,
    /** A failure that is kept: SERVFAIL and NOTIMP. */
    SERVER_ERROR,
    /** The name has no record of the type. */
    NO_DATA,
    /** Other servers know. */
    DELEGATION,
    /** A transfer, or the news of one to come. */
    META,
    /** Anything else. */
    OTHER_ERROR;

    private static final int EXPIRATION = 8;
    private static final int INCEPTION = 12;

    /** What the reply is taken for: one whose aliases lead nowhere, with an SOA, has no data. */
    // plugin/cache/cache.go, cacheResponseType
    static Kind of(Response response, Supplier<Instant> now) {
        Kind kind = typify(response, now);
        return kind == NO_ERROR && hasSoa(response) && !response.answer().isEmpty() && !Aliases.lead(response)
                ? NO_DATA
                : kind;
    }

    private static Kind typify(Response response, Supplier<Instant> now) {
        RecordType type = response.question().type();
        if (response.query().opcode() == Opcode.NOTIFY
                || type.equals(RecordType.AXFR)
                || type.equals(RecordType.IXFR)) {
            return META;
        }
        if (response.query().edns().exists(Edns::dnssec)
                && response.sections().all().exists(found -> isExpired(found, now.get()))) {
            return OTHER_ERROR;
        }
        Rcode rcode = response.rcode();
        if (!response.answer().isEmpty() && (rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN)) {
            return rcode == Rcode.NOERROR ? NO_ERROR : OTHER_ERROR;
        }
        return switch (rcode) {
            case NOERROR ->
                hasSoa(response) ? NO_DATA : has(RecordType.NS, response.authority()) ? DELEGATION : NO_ERROR;
            case NXDOMAIN -> NAME_ERROR;
            case SERVFAIL, NOTIMP -> SERVER_ERROR;
            default -> OTHER_ERROR;
        };
    }

    static boolean hasSoa(Response response) {
        return has(RecordType.SOA, response.authority());
    }

    private static boolean has(RecordType type, Seq<ResourceRecord> section) {
        for (ResourceRecord found : section) {
            if (found.type().equals(type)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is a signature outside of its period; its times are serial numbers of 32 bits (RFC 1982). */
    // miekg/dns, dnssec.go, RRSIG.ValidityPeriod
    private static boolean isExpired(ResourceRecord found, Instant now) {
        return found.data() instanceof RecordData.Opaque opaque
                && opaque.type().code() == 46
                && opaque.octets().size() >= INCEPTION + Integer.BYTES
                && (seconds(opaque, INCEPTION) - (int) now.getEpochSecond() > 0
                        || seconds(opaque, EXPIRATION) - (int) now.getEpochSecond() < 0);
    }

    private static int seconds(RecordData.Opaque opaque, int from) {
        int seconds = 0;
        for (int i = from; i < from + Integer.BYTES; i++) {
            seconds = seconds << Byte.SIZE | opaque.octets().get(i) & 0xff;
        }
        return seconds;
    }

    /** Whether it is kept with the denials. */
    boolean isDenial() {
        return this == NAME_ERROR || this == NO_DATA || this == SERVER_ERROR;
    }
}
