package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Ongoing;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the controllers told, each sentence once with how often it was said. Events have a log of their own, as large clusters
 * keep them in an etcd of their own: they change no revision, and nothing depends on them. The objects of the API are made
 * only when somebody asks for them.
 */
public final class EventLog {
    static final EventLog EMPTY = new EventLog(HashMap.empty(), HashMap.empty());

    // cmd/kube-apiserver, --event-ttl: a lease of etcd that each telling takes anew
    private static final Duration TTL = Duration.ofHours(1);

    /** What was told of each object. */
    private final Map<ResourceKey, Tellings> tellings;

    /** What goes on being told. */
    private final Map<Work, Seq<Going>> going;

    private EventLog(Map<ResourceKey, Tellings> tellings, Map<Work, Seq<Going>> going) {
        this.tellings = tellings;
        this.going = going;
    }

    /**
     * Returns the events that were told, or told again, less than an hour ago, in the order of the keys that they have in etcd.
     *
     * @param exists whether there is an object: nobody tells of what is gone
     */
    Seq<io.github.kubevalue.model.core.Event> living(Instant now, Predicate<ResourceKey> exists) {
        EventLog all = going.filterKeys(work -> exists.test(work.key()))
                .values()
                .flatMap(Function.identity())
                .foldLeft(this, (log, one) -> log.until(now, true, one));
        return all.tellings
                .values()
                .flatMap(Tellings::all)
                .filter(telling ->
                        telling.isWritten() && now.isBefore(telling.last().plus(TTL)))
                .map(Telling::event)
                .sortBy(event -> event.metadata().namespace().getOrElse("") + "/" + event.name())
                .toVector();
    }

    /** Returns what was told when a controller has looked at a key: what it does not go on with is over. */
    EventLog with(Work work, Seq<Ongoing> said, String reporter, Instant now) {
        if (said.isEmpty() && (going.isEmpty() || !going.containsKey(work))) {
            return this;
        }
        Seq<Going> before = going.getOrElse(work, Vector.empty());
        Seq<Going> kept = before.filter(one -> said.exists(one.what()::isSame));
        Seq<Going> begun = said.reject(
                        one -> before.exists(other -> other.what().isSame(one)))
                .map(one -> new Going(one, reporter, now));
        EventLog told = before.removeAll(kept).foldLeft(this, (log, one) -> log.until(now, false, one));
        Seq<Going> after = kept.appendAll(begun);
        return new EventLog(told.tellings, after.isEmpty() ? going.remove(work) : going.put(work, after));
    }

    private EventLog until(Instant now, boolean isIncluded, Going one) {
        ResourceKey key = one.what().event().regarding().key();
        Tellings before = tellings.getOrElse(key, Tellings.NONE);
        return new EventLog(tellings.put(key, one.until(now, isIncluded, before)), going);
    }

    EventLog with(Seq<Event> told, String reporter, Instant now) {
        return told.foldLeft(this, (log, event) -> log.with(event, reporter, now));
    }

    private EventLog with(Event event, String reporter, Instant now) {
        ResourceKey key = event.regarding().key();
        Tellings before = tellings.getOrElse(key, Tellings.NONE);
        return new EventLog(tellings.put(key, before.with(event, reporter, now)), going);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof EventLog log && tellings.equals(log.tellings) && going.equals(log.going);
    }

    @Override
    public int hashCode() {
        return 31 * tellings.hashCode() + going.hashCode();
    }

    /** Returns {@code 12 objects}: of how many something was told. */
    @Override
    public String toString() {
        return tellings.size() + " objects";
    }
}
