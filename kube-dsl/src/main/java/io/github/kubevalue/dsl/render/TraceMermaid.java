package io.github.kubevalue.dsl.render;

import io.github.kubevalue.dsl.ask.Answer;
import io.github.kubevalue.net.trace.Hop;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** A trace as a Mermaid sequence diagram: an arrow for each way between two places, a note for each translation. */
public final class TraceMermaid {
    private final StringBuilder text = new StringBuilder("sequenceDiagram\n");
    private LinkedHashMap<Peer, String> names = LinkedHashMap.empty();

    private TraceMermaid() {}

    /** Returns the diagram. */
    public static String of(Answer answer) {
        return new TraceMermaid().draw(answer);
    }

    private String draw(Answer answer) {
        Trace trace = answer.trace();
        Seq<Hop> all = trace.hops().appendAll(trace.reply());
        name(answer.question().from());
        all.map(Hop::at).forEach(this::name);
        names.forEach((peer, name) -> text.append("  participant ")
                .append(name)
                .append(" as ")
                .append(peer)
                .append('\n'));
        arrows(trace.hops(), Option.some(answer.question().from()), "->>");
        arrows(trace.reply(), trace.pod(), "-->>");
        text.append("  note over ")
                .append(names.get(answer.question().from()).get())
                .append(": ")
                .append(escaped(trace.outcome() + ": " + trace.reason()))
                .append('\n');
        return text.toString();
    }

    private void name(Peer peer) {
        if (!names.containsKey(peer)) {
            names = names.put(peer, "p" + names.size());
        }
    }

    private void arrows(Seq<Hop> hops, Option<Peer> start, String arrow) {
        Peer at = start.getOrNull();
        for (Hop hop : hops) {
            if (at != null && !hop.at().equals(at)) {
                text.append("  ")
                        .append(names.get(at).get())
                        .append(arrow)
                        .append(names.get(hop.at()).get())
                        .append(": ")
                        .append(escaped(Flows.arrow(hop.before())))
                        .append('\n');
            }
            at = hop.at();
            if (hop.isTranslation()) {
                text.append("  note over ")
                        .append(names.get(at).get())
                        .append(": ")
                        .append(escaped(hop.hook()
                                + hop.chain().map(chain -> " " + chain).getOrElse("") + " ⇒ "
                                + Flows.arrow(hop.after())))
                        .append('\n');
            }
        }
    }

    /** Mermaid ends a message at a semicolon or a hash. */
    private static String escaped(String message) {
        return message.replace(";", ",").replace("#", "");
    }
}
