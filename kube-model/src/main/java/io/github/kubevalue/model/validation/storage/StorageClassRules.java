package io.github.kubevalue.model.validation.storage;

import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The rules on StorageClasses; their topologies are not looked into. (pkg/apis/storage/validation/validation.go) */
public final class StorageClassRules {
    private static final FieldPath PROVISIONER = FieldPath.of("provisioner");
    private static final FieldPath PARAMETERS = FieldPath.of("parameters");
    private static final FieldPath RECLAIM = FieldPath.of("reclaimPolicy");
    private static final FieldPath BINDING = FieldPath.of("volumeBindingMode");
    private static final int MOST_PARAMETERS = 512;
    private static final int MOST_BYTES = 256 * 1024;

    private StorageClassRules() {}

    /** Returns the faults of a StorageClass that has its defaults. */
    public static Seq<FieldError> faults(StorageClass storage) {
        return Faults.NONE
                .named(Names.QUALIFIED_NAME, storage.provisioner().toLowerCase(Locale.ROOT), PROVISIONER)
                .and(parameters(storage.parameters()))
                .oneOf(storage.reclaimPolicy(), RECLAIM, "Delete", "Retain")
                .when(storage.volumeBindingMode().isEmpty(), BINDING::required)
                .oneOf(storage.volumeBindingMode(), BINDING, "Immediate", "WaitForFirstConsumer")
                .found();
    }

    /** Returns the faults of a StorageClass that replaces another: volumes were made by what it said. */
    public static Seq<FieldError> updated(StorageClass after, StorageClass before) {
        return Faults.NONE
                .immutable(after.parameters(), before.parameters(), PARAMETERS, GoText::json)
                .immutable(after.provisioner(), before.provisioner(), PROVISIONER, GoText::quoted)
                .immutable(text(after.reclaimPolicy()), text(before.reclaimPolicy()), RECLAIM, GoText::quoted)
                .immutable(text(after.volumeBindingMode()), text(before.volumeBindingMode()), BINDING, GoText::quoted)
                .found();
    }

    private static String text(Option<?> said) {
        return said.map(Object::toString).getOrElse("");
    }

    private static Seq<FieldError> parameters(Map<String, String> parameters) {
        if (parameters.size() > MOST_PARAMETERS) {
            return Vector.of(PARAMETERS.tooLong(MOST_PARAMETERS));
        }
        long bytes =
                parameters.map(entry -> bytes(entry._1) + bytes(entry._2)).sum().longValue();
        return Faults.NONE
                .when(parameters.containsKey(""), () -> PARAMETERS.invalid("", "field can not be empty."))
                .when(bytes > MOST_BYTES, () -> PARAMETERS.tooLong(MOST_BYTES))
                .found();
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
