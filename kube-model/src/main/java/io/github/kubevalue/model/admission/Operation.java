package io.github.kubevalue.model.admission;

/** What a request does, as admission distinguishes it; written as the API writes it. */
public enum Operation {
    /** A new object, or a new object of a subresource such as a binding. */
    CREATE,
    /** Another version of an object: updates, patches, applications. */
    UPDATE,
    /** The deletion of an object. */
    DELETE,
    /** A connection to an object: exec, attach, port-forward, proxy. */
    CONNECT
}
