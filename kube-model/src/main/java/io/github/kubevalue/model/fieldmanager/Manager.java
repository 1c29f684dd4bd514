package io.github.kubevalue.model.fieldmanager;

import io.github.kubevalue.model.meta.ManagedFieldsEntry;
import java.util.Comparator;

/**
 * Who owns fields: a program, and how it writes them. A program that applies is one manager whatever version of the API it
 * speaks; one that updates is another manager with each version. (managedfields/internal/managedfields.go, BuildManagerIdentifier)
 *
 * @param name the program
 * @param operation how it writes
 * @param apiVersion the version that it speaks if it updates; empty if it applies
 * @param subresource the subresource that it writes; empty for the object itself
 */
public record Manager(String name, Operation operation, String apiVersion, String subresource)
        implements Comparable<Manager> {
    private static final Comparator<Manager> ORDER = Comparator.comparing(Manager::name)
            .thenComparing(manager -> manager.operation.text())
            .thenComparing(Manager::apiVersion)
            .thenComparing(Manager::subresource);

    /** How fields are written. */
    public enum Operation {
        /** By server-side apply. */
        APPLY("Apply"),
        /** By any other verb. */
        UPDATE("Update");

        private final String text;

        Operation(String text) {
            this.text = text;
        }

        /** The word of the API. */
        public String text() {
            return text;
        }
    }

    /** Returns who applies. */
    static Manager applier(String name, String subresource) {
        return new Manager(name, Operation.APPLY, "", subresource);
    }

    /** Returns who updates; without a name, who is not known. */
    static Manager updater(String name, String apiVersion, String subresource) {
        return new Manager(name.isEmpty() ? "unknown" : name, Operation.UPDATE, apiVersion, subresource);
    }

    static Manager of(ManagedFieldsEntry entry) {
        return entry.operation().equals(Operation.APPLY.text)
                ? applier(entry.manager(), entry.subresource())
                : updater(entry.manager(), entry.apiVersion(), entry.subresource());
    }

    /** Whether this manager applies. */
    boolean isApplier() {
        return operation == Operation.APPLY;
    }

    @Override
    public int compareTo(Manager other) {
        return ORDER.compare(this, other);
    }

    /** Returns {@code "hpa" using apps/v1}, as conflicts name managers. */
    @Override
    public String toString() {
        // managedfields/internal/conflict.go, printManager
        String quoted = '"' + name + '"' + (subresource.isEmpty() ? "" : " with subresource \"" + subresource + '"');
        return isApplier() ? quoted : quoted + " using " + apiVersion;
    }
}
