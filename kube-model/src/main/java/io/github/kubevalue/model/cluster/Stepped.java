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
 */
public record Stepped(
        Cluster cluster, String actor, Vector<Transition> transitions, Seq<Change> changes, Seq<Event> told) {

    static Stepped later(Cluster cluster) {
        return new Stepped(cluster, "", Vector.empty(), Vector.empty(), Vector.empty());
    }
}
