package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.StatusCause;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What requests are completed with, in the Common Expression Language. */
class MutatingAdmissionPolicyTest {
    private static final String DEPLOYMENT = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: demo, labels: {app: web}}
        spec:
          replicas: 1
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - {name: a, image: i, env: [{name: test, value: a}, {name: foo, value: bar}]}
              - {name: b, image: i}
              volumes: [{name: x, emptyDir: {}}]
        """;
    private static final String START = "policy 'p' with binding 'p' denied request: ";

    private static String policy(String name, String spec) {
        return """
            apiVersion: admissionregistration.k8s.io/v1
            kind: MutatingAdmissionPolicy
            metadata: {name: %s}
            spec:
              reinvocationPolicy: Never
              matchConstraints:
                resourceRules:
                - {apiGroups: ["*"], apiVersions: ["*"], operations: [CREATE, UPDATE], resources: [deployments, pods, configmaps]}
            %s
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: MutatingAdmissionPolicyBinding
            metadata: {name: %s}
            spec: {policyName: %s}
            ---
            """.formatted(name, spec.indent(2), name, name);
    }

    private static String applying(String expression) {
        return "mutations:\n- patchType: ApplyConfiguration\n  applyConfiguration:\n    expression: |-\n"
                + expression.indent(6);
    }

    private static String patching(String expression) {
        return "mutations:\n- patchType: JSONPatch\n  jsonPatch:\n    expression: |-\n" + expression.indent(6);
    }

    private static ApiServer with(String... policies) {
        return Servers.apply(Servers.demo(), String.join("", policies)).get();
    }

    private static Answer<ApiServer> answer(ApiServer server, String yaml) {
        return server.answer(new Write.Create(Servers.read(yaml).head()), Call.at(Servers.NOW));
    }

    private static Either<ApiError, KubeObject> created(ApiServer server, String yaml) {
        KubeObject object = Servers.read(yaml).head();
        return answer(server, yaml)
                .outcome()
                .map(after -> after.store().get(object.key()).get());
    }

    private static Either<ApiError, Json> part(ApiServer server, String yaml, String path) {
        return created(server, yaml).map(object -> {
            Json here = ManifestWriter.tree(object);
            for (String step : path.split("/")) {
                here = here instanceof Json.Obj part
                        ? part.get(step).getOrElse(Json.NULL)
                        : item((Json.Arr) here, Integer.parseInt(step));
            }
            return here;
        });
    }

    private static Json item(Json.Arr list, int index) {
        return index < list.items().size() ? list.items().get(index) : Json.NULL;
    }

    /** Cases of policy/mutating/patch/smd_test.go. */
    @Nested
    class ApplyConfigurations {
        private static final String POD_SPEC =
                "Object{spec: Object.spec{template: Object.spec.template{spec:" + " Object.spec.template.spec{%s}}}}";

        @ParameterizedTest
        @CsvSource(
                delimiterString = " => ",
                quoteCharacter = '`',
                value = {
                    "volumes: [Object.spec.template.spec.volumes{name: 'y', emptyDir:"
                            + " Object.spec.template.spec.volumes.emptyDir{}}] => volumes/1/name => \"y\"",
                    "volumes: [Object.spec.template.spec.volumes{name: 'y', hostPath:"
                            + " Object.spec.template.spec.volumes.hostPath{path: '/a'}}]"
                            + " => volumes/1/hostPath => {\"path\":\"/a\",\"type\":\"\"}",
                    "containers: [Object.spec.template.spec.containers{name: 'a', env:"
                            + " [Object.spec.template.spec.containers.env{name: 'test', value: 'c'}]}]"
                            + " => containers/0/env => [{\"name\":\"test\",\"value\":\"c\"},{\"name\":\"foo\",\"value\":\"bar\"}]",
                    "containers: [Object.spec.template.spec.containers{name: 'a', resources:"
                            + " Object.spec.template.spec.containers.resources{limits: {'cpu': '128M'},}}]"
                            + " => containers/0/resources => {\"limits\":{\"cpu\":\"128M\"}}",
                    "?hostNetwork: optional.none(), ?nodeName: optional.of('n') => nodeName => \"n\"",
                    "containers: object.spec.template.spec.containers.map(c, Object.spec.template.spec.containers{name:"
                            + " c.name, image: 'r/' + c.image}) => containers/1/image => \"r/i\"",
                    "nodeSelector: {'a': 'b'} => nodeSelector => " + START
                            + "error applying patch: invalid ApplyConfiguration: may"
                            + " not mutate atomic arrays, maps or structs: .spec.template.spec.nodeSelector"
                })
        void areMergedIntoTheObject(String fields, String path, String value) {
            ApiServer server = with(policy("p", applying(POD_SPEC.formatted(fields))));
            assertThat(part(server, DEPLOYMENT, "spec/template/spec/" + path).fold(ApiError::message, JsonText::of))
                    .isEqualTo(value);
        }

        @ParameterizedTest
        @CsvSource(
                delimiterString = " => ",
                quoteCharacter = '`',
                value = {
                    "object.spec.replicas % 2 == 1 ? object.spec.replicas + 1 : object.spec.replicas => 2",
                    "object.spec.replicas + 100 => 101",
                    "namespaceObject.metadata.name == 'demo' ? 7 : 8 => 7",
                    "request.operation == 'CREATE' && oldObject == null ? 3 : 4 => 3",
                    "authorizer.requestResource.check('create').allowed() ? 5 : 6 => 5"
                })
        void takeWhatExpressionsKnow(String expression, int replicas) {
            ApiServer server = with(policy("p", applying("Object{spec: Object.spec{replicas: " + expression + "}}")));
            assertThat(part(server, DEPLOYMENT, "spec/replicas").get()).isEqualTo(Json.of(replicas));
        }

        @ParameterizedTest
        @CsvSource(
                delimiterString = " => ",
                quoteCharacter = '`',
                value = {
                    "spec: Object.spec{selector: Object.spec.selector{matchLabels: {'l': 'v'}}} => error applying patch:"
                            + " invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: .spec.selector",
                    "spec: Object.specx{replicas: 1} => type mismatch: unexpected type name \"Object.specx\","
                            + " expected \"Object.spec\", which matches field name path from root Object type",
                    "spec: Object.spec{replicasx: 1} => error applying patch: failed to convert patch object to typed"
                            + " object: .spec.replicasx: field not declared in schema",
                    "spec: Object.spec{replicas: 'many'} => error applying patch: failed to convert patch object to typed"
                            + " object: .spec.replicas: expected numeric (int or float), got string",
                    "spec: Object.spec{replicas: object.nothing} => expression 'Object{spec: Object.spec{replicas:"
                            + " object.nothing}}' resulted in error: no such key: nothing"
                })
        void thatDoNotFitRefuseTheRequest(String fields, String message) {
            ApiError refusal = created(with(policy("p", applying("Object{" + fields + "}"))), DEPLOYMENT)
                    .getLeft();
            assertThat(refusal.message()).isEqualTo(START + message);
            assertThat(refusal.reason()).isEqualTo(ApiError.Reason.INVALID);
            assertThat(refusal.causes().map(StatusCause::message)).containsExactly(START + message);
        }

        @Test
        void thatFailAreForgotten() {
            String ignoring = "failurePolicy: Ignore\n"
                    + applying("Object{spec: Object.spec{replicas: object.nothing}}")
                    + "- patchType: JSONPatch\n  jsonPatch: {expression: '[JSONPatch{op: \"add\", path: \"/spec/paused\","
                    + " value: true}]'}\n";
            assertThat(((Deployment) created(with(policy("p", ignoring)), DEPLOYMENT)
                                    .get())
                            .spec()
                            .paused())
                    .isTrue();
        }
    }

    /** Cases of policy/mutating/patch/json_patch_test.go. */
    @Nested
    class JsonPatches {
        @ParameterizedTest
        @CsvSource(
                delimiterString = " => ",
                quoteCharacter = '`',
                value = {
                    "JSONPatch{op: 'test', path: '/spec/replicas', value: 100}, JSONPatch{op: 'replace', path:"
                            + " '/spec/replicas', value: 3} => spec/replicas => 1",
                    "JSONPatch{op: 'test', path: '/spec/replicas', value: 1}, JSONPatch{op: 'replace', path:"
                            + " '/spec/replicas', value: 3}, => spec/replicas => 3",
                    "JSONPatch{op: 'remove', path: '/spec/template/spec/containers/1'} => spec/template/spec/containers/1 =>"
                            + " null",
                    "JSONPatch{op: 'copy', from: '/metadata/labels/app', path: '/metadata/labels/y'} => metadata/labels =>"
                            + " {\"app\":\"web\",\"y\":\"web\"}",
                    "JSONPatch{op: 'move', from: '/metadata/labels/app', path: '/metadata/labels/y'} => metadata/labels =>"
                            + " {\"y\":\"web\"}",
                    "JSONPatch{op: 'add', path: '/metadata/labels', value: {'y': '2'}} => metadata/labels => {\"y\":\"2\"}",
                    "JSONPatch{op: 'replace', path: '/metadata/labels/x', value: '2'} => metadata/labels/x => \"2\"",
                    "JSONPatch{op: 'add', path: '/spec/template/spec/containers/-', value:"
                            + " Object.spec.template.spec.containers{name: 'x', image: 'i', ports:"
                            + " [Object.spec.template.spec.containers.ports{containerPort: 8080}]}} =>"
                            + " spec/template/spec/containers/2/ports =>"
                            + " [{\"containerPort\":8080,\"protocol\":\"TCP\"}]",
                    "JSONPatch{op: 'add', path: '/metadata/labels/' + jsonpatch.escapeKey('k8s.io/x'), value: 'true'} =>"
                            + " metadata/labels => {\"app\":\"web\",\"k8s.io/x\":\"true\"}",
                    "JSONPatch{op: 'add', path: '/metadata/labels/x', value: JSONPatch{op: 'o'}.op + JSONPatch{path:"
                            + " 'p'}.path + JSONPatch{from: 'f'}.from + string(JSONPatch{value: 'v'}.value)} =>"
                            + " metadata/labels/x => \"opfv\"",
                    "JSONPatch{op: 'add', path: '/metadata/labels/x', value: string(has(JSONPatch{op: 'o'}.op)) +"
                            + " string(has(JSONPatch{}.op)) + string(has(JSONPatch{}.value))} => metadata/labels/x =>"
                            + " \"truefalsefalse\"",
                    "JSONPatch{op: 'add', path: '/metadata/labels/x', value: string(JSONPatch{op: 'a', value: 1} =="
                            + " JSONPatch{op: 'a', value: 1}) + string(JSONPatch{value: '1'} == JSONPatch{value: 1})} =>"
                            + " metadata/labels/x => \"truefalse\"",
                    "JSONPatch{op: 'add', path: '/metadata/labels/x', value: string(type(JSONPatch{}) == JSONPatch)} =>"
                            + " metadata/labels/x => \"true\""
                })
        void areApplied(String operations, String path, String value) {
            ApiServer server = with(policy("p", patching("[" + operations + "]")));
            assertThat(part(server, DEPLOYMENT, path).fold(ApiError::message, JsonText::of))
                    .isEqualTo(value);
        }

        @ParameterizedTest
        @CsvSource(
                delimiterString = " => ",
                quoteCharacter = '`',
                value = {
                    "JSONPatch{op: 'replace', path: '/spec/template/spec/containers/-', value: {'name': 'x'}} => "
                            + START
                            + "JSON Patch: replace operation does not apply: doc is missing key:"
                            + " /spec/template/spec/containers/-: missing value",
                    "JSONPatch{op: 'add', path: '/spec/template/spec/containers/-', value:"
                            + " Object.spec.template.spec.containers{name: 'x', ports:"
                            + " [Object.spec.template.spec.containers.portsZ{containerPort: 8080}]}} => "
                            + START
                            + "type mismatch: unexpected type name \"Object.spec.template.spec.containers.portsZ\", expected"
                            + " \"Object.spec.template.spec.containers.ports\", which matches field name path from root"
                            + " Object type",
                    "JSONPatch{op: 'add', path: '/spec/template/spec/containers/-', value:"
                            + " Object.spec.template.spec.containers{name: 'x', ports:"
                            + " [Object.spec.template.spec.containers.ports{containerPortZ: 8080}]}} => Internal error"
                            + " occurred: strict decoding error: unknown field"
                            + " \"spec.template.spec.containers[2].ports[0].containerPortZ\"",
                    "JSONPatch{op: 'replace', path: '/spec/replicas', value: 'many'} => Internal error occurred: json:"
                            + " cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32",
                    "JSONPatch{op: dyn(1), path: '/spec/replicas'} => "
                            + START
                            + "expression '[JSONPatch{op: dyn(1), path: '/spec/replicas'}]' resulted in error: unexpected"
                            + " type int64 for JSONPatchType 'op' field"
                })
        void thatDoNotFitRefuseTheRequest(String operations, String message) {
            assertThat(created(with(policy("p", patching("[" + operations + "]"))), DEPLOYMENT)
                            .getLeft()
                            .message())
                    .isEqualTo(message);
        }
    }

    /** Cases of policy/mutating/dispatcher_test.go, and others. */
    @Nested
    class Policies {
        private static String label(String name, String value) {
            return applying("Object{metadata: Object.metadata{labels: {'" + name + "': " + value + "}}}");
        }

        private static final String COUNT = label("n", "string(int(object.metadata.labels[?'n'].orValue('0')) + 1)");

        private static String labels(ApiServer server) {
            return part(server, DEPLOYMENT, "metadata/labels").fold(ApiError::message, JsonText::of);
        }

        @Test
        void takeParameters() {
            String spec = "paramKind: {apiVersion: v1, kind: ConfigMap}\n"
                    + applying("Object{spec: Object.spec{replicas: object.spec.replicas + int(params.data['key'])}}");
            String bound = policy("p", spec)
                    .replace(
                            "spec: {policyName: p}",
                            "spec: {policyName: p, paramRef: {name: cm1, namespace: demo, parameterNotFoundAction: Deny}}");
            ApiServer server = Servers.apply(
                            Servers.demo(),
                            "{apiVersion: v1, kind: ConfigMap, metadata: {name: cm1, namespace: demo}, data: {key: '10'}}")
                    .flatMap(so -> Servers.apply(so, bound))
                    .get();
            assertThat(part(server, DEPLOYMENT, "spec/replicas").get()).isEqualTo(Json.of(11));
            assertThat(created(with(bound), DEPLOYMENT).getLeft().message())
                    .isEqualTo(START
                            + "failed to configure binding: no params found for policy binding with `Deny`"
                            + " parameterNotFoundAction");
        }

        @Test
        void haveVariablesOfTheObjectAsItIs() {
            String spec = "variables: [{name: count, expression: object.spec.replicas}]\n"
                    + applying("Object{spec: Object.spec{replicas: variables.count + 1}}")
                    + "- patchType: JSONPatch\n  jsonPatch: {expression: '[JSONPatch{op: \"replace\", path:"
                    + " \"/spec/replicas\", value: variables.count * 10}]'}\n";
            assertThat(part(with(policy("p", spec)), DEPLOYMENT, "spec/replicas")
                            .get())
                    .isEqualTo(Json.of(20));
        }

        @Test
        void seeWhatOthersBeforeThemHaveDone() {
            String second =
                    "matchConditions: [{name: prod, expression: 'object.metadata.labels[?\"env\"].orValue(\"\") =="
                            + " \"prod\"'}]\n" + label("seen", "'yes'");
            assertThat(labels(with(policy("p1", label("env", "'prod'")), policy("p2", second))))
                    .isEqualTo("{\"app\":\"web\",\"env\":\"prod\",\"seen\":\"yes\"}");
            assertThat(labels(with(policy("p1", second), policy("p2", label("env", "'prod'")))))
                    .isEqualTo("{\"app\":\"web\",\"env\":\"prod\"}");
        }

        @ParameterizedTest
        @CsvSource({"Never, 1", "IfNeeded, 2"})
        void runAgainIfTheyWantTo(String reinvocation, String times) {
            String spec =
                    policy("p", COUNT).replace("reinvocationPolicy: Never", "reinvocationPolicy: " + reinvocation);
            assertThat(labels(with(spec))).isEqualTo("{\"app\":\"web\",\"n\":\"" + times + "\"}");
        }

        @Test
        void thatRunAgainSeeWhatCameAfterThem() {
            String first =
                    "matchConditions: [{name: prod, expression: 'object.metadata.labels[?\"env\"].orValue(\"\") =="
                            + " \"prod\"'}]\n" + label("seen", "'yes'");
            String again = policy("p1", first).replace("reinvocationPolicy: Never", "reinvocationPolicy: IfNeeded");
            // a policy that did not match the first time is not among those that run again
            assertThat(labels(with(again, policy("p2", label("env", "'prod'")))))
                    .isEqualTo("{\"app\":\"web\",\"env\":\"prod\"}");
        }

        @Test
        void haveOtherPluginsRunAgain() {
            String limits =
                    "{apiVersion: v1, kind: LimitRange, metadata: {name: l, namespace: demo}, spec: {limits: [{type:"
                            + " Container, default: {cpu: 1}, defaultRequest: {cpu: 500m}}]}}\n---\n";
            String sidecar = policy(
                    "p",
                    applying(
                            "Object{spec: Object.spec{containers: [Object.spec.containers{name: 'proxy', image: 'envoy'}]}}"));
            Pod pod = (Pod) created(
                            with(limits, sidecar),
                            "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: demo}, spec: {containers: [{name: c,"
                                    + " image: i}]}}")
                    .get();
            assertThat(pod.spec()
                            .containers()
                            .map(c -> c.name() + " "
                                    + c.resources().requests().get("cpu").get() + " "
                                    + c.terminationMessagePath().get() + " "
                                    + c.volumeMounts().size()))
                    .containsExactly("c 500m /dev/termination-log 1", "proxy 500m /dev/termination-log 1");
        }

        @Test
        void areJudgedLikeOthers() {
            String broken = policy("p", applying("Object{spec: Object.spec{replicas: -1}}"));
            assertThat(created(with(broken), DEPLOYMENT).getLeft().message())
                    .isEqualTo(
                            "Deployment.apps \"web\" is invalid: spec.replicas: Invalid value: -1: must be greater than"
                                    + " or equal to 0");
        }

        @Test
        void doNotSeeNamesThatAreYetToBeMade() {
            String name = policy(
                            "p",
                            applying(
                                    "Object{metadata: Object.metadata{labels: {'named': string(has(object.metadata.name)) +"
                                            + " request.name}}}"))
                    .replace("request.name", "string(has(request.name))");
            Answer<ApiServer> answer = answer(
                    with(name), "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: m-, namespace: demo}}");
            assertThat(answer.outcome()
                            .get()
                            .store()
                            .list(ConfigMap.KIND)
                            .map(map -> map.metadata().labels().getOrElse("named", "") + " "
                                    + map.name().matches("m-[a-z0-9]{5}")))
                    .containsExactly("falsefalse true");
        }

        @Test
        void leaveAloneWhatTheyDoNotSpeakOf() {
            ApiServer server = with(policy("p", COUNT).replace("resources: [deployments", "resources: [statefulsets"));
            ApiServer plain = Servers.demo();
            assertThat(created(server, DEPLOYMENT).get().withMetadata(meta(plain)))
                    .isEqualTo(created(plain, DEPLOYMENT).get().withMetadata(meta(plain)));
            assertThat(answer(server, DEPLOYMENT).warnings()).isEmpty();
        }

        private ObjectMeta meta(ApiServer plain) {
            return created(plain, DEPLOYMENT).get().metadata();
        }

        @Test
        void changeUpdatesToo() {
            ApiServer server = with(policy("p", COUNT));
            ApiServer once = answer(server, DEPLOYMENT).outcome().get();
            Deployment stored = once.store().get(Deployment.KIND, "demo", "web").get();
            ApiServer twice = once.answer(
                            new Write.Update(stored.withSpec(stored.spec().withReplicas(Option.of(4)))),
                            Call.at(Servers.NOW).by(User.ADMIN))
                    .outcome()
                    .get();
            assertThat(twice.store()
                            .get(Deployment.KIND, "demo", "web")
                            .get()
                            .metadata()
                            .labels()
                            .get("n"))
                    .contains("2");
        }
    }

    /** Cases of pkg/apis/admissionregistration/validation/validation_test.go. */
    @Nested
    class Rules {
        private static final String GOOD = applying("Object{}");

        @ParameterizedTest
        @CsvSource(
                delimiterString = " => ",
                quoteCharacter = '`',
                value = {
                    "failurePolicy: other => spec.failurePolicy: Unsupported value: \"other\": supported values: \"Fail\","
                            + " \"Ignore\"",
                    "mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: 1 < 2}}] =>"
                            + " spec.mutations[0].applyConfiguration.expression: Invalid value: \"1 < 2\": must evaluate to"
                            + " Object but got bool",
                    "mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: 'Object.spec{}'}}] =>"
                            + " spec.mutations[0].applyConfiguration.expression: Invalid value: \"Object.spec{}\": must"
                            + " evaluate to Object but got Object.spec",
                    "mutations: [{patchType: JSONPatch, jsonPatch: {expression: '[1]'}}] =>"
                            + " spec.mutations[0].jsonPatch.expression: Invalid value: \"[1]\": must evaluate to"
                            + " list(JSONPatch) but got list(int)",
                    "mutations: [{patchType: JSONPatch, jsonPatch: {expression: '[JSONPatch{op: 1}]'}}] =>"
                            + " spec.mutations[0].jsonPatch.expression: Invalid value: \"[JSONPatch{op: 1}]\": compilation"
                            + " failed: ERROR: <input>:1:14: expected type of field 'op' is 'string' but provided type is"
                            + " 'int'~ | [JSONPatch{op: 1}]~ | .............^",
                    "mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: 'Thing{}'}}] =>"
                            + " spec.mutations[0].applyConfiguration.expression: Invalid value: \"Thing{}\": compilation"
                            + " failed: ERROR: <input>:1:6: undeclared reference to 'Thing' (in container '')~ | Thing{}~ |"
                            + " .....^",
                    "mutations: [{patchType: other}] => spec.mutations[0].patchType: Unsupported value: \"other\": supported"
                            + " values: \"ApplyConfiguration\", \"JSONPatch\"",
                    "mutations: [{patchType: JSONPatch, jsonPatch: {expression: '[JSONPatch{}]'}, applyConfiguration:"
                            + " {expression: 'Object{}'}}] => spec.mutations[0].applyConfiguration: Invalid value:"
                            + " \"{applyConfiguration}\": must not be specified when patchType is JSONPatch",
                    "mutations: [{patchType: JSONPatch}] => spec.mutations[0].jsonPatch: Required value: must be specified"
                            + " when patchType is JSONPatch",
                    "mutations: [{patchType: JSONPatch, jsonPatch: {expression: ' '}}] =>"
                            + " spec.mutations[0].jsonPatch.expression: Required value",
                    "mutations: [] => spec.mutations: Required value: mutations must contain at least one item",
                    "paramKind: {apiVersion: a/b/c, kind: K} => spec.paramKind.apiVersion: Invalid value: \"a/b/c\":"
                            + " unexpected GroupVersion string: a/b/c",
                    "reinvocationPolicy: Often => spec.reinvocationPolicy: Unsupported value: \"Often\": supported values:"
                            + " \"IfNeeded\", \"Never\"",
                    "variables: [{name: x, expression: 'Object{}'}] => spec.variables[0].expression: Invalid value:"
                            + " \"Object{}\": compilation failed: ERROR: <input>:1:7: undeclared reference to 'Object' (in"
                            + " container '')~ | Object{}~ | ......^",
                    "matchConstraints: {resourceRules: [{apiGroups: [a], apiVersions: [a], operations: [DELETE], resources:"
                            + " [a]}]} => spec.matchConstraints.resourceRules.operations: Unsupported value: \"DELETE\":"
                            + " supported values: \"*\", \"CONNECT\", \"CREATE\", \"UPDATE\"",
                    "matchConstraints: {resourceRules: [{apiGroups: [a], apiVersions: [a], operations: [CREATE], resources:"
                            + " ['*', a]}]} => spec.matchConstraints.resourceRules[0].resources: Invalid value: [\"*\",\"a\"]:"
                            + " if '*' is present, must not specify other resources without subresources",
                    "matchConstraints: {resourceRules: [{apiGroups: [a], apiVersions: [a], operations: [CREATE], resources:"
                            + " [a/*, a/x]}]} => spec.matchConstraints.resourceRules[0].resources[1]: Invalid value:"
                            + " \"a/x\": if 'a/*' is present, must not specify a/x"
                })
        void areKept(String field, String fault) {
            String name = field.substring(0, field.indexOf(':'));
            String spec = policy("p", GOOD);
            int from = spec.indexOf("  " + name + ":");
            int to = name.equals("matchConstraints")
                    ? spec.indexOf("  mutations:")
                    : name.equals("mutations") ? spec.indexOf("---") : spec.indexOf('\n', from) + 1;
            String broken = from < 0
                    ? spec.replaceFirst("  mutations:", "  " + Matcher.quoteReplacement(field) + "\n  mutations:")
                    : spec.substring(0, from) + "  " + field + "\n" + spec.substring(to);
            assertThat(Servers.apply(Servers.demo(), broken).getLeft().message().replace("\n", "~"))
                    .isEqualTo("MutatingAdmissionPolicy.admissionregistration.k8s.io \"p\" is invalid: " + fault);
        }
    }
}
