package io.github.kubevalue.model.cel;

/** What keeps an expression from having a value. */
final class CelError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CelError(String message) {
        super(message, null, false, false);
    }

    String text() {
        return String.valueOf(getMessage());
    }

    static CelError noOverload() {
        return new CelError("no such overload");
    }
}
