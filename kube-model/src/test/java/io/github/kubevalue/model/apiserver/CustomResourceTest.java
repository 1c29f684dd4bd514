package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.validation.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects of kinds that a cluster defines for itself. */
class CustomResourceTest {
    private static final Kind<Unmodelled> WIDGET =
            Kind.of("example.com/v1", "Widget", "widgets", Scope.NAMESPACED, Unmodelled.class);
    private static final String DEFINITION = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {plural: widgets, kind: Widget, shortNames: [wd]}
          versions:
          - name: v1
            served: true
            storage: true
            subresources: {status: {}, scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}}
            schema:
              openAPIV3Schema:
                type: object
                required: [spec]
                properties:
                  spec:
                    type: object
                    properties:
                      replicas: {type: integer, format: int32, default: 1, minimum: 0, maximum: 10}
                      color: {type: string, enum: [red, green]}
                      ratio: {type: number, multipleOf: 0.5}
                      name: {type: string, maxLength: 5, minLength: 2, pattern: '^[a-z]+$'}
                      when: {type: string, format: date-time}
                      port: {x-kubernetes-int-or-string: true}
                      tags: {type: array, x-kubernetes-list-type: set, items: {type: string}, maxItems: 3}
                      parts:
                        type: array
                        x-kubernetes-list-type: map
                        x-kubernetes-list-map-keys: [id]
                        items:
                          type: object
                          required: [id]
                          properties: {id: {type: string}, size: {type: integer, default: 7}}
                      labels: {type: object, additionalProperties: {type: string}}
                      free: {type: object, x-kubernetes-preserve-unknown-fields: true}
                      maybe: {type: string, nullable: true}
                      either:
                        type: object
                        properties: {a: {type: string}, b: {type: string}}
                        oneOf: [{required: [a]}, {required: [b]}]
                  status:
                    type: object
                    properties: {replicas: {type: integer}}
          - {name: v1beta1, served: false, storage: false, schema: {openAPIV3Schema: {type: object}}}
        """;

    private final ApiServer server = Servers.apply(Servers.demo(), DEFINITION).get();

    private static String widget(String spec) {
        return "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w, namespace: demo}\nspec: {" + spec + "}";
    }

    private static Json spec(ApiServer server) {
        return server.store()
                .get(WIDGET, "demo", "w")
                .get()
                .otherFields()
                .get("spec")
                .get();
    }

    private String refusal(String yaml) {
        return Servers.apply(server, yaml).getLeft().message();
    }

    @Test
    void namesAreAcceptedAndKindsServed() {
        CustomResourceDefinition definition = server.store()
                .get(CustomResourceDefinition.KIND, "widgets.example.com")
                .get();

        assertThat(definition.status().conditions().map(condition -> condition.type() + "=" + condition.status()))
                .containsExactly("NamesAccepted=True", "Established=True");
        assertThat(definition.status().acceptedNames().listKind()).contains("WidgetList");
        assertThat(definition.status().storedVersions()).containsExactly("v1");
    }

    @Test
    void anObjectWithAScaleIsScaled() {
        ApiServer some = Servers.apply(server, widget("replicas: 3")).get();
        ResourceKey key = WIDGET.key("demo", "w");
        Scale scale = some.scale(key).get();
        assertThat(scale.replicas()).isEqualTo(3);

        ApiServer more = some.write(new Write.UpdateScale(key, scale.withReplicas(5)), Servers.NOW)
                .get();
        assertThat(more.scale(key).get().replicas()).isEqualTo(5);
        assertThat(more.store().get(key).get().metadata().generation()).contains(2L);
        assertThat(more.write(new Write.UpdateScale(key, scale), Servers.NOW)
                        .getLeft()
                        .message())
                .contains("the object has been modified");
        assertThat(some.write(new Write.UpdateScale(key, scale.withReplicas(-1)), Servers.NOW)
                        .getLeft()
                        .message())
                .contains(
                        "spec.replicas: Invalid value: -1: spec.replicas in body should be greater than or equal to 0");
        assertThat(some.write(new Write.UpdateScale(key, scale.withReplicas(11)), Servers.NOW)
                        .getLeft()
                        .message())
                .contains("spec.replicas in body should be less than or equal to 10");
    }

    @Test
    void theScaleOfAnObjectThatDoesNotSayItIsAnError() {
        ApiServer silent = Servers.apply(
                        Servers.demo(),
                        DEFINITION.replace("default: 1, ", "").replace("required: [spec]", "nullable: false"))
                .flatMap(so -> Servers.apply(so, widget("color: red")))
                .get();

        assertThat(silent.scale(WIDGET.key("demo", "w")).getLeft().message())
                .isEqualTo("Internal error occurred: the spec replicas field \".spec.replicas\" does not exist");
    }

    @Test
    void objectsAreJudgedByDefinitionsBesideThem() {
        Snapshot definitions = Validator.definitions(Servers.read(DEFINITION));
        KubeObject bad =
                Servers.read(widget("replicas: 30, color: blue, unknown: 1")).head();
        KubeObject good = Servers.read(widget("color: red, unknown: 1")).head();

        assertThat(Validator.validate(bad, definitions).getError().map(FieldError::toString))
                .containsExactlyInAnyOrder(
                        "spec.color: Unsupported value: \"blue\": supported values: \"red\", \"green\"",
                        "spec.replicas: Invalid value: 30: spec.replicas in body should be less than or equal to 10");
        assertThat(Validator.validate(good, definitions)
                        .get()
                        .otherFields()
                        .get("spec")
                        .get())
                .isEqualTo(
                        JsonText.parse("{\"color\": \"red\", \"replicas\": 1}").get());
        assertThat(Validator.validate(bad).isValid()).isTrue();
        assertThat(Validator.validateUpdate(bad, good, definitions).getError()).hasSize(2);
    }

    @Test
    void takenNamesAreNotAcceptedAgain() {
        String other = DEFINITION
                .replace("name: widgets.example.com", "name: gadgets.example.com")
                .replace("plural: widgets, kind: Widget", "plural: gadgets, kind: Widget");

        CustomResourceDefinition definition = Servers.apply(server, other)
                .get()
                .store()
                .get(CustomResourceDefinition.KIND, "gadgets.example.com")
                .get();

        assertThat(definition
                        .status()
                        .conditions()
                        .map(condition ->
                                condition.type() + " " + condition.reason().get() + " "
                                        + condition.message().get()))
                .containsExactly(
                        "NamesAccepted ListKindConflict \"WidgetList\" is already in use",
                        "Established NotAccepted not all names are accepted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "color: red| {\"color\":\"red\",\"replicas\":1}",
                "replicas: null, colour: red| {\"replicas\":1}",
                "maybe: null, color: null| {\"maybe\":null,\"replicas\":1}",
                "parts: [{id: a, weight: 2}]| {\"parts\":[{\"id\":\"a\",\"size\":7}],\"replicas\":1}",
                "free: {a: {b: 1}}, labels: {x: z}|"
                        + " {\"free\":{\"a\":{\"b\":1}},\"labels\":{\"x\":\"z\"},\"replicas\":1}",
                "port: 80| {\"port\":80,\"replicas\":1}",
                "port: http, replicas: 2| {\"port\":\"http\",\"replicas\":2}"
            })
    void unknownFieldsGoAndDefaultsCome(String spec, String stored) {
        assertThat(spec(Servers.apply(server, widget(spec)).get()).compact()).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "replicas: two| spec.replicas: Invalid value: \"string\": spec.replicas in body must be of type"
                        + " integer: \"string\"",
                "replicas: 1.5| spec.replicas: Invalid value: \"float64\": spec.replicas in body must be of type int32:"
                        + " \"float64\"",
                "replicas: 11| spec.replicas: Invalid value: 11: spec.replicas in body should be less than or equal to"
                        + " 10",
                "color: blue| spec.color: Unsupported value: \"blue\": supported values: \"red\", \"green\"",
                "ratio: 0.7| spec.ratio: Invalid value: 0.7: spec.ratio in body should be a multiple of 0.5",
                "name: abcdef| spec.name: Too long: may not be more than 5 bytes",
                "name: a| spec.name: Invalid value: \"a\": spec.name in body should be at least 2 chars long",
                "name: A1| spec.name: Invalid value: \"A1\": spec.name in body should match '^[a-z]+$'",
                "when: now| spec.when: Invalid value: \"now\": spec.when in body must be of type date-time: \"now\"",
                "port: 1.5| spec.port: Invalid value: \"number\": spec.port in body must be of type integer,string:"
                        + " \"number\"",
                "tags: [a, b, a]| spec.tags[2]: Duplicate value: \"a\"",
                "tags: [a, b, c, d]| spec.tags: Too many: 4: must have at most 3 items",
                "tags: [1]| spec.tags[0]: Invalid value: \"integer\": spec.tags[0] in body must be of type string:"
                        + " \"integer\"",
                "parts: [{id: a}, {id: a}]| spec.parts[1]: Duplicate value: {\"id\":\"a\"}",
                "parts: [{size: 1}]| spec.parts[0].id: Required value",
                "labels: {x: 1}| spec.labels.x: Invalid value: \"integer\": spec.labels.x in body must be of type"
                        + " string: \"integer\"",
                "either: {a: x, b: y}| <nil>: Invalid value: \"\": \"spec.either\" must validate one and only one"
                        + " schema (oneOf). Found 2 valid alternatives"
            })
    void whatDoesNotFitTheSchemaIsRefused(String spec, String message) {
        assertThat(refusal(widget(spec)))
                .startsWith("Widget.example.com \"w\" is invalid: ")
                .contains(message);
    }

    @Test
    void aMissingFieldIsRequired() {
        assertThat(refusal("apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w, namespace: demo}"))
                .isEqualTo("Widget.example.com \"w\" is invalid: spec: Required value");
    }

    @Test
    void aVersionThatIsNotServedIsNone() {
        assertThat(refusal("apiVersion: example.com/v1beta1\nkind: Widget\nmetadata: {name: w, namespace: demo}"))
                .isEqualTo("no matches for kind \"Widget\" in version \"example.com/v1beta1\"");
    }

    @Test
    void theStatusIsWrittenOnItsOwn() {
        ApiServer created = Servers.apply(server, widget("color: red") + "\nstatus: {replicas: 3}")
                .get();
        KubeObject object = created.store().get(WIDGET, "demo", "w").get();
        assertThat(object.otherFields().containsKey("status")).isFalse();

        ApiServer noted =
                created.write(status(object, "{replicas: 3}"), Servers.NOW).get();
        Unmodelled stored = noted.store().get(WIDGET, "demo", "w").get();

        assertThat(ManifestWriter.tree(stored).get("status").get().compact()).isEqualTo("{\"replicas\":3}");
        assertThat(spec(noted).get("color")).contains(Json.of("red"));
        assertThat(stored.metadata().generation()).contains(1L);
        assertThat(noted.write(status(stored, "{replicas: x}"), Servers.NOW)
                        .getLeft()
                        .message())
                .contains("status.replicas: Invalid value: \"string\": replicas in body must be of type integer:"
                        + " \"string\"");
    }

    private static Write.UpdateStatus status(KubeObject object, String status) {
        KubeObject told =
                Servers.read(widget("color: green") + "\nstatus: " + status).head();
        return new Write.UpdateStatus(told.withMetadata(object.metadata()));
    }

    @Test
    void theGenerationCountsChangesOfAllButMetadataAndStatus() {
        ApiServer created = Servers.apply(server, widget("color: red")).get();
        ApiServer changed = Servers.apply(created, widget("color: green")).get();

        assertThat(changed.store().get(WIDGET, "demo", "w").get().metadata().generation())
                .contains(2L);
    }

    @Test
    void whatWasWrongBeforeMayStay() {
        ApiServer lax = Servers.apply(server, DEFINITION.replace("enum: [red, green]", "maxLength: 9"))
                .get();
        ApiServer created = Servers.apply(lax, widget("color: blue")).get();
        ApiServer strict = Servers.apply(created, DEFINITION).get();

        assertThat(Servers.apply(strict, widget("color: blue, replicas: 3")).isRight())
                .isTrue();
        assertThat(Servers.apply(strict, widget("color: black")).isLeft()).isTrue();
    }
}
