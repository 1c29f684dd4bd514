package io.github.kubevalue.dns.plugin.minimal;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Opcode;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;

/**
 * Keeps nothing of a positive reply but the answer.
 *
 * <p>A plugin after it that returns a code without a reply makes it break down, so that the client gets SERVFAIL, whatever
 * the code.
 */
public record Minimal() implements Plugin {
    static final String NAME = "minimal";

    @Override
    public String name() {
        return NAME;
    }

    // plugin/minimal/minimal.go, ServeDNS
    @Override
    public Response serve(Query query, Chain chain) {
        Response response = chain.next(query);
        if (response.isFailed()) {
            return response;
        }
        if (!response.isWritten()) {
            return Response.panicked(
                    query, Evidence.of(NAME, response.because().last() + ", and there is no reply to cut"));
        }
        boolean hasMore = !response.authority().isEmpty()
                || !response.additional().isEmpty()
                || response.edns().isDefined();
        return hasMore && isPositive(response)
                ? response.withSections(Sections.answer(response.answer())).withoutEdns()
                : response;
    }

    // plugin/pkg/response/typify.go: neither a transfer, nor NODATA, nor a delegation
    private static boolean isPositive(Response response) {
        RecordType type = response.question().type();
        return response.rcode() == Rcode.NOERROR
                && response.query().opcode() == Opcode.QUERY
                && !type.equals(RecordType.AXFR)
                && !type.equals(RecordType.IXFR)
                && (!response.answer().isEmpty()
                        || !response.authority()
                                .exists(found -> found.type().equals(RecordType.SOA)
                                        || found.type().equals(RecordType.NS)));
    }
}
