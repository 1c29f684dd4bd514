package io.github.kubevalue.dns.message;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The reply to a query, with the evidence that decided it.
 *
 * <p>The question of a reply is that of its query, in the case in which it was asked. NODATA is {@code NOERROR} without
 * an answer.
 *
 * @param query what was asked
 * @param rcode how it ended
 * @param flags of the reply; QR is always among them
 * @param sections the records
 * @param edns the extension that a plugin gave it; without one, {@link #extension()} is that of the query
 * @param author who writes it
 * @param because what decided it, the outermost plugin last
 */
public record Response(
        Query query,
        Rcode rcode,
        Flags flags,
        Sections sections,
        Option<Edns> edns,
        Author author,
        Seq<Evidence> because) {
    private static final Flags COPIED = Flags.of(Flag.RD, Flag.CD);
    private static final Flags REPLY = Flags.of(Flag.QR);
    private static final Flags AUTHORITATIVE = Flags.of(Flag.QR, Flag.AA);
    private static final Flags RECURSIVE = Flags.of(Flag.QR, Flag.RA);

    /** Returns the reply of the authority for the name: AA is set, RD and CD are those of the query. */
    public static Response authoritative(Query query, Rcode rcode, Sections sections, Evidence because) {
        return authoritative(query, rcode, sections, Vector.of(because));
    }

    /** Returns the reply of the authority for the name, which several things decided. */
    public static Response authoritative(Query query, Rcode rcode, Sections sections, Seq<Evidence> because) {
        return written(query, rcode, AUTHORITATIVE, sections, because);
    }

    /** Returns the reply of a recursive resolver: RA is set, RD and CD are those of the query. */
    public static Response recursive(Query query, Rcode rcode, Sections sections, Evidence because) {
        return written(query, rcode, RECURSIVE, sections, Vector.of(because));
    }

    /** Returns the reply of a plugin that claims no authority: RD and CD are those of the query. */
    public static Response plain(Query query, Rcode rcode, Evidence because) {
        return written(query, rcode, REPLY, Sections.EMPTY, Vector.of(because));
    }

    private static Response written(Query query, Rcode rcode, Flags flags, Sections sections, Seq<Evidence> because) {
        Flags all = flags.or(query.flags().and(COPIED));
        return new Response(query, rcode, all, sections, Option.none(), Author.PLUGIN, because);
    }

    /** Returns the reply that a server writes itself when no plugin has: a code and no record. */
    public static Response bare(Query query, Rcode rcode, Evidence because) {
        return bare(query, rcode, Author.SERVER, because);
    }

    /** Returns the reply that a server writes when a plugin failed: SERVFAIL. */
    public static Response failed(Query query, Evidence because) {
        return bare(query, Rcode.SERVFAIL, Author.SERVER_AFTER_ERROR, because);
    }

    /** Returns the reply that a server writes when a plugin broke down: SERVFAIL. */
    public static Response panicked(Query query, Evidence because) {
        return bare(query, Rcode.SERVFAIL, Author.SERVER_AFTER_PANIC, because);
    }

    /** Returns what stands for the reply that is never sent. */
    public static Response dropped(Query query, Evidence because) {
        return bare(query, Rcode.NOERROR, Author.NOBODY, because);
    }

    private static Response bare(Query query, Rcode rcode, Author author, Evidence because) {
        Flags flags = REPLY.or(query.flags().and(COPIED));
        return new Response(query, rcode, flags, Sections.EMPTY, Option.none(), author, Vector.of(because));
    }

    /** The question, as it was asked. */
    public Question question() {
        return query.question();
    }

    /** The records asked for. */
    public Seq<ResourceRecord> answer() {
        return sections.answer();
    }

    /** The records that vouch for the answer. */
    public Seq<ResourceRecord> authority() {
        return sections.authority();
    }

    /** The records that save the client a query. */
    public Seq<ResourceRecord> additional() {
        return sections.additional();
    }

    /** Whether a plugin wrote it; only such a reply passes through the plugins before that one. */
    public boolean isWritten() {
        return author == Author.PLUGIN;
    }

    /** Whether a plugin failed, with an error or by breaking down. */
    public boolean isFailed() {
        return author == Author.SERVER_AFTER_ERROR || author == Author.SERVER_AFTER_PANIC;
    }

    /** Whether no reply is sent at all. */
    public boolean isDropped() {
        return author == Author.NOBODY;
    }

    /** Whether the name exists but has no record of the type. */
    public boolean isNoData() {
        return rcode == Rcode.NOERROR && answer().isEmpty() && !isDropped();
    }

    /** Whether there is no such name. */
    public boolean isNameError() {
        return rcode == Rcode.NXDOMAIN;
    }

    /** Whether there is at least one record in the answer. */
    public boolean isPositive() {
        return rcode == Rcode.NOERROR && !answer().isEmpty();
    }

    /** Returns the extension of the reply; none if neither the query nor a plugin speaks EDNS. */
    // request/request.go, SizeAndDo
    public Option<Edns> extension() {
        if (rcode == Rcode.BADVERS && !isWritten()) {
            // plugin/pkg/edns/edns.go, Version: such a reply says no size
            return Option.some(Edns.of(0));
        }
        return query.edns()
                .map(asked -> edns.map(own -> own.inReplyTo(asked)).getOrElse(() -> asked.echoed()))
                .orElse(edns);
    }

    /** Returns this reply as the reply to another query, such as the one from which a plugin made this one's. */
    public Response to(Query other) {
        return new Response(other, rcode, flags, sections, edns, author, because);
    }

    /** Returns this reply, written by a plugin that has it from elsewhere. */
    public Response written() {
        return new Response(query, rcode, flags, sections, edns, Author.PLUGIN, because);
    }

    /** Returns this reply with other flags. */
    public Response withFlags(Flags other) {
        return new Response(query, rcode, other, sections, edns, author, because);
    }

    /** Returns this reply with another code. */
    public Response withRcode(Rcode other) {
        return new Response(query, other, flags, sections, edns, author, because);
    }

    /** Returns this reply with an extension of its own. */
    public Response withEdns(Edns own) {
        return new Response(query, rcode, flags, sections, Option.some(own), author, because);
    }

    /** Returns this reply without an extension of its own. */
    public Response withoutEdns() {
        return new Response(query, rcode, flags, sections, Option.none(), author, because);
    }

    /** Returns this reply with other records. */
    public Response withSections(Sections other) {
        return new Response(query, rcode, flags, other, edns, author, because);
    }

    /** Returns this reply with one more piece of evidence. */
    public Response because(Evidence more) {
        return new Response(query, rcode, flags, sections, edns, author, because.append(more));
    }

    /** Returns {@code NOERROR web.demo.svc.cluster.local. IN A: 10.96.0.42}. */
    @Override
    public String toString() {
        return (isDropped() ? "no reply" : isNoData() ? "NODATA" : rcode.toString())
                + " " + question()
                + (answer().isEmpty()
                        ? ""
                        : ": " + answer().map(ResourceRecord::data).mkString(", "));
    }
}
