package io.github.kubevalue.model.controller;

import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.control.Option;

/**
 * What a controller tells people about an object, or a part of it, as {@code kubectl describe} shows it.
 *
 * @param regarding the object
 * @param part the field that stands for the part: {@code spec.containers{app}}; none if it is about the whole
 * @param severity whether it is as expected
 * @param reason one word: {@code ScalingReplicaSet}
 * @param message the sentence: {@code Scaled up replica set web-abc from 0 to 3}
 */
public record Event(KubeObject regarding, Option<String> part, Severity severity, String reason, String message) {

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
        return new Event(regarding, Option.none(), Severity.NORMAL, reason, message);
    }

    /** Returns an event that warns. */
    public static Event warning(KubeObject regarding, String reason, String message) {
        return new Event(regarding, Option.none(), Severity.WARNING, reason, message);
    }

    /** Returns this event, about a part of the object. */
    public Event of(String field) {
        return new Event(regarding, Option.of(field), severity, reason, message);
    }
}
