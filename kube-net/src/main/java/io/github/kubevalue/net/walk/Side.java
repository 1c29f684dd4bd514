package io.github.kubevalue.net.walk;

/** An end of a connection. */
public enum Side {
    /** Who has opened it. */
    CLIENT,
    /** Who has been reached. */
    SERVER;

    /** Returns the other end. */
    public Side opposite() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
