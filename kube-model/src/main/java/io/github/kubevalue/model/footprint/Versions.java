package io.github.kubevalue.model.footprint;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.KeyValue;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** The versions of objects that were seen so far. */
final class Versions {
    /** Above all revisions that a store comes to. */
    private static final long STAND_IN = 1L << 40;

    private final Census census;
    private final Map<KubeObject, Version> known = new HashMap<>();
    private final IdentityHashMap<KubeObject, Version> byObject = new IdentityHashMap<>();

    Versions(Census census) {
        this.census = census;
    }

    /** Returns the version that an object is, new or known. */
    Version of(KubeObject object) {
        Version seen = byObject.get(object);
        return seen != null ? seen : known.computeIfAbsent(versioned(object, Option.none()), this::made);
    }

    private Version made(KubeObject bare) {
        int number = known.size();
        long revision = STAND_IN + number;
        KubeObject object = versioned(bare, Option.of(Long.toString(revision)));
        KeyValue stored = new KeyValue(object.key(), object, revision, revision, 1, 0);
        Version version = new Version(number, stored, census.object(object));
        byObject.put(object, version);
        return version;
    }

    private static KubeObject versioned(KubeObject object, Option<String> revision) {
        return object.withMetadata(object.metadata().withResourceVersion(revision));
    }
}
