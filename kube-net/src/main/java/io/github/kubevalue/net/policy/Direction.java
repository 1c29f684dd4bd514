package io.github.kubevalue.net.policy;

/** The side of a connection that a policy guards. */
public enum Direction {
    /** What comes to a pod. */
    INGRESS("Ingress"),
    /** What leaves a pod. */
    EGRESS("Egress");

    private final String text;

    Direction(String text) {
        this.text = text;
    }

    /** Returns the word that {@code policyTypes} uses. */
    @Override
    public String toString() {
        return text;
    }
}
