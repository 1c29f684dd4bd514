package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.allocation.HostLocal;
import io.github.kubevalue.model.allocation.service.Allocators;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.customresource.CustomResources;
import io.github.kubevalue.model.customresource.StoredVersions;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.read.KubeList;
import io.github.kubevalue.model.read.ListOptions;
import io.github.kubevalue.model.read.Reads;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.serviceaccount.TokenIssuer;
import io.github.kubevalue.model.serviceaccount.TokenRequest;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.store.Watch;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Instant;

/**
 * The API server and all that it keeps, as a value: {@link #write} answers a request with another API server, or with the
 * error that a client would see, and then nothing has changed; {@link #get}, {@link #list} and {@link #watch} only read:
 *
 * <pre>{@code
 * server.write(new Write.Create(pod), now).get().list(Pod.KIND, ListOptions.in("demo").withLabelSelector("app=web"))
 * }</pre>
 *
 * @param flags how it was started
 * @param store the objects
 * @param podAddresses what the CNI plugins of the nodes remember; kept beside the store, as on real nodes
 */
public record ApiServer(ApiServerFlags flags, Store store, HostLocal podAddresses) {
    /** For whom tokens are valid that do not say it: what kubeadm gives as issuer. */
    private static final Seq<String> API_AUDIENCES = Vector.of("https://kubernetes.default.svc.cluster.local");

    /** Returns an API server over an empty store that keeps the indexes of the kinds. */
    public static ApiServer of(ApiServerFlags flags) {
        return new ApiServer(flags, Store.empty(Indexes.CATALOG), HostLocal.EMPTY);
    }

    /** Returns the API server after the request of the administrator, or why it refuses. */
    public Either<ApiError, ApiServer> write(Write write, Instant now) {
        return answer(write, Call.at(now)).outcome();
    }

    /** Returns the answer to the request of a user: the API server after it or why it refuses, and the warnings. */
    public Answer<ApiServer> answer(Write write, Call call) {
        return new Authorization(this, call)
                .refusal(write)
                .orElse(() -> CustomResources.unserved(write.key().kind(), store)
                        .map(message -> ApiError.of(ApiError.Reason.NOT_FOUND, message)))
                .map(error -> Answer.<ApiServer>of(Either.left(error)))
                .getOrElse(() -> answerStored(write, call));
    }

    private Answer<ApiServer> answerStored(Write write, Call call) {
        Answer<ApiServer> answer = new StoredWrite(versions())
                .of(write)
                .accept(new Verbs(this, call))
                .map(after -> after.migrated(write.key()));
        return versions().deprecation(write.key().kind()).fold(() -> answer, answer::withWarning);
    }

    /** Objects of a kind whose definition was written are kept as it says. */
    private ApiServer migrated(ResourceKey written) {
        return written.kind().equals(CustomResourceDefinition.KIND)
                ? store.get(CustomResourceDefinition.KIND, written.name())
                        .map(definition -> withStore(StoredVersions.migrated(store, definition)))
                        .getOrElse(this)
                : this;
    }

    private StoredVersions versions() {
        return new StoredVersions(store);
    }

    /**
     * Returns the objects as the request of a user would leave them, one for most requests, or why it is refused. Nothing is
     * changed: what {@code dryRun=All} asks for.
     */
    public Answer<Seq<KubeObject>> dryRun(Write write, Call call) {
        return answer(write, call).map(new DryRun(this, write)::objects);
    }

    /** Returns an object as it is now. */
    public <T extends KubeObject> Either<ApiError, T> get(Kind<T> kind, String namespace, String name) {
        return get(kind.key(namespace, name)).map(kind.type()::cast);
    }

    /** Returns an object as it is now. */
    public Either<ApiError, KubeObject> get(ResourceKey key) {
        return reads().get(versions().stored(key)).map(object -> versions().told(object, key.kind()));
    }

    /** Returns the objects of a kind that are asked for, or a page of them. */
    public <T extends KubeObject> Either<ApiError, KubeList<T>> list(Kind<T> kind, ListOptions options) {
        return reads().list(versions().stored(kind), options)
                .map(list -> new KubeList<>(
                        kind,
                        list.items().map(object -> versions().told(object, kind)),
                        list.resourceVersion(),
                        list.continueToken(),
                        list.remainingItemCount()));
    }

    /**
     * Returns a watch for what is asked for; {@link #next} tells what it sees. Objects of custom kinds come in the version in
     * which they are kept.
     */
    public <T extends KubeObject> Either<ApiError, Watch<T>> watch(Kind<T> kind, ListOptions options) {
        return reads().watch(versions().stored(kind), options);
    }

    /** Returns what a watch has not told yet, and the watch that goes on from there. */
    public <T extends KubeObject> Either<ApiError, Watch.Delivery<T>> next(Watch<T> watch) {
        return reads().next(watch);
    }

    /** Returns the scale of an object: how many replicas it is to have, and has. */
    public Either<ApiError, Scale> scale(ResourceKey key) {
        return Scale.of(key, store);
    }

    /** Returns what a service account is granted that asks for a token; nothing is written for it, and nothing signed. */
    public Either<ApiError, TokenRequest> token(ResourceKey account, TokenRequest request, Instant now) {
        return new TokenIssuer(store, API_AUDIENCES).issued(account, request, now);
    }

    private Reads reads() {
        return new Reads(store);
    }

    /** Returns this API server over another store: its objects are taken as they are. */
    public ApiServer withStore(Store other) {
        return new ApiServer(flags, other, podAddresses);
    }

    /** What Services are given from. */
    Allocators allocators() {
        return new Allocators(flags.serviceClusterIpRanges(), flags.serviceNodePortRange(), flags.seed(), store);
    }

    ApiServer withPodAddresses(HostLocal memory) {
        return new ApiServer(flags, store, memory);
    }
}
