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
 * @param deployment the words that describe the Deployment
 * @param starts how long the pods of each image take to start
 * @param changes what is changed, and when
 * @param rows the steps
 */
record RolloutTable(
        String name,
        Map<String, String> deployment,
        Map<String, String> starts,
        Vector<Change> changes,
        Vector<String> rows) {

    /**
     * A change.
     *
     * @param at when
     * @param words what is different
     */
    record Change(Duration at, Map<String, String> words) {}

    /** Returns the tables of the file. */
    static Vector<RolloutTable> all() {
        try (InputStream file = Objects.requireNonNull(RolloutTable.class.getResourceAsStream("rollouts.txt"))) {
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
        return new RolloutTable(
                lines.head(),
                words(said(lines, "deployment ").head()),
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

    /** Returns the table of the Deployment with other words. */
    RolloutTable with(Map<String, String> words) {
        return new RolloutTable(name, words.merge(deployment), starts, changes, rows);
    }

    /** The Deployment. */
    String manifest() {
        String image = said("image", "v1");
        String start = starts.get(image).get();
        String behaviour =
                start.equals("never") ? "kubevalue.io/image-pull: fail" : "kubevalue.io/start-after: " + start;
        Seq<String> rolling = Vector.of("surge", "unavailable")
                .filter(deployment::containsKey)
                .map(word -> (word.equals("surge") ? "maxSurge: " : "maxUnavailable: ") + said(word, ""));
        String strategy = said("strategy", "RollingUpdate");
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: %s
              minReadySeconds: %s
              paused: %s
              strategy: {type: %s%s}
              selector: {matchLabels: {app: web}}
              template:
                metadata:
                  labels: {app: web}
                  annotations: {%s}
                spec:
                  containers: [{name: web, image: "web:%s"}]
            """.formatted(
                        said("replicas", "1"),
                        said("minReady", "0"),
                        said("paused", "false"),
                        strategy,
                        rolling.isEmpty() ? "" : ", rollingUpdate: {" + rolling.mkString(", ") + "}",
                        behaviour,
                        image);
    }

    private String said(String word, String otherwise) {
        return deployment.getOrElse(word, otherwise);
    }

    @Override
    public String toString() {
        return name;
    }
}
