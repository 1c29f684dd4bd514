package io.github.kubevalue.model.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.scheduler.ClusterEvent.Action;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.KeyValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From pkg/scheduler/framework/events_test.go: what a node or a pod was and is, and what that amounts to. */
class ClusterEventTest {
    private static Option<KeyValue> keyValue(KubeObject object) {
        return Option.of(new KeyValue(object.key(), object, 1, 1, 1, 0));
    }

    private static String actions(Seq<ClusterEvent> events) {
        return events.map(ClusterEvent::action).mkString(" ");
    }

    private static Node node(String yaml) {
        return Said.node("{metadata: {name: n1}" + (yaml.isEmpty() ? "" : ", " + yaml) + "}");
    }

    // TestNodeAllocatableChange, TestNodeTaintsChange, TestNodeConditionsChange, TestNodeSchedulingPropertiesChange
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "spec: {unschedulable: false} | spec: {unschedulable: false} | ``",
                "spec: {unschedulable: true}  | spec: {unschedulable: false} | UPDATE_NODE_TAINT",
                "spec: {unschedulable: false} | spec: {unschedulable: true}  | ``",
                "spec: {unschedulable: true}  | spec: {unschedulable: true}  | ``",
                "status: {allocatable: {memory: 1024}} | status: {allocatable: {memory: 1024}} | ``",
                "status: {allocatable: {memory: 1024}} | status: {allocatable: {memory: 1024, storage: 1024}} |"
                        + " UPDATE_NODE_ALLOCATABLE",
                "status: {allocatable: {cpu: 1, example.com/foo: 2}} | status: {allocatable: {cpu: 1, example.com/foo:"
                        + " 1}} | UPDATE_NODE_ALLOCATABLE",
                "status: {capacity: {cpu: 1}} | status: {capacity: {cpu: 2}} | ``",
                "spec: {taints: [{key: key, value: value}]} | spec: {taints: [{key: key, value: value}]} | ``",
                "spec: {taints: [{key: key, value: value1}]} | spec: {taints: [{key: key, value: value2}]} |"
                        + " UPDATE_NODE_TAINT",
                "status: {conditions: [{type: DiskPressure, status: 'True'}]} | status: {conditions: [{type:"
                        + " DiskPressure, status: 'True'}]} | ``",
                "status: {conditions: [{type: DiskPressure, status: 'True', lastHeartbeatTime:"
                        + " '2026-01-01T00:00:01Z'}]} | status: {conditions: [{type: DiskPressure, status: 'True',"
                        + " lastHeartbeatTime: '2026-01-01T00:00:02Z'}]} | ``",
                "`` | status: {conditions: [{type: Ready, status: 'True'}]} | UPDATE_NODE_CONDITION",
                "status: {conditions: [{type: DiskPressure, status: 'True'}]} | `` | UPDATE_NODE_CONDITION",
                "status: {conditions: [{type: Ready, status: 'False'}]} | status: {conditions: [{type: Ready, status:"
                        + " 'True'}]} | UPDATE_NODE_CONDITION",
                "status: {nodeInfo: {kubeletVersion: v1.35.0}} | status: {nodeInfo: {kubeletVersion: v1.36.0}} | ``"
            })
    void whatHappensToANode(String before, String after, String actions) {
        Node old = node(before);
        Node now = node(after);
        assertThat(actions(ClusterEvent.of(new Change(2, now.key(), keyValue(old), keyValue(now)))))
                .isEqualTo(actions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "labels: {foo: fuz}      | labels: {foo: bar}      | UPDATE_NODE_LABEL",
                "labels: {foo: bar}      | labels: {foo: bar, test: value} | UPDATE_NODE_LABEL",
                "labels: {foo: bar}      | labels: {foo: bar}      | ``",
                "annotations: {foo: fuz} | annotations: {foo: bar} | UPDATE_NODE_ANNOTATION",
                "labels: {a: b}, annotations: {foo: fuz} | labels: {a: c}, annotations: {foo: bar} | UPDATE_NODE_LABEL"
                        + " UPDATE_NODE_ANNOTATION"
            })
    void whatHappensToTheMetadataOfANode(String before, String after, String actions) {
        Node old = Said.node("{metadata: {name: n1, " + before + "}}");
        Node now = Said.node("{metadata: {name: n1, " + after + "}}");
        assertThat(actions(ClusterEvent.of(new Change(2, now.key(), keyValue(old), keyValue(now)))))
                .isEqualTo(actions);
    }

    @Test
    void allThatHappensToANodeAtOnceIsToldInOrder() {
        Node old = Said.node("{metadata: {name: n1}, spec: {unschedulable: true, taints: [{key: a, value: foo}]}}");
        Node now =
                Said.node("{metadata: {name: n1, labels: {foo: bar}, annotations: {a: b}}, spec: {taints: [{key: a}]},"
                        + " status: {allocatable: {cpu: 1}, conditions: [{type: Ready, status: 'True'}]}}");
        assertThat(actions(ClusterEvent.of(new Change(2, now.key(), keyValue(old), keyValue(now)))))
                .isEqualTo("UPDATE_NODE_TAINT UPDATE_NODE_ALLOCATABLE UPDATE_NODE_LABEL UPDATE_NODE_TAINT"
                        + " UPDATE_NODE_CONDITION UPDATE_NODE_ANNOTATION");
    }

    private static Pod requesting(String requests) {
        return Said.pod(
                "{metadata: {name: p}, spec: {containers: [{name: app, resources: {requests: {" + requests + "}}}]}}");
    }

    // Test_podSchedulingPropertiesChange
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cpu: 101m | cpu: 100m | UPDATE_POD_SCALE_DOWN",
                "cpu: 100m | cpu: 101m | UPDATE",
                "cpu: 100m | cpu: 100m | UPDATE",
                "memory: 2, cpu: 1 | memory: 1, cpu: 2 | UPDATE_POD_SCALE_DOWN",
                "ephemeral-storage: 2 | ephemeral-storage: 1 | UPDATE_POD_SCALE_DOWN",
                "example.com/foo: 1 | cpu: 1 | UPDATE_POD_SCALE_DOWN",
                "cpu: 1 | cpu: 1, example.com/foo: 1 | UPDATE"
            })
    void whatHappensToTheRequestsOfAPod(String before, String after, String actions) {
        assertThat(actions(ClusterEvent.ofPod(requesting(before), requesting(after))))
                .isEqualTo(actions);
    }

    @Test
    void aPodScalesDownOnceItsNodeHasTakenBackWhatItHad() {
        Pod before = resizing("cpu: 2", "cpu: 2");
        Pod wanted = resizing("cpu: 1", "cpu: 2");
        Pod after = resizing("cpu: 1", "cpu: 1");

        assertThat(actions(ClusterEvent.ofPod(before, wanted))).isEqualTo("UPDATE");
        assertThat(actions(ClusterEvent.ofPod(wanted, after))).isEqualTo("UPDATE_POD_SCALE_DOWN");
    }

    private static Pod resizing(String wanted, String inForce) {
        return Said.pod("{metadata: {name: p}, spec: {containers: [{name: c, resources: {requests: {" + wanted
                + "}}}]}, status: {containerStatuses: [{name: c, resources: {requests: {" + inForce + "}}}]}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "metadata: {name: p, labels: {foo: bar2}}, spec: {nodeName: n1} | metadata: {name: p, labels: {foo:"
                        + " bar}}, spec: {nodeName: n1} | UPDATE_POD_LABEL",
                "metadata: {name: p, labels: {foo: bar2}} | metadata: {name: p, labels: {foo: bar}} | UPDATE_POD_LABEL",
                "metadata: {name: p, annotations: {foo: bar2}} | metadata: {name: p, annotations: {foo: bar}} | UPDATE",
                "metadata: {name: p}, spec: {schedulingGates: [{name: foo}]} | metadata: {name: p} |"
                        + " UPDATE_POD_SCHEDULING_GATES_ELIMINATED",
                "metadata: {name: p}, spec: {schedulingGates: [{name: foo}, {name: bar}]} | metadata: {name: p}, spec:"
                        + " {schedulingGates: [{name: foo}]} | UPDATE",
                "metadata: {name: p}, spec: {tolerations: [{key: key}]} | metadata: {name: p}, spec: {tolerations:"
                        + " [{key: key}, {key: key2}]} | UPDATE_POD_TOLERATION",
                "metadata: {name: p}, spec: {containers: [{name: a, resources: {requests: {cpu: 2}}}]} | metadata:"
                        + " {name: p, labels: {a: b}}, spec: {containers: [{name: a}]} | UPDATE_POD_LABEL"
                        + " UPDATE_POD_SCALE_DOWN"
            })
    void whatHappensToAPod(String before, String after, String actions) {
        assertThat(actions(ClusterEvent.ofPod(Said.pod("{" + before + "}"), Said.pod("{" + after + "}"))))
                .isEqualTo(actions);
    }

    @Test
    void otherObjectsAreAddedDeletedOrUpdated() {
        Node node = node("");
        assertThat(ClusterEvent.of(new Change(2, node.key(), Option.none(), keyValue(node))))
                .containsExactly(ClusterEvent.added(node));
        assertThat(ClusterEvent.of(new Change(2, node.key(), keyValue(node), Option.none())))
                .containsExactly(ClusterEvent.deleted(node));
        Pod old = Said.pod("{metadata: {name: p}}");
        Pod now = Said.pod("{metadata: {name: p, labels: {a: b}}}");
        assertThat(ClusterEvent.of(new Change(2, now.key(), keyValue(old), keyValue(now))))
                .containsExactly(ClusterEvent.updated(Action.UPDATE, old, now));
    }

    // TestCloudEvent_Match: kind and action must both be those
    @Test
    void anEventIsOfOneKindAndOneAction() {
        ClusterEvent event = ClusterEvent.updated(Action.UPDATE_NODE_LABEL, node(""), node(""));
        assertThat(event.is(Node.KIND, Action.ADD, Action.UPDATE_NODE_LABEL)).isTrue();
        assertThat(event.is(Node.KIND, Action.ADD, Action.UPDATE)).isFalse();
        assertThat(event.is(Pod.KIND, Action.UPDATE_NODE_LABEL)).isFalse();
    }

    @Test
    void anEventKnowsItsObjectBeforeAndAfter() {
        Pod old = Said.pod("{metadata: {name: p}}");
        Pod now = Said.pod("{metadata: {name: p, labels: {a: b}}}");
        ClusterEvent event = ClusterEvent.updated(Action.UPDATE_POD_LABEL, old, now);
        assertThat(event.object()).isEqualTo(now);
        assertThat(ClusterEvent.deleted(old).object()).isEqualTo(old);
        assertThat(event.pods()).containsExactly(old, now);
        assertThat(event.isOf(old)).isTrue();
        assertThat(event.isOf(Said.pod("{metadata: {name: q}}"))).isFalse();
        assertThat(event.isOf(old.withMetadata(old.metadata().withUid(Option.of("another")))))
                .isFalse();
        assertThat(ClusterEvent.deleted(old).isOf(old)).isFalse();
        ClusterEvent ofNode = ClusterEvent.added(node(""));
        assertThat(ofNode.nodeBefore()).isEmpty();
        assertThat(ofNode.nodeAfter()).contains(node(""));
    }
}
