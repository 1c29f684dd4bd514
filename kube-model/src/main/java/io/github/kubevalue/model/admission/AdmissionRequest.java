package io.github.kubevalue.model.admission;

import io.github.kubevalue.model.authorizer.Authorizer;
import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.choice.Draw;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/**
 * A request as admission sees it: what {@code admission.k8s.io/v1 AdmissionRequest} tells a webhook and the variable
 * {@code request} tells a policy.
 */
@Value.Immutable
public interface AdmissionRequest extends WithAdmissionRequest {

    /** Returns the creation of an object by an administrator. */
    static AdmissionRequest create(KubeObject object) {
        return builder()
                .operation(Operation.CREATE)
                .key(object.key())
                .object(object)
                .build();
    }

    /** Returns the change of an object by an administrator. */
    static AdmissionRequest update(KubeObject object, KubeObject old) {
        return builder()
                .operation(Operation.UPDATE)
                .key(old.key())
                .object(object)
                .oldObject(old)
                .build();
    }

    /** Returns the deletion of an object by an administrator. */
    static AdmissionRequest delete(KubeObject old) {
        return builder()
                .operation(Operation.DELETE)
                .key(old.key())
                .oldObject(old)
                .build();
    }

    /** Returns a builder, which needs the operation and the key. */
    static Builder builder() {
        return new Builder();
    }

    /** What is done. */
    Operation operation();

    /** The resource the request is sent to, its namespace, and its name; without one if the API server is to make it. */
    ResourceKey key();

    /** The part of the resource the request is about: {@code status}, {@code binding}, {@code scale}; empty for all of it. */
    @Value.Default
    default String subresource() {
        return "";
    }

    /** What is sent; none for deletions. */
    Option<KubeObject> object();

    /** What is stored; none for creations. */
    Option<KubeObject> oldObject();

    /** Who asks. */
    @Value.Default
    default User user() {
        return User.ADMIN;
    }

    /** Who decides what users may do. */
    @Value.Auxiliary
    @Value.Default
    default Authorizer authorizer() {
        return Authorizer.ALWAYS_ALLOW;
    }

    /** Whether nothing is to be written. */
    @Value.Default
    default boolean isDryRun() {
        return false;
    }

    /** The {@code CreateOptions}, {@code UpdateOptions}, {@code DeleteOptions} or {@code PatchOptions}, as sent. */
    @Value.Default
    default Json.Obj options() {
        return new Json.Obj(LinkedHashMap.empty());
    }

    /** The dice for what is left to chance. */
    @Value.Default
    default Draw draw() {
        return new Draw(0);
    }

    /** What the plugins that complete the object remember. */
    @Value.Auxiliary
    @Value.Default
    default Reinvocation reinvocation() {
        return Reinvocation.NONE;
    }

    /** The kind of what is sent, which is not that of the resource for subresources such as {@code binding}. */
    default Kind<?> kind() {
        return object().<Kind<?>>map(KubeObject::type).getOrElse(key().kind());
    }

    /** Whether it is about how others are admitted: policies and webhooks are not asked about policies and webhooks. */
    default boolean isOfAdmission() {
        return key().kind().group().equals("admissionregistration.k8s.io");
    }

    /** Whether this is about a whole resource of that kind. */
    default boolean isOf(Kind<?> kind) {
        return isOf(kind, "");
    }

    /** Whether this is about that subresource of a kind. */
    default boolean isOf(Kind<?> kind, String subresource) {
        return key().kind().equals(kind) && subresource().equals(subresource);
    }

    /** Whether this does that. */
    default boolean is(Operation operation) {
        return operation() == operation;
    }

    /** Returns what is sent, if it is of that kind and the request is about all of it. */
    default <T extends KubeObject> Option<T> sent(Kind<T> kind) {
        return isOf(kind) ? object().map(kind.type()::cast) : Option.none();
    }

    /** Returns what is stored, if it is of that kind. */
    default <T extends KubeObject> Option<T> stored(Kind<T> kind) {
        return key().kind().equals(kind) ? oldObject().map(kind.type()::cast) : Option.none();
    }

    /** Returns what is sent, if it is of that kind, to be created, and the request is about all of it. */
    default <T extends KubeObject> Option<T> created(Kind<T> kind) {
        return is(Operation.CREATE) ? sent(kind) : Option.none();
    }

    /** Returns this request with another object sent. */
    default AdmissionRequest withObject(KubeObject object) {
        return withObject(Option.of(object));
    }

    /** The key by which messages name what is sent; that of its prefix, if its name is not made yet. */
    default ResourceKey named() {
        // apiserver/pkg/admission/errors.go, extractResourceName
        String name = Option.of(key().name())
                .filter(text -> !text.isEmpty())
                .orElse(() -> object().map(KubeObject::name).filter(text -> !text.isEmpty()))
                .orElse(() ->
                        object().flatMap(sent -> sent.metadata().generateName()).filter(text -> !text.isEmpty()))
                .getOrElse("Unknown");
        return key().kind().key(key().namespace(), name);
    }

    /** Returns the refusal of this request. */
    default ApiError forbidden(String why) {
        return ApiError.forbidden(named(), why);
    }

    /** Builds an {@link AdmissionRequest}. */
    final class Builder extends ImmutableAdmissionRequest.Builder {
        Builder() {}
    }
}
