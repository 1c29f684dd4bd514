package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Secret;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import java.util.Base64;

/** The rules on ConfigMaps and Secrets. (pkg/apis/core/validation/validation.go) */
public final class ConfigRules {
    private static final int MOST = 1024 * 1024;
    private static final FieldPath DATA = FieldPath.of("data");
    private static final FieldPath BINARY = FieldPath.of("binaryData");

    private ConfigRules() {}

    /** Returns the faults of a ConfigMap. */
    public static Seq<FieldError> configMap(ConfigMap map) {
        return Faults.NONE
                .and(keys(map.data(), DATA))
                .and(map.data()
                        .keySet()
                        .toVector()
                        .filter(map.binaryData()::containsKey)
                        .map(key -> DATA.key(key).invalid(key, "duplicate of key present in binaryData")))
                .and(keys(map.binaryData(), BINARY))
                .when(
                        size(map.data()) + size(map.binaryData()) > MOST,
                        FieldPath.of("").tooLong(MOST))
                .found();
    }

    /** Returns the faults of a change of a ConfigMap. */
    public static Seq<FieldError> configMapChanges(ConfigMap after, ConfigMap before) {
        boolean fixed = before.immutable().getOrElse(false);
        return Faults.NONE
                .when(
                        fixed && !after.immutable().getOrElse(false),
                        FieldPath.of("immutable").forbidden("field is immutable when `immutable` is set"))
                .when(
                        fixed && !after.data().equals(before.data()),
                        DATA.forbidden("field is immutable when `immutable` is set"))
                .when(
                        fixed && !after.binaryData().equals(before.binaryData()),
                        BINARY.forbidden("field is immutable when `immutable` is set"))
                .found();
    }

    /** Returns the faults of a Secret. */
    public static Seq<FieldError> secret(Secret secret) {
        return Faults.NONE
                .and(keys(secret.data(), DATA))
                .and(secret.data()
                        .toVector()
                        .filter(entry -> !isBase64(entry._2))
                        .map(entry -> DATA.key(entry._1).invalid(entry._2, "illegal base64 data")))
                .when(size(secret.data()) > MOST, DATA.tooLong(MOST))
                .found();
    }

    /** Returns the faults of a change of a Secret. */
    public static Seq<FieldError> secretChanges(Secret after, Secret before) {
        boolean fixed = before.immutable().getOrElse(false);
        return Faults.NONE
                .when(
                        !after.secretType().equals(before.secretType()),
                        FieldPath.of("type")
                                .invalid(
                                        after.secretType().map(Object::toString).getOrElse(""), "field is immutable"))
                .when(
                        fixed && !after.data().equals(before.data()),
                        DATA.forbidden("field is immutable when `immutable` is set"))
                .found();
    }

    private static Seq<FieldError> keys(SortedMap<String, String> data, FieldPath path) {
        return data.keySet().toVector().flatMap(key -> path.key(key).invalid(key, Names.CONFIG_MAP_KEY));
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getMimeDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int size(SortedMap<String, String> data) {
        return data.foldLeft(0, (sum, entry) -> sum + entry._2.length());
    }
}
