package io.github.kubevalue.model.validation.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.core.SecretType;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The rules on Secrets. (pkg/apis/core/validation/validation.go, ValidateSecret) */
public final class SecretRules {
    private static final FieldPath DATA = FieldPath.of("data");
    private static final String SERVICE_ACCOUNT = "kubernetes.io/service-account.name";
    private static final ObjectMapper JSON = new ObjectMapper();

    private SecretRules() {}

    /** Returns the faults of a Secret that has its defaults. */
    public static Seq<FieldError> faults(Secret secret) {
        long size = secret.data().foldLeft(0L, (sum, entry) -> sum + Base64Text.length(entry._2));
        return Faults.NONE
                .and(secret.data()
                        .toVector()
                        .filter(entry -> Base64Text.decoded(entry._2).isEmpty())
                        .map(entry -> DATA.key(entry._1).invalid(entry._2, "illegal base64 data")))
                .and(ConfigRules.keys(secret.data(), DATA))
                .when(size > ConfigRules.MOST, () -> DATA.tooLong(ConfigRules.MOST))
                .and(typed(secret, secret.secretType().map(SecretType::text).getOrElse("")))
                .found();
    }

    /** What a Secret must hold to be of use for what it says it is for. */
    private static Seq<FieldError> typed(Secret secret, String type) {
        switch (type) {
            case "kubernetes.io/service-account-token" -> {
                FieldPath account = FieldPath.of("metadata.annotations").key(SERVICE_ACCOUNT);
                return Faults.NONE
                        .required(secret.metadata().annotations().get(SERVICE_ACCOUNT), account)
                        .found();
            }
            case "kubernetes.io/dockercfg" -> {
                return json(secret, ".dockercfg");
            }
            case "kubernetes.io/dockerconfigjson" -> {
                return json(secret, ".dockerconfigjson");
            }
            case "kubernetes.io/basic-auth" -> {
                boolean either =
                        secret.data().containsKey("username") || secret.data().containsKey("password");
                return either
                        ? Vector.empty()
                        : Vector.of(
                                DATA.key("username").required(),
                                DATA.key("password").required());
            }
            case "kubernetes.io/ssh-auth" -> {
                return Faults.NONE
                        .required(secret.data().get("ssh-privatekey"), DATA.key("ssh-privatekey"))
                        .found();
            }
            case "kubernetes.io/tls" -> {
                return Vector.of("tls.crt", "tls.key")
                        .filter(key -> !secret.data().containsKey(key))
                        .map(key -> DATA.key(key).required());
            }
            default -> {
                return Vector.empty();
            }
        }
    }

    private static Seq<FieldError> json(Secret secret, String key) {
        Option<String> text = secret.data().get(key);
        if (text.isEmpty()) {
            return Vector.of(DATA.key(key).required());
        }
        return Base64Text.decoded(text.get())
                .flatMap(SecretRules::problem)
                .map(problem -> DATA.key(key).invalid("<secret contents redacted>", problem))
                .toVector();
    }

    /** What Go says of bytes that are no JSON object; of other slips than the usual ones, that of the first character. */
    private static Option<String> problem(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return Option.of("unexpected end of JSON input");
        }
        try {
            JsonNode tree = JSON.readTree(text);
            return tree.isObject() || tree.isNull()
                    ? Option.none()
                    : Option.of(
                            "json: cannot unmarshal " + kind(tree) + " into Go value of type map[string]interface {}");
        } catch (IOException malformed) {
            return Option.of(
                    text.startsWith("{") || text.startsWith("[")
                            ? "unexpected end of JSON input"
                            : "invalid character "
                                    + GoText.quoted(text.substring(0, 1)).replace('"', '\'')
                                    + " looking for beginning of value");
        }
    }

    private static String kind(JsonNode tree) {
        return tree.isArray() ? "array" : tree.isTextual() ? "string" : tree.isNumber() ? "number" : "bool";
    }

    /** Returns the faults of a Secret that replaces another, what may not change among them. */
    public static Seq<FieldError> updated(Secret after, Secret before) {
        boolean fixed = before.immutable().getOrElse(false);
        return Faults.NONE
                .immutable(
                        after.secretType().map(SecretType::text).getOrElse(""),
                        before.secretType().map(SecretType::text).getOrElse(""),
                        FieldPath.of("type"),
                        GoText::json)
                .when(
                        fixed && !after.immutable().getOrElse(false),
                        () -> FieldPath.of("immutable").forbidden(ConfigRules.FIXED))
                .when(fixed && !after.data().equals(before.data()), () -> DATA.forbidden(ConfigRules.FIXED))
                .and(faults(after))
                .found();
    }
}
