package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is allowed and had better be left, told when objects are made and when they are changed. */
class WarningsTest {
    private static final String POD = "metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]%s}";
    private static final String ODD_POD = POD.formatted(", nodeSelector: {beta.kubernetes.io/os: linux}");
    private static final String PLAIN_POD = POD.formatted("");
    private static final String DEPRECATED = "deprecated since v1.14; use \"kubernetes.io/os\" instead";

    private static KubeObject object(String kind, String body) {
        String metadata = body.contains("metadata: {") && body.indexOf("metadata: {") == 0
                ? body.replaceFirst("metadata: \\{", "metadata: {name: a, namespace: demo, ")
                : "metadata: {name: a, namespace: demo}, " + body;
        KubeObject object = Servers.read("{apiVersion: " + kind.replace(" ", ", kind: ") + ", " + metadata + "}")
                .head();
        return object.type().isNamespaced()
                ? object
                : object.withMetadata(object.metadata().withNamespace(Option.none()));
    }

    private static Answer<ApiServer> created(String kind, String body) {
        return Servers.demo().answer(new Write.Create(object(kind, body)), Call.at(Servers.NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "v1 PersistentVolumeClaim => metadata: {annotations: {volume.beta.kubernetes.io/storage-class: x}}, spec:"
                        + " {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1500m}}} =>"
                        + " metadata.annotations[volume.beta.kubernetes.io/storage-class]: deprecated since v1.8; use"
                        + " \"storageClassName\" attribute instead; spec.resources.requests[storage]: fractional byte value"
                        + " \"1500m\" is invalid, must be an integer",
                "storage.k8s.io/v1 StorageClass => provisioner: p, allowedTopologies: [{matchLabelExpressions: [{key:"
                        + " failure-domain.beta.kubernetes.io/zone, values: [z]}]}] =>"
                        + " allowedTopologies[0].matchLabelExpressions[0].key: deprecated since v1.17; use"
                        + " \"topology.kubernetes.io/zone\" instead",
                "node.k8s.io/v1 RuntimeClass => handler: h, scheduling: {nodeSelector: {beta.kubernetes.io/arch: x}} =>"
                        + " scheduling.nodeSelector: deprecated since v1.14; use \"kubernetes.io/arch\" instead",
                "v1 ServiceAccount => metadata: {annotations: {kubernetes.io/enforce-mountable-secrets: \"true\"}} =>"
                        + " metadata.annotations[kubernetes.io/enforce-mountable-secrets]: deprecated in v1.32+; prefer"
                        + " separate namespaces to isolate access to mounted secrets",
                "v1 Node => spec: {externalID: x} => spec.externalID: this field is deprecated, and is unused by"
                        + " Kubernetes",
                "v1 ResourceQuota => spec: {hard: {cpu: 3, limits.cpu: 2, requests.memory: 1Gi, limits.memory: 1Gi}} =>"
                        + " ResourceQuota cpu (3) should be less than limits.cpu (2)",
                "discovery.k8s.io/v1 EndpointSlice => addressType: FQDN, endpoints: [{addresses: [a.example.com]}] =>"
                        + " spec.addressType: FQDN endpoints are deprecated",
                "networking.k8s.io/v1 NetworkPolicy => spec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr:"
                        + " \"2001:DB8::/64\"}}]}]} => spec.ingress[0].from[0].ipBlock.cidr: IPv6 CIDR value"
                        + " \"2001:DB8::/64\" should be in RFC 5952 canonical format (\"2001:db8::/64\")",
                "v1 Service => spec: {ports: [{port: 80}], externalIPs: [\"2001:DB8::1\"]} => spec.externalIPs[0]: IPv6"
                        + " address \"2001:DB8::1\" should be in RFC 5952 canonical format (\"2001:db8::1\");"
                        + " spec.externalIPs is deprecated and may no longer be implemented in some clusters",
                "v1 Secret => type: kubernetes.io/tls, data: {tls.crt: \"eA==\", tls.key: \"eA==\"} => tls: failed to find"
                        + " any PEM data in certificate input",
                "v1 PersistentVolume => metadata: {annotations: {volume.beta.kubernetes.io/mount-options: ro}}, spec:"
                        + " {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], cephfs: {monitors: [m]}, nodeAffinity:"
                        + " {required: {nodeSelectorTerms: [{matchExpressions: [{key:"
                        + " failure-domain.beta.kubernetes.io/region, operator: Exists}]}]}}} =>"
                        + " metadata.annotations[volume.beta.kubernetes.io/mount-options]: deprecated since v1.31; use"
                        + " \"mountOptions\" attribute instead;"
                        + " spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].key:"
                        + " failure-domain.beta.kubernetes.io/region is deprecated since v1.17; use"
                        + " \"topology.kubernetes.io/region\" instead; spec.cephfs: deprecated in v1.28, non-functional in"
                        + " v1.31+",
                "apps/v1 StatefulSet => spec: {serviceName: s, revisionHistoryLimit: -1, selector: {matchLabels: {a: b}},"
                        + " template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]}},"
                        + " volumeClaimTemplates: [{metadata: {name: d}, spec: {accessModes: [ReadWriteOnce], resources:"
                        + " {requests: {storage: 1m}}}}]} => spec.volumeClaimTemplates[0].resources.requests[storage]:"
                        + " fractional byte value \"1m\" is invalid, must be an integer; spec.revisionHistoryLimit: a"
                        + " negative value retains all historical revisions; a value >= 0 is recommended"
            })
    void newObjects(String kind, String body, String warnings) {
        Answer<ApiServer> answer = created(kind, body);
        assertThat(answer.outcome().isRight()).as(answer.toString()).isTrue();
        assertThat(answer.warnings().mkString("; ")).isEqualTo(warnings);
    }

    private static Seq<String> changed(String kind, String before, String after) {
        ApiServer server = created(kind, before).outcome().get();
        return server.answer(new Write.Update(object(kind, after)), Call.at(Servers.NOW))
                .warnings();
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1 Deployment, spec.template, 'selector: {matchLabels: {a: b}}, template: {%s}'",
        "apps/v1 DaemonSet, spec.template, 'selector: {matchLabels: {a: b}}, template: {%s}'",
        "batch/v1 CronJob, spec.jobTemplate.spec.template,"
                + " 'schedule: \"@daily\", jobTemplate: {spec: {template: {%s}}}'"
    })
    void changedTemplates(String kind, String path, String spec) {
        String restarts = kind.endsWith("CronJob") ? "restartPolicy: Never, " : "";
        String plain = "spec: {" + spec.formatted(PLAIN_POD.replace("containers", restarts + "containers")) + "}";
        String odd = "spec: {" + spec.formatted(ODD_POD.replace("containers", restarts + "containers")) + "}";

        String warning = path + ".spec.nodeSelector[beta.kubernetes.io/os]: " + DEPRECATED;
        assertThat(changed(kind, plain, odd)).containsExactly(warning);
        // who changes nothing of it is not told again
        assertThat(changed(kind, odd, odd)).isEmpty();
        assertThat(changed(kind, odd, plain)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "v1 ReplicationController => spec: {selector: {a: b}, template: {%1$s}} => spec: {selector: {a: b},"
                        + " template: {%2$s}} => ``",
                "v1 ReplicationController => spec: {selector: {a: b}, template: {%2$s}} => spec: {selector: {a: b},"
                        + " template: {%1$s}} => spec.template.spec.nodeSelector[beta.kubernetes.io/os]: deprecated since"
                        + " v1.14; use \"kubernetes.io/os\" instead",
                "v1 ServiceAccount => metadata: {annotations: {kubernetes.io/enforce-mountable-secrets: x}} => metadata:"
                        + " {annotations: {kubernetes.io/enforce-mountable-secrets: z}} => ``",
                "v1 Service => spec: {ports: [{port: 80}]} => spec: {ports: [{port: 81}], externalIPs: [1.2.3.4]} =>"
                        + " spec.externalIPs is deprecated and may no longer be implemented in some clusters",
                "networking.k8s.io/v1 Ingress => spec: {defaultBackend: {service: {name: a, port: {number: 80}}}} =>"
                        + " metadata: {annotations: {kubernetes.io/ingress.class: x}}, spec: {defaultBackend: {service:"
                        + " {name: a, port: {number: 80}}}} => ``",
                "v1 Endpoints => subsets: [] => subsets: [{addresses: [{ip: \"2001:DB8::1\"}], ports: [{port: 1}]}] => v1"
                        + " Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice;"
                        + " subsets[0].addresses[0].ip: IPv6 address \"2001:DB8::1\" should be in RFC 5952 canonical format"
                        + " (\"2001:db8::1\")"
            })
    void changes(String kind, String before, String after, String warnings) {
        assertThat(changed(kind, before.formatted(PLAIN_POD, ODD_POD), after.formatted(PLAIN_POD, ODD_POD))
                        .mkString("; "))
                .isEqualTo(warnings);
    }
}
