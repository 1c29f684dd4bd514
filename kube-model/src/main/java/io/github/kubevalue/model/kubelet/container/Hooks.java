package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.controller.Memory;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

/**
 * What a kubelet remembers of a pod whose postStart handlers run: it has told that their containers were started, and reports nothing of
 * them before the handlers are done.
 *
 * @param running the names of the containers
 */
public record Hooks(Set<String> running) implements Memory {
    /** No handler runs. */
    public static final Hooks NONE = new Hooks(HashSet.empty());
}
