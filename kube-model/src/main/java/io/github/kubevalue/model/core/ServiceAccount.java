package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** An account that pods run as. */
@Value.Immutable
@JsonDeserialize(builder = ServiceAccount.Builder.class)
public interface ServiceAccount extends KubeObject, WithServiceAccount {
    /** The kind {@code v1 ServiceAccount}. */
    Kind<ServiceAccount> KIND =
            Kind.of("v1", "ServiceAccount", "serviceaccounts", Scope.NAMESPACED, ServiceAccount.class);

    /** Returns a ServiceAccount of that name. */
    static ServiceAccount named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<ServiceAccount> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** Secrets that the account's pods may use. */
    Seq<ObjectReference> secrets();

    /** Secrets with which the account's pods pull images. */
    Seq<LocalObjectReference> imagePullSecrets();

    /** Whether the account's token is mounted, unless the pod says otherwise. */
    Option<Boolean> automountServiceAccountToken();

    @Override
    ServiceAccount withMetadata(ObjectMeta metadata);

    /** Builds a {@link ServiceAccount}. */
    final class Builder extends ImmutableServiceAccount.Builder {
        Builder() {}
    }
}
