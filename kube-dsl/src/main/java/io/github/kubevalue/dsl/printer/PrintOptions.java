package io.github.kubevalue.dsl.printer;

import org.immutables.value.Value;

/** What a table shows beside the columns that it always has. */
// staging/src/k8s.io/cli-runtime/pkg/printers/interface.go, PrintOptions
@Value.Immutable
public interface PrintOptions extends WithPrintOptions {
    /** What {@code kubectl get} shows of one kind in one namespace. */
    PrintOptions DEFAULT = builder().build();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether it shows the columns of {@code -o wide} as well. */
    @Value.Default
    default boolean wide() {
        return false;
    }

    /** Whether a first column names the namespaces, where the kind has them. */
    @Value.Default
    default boolean withNamespace() {
        return false;
    }

    /** Whether names are written with their kinds: {@code deployment.apps/web}. */
    @Value.Default
    default boolean withKind() {
        return false;
    }

    /** Builds {@link PrintOptions}. */
    final class Builder extends ImmutablePrintOptions.Builder {
        Builder() {}
    }
}
