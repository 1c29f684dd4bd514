package io.github.kubevalue.model.encoding;

import io.vavr.collection.SortedMap;
import java.util.Objects;
import org.immutables.encode.Encoding;

/**
 * An attribute of type {@link SortedMap} with text keys: one order on each run, empty unless set, without nulls. Entries
 * that equal those that are there leave them there, so that equal parts of objects stay shared.
 */
@Encoding
class SortedMapEncoding<V> {
    @Encoding.Impl
    private final SortedMap<String, V> map = io.github.kubevalue.model.encoding.EmptyMap.of();

    @Encoding.Copy
    SortedMap<String, V> with(SortedMap<String, V> entries) {
        return map.equals(entries) ? map : Objects.requireNonNull(entries);
    }

    @Encoding.Builder
    static class Builder<V> {
        private SortedMap<String, V> entries = io.github.kubevalue.model.encoding.EmptyMap.of();

        @Encoding.Naming(standard = Encoding.StandardNaming.PUT)
        @Encoding.Init
        void put(String key, V value) {
            entries = entries.put(Objects.requireNonNull(key), Objects.requireNonNull(value));
        }

        @Encoding.Init
        @Encoding.Copy
        void set(SortedMap<String, V> values) {
            entries = Objects.requireNonNull(values);
        }

        @Encoding.Build
        SortedMap<String, V> build() {
            return entries;
        }
    }
}
