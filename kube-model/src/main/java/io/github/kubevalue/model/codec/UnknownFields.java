package io.github.kubevalue.model.codec;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.yaml.Node;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.HashMap;

/** Finds the fields of documents that the API does not know: mostly slips of the pen. */
public final class UnknownFields {
    private final java.util.Map<GoType, Map<String, GoType>> structs = new HashMap<>();

    /** Returns the unknown fields of an object of that kind, in the order in which they stand there. */
    public Seq<UnknownField> of(Kind<?> kind, Node object) {
        return in(new GoType(kind.type()), "", object)
                .filter(field ->
                        !field.path().equals("apiVersion") && !field.path().equals("kind"));
    }

    private Vector<UnknownField> in(GoType type, String path, Node node) {
        if (node instanceof Node.Mapping mapping) {
            return Vector.range(0, mapping.count())
                    .flatMap(index -> type.isStruct()
                            ? field(type, path, mapping.name(index), mapping.value(index))
                            : in(type.part(""), path + "[" + mapping.name(index) + "]", mapping.value(index)));
        }
        return node instanceof Node.Sequence sequence
                ? Vector.range(0, sequence.count())
                        .flatMap(index -> in(type.part(""), path + "[" + index + "]", sequence.item(index)))
                : Vector.empty();
    }

    private Vector<UnknownField> field(GoType struct, String path, String name, Node value) {
        String here = path.isEmpty() ? name : path + "." + name;
        Map<String, GoType> fields = structs.computeIfAbsent(struct, GoType::fields);
        if (fields.containsKey(name)) {
            return in(fields.get(name).get(), here, value);
        }
        boolean known = fields.isEmpty() || struct.is(Unmodelled.class);
        return known ? Vector.empty() : Vector.of(new UnknownField(here, value));
    }
}
