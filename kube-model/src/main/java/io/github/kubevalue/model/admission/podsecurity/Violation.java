package io.github.kubevalue.model.admission.podsecurity;

/**
 * What a pod does that a level does not allow.
 *
 * @param reason in a few words, {@code host namespaces}
 * @param detail what exactly, {@code hostNetwork=true, hostPID=true}
 */
record Violation(String reason, String detail) {

    /** Returns {@code host namespaces (hostNetwork=true, hostPID=true)}. */
    @Override
    public String toString() {
        return detail.isEmpty() ? reason : reason + " (" + detail + ")";
    }
}
