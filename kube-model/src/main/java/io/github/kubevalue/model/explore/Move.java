package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.cluster.Transition;
import io.vavr.collection.Seq;
import java.time.Duration;

/**
 * One step on the way to a counterexample.
 *
 * @param at the virtual time since the start of the cluster
 * @param action what happens: {@code replicaset-controller: replicaset/demo/web, seeing the state of 2 revisions ago}
 * @param transitions what is written
 */
public record Move(Duration at, String action, Seq<Transition> transitions) {}
