package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.StatusCause;
import io.github.kubevalue.model.errors.StatusDetails;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.registry.Strategy;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Which object an update is meant for, by what it says of itself.
 * (apiserver/pkg/registry/generic/registry/store.go, Update; storage/interfaces.go, Preconditions.Check)
 *
 * @param key the object
 * @param uid the life that is meant; none for whichever there is
 * @param version the version that is meant; none for whichever there is
 * @param needsVersion whether a version must be meant
 */
record UpdatePreconditions(ResourceKey key, Option<String> uid, Option<String> version, boolean needsVersion) {
    private static final FieldError NO_VERSION =
            FieldPath.of("metadata").child("resourceVersion").invalid(0, "must be specified for an update");

    static UpdatePreconditions of(Strategy<?> strategy, KubeObject sent) {
        ObjectMeta meta = sent.metadata();
        return new UpdatePreconditions(
                sent.key(), said(meta.uid()), said(meta.resourceVersion()), !strategy.unconditionalUpdate());
    }

    private static Option<String> said(Option<String> text) {
        return text.filter(some -> !some.isEmpty() && !some.equals("0"));
    }

    /** Returns the creation that an update of nothing is, if no certain object is meant. */
    static Answer<Write.Create> ofCreation(KubeObject sent) {
        return said(sent.metadata().uid())
                .map(uid -> Answer.<Write.Create>refused(otherLife(sent.key(), uid, "")))
                .getOrElse(() -> Answer.granted(
                        new Write.Create(sent.withMetadata(sent.metadata().withResourceVersion(Option.none())))));
    }

    /** Returns the stored object, if it is the one that is meant. */
    Either<ApiError, KubeObject> met(KubeObject stored) {
        Option<String> life = stored.metadata().uid();
        if (uid.isDefined() && !uid.equals(life)) {
            return Either.left(otherLife(key, uid.get(), life.getOrElse("")));
        }
        if (version.isEmpty() && needsVersion) {
            return Either.left(noVersion());
        }
        return version.isDefined() && !version.equals(stored.metadata().resourceVersion())
                ? Either.left(ApiError.conflict(
                        key,
                        "the object has been modified; please apply your changes to the latest version and try again"))
                : Either.right(stored);
    }

    /** Upstream names the resource here, where validation names the kind elsewhere. */
    private ApiError noVersion() {
        return new ApiError(
                ApiError.Reason.INVALID,
                key.kind().groupResource() + " \"" + key.name() + "\" is invalid: " + NO_VERSION,
                StatusDetails.of(key).withCauses(Vector.of(StatusCause.of(NO_VERSION))));
    }

    private static ApiError otherLife(ResourceKey key, String meant, String actual) {
        return ApiError.conflict(
                key,
                "StorageError: invalid object, Code: 4, Key: " + EtcdKey.of(key) + ", ResourceVersion: 0, "
                        + "AdditionalErrorMsg: Precondition failed: UID in precondition: " + meant
                        + ", UID in object meta: " + actual);
    }
}
