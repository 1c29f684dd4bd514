package io.github.kubevalue.net.netfilter.text;

import io.github.kubevalue.net.text.TextProblem;

/** A rule that cannot be read; turned into a {@link TextProblem} with its line. */
final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SyntaxError(String message) {
        super(message, null, false, false);
    }
}
