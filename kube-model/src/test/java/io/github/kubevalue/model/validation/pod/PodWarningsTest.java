package io.github.kubevalue.model.validation.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** Cases of pkg/api/pod/warnings_test.go. */
class PodWarningsTest {
    private static final Pod ODD = pod("""
        apiVersion: v1
        kind: Pod
        metadata:
          name: odd
          annotations: {security.alpha.kubernetes.io/sysctls: "1"}
        spec:
          terminationGracePeriodSeconds: -1
          volumes: [{name: v, gitRepo: {repository: r}}, {name: w, rbd: {monitors: [m], image: i}}]
          hostAliases: [{ip: 1.1.1.1}, {ip: 1.1.1.1}]
          imagePullSecrets: [{name: a}, {name: a}, {}]
          topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule}]
          containers:
          - name: a
            resources: {limits: {memory: 1500m}, requests: {ephemeral-storage: 1m}}
            env: [{name: A, value: a}, {name: A, value: $(A)b}, {name: A, value: c}]
            ports: [{name: web, containerPort: 80}, {name: web, containerPort: 80, hostPort: 80}]
          - name: b
            ports: [{containerPort: 80}]
        """);

    @Test
    void whatIsOddIsWarnedOfInUpstreamsOrder() {
        assertThat(PodWarnings.of(ODD))
                .containsExactly(
                        "spec.topologySpreadConstraints[0].labelSelector: a null labelSelector results in matching no"
                                + " pod",
                        "metadata.annotations[security.alpha.kubernetes.io/sysctls]: non-functional in v1.11+; use the"
                                + " \"sysctls\" field instead",
                        "spec.volumes[0].gitRepo: deprecated in v1.11, and disabled by default in v1.33+",
                        "spec.volumes[1].rbd: deprecated in v1.28, non-functional in v1.31+",
                        "spec.hostAliases[1].ip: duplicate ip \"1.1.1.1\"",
                        "spec.imagePullSecrets[1].name: duplicate name \"a\"",
                        "spec.imagePullSecrets[2].name: invalid empty name \"\"",
                        "spec.containers[0].resources.limits[memory]: fractional byte value \"1500m\" is invalid, must"
                                + " be an integer",
                        "spec.containers[0].resources.requests[ephemeral-storage]: fractional byte value \"1m\" is"
                                + " invalid, must be an integer",
                        "spec.containers[0].env[2]: hides previous definition of \"A\", which may be dropped when"
                                + " using apply",
                        "spec.containers[0].ports[1]: overlapping port definition with spec.containers[0].ports[0]",
                        "spec.containers[1].ports[0]: duplicate port definition with spec.containers[0].ports[0]",
                        "spec.containers[1].ports[0]: overlapping port definition with spec.containers[0].ports[1]",
                        "spec.containers[0].ports[1]: duplicate port name \"web\" with spec.containers[0].ports[0],"
                                + " services and probes that select ports by name will use spec.containers[0].ports[0]",
                        "spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be"
                                + " treated as 1");
    }

    @Test
    void templatesAreWarnedOfAtTheirPath() {
        PodTemplateSpec template = PodTemplateSpec.builder()
                .spec(ODD.spec().withTerminationGracePeriodSeconds(Option.of(30L)))
                .build();

        assertThat(PodWarnings.of(template, FieldPath.of("spec.template")))
                .contains("spec.template.spec.hostAliases[1].ip: duplicate ip \"1.1.1.1\"");
    }

    @Test
    void oldLabelsAnnotationsAndSpellingsAreWarnedOf() {
        Pod old = pod("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: old
              annotations:
                seccomp.security.alpha.kubernetes.io/pod: x
                container.seccomp.security.alpha.kubernetes.io/a: x
                container.apparmor.security.beta.kubernetes.io/a: unconfined
                container.apparmor.security.beta.kubernetes.io/b: unconfined
            spec:
              securityContext: {appArmorProfile: {type: Unconfined}}
              affinity:
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms: [{matchExpressions: [{key: beta.kubernetes.io/os, operator: Exists}]}]
                  preferredDuringSchedulingIgnoredDuringExecution:
                  - weight: 1
                    preference: {matchExpressions: [{key: x, operator: In, values: ["-"]}]}
              dnsConfig: {nameservers: ["2001:DB8::1"]}
              hostAliases: [{ip: "2001:DB8::2"}]
              volumes:
              - {name: c, configMap: {name: m, items: [{key: k, path: a/}, {key: l, path: a/b}]}}
              - name: p
                projected:
                  sources: [{secret: {name: s, items: [{key: k, path: t}]}}, {serviceAccountToken: {path: t}}]
              - name: e
                ephemeral:
                  volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1m}}}}
              containers: [{name: a}, {name: b, securityContext: {appArmorProfile: {type: RuntimeDefault}}}]
            """);
        assertThat(PodWarnings.of(old))
                .containsExactly(
                        "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0]"
                                + ".matchExpressions[0].key: beta.kubernetes.io/os is deprecated since v1.14; use"
                                + " \"kubernetes.io/os\" instead",
                        "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference"
                                + ".matchExpressions[0].values[0]: - is invalid, a valid label must be an empty string or"
                                + " consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
                                + " alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for"
                                + " validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
                        "spec.volumes[2].ephemeral.volumeClaimTemplate.spec.resources.requests[storage]: fractional byte"
                                + " value \"1m\" is invalid, must be an integer",
                        "volume \"c\" (ConfigMap \"m\"): overlapping paths: \"a/b\" with \"a\"",
                        "volume \"p\" (Projected): overlapping paths: \"t\" (ServiceAccountToken) with \"t\" (Secret"
                                + " \"s\")",
                        "metadata.annotations[seccomp.security.alpha.kubernetes.io/pod]: non-functional in v1.27+; use the"
                                + " \"seccompProfile\" field instead",
                        "metadata.annotations[container.seccomp.security.alpha.kubernetes.io/a]: non-functional in v1.27+;"
                                + " use the \"seccompProfile\" field instead",
                        "spec.dnsConfig.nameservers[0]: IPv6 address \"2001:DB8::1\" should be in RFC 5952 canonical"
                                + " format (\"2001:db8::1\")",
                        "spec.hostAliases[0].ip: IPv6 address \"2001:DB8::2\" should be in RFC 5952 canonical format"
                                + " (\"2001:db8::2\")");
    }

    private static Pod pod(String text) {
        return (Pod) ManifestReader.kubernetes()
                .parse("pod.yaml", text)
                .get()
                .objects()
                .head();
    }
}
