package io.github.kubevalue.model.controller;

import io.github.kubevalue.model.apiserver.Write;

/**
 * One write of a plan, and why.
 *
 * @param write what to ask of the API server
 * @param why a short sentence for the timeline: {@code scaled up from 0 to 3}
 * @param reaction what to do about the answer
 */
public record Step(Write write, String why, Reaction reaction) {

    /** Returns a write whose answer is of no interest. */
    public static Step of(Write write, String why) {
        return new Step(write, why, Reaction.NONE);
    }
}
