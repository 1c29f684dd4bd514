package io.github.kubevalue.model.controlplane;

import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/**
 * A roll-out, and the steps that it is to take.
 *
 * @param name what is special about it
 * @param kind the kind of the workload
 * @param workload the words that describe the workload
 * @param starts how long the pods of each image take to start
 * @param changes what is changed, and when
 * @param rows the steps
 */
record RolloutTable(
        String name,
        String kind,
        Map<String, String> workload,
        Map<String, String> starts,
        Vector<Change> changes,
        Vector<String> rows) {
    private static final Map<String, String> FIELDS =
            HashMap.of("surge", "maxSurge", "unavailable", "maxUnavailable", "partition", "partition");

    /**
     * A change.
     *
     * @param at when
     * @param words what is different
     */
    record Change(Duration at, Map<String, String> words) {}

    /** Returns the tables of the file. */
    static Vector<RolloutTable> all(String name) {
        try (InputStream file = Objects.requireNonNull(RolloutTable.class.getResourceAsStream(name))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Vector.of(text.split("\n\n"))
                    .map(block -> Vector.ofAll(block.lines()).reject(line -> line.startsWith("#")))
                    .reject(Vector::isEmpty)
                    .map(RolloutTable::read);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static RolloutTable read(Vector<String> lines) {
        String[] workload = lines.get(1).split(" ", 2);
        return new RolloutTable(
                lines.head(),
                workload[0],
                words(workload[1]),
                words(said(lines, "starts ").head()),
                said(lines, "at ").map(line -> {
                    String[] change = line.split(" ", 2);
                    return new Change(Duration.parse("PT" + change[0]), words(change[1]));
                }),
                said(lines, "  "));
    }

    private static Vector<String> said(Vector<String> lines, String prefix) {
        return lines.filter(line -> line.startsWith(prefix)).map(line -> line.substring(prefix.length()));
    }

    private static Map<String, String> words(String line) {
        return HashMap.ofEntries(Vector.of(line.split(" ")).map(word -> {
            String[] parts = word.split("=", 2);
            return new Tuple2<>(parts[0], parts[1]);
        }));
    }

    /** Returns the table of the workload with other words. */
    RolloutTable with(Map<String, String> words) {
        return new RolloutTable(name, kind, words.merge(workload), starts, changes, rows);
    }

    /** The workload. */
    String manifest() {
        String image = said("image", "v1");
        String start = starts.get(image).get();
        String behaviour =
                start.equals("never") ? "kubevalue.io/image-pull: fail" : "kubevalue.io/start-after: " + start;
        return """
            apiVersion: apps/v1
            kind: %s
            metadata: {name: web}
            spec:
            %s
              minReadySeconds: %s
              selector: {matchLabels: {app: web}}
              template:
                metadata:
                  labels: {app: web}
                  annotations: {%s}
                spec:
                  containers: [{name: web, image: "web:%s"}]
            """.formatted(apiKind(), fields().indent(2).stripTrailing(), said("minReady", "0"), behaviour, image);
    }

    private String apiKind() {
        return switch (kind) {
            case "deployment" -> "Deployment";
            case "statefulset" -> "StatefulSet";
            case "daemonset" -> "DaemonSet";
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private String fields() {
        String type = said("strategy", "RollingUpdate");
        Seq<String> rolling = Vector.of("surge", "unavailable", "partition")
                .filter(workload::containsKey)
                .map(word -> FIELDS.get(word).get() + ": " + said(word, ""));
        String strategy =
                "{type: " + type + (rolling.isEmpty() ? "" : ", rollingUpdate: {" + rolling.mkString(", ") + "}") + "}";
        return switch (kind) {
            case "deployment" ->
                "replicas: %s\npaused: %s\nstrategy: %s"
                        .formatted(said("replicas", "1"), said("paused", "false"), strategy);
            case "statefulset" ->
                "replicas: %s\nserviceName: web\npodManagementPolicy: %s\nupdateStrategy: %s"
                        .formatted(said("replicas", "1"), said("management", "OrderedReady"), strategy);
            default -> "updateStrategy: %s".formatted(strategy);
        };
    }

    private String said(String word, String otherwise) {
        return workload.getOrElse(word, otherwise);
    }

    @Override
    public String toString() {
        return name;
    }
}
