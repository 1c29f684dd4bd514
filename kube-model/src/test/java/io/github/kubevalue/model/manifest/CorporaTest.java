package io.github.kubevalue.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.scheme.Resource;
import io.github.kubevalue.model.scheme.Scheme;
import io.github.kubevalue.model.yaml.Documents;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real manifests are read whole, and written so that they are read again as the same. */
class CorporaTest {
    /** Not an object; not a manifest; the others say {@code resources} twice. */
    private static final Set<String> NOT_MANIFESTS = Set.of(
            "core.v1.WatchEvent.yaml",
            "db-values.yaml",
            "customers-service-deployment.yaml",
            "vets-service-deployment.yaml",
            "visits-service-deployment.yaml");

    @TestFactory
    Stream<DynamicTest> everyFieldOfEveryKindIsKept() {
        return roundTrips("api-testdata-1.36");
    }

    /** The files were written by Kubernetes' own encoder, so ours must write the same text. */
    @TestFactory
    Stream<DynamicTest> everyKindIsWrittenAsKubernetesWritesIt() {
        return Corpus.manifests(Corpus.folder("api-testdata-1.36")).stream()
                .filter(file -> !NOT_MANIFESTS.contains(file.getFileName().toString()))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    String text = Files.readString(file);
                    assertThat(ManifestWriter.yaml(
                                    objects(reader(file, text).parse("x", text)).head()))
                            .isEqualTo(text);
                }));
    }

    @TestFactory
    Stream<DynamicTest> applicationsAreKept() {
        return Stream.of(
                        "online-boutique",
                        "bookinfo",
                        "guestbook",
                        "sock-shop",
                        "bank-of-anthos",
                        "petclinic-cloud",
                        "train-ticket")
                .flatMap(CorporaTest::roundTrips);
    }

    private static Stream<DynamicTest> roundTrips(String corpus) {
        return Corpus.manifests(Corpus.folder(corpus)).stream()
                .filter(file -> !NOT_MANIFESTS.contains(file.getFileName().toString()))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> roundTrip(file)));
    }

    private static void roundTrip(Path file) throws IOException {
        String text = Files.readString(file);
        Seq<Part> written = parts(file, text);
        ManifestReader reader = reader(file, text);

        Validation<Seq<Problem>, Manifest> manifest = reader.parse(file.toString(), text);
        Seq<KubeObject> objects = objects(manifest);
        assertThat(manifest.get().unknownFields())
                .filteredOn(problem -> !problem.path().startsWith("metadata."))
                .isEmpty();
        Seq<KubeObject> again = objects(reader.parse("again", ManifestWriter.documents(objects)));
        Seq<KubeObject> fromJson = objects(reader.parse("again.json", ManifestWriter.json(objects)));

        assertThat(again).isEqualTo(objects);
        assertThat(fromJson).isEqualTo(objects);
        written.zip(objects).forEach(pair -> assertKept("", pair._1.node().json(), ManifestWriter.tree(pair._2)));
    }

    private static Seq<Part> parts(Path file, String text) {
        return Parsed.of(file.toString(), Documents.ofYaml(text)).parts();
    }

    private static ManifestReader reader(Path file, String text) {
        return ManifestReader.of(parts(file, text).foldLeft(Corpus.kinds(), CorporaTest::with));
    }

    /** The test data have kinds that are served no longer, and kinds that are sent but not kept. */
    private static Scheme with(Scheme scheme, Part part) {
        String apiVersion = part.apiVersion();
        String kind = part.kind();
        return scheme.kind(apiVersion, kind).isRight()
                ? scheme
                : scheme.with(new Resource(Unmodelled.kind(apiVersion, kind, Scope.NAMESPACED), kind, Vector.empty()));
    }

    private static Seq<KubeObject> objects(Validation<Seq<Problem>, Manifest> read) {
        assertThat(read.isValid()).as(() -> read.getError().mkString("\n")).isTrue();
        return read.get().objects();
    }

    /** All that is written is said; what is said beyond it are structs without fields. */
    private static void assertKept(String path, Json written, Json said) {
        if (written instanceof Json.Obj left && said instanceof Json.Obj right) {
            left.fields()
                    .forEach((name, value) ->
                            assertKept(path + "." + name, value, right.fields().get(name)));
            Seq<Tuple2<String, Json>> added =
                    right.fields().toVector().filter(field -> !left.fields().containsKey(field._1));
            assertThat(added.filter(field -> !isEmpty(field._2))).as(path).isEmpty();
        } else if (written instanceof Json.Arr left && said instanceof Json.Arr right) {
            assertThat(right.items()).as(path).hasSameSizeAs(left.items());
            left.items().zip(right.items()).forEach(pair -> assertKept(path + "[]", pair._1, pair._2));
        } else {
            assertThat(said).as(path).isEqualTo(written);
        }
    }

    private static void assertKept(String path, Json written, Option<Json> said) {
        if (said.isEmpty()) {
            assertThat(written).as(path).matches(CorporaTest::isEmpty);
        } else {
            assertKept(path, written, said.get());
        }
    }

    /** What Kubernetes' own encoding leaves out. */
    private static boolean isEmpty(Json value) {
        return value.equals(Json.NULL)
                || value.equals(Json.of(""))
                || value.equals(Json.of(0))
                || value.equals(Json.of(false))
                || value instanceof Json.Arr array && array.items().isEmpty()
                || value instanceof Json.Obj object && object.fields().forAll(field -> isEmpty(field._2));
    }
}
