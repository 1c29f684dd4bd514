package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.validation.Names;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;

/** The strategies of the kinds that have a type. */
public final class Strategies {
    private static final Map<Kind<?>, Strategy<?>> ALL = HashMap.ofEntries(Vector.of(
                    CoreStrategies.ALL,
                    AppsStrategies.ALL,
                    BatchStrategies.ALL,
                    NetworkingStrategies.ALL,
                    DiscoveryStrategies.ALL,
                    PolicyStrategies.ALL,
                    RbacStrategies.ALL,
                    StorageStrategies.ALL,
                    SchedulingStrategies.ALL,
                    NodeStrategies.ALL,
                    CoordinationStrategies.ALL,
                    AdmissionStrategies.ALL,
                    AutoscalingStrategies.ALL,
                    CertificatesStrategies.ALL,
                    FlowcontrolStrategies.ALL,
                    ApiregistrationStrategies.ALL,
                    ResourceStrategies.ALL)
            .flatMap(group -> group)
            .map(strategy -> Tuple.of(strategy.kind(), strategy)));

    private Strategies() {}

    /** Returns the strategy of a kind in a cluster, which may define kinds of its own. */
    @SuppressWarnings("unchecked") // definitions, and kinds that hold unmodelled objects, are known by their types
    public static <T extends KubeObject> Strategy<T> of(Kind<T> kind, Snapshot snapshot) {
        if (kind.equals(CustomResourceDefinition.KIND)) {
            return (Strategy<T>) ExtensionStrategies.definitions(snapshot);
        }
        return kind.type() == Unmodelled.class
                ? (Strategy<T>) ExtensionStrategies.custom(kind, snapshot).getOrElse((Strategy<Unmodelled>) of(kind))
                : of(kind);
    }

    /** Returns the strategy of a kind; that for which nothing special is known, if it is not in the list. */
    @SuppressWarnings("unchecked")
    public static <T extends KubeObject> Strategy<T> of(Kind<T> kind) {
        return (Strategy<T>) ALL.get(kind).getOrElse(() -> Strategy.of(kind).withNames(Names.PATH_SEGMENT));
    }
}
