package io.github.kubevalue.model.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.yaml.Documents;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of sigs.k8s.io/descheduler, pkg/framework/plugins/defaultevictor/defaultevictor_test.go and validation_test.go. */
class DefaultEvictorTest {
    private static final Instant NOW = Instant.parse("2026-01-01T02:00:00Z");
    private static final String OTHERS = """
        {apiVersion: v1, kind: Namespace, metadata: {name: default, labels: {team: a}}}
        ---
        {apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: high}, value: 1000}
        ---
        {apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: b, namespace: default}, spec: {selector: {matchLabels: {app: guarded}}}}
        ---
        {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: fast, namespace: default}, spec: {storageClassName: ssd}}
        ---
        {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: slow, namespace: default}, spec: {storageClassName: hdd}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: other, namespace: default, labels: {app: db}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: r, uid: u}]}
        spec: {nodeName: n2, containers: [{name: main, image: m, resources: {requests: {cpu: 700m}}}]}
        ---
        {apiVersion: v1, kind: Node, metadata: {name: n1, labels: {disk: hdd}}, status: {allocatable: {cpu: "2", memory: 2Gi, pods: "10"}}}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: n2, labels: {disk: ssd}}
        spec: {taints: [{key: gpu, value: "yes", effect: NoSchedule}]}
        status: {allocatable: {cpu: "1", memory: 1Gi, pods: "10"}, conditions: [{type: Ready, status: "True"}]}
        """;

    private static Seq<KubeObject> read(String yaml) {
        return ManifestReader.kubernetes().parse("test.yaml", yaml).get().objects();
    }

    private static DefaultEvictorArgs args(String yaml) {
        Json json = Documents.ofYaml(yaml).roots().head().json();
        return new DefaultEvictorArgs(json);
    }

    private static Pod pod(String meta, String spec, String status) {
        return (Pod) read("""
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: default, %s}
            spec: {nodeName: n1, containers: [{name: main, image: m, resources: {requests: {cpu: 200m}}}], %s}
            status: {%s}
            """.formatted(meta, spec, status)).head();
    }

    private static DefaultEvictor evictor(String args, Pod pod) {
        Store store =
                read(OTHERS).append(pod).foldLeft(Store.empty(Indexes.CATALOG.with(NodeLoad.BY_NODE)), Store::put);
        return new DefaultEvictor(args(args), store, NOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                                                  | owned                       |                                                     |                                   | true
        {}                                                  |                             |                                                     | phase: Running                    | false
        {}                                                  |                             |                                                     | phase: Failed                     | false
        {evictFailedBarePods: true}                         |                             |                                                     | phase: Running                    | false
        {evictFailedBarePods: true}                         |                             |                                                     | phase: Failed                     | true
        {}                                                  | evict                       |                                                     |                                   | true
        {}                                                  | owned, stay                 |                                                     |                                   | true
        {noEvictionPolicy: Preferred}                       | owned, stay                 |                                                     |                                   | true
        {noEvictionPolicy: Mandatory}                       | owned, stay                 |                                                     |                                   | false
        {}                                                  | owned                       | volumes: [{name: v, emptyDir: {}}]                  |                                   | false
        {evictLocalStoragePods: true}                       | owned                       | volumes: [{name: v, hostPath: {path: /a}}]          |                                   | true
        {}                                                  | owned, evict                | volumes: [{name: v, hostPath: {path: /a}}]          |                                   | true
        {podProtections: {defaultDisabled: [PodsWithLocalStorage]}} | owned               | volumes: [{name: v, emptyDir: {}}]                  |                                   | true
        {}                                                  | daemon                      |                                                     |                                   | false
        {evictDaemonSetPods: true}                          | daemon                      |                                                     |                                   | true
        {podProtections: {defaultDisabled: [DaemonSetPods]}} | daemon                     |                                                     |                                   | true
        {}                                                  | owned, mirror               |                                                     |                                   | false
        {}                                                  | owned, going                |                                                     |                                   | false
        {}                                                  | owned                       | priority: 2000000000                                |                                   | false
        {evictSystemCriticalPods: true}                     | owned                       | priority: 2000000000                                |                                   | true
        {priorityThreshold: {value: 500}}                   | owned                       | priority: 500                                       |                                   | false
        {priorityThreshold: {value: 500}}                   | owned                       | priority: 499                                       |                                   | true
        {priorityThreshold: {name: high}}                   | owned                       | priority: 1000                                      |                                   | false
        {priorityThreshold: {name: high}}                   | owned                       | priority: 999                                       |                                   | true
        {priorityThreshold: {value: 500}, evictSystemCriticalPods: true} | owned          | priority: 600                                       |                                   | true
        {labelSelector: {matchLabels: {app: web}}}          | owned, web                  |                                                     |                                   | true
        {labelSelector: {matchLabels: {app: db}}}           | owned, web                  |                                                     |                                   | false
        {minReplicas: 2}                                    | owned                       |                                                     |                                   | true
        {minReplicas: 3}                                    | owned                       |                                                     |                                   | false
        {minReplicas: 3}                                    | twice                       |                                                     |                                   | true
        {minPodAge: 50m}                                    | owned                       |                                                     | startTime: 2026-01-01T01:50:00Z   | false
        {minPodAge: 50m}                                    | owned                       |                                                     | startTime: 2026-01-01T01:00:00Z   | true
        {minPodAge: 50m}                                    | owned                       |                                                     |                                   | false
        {ignorePodsWithoutPDB: true}                        | owned, web                  |                                                     |                                   | false
        {ignorePodsWithoutPDB: true}                        | owned, guarded              |                                                     |                                   | true
        {}                                                  | owned                       | volumes: [{name: v, persistentVolumeClaim: {claimName: fast}}] |                        | true
        {ignorePvcPods: true}                               | owned                       | volumes: [{name: v, persistentVolumeClaim: {claimName: fast}}] |                        | false
        {podProtections: {extraEnabled: [PodsWithPVC]}}     | owned                       | volumes: [{name: v, persistentVolumeClaim: {claimName: fast}}] |                        | false
        {podProtections: {extraEnabled: [PodsWithPVC], config: {PodsWithPVC: {protectedStorageClasses: [{name: ssd}]}}}} | owned | volumes: [{name: v, persistentVolumeClaim: {claimName: fast}}] | | false
        {podProtections: {extraEnabled: [PodsWithPVC], config: {PodsWithPVC: {protectedStorageClasses: [{name: ssd}]}}}} | owned | volumes: [{name: v, persistentVolumeClaim: {claimName: slow}}] | | true
        {podProtections: {extraEnabled: [PodsWithPVC], config: {PodsWithPVC: {protectedStorageClasses: [{name: ssd}]}}}} | owned | volumes: [{name: v, persistentVolumeClaim: {claimName: gone}}] | | false
        {podProtections: {extraEnabled: [PodsWithResourceClaims]}} | owned                | resourceClaims: [{name: gpu, resourceClaimName: g}] |                                   | false
        {}                                                  | owned                       | resourceClaims: [{name: gpu, resourceClaimName: g}] |                                   | true
        """)
    void podsThatMayBeEvicted(String args, String words, String spec, String status, boolean may) {
        Pod pod = pod(meta(words == null ? "" : words), spec == null ? "" : spec, status == null ? "" : status);

        assertThat(evictor(args, pod).isEvictable(pod)).isEqualTo(may);
    }

    /** What a few words say of the metadata of a pod. */
    private static String meta(String words) {
        String owner = "{apiVersion: apps/v1, kind: ReplicaSet, name: r, uid: u}";
        String labels = words.contains("guarded") ? "app: guarded" : words.contains("web") ? "app: web" : "";
        String notes = (words.contains("evict") ? "descheduler.alpha.kubernetes.io/evict: '', " : "")
                + (words.contains("stay") ? "descheduler.alpha.kubernetes.io/prefer-no-eviction: '', " : "")
                + (words.contains("mirror") ? "kubernetes.io/config.mirror: x" : "");
        String owners = words.contains("owned") ? owner : "";
        if (words.contains("daemon")) {
            owners = owner.replace("ReplicaSet", "DaemonSet");
        }
        if (words.contains("twice")) {
            owners = owner + ", " + owner.replace("uid: u", "uid: w");
        }
        return "labels: {%s}, annotations: {%s}, ownerReferences: [%s]".formatted(labels, notes, owners)
                + (words.contains("going") ? ", deletionTimestamp: 2026-01-01T00:00:00Z" : "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {nodeFit: true}                                        |                                                                        | 200m | false
        {nodeFit: false}                                       |                                                                        | 200m | true
        {nodeFit: true}                                        | tolerations: [{key: gpu, operator: Exists}]                            | 200m | true
        {nodeFit: true}                                        | tolerations: [{key: gpu, operator: Exists}]                            | 400m | false
        {nodeFit: true}                                        | tolerations: [{key: gpu, operator: Exists}], nodeSelector: {disk: ssd} | 200m | true
        {nodeFit: true}                                        | tolerations: [{key: gpu, operator: Exists}], nodeSelector: {disk: hdd} | 200m | false
        {nodeFit: true, nodeSelector: disk=ssd}                | tolerations: [{key: gpu, operator: Exists}]                            | 200m | true
        {nodeFit: true, nodeSelector: disk=hdd}                | tolerations: [{key: gpu, operator: Exists}]                            | 200m | false
        {nodeFit: true}                                        | tolerations: [{key: gpu, operator: Exists}], affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: disk, labelSelector: {matchLabels: {app: db}}}]}} | 200m | false
        {nodeFit: true}                                        | tolerations: [{key: gpu, operator: Exists}], affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: disk, labelSelector: {matchLabels: {app: web}}}]}} | 200m | true
        {namespaceLabelSelector: {matchLabels: {team: a}}}     |                                                                        | 200m | true
        {namespaceLabelSelector: {matchLabels: {team: b}}}     |                                                                        | 200m | false
        """)
    void podsThatAPluginWantsToEvict(String args, String spec, String cpu, boolean is) {
        Pod pod = (Pod) read("""
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: default}
            spec: {nodeName: n1, containers: [{name: main, image: m, resources: {requests: {cpu: %s}}}], %s}
            """.formatted(cpu, spec == null ? "" : spec)).head();

        assertThat(evictor(args, pod).isEvicted(pod)).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {priorityThreshold: {value: 1, name: high}} | in profile p: priority threshold misconfigured, only one of priorityThreshold fields can be set
        {noEvictionPolicy: Sometimes}               | in profile p: noEvictionPolicy accepts only ["Preferred" "Mandatory"] values
        {evictLocalStoragePods: true, podProtections: {extraEnabled: [PodsWithPVC]}} | in profile p: cannot use Deprecated fields alongside PodProtections.ExtraEnabled or PodProtections.DefaultDisabled
        {podProtections: {extraEnabled: [InvalidPolicy]}} | in profile p: invalid pod protection policy in ExtraEnabled: "InvalidPolicy". Valid options are: [PodsWithPVC PodsWithoutPDB PodsWithResourceClaims]
        {podProtections: {extraEnabled: [DaemonSetPods]}} | in profile p: invalid pod protection policy in ExtraEnabled: "DaemonSetPods". Valid options are: [PodsWithPVC PodsWithoutPDB PodsWithResourceClaims]
        {podProtections: {defaultDisabled: [PodsWithPVC]}} | in profile p: invalid pod protection policy in DefaultDisabled: "PodsWithPVC". Valid options are: [PodsWithLocalStorage SystemCriticalPods FailedBarePods DaemonSetPods]
        {podProtections: {extraEnabled: [PodsWithPVC, PodsWithPVC]}} | in profile p: PodProtections.ExtraEnabled contains duplicate entries
        {noEvictionPolicy: x, podProtections: {defaultDisabled: [PodsWithoutPDB, PodsWithoutPDB], extraEnabled: [PodsWithPVC, PodsWithPVC]}} | in profile p: [noEvictionPolicy accepts only ["Preferred" "Mandatory"] values, invalid pod protection policy in DefaultDisabled: "PodsWithoutPDB". Valid options are: [PodsWithLocalStorage SystemCriticalPods FailedBarePods DaemonSetPods], PodProtections.DefaultDisabled contains duplicate entries, PodProtections.ExtraEnabled contains duplicate entries]
        {podProtections: {extraEnabled: [PodsWithPVC], config: {PodsWithPVC: {protectedStorageClasses: [{name: ""}, {name: a}, {name: ""}]}}}} | in profile p: [PodProtections.Config.PodsWithPVC.ProtectedStorageClasses[0] name cannot be empty, PodProtections.Config.PodsWithPVC.ProtectedStorageClasses[2] name cannot be empty]
        {priorityThreshold: {name: none}}           | unable to get priority value from the priority class: priorityclasses.scheduling.k8s.io "none" not found
        {priorityThreshold: {value: 2000000001}}    | priority threshold can't be greater than 2000000000
        """)
    void withAWrongPolicyADeschedulerDoesNotStart(String args, String why) {
        DeschedulerPolicy.Profile profile = new DeschedulerPolicy.Profile("p", Vector.empty(), args(args));

        assertThat(new DeschedulerPolicy(Vector.of(profile))
                        .refusal(evictor("{}", pod("", "", "")).snapshot()))
                .contains(why);
    }
}
