package io.github.kubevalue.dns.plugin.chaos;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Tells of the server what {@code dig CH TXT version.bind} asks.
 *
 * @param version the version of the server
 * @param authors who wrote it; told in any order
 * @param hostname the host that it runs on
 */
// plugin/chaos/chaos.go
public record Chaos(String version, Seq<String> authors, String hostname) implements Plugin {

    @Override
    public String name() {
        return "chaos";
    }

    @Override
    public Response serve(Query query, Chain chain) {
        if (!query.question().recordClass().equals(RecordClass.CH)
                || !query.type().equals(RecordType.TXT)) {
            return chain.next(query);
        }
        return switch (query.name().key()) {
            case "authors.bind." -> reply(query, shuffled(chain.choice()));
            case "version.bind.", "version.server." -> reply(query, Vector.of(version));
            case "hostname.bind.", "id.server." -> reply(query, Vector.of(hostname));
            default -> chain.next(query);
        };
    }

    private Seq<String> shuffled(Choice choice) {
        Seq<String> left = authors;
        Vector<String> drawn = Vector.empty();
        while (!left.isEmpty()) {
            int index = choice.among("next author", left.size());
            drawn = drawn.append(left.get(index));
            left = left.removeAt(index);
        }
        return drawn;
    }

    private Response reply(Query query, Seq<String> texts) {
        return Response.plain(query, Rcode.NOERROR, Evidence.of(name(), "what the server tells of itself"))
                .withSections(Sections.answer(texts.map(text ->
                        new ResourceRecord(query.name(), 0, RecordClass.CH, new RecordData.Txt(Vector.of(text))))));
    }
}
