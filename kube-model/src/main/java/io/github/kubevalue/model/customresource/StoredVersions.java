package io.github.kubevalue.model.customresource;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.kubevalue.model.apiextensions.ConversionStrategyType;
import io.github.kubevalue.model.apiextensions.CustomResourceConversion;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionVersion;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.v1.Conversion;
import io.github.kubevalue.model.codec.Codec;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.meta.VersionPriority;
import io.github.kubevalue.model.store.Operation;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.store.Transaction;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Objects of a kind that is served in several versions are kept in one of them, and told in the one that is asked for. Autoscalers
 * are kept in v2; objects of a custom kind as its definition says: of the conversion strategy {@code None} only {@code apiVersion} changes, and what the schema of a version does not name is gone.
 * (apiextensions-apiserver/pkg/apiserver/conversion/nop_converter.go)
 *
 * @param snapshot the cluster, with its definitions
 */
public record StoredVersions(Snapshot snapshot) {

    private static final Kind<?> AUTOSCALER_V1 = io.github.kubevalue.model.autoscaling.v1.HorizontalPodAutoscaler.KIND;

    /** Returns the kind in which objects of a kind are kept; for most that very kind. */
    @SuppressWarnings("unchecked") // only kinds whose objects are converted become others
    public <T extends KubeObject> Kind<T> stored(Kind<T> kind) {
        if (kind.equals(AUTOSCALER_V1)) {
            return (Kind<T>) HorizontalPodAutoscaler.KIND;
        }
        return definition(kind)
                .flatMap(StoredVersions::storage)
                .map(stored -> (Kind<T>) stored)
                .getOrElse(kind);
    }

    /** Returns the key under which an object is kept. */
    public ResourceKey stored(ResourceKey key) {
        Kind<?> kind = stored(key.kind());
        return kind.equals(key.kind()) ? key : kind.key(key.namespace(), key.name());
    }

    /** Returns an object as it is kept. */
    public KubeObject stored(KubeObject object) {
        return converted(object, stored(object.type()));
    }

    /** Returns an object that is kept as it is told to who asks for that kind. */
    public <T extends KubeObject> T told(KubeObject object, Kind<T> kind) {
        return kind.type().cast(converted(object, kind));
    }

    /** Returns a document that is sent, as it is kept; but for its version, that of a custom object is kept as it is. */
    public Json.Obj stored(Json.Obj document, Kind<?> kind) {
        return kind.equals(AUTOSCALER_V1) ? autoscaler(document) : document;
    }

    private static Json.Obj autoscaler(Json.Obj document) {
        try {
            KubeObject object = converted(Codec.decode(document, AUTOSCALER_V1));
            return ((Json.Obj) Codec.encode(object)).without("status");
        } catch (JsonMappingException unfit) {
            return document;
        }
    }

    private static KubeObject converted(KubeObject object) {
        if (object instanceof io.github.kubevalue.model.autoscaling.v1.HorizontalPodAutoscaler autoscaler) {
            return Conversion.toV2(autoscaler);
        }
        return object instanceof HorizontalPodAutoscaler autoscaler ? Conversion.toV1(autoscaler) : object;
    }

    /** An object that is sent is read by the schema of its version, one that is told by that of the version that is asked for. */
    private KubeObject converted(KubeObject object, Kind<?> kind) {
        if (kind.equals(object.type()) || !(object instanceof Unmodelled custom)) {
            return kind.equals(object.type()) ? object : converted(object);
        }
        Option<CustomResourceDefinition> definition = definition(kind);
        Unmodelled read = decoded(custom, definition);
        return definition
                .map(known -> decoded(read.withKind(Definitions.kind(known, kind.version())), definition))
                .getOrElse(read);
    }

    private static Unmodelled decoded(Unmodelled object, Option<CustomResourceDefinition> definition) {
        return definition
                .flatMap(known -> Definitions.served(known, object.kind().version()))
                .map(version -> new ServedVersion(object.kind(), version).decoded(object))
                .getOrElse(object);
    }

    private Option<CustomResourceDefinition> definition(Kind<?> kind) {
        return kind.type() == Unmodelled.class
                ? Definitions.of(kind, snapshot).filter(StoredVersions::isConverted)
                : Option.none();
    }

    private static boolean isConverted(CustomResourceDefinition definition) {
        return definition
                .spec()
                .conversion()
                .map(CustomResourceConversion::strategy)
                .forAll(strategy -> strategy.equals(ConversionStrategyType.NONE));
    }

    private static Option<Kind<Unmodelled>> storage(CustomResourceDefinition definition) {
        return definition
                .spec()
                .versions()
                .find(CustomResourceDefinitionVersion::storage)
                .map(version -> Definitions.kind(definition, version.name()));
    }

    /** Returns what the user of a version that is on its way out is told. */
    public Option<String> deprecation(Kind<?> kind) {
        return Option.when(kind.type() == Unmodelled.class, kind)
                .flatMap(custom -> Definitions.of(custom, snapshot))
                .flatMap(definition -> Definitions.served(definition, kind.version())
                        .filter(version -> version.deprecated().getOrElse(false))
                        .map(version -> version.deprecationWarning().getOrElse(() -> deprecation(kind, definition))));
    }

    // apiextensions-apiserver/pkg/apiserver/customresource_handler.go, defaultDeprecationWarning
    private static String deprecation(Kind<?> kind, CustomResourceDefinition definition) {
        String message = kind.apiVersion() + " " + kind.name() + " is deprecated";
        return definition
                .spec()
                .versions()
                .filter(version -> version.served() && !version.deprecated().getOrElse(false))
                .map(CustomResourceDefinitionVersion::name)
                .filter(version -> VersionPriority.BEST_FIRST.compare(version, kind.version()) < 0)
                .sorted(VersionPriority.BEST_FIRST)
                .headOption()
                .map(better -> message + "; use " + kind.group() + "/" + better + " " + kind.name())
                .getOrElse(message);
    }

    /** Returns a store in which the objects of a definition are kept in its version of storage, after that has changed. */
    public static Store migrated(Store store, CustomResourceDefinition definition) {
        StoredVersions versions = new StoredVersions(store);
        Seq<Operation> moves = definition
                .spec()
                .versions()
                .map(version -> Definitions.kind(definition, version.name()))
                .filter(kind -> !versions.stored(kind).equals(kind))
                .flatMap(store::list)
                .flatMap(object -> Vector.of(Operation.delete(object.key()), Operation.put(versions.stored(object))));
        return moves.isEmpty()
                ? store
                : store.commit(new Transaction(Vector.empty(), moves, Vector.empty()))
                        .store();
    }
}
