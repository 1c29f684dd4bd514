package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that a schema holds, {@code x-kubernetes-validations}. */
class CustomResourceRulesTest {
    private static final String DEFINITION = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {plural: widgets, kind: Widget}
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    x-kubernetes-validations:
                    - %s
                    properties:
                      min: {type: integer}
                      max: {type: integer}
                      ratio: {type: number}
                      name: {type: string}
                      x-y: {type: string}
                      namespace: {type: string}
                      when: {type: string, format: date-time}
                      port: {x-kubernetes-int-or-string: true}
                      tags: {type: array, x-kubernetes-list-type: set, items: {type: string}}
                      labels: {type: object, additionalProperties: {type: string}}
                      free: {x-kubernetes-preserve-unknown-fields: true}
        """;

    private static String widget(String spec) {
        return "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w, namespace: demo}\nspec: {" + spec + "}";
    }

    private static ApiServer with(String rule) {
        return Servers.apply(Servers.demo(), DEFINITION.replace("%s", rule)).get();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{rule: self.min <= self.max}| min: 1, max: 2",
                "{rule: 'self.x__dash__y == \"a\" && self.__namespace__ == \"b\"'}| x-y: a, namespace: b",
                "{rule: 'self.ratio > 0.5 && self.ratio == 1.0'}| ratio: 1",
                "{rule: 'self.when > timestamp(\"2025-01-01T00:00:00Z\")'}| when: '2026-01-01T00:00:00Z'",
                "{rule: 'self.port == 80 ? false : self.port == \"http\"'}| port: http",
                "{rule: 'self.tags == [\"b\", \"a\"]'}| tags: [a, b]",
                "{rule: 'self.labels[\"a/b\"] == \"c\"'}| labels: {a/b: c}",
                "{rule: 'has(self.name) ? self.name.size() < 5 : true'}| min: 1",
                "{rule: 'self.min == oldSelf.min'}| min: 1",
                "{rule: 'oldSelf.?min.orValue(self.min) == self.min', optionalOldSelf: true}| min: 1"
            })
    void areKept(String rule, String spec) {
        assertThat(Servers.apply(with(rule), widget(spec)).map(server -> true)).contains(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{rule: self.min <= self.max}| min: 3, max: 2| spec: Invalid value: failed rule: self.min <= self.max",
                "{rule: self.min <= self.max, message: min above max}| min: 3, max: 2| spec: Invalid value: min above"
                        + " max",
                "{rule: self.min <= self.max, messageExpression: \"'%d above %d'.format([self.min, self.max])\"}"
                        + "| min: 3, max: 2| spec: Invalid value: 3 above 2",
                "{rule: self.min <= self.max, fieldPath: .min, reason: FieldValueForbidden, message: never}"
                        + "| min: 3, max: 2| spec.min: Forbidden: never",
                "{rule: self.min <= self.max, fieldPath: .min, reason: FieldValueRequired}"
                        + "| min: 3, max: 2| spec.min: Required value: failed rule: self.min <= self.max",
                "{rule: self.min <= self.max}| min: 3"
                        + "| spec: Invalid value: \"object\": no such key: max evaluating rule: self.min <= self.max",
                "{rule: 'self.port + 1 > 2'}| port: http| spec: Invalid value: \"object\": 'no such overload': call"
                        + " arguments did not match a supported operator, function or macro signature for rule: self.port"
                        + " + 1 > 2",
                "{rule: self.min <= self.max}| name: 7"
                        + "| <nil>: Invalid value: null: some validation rules were not checked because the object was"
                        + " invalid; correct the existing errors to complete validation"
            })
    void areTold(String rule, String spec, String message) {
        assertThat(Servers.apply(with(rule), widget(spec)).getLeft().message()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{rule: self.size > 1}| .rule: Invalid value: |compilation failed: ERROR: <input>:1:5: undefined field"
                        + " 'size'",
                "{rule: self.free == 1}| .rule: Invalid value: |undefined field 'free'",
                "{rule: self.min}| .rule: Invalid value: |cel expression must evaluate to a bool",
                "{rule: ' '}| .rule: Required value: rule is not specified|",
                "{rule: self.min > 1, messageExpression: self.min}| .messageExpression: Invalid value: "
                        + "|messageExpression must evaluate to a string",
                "{rule: self.min > 1, reason: Bad}| .reason: Unsupported value: \"Bad\"|",
                "{rule: self.min > 1, fieldPath: .zip}| .fieldPath: Invalid value: \".zip\": must be a valid path|",
                "{rule: self.min > 1, optionalOldSelf: true}"
                        + "| .optionalOldSelf: Invalid value: true: may not be set if oldSelf is not used in rule|"
            })
    void areCheckedWithTheirDefinition(String rule, String start, String end) {
        assertThat(Servers.apply(Servers.demo(), DEFINITION.replace("%s", rule))
                        .getLeft()
                        .message())
                .contains("spec.validation.openAPIV3Schema.properties[spec].x-kubernetes-validations[0]" + start)
                .contains(end == null ? "" : end);
    }

    @ParameterizedTest
    @CsvSource({"min: 2,false", "min: 1,true"})
    void transitionsAreJudgedByWhatWasBefore(String spec, boolean allowed) {
        ApiServer created = Servers.apply(with("{rule: self.min == oldSelf.min}"), widget("min: 1"))
                .get();

        assertThat(Servers.apply(created, widget(spec)).isRight()).isEqualTo(allowed);
    }
}
