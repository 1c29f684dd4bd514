package io.github.kubevalue.dns.plugin.dns64;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;

/**
 * Makes AAAA records of A records.
 *
 * @param prefix the network of the addresses
 * @param translateAll whether names that have IPv6 addresses get others nevertheless
 * @param allowIpv4 whether clients that ask over IPv4 get such addresses
 */
// plugin/dns64/dns64.go
public record Dns64(Prefix prefix, boolean translateAll, boolean allowIpv4) implements Plugin {
    private static final long TTL_WITHOUT_SOA = 600;

    /** Returns the plugin as {@code dns64} alone configures it. */
    public static Dns64 standard() {
        return new Dns64(Prefix.WELL_KNOWN, false, false);
    }

    @Override
    public String name() {
        return "dns64";
    }

    @Override
    public Response serve(Query query, Chain chain) {
        Response found = chain.next(query);
        if (!isForMe(query, chain) || !found.isWritten() || !needsAddresses(found)) {
            return found;
        }
        Question question = Question.of(query.name().lowerCase(), RecordType.A);
        return made(query, found, chain.upstream(query.withQuestion(question)));
    }

    private boolean isForMe(Query query, Chain chain) {
        return (allowIpv4 || !chain.visit().sender().ip().isV4())
                && query.type().equals(RecordType.AAAA)
                && query.question().recordClass().equals(RecordClass.IN);
    }

    /** A name that does not exist has no address of either family; any other failure counts as no IPv6 address. */
    private boolean needsAddresses(Response found) {
        boolean nameError = found.isNameError() && found.answer().isEmpty();
        return !nameError
                && (translateAll
                        || !found.answer().exists(record -> record.type().equals(RecordType.AAAA)));
    }

    /** The reply with the other's records; addresses are kept no longer than there being none of IPv6. */
    private Response made(Query query, Response found, Response other) {
        long longest = found.authority()
                .filter(record -> record.type().equals(RecordType.SOA))
                .lastOption()
                .map(ResourceRecord::ttl)
                .getOrElse(TTL_WITHOUT_SOA);
        Sections sections = new Sections(
                other.answer().map(record -> translated(record, longest)), other.authority(), other.additional());
        Response reply = Response.plain(query, Rcode.NOERROR, Evidence.of(name(), "IPv6 addresses made of IPv4 ones"))
                .withSections(sections);
        Response cut =
                other.flags().has(Flag.TC) ? reply.withFlags(reply.flags().with(Flag.TC)) : reply;
        return other.because().foldLeft(cut, Response::because);
    }

    private ResourceRecord translated(ResourceRecord record, long longest) {
        return record.data() instanceof RecordData.A a
                ? new ResourceRecord(
                        record.name(),
                        Math.min(record.ttl(), longest),
                        record.recordClass(),
                        new RecordData.Aaaa(prefix.of(a.ip())))
                : record;
    }
}
