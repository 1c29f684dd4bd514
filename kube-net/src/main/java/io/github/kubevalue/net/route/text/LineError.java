package io.github.kubevalue.net.route.text;

/** A line that cannot be read; it becomes a {@link RouteProblem} where the line's number is known. */
final class LineError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LineError(String message) {
        super(message);
    }
}
