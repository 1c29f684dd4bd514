package io.github.kubevalue.net.route.text;

import io.github.kubevalue.net.text.TextProblem;

/** A line that cannot be read; it becomes a {@link TextProblem} where the line's number is known. */
final class LineError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LineError(String message) {
        super(message);
    }
}
