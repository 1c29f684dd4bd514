package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.allocation.HostLocal;
import io.github.kubevalue.model.cluster.Adversity;
import io.github.kubevalue.model.cluster.Agenda;
import io.github.kubevalue.model.cluster.Work;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.footprint.Objects;
import io.github.kubevalue.model.footprint.Writing;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.Tuple2;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import java.time.Instant;

/**
 * A cluster, in parts that it shares with others.
 *
 * @param objects the objects
 * @param agenda what is to be done
 * @param memories what the controllers remember
 * @param addresses which addresses were given last
 * @param adversity what may go wrong
 * @param now the virtual time
 * @param news what those have not heard yet who follow what happens
 * @param dead the uids that were given to objects which are no more
 */
record Situation(
        Objects objects,
        Agenda agenda,
        Map<Work, Memory> memories,
        HostLocal addresses,
        Adversity adversity,
        Instant now,
        Map<Work, Seq<Writing>> news,
        Set<String> dead) {

    Memory memory(Work work) {
        return memories.isEmpty() ? Memory.NONE : memories.getOrElse(work, Memory.NONE);
    }

    /** Whether an outcome makes nothing that would be taken for what is no more. */
    boolean admits(Outcome outcome) {
        return dead.isEmpty() || !outcome.born().exists(dead::contains);
    }

    Situation due(Instant time) {
        return new Situation(objects, agenda.due(time), memories, addresses, adversity, time, news, dead);
    }

    /** Returns the objects after an outcome. */
    Objects changed(Outcome outcome) {
        Objects changed = objects;
        for (Writing writing : outcome.writings()) {
            changed = changed.after(writing);
        }
        return changed;
    }

    /**
     * Returns the situation after the work at that place.
     *
     * @param outcome what came of it
     * @param changed the objects after it
     * @param woken whom each of its writings wakes
     */
    Situation after(int place, Outcome outcome, Objects changed, Seq<Seq<Work>> woken) {
        Work work = agenda.pending().get(place);
        return new Situation(
                changed,
                agenda.done(place, outcome.left(), woken.flatMap(each -> each)),
                remembered(work, outcome.memory()),
                outcome.given().isEmpty() ? addresses : new HostLocal(merged(addresses.last(), outcome.given())),
                outcome.adversity(),
                now,
                told(work, outcome, woken),
                outcome.dead().isEmpty() ? dead : dead.addAll(outcome.dead()));
    }

    /** Returns the situation after a controller started anew, which is told of those keys. */
    Situation restarted(String controller, Seq<ResourceKey> keys) {
        return new Situation(
                objects,
                agenda.restarted(controller, keys),
                memories.filterKeys(work -> !work.controller().equals(controller)),
                addresses,
                adversity,
                now,
                news.filterKeys(work -> !work.controller().equals(controller)),
                dead);
    }

    private static <V> SortedMap<String, V> merged(SortedMap<String, V> all, SortedMap<String, V> more) {
        return more.foldLeft(all, SortedMap::put);
    }

    private Map<Work, Memory> remembered(Work work, Memory memory) {
        return memory.seen().isEmpty() && memory(work).equals(memory)
                ? memories
                : memory.equals(Memory.NONE) ? memories.remove(work) : memories.put(work, memory);
    }

    private Map<Work, Seq<Writing>> told(Work work, Outcome outcome, Seq<Seq<Work>> woken) {
        Map<Work, Seq<Writing>> told = news;
        if (outcome.isCaughtUp()) {
            told = told.put(work, Vector.empty());
        }
        for (Work follower : told.keySet()) {
            Seq<Writing> more = outcome.writings()
                    .zip(woken)
                    .filter(each -> each._2.contains(follower))
                    .map(Tuple2::_1);
            told = more.isEmpty()
                    ? told
                    : told.put(
                            follower, told.getOrElse(follower, Vector.empty()).appendAll(more));
        }
        return told;
    }
}
