package io.github.kubevalue.model.controller;

import io.github.kubevalue.model.meta.KubeObject;

/**
 * What a controller tells people about an object, as {@code kubectl describe} shows it.
 *
 * @param regarding the object
 * @param severity whether it is as expected
 * @param reason one word: {@code ScalingReplicaSet}
 * @param message the sentence: {@code Scaled up replica set web-abc from 0 to 3}
 */
public record Event(KubeObject regarding, Severity severity, String reason, String message) {

    /** Whether an event is as expected. */
    public enum Severity {
        /** As expected. */
        NORMAL("Normal"),
        /** Something may be wrong. */
        WARNING("Warning");

        private final String text;

        Severity(String text) {
            this.text = text;
        }

        /** Returns the word of the API, {@code Warning}. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** Returns an event that tells of something expected. */
    public static Event normal(KubeObject regarding, String reason, String message) {
        return new Event(regarding, Severity.NORMAL, reason, message);
    }

    /** Returns an event that warns. */
    public static Event warning(KubeObject regarding, String reason, String message) {
        return new Event(regarding, Severity.WARNING, reason, message);
    }
}
