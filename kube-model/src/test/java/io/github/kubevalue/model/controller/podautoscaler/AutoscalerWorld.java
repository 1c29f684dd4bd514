package io.github.kubevalue.model.controller.podautoscaler;

import static io.github.kubevalue.model.controller.podautoscaler.Reported.NOW;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerBehavior;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerStatus;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.podautoscaler.Recollection.Dated;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.core.ReplicationControllerSpec;
import io.github.kubevalue.model.core.ReplicationControllerStatus;
import io.github.kubevalue.model.defaulting.AutoscalerDefaults;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** An autoscaler, its target and pods, and what was recommended of late, as upstream's tests have them. */
final class AutoscalerWorld {
    private AutoscalerWorld() {}

    static HorizontalPodAutoscaler autoscaler(Row row) {
        HorizontalPodAutoscaler said = parse("minReplicas: %s, maxReplicas: %s, behavior: %s"
                .formatted(row.get("least"), row.get("most"), row.get("behavior")));
        HorizontalPodAutoscalerStatus status = HorizontalPodAutoscalerStatus.builder()
                .currentReplicas(row.number("current"))
                .desiredReplicas(row.number("current"))
                .build();
        return AutoscalerDefaults.autoscaler(said.withStatus(status)
                .withSpec(said.spec()
                        .withMetrics(Vector.of(row.get("metrics").split(", ")).map(MetricWords::parse))));
    }

    private static HorizontalPodAutoscaler parse(String spec) {
        String yaml = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: test-hpa, namespace: test-namespace}
            spec: {scaleTargetRef: {apiVersion: v1, kind: ReplicationController, name: test-rc}, %s}
            """.formatted(spec);
        return (HorizontalPodAutoscaler) ManifestReader.kubernetes()
                .parse("test.yaml", yaml)
                .get()
                .objects()
                .head();
    }

    /** Returns how quickly it may change, with what is not said of that. */
    static Option<HorizontalPodAutoscalerBehavior> behavior(String yaml) {
        return AutoscalerDefaults.autoscaler(parse("behavior: " + yaml)).spec().behavior();
    }

    static ReplicationController target(Row row) {
        return ReplicationController.builder()
                .metadata(ObjectMeta.named("test-namespace", "test-rc"))
                .spec(ReplicationControllerSpec.builder()
                        .replicas(row.number("current"))
                        .selector(TreeMap.of("name", "test-pod"))
                        .build())
                .status(ReplicationControllerStatus.builder()
                        .replicas(row.number("existing"))
                        .build())
                .build();
    }

    /** Returns the target that does not say which pods are its own. */
    static ReplicationController unselective(Row row) {
        ReplicationController target = target(row);
        return target.withSpec(target.spec().withSelector(TreeMap.empty()));
    }

    /** Returns the target and the pods. */
    static Seq<KubeObject> objects(Row row) {
        int count = row.has("requests") ? row.words("requests").size() : row.number("existing");
        return Vector.<KubeObject>ofAll(new Reported(row, NOW).pods(count)).append(target(row));
    }

    static Snapshot snapshot(Row row) {
        return snapshot(objects(row).append(autoscaler(row)));
    }

    static Snapshot snapshot(Seq<? extends KubeObject> objects) {
        return objects.foldLeft(Store.empty(Indexes.CATALOG), Store::put);
    }

    /** What is remembered when it is the autoscaler's turn. */
    static Recollection memory(Row row) {
        Recollection fresh = Recollection.until(NOW);
        if (row.get("recommended").equals("none")) {
            return fresh.recommended(row.number("current"), Instant.EPOCH, Instant.EPOCH);
        }
        return row.words("recommended")
                .filter(words -> words.contains("@"))
                .map(words -> words.split("@"))
                .map(parts -> new Dated(Integer.parseInt(parts[0]), NOW.minusSeconds(Long.parseLong(parts[1]))))
                .foldLeft(fresh, (so, dated) -> so.recommended(dated.replicas(), dated.at(), Instant.EPOCH));
    }

    /** Returns the plan of a turn. */
    static Plan plan(Row row) {
        Reported reported = new Reported(row, NOW);
        Snapshot snapshot = snapshot(row);
        HorizontalPodAutoscaler autoscaler =
                snapshot.list(HorizontalPodAutoscaler.KIND).head();
        return new Turn(autoscaler, (any, world, now) -> reported, snapshot, NOW, memory(row)).plan();
    }

    static Option<Integer> replicas(Plan plan) {
        return plan.writes()
                .filter(Write.UpdateScale.class::isInstance)
                .headOption()
                .map(write -> ((Write.UpdateScale) write).scale().replicas());
    }
}
