package io.github.kubevalue.dsl.cli;

/** Input that cannot be used: the message says all, with file, line and field, and ends the command with status 2. */
final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadInput(String message) {
        super(message, null, false, false);
    }
}
