package io.github.kubevalue.model.controller.podautoscaler;

/** Why a recommendation becomes what is done, in a word and in a sentence. (horizontal.go) */
enum Verdict {
    READY("ReadyForNewScale", "recommended size matches current size"),
    UP_STABILIZED(
            "ScaleUpStabilized",
            "recent recommendations were lower than current one, applying the lowest recent recommendation"),
    DOWN_STABILIZED(
            "ScaleDownStabilized",
            "recent recommendations were higher than current one, applying the highest recent recommendation"),
    WITHIN("DesiredWithinRange", "the desired count is within the acceptable range"),
    TOO_MANY("TooManyReplicas", "the desired replica count is more than the maximum replica count"),
    TOO_FEW("TooFewReplicas", "the desired replica count is less than the minimum replica count"),
    TOO_FAST_UP("ScaleUpLimit", "the desired replica count is increasing faster than the maximum scale rate"),
    TOO_FAST_DOWN("ScaleDownLimit", "the desired replica count is decreasing faster than the maximum scale rate");

    private final String reason;
    private final String message;

    Verdict(String reason, String message) {
        this.reason = reason;
        this.message = message;
    }

    String reason() {
        return reason;
    }

    String message() {
        return message;
    }
}
