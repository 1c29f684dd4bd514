package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests must keep, in the Common Expression Language. */
class ValidatingAdmissionPolicyTest {
    private static final String POLICY = """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: small}
        spec:
          matchConstraints:
            resourceRules:
            - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [deployments]}
          %s
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: everywhere}
        spec:
          policyName: small
          %s
        """;
    private static final String DENY = "validationActions: [Deny]";
    private static final String DEPLOYMENT = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: demo, labels: {app: web}}
        spec:
          replicas: 5
          selector: {matchLabels: {app: web}}
          template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: i}]}}
        """;
    private static final String START =
            "deployments.apps \"web\" is forbidden: ValidatingAdmissionPolicy 'small' with binding 'everywhere' denied"
                    + " request: ";

    private static ApiServer with(String policy, String binding) {
        return Servers.apply(Servers.demo(), POLICY.formatted(policy, binding)).get();
    }

    private static Answer<ApiServer> answer(ApiServer server, String yaml) {
        KubeObject object = Servers.read(yaml).head();
        return server.answer(new Write.Apply(object), Call.at(Servers.NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "validations: [{expression: object.spec.replicas <= 3}] => failed expression: object.spec.replicas <="
                        + " 3",
                "validations: [{expression: object.spec.replicas <= 3, message: too many}] => too many",
                "validations: [{expression: object.spec.replicas <= 3, messageExpression: \"'at most 3, not ' +"
                        + " string(object.spec.replicas)\"}] => at most 3, not 5",
                "variables: [{name: count, expression: object.spec.replicas}, {name: twice, expression:"
                        + " variables.count * 2}], validations: [{expression: variables.twice < 10, message: \"twice too"
                        + " many\"}] => twice too many",
                "validations: [{expression: object.spec.nothing == 1}]"
                        + " => expression 'object.spec.nothing == 1' resulted in error: no such key: nothing",
                "variables: [{name: count, expression: object.nothing}], validations: [{expression: variables.count =="
                        + " 1}] => expression 'variables.count == 1' resulted in error: composited variable \"count\""
                        + " fails to evaluate: no such key: nothing",
                "validations: [{expression: request.operation == 'UPDATE'}] => failed expression: request.operation =="
                        + " 'UPDATE'",
                "validations: [{expression: 'oldObject != null'}] => failed expression: oldObject != null",
                "validations: [{expression: 'request.userInfo.username == \"jane\"'}]"
                        + " => failed expression: request.userInfo.username == \"jane\"",
                "validations: [{expression: 'namespaceObject.metadata.name != \"demo\"'}]"
                        + " => failed expression: namespaceObject.metadata.name != \"demo\"",
                "validations: [{expression: 'request.resource.resource == \"pods\" && request.namespace == \"demo\"'}]"
                        + " => failed expression: request.resource.resource == \"pods\" && request.namespace == \"demo\"",
                "failurePolicy: Ignore, validations: [{expression: object.spec.replicas <= 3}]"
                        + " => failed expression: object.spec.replicas <= 3",
                "failurePolicy: Ignore, validations: [{expression:"
                        + " '!authorizer.group(\"\").resource(\"pods\").check(\"get\").allowed()'}] => failed expression:"
                        + " !authorizer.group(\"\").resource(\"pods\").check(\"get\").allowed()",
                "validations: [{expression: 'authorizer.path(\"\").check(\"get\").allowed()'}] => expression"
                        + " 'authorizer.path(\"\").check(\"get\").allowed()' resulted in error: path must not be empty",
                "validations: [{expression: 'authorizer.serviceAccount(\"a\","
                        + " \"B\").path(\"/\").check(\"get\").allowed()'}] => expression 'authorizer.serviceAccount(\"a\","
                        + " \"B\").path(\"/\").check(\"get\").allowed()' resulted in error: Invalid service account name"
            })
    void requestsThatBreakThemAreRefused(String policy, String message) {
        ApiError refusal =
                answer(with(lines(policy), DENY), DEPLOYMENT).outcome().getLeft();

        assertThat(refusal.message()).isEqualTo(START + message);
        assertThat(refusal.code()).isEqualTo(422);
    }

    /** What Jane may do is to create Deployments in the namespace, and to get one of them. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "authorizer.group('apps').resource('deployments').namespace('demo').check('create').allowed() => true",
                "authorizer.group('apps').resource('deployments').namespace('demo').check('delete').allowed() => false",
                "authorizer.group('apps').resource('deployments').check('create').allowed() => false",
                "authorizer.group('apps').resource('deployments').namespace('demo').name('web').check('get').allowed()"
                        + " => true",
                "authorizer.group('apps').resource('deployments').namespace('demo').name('db').check('get').allowed()"
                        + " => false",
                "authorizer.group('apps').resource('deployments').subresource('scale').namespace('demo').check('create').allowed()"
                        + " => false",
                "authorizer.requestResource.check('create').allowed() => true",
                "authorizer.requestResource.check('delete').allowed() => false",
                "authorizer.requestResource.check('create').reason() == 'RBAC: allowed by RoleBinding \"jane/demo\" of"
                        + " Role \"maker\" to User \"jane\"' => true",
                "authorizer.requestResource.check('create').errored() => false",
                "authorizer.path('/healthz').check('get').allowed() => false",
                "authorizer.serviceAccount('demo', 'default').group('').resource('pods').check('get').allowed() =>"
                        + " false"
            })
    void theAuthorizerIsAskedWhatTheUserMayDo(String expression, boolean holds) {
        ApiServer open = with("validations:\n  - expression: |-\n      " + expression, DENY);
        ApiServer granted = Servers.apply(open, """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: maker, namespace: demo}
            rules:
            - {apiGroups: [apps], resources: [deployments], verbs: [create]}
            - {apiGroups: [apps], resources: [deployments], resourceNames: [web], verbs: [get]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: jane, namespace: demo}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: maker}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: jane}]
            """).get();
        ApiServer server = new ApiServer(
                granted.flags().withAuthorizationMode(AuthorizationMode.NODE_RBAC),
                granted.store(),
                granted.podAddresses());

        Answer<ApiServer> answer = server.answer(
                new Write.Create(Servers.read(DEPLOYMENT).head()),
                Call.at(Servers.NOW).by(User.named("jane")));
        assertThat(answer.outcome().isRight()).isEqualTo(holds);
        if (!holds) {
            assertThat(answer.outcome().getLeft().message()).contains("denied request: failed expression: ");
        }
    }

    /** Each field of the policy on a line of its own. */
    private static String lines(String fields) {
        return fields.replaceAll(", (?=(validations|variables|matchConditions|failurePolicy):)", "\n  ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "validations: [{expression: object.spec.replicas <= 5}]",
                "matchConditions: [{name: other, expression: object.metadata.name != 'web'}]\n"
                        + "  validations: [{expression: 'false'}]",
                "failurePolicy: Ignore\n  validations: [{expression: object.spec.nothing == 1}]",
                "failurePolicy: Ignore\n  matchConditions: [{name: bad, expression: object.nothing == 1}]\n"
                        + "  validations: [{expression: 'false'}]"
            })
    void otherRequestsAreAllowed(String policy) {
        assertThat(answer(with(policy, DENY), DEPLOYMENT).outcome().isRight()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "namespaceSelector: {matchLabels: {team: a}}| true",
                "objectSelector: {matchLabels: {app: other}}| true",
                "objectSelector: {matchLabels: {app: web}}| false",
                "namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: demo}}| false",
                "excludeResourceRules: [{apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources:"
                        + " ['*/*']}]| true",
                "resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: ['*'], resources: ['*'],"
                        + " resourceNames: [db]}]| true",
                "resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [DELETE], resources: ['*']}]| true",
                "resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: ['*'], resources: ['*'],"
                        + " scope: Cluster}]| true"
            })
    void bindingsChooseRequests(String resources, boolean allowed) {
        ApiServer server =
                with("validations: [{expression: 'false'}]", DENY + "\n  matchResources: {" + resources + "}");

        assertThat(answer(server, DEPLOYMENT).outcome().isRight()).isEqualTo(allowed);
    }

    @Test
    void warningsAreTold() {
        Answer<ApiServer> answer = answer(
                with("validations: [{expression: 'false', message: hm}]", "validationActions: [Warn]"), DEPLOYMENT);

        assertThat(answer.outcome().isRight()).isTrue();
        assertThat(answer.warnings())
                .containsExactly(
                        "Validation failed for ValidatingAdmissionPolicy 'small' with binding 'everywhere': hm");
    }

    @Test
    void aReasonHasItsCode() {
        ApiServer server = with("validations: [{expression: 'false', reason: Forbidden}]", DENY);

        assertThat(answer(server, DEPLOYMENT).outcome().getLeft().code()).isEqualTo(403);
    }

    private static final String LIMIT = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: limit, namespace: demo, labels: {for: small}}
        data: {most: '3'}
        """;
    private static final String BY_LIMIT = "paramKind: {apiVersion: v1, kind: ConfigMap}\n"
            + "  validations: [{expression: 'params == null || object.spec.replicas <= int(params.data.most)', message:"
            + " over}]";

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "paramRef: {name: limit, parameterNotFoundAction: Deny} => over",
                "paramRef: {selector: {matchLabels: {for: small}}, parameterNotFoundAction: Deny} => over",
                "paramRef: {name: none, parameterNotFoundAction: Deny} => failed to configure binding: no params found"
                        + " for policy binding with `Deny` parameterNotFoundAction",
                "paramRef: {name: none, parameterNotFoundAction: Allow} => allowed",
                "matchResources: {} => allowed"
            })
    void parametersAreLookedUp(String binding, String message) {
        ApiServer server = with(BY_LIMIT, DENY + "\n  " + binding);

        String answered = answer(Servers.apply(server, LIMIT).get(), DEPLOYMENT)
                .outcome()
                .fold(ApiError::message, so -> START + "allowed");

        assertThat(answered).isEqualTo(START + message);
    }

    @Test
    void anUnknownKindOfParametersIsAFaultOfThePolicy() {
        ApiServer server = with(
                "paramKind: {apiVersion: example.com/v1, kind: Limit}\n  validations: [{expression: 'true'}]", DENY);

        assertThat(answer(server, DEPLOYMENT).outcome().getLeft().message())
                .isEqualTo("deployments.apps \"web\" is forbidden: ValidatingAdmissionPolicy 'small' denied request:"
                        + " failed to configure policy: failed to find resource referenced by paramKind:"
                        + " 'example.com/v1, Kind=Limit'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "validations: [{expression: foo}] => spec.validations[0].expression: Invalid value: \"foo\":"
                        + " compilation failed: ERROR: <input>:1:1: undeclared reference to 'foo' (in container '')",
                "validations: [{expression: '1'}] => spec.validations[0].expression: Invalid value: \"1\": must"
                        + " evaluate to bool but got int",
                "validations: [{expression: request.foo == 1}] => undefined field 'foo'",
                "validations: [{expression: params == null}] => undeclared reference to 'params' (in container '')",
                "validations: [{expression: variables.x == 1}] => undefined field 'x'",
                "validations: [{expression: 'true', messageExpression: '1'}] => spec.validations[0].messageExpression:"
                        + " Invalid value: \"1\": must evaluate to string but got int",
                "variables: [{name: 1x, expression: '1'}] => spec.variables[0].name: Invalid value: \"1x\": must be a"
                        + " valid CEL identifier",
                "failurePolicy: Never => spec.failurePolicy: Unsupported value: \"Never\": supported values: \"Fail\","
                        + " \"Ignore\"",
                "validations: [] => spec.validations: Required value: validations or auditAnnotations must contain at"
                        + " least one item",
                "validations: [{expression: 'true', reason: Bad}] => spec.validations[0].reason: Unsupported value:"
                        + " \"Bad\": supported values: \"Forbidden\", \"Invalid\", \"RequestEntityTooLarge\""
            })
    void policiesAreValidated(String policy, String message) {
        assertThat(Servers.apply(Servers.demo(), POLICY.formatted(policy, DENY))
                        .getLeft()
                        .message())
                .contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "validationActions: [] => spec.validationActions: Required value: at least one validation action is"
                        + " required",
                "validationActions: [Deny, Warn] => spec.validationActions: Invalid value: [\"Deny\",\"Warn\"]: must"
                        + " not contain both Deny and Warn",
                "validationActions: [Deny, Deny] => spec.validationActions[1]: Duplicate value: \"Deny\"",
                "validationActions: [Deny], paramRef: {name: x} => spec.paramRef.parameterNotFoundAction: Required"
                        + " value",
                "validationActions: [Deny], paramRef: {parameterNotFoundAction: Allow} => spec.paramRef: Required"
                        + " value: one of name or selector must be specified"
            })
    void bindingsAreValidated(String binding, String message) {
        String policy = POLICY.formatted("validations: [{expression: 'true'}]", binding.replace("], p", "]\n  p"));

        assertThat(Servers.apply(Servers.demo(), policy).getLeft().message()).contains(message);
    }
}
