package io.github.kubevalue.model.manifest;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.kubevalue.model.authentication.TokenRequest;
import io.github.kubevalue.model.autoscaling.v1.Scale;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.policy.Eviction;
import io.github.kubevalue.model.scheme.Resource;
import io.github.kubevalue.model.scheme.Scheme;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Manifests of others, which lie beside a checkout of the project where there are any. */
public final class Corpus {
    private Corpus() {}

    /** Returns a folder of the corpora; the test is skipped if there is none. */
    public static Path folder(String name) {
        Path folder = root().resolveSibling("shared").resolve("corpora").resolve(name);
        assumeThat(folder).as("the corpora lie beside the project").exists();
        return folder;
    }

    /** Returns the manifests in a folder and below, in order. */
    public static List<Path> manifests(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
                    .sorted()
                    .toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Returns the kinds of Kubernetes and those of its subresources, which are sent and not kept. */
    static Scheme kinds() {
        return Vector.<Kind<?>>of(Eviction.KIND, Scale.KIND, TokenRequest.KIND)
                .foldLeft(
                        Scheme.kubernetes(),
                        (scheme, kind) ->
                                scheme.with(new Resource(kind, kind.name().toLowerCase(Locale.ROOT), Vector.empty())));
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("kube-model"))) {
            here = Objects.requireNonNull(here.getParent(), "run inside the project");
        }
        return here;
    }
}
