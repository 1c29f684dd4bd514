package io.github.kubevalue.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class ManifestWriterTest {

    @Test
    void yamlLooksAsKubectlPrintsIt() {
        String text = """
                apiVersion: v1
                data:
                  bool: "yes"
                  date: "2024-01-01"
                  empty: ""
                  file: |
                    a: 1
                      indented
                  hash: 'a #b'
                  key1: plain
                  key2: 'colon: here'
                  key10: |-
                    no newline
                    at the end
                  number: "0755"
                  star: '*'
                  time: "12:30"
                  "true": quoted key
                  windows: "a\\r\\nb"
                kind: ConfigMap
                metadata:
                  annotations:
                    message: 0/1 nodes are available, 1 Insufficient cpu. preemption, 0/1 nodes are
                      available, 1 No preemption victims found for incoming pod.
                  creationTimestamp: "2026-01-01T00:00:00Z"
                  name: all-sorts
                """;

        assertThat(ManifestWriter.yaml(parse(text))).isEqualTo(text);
    }

    @Test
    void structsAreWrittenEvenIfEmptyAndOtherEmptyFieldsAreNot() {
        String text = """
                apiVersion: v1
                kind: Pod
                metadata:
                  labels: {}
                  name: a
                spec:
                  containers:
                  - name: c
                    args: []
                    image: ""
                  volumes:
                  - name: v
                    emptyDir: {}
                """;

        assertThat(ManifestWriter.yaml(parse(text))).isEqualTo("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: a
                spec:
                  containers:
                  - image: ""
                    name: c
                    resources: {}
                  volumes:
                  - emptyDir: {}
                    name: v
                status: {}
                """);
    }

    @Test
    void jsonIsIndentedByFour() {
        assertThat(ManifestWriter.json(parse(
                        "{apiVersion: v1, kind: Thing.x, list: [1, a], none: {}, empty: []}".replace("v1", "x.io/v1"))))
                .isEqualTo("""
                {
                    "apiVersion": "x.io/v1",
                    "empty": [],
                    "kind": "Thing.x",
                    "list": [
                        1,
                        "a"
                    ],
                    "none": {}
                }
                """);
    }

    @Test
    void severalObjectsAreAList() {
        assertThat(ManifestWriter.yaml(Vector.of(Namespace.named("a")))).isEqualTo("""
                apiVersion: v1
                items:
                - apiVersion: v1
                  kind: Namespace
                  metadata:
                    name: a
                  spec: {}
                  status: {}
                kind: List
                metadata:
                  resourceVersion: ""
                """);
    }

    private static KubeObject parse(String text) {
        return ManifestReader.kubernetes()
                .parse("x.yaml", text)
                .toEither()
                .getOrElseThrow(problems -> new AssertionError(problems.mkString("\n")))
                .objects()
                .head();
    }
}
