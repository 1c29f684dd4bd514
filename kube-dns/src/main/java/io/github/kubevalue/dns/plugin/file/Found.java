package io.github.kubevalue.dns.plugin.file;

import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Sections;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * What a zone has for a question.
 *
 * @param result how the lookup ended
 * @param sections the records of the reply
 * @param rule what decided, in a few words
 */
record Found(Result result, Sections sections, String rule) {

    /** How a lookup ends. */
    // plugin/file/lookup.go, Result
    enum Result {
        /** With records, or at a name that exists only because there are names below it. */
        SUCCESS,
        NAME_ERROR,
        DELEGATION,
        NO_DATA,
        SERVER_FAILURE
    }

    static Found failure(String rule) {
        return new Found(Result.SERVER_FAILURE, Sections.EMPTY, rule);
    }

    static Found delegation(Seq<ResourceRecord> answer, Delegation delegation) {
        return new Found(
                Result.DELEGATION,
                new Sections(answer, delegation.servers(), delegation.glue()),
                "delegated to other servers");
    }

    static Found negative(Result result, ResourceRecord soa, String rule) {
        return new Found(result, Sections.authority(soa), rule);
    }

    /** Returns this with records in front of the answer. */
    Found after(Seq<ResourceRecord> records) {
        return new Found(
                result,
                new Sections(
                        Vector.ofAll(records).appendAll(sections.answer()),
                        sections.authority(),
                        sections.additional()),
                rule);
    }

    /** Where other servers take over: their names, and addresses of those that lie below the cut. */
    record Delegation(Seq<ResourceRecord> servers, Seq<ResourceRecord> glue) {}
}
