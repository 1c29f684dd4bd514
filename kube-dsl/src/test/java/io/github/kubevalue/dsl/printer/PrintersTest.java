package io.github.kubevalue.dsl.printer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds are printed with the columns of kubectl. (pkg/printers/internalversion/printers_test.go) */
class PrintersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, value: 1,"
                        + " preemptionPolicy: Never} | NAME VALUE GLOBAL-DEFAULT AGE PREEMPTIONPOLICY / a 1 false"
                        + " <unknown> Never",
                "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: a}, provisioner: p}"
                        + " | NAME PROVISIONER RECLAIMPOLICY VOLUMEBINDINGMODE ALLOWVOLUMEEXPANSION AGE"
                        + " / a p Delete Immediate false <unknown>",
                "{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: a, annotations:"
                        + " {storageclass.kubernetes.io/is-default-class: 'true'}}, provisioner: p, reclaimPolicy: Retain,"
                        + " volumeBindingMode: WaitForFirstConsumer, allowVolumeExpansion: true} | NAME PROVISIONER"
                        + " RECLAIMPOLICY VOLUMEBINDINGMODE ALLOWVOLUMEEXPANSION AGE / a (default) p Retain"
                        + " WaitForFirstConsumer true <unknown>",
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: a,"
                        + " creationTimestamp: '2026-01-02T03:04:05Z'}} | NAME CREATED AT / a 2026-01-02T03:04:05Z",
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: a}, roleRef: {kind:"
                        + " ClusterRole, name: r}, subjects: [{kind: User, name: u}, {kind: Group, name: g}, {kind: Group,"
                        + " name: h}, {kind: ServiceAccount, namespace: ns, name: s}]} | NAME ROLE AGE USERS GROUPS"
                        + " SERVICEACCOUNTS / a ClusterRole/r <unknown> u g, h ns/s",
                "{apiVersion: node.k8s.io/v1, kind: RuntimeClass, metadata: {name: a}, handler: h}"
                        + " | NAME HANDLER AGE / a h <unknown>",
                "{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: a}, spec: {holderIdentity: h}}"
                        + " | NAME HOLDER AGE / a h <unknown>",
                "{apiVersion: v1, kind: PersistentVolume, metadata: {name: test1}, spec: {claimRef: "
                        + "{namespace: default, name: test}, accessModes: [ReadOnlyMany], capacity: {storage: 4Gi}}, "
                        + "status: {phase: Bound}} | NAME CAPACITY ACCESS MODES RECLAIM POLICY STATUS CLAIM "
                        + "STORAGECLASS VOLUMEATTRIBUTESCLASS REASON AGE VOLUMEMODE / test1 4Gi ROX Bound default/test "
                        + "<unset> <unknown> <unset>",
                "{apiVersion: v1, kind: PersistentVolume, metadata: {name: test4}, spec: {claimRef: "
                        + "{namespace: default, name: test}, accessModes: [ReadWriteMany, ReadWriteOnce], "
                        + "storageClassName: my-scn, volumeAttributesClassName: my-vacn, volumeMode: Block, "
                        + "persistentVolumeReclaimPolicy: Retain, capacity: {storage: 10Gi}}, status: {phase: Pending}}"
                        + " | NAME CAPACITY ACCESS MODES RECLAIM POLICY STATUS CLAIM STORAGECLASS VOLUMEATTRIBUTESCLASS"
                        + " REASON AGE VOLUMEMODE / test4 10Gi RWO,RWX Retain Pending default/test my-scn my-vacn "
                        + "<unknown> Block",
                "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: test1}, spec: {volumeName: "
                        + "my-volume, volumeMode: Filesystem}, status: {phase: Bound, accessModes: [ReadOnlyMany], "
                        + "capacity: {storage: 4Gi}}} | NAME STATUS VOLUME CAPACITY ACCESS MODES STORAGECLASS "
                        + "VOLUMEATTRIBUTESCLASS AGE VOLUMEMODE / test1 Bound my-volume 4Gi ROX <unset> <unknown> "
                        + "Filesystem",
                "{apiVersion: v1, kind: ResourceQuota, metadata: {name: q}, status: {used: {cpu: 1, memory: "
                        + "1Gi, pods: 1, limits.cpu: 2}, hard: {cpu: 100, memory: 4Gi, pods: 10, limits.cpu: 200, "
                        + "limits.memory: 8Gi}}} | NAME REQUEST LIMIT AGE / q cpu: 1/100, memory: 1Gi/4Gi, pods: 1/10 "
                        + "limits.cpu: 2/200, limits.memory: 0/8Gi <unknown>",
                "{apiVersion: v1, kind: LimitRange, metadata: {name: a, creationTimestamp: "
                        + "'2026-01-02T03:04:05Z'}} | NAME CREATED AT / a 2026-01-02T03:04:05Z",
                "{apiVersion: v1, kind: ServiceAccount, metadata: {name: a}, secrets: [{name: s}]} | NAME AGE"
                        + " / a <unknown>",
                "{apiVersion: v1, kind: ReplicationController, metadata: {name: rc}, spec: {selector: {a: b},"
                        + " template: {spec: {containers: [{name: c, image: i}, {name: d, image: j}]}}}, status: "
                        + "{replicas: 2, readyReplicas: 1}} | NAME DESIRED CURRENT READY AGE CONTAINERS IMAGES SELECTOR"
                        + " / rc 0 2 1 <unknown> c,d i,j a=b",
                "{apiVersion: apps/v1, kind: ControllerRevision, metadata: {name: test1, ownerReferences: "
                        + "[{controller: true, apiVersion: apps/v1, kind: DaemonSet, name: foo, uid: u}]}, revision: 1}"
                        + " | NAME CONTROLLER REVISION AGE / test1 daemonset.apps/foo 1 <unknown>",
                "{apiVersion: apps/v1, kind: ControllerRevision, metadata: {name: test3}, revision: 3} | NAME"
                        + " CONTROLLER REVISION AGE / test3 <none> 3 <unknown>",
                "{apiVersion: networking.k8s.io/v1, kind: IPAddress, metadata: {name: 192.168.2.2, "
                        + "creationTimestamp: '1960-01-01T00:00:00Z'}, spec: {parentRef: {group: mygroup, resource: "
                        + "myresource, namespace: mynamespace, name: myname}}} | NAME PARENTREF AGE / 192.168.2.2 "
                        + "myresource.mygroup/mynamespace/myname 10y",
                "{apiVersion: networking.k8s.io/v1, kind: IPAddress, metadata: {name: 192.168.2.2}} | NAME "
                        + "PARENTREF AGE / 192.168.2.2 <none> <unknown>",
                "{apiVersion: networking.k8s.io/v1, kind: ServiceCIDR, metadata: {name: test9}, spec: {cidrs:"
                        + " [10.1.0.0/16, 'fd00:1:1::/64']}} | NAME CIDRS AGE / test9 10.1.0.0/16,fd00:1:1::/64 "
                        + "<unknown>",
                "{apiVersion: certificates.k8s.io/v1, kind: CertificateSigningRequest, metadata: {name: "
                        + "csr1}} | NAME AGE SIGNERNAME REQUESTOR REQUESTEDDURATION CONDITION / csr1 <unknown> <none> "
                        + "<none> Pending",
                "{apiVersion: certificates.k8s.io/v1, kind: CertificateSigningRequest, metadata: {name: "
                        + "csr2}, spec: {signerName: example.com/test-signer, username: CSR Requestor, "
                        + "expirationSeconds: 608400}, status: {conditions: [{type: Approved}], certificate: Y2VydA==}}"
                        + " | NAME AGE SIGNERNAME REQUESTOR REQUESTEDDURATION CONDITION / csr2 <unknown> "
                        + "example.com/test-signer CSR Requestor 7d1h Approved,Issued",
                "{apiVersion: certificates.k8s.io/v1, kind: CertificateSigningRequest, metadata: {name: "
                        + "csr3}, status: {conditions: [{type: Denied}, {type: Failed}]}} | NAME AGE SIGNERNAME "
                        + "REQUESTOR REQUESTEDDURATION CONDITION / csr3 <unknown> <none> <none> Denied,Failed",
                "{apiVersion: storage.k8s.io/v1, kind: VolumeAttachment, metadata: {name: va}, spec: "
                        + "{attacher: fake, nodeName: n1, source: {persistentVolumeName: pv}}, status: {attached: "
                        + "true}} | NAME ATTACHER PV NODE ATTACHED AGE / va fake pv n1 true <unknown>",
                "{apiVersion: storage.k8s.io/v1, kind: CSINode, metadata: {name: n1}, spec: {drivers: [{name: "
                        + "d, nodeID: i}]}} | NAME DRIVERS AGE / n1 1 <unknown>",
                "{apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: d}} | NAME ATTACHREQUIRED "
                        + "PODINFOONMOUNT STORAGECAPACITY TOKENREQUESTS REQUIRESREPUBLISH MODES AGE / d true false "
                        + "false <unset> false <none> <unknown>",
                "{apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: d}, spec: {attachRequired:"
                        + " false, tokenRequests: [{audience: x}, {audience: z}], volumeLifecycleModes: [Persistent, "
                        + "Ephemeral]}} | NAME ATTACHREQUIRED PODINFOONMOUNT STORAGECAPACITY TOKENREQUESTS "
                        + "REQUIRESREPUBLISH MODES AGE / d false false false x,z false Persistent,Ephemeral <unknown>",
                "{apiVersion: storage.k8s.io/v1, kind: CSIStorageCapacity, metadata: {name: c}, "
                        + "storageClassName: s, capacity: 5Gi} | NAME STORAGECLASSNAME CAPACITY / c s 5Gi",
                "{apiVersion: storage.k8s.io/v1, kind: VolumeAttributesClass, metadata: {name: v}, "
                        + "driverName: d} | NAME DRIVERNAME AGE / v d <unknown>",
                "{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, "
                        + "metadata: {name: w}, webhooks: [{name: a.b.c}]} | NAME WEBHOOKS AGE / w 1 <unknown>",
                "{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicy, metadata: "
                        + "{name: p}, spec: {paramKind: {apiVersion: example.com/v1, kind: Params}, validations: "
                        + "[{expression: '1 < 2'}]}} | NAME VALIDATIONS PARAMKIND AGE / p 1 example.com/v1/Params "
                        + "<unknown>",
                "{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicyBinding, "
                        + "metadata: {name: b}, spec: {policyName: p, paramRef: {name: x}}} | NAME POLICYNAME PARAMREF "
                        + "AGE / b p */x <unknown>",
                "{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicyBinding, "
                        + "metadata: {name: b}, spec: {policyName: p, paramRef: {selector: {matchLabels: {a: b}}}}} | "
                        + "NAME POLICYNAME PARAMREF AGE / b p &LabelSelector{MatchLabels:map[string]string{a: "
                        + "b,},MatchExpressions:[]LabelSelectorRequirement{},} <unknown>",
                "{apiVersion: flowcontrol.apiserver.k8s.io/v1, kind: FlowSchema, metadata: {name: "
                        + "all-matcher}, spec: {matchingPrecedence: 100, priorityLevelConfiguration: {name: allee}, "
                        + "distinguisherMethod: {type: ByUser}}, status: {conditions: [{type: Dangling, status: "
                        + "'True'}]}} | NAME PRIORITYLEVEL MATCHINGPRECEDENCE DISTINGUISHERMETHOD AGE MISSINGPL / "
                        + "all-matcher allee 100 ByUser <unknown> True",
                "{apiVersion: flowcontrol.apiserver.k8s.io/v1, kind: PriorityLevelConfiguration, metadata: "
                        + "{name: unlimited}, spec: {type: Exempt}} | NAME TYPE NOMINALCONCURRENCYSHARES QUEUES "
                        + "HANDSIZE QUEUELENGTHLIMIT AGE / unlimited Exempt <none> <none> <none> <none> <unknown>",
                "{apiVersion: flowcontrol.apiserver.k8s.io/v1, kind: PriorityLevelConfiguration, metadata: "
                        + "{name: queued}, spec: {type: Limited, limited: {nominalConcurrencyShares: 47, limitResponse:"
                        + " {type: Queue, queuing: {queues: 2, handSize: 1, queueLengthLimit: 3}}}}} | NAME TYPE "
                        + "NOMINALCONCURRENCYSHARES QUEUES HANDSIZE QUEUELENGTHLIMIT AGE / queued Limited 47 2 1 3 "
                        + "<unknown>",
                "{apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: v1.metrics}, "
                        + "spec: {service: {namespace: kube-system, name: metrics}}, status: {conditions: [{type: "
                        + "Available, status: 'False', reason: MissingEndpoints}]}} | NAME SERVICE AVAILABLE AGE / "
                        + "v1.metrics kube-system/metrics False (MissingEndpoints) <unknown>",
                "{apiVersion: resource.k8s.io/v1, kind: ResourceClaim, metadata: {name: c}, status: "
                        + "{allocation: {}, reservedFor: [{resource: pods, name: p, uid: u}]}} | NAME STATE AGE / c "
                        + "allocated,reserved <unknown>",
                "{apiVersion: v1, kind: Event, metadata: {name: e}, involvedObject: {kind: Pod, name: p, "
                        + "fieldPath: 'spec.containers{c}'}, type: Normal, reason: Started, message: ' done ', source: "
                        + "{component: kubelet, host: n1}, count: 6, firstTimestamp: '1969-12-31T23:59:57Z', "
                        + "lastTimestamp: '1969-12-31T23:59:58Z'} | LAST SEEN TYPE REASON OBJECT SUBOBJECT SOURCE "
                        + "MESSAGE FIRST SEEN COUNT NAME / 2s Normal Started pod/p spec.containers{c} kubelet, n1 done "
                        + "3s 6 e",
                "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: a}, spec: {minAvailable: 22%}}"
                        + " | NAME MIN AVAILABLE MAX UNAVAILABLE ALLOWED DISRUPTIONS AGE / a 22% N/A 0 <unknown>"
            })
    void kindsArePrintedAsKubectlPrintsThem(String manifest, String printed) {
        assertThat(table(manifest)).isEqualTo(printed);
    }

    /** The cases of TestPrintHPA: metrics, what there is of them, and the targets. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | [] | <none>",
                "[{type: External, external: {target: {averageValue: 100m}}}] | [] | <unknown>/100m (avg)",
                "[{type: External, external: {target: {averageValue: 100m}}}]"
                        + " | [{type: External, external: {current: {averageValue: 50m}}}] | 50m/100m (avg)",
                "[{type: External, external: {target: {value: 100m}}}] | [] | <unknown>/100m",
                "[{type: External, external: {target: {value: 100m}}}]"
                        + " | [{type: External, external: {current: {value: 50m}}}] | 50m/100m",
                "[{type: Pods, pods: {target: {averageValue: 100m}}}] | [] | <unknown>/100m",
                "[{type: Pods, pods: {target: {averageValue: 100m}}}]"
                        + " | [{type: Pods, pods: {current: {averageValue: 50m}}}] | 50m/100m",
                "[{type: Object, object: {target: {value: 100m}}}] | [] | <unknown>/100m",
                "[{type: Object, object: {target: {value: 100m}}}]"
                        + " | [{type: Object, object: {current: {value: 50m}}}] | 50m/100m",
                "[{type: Resource, resource: {name: cpu, target: {averageValue: 100m}}}] | [] | cpu: <unknown>/100m",
                "[{type: Resource, resource: {name: cpu, target: {averageValue: 100m}}}]"
                        + " | [{type: Resource, resource: {name: cpu, current: {averageValue: 50m}}}] | cpu: 50m/100m",
                "[{type: Resource, resource: {name: cpu, target: {averageUtilization: 80}}}] | [] | cpu: <unknown>/80%",
                "[{type: Resource, resource: {name: cpu, target: {averageUtilization: 80}}}] | [{type: Resource,"
                        + " resource: {name: cpu, current: {averageUtilization: 50}}}] | cpu: 50%/80%",
                "[{type: ContainerResource, containerResource: {name: cpu, target: {averageUtilization: 80}}}] | []"
                        + " | cpu: <unknown>/80%",
                "[{type: Pods, pods: {target: {averageValue: 100m}}}, {type: Resource, resource: {name: cpu, target:"
                        + " {averageUtilization: 80}}}, {type: Other}] | [{pods: {current: {averageValue: 50m}}},"
                        + " {resource: {current: {averageUtilization: 50}}}] | 50m/100m, cpu: 50%/80% + 1 more..."
            })
    void autoscalersShowTheFirstTwoOfTheirTargets(String metrics, String current, String targets) {
        String table = table("{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: some-hpa},"
                + " spec: {scaleTargetRef: {kind: ReplicationController, name: some-rc}, minReplicas: 2, maxReplicas: 10,"
                + " metrics: " + metrics + "}, status: {currentReplicas: 4, currentMetrics: " + current + "}}");

        assertThat(table)
                .isEqualTo(
                        "NAME REFERENCE TARGETS MINPODS MAXPODS REPLICAS AGE / some-hpa ReplicationController/some-rc "
                                + targets + " 2 10 4 <unknown>");
    }

    @Test
    void customResourcesHaveTheColumnsThatTheirDefinitionNames() {
        Seq<KubeObject> objects = read("""
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
                schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                additionalPrinterColumns:
                - {name: Size, type: integer, jsonPath: .spec.size}
                - {name: Ready, type: string, jsonPath: '.status.conditions[?(@.type=="Ready")].status'}
                - {name: Done, type: boolean, jsonPath: .status.done}
                - {name: Wrong, type: integer, jsonPath: .spec.name}
                - {name: Ports, type: string, jsonPath: .spec.ports, priority: 1}
                - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
            ---
            apiVersion: example.com/v1
            kind: Widget
            metadata: {name: one, creationTimestamp: '1969-12-31T23:00:00Z'}
            spec: {size: 3, name: x, ports: [80, 81]}
            status: {conditions: [{type: Other, status: x}, {type: Ready, status: 'True'}], done: true}
            """);
        KubeObject widget = objects.last();
        Store store = Store.empty().put(objects.head());

        assertThat(table(widget, store))
                .isEqualTo("NAME SIZE READY DONE WRONG PORTS AGE / one 3 True true [80,81] 60m");
    }

    private static String table(String manifest) {
        return table(read(manifest).head(), Store.empty());
    }

    private static String table(KubeObject object, Store store) {
        PrintOptions wide = PrintOptions.DEFAULT.withWide(true);
        String text = Printers.table(object.type(), Vector.of(object), wide, store, Instant.EPOCH)
                .toString();
        return text.strip().replace("\n", " / ").replaceAll(" +", " ");
    }

    private static Seq<KubeObject> read(String manifest) {
        return ManifestReader.kubernetes().parse("x", manifest).get().objects();
    }
}
