package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Strategies;
import io.github.kubevalue.model.registry.Strategy;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.MetadataRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Validation;

/**
 * What the API server would say of an object by itself, without a server: all faults at once, in its own order and words.
 *
 * <pre>{@code
 * Validator.validate(pod).fold(
 *     faults -> faults.mkString("\n"),    // spec.containers[0].image: Required value
 *     valid -> valid.name());             // the pod with its defaults
 * }</pre>
 *
 * <p>Custom resources are judged by their schemas and rules if their definitions are at hand:
 *
 * <pre>{@code
 * Snapshot definitions = Validator.definitions(manifest.objects());
 * manifest.objects().map(object -> Validator.validate(object, definitions));
 * }</pre>
 *
 * <p>What depends on other objects, such as quotas, allocated addresses and admission, is not judged here. An object
 * without a namespace is taken to be in {@code default}, as {@code kubectl} takes it.
 */
public final class Validator {
    private static final Snapshot NO_DEFINITIONS = Store.empty();
    private static final String SUFFIX = "xxxxx";
    private static final Option<String> ACCOUNT = Option.of("default");
    private static final String UID = "00000000-0000-0000-0000-000000000000";

    private Validator() {}

    /** Returns the CustomResourceDefinitions among those objects, as a server has them: of two of one name the later. */
    public static Snapshot definitions(Seq<? extends KubeObject> objects) {
        return objects.filter(CustomResourceDefinition.class::isInstance)
                .map(CustomResourceDefinition.class::cast)
                .foldLeft(
                        Store.empty(),
                        (store, definition) -> store.put(Strategies.of(CustomResourceDefinition.KIND, store)
                                .defaults()
                                .apply(definition)));
    }

    /** Returns a new object with its defaults, or all that is wrong with it. */
    public static <T extends KubeObject> Validation<Seq<FieldError>, T> validate(T object) {
        return validate(object, NO_DEFINITIONS);
    }

    /** Returns likewise a new object, which may be of a kind that is defined there. */
    public static <T extends KubeObject> Validation<Seq<FieldError>, T> validate(T object, Snapshot definitions) {
        Strategy<T> strategy = strategy(object, definitions);
        T complete = complete(object, strategy);
        T made = strategy.newStatus().apply(made(complete, strategy));
        return judged(
                complete,
                MetadataRules.faults(made, strategy.names())
                        .appendAll(strategy.faults().apply(made)));
    }

    /**
     * Returns an object that is to replace another with its defaults, or all that is wrong with it and with the change.
     * One that has no uid is taken to be as it was sent to the server, which adds a uid and, to a Job, a selector.
     */
    public static <T extends KubeObject> Validation<Seq<FieldError>, T> validateUpdate(T after, T before) {
        return validateUpdate(after, before, NO_DEFINITIONS);
    }

    /** Returns likewise an object that is to replace another, which may be of a kind that is defined there. */
    public static <T extends KubeObject> Validation<Seq<FieldError>, T> validateUpdate(
            T after, T before, Snapshot definitions) {
        Strategy<T> strategy = strategy(after, definitions);
        T old = kept(complete(before, strategy), before, strategy);
        T complete = strategy.replacing().apply(complete(after, strategy), old);
        T replaced = kept(complete, before, strategy);
        return judged(
                complete,
                MetadataRules.faults(replaced, strategy.names())
                        .appendAll(MetadataRules.changes(replaced.metadata(), old.metadata()))
                        .appendAll(strategy.updateFaults(replaced, old)));
    }

    /** Returns an object whose status is to replace that of another, or all that is wrong with the status. */
    public static <T extends KubeObject> Validation<Seq<FieldError>, T> validateStatus(T after, T before) {
        return validateStatus(after, before, NO_DEFINITIONS);
    }

    /** Returns likewise an object with another status, which may be of a kind that is defined there. */
    public static <T extends KubeObject> Validation<Seq<FieldError>, T> validateStatus(
            T after, T before, Snapshot definitions) {
        return judged(after, strategy(after, definitions).statusFaults().apply(after, before));
    }

    @SuppressWarnings("unchecked") // the kind of an object is the kind of its type
    private static <T extends KubeObject> Strategy<T> strategy(T object, Snapshot definitions) {
        return (Strategy<T>) Strategies.of(object.type(), definitions);
    }

    private static <T extends KubeObject> Validation<Seq<FieldError>, T> judged(T object, Seq<FieldError> faults) {
        return faults.isEmpty() ? Validation.valid(object) : Validation.invalid(Vector.ofAll(faults.distinct()));
    }

    private static <T extends KubeObject> T complete(T object, Strategy<T> strategy) {
        return strategy.defaults().apply(placed(object, strategy));
    }

    private static <T extends KubeObject> T kept(T object, T before, Strategy<T> strategy) {
        return before.metadata().uid().isEmpty() ? made(object, strategy) : object;
    }

    private static <T extends KubeObject> T made(T object, Strategy<T> strategy) {
        return admitted(strategy.prepared().apply(begun(object, strategy)), strategy);
    }

    /** Admission has given each pod a service account by the time it is judged. */
    private static <T extends KubeObject> T admitted(T object, Strategy<T> strategy) {
        return object instanceof Pod pod && pod.spec().serviceAccountName().isEmpty()
                ? strategy.kind().type().cast(pod.withSpec(pod.spec().withServiceAccountName(ACCOUNT)))
                : object;
    }

    private static <T extends KubeObject> T placed(T object, Strategy<T> strategy) {
        return strategy.kind().isNamespaced() && object.namespace().isEmpty()
                ? with(object, object.metadata().withNamespace("default"), strategy)
                : object;
    }

    /** The object as the server completes it before it is judged: with a name and a uid. */
    private static <T extends KubeObject> T begun(T object, Strategy<T> strategy) {
        ObjectMeta metadata = object.metadata();
        Option<String> prefix = metadata.generateName().filter(text -> !text.isEmpty());
        Option<String> name = metadata.name().filter(text -> !text.isEmpty());
        return with(
                object,
                metadata.withUid(metadata.uid().orElse(Option.of(UID)))
                        .withName(name.orElse(prefix.map(text -> text + SUFFIX))),
                strategy);
    }

    private static <T extends KubeObject> T with(T object, ObjectMeta metadata, Strategy<T> strategy) {
        return strategy.kind().type().cast(object.withMetadata(metadata));
    }
}
