package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.registry.Strategies;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The change of the number of replicas. (pkg/registry/apps/deployment/storage/storage.go, ScaleREST) */
record Scaling(ApiServer server, Call call) {
    static final String SUBRESOURCE = "scale";
    private static final FieldPath REPLICAS = FieldPath.of("spec").child("replicas");

    Answer<ApiServer> update(Write.UpdateScale update) {
        ResourceKey key = update.key();
        return Answer.of(Scalable.of(key.kind(), server.store()))
                .then(scalable -> Answer.of(server.store()
                                .get(key)
                                .toEither(() -> ApiError.notFound(key))
                                .flatMap(stored -> sameLife(update.scale(), stored)))
                        .then(stored -> scaled(scalable, stored, update.scale())));
    }

    private static Either<ApiError, KubeObject> sameLife(Scale scale, KubeObject stored) {
        Option<String> meant = scale.metadata().uid().filter(uid -> !uid.isEmpty());
        Option<String> life = stored.metadata().uid();
        return meant.isDefined() && !meant.equals(life)
                ? Either.left(ApiError.conflict(
                        stored.key(),
                        SUBRESOURCE,
                        "Precondition failed: UID in precondition: " + meant.get() + ", UID in object meta: "
                                + life.getOrElse("")))
                : Either.right(stored);
    }

    private Answer<ApiServer> scaled(Scalable<?> scalable, KubeObject stored, Scale scale) {
        AdmissionRequest request = request(scalable, stored, scale);
        return Answer.of(new Admission(server, call)
                        .admitted(request)
                        .map(admitted -> replicas(admitted, scale))
                        .flatMap(count -> scalable.judgesScale() ? valid(count, stored) : Either.right(count)))
                .map(count -> versioned(scalable.scaled(stored, count), scale))
                .then(wanted -> new Modification<>(server, call, Strategies.of(wanted.type(), server.store()))
                        .replace(wanted, request));
    }

    private static AdmissionRequest request(Scalable<?> scalable, KubeObject stored, Scale scale) {
        return AdmissionRequest.builder()
                .operation(Operation.UPDATE)
                .key(stored.key())
                .subresource(SUBRESOURCE)
                .object(scale.object())
                .oldObject(scalable.scale(stored).toOption().<KubeObject>map(Scale::object))
                .build();
    }

    /** Admission may have changed it. */
    private static int replicas(KubeObject admitted, Scale scale) {
        return admitted.otherFields()
                .get("spec")
                .filter(Json.Obj.class::isInstance)
                .flatMap(spec -> ((Json.Obj) spec).fields().get("replicas"))
                .filter(Json.Number.class::isInstance)
                .map(count -> ((Json.Number) count).value().intValue())
                .getOrElse(scale.replicas());
    }

    // pkg/apis/autoscaling/validation/validation.go, ValidateScale
    private static Either<ApiError, Integer> valid(int replicas, KubeObject stored) {
        return replicas < 0
                ? Either.left(ApiError.invalid(
                        Scale.KIND,
                        stored.name(),
                        Vector.of(REPLICAS.invalid(replicas, "must be greater than or equal to 0"))))
                : Either.right(replicas);
    }

    private static KubeObject versioned(KubeObject object, Scale scale) {
        return object.withMetadata(
                object.metadata().withResourceVersion(scale.metadata().resourceVersion()));
    }
}
