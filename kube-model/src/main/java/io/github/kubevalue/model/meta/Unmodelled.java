package io.github.kubevalue.model.meta;

import java.util.Locale;
import org.immutables.value.Value;

/**
 * An object of a kind that has no type here, kept whole: it can be stored, selected, owned and printed, but nothing
 * acts on it. All fields but {@code apiVersion}, {@code kind} and {@code metadata} are {@link #otherFields()}.
 */
@Value.Immutable
public interface Unmodelled extends KubeObject, WithUnmodelled {

    /** Returns a kind that has no type here, with its plural made by the rules of English that the API machinery uses. */
    static Kind<Unmodelled> kind(String apiVersion, String name, Scope scope) {
        return Kind.of(apiVersion, name, plural(name.toLowerCase(Locale.ROOT)), scope, Unmodelled.class);
    }

    private static String plural(String singular) {
        // apimachinery, pkg/api/meta/restmapper.go, UnsafeGuessKindToResource
        if (singular.endsWith("s")) {
            return singular + "es";
        }
        return singular.endsWith("y") ? singular.substring(0, singular.length() - 1) + "ies" : singular + "s";
    }

    /** Returns a builder, which needs the kind. */
    static Builder builder() {
        return new Builder();
    }

    /** The kind. */
    Kind<Unmodelled> kind();

    @Override
    default Kind<Unmodelled> type() {
        return kind();
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    @Override
    Unmodelled withMetadata(ObjectMeta metadata);

    /** Builds an {@link Unmodelled} object. */
    final class Builder extends ImmutableUnmodelled.Builder {
        Builder() {}
    }
}
