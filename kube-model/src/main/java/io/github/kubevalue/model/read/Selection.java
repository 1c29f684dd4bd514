package io.github.kubevalue.model.read;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.customresource.CustomResources;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.selector.FieldQuery;
import io.github.kubevalue.model.selector.LabelQuery;
import io.github.kubevalue.model.selector.SelectableFields;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Comparator;

/**
 * Which objects of a kind a request is about.
 *
 * @param kind the kind
 * @param namespace where they are; none for anywhere
 * @param labels what labels they have
 * @param fields what they say, in the words of the kind
 * @param selectable how the fields are read
 * @param <T> the type of the objects
 */
record Selection<T extends KubeObject>(
        Kind<T> kind, Option<String> namespace, LabelQuery labels, FieldQuery fields, SelectableFields selectable) {
    /** The order of keys in etcd, where a slash is behind the namespace. */
    private static final Comparator<KubeObject> BY_KEY = Comparator.comparing(
                    (KubeObject object) -> object.namespace() + "/")
            .thenComparing(KubeObject::name);

    /** Returns what the options select, or why they select nothing. */
    static <T extends KubeObject> Either<ApiError, Selection<T>> of(
            Kind<T> kind, ListOptions options, Snapshot snapshot) {
        SelectableFields selectable = CustomResources.selectableFields(kind, snapshot);
        return LabelQuery.parse(options.labelSelector())
                .flatMap(labels -> FieldQuery.parse(options.fieldSelector())
                        .flatMap(selectable::resolved)
                        .map(fields -> new Selection<>(kind, place(kind, options, fields), labels, fields, selectable)))
                .mapLeft(ApiError::badRequest);
    }

    // apiserver/pkg/registry/generic/registry/store.go, ListPredicate
    private static Option<String> place(Kind<?> kind, ListOptions options, FieldQuery fields) {
        return options.namespace()
                .filter(name -> !name.isEmpty())
                .orElse(() -> fields.exactly("metadata.namespace"))
                .filter(name -> kind.isNamespaced() && !name.isEmpty());
    }

    /** Whether nothing but the namespace is asked for. */
    boolean isEverything() {
        return labels.isEverything() && fields.isEverything();
    }

    boolean matches(KubeObject object) {
        return labels.matches(object.metadata().labels())
                && (fields.isEverything() || selectable.matches(fields, object));
    }

    /** Whether an object, wherever it is, is what the request is about. */
    boolean selects(KubeObject object) {
        return namespace.forAll(object.namespace()::equals) && matches(object);
    }

    /** Returns what may be selected, in the order of keys: found by an index where there is one, all of the kind elsewhere. */
    Seq<T> candidates(Snapshot snapshot) {
        Seq<T> found = byField(snapshot).orElse(() -> byLabel(snapshot)).getOrElse(() -> range(snapshot));
        Seq<T> here = namespace.fold(
                () -> found, one -> found.filter(object -> object.namespace().equals(one)));
        return namespace.isEmpty() && kind.isNamespaced() ? here.sorted(BY_KEY) : here;
    }

    /** Returns likewise what a page is counted from: etcd has no index by labels. */
    Seq<T> counted(Snapshot snapshot) {
        return new Selection<>(kind, namespace, LabelQuery.everything(), fields, selectable).candidates(snapshot);
    }

    private Seq<T> range(Snapshot snapshot) {
        return namespace.fold(() -> snapshot.list(kind), one -> snapshot.list(kind, one));
    }

    private Option<Seq<T>> byField(Snapshot snapshot) {
        Option<String> name = fields.exactly("metadata.name");
        if (name.isDefined() && (namespace.isDefined() || !kind.isNamespaced())) {
            return Option.of(
                    snapshot.get(kind, namespace.getOrElse(""), name.get()).toVector());
        }
        return fields.exactly("spec.nodeName")
                .filter(node -> kind.equals(Pod.KIND))
                .map(node -> typed(snapshot.by(PodIndexes.BY_NODE, node)));
    }

    private Option<Seq<T>> byLabel(Snapshot snapshot) {
        return namespace
                .filter(one -> kind.equals(Pod.KIND))
                .flatMap(one -> labels.exact()
                        .map(label -> PodIndexes.label(
                                one, Tuple.of(label.key(), label.values().head()))))
                .map(label -> typed(snapshot.by(PodIndexes.BY_LABEL, label)));
    }

    private Seq<T> typed(Seq<Pod> pods) {
        return pods.map(kind.type()::cast);
    }

    /** Returns the key of an object below that of the list. */
    String key(KubeObject object) {
        return namespace.isEmpty() && kind.isNamespaced() ? object.namespace() + "/" + object.name() : object.name();
    }
}
