package io.github.kubevalue.model.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.scheduler.profile.DefaultProfile;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.KeyValue;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which event is worth another attempt for a pod that a plugin kept off: the tables Test_isSchedulableAfter… of the plugins in
 * pkg/scheduler/framework/plugins. A dash stands for an object that is not there.
 */
class HintTest {
    private static final String NONE = "-";

    private static FilterPlugin plugin(String name) {
        return DefaultProfile.profile()
                .filters()
                .find(plugin -> plugin.name().equals(name))
                .get();
    }

    private static Seq<ClusterEvent> events(KubeObject before, KubeObject after) {
        return after instanceof Pod pod
                ? ClusterEvent.ofPod((Pod) before, pod)
                : ClusterEvent.of(new Change(2, after.key(), keyValue(before), keyValue(after)));
    }

    private static Option<KeyValue> keyValue(KubeObject object) {
        return Option.of(new KeyValue(object.key(), object, 1, 1, 1, 0));
    }

    private static boolean helps(String name, Pod waiting, Seq<ClusterEvent> events) {
        FilterPlugin plugin = plugin(name);
        return events.exists(event -> plugin.heeds(event) && plugin.mayHelp(event, waiting, Rig.EMPTY));
    }

    private static Seq<ClusterEvent> said(String before, String after, boolean ofNode) {
        if (before.equals(NONE) || after.equals(NONE)) {
            String text = before.equals(NONE) ? after : before;
            KubeObject object = ofNode ? Said.node(text) : Said.pod(text);
            return Vector.of(before.equals(NONE) ? ClusterEvent.added(object) : ClusterEvent.deleted(object));
        }
        return ofNode ? events(Said.node(before), Said.node(after)) : events(Said.pod(before), Said.pod(after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TaintToleration | {} | - | {metadata: {name: n1}} | true",
                "TaintToleration | {} | - | {metadata: {name: n1}, spec: {taints: [{key: a, effect: NoExecute}]}} |"
                        + " false",
                "TaintToleration | {tolerations: [{key: a, operator: Exists}]} | - | {metadata: {name: n1}, spec:"
                        + " {taints: [{key: a, effect: NoExecute}]}} | true",
                "TaintToleration | {} | {metadata: {name: n1}, spec: {taints: [{key: a, effect: NoExecute}]}} |"
                        + " {metadata: {name: n1}} | true",
                "TaintToleration | {} | {metadata: {name: n1}, spec: {taints: [{key: a, effect: NoExecute}]}} |"
                        + " {metadata: {name: n1}, spec: {taints: [{key: b, effect: NoExecute}]}} | false",
                "TaintToleration | {} | {metadata: {name: n1}} | {metadata: {name: n1}, spec: {taints: [{key: b,"
                        + " effect: PreferNoSchedule}]}} | false",
                "NodeUnschedulable | {} | - | {metadata: {name: n1}} | true",
                "NodeUnschedulable | {} | - | {metadata: {name: n1}, spec: {unschedulable: true}} | false",
                "NodeUnschedulable | {} | {metadata: {name: n1}, spec: {unschedulable: true}} | {metadata: {name: n1}}"
                        + " | true",
                "NodeUnschedulable | {} | {metadata: {name: n1}} | {metadata: {name: n1}, spec: {unschedulable: true}}"
                        + " | false",
                "NodeUnschedulable | {} | {metadata: {name: n1}} | {metadata: {name: n1}, spec: {taints: [{key: a,"
                        + " effect: NoExecute}]}} | false",
                "NodeAffinity | {nodeSelector: {foo: bar}} | - | {metadata: {name: n1, labels: {foo: bar}}} | true",
                "NodeAffinity | {nodeSelector: {foo: bar}} | - | {metadata: {name: n1, labels: {foo: baz}}} | false",
                "NodeAffinity | {nodeSelector: {foo: bar}} | {metadata: {name: n1, labels: {foo: baz}}} | {metadata:"
                        + " {name: n1, labels: {foo: bar}}} | true",
                "NodeAffinity | {nodeSelector: {foo: bar}} | {metadata: {name: n1, labels: {foo: bar}}} | {metadata:"
                        + " {name: n1, labels: {foo: bar, a: b}}} | false",
                "NodeAffinity | {nodeSelector: {foo: bar}} | {metadata: {name: n1, labels: {foo: bar}}} | {metadata:"
                        + " {name: n1}} | false",
                "NodeName | {} | - | {metadata: {name: n1}} | true",
                "NodeName | {} | {metadata: {name: n1}} | {metadata: {name: n1, labels: {a: b}}} | false",
                "NodePorts | {} | - | {metadata: {name: n1}} | true",
                "NodeResourcesFit | {containers: [{name: a, resources: {requests: {cpu: 2}}}]} | - | {metadata: {name:"
                        + " n1}, status: {allocatable: {cpu: 4, pods: 9}}} | true",
                "NodeResourcesFit | {containers: [{name: a, resources: {requests: {cpu: 2}}}]} | - | {metadata: {name:"
                        + " n1}, status: {allocatable: {cpu: 1, pods: 9}}} | false",
                "NodeResourcesFit | {containers: [{name: a, resources: {requests: {cpu: 2}}}]} | {metadata: {name:"
                        + " n1}, status: {allocatable: {cpu: 3, pods: 9}}} | {metadata: {name: n1}, status: {allocatable:"
                        + " {cpu: 4, pods: 9}}} | true",
                "NodeResourcesFit | {containers: [{name: a, resources: {requests: {cpu: 2}}}]} | {metadata: {name:"
                        + " n1}, status: {allocatable: {cpu: 3, pods: 9}}} | {metadata: {name: n1}, status: {allocatable:"
                        + " {cpu: 3, memory: 4, pods: 9}}} | false",
                "NodeResourcesFit | {containers: [{name: a, resources: {requests: {cpu: 2}}}]} | {metadata: {name:"
                        + " n1}, status: {allocatable: {cpu: 3, pods: 8}}} | {metadata: {name: n1}, status: {allocatable:"
                        + " {cpu: 3, pods: 9}}} | true",
                "NodeResourcesFit | {containers: [{name: a, resources: {requests: {example.com/foo: 2}}}]} |"
                        + " {metadata: {name: n1}, status: {allocatable: {pods: 8}}} | {metadata: {name: n1}, status:"
                        + " {allocatable: {example.com/foo: 3, pods: 8}}} | true",
                "PodTopologySpread | {topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
                        + " DoNotSchedule, labelSelector: {matchLabels: {foo: bar}}}]} | - | {metadata: {name: n1, labels:"
                        + " {zone: a}}} | true",
                "PodTopologySpread | {topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
                        + " DoNotSchedule, labelSelector: {matchLabels: {foo: bar}}}]} | - | {metadata: {name: n1}} |"
                        + " false",
                "PodTopologySpread | {topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
                        + " DoNotSchedule, labelSelector: {matchLabels: {foo: bar}}}]} | {metadata: {name: n1, labels:"
                        + " {zone: a}}} | - | true",
                "PodTopologySpread | {topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
                        + " DoNotSchedule, labelSelector: {matchLabels: {foo: bar}}}]} | {metadata: {name: n1, labels:"
                        + " {zone: a}}} | {metadata: {name: n1, labels: {zone: b}}} | true",
                "PodTopologySpread | {topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
                        + " DoNotSchedule, labelSelector: {matchLabels: {foo: bar}}}]} | {metadata: {name: n1, labels:"
                        + " {zone: a}}} | {metadata: {name: n1, labels: {zone: a, x: z}}} | false",
                "PodTopologySpread | {topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
                        + " DoNotSchedule, labelSelector: {matchLabels: {foo: bar}}}]} | {metadata: {name: n1, labels:"
                        + " {zone: a}}} | {metadata: {name: n1, labels: {zone: a}}, spec: {taints: [{key: a, effect:"
                        + " NoSchedule}]}} | true",
                "InterPodAffinity | {affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                        + " [{topologyKey: zone, labelSelector: {matchLabels: {foo: bar}}}]}}} | - | {metadata: {name: n1,"
                        + " labels: {zone: a}}} | true",
                "InterPodAffinity | {affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                        + " [{topologyKey: zone, labelSelector: {matchLabels: {foo: bar}}}]}}} | - | {metadata: {name:"
                        + " n1}} | false",
                "InterPodAffinity | {affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                        + " [{topologyKey: zone, labelSelector: {matchLabels: {foo: bar}}}]}}} | {metadata: {name: n1,"
                        + " labels: {zone: a}}} | {metadata: {name: n1, labels: {zone: b}}} | true",
                "InterPodAffinity | {affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                        + " [{topologyKey: zone, labelSelector: {matchLabels: {foo: bar}}}]}}} | {metadata: {name: n1,"
                        + " labels: {zone: a}}} | {metadata: {name: n1, labels: {x: z}}} | false",
                "InterPodAffinity | {affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                        + " [{topologyKey: zone, labelSelector: {matchLabels: {foo: bar}}}]}}} | - | {metadata: {name:"
                        + " n1}} | true",
                "InterPodAffinity | {affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                        + " [{topologyKey: zone, labelSelector: {matchLabels: {foo: bar}}}]}}} | {metadata: {name: n1,"
                        + " labels: {zone: a}}} | {metadata: {name: n1, labels: {x: z}}} | true",
                "InterPodAffinity | {affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                        + " [{topologyKey: zone, labelSelector: {matchLabels: {foo: bar}}}]}}} | {metadata: {name: n1}} |"
                        + " {metadata: {name: n1, labels: {x: z}}} | false"
            })
    void ofNodes(String plugin, String spec, String before, String after, boolean helps) {
        Pod waiting = Said.pod("{metadata: {name: waiting}, spec: " + spec + "}");
        assertThat(helps(plugin, waiting, said(before, after, true))).isEqualTo(helps);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NodePorts | {containers: [{name: a, ports: [{hostPort: 80}]}]} | {metadata: {name: p}, spec:"
                        + " {containers: [{name: a, ports: [{hostPort: 80}]}]}} | - | false",
                "NodePorts | {containers: [{name: a, ports: [{hostPort: 80}]}]} | {metadata: {name: p}, spec:"
                        + " {nodeName: n1}} | - | false",
                "NodePorts | {containers: [{name: a, ports: [{hostPort: 80}]}]} | {metadata: {name: p}, spec:"
                        + " {nodeName: n1, containers: [{name: a, ports: [{hostPort: 81}]}]}} | - | false",
                "NodePorts | {containers: [{name: a, ports: [{hostPort: 80}]}]} | {metadata: {name: p}, spec:"
                        + " {nodeName: n1, containers: [{name: a, ports: [{hostPort: 80}]}]}} | - | true",
                "NodeResourcesFit | {} | {metadata: {name: p}} | - | false",
                "NodeResourcesFit | {} | {metadata: {name: p}, spec: {nodeName: n1}} | - | true",
                "NodeResourcesFit | {} | {metadata: {name: p}, status: {nominatedNodeName: n1}} | - | true",
                "NodeResourcesFit | {containers: [{name: a, resources: {requests: {cpu: 1}}}]} | {metadata: {name: p},"
                        + " spec: {nodeName: n1, containers: [{name: a, resources: {requests: {cpu: 2}}}]}} | {metadata:"
                        + " {name: p}, spec: {nodeName: n1, containers: [{name: a, resources: {requests: {cpu: 1}}}]}} |"
                        + " true",
                "NodeResourcesFit | {containers: [{name: a, resources: {requests: {cpu: 1}}}]} | {metadata: {name: p},"
                        + " spec: {containers: [{name: a, resources: {requests: {cpu: 2}}}]}} | {metadata: {name: p},"
                        + " spec: {containers: [{name: a, resources: {requests: {cpu: 1}}}]}} | false",
                "NodeResourcesFit | {containers: [{name: a, resources: {requests: {cpu: 1}}}]} | {metadata: {name: p},"
                        + " spec: {nodeName: n1, containers: [{name: a, resources: {requests: {memory: 2}}}]}} |"
                        + " {metadata: {name: p}, spec: {nodeName: n1, containers: [{name: a, resources: {requests:"
                        + " {memory: 1}}}]}} | false",
                "NodeResourcesFit | {containers: [{name: a, resources: {requests: {cpu: 1}}}]} | {metadata: {name:"
                        + " waiting}, spec: {containers: [{name: a, resources: {requests: {cpu: 2}}}]}} | {metadata:"
                        + " {name: waiting}, spec: {containers: [{name: a, resources: {requests: {cpu: 1}}}]}} | true",
                "TaintToleration | {} | {metadata: {name: waiting}} | {metadata: {name: waiting}, spec: {tolerations:"
                        + " [{key: a}]}} | true",
                "TaintToleration | {} | {metadata: {name: p}} | {metadata: {name: p}, spec: {tolerations: [{key: a}]}}"
                        + " | false",
                "NodeUnschedulable | {tolerations: [{key: node.kubernetes.io/unschedulable, operator: Exists}]} |"
                        + " {metadata: {name: waiting}} | {metadata: {name: waiting}, spec: {tolerations: [{key:"
                        + " node.kubernetes.io/unschedulable, operator: Exists}]}} | true",
                "NodeUnschedulable | {tolerations: [{key: a, operator: Exists}]} | {metadata: {name: waiting}} |"
                        + " {metadata: {name: waiting}, spec: {tolerations: [{key: a, operator: Exists}]}} | false",
                "InterPodAffinity | {affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                        + " [{topologyKey: zone, labelSelector: {matchLabels: {foo: bar}}}]}}} | - | {metadata: {name: p,"
                        + " labels: {foo: bar}}, spec: {nodeName: n1}} | true",
                "InterPodAffinity | {affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                        + " [{topologyKey: zone, labelSelector: {matchLabels: {foo: bar}}}]}}} | - | {metadata: {name: p,"
                        + " labels: {foo: bar}}} | false",
                "InterPodAffinity | {affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                        + " [{topologyKey: zone, labelSelector: {matchLabels: {foo: bar}}}]}}} | - | {metadata: {name: p,"
                        + " labels: {foo: baz}}, spec: {nodeName: n1}} | false",
                "InterPodAffinity | {affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                        + " [{topologyKey: zone, labelSelector: {matchLabels: {foo: bar}}}]}}} | {metadata: {name: p},"
                        + " spec: {nodeName: n1}} | {metadata: {name: p, labels: {foo: bar}}, spec: {nodeName: n1}} |"
                        + " true",
                "InterPodAffinity | {affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                        + " [{topologyKey: zone, labelSelector: {matchLabels: {foo: bar}}}]}}} | {metadata: {name: p,"
                        + " labels: {foo: bar}}, spec: {nodeName: n1}} | - | true",
                "InterPodAffinity | {affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                        + " [{topologyKey: zone, labelSelector: {matchLabels: {foo: bar}}}]}}} | {metadata: {name: p,"
                        + " labels: {foo: bar}}, spec: {nodeName: n1}} | {metadata: {name: p}, spec: {nodeName: n1}} |"
                        + " true",
                "InterPodAffinity | {affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                        + " [{topologyKey: zone, labelSelector: {matchLabels: {foo: bar}}}]}}} | {metadata: {name: p},"
                        + " spec: {nodeName: n1}} | - | false",
                "InterPodAffinity | {} | {metadata: {name: p}, spec: {nodeName: n1, affinity: {podAntiAffinity:"
                        + " {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, labelSelector: {}}]}}}}"
                        + " | - | true",
                "PodTopologySpread | {topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
                        + " DoNotSchedule, labelSelector: {matchLabels: {foo: bar}}}]} | - | {metadata: {name: p, labels:"
                        + " {foo: bar}}, spec: {nodeName: n1}} | true",
                "PodTopologySpread | {topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
                        + " DoNotSchedule, labelSelector: {matchLabels: {foo: bar}}}]} | - | {metadata: {name: p,"
                        + " namespace: other, labels: {foo: bar}}, spec: {nodeName: n1}} | false",
                "PodTopologySpread | {topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
                        + " DoNotSchedule, labelSelector: {matchLabels: {foo: bar}}}]} | {metadata: {name: p, labels:"
                        + " {foo: baz}}, spec: {nodeName: n1}} | - | false",
                "PodTopologySpread | {topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
                        + " DoNotSchedule, labelSelector: {matchLabels: {foo: bar}}}]} | {metadata: {name: p}, spec:"
                        + " {nodeName: n1}} | {metadata: {name: p, labels: {foo: bar}}, spec: {nodeName: n1}} | true",
                "PodTopologySpread | {topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
                        + " DoNotSchedule, labelSelector: {matchLabels: {foo: bar}}}]} | {metadata: {name: p}, spec:"
                        + " {nodeName: n1}} | {metadata: {name: p, labels: {foo: baz}}, spec: {nodeName: n1}} | false"
            })
    void ofPods(String plugin, String spec, String before, String after, boolean helps) {
        Pod waiting = Said.pod("{metadata: {name: waiting}, spec: " + spec + "}");
        assertThat(helps(plugin, waiting, said(before, after, false))).isEqualTo(helps);
    }
}
