package io.github.kubevalue.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.yaml.Documents;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Another decoder of the same files, fabric8's, finds the same things in them, in every field of every kind. */
class Fabric8Test {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String ITS_OWN =
            "fabric8 writes the version and kind of what lies inside, though no file says them";

    /** What the two read differently, by kind and field, and why. */
    private static final Map<String, String> DIFFERENCES = LinkedHashMap.of(
            "apps/v1 StatefulSet.spec.volumeClaimTemplates[].apiVersion",
            ITS_OWN,
            "apps/v1 StatefulSet.spec.volumeClaimTemplates[].kind",
            ITS_OWN,
            "policy/v1 Eviction.deleteOptions.apiVersion",
            ITS_OWN,
            "policy/v1 Eviction.deleteOptions.kind",
            ITS_OWN);

    private static final ManifestReader READER = ManifestReader.of(Corpus.kinds());

    /** They say {@code resources} twice, which fabric8 does not read at all. */
    private static final Set<String> TWICE = HashSet.of(
            "customers-service-deployment.yaml", "vets-service-deployment.yaml", "visits-service-deployment.yaml");

    @Test
    void fabric8ReadsTheSameInEveryFieldOfEveryKind() {
        Seq<Path> files = Vector.ofAll(Corpus.manifests(Corpus.folder("api-testdata-1.36")));

        assertThat(files.flatMap(Fabric8Test::differences).distinct())
                .containsExactlyInAnyOrderElementsOf(DIFFERENCES.keySet());
        assertThat(files.flatMap(Fabric8Test::texts).flatMap(Fabric8Test::typed).size())
                .isGreaterThan(60);
    }

    @Test
    void fabric8ReadsTheSameInApplications() {
        Seq<Path> files = Vector.of(
                        "online-boutique",
                        "bookinfo",
                        "guestbook",
                        "sock-shop",
                        "bank-of-anthos",
                        "petclinic-cloud",
                        "train-ticket",
                        "one-per-kind")
                .flatMap(corpus -> Corpus.manifests(Corpus.folder(corpus)))
                .reject(file -> TWICE.contains(file.getFileName().toString()));

        assertThat(DIFFERENCES.keySet()).containsAll(files.flatMap(Fabric8Test::differences));
    }

    private static Seq<String> texts(Path file) {
        try {
            return Vector.of(Files.readString(file).split("(?m)^---.*$"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Seq<String> differences(Path file) {
        return texts(file)
                .flatMap(text -> typed(text)
                        .map(object ->
                                differences(object.type().toString(), fabric8(text), bare(ManifestWriter.tree(object))))
                        .getOrElse(Vector.empty()));
    }

    /** The object of a document; none if there is none, or it is of a kind that is not typed here. */
    private static Option<KubeObject> typed(String text) {
        return Parsed.of("x", Documents.ofYaml(text)).parts().isEmpty()
                ? Option.none()
                : READER.parse("x", text)
                        .map(Manifest::objects)
                        .getOrElse(Vector.empty())
                        .headOption()
                        .filter(object -> !(object instanceof Unmodelled));
    }

    private static Json fabric8(String text) {
        try {
            Object theirs = Serialization.unmarshal(text, KubernetesResource.class);
            return bare(MAPPER.readValue(Serialization.asJson(theirs), Json.class));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Seq<String> differences(String path, Json theirs, Json ours) {
        if (theirs instanceof Json.Obj left && ours instanceof Json.Obj right) {
            return left.fields()
                    .keySet()
                    .union(right.fields().keySet())
                    .toVector()
                    .flatMap(name -> differences(
                            path + "." + name,
                            left.fields().getOrElse(name, Json.NULL),
                            right.fields().getOrElse(name, Json.NULL)));
        }
        if (theirs instanceof Json.Arr left
                && ours instanceof Json.Arr right
                && left.items().size() == right.items().size()) {
            return left.items().zip(right.items()).flatMap(pair -> differences(path + "[]", pair._1, pair._2));
        }
        return theirs.equals(ours) ? Vector.empty() : Vector.of(path);
    }

    /** A value without whatever either side writes though it is empty. */
    private static Json bare(Json json) {
        if (json instanceof Json.Obj object) {
            return new Json.Obj(object.fields().mapValues(Fabric8Test::bare).filterValues(value -> !isEmpty(value)));
        }
        return json instanceof Json.Arr array ? new Json.Arr(array.items().map(Fabric8Test::bare)) : json;
    }

    private static boolean isEmpty(Json json) {
        return json.equals(Json.NULL)
                || json.equals(Json.of(""))
                || json.equals(Json.of(0))
                || json.equals(Json.of(false))
                || json instanceof Json.Arr array && array.items().isEmpty()
                || json instanceof Json.Obj object && object.fields().isEmpty();
    }
}
