package io.github.kubevalue.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.Corpus;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.policy.Eviction;
import io.github.kubevalue.model.scheme.Scheme;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every type that a kind of this library reaches has the fields that Kubernetes' own description of its API gives it, of
 * the same types, and no others; what it says to be required is always written.
 */
class ApiTypesTest {
    /** Kinds of subresources, which no scheme has. */
    private static final Vector<Class<? extends KubeObject>> SUBRESOURCES = Vector.of(
            Eviction.class,
            io.github.kubevalue.model.authentication.TokenRequest.class,
            io.github.kubevalue.model.autoscaling.v1.Scale.class);

    /** How packages here are called there, where the two differ. */
    private static final Map<String, String> PACKAGES = HashMap.of(
            "meta", "io.k8s.apimachinery.pkg.apis.meta.v1",
            "apiextensions", "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1",
            "apiregistration", "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1",
            "autoscaling", "io.k8s.api.autoscaling.v2",
            "autoscaling.v1", "io.k8s.api.autoscaling.v1",
            "dra", "io.k8s.api.resource.v1");

    /** How types here are called there, where the two differ. */
    private static final Map<String, String> NAMES =
            HashMap.of("Time", "Instant", "RawExtension", "Json", "FieldsV1", "Json", "JSON", "Json");

    private static final String EXACT = "a number of any size, kept as it is written";
    private static final String OMITTED = "the rules require it, but Go's encoding leaves it out when it is empty";

    /** The fields whose types differ, and why they may. */
    private static final Map<String, String> DIFFERENCES = HashMap.of(
            "JSONSchemaProps.maximum", EXACT,
            "JSONSchemaProps.minimum", EXACT,
            "JSONSchemaProps.multipleOf", EXACT);

    /** The required fields that are not always written, and why they may not be. */
    private static final Map<String, String> UNWRITTEN = HashMap.ofEntries(Vector.of(
                    "CapacityRequestPolicyRange.min",
                    "ContainerRestartRule.action",
                    "ContainerRestartRuleOnExitCodes.operator",
                    "CounterSet.counters",
                    "DeviceCounterConsumption.counters",
                    "IPAddressSpec.parentRef",
                    "ImageVolumeStatus.imageRef",
                    "ParentReference.name",
                    "ParentReference.resource",
                    "PodCertificateProjection.keyType",
                    "PodCertificateProjection.signerName",
                    "TokenReviewSpec.token",
                    "ValidatingAdmissionPolicyBindingSpec.policyName",
                    "ValidatingAdmissionPolicyBindingSpec.validationActions")
            .map(field -> Tuple.of(field, OMITTED)));

    private JsonNode definitions;

    @BeforeEach
    void readDefinitions() throws IOException {
        Path swagger = Corpus.folder("openapi-1.36").resolve("swagger.json");
        assumeThat(swagger).exists();
        definitions = new ObjectMapper().readTree(Files.newInputStream(swagger)).get("definitions");
    }

    @Test
    void typesHaveTheFieldsOfTheApi() {
        assertThat(types().toVector().flatMap(this::differences))
                .containsExactlyInAnyOrderElementsOf(DIFFERENCES.keySet());
    }

    @Test
    void whatIsRequiredIsAlwaysWritten() {
        assertThat(types().toVector().flatMap(this::unwritten)).containsExactlyInAnyOrderElementsOf(UNWRITTEN.keySet());
    }

    @Test
    void allKindsOfTheStableVersionsHaveATypeAndAllTypesAreReached() {
        assertThat(Scheme.kubernetes()
                        .kinds()
                        .filter(kind -> kind.version().matches("v\\d+") && kind.type() == Unmodelled.class)
                        .filter(kind -> !kind.group().startsWith("kube")))
                .isEmpty();
        assertThat(types().size()).isGreaterThan(490);
    }

    private Set<Class<?>> types() {
        Vector<Class<?>> kinds = Scheme.kubernetes()
                .kinds()
                .map(Kind::type)
                .filter(type -> type != Unmodelled.class)
                .<Class<?>>map(type -> type)
                .toVector()
                .appendAll(SUBRESOURCES);
        return kinds.foldLeft(LinkedHashSet.empty(), ApiTypesTest::reach);
    }

    private static Set<Class<?>> reach(Set<Class<?>> reached, Class<?> type) {
        return reached.contains(type) || !ApiValue.class.isAssignableFrom(type)
                ? reached
                : new GoType(type)
                        .fields()
                        .values()
                        .map(field -> (Class<?>) content(field).type())
                        .foldLeft(reached.add(type), ApiTypesTest::reach);
    }

    private static GoType content(GoType type) {
        return type.isStruct() ? type : content(type.part(""));
    }

    /** The fields of a type that only one side has, or each with another type. */
    private Vector<String> differences(Class<?> type) {
        Map<String, GoType> ours = new GoType(type).fields();
        Set<String> theirs = TreeSet.ofAll(() -> properties(type).fieldNames());
        Set<String> kept = KubeObject.class.isAssignableFrom(type) ? TreeSet.of("apiVersion", "kind") : TreeSet.empty();
        return theirs.union(ours.keySet())
                .diff(kept)
                .toVector()
                .reject(name -> ours.get(name)
                        .exists(field -> fits(field, properties(type).path(name))))
                .map(name -> type.getSimpleName() + "." + name);
    }

    private static boolean fits(GoType field, JsonNode property) {
        String reference = property.path("$ref").asText();
        if (!reference.isEmpty()) {
            String wanted = reference.substring(reference.lastIndexOf('.') + 1);
            return field.isStruct() && field.simpleName().equals(NAMES.getOrElse(wanted, wanted));
        }
        return switch (property.path("type").asText("")) {
            case "" -> false;
            case "integer" -> field.text().equals(property.path("format").asText());
            case "boolean" -> field.text().equals("bool");
            case "array" -> field.text().startsWith("[]") && fits(field.part("0"), property.get("items"));
            case "object" ->
                field.text().startsWith("map[string]") && fits(field.part("x"), property.get("additionalProperties"));
            default -> field.text().equals("string") || field.type() instanceof Class<?> open && open.isRecord();
        };
    }

    /** The required fields of a type that are not written when nothing is said. */
    private Vector<String> unwritten(Class<?> type) {
        Json.Obj empty = (Json.Obj) Codec.encode(empty(type));
        return Vector.ofAll(definition(type).path("required"))
                .map(JsonNode::asText)
                .reject(name -> empty.fields().containsKey(name))
                .map(name -> type.getSimpleName() + "." + name);
    }

    private static Object empty(Class<?> type) {
        try {
            Object builder = type.getMethod("builder").invoke(null);
            Method build = builder.getClass().getMethod("build");
            build.setAccessible(true);
            return build.invoke(builder);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JsonNode properties(Class<?> type) {
        return definition(type).path("properties");
    }

    private JsonNode definition(Class<?> type) {
        String name = type.getPackageName().replaceFirst("io.github.kubevalue.model.", "");
        String group = PACKAGES.getOrElse(name, "io.k8s.api." + name + ".v1");
        return definitions.path(group + "." + type.getSimpleName());
    }
}
