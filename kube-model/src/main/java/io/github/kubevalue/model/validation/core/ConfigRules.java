package io.github.kubevalue.model.validation.core;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.Rule;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;

/** The rules on ConfigMaps. (pkg/apis/core/validation/validation.go, ValidateConfigMap) */
public final class ConfigRules {
    /** The most bytes that a ConfigMap or a Secret may hold. */
    static final int MOST = 1024 * 1024;

    /** What is said of a change of what is fixed. */
    static final String FIXED = "field is immutable when `immutable` is set";

    private static final FieldPath DATA = FieldPath.of("data");
    private static final FieldPath BINARY = FieldPath.of("binaryData");

    private ConfigRules() {}

    /** Returns the faults of a ConfigMap. */
    public static Seq<FieldError> faults(ConfigMap map) {
        long size = map.data().foldLeft(0L, (sum, entry) -> sum + Rule.bytes(entry._2))
                + map.binaryData().foldLeft(0L, (sum, entry) -> sum + Base64Text.length(entry._2));
        return Faults.NONE
                .and(map.data()
                        .keySet()
                        .toVector()
                        .flatMap(key -> Faults.NONE
                                .and(DATA.key(key).invalid(key, Names.CONFIG_MAP_KEY))
                                .when(
                                        map.binaryData().containsKey(key),
                                        () -> DATA.key(key).invalid(key, "duplicate of key present in binaryData"))
                                .found()))
                .and(keys(map.binaryData(), BINARY))
                .when(size > MOST, () -> FieldPath.of("").tooLong(MOST))
                .found();
    }

    /** Returns the faults of a ConfigMap that replaces another, what may not change among them. */
    public static Seq<FieldError> updated(ConfigMap after, ConfigMap before) {
        boolean fixed = before.immutable().getOrElse(false);
        return Faults.NONE
                .when(
                        fixed && !after.immutable().getOrElse(false),
                        () -> FieldPath.of("immutable").forbidden(FIXED))
                .when(fixed && !after.data().equals(before.data()), () -> DATA.forbidden(FIXED))
                .when(fixed && !after.binaryData().equals(before.binaryData()), () -> BINARY.forbidden(FIXED))
                .and(faults(after))
                .found();
    }

    /** Returns the faults of the keys of some data. */
    static Seq<FieldError> keys(SortedMap<String, String> data, FieldPath path) {
        return data.keySet().toVector().flatMap(key -> path.key(key).invalid(key, Names.CONFIG_MAP_KEY));
    }
}
