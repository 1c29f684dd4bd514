package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;

/** Records as BIND's nslookup lays them out. */
// bin/dig/nslookup.c, printsection and rtypetext
final class NslookupText {
    private static final int AAAA = 28;
    private static final int LAST_NAMED = 41;

    private NslookupText() {}

    /** A name without its final dot. */
    static String name(DomainName name) {
        return name.isRoot() ? "." : name.relative().toString();
    }

    /** The records of an answer: addresses are shown in lines of their own. */
    static String answer(Seq<ResourceRecord> records) {
        return records.map(found -> found.type().isAddress()
                        ? "Name:\t" + name(found.name()) + "\nAddress: " + found.data() + "\n"
                        : record(found))
                .mkString();
    }

    /** The records of the other sections. */
    static String records(Seq<ResourceRecord> records) {
        return records.map(NslookupText::record).mkString();
    }

    private static String record(ResourceRecord found) {
        String name = name(found.name());
        return found.data() instanceof RecordData.Soa soa
                ? name + "\n" + soa(soa)
                : name + "\t" + label(found.type().code()) + found.data() + "\n";
    }

    /** All sections of a reply in detail. */
    // detailsection
    static String details(Response response) {
        Question question = response.question();
        return "------------\n    QUESTIONS:\n\t" + name(question.name()) + ", type = " + question.type() + ", class = "
                + question.recordClass() + "\n    ANSWERS:\n" + details(response.answer())
                + "    AUTHORITY RECORDS:\n" + details(response.authority())
                + "    ADDITIONAL RECORDS:\n" + details(response.additional()) + "------------\n";
    }

    private static String details(Seq<ResourceRecord> records) {
        return records.map(found -> "    ->  " + name(found.name()) + "\n"
                        + (found.data() instanceof RecordData.Soa soa
                                ? soa(soa)
                                : "\t" + label(found.type().code()) + found.data() + "\n")
                        + "\tttl = " + found.ttl() + "\n")
                .mkString();
    }

    static String soa(RecordData.Soa soa) {
        return "\torigin = " + name(soa.server()) + "\n\tmail addr = " + name(soa.mailbox()) + "\n\tserial = "
                + soa.serial() + "\n\trefresh = " + soa.refresh() + "\n\tretry = " + soa.retry() + "\n\texpire = "
                + soa.expire() + "\n\tminimum = " + soa.minimum() + "\n";
    }

    private static String label(int type) {
        return switch (type) {
            case 1 -> "internet address = ";
            case 2 -> "nameserver = ";
            case 5 -> "canonical name = ";
            case 12 -> "name = ";
            case 13 -> "hinfo = ";
            case 15 -> "mail exchanger = ";
            case 16 -> "text = ";
            case 17 -> "rp = ";
            case 18 -> "afsdb = ";
            case AAAA -> "has AAAA address ";
            case 29 -> "loc = ";
            case 33 -> "service = ";
            case 35 -> "naptr = ";
            case 36 -> "kx = ";
            case 37 -> "cert = ";
            case 39 -> "dname = ";
            default -> (type > LAST_NAMED ? "rdata_" : "rtype_") + type + " = ";
        };
    }
}
