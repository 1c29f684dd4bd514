package io.github.kubevalue.dsl.render;

import io.github.kubevalue.net.packet.Flow;

/** Flows as people read them. */
final class Flows {
    private Flows() {}

    /** Returns {@code 1.2.3.4:* → 10.0.2.15:8080}; the star is a port that the kernel picks at random. */
    static String arrow(Flow flow) {
        return withoutSymbols(flow.source() + " → " + flow.destination());
    }

    /** Returns the text with a star for each port that nobody can know. */
    static String withoutSymbols(String text) {
        return text.replaceAll("\\?\\d+", "*");
    }
}
