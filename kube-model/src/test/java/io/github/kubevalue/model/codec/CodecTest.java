package io.github.kubevalue.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.kubevalue.model.arbitrary.KubeDomain;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.Corpus;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.scheme.Scheme;
import io.github.kubevalue.model.yaml.Documents;
import io.github.kubevalue.model.yaml.Node;
import io.github.kubevalue.model.yaml.Texts;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The quick decoder makes the same objects as Jackson, and of the same documents. */
@Domain(KubeDomain.class)
@Domain(DomainContext.Global.class)
class CodecTest {
    private static final Vector<Json> STRANGE = Vector.of(
            Json.NULL,
            Json.of(true),
            Json.of(7),
            Json.of(1L << 40),
            Json.of("7"),
            Json.of(""),
            Json.of("100m"),
            Json.of("2024-01-01T00:00:00Z"),
            new Json.Number(new java.math.BigDecimal("0.5")),
            new Json.Obj(LinkedHashMap.empty()),
            new Json.Obj(LinkedHashMap.of("otherFields", Json.of(1))),
            new Json.Arr(Vector.empty()),
            new Json.Arr(Vector.of(Json.NULL)),
            new Json.Arr(Vector.of(Json.of("a"))));

    @TestFactory
    Stream<DynamicTest> filesAreDecodedAsJacksonDecodesThem() {
        return Stream.of("api-testdata-1.36", "online-boutique", "one-per-kind")
                .flatMap(corpus -> Corpus.manifests(Corpus.folder(corpus)).stream())
                .map(file -> DynamicTest.dynamicTest(
                        file.toString(),
                        () -> Documents.ofYaml(text(file)).roots().forEach(CodecTest::assertSame)));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void objectsAreDecodedAsJacksonDecodesThem(@ForAll KubeObject object, @ForAll Random random) {
        Json tree = new Json.Obj(((Json.Obj) Codec.encode(object))
                .fields()
                .put("kind", Json.of(object.type().name()))
                .put("apiVersion", Json.of(object.type().apiVersion())));

        assertSame(node(tree));
        for (int i = 0; i < 5; i++) {
            assertSame(node(mutated(tree, random)));
        }
    }

    private static void assertSame(Node document) {
        if (!(document.json() instanceof Json.Obj object)) {
            return;
        }
        for (Kind<?> kind : Option.of(object)
                .flatMap(fields -> Scheme.kubernetes()
                        .kind(text(fields, "apiVersion"), text(fields, "kind"))
                        .toOption())) {
            Option<KubeObject> quick = Codec.decode(document, kind);
            if (kind.type() != Unmodelled.class) {
                assertThat(quick).as(object::toString).isEqualTo(thorough(object, kind));
            }
        }
    }

    private static Option<KubeObject> thorough(Json.Obj object, Kind<?> kind) {
        try {
            return Option.of(Codec.decode(
                    new Json.Obj(object.fields().remove("apiVersion").remove("kind")), kind.type()));
        } catch (JsonMappingException unfit) {
            return Option.none();
        }
    }

    private static String text(Json.Obj object, String name) {
        return object.fields()
                .get(name)
                .map(value -> value instanceof Json.Text text ? text.value() : "")
                .getOrElse("");
    }

    /** Returns a document in which one value is another. */
    private static Json mutated(Json json, Random random) {
        if (json instanceof Json.Obj object && !object.fields().isEmpty() && random.nextInt(8) > 0) {
            var field = object.fields()
                    .toVector()
                    .get(random.nextInt(object.fields().size()));
            return field._1.equals("kind") || field._1.equals("apiVersion")
                    ? json
                    : new Json.Obj(object.fields().put(Tuple.of(field._1, mutated(field._2, random))));
        } else if (json instanceof Json.Arr array && !array.items().isEmpty() && random.nextInt(8) > 0) {
            return new Json.Arr(
                    array.items().update(random.nextInt(array.items().size()), item -> mutated(item, random)));
        }
        return STRANGE.get(random.nextInt(STRANGE.size()));
    }

    private static Node node(Json tree) {
        return Documents.ofJson(Texts.json(tree)).roots().head();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }
}
