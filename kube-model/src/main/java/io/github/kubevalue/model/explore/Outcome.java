package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.cluster.Adversity;
import io.github.kubevalue.model.cluster.Agenda;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.footprint.Writing;
import io.github.kubevalue.model.store.Change;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;

/**
 * What comes of a piece of work wherever the same is seen.
 *
 * @param writings what it changes
 * @param isStopped whether the controller stops, and starts anew
 * @param left what is left to be done, had there been no other work and nobody been woken
 * @param memory what its controller then remembers
 * @param isCaughtUp whether that controller then knows all that happened before
 * @param given the addresses that are given, by pod CIDR
 * @param adversity what may still go wrong
 * @param born the uids of the objects that it makes
 * @param dead the uids of those that it deletes
 */
record Outcome(
        Seq<Writing> writings,
        boolean isStopped,
        Agenda left,
        Memory memory,
        boolean isCaughtUp,
        SortedMap<String, Ip> given,
        Adversity adversity,
        Set<String> born,
        Set<String> dead) {

    Seq<Change> changes() {
        return writings.map(Writing::change);
    }
}
