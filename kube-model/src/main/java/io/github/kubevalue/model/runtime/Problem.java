package io.github.kubevalue.model.runtime;

/**
 * An annotation that cannot be read; its default holds instead.
 *
 * @param annotation its full key, {@code kubevalue.io/ready-after}
 * @param value what it says
 * @param detail the rule that is broken, {@code must be a duration such as 500ms, 30s or 1m30s}
 */
public record Problem(String annotation, String value, String detail) {

    /** Returns {@code metadata.annotations[kubevalue.io/ready-after]: Invalid value: "soon": must be …}. */
    @Override
    public String toString() {
        return "metadata.annotations[" + annotation + "]: Invalid value: \"" + value + "\": " + detail;
    }
}
