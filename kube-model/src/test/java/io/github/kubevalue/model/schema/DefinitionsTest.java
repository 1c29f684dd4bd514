package io.github.kubevalue.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.Corpus;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionsTest {

    @Test
    void theTableSaysWhatTheOpenApiOfKubernetesSays() throws IOException {
        JsonNode definitions = new ObjectMapper()
                .readTree(Corpus.folder("openapi-1.36").resolve("swagger.json").toFile())
                .get("definitions");
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Map.Entry<String, JsonNode> definition : definitions.properties()) {
            String name = shortened(definition.getKey());
            if (Definitions.KUBERNETES.names().contains(name)) {
                compared += compare(name, definition.getValue(), differences);
            }
        }

        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(2500);
    }

    @Test
    void everyKindWithMetadataIsInTheTable() throws IOException {
        JsonNode definitions = new ObjectMapper()
                .readTree(Corpus.folder("openapi-1.36").resolve("swagger.json").toFile())
                .get("definitions");
        for (JsonNode definition : definitions) {
            if (definition.at("/properties/metadata/$ref").asText().endsWith(".ObjectMeta")) {
                for (JsonNode kind : definition.path("x-kubernetes-group-version-kind")) {
                    String group = kind.get("group").asText();
                    assertThat(Definitions.KUBERNETES.kind((group.isEmpty() ? "" : group + "/")
                                    + kind.get("version").asText() + "/"
                                    + kind.get("kind").asText()))
                            .as(kind.toString())
                            .isNotEmpty();
                }
            }
        }
    }

    private static int compare(String name, JsonNode definition, List<String> differences) {
        MapSchema schema = Definitions.KUBERNETES.definition(name).map().get();
        JsonNode properties = definition.path("properties");
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        if (!schema.fields().keySet().toJavaSet().equals(java.util.Set.copyOf(names))) {
            differences.add(name + " has fields " + schema.fields().keySet());
        }
        if (schema.isAtomic() != isAtomic(definition)) {
            differences.add(name + " atomic: " + schema.isAtomic());
        }
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            Field field = schema.field(property.getKey()).get();
            String here = describe(field);
            String there = describe(property.getValue());
            if (!here.equals(there)) {
                differences.add(name + "." + property.getKey() + ": " + here + " instead of " + there);
            }
        }
        return names.size();
    }

    private static String describe(Field field) {
        return describe(field.schema()) + " " + field.patchStrategies().mkString(",") + " "
                + field.patchMergeKey().getOrElse("");
    }

    private static String describe(Schema schema) {
        if (schema.equals(Schema.DEDUCED) || schema.equals(Schema.UNTYPED)) {
            return "anything";
        }
        return schema.scalar().map(ScalarType::name).getOrElse("")
                + schema.list()
                        .map(list -> "list " + list.type() + list.keys() + " of " + describe(list.items()))
                        .getOrElse("")
                + schema.map()
                        .map(map -> "map" + (map.isAtomic() ? " ATOMIC" : "")
                                + (map.fields().isEmpty()
                                        ? " of "
                                                + describe(
                                                        map.field("any").get().schema())
                                        : ""))
                        .getOrElse("");
    }

    private static String describe(JsonNode property) {
        return type(property) + " "
                + property.path("x-kubernetes-patch-strategy").asText() + " "
                + property.path("x-kubernetes-patch-merge-key").asText();
    }

    private static String type(JsonNode property) {
        if (property.has("$ref")) {
            return reference(property);
        }
        return switch (property.path("type").asText()) {
            case "array" -> "list " + listType(property) + " of " + type(property.get("items"));
            case "object" ->
                property.has("additionalProperties")
                        ? "map" + (isAtomic(property) ? " ATOMIC" : "") + " of "
                                + type(property.get("additionalProperties"))
                        : "map of anything";
            case "integer", "number" -> "NUMERIC";
            case "boolean" -> "BOOLEAN";
            case "string" ->
                List.of("", "byte").contains(property.path("format").asText()) ? "STRING" : "UNTYPED";
            default -> throw new IllegalStateException(property.toString());
        };
    }

    private static String reference(JsonNode property) {
        String name = shortened(property.get("$ref").asText().replace("#/definitions/", ""));
        return switch (name) {
            case "machinery.api.resource.Quantity",
                    "machinery.util.intstr.IntOrString",
                    "meta.v1.Time",
                    "meta.v1.MicroTime" -> "UNTYPED";
            case "meta.v1.FieldsV1",
                    "apiserverinternal.v1alpha1.StorageVersionSpec",
                    "scheduling.v1alpha2.BasicSchedulingPolicy",
                    "apiextensions.v1.CustomResourceSubresourceStatus" -> "map of anything";
            case "machinery.runtime.RawExtension" -> "anything";
            default -> {
                if (name.startsWith("apiextensions.v1.JSON") && !name.endsWith("Props")) {
                    yield "anything";
                }
                boolean atomic = property.has("x-kubernetes-map-type")
                        ? isAtomic(property)
                        : Definitions.KUBERNETES.definition(name).map().get().isAtomic();
                yield "map" + (atomic ? " ATOMIC" : "");
            }
        };
    }

    private static String listType(JsonNode property) {
        List<String> keys = new ArrayList<>();
        property.path("x-kubernetes-list-map-keys").forEach(key -> keys.add(key.asText()));
        return property.path("x-kubernetes-list-type").asText("atomic").toUpperCase(java.util.Locale.ROOT)
                + Vector.ofAll(keys);
    }

    private static boolean isAtomic(JsonNode node) {
        return node.path("x-kubernetes-map-type").asText().equals("atomic");
    }

    private static String shortened(String name) {
        return name.replace("io.k8s.apimachinery.pkg.apis.meta.", "meta.")
                .replace("io.k8s.apiextensions-apiserver.pkg.apis.", "")
                .replace("io.k8s.kube-aggregator.pkg.apis.", "")
                .replace("io.k8s.apimachinery.pkg.", "machinery.")
                .replace("io.k8s.api.", "");
    }

    @Test
    void portsOfContainersAreToldApartByPortAndProtocolWhichIsTcpIfNobodySays() {
        Field ports = at(Schemas.kubernetes(Pod.KIND).get(), "spec", "containers", "ports");

        assertThat(ports.schema().list().get().keys()).containsExactly("containerPort", "protocol");
        assertThat(ports.patchMergeKey()).contains("containerPort");
        assertThat(ports.schema().items().field("protocol").initial()).contains(Json.of("TCP"));
    }

    @Test
    void selectorsAreOneValueWhereLabelsAreMany() {
        Schema deployment = Schemas.kubernetes(Deployment.KIND).get();

        assertThat(at(deployment, "spec", "selector").schema().map().get().isAtomic())
                .isTrue();
        assertThat(at(deployment, "metadata", "labels").schema().map().get().isAtomic())
                .isFalse();
    }

    @Test
    void nothingIsKnownOfOtherKinds() {
        assertThat(Schemas.kubernetes(Unmodelled.kind("shop.example/v1", "Order", Scope.NAMESPACED)))
                .isEmpty();
    }

    private static Field at(Schema schema, String... path) {
        Field field = Field.of(() -> schema);
        for (String name : path) {
            Schema here = field.schema().list().isDefined() ? field.schema().items() : field.schema();
            field = here.field(name);
        }
        return field;
    }
}
