package io.github.kubevalue.dsl.ask;

import io.github.kubevalue.net.trace.Trace;

/**
 * What becomes of a request: the name first, then the way.
 *
 * @param question the question
 * @param name what the dialled name resolves to
 * @param trace the way there and back; without hops if the name does not resolve
 */
public record Answer(Question question, NameAnswer name, Trace trace) {

    /** Whether the request is answered with yes. */
    public boolean isDelivered() {
        return trace.isDelivered();
    }
}
