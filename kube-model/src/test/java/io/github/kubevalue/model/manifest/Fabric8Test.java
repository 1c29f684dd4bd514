package io.github.kubevalue.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.yaml.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Another decoder of the same files, fabric8's, finds the same things in them. */
class Fabric8Test {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> fabric8ReadsTheSame() {
        return Stream.of("online-boutique", "guestbook", "sock-shop", "bank-of-anthos", "train-ticket")
                .flatMap(corpus -> Corpus.manifests(Corpus.folder(corpus)).stream())
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }

    private static void compare(Path file) throws IOException {
        for (String text : Files.readString(file).split("(?m)^---.*$")) {
            if (!Parsed.of("x", Documents.ofYaml(text)).parts().isEmpty()) {
                KubeObject ours = ManifestReader.kubernetes()
                        .parse("x", text)
                        .get()
                        .objects()
                        .head();
                Object theirs = Serialization.unmarshal(text, KubernetesResource.class);
                assertThat(bare(MAPPER.readValue(Serialization.asJson(theirs), Json.class)))
                        .isEqualTo(bare(ManifestWriter.tree(ours)));
            }
        }
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
                || json instanceof Json.Arr array && array.items().isEmpty()
                || json instanceof Json.Obj object && object.fields().isEmpty();
    }
}
