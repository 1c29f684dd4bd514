package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.errors.StatusCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upstream's sentences, word for word. */
class ValidationMessagesTest {
    private static final String POD = """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: demo}
        spec: {%s}
        """;
    private static final String SERVICE = """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: demo}
        spec: {%s}
        """;
    private static final String DEPLOYMENT = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: demo}
        spec:
          %s
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: %s}}
            spec: {containers: [{name: c, image: i}]}
        """;
    private static final String INGRESS = """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web, namespace: demo}
        spec: {rules: [{http: {paths: [%s]}}]}
        """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "containers: []| spec.containers: Required value",
                "containers: [{image: i}]| spec.containers[0].name: Required value",
                "containers: [{name: c}]| spec.containers[0].image: Required value",
                "containers: [{name: c, image: i}, {name: c, image: i}]"
                        + "| spec.containers[1].name: Duplicate value: \"c\"",
                "containers: [{name: c, image: i}], restartPolicy: Sometimes"
                        + "| spec.restartPolicy: Unsupported value: \"Sometimes\": "
                        + "supported values: \"Always\", \"OnFailure\", \"Never\"",
                "containers: [{name: c, image: i, ports: [{containerPort: 70000}]}]"
                        + "| spec.containers[0].ports[0].containerPort: Invalid value: 70000: "
                        + "must be between 1 and 65535, inclusive",
                "containers: [{name: c, image: i, volumeMounts: [{name: data, mountPath: /x}]}]"
                        + "| spec.containers[0].volumeMounts[0].name: Not found: \"data\"",
                "containers: [{name: c, image: i, resources: {requests: {cpu: 2}, limits: {cpu: 1}}}]"
                        + "| spec.containers[0].resources.requests: Invalid value: \"2\": "
                        + "must be less than or equal to cpu limit of 1",
                "containers: [{name: c, image: i, livenessProbe: {tcpSocket: {port: 80}, successThreshold: 2}}]"
                        + "| spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1",
                "containers: [{name: c, image: i, readinessProbe: {periodSeconds: 3}}]"
                        + "| spec.containers[0].readinessProbe: Required value: must specify a handler type",
                "containers: [{name: c, image: i, env: [{name: A, value: b, valueFrom: {fieldRef: {fieldPath: "
                        + "metadata.name}}}]}]"
                        + "| spec.containers[0].env[0].valueFrom: Invalid value: \"\": "
                        + "may not be specified when `value` is not empty",
                "containers: [{name: c, image: i}], tolerations: [{operator: Exists, value: v}]"
                        + "| spec.tolerations[0].operator: Invalid value: \"v\": "
                        + "value must be empty when `operator` is 'Exists'",
                "containers: [{name: c, image: i}], initContainers: [{name: a, image: i, readinessProbe: "
                        + "{tcpSocket: {port: 1}}}]"
                        + "| spec.initContainers[0].readinessProbe: Forbidden: "
                        + "may not be set for init containers without restartPolicy=Always"
            })
    void pods(String spec, String fault) {
        assertThat(refused(String.format(POD, spec))).isEqualTo("Pod \"web\" is invalid: " + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "selector: {a: b}| spec.ports: Required value",
                "ports: [{port: 80}, {port: 81, name: b}]| spec.ports[0].name: Required value",
                "ports: [{port: 80, name: a}, {port: 80, name: b}]"
                        + "| spec.ports[1]: Duplicate value: {\"Name\":\"\",\"Protocol\":\"TCP\","
                        + "\"AppProtocol\":null,\"Port\":80,\"TargetPort\":0,\"NodePort\":0}",
                "ports: [{port: 80, nodePort: 30000}]"
                        + "| spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
                "type: NodePort, ports: [{port: 80, nodePort: 80}]"
                        + "| spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. "
                        + "The range of valid ports is 30000-32767",
                "clusterIP: 1.2.3.4, ports: [{port: 80}]| spec.clusterIPs: Invalid value: [\"1.2.3.4\"]: failed to"
                        + " allocate IP 1.2.3.4: the provided network does not match the current range",
                "type: ExternalName| spec.externalName: Required value",
                "type: Else, ports: [{port: 80}]"
                        + "| spec.type: Unsupported value: \"Else\": supported values: "
                        + "\"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\"",
                "ipFamilyPolicy: RequireDualStack, ports: [{port: 80}]"
                        + "| spec.ipFamilyPolicy: Invalid value: \"RequireDualStack\": "
                        + "this cluster is not configured for dual-stack services"
            })
    void services(String spec, String fault) {
        assertThat(refused(String.format(SERVICE, spec))).isEqualTo("Service \"web\" is invalid: " + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "replicas: 1| other| spec.template.metadata.labels: Invalid value: {\"app\":\"other\"}: "
                        + "`selector` does not match template `labels`",
                "replicas: -1| web| spec.replicas: Invalid value: -1: must be greater than or equal to 0",
                "strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0}}| web| "
                        + "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: "
                        + "may not be 0 when `maxSurge` is 0",
                "strategy: {rollingUpdate: {maxUnavailable: 150%}}| web| "
                        + "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: \"150%\": "
                        + "must not be greater than 100%",
                "strategy: {type: Recreate, rollingUpdate: {maxSurge: 1}}| web| "
                        + "spec.strategy.rollingUpdate: Forbidden: "
                        + "may not be specified when strategy `type` is 'Recreate'",
                "progressDeadlineSeconds: 5, minReadySeconds: 5| web| "
                        + "spec.progressDeadlineSeconds: Invalid value: 5: must be greater than minReadySeconds"
            })
    void deployments(String spec, String label, String fault) {
        String yaml = String.format(DEPLOYMENT, spec.replace(", minReady", "\n  minReady"), label);
        assertThat(refused(yaml)).isEqualTo("Deployment.apps \"web\" is invalid: " + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{path: /, backend: {service: {name: a, port: {number: 80}}}}"
                        + "| pathType: Required value: pathType must be specified",
                "{path: api, pathType: Prefix, backend: {service: {name: a, port: {number: 80}}}}"
                        + "| path: Invalid value: \"api\": must be an absolute path",
                "{path: /, pathType: Prefix, backend: {service: {name: a}}}"
                        + "| backend: Required value: port name or number is required",
                "{path: /, pathType: Regex, backend: {service: {name: a, port: {number: 80}}}}"
                        + "| pathType: Unsupported value: \"Regex\": supported values: "
                        + "\"Exact\", \"ImplementationSpecific\", \"Prefix\""
            })
    void ingresses(String path, String fault) {
        assertThat(refused(String.format(INGRESS, path)))
                .isEqualTo("Ingress.networking.k8s.io \"web\" is invalid: spec.rules[0].http.paths[0]." + fault);
    }

    @Test
    void allFaultsOfAnObjectAreToldAtOnce() {
        String spec = "containers: [{name: C, image: i, ports: [{containerPort: 0}]}], dnsPolicy: Maybe";

        assertThat(Servers.apply(Servers.demo(), String.format(POD, spec))
                        .getLeft()
                        .causes())
                .map(StatusCause::field)
                .containsExactly(
                        "spec.containers[0].name", "spec.containers[0].ports[0].containerPort", "spec.dnsPolicy");
    }

    @Test
    void aNameWithCapitalsIsRefused() {
        assertThat(refused(
                        String.format(POD, "containers: [{name: c, image: i}]").replace("name: web", "name: Web")))
                .startsWith("Pod \"Web\" is invalid: metadata.name: Invalid value: \"Web\": a lowercase RFC 1123"
                        + " subdomain");
    }

    @Test
    void aSelectorNeverChanges() {
        ApiServer server = Servers.apply(Servers.demo(), String.format(DEPLOYMENT, "replicas: 1", "web"))
                .get();
        String other = String.format(DEPLOYMENT, "replicas: 1", "other").replace("{app: web}", "{app: other}");

        assertThat(Servers.apply(server, other).getLeft().message())
                .isEqualTo("Deployment.apps \"web\" is invalid: spec.selector: Invalid value: "
                        + "{\"matchLabels\":{\"app\":\"other\"}}: field is immutable");
    }

    private static String refused(String yaml) {
        return Servers.apply(Servers.demo(), yaml).getLeft().message();
    }
}
