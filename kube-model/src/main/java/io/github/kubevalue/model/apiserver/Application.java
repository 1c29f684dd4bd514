package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.fieldmanager.LastApplied;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.patch.Patch;
import io.github.kubevalue.model.patch.PatchFault;
import io.github.kubevalue.model.patch.ThreeWay;
import io.github.kubevalue.model.schema.Schema;
import io.github.kubevalue.model.schema.Schemas;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What {@code kubectl apply} does: it sends what differs between the manifest and what there is, and removes what the manifest
 * had when it was applied last and has no longer. What it applied last it remembers in an annotation.
 * (kubectl/pkg/cmd/apply/apply.go, patcher.go)
 *
 * @param manifest the object as the manifest has it
 * @param said the manifest itself
 * @param live the object as it is stored; none if there is none
 */
record Application(KubeObject manifest, Json.Obj said, Option<KubeObject> live) {
    private static final Seq<String> OF_SERVER = Vector.of(
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds");

    /** Returns the application of a manifest: in a namespace, and without what only the server may say. */
    static Application of(ApiServer server, Write.Apply apply) {
        KubeObject wanted = wanted(apply.object());
        return new Application(
                wanted, said(apply.said(), wanted), server.store().get(wanted.key()));
    }

    /** The manifest as it is sent; that the server has something to say it may well say. */
    private static Json.Obj said(Json.Obj document, KubeObject wanted) {
        Json.Obj metadata = OF_SERVER
                .filter(name ->
                        document.get("metadata").flatMap(meta -> meta.get(name)).exists(Application::isValue))
                .foldLeft(metadata(document), Json.Obj::without);
        String namespace = wanted.namespace();
        return document.with(
                "metadata", namespace.isEmpty() ? metadata : metadata.with("namespace", Json.of(namespace)));
    }

    private static boolean isValue(Json json) {
        return !json.equals(Json.NULL);
    }

    private static Json.Obj metadata(Json.Obj document) {
        return document.get("metadata").getOrElse(Json.NULL) instanceof Json.Obj fields ? fields : Json.Obj.EMPTY;
    }

    /** Returns the manifest as it is sent. */
    static KubeObject wanted(KubeObject manifest) {
        ObjectMeta meta = manifest.metadata()
                .withUid(Option.none())
                .withResourceVersion(Option.none())
                .withGeneration(Option.none())
                .withCreationTimestamp(Option.none())
                .withDeletionTimestamp(Option.none())
                .withDeletionGracePeriodSeconds(Option.none());
        boolean homeless =
                manifest.type().isNamespaced() && manifest.namespace().isEmpty();
        return manifest.withMetadata(homeless ? meta.withNamespace("default") : meta);
    }

    /** Returns what the user is told of an object that remembers no manifest. */
    Answer<Application> warnings() {
        boolean forgetful =
                live.exists(object -> !object.metadata().annotations().containsKey(LastApplied.ANNOTATION));
        Answer<Application> answer = Answer.of(Either.right(this));
        return forgetful ? answer.withWarning(missing()) : answer;
    }

    private String missing() {
        // kubectl/pkg/cmd/apply/apply.go, warningNoLastAppliedConfigAnnotation
        return "resource " + manifest.type().plural() + "/" + manifest.name() + " is missing the "
                + LastApplied.ANNOTATION
                + " annotation which is required by kubectl apply. kubectl apply should only be"
                + " used on resources created declaratively by either kubectl create --save-config or kubectl apply."
                + " The missing annotation will be patched automatically.";
    }

    /** Returns the object to create: the manifest, which it remembers. */
    KubeObject created() {
        ObjectMeta meta = manifest.metadata();
        return manifest.withMetadata(meta.withAnnotation(LastApplied.ANNOTATION, LastApplied.value(said)));
    }

    /**
     * Returns what the object is to become, nothing if it need not change and nothing is sent, or why the API server or the client
     * does not know.
     */
    Either<ApiError, Option<KubeObject>> applied() {
        Json.Obj current = Representation.of(live.get());
        Option<Schema> schema = Schemas.kubernetes(manifest.type());
        return new ThreeWay(LastApplied.of(current).getOrElse(Json.Obj.EMPTY), LastApplied.remembered(said), current)
                .patch(schema)
                .mapLeft(PatchFault::toApiError)
                .flatMap(patch -> patch.isEmpty()
                        ? Either.right(Option.none())
                        : patched(current, patch, schema).map(Option::some));
    }

    private Either<ApiError, KubeObject> patched(Json.Obj current, Patch patch, Option<Schema> schema) {
        return patch.apply(current, schema)
                .mapLeft(PatchFault::toApiError)
                .flatMap(document -> new Representation(manifest.type()).object((Json.Obj) document));
    }
}
