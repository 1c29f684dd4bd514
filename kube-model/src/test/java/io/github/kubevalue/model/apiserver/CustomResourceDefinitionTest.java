package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a CustomResourceDefinition must be, in the words of the apiextensions server. */
class CustomResourceDefinitionTest {
    private static final String DEFINITION = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {plural: widgets, kind: Widget}
          versions:
          - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
        """;
    private static final String SCHEMA = "spec.validation.openAPIV3Schema";

    private static String refusal(String yaml) {
        return Servers.apply(Servers.demo(), yaml).getLeft().message();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "{name: widgets.example.com} => {name: gadgets.example.com} => metadata.name: Invalid value:"
                        + " \"gadgets.example.com\": must be spec.names.plural+\".\"+spec.group",
                "storage: true => storage: false => spec.versions: Invalid value: ",
                "storage: true => storage: false => must have exactly one version marked as storage version",
                "scope: Namespaced => scope: Galaxy => spec.scope: Unsupported value: \"Galaxy\": supported values:"
                        + " \"Cluster\", \"Namespaced\"",
                "plural: widgets => plural: Widgets => spec.names.plural: Invalid value: \"Widgets\": a DNS-1035 label"
                        + " must consist of lower case alphanumeric characters",
                "kind: Widget} => kind: Widget, listKind: Widget} => spec.names.listKind: Invalid value: \"Widget\":"
                        + " kind and listKind may not be the same",
                "kind: Widget} => kind: Widget, shortNames: [W_]} => spec.names.shortNames[0]: Invalid value: \"W_\"",
                "group: example.com => group: example => spec.group: Invalid value: \"example\": should be a domain"
                        + " with at least one dot",
                "name: v1, => name: V1, => spec.versions[0].name: Invalid value: \"V1\"",
                ", schema: {openAPIV3Schema: {type: object}} =>  => spec.versions[0].schema.openAPIV3Schema: Required"
                        + " value",
                "storage: true, => storage: true, deprecationWarning: x, => spec.versions[0].deprecationWarning:"
                        + " Invalid value: \"x\": can only be set for deprecated versions",
                "storage: true, => storage: true, additionalPrinterColumns: [{name: a, type: text, jsonPath: .a}], =>"
                        + " spec.additionalPrinterColumns[0].type: Invalid value: \"text\": must be one of"
                        + " boolean,date,integer,number,string",
                "storage: true, => storage: true, subresources: {scale: {specReplicasPath: .x, statusReplicasPath:"
                        + " .status.y}}, => spec.subresources.scale.specReplicasPath: Invalid value: \".x\": should be a"
                        + " json path under .spec",
                "scope: Namespaced => `scope: Namespaced\n"
                        + "  conversion: {strategy: Webhook}` => spec.conversion.webhookClientConfig: Required value:"
                        + " required when strategy is set to Webhook",
                "scope: Namespaced => `scope: Namespaced\n"
                        + "  preserveUnknownFields: true` => spec.preserveUnknownFields: Invalid value: true: cannot set"
                        + " to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead"
            })
    void aDefinitionIsRefused(String from, String to, String message) {
        assertThat(refusal(DEFINITION.replace(from.strip(), to == null ? "" : to.strip())))
                .startsWith("CustomResourceDefinition.apiextensions.k8s.io ")
                .contains(message.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "type: array, items: {type: string} => .type: Invalid value: \"array\": must be object at the root",
                "properties: {a: {type: string}} => .type: Required value: must not be empty at the root",
                "type: object, properties: {a: {}} => .properties[a].type: Required value: must not be empty for"
                        + " specified object fields",
                "type: object, properties: {a: {type: array}} => .properties[a].items: Required value: must be"
                        + " specified",
                "type: object, properties: {a: {type: array, items: {}}} => .properties[a].items.type: Required value:"
                        + " must not be empty for specified array items",
                "type: object, additionalProperties: {type: string} => .additionalProperties: Forbidden: must not be"
                        + " used at the root",
                "type: object, properties: {a: {type: text}} => .properties[a].type: Unsupported value: \"text\":"
                        + " supported values: \"array\", \"boolean\", \"integer\", \"number\", \"object\", \"string\"",
                "type: object, nullable: true => .nullable: Forbidden: nullable cannot be true at the root",
                "type: object, anyOf: [{properties: {a: {type: string}}}] => .anyOf[0].properties[a].type: Forbidden:"
                        + " must be empty to be structural",
                "type: object, anyOf: [{properties: {a: {minimum: 1}}}] => .properties[a]: Required value: because it"
                        + " is defined in " + SCHEMA + ".anyOf[0].properties[a]",
                "type: object, allOf: [{description: x}] => .allOf[0].description: Forbidden: must be empty to be"
                        + " structural",
                "type: object, not: {default: 1} => .not.default: Forbidden: must be undefined to be structural",
                "type: object, properties: {a: {type: string, pattern: '('}} => .properties[a].pattern: Invalid value:"
                        + " \"(\": must be a valid regular expression, but isn't: error parsing regexp: missing closing ):"
                        + " `(`",
                "type: object, properties: {a: {type: string, pattern: 'a(?=b)'}} => must be a valid regular"
                        + " expression, but isn't: error parsing regexp: invalid or unsupported Perl syntax: `(?=`",
                "type: object, properties: {a: {type: string, default: 7}} => .properties[a].default: Invalid value:"
                        + " \"integer\":  in body must be of type string: \"integer\"",
                "type: object, properties: {a: {type: object, default: {b: 1}}} => .properties[a].default: Invalid"
                        + " value: {\"b\":1}: must not have unknown fields",
                "type: object, properties: {a: {x-kubernetes-int-or-string: true,"
                        + " x-kubernetes-preserve-unknown-fields: true}} =>"
                        + " .properties[a].x-kubernetes-preserve-unknown-fields: Invalid value: true: must be false if"
                        + " x-kubernetes-int-or-string is true",
                "type: object, properties: {a: {x-kubernetes-embedded-resource: true}} => .properties[a].type:"
                        + " Required value: must be object if x-kubernetes-embedded-resource is true",
                "type: object, properties: {metadata: {type: object, properties: {labels: {type: object}}}} =>"
                        + " .properties[metadata]: Forbidden: must not specify anything other than name and generateName,"
                        + " but metadata is implicitly specified",
                "type: object, properties: {a: {type: array, items: {type: string}, uniqueItems: true}} =>"
                        + " .properties[a].uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime"
                        + " complexity becomes quadratic",
                "type: object, properties: {a: {type: object, properties: {b: {type: string}}, additionalProperties:"
                        + " {type: string}}} => .properties[a].additionalProperties: Forbidden: additionalProperties and"
                        + " properties are mutual exclusive",
                "type: object, properties: {a: {type: array, items: {type: object}, x-kubernetes-list-type: set}} =>"
                        + " .properties[a].items.x-kubernetes-map-type: Invalid value: null: must be atomic as item of a"
                        + " list with x-kubernetes-list-type=set",
                "type: object, properties: {a: {type: array, items: {type: object}, x-kubernetes-list-type: map}} =>"
                        + " .properties[a].x-kubernetes-list-map-keys: Required value: must not be empty if"
                        + " x-kubernetes-list-type is map",
                "type: object, properties: {a: {type: array, items: {type: object, properties: {k: {type: string}}},"
                        + " x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k]}} =>"
                        + " .properties[a].items.properties[k].default: Required value: this property is in"
                        + " x-kubernetes-list-map-keys, so it must have a default or be a required property",
                "type: object, properties: {a: {type: string, x-kubernetes-list-type: set}} => .properties[a].type:"
                        + " Invalid value: \"string\": must be array if x-kubernetes-list-type is specified",
                "type: object, definitions: {x: {type: string}} => .definitions: Forbidden: definitions is not"
                        + " supported",
                "type: object, properties: {a: {$ref: x}} => .properties[a].$ref: Forbidden: $ref is not supported"
            })
    void aSchemaIsRefused(String schema, String message) {
        String yaml =
                DEFINITION.replace("openAPIV3Schema: {type: object}", "openAPIV3Schema: {" + schema.strip() + "}");

        assertThat(refusal(yaml)).contains(message.strip());
    }

    @Test
    void theGroupOfADefinitionNeverChanges() {
        ApiServer created = Servers.apply(Servers.demo(), DEFINITION).get();

        assertThat(Servers.apply(created, DEFINITION.replace("kind: Widget", "kind: Gadget"))
                        .getLeft()
                        .message())
                .contains("spec.names.kind: Invalid value: \"Gadget\": field is immutable");
    }

    @Test
    void groupsOfKubernetesNeedAnApproval() {
        assertThat(refusal(DEFINITION.replace("example.com", "example.k8s.io")))
                .contains("metadata.annotations[api-approved.kubernetes.io]: Required value: protected groups must have"
                        + " approval annotation \"api-approved.kubernetes.io\", see"
                        + " https://github.com/kubernetes/enhancements/pull/1111");
    }
}
