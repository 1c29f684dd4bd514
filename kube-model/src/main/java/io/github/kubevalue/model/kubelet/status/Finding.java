package io.github.kubevalue.model.kubelet.status;

/**
 * What a condition says.
 *
 * @param holds whether it holds
 * @param reason why, in one word; none if empty
 * @param message why, in words; none if empty
 */
record Finding(boolean holds, String reason, String message) {
    static final Finding TRUE = new Finding(true, "", "");
    static final Finding FALSE = new Finding(false, "", "");

    static Finding no(String reason, String message) {
        return new Finding(false, reason, message);
    }
}
