package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Instant;

/** API servers for tests. */
final class Servers {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private Servers() {}

    /** An API server with the namespace demo and its service account. */
    static ApiServer demo() {
        return Vector.<KubeObject>of(Namespace.named("demo"), ServiceAccount.named("demo", "default"))
                .foldLeft(
                        ApiServer.of(ApiServerFlags.DEFAULT),
                        (server, object) ->
                                server.write(new Write.Create(object), NOW).get());
    }

    /** Applies the objects of a manifest, one after the other. */
    static Either<ApiError, ApiServer> apply(ApiServer server, String yaml) {
        return read(yaml)
                .foldLeft(
                        Either.right(server),
                        (so, object) -> so.flatMap(taken -> taken.write(new Write.Apply(object), NOW)));
    }

    static Vector<KubeObject> read(String yaml) {
        return Vector.ofAll(
                ManifestReader.kubernetes().parse("test.yaml", yaml).get().objects());
    }
}
