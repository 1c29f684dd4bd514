package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;

/**
 * What the controllers told, each sentence once with how often it was said. Events have a log of their own, as large clusters
 * keep them in an etcd of their own: they change no revision, and nothing depends on them. The objects of the API are made
 * only when somebody asks for them.
 */
public final class EventLog {
    static final EventLog EMPTY = new EventLog(HashMap.empty());

    // cmd/kube-apiserver, --event-ttl: a lease of etcd that each telling takes anew
    private static final Duration TTL = Duration.ofHours(1);

    /** What was told of each object. */
    private final Map<ResourceKey, Tellings> tellings;

    private EventLog(Map<ResourceKey, Tellings> tellings) {
        this.tellings = tellings;
    }

    /** Returns the events that were told, or told again, less than an hour ago, in the order of the keys that they have in etcd. */
    Seq<io.github.kubevalue.model.core.Event> living(Instant now) {
        return tellings.values()
                .flatMap(Tellings::all)
                .filter(telling ->
                        telling.isWritten() && now.isBefore(telling.last().plus(TTL)))
                .map(Telling::event)
                .sortBy(event -> event.metadata().namespace().getOrElse("") + "/" + event.name())
                .toVector();
    }

    EventLog with(Seq<Event> told, String reporter, Instant now) {
        return told.foldLeft(this, (log, event) -> log.with(event, reporter, now));
    }

    private EventLog with(Event event, String reporter, Instant now) {
        ResourceKey key = event.regarding().key();
        Tellings before = tellings.getOrElse(key, Tellings.NONE);
        return new EventLog(tellings.put(key, before.with(event, reporter, now)));
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof EventLog log && tellings.equals(log.tellings);
    }

    @Override
    public int hashCode() {
        return tellings.hashCode();
    }

    /** Returns {@code 12 objects}: of how many something was told. */
    @Override
    public String toString() {
        return tellings.size() + " objects";
    }
}
