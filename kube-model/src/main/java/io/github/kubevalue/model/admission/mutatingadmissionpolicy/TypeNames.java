package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import io.github.kubevalue.model.cel.Val;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Whether objects have types by the path of their field. (apiserver/pkg/cel/mutation/dynamic/objects.go) */
final class TypeNames {
    private TypeNames() {}

    /** Returns what does not fit in an object. */
    static Option<MutationFault> mismatch(Val.Struct object) {
        Vector<String> found = mismatches(object, object.type().name());
        return Option.when(!found.isEmpty(), () -> MutationFault.of("type mismatch: " + found.mkString("\n")));
    }

    private static Vector<String> mismatches(Val value, String path) {
        if (value instanceof Val.Struct struct) {
            String name = struct.type().name();
            Vector<String> inner =
                    struct.fields().toVector().flatMap(field -> mismatches(field._2, path + "." + field._1));
            return name.equals(path)
                    ? inner
                    : inner.prepend("unexpected type name \"" + name + "\", expected \"" + path
                            + "\", which matches field name path from root Object type");
        } else if (value instanceof Val.ListVal list) {
            return list.items().flatMap(item -> mismatches(item, path));
        }
        return value instanceof Val.MapVal map
                ? map.entries().values().toVector().flatMap(item -> mismatches(item, path))
                : Vector.empty();
    }
}
