package io.github.kubevalue.model.encoding;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.vavr.collection.LinkedHashMap;
import java.util.Objects;
import org.immutables.encode.Encoding;

/** The fields of an object that its type does not name: empty unless set, in the order of the document. */
@Encoding
class OtherFieldsEncoding<V> {
    @Encoding.Impl
    private final LinkedHashMap<String, V> fields = LinkedHashMap.empty();

    @Encoding.Copy
    LinkedHashMap<String, V> with(LinkedHashMap<String, V> entries) {
        return Objects.requireNonNull(entries);
    }

    @Encoding.Builder
    static class Builder<V> {
        private LinkedHashMap<String, V> fields = LinkedHashMap.empty();

        @JsonAnySetter
        @Encoding.Naming(standard = Encoding.StandardNaming.PUT)
        @Encoding.Init
        void put(String name, V value) {
            fields = fields.put(Objects.requireNonNull(name), Objects.requireNonNull(value));
        }

        @Encoding.Init
        @Encoding.Copy
        void set(LinkedHashMap<String, V> values) {
            fields = Objects.requireNonNull(values);
        }

        @Encoding.Build
        LinkedHashMap<String, V> build() {
            return fields;
        }
    }
}
