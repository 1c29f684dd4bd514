package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.footprint.Writing;
import io.github.kubevalue.model.store.Change;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import java.util.List;

/**
 * What comes of a piece of work wherever the same is seen.
 *
 * @param writings what it changes
 * @param changes the same as the store has it
 * @param isStopped whether the controller stops, and starts anew
 * @param later what it asks to be done later
 * @param failures how often in a row it has failed then
 * @param thought what its controller then remembers
 * @param isCaughtUp whether that controller then knows all that happened before
 * @param given the addresses that are given, by pod CIDR
 * @param setting what may still go wrong
 * @param born the uids of the objects that it makes
 * @param dead the uids of those that it deletes
 */
record Outcome(
        List<Writing> writings,
        Seq<Change> changes,
        boolean isStopped,
        List<Alarm> later,
        int failures,
        Thought thought,
        boolean isCaughtUp,
        SortedMap<String, Ip> given,
        Setting setting,
        List<String> born,
        List<String> dead) {}
