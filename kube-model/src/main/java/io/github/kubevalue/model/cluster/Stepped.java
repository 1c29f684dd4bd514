package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.store.Change;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * One step.
 *
 * @param cluster the cluster after it
 * @param actor who worked; nobody if only time passed
 * @param transitions what it changed
 * @param changes the same as the store has it
 * @param told what it told people, in order
 * @param isRecurring whether time passed to when something is due on which settling does not wait
 */
public record Stepped(
        Cluster cluster,
        String actor,
        Vector<Transition> transitions,
        Seq<Change> changes,
        Seq<Event> told,
        boolean isRecurring) {

    static Stepped later(Cluster cluster, boolean isRecurring) {
        return new Stepped(cluster, "", Vector.empty(), Vector.empty(), Vector.empty(), isRecurring);
    }
}
