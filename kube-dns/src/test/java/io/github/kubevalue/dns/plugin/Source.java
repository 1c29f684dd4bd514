package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.zone.ZoneFile;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.BiFunction;

/** A plugin that answers as a test wants it to, and keeps what it was asked. */
public final class Source implements Plugin {
    private final BiFunction<Query, Chain, Response> answers;
    private Vector<Query> asked = Vector.empty();

    public Source(BiFunction<Query, Chain, Response> answers) {
        this.answers = answers;
    }

    /** Says what a recursive resolver would say: lines of the answer, then after a slash those of the authority. */
    public static Source says(Rcode rcode, String lines) {
        return new Source((query, chain) -> reply(query, rcode, lines));
    }

    /** Has an address for every name. */
    public static Source address(long ttl) {
        return new Source((query, chain) -> reply(query, Rcode.NOERROR, query.name() + " " + ttl + " IN A 127.0.0.53"));
    }

    /** Says with an SOA that there is no such name, or whatever else. */
    public static Source denies(Rcode rcode, long ttl) {
        return says(
                rcode,
                " / example.org. " + ttl
                        + " IN SOA sns.dns.icann.org. noc.dns.icann.org. 2016082540 7200 3600 1209600 3600");
    }

    /** Ends with an error. */
    public static Source fails() {
        return new Source((query, chain) -> Response.failed(query, Evidence.of("source", "it fails")));
    }

    public static Response reply(Query query, Rcode rcode, String lines) {
        String[] sections = lines.split("/", -1);
        Flags flags = Flags.of(Flag.QR, Flag.RA);
        return Response.recursive(
                        query,
                        rcode,
                        new Sections(section(sections, 0), section(sections, 1), section(sections, 2)),
                        Evidence.of("source", "it says so"))
                .withFlags(flags.or(query.flags().and(Flags.of(Flag.RD, Flag.CD))));
    }

    private static Seq<ResourceRecord> section(String[] sections, int index) {
        return index < sections.length ? records(sections[index]) : Vector.empty();
    }

    /** Reads records, one after the other with semicolons between. */
    public static Seq<ResourceRecord> records(String lines) {
        return Vector.of(lines.split(";"))
                .map(String::trim)
                .filter(line -> !line.isEmpty())
                .map(line -> ZoneFile.record(line).get());
    }

    @Override
    public String name() {
        return "source";
    }

    public Vector<Query> asked() {
        return asked;
    }

    @Override
    public Response serve(Query query, Chain chain) {
        asked = asked.append(query);
        return answers.apply(query, chain);
    }
}
