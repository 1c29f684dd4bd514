package io.github.kubevalue.model.kubelet.admission;

/**
 * Why a node turns a pod away.
 *
 * @param reason one word, {@code OutOfcpu}
 * @param message the sentence
 */
public record Rejection(String reason, String message) {
    static Rejection predicate(String name, String text) {
        return new Rejection(name, "Predicate " + name + " failed: " + text);
    }
}
