package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.json.Json;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** Which fields of an object a manager has written, in one way and through one version of the API. */
@Value.Immutable
@JsonDeserialize(builder = ManagedFieldsEntry.Builder.class)
public interface ManagedFieldsEntry extends ApiValue, WithManagedFieldsEntry {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the manager: {@code kubectl}, {@code kube-controller-manager}. */
    @Value.Default
    default String manager() {
        return "";
    }

    /** How the fields were written: {@code Apply} or {@code Update}. */
    @Value.Default
    default String operation() {
        return "";
    }

    /** The version of the API that names the fields. */
    @Value.Default
    default String apiVersion() {
        return "";
    }

    /** When the manager wrote last. */
    Option<Instant> time();

    /** How the fields are said; {@code FieldsV1} is the only way. */
    @Value.Default
    default String fieldsType() {
        return "";
    }

    /** The fields, as a tree: <code>{"f:spec": {"f:replicas": {}}}</code>. */
    Option<Json> fieldsV1();

    /** The subresource through which the fields were written; empty for the object itself. */
    @Value.Default
    default String subresource() {
        return "";
    }

    /** Builds a {@link ManagedFieldsEntry}. */
    final class Builder extends ImmutableManagedFieldsEntry.Builder {
        Builder() {}
    }
}
