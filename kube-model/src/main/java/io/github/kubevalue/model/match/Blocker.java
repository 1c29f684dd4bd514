package io.github.kubevalue.model.match;

import io.github.kubevalue.model.meta.ResourceKey;

/**
 * A condition that keeps something from becoming as desired, as its object carries it. Its text is {@code pod/demo/web-x7k2p
 * Unschedulable: 0/1 nodes are available: 1 Insufficient cpu.}
 *
 * @param object the object that carries it
 * @param reason why, in upstream's word: {@code ImagePullBackOff}
 * @param message why, in words for people; may be empty
 */
public record Blocker(ResourceKey object, String reason, String message) {

    @Override
    public String toString() {
        return object + " " + reason + (message.isEmpty() ? "" : ": " + message);
    }
}
