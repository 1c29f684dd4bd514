package io.github.kubevalue.model.schema;

/** How the items of a list belong together: {@code x-kubernetes-list-type}. */
public enum ListType {
    /** The list is one value: whoever sets it sets it whole. */
    ATOMIC,
    /** The items are scalars, each of which is there or not. */
    SET,
    /** The items are objects, told apart by some of their fields. */
    MAP
}
