package io.github.kubevalue.net.nftables.text;

/** Why a statement is kept word for word: it may be right, but nobody here knows what it means. */
final class NotUnderstood extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotUnderstood(String message) {
        super(message);
    }
}
