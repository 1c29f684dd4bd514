package io.github.kubevalue.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.manifest.Corpus;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.scheme.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every field of every type is spelled as the API spells it, and has the API's own type. */
class ApiTypesTest {
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static final Map<String, String> SAME = Map.of("RawExtension", "Json", "FieldsV1", "Json");
    private final Map<String, String> faults = new TreeMap<>();
    private final Map<String, Set<String>> untyped = new HashMap<>();
    private final Set<Class<?>> seen = new LinkedHashSet<>();

    @Test
    void typesHaveTheFieldsOfTheApi() throws IOException {
        Path swagger = Corpus.folder("openapi-1.36").resolve("swagger.json");
        assumeThat(swagger).exists();
        JsonNode definitions = definitions(swagger);

        for (Class<?> kind : Scheme.kubernetes()
                .kinds()
                .map(kind -> (Class<?>) kind.type())
                .filter(type -> type != Unmodelled.class)
                .reject(type ->
                        type == CustomResourceDefinition.class)) { // of another server, which has its own swagger
            check(kind, definitions);
        }

        assertThat(faults).isEmpty();
        assertThat(UnknownFields.untyped()
                        .mapValues(names -> new TreeSet<>(names.asJava()))
                        .toJavaMap())
                .isEqualTo(untyped);
        assertThat(seen).hasSizeGreaterThan(150);
    }

    private static JsonNode definitions(Path swagger) throws IOException {
        return new ObjectMapper().readTree(Files.newInputStream(swagger)).get("definitions");
    }

    private void check(Class<?> type, JsonNode definitions) {
        if (!seen.add(type)) {
            return;
        }
        JsonNode properties = definitions.path(definition(type)).path("properties");
        new GoType(type).fields().forEach((name, field) -> {
            compare(type.getSimpleName() + "." + name, field, properties.path(name));
            GoType content = content(field);
            if (ApiValue.class.isAssignableFrom((Class<?>) content.type())) {
                check((Class<?>) content.type(), definitions);
            }
        });
        TreeSet<String> others = new TreeSet<>();
        properties.fieldNames().forEachRemaining(others::add);
        others.removeAll(new GoType(type).fields().keySet().toJavaSet());
        others.removeAll(Set.of("apiVersion", "kind"));
        if (!others.isEmpty()) {
            untyped.put(type.getSimpleName(), others);
        }
    }

    private static GoType content(GoType type) {
        return type.isStruct() ? type : content(type.part(""));
    }

    private void compare(String name, GoType field, JsonNode property) {
        if (property.isMissingNode()) {
            faults.put(name, "is no field of the API");
        } else if (!fits(field, property)) {
            faults.put(name, field.text() + " is not " + property);
        }
    }

    private static boolean fits(GoType field, JsonNode property) {
        String reference = property.path("$ref").asText();
        if (!reference.isEmpty()) {
            String wanted = reference.substring(reference.lastIndexOf('.') + 1).replaceFirst("^Time$", "Instant");
            return field.isStruct()
                    && (field.simpleName().equals(wanted)
                            || SAME.getOrDefault(wanted, "").equals(field.simpleName()));
        }
        return switch (property.path("type").asText()) {
            case "integer" -> field.text().equals(property.path("format").asText());
            case "boolean" -> field.text().equals("bool");
            case "array" -> field.text().startsWith("[]") && fits(field.part("0"), property.get("items"));
            case "object" ->
                field.text().startsWith("map[string]") && fits(field.part("x"), property.get("additionalProperties"));
            default -> field.text().equals("string") || field.type() instanceof Class<?> open && open.isRecord();
        };
    }

    private static String definition(Class<?> type) {
        String group = type.getPackageName().replaceFirst(".*\\.", "");
        return group.equals("meta")
                ? META + type.getSimpleName()
                : "io.k8s.api." + group + ".v1." + type.getSimpleName();
    }
}
