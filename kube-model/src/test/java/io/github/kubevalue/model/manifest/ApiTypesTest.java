package io.github.kubevalue.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.scheme.Scheme;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every field of every type is spelled as the API spells it, and has the API's own type. */
class ApiTypesTest {
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private final Map<String, String> faults = new TreeMap<>();
    private final Set<Class<?>> seen = new LinkedHashSet<>();

    @Test
    void typesHaveTheFieldsOfTheApi() throws Exception {
        Path swagger = Corpus.folder("openapi-1.36").resolve("swagger.json");
        assumeThat(swagger).exists();
        JsonNode definitions = definitions(swagger);

        for (Class<?> kind : Scheme.kubernetes().kinds().map(kind -> (Class<?>) kind.type()).filter(type -> type != Unmodelled.class)) {
            check(kind, definitions);
        }

        assertThat(faults).isEmpty();
        assertThat(seen).hasSizeGreaterThan(150);
    }

    private static JsonNode definitions(Path swagger) throws IOException {
        return new ObjectMapper().readTree(Files.newInputStream(swagger)).get("definitions");
    }

    private void check(Class<?> type, JsonNode definitions) throws ReflectiveOperationException {
        if (!seen.add(type)) {
            return;
        }
        JsonNode properties = definitions.path(definition(type)).path("properties");
        Class<?> generated = Class.forName(type.getPackageName() + ".Immutable" + type.getSimpleName());
        for (String name : Vector.of(generated.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonProperty.class) && !method.getName().equals("otherFields"))
                .map(method -> method.getAnnotation(JsonProperty.class).value())) {
            GoType field = new GoType(type).part(name);
            compare(type.getSimpleName() + "." + name, field, properties.path(name));
            for (GoType here = field; ; here = here.part("0")) {
                if (here.isStruct()) {
                    if (ApiValue.class.isAssignableFrom((Class<?>) here.bare())) {
                        check((Class<?>) here.bare(), definitions);
                    }
                    break;
                }
            }
        }
    }

    private void compare(String name, GoType field, JsonNode property) {
        if (property.isMissingNode()) {
            faults.put(name, "is no field of the API");
        } else if (!fits(field, property)) {
            faults.put(name, field.text() + " is not " + property);
        }
    }

    private static boolean fits(GoType field, JsonNode property) {
        if (field.is(Json.class)) {
            return false;
        }
        String reference = property.path("$ref").asText();
        if (!reference.isEmpty()) {
            String wanted = reference.substring(reference.lastIndexOf('.') + 1).replaceFirst("^(Micro)?Time$", "Instant");
            return field.isStruct() && field.simpleName().equals(wanted);
        }
        return switch (property.path("type").asText()) {
            case "integer" -> field.text().equals(property.path("format").asText());
            case "boolean" -> field.text().equals("bool");
            case "array" -> field.text().startsWith("[]") && fits(field.part("0"), property.get("items"));
            case "object" -> field.text().startsWith("map[string]") && fits(field.part("x"), property.get("additionalProperties"));
            default -> field.text().equals("string") || field.bare() instanceof Class<?> open && open.isRecord();
        };
    }

    private static String definition(Class<?> type) {
        String group = type.getPackageName().replaceFirst(".*\\.", "");
        return group.equals("meta") ? META + type.getSimpleName() : "io.k8s.api." + group + ".v1." + type.getSimpleName();
    }
}
