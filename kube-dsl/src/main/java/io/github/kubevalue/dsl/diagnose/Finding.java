package io.github.kubevalue.dsl.diagnose;

import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** One thing that will not work: which rule found it, where, the evidence, and what to change. */
@Value.Immutable
public interface Finding extends WithFinding {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Begins a finding that something does not work. */
    static Builder error(String id, KubeObject object, String field) {
        return about(Severity.ERROR, id, object, field);
    }

    /** Begins a finding that something may not work. */
    static Builder warning(String id, KubeObject object, String field) {
        return about(Severity.WARNING, id, object, field);
    }

    /**
     * Returns the finding of an annotation that cannot be read.
     *
     * @param path the path of the metadata that hold it, {@code spec.template.} or nothing
     * @param instead what holds in its place
     */
    static Finding unreadable(
            KubeObject object, String path, String annotation, String value, String why, String instead) {
        return warning("annotation-unreadable", object, path + "metadata.annotations[" + annotation + "]")
                .message("the annotation " + annotation + " cannot be read: " + why)
                .addBecause("its value is \"" + value + "\"")
                .fix("correct it; " + instead)
                .build();
    }

    /** Begins a finding of something to know. */
    static Builder info(String id, KubeObject object, String field) {
        return about(Severity.INFO, id, object, field);
    }

    private static Builder about(Severity severity, String id, KubeObject object, String field) {
        Builder builder = builder();
        builder.severity(severity).id(id).object(object.key()).field(field);
        return builder;
    }

    /** The rule, in a few words: {@code service-selects-nothing}. */
    String id();

    /** How bad it is. */
    Severity severity();

    /** The object that is at fault, as far as can be told. */
    ResourceKey object();

    /** The field of the object: {@code spec.ports[0].targetPort}. */
    String field();

    /** What is wrong, in a sentence. */
    String message();

    /** The facts that prove it. */
    Seq<String> because();

    /** What to do about it. */
    String fix();

    /** Whether it counts as a fault. */
    default boolean isFault() {
        return severity() != Severity.INFO;
    }

    /** Builds a {@link Finding}. */
    final class Builder extends ImmutableFinding.Builder {
        Builder() {}
    }
}
