package io.github.kubevalue.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
    private static final String SHOP = """
        # the shop
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          labels: {app.kubernetes.io/name: web}
        spec:
          selector:
            app: web
          ports:
          - name: http
            port: 80
            targetPort: http
        ---
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          replicas: 3
        """;

    @Test
    void objectsComeInTheirOrderAndTyped() {
        Manifest manifest = parse(SHOP);

        assertThat(manifest.objects().map(KubeObject::key).map(Object::toString))
                .containsExactly("service/web", "deployment/web");
        assertThat(((Service) manifest.objects().get(0)).spec().ports().head().port())
                .isEqualTo(80);
        assertThat(((Deployment) manifest.objects().get(1)).spec().replicas()).containsExactly(3);
    }

    @Test
    void everyFieldHasItsPlace() {
        Document service = parse(SHOP).documents().head();

        assertThat(service.place()).hasToString("x.yaml:2:1");
        assertThat(service.place("spec.ports[0].port")).hasToString("x.yaml:12:11");
        assertThat(service.place("spec.ports[0].nodePort")).hasToString("x.yaml:11:5");
        assertThat(service.place("spec.ports[1].port")).hasToString("x.yaml:11:3");
        assertThat(service.place("metadata.labels[app.kubernetes.io/name]")).hasToString("x.yaml:6:36");
        assertThat(service.problem("spec.ports[0].port", "Invalid value: 80"))
                .hasToString("x.yaml:12:11: spec.ports[0].port: Invalid value: 80");
    }

    @Test
    void jsonIsReadToo() {
        Manifest manifest = parse("{\n"
                + "\t\"apiVersion\": \"v1\",\n"
                + "\t\"kind\": \"Pod\", \"metadata\": {\"name\": \"\\ud83d\\ude00\"}}\n"
                + "{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}");

        assertThat(manifest.objects().map(KubeObject::name)).containsExactly("\ud83d\ude00", "");
        assertThat(manifest.documents().head().place("metadata.name")).hasToString("x.yaml:3:38");
    }

    @Test
    void yamlThatBeginsWithABraceIsYaml() {
        assertThat(parse("{apiVersion: v1, kind: Pod}").objects()).hasSize(1);
        assertThat(parse("{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}\n---\napiVersion: v1\nkind: Pod\n")
                        .objects())
                .hasSize(2);
    }

    @Test
    void aByteOrderMarkAndForeignLineEndsDoNotMatter() {
        assertThat(parse("\uFEFFapiVersion: v1\r\nkind: Pod\r\n").objects()).hasSize(1);
        byte[] marked = "\uFEFFapiVersion: v1\nkind: Pod\n".getBytes(StandardCharsets.UTF_8);
        assertThat(ManifestReader.kubernetes()
                        .read(Vector.of("-"), new ByteArrayInputStream(marked))
                        .get()
                        .objects())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkTellsTheEncoding(String charset) {
        byte[] bytes = "\uFEFFapiVersion: v1\nkind: Pod\nmetadata: {name: \u00fc}\n".getBytes(Charset.forName(charset));

        assertThat(ManifestReader.kubernetes()
                        .read(Vector.of("-"), new ByteArrayInputStream(bytes))
                        .get()
                        .objects()
                        .map(KubeObject::name))
                .containsExactly("\u00fc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nkind: Pod\n",
                "# first\n---\n# nothing\n---\napiVersion: v1\nkind: Pod\n---\n\n---\napiVersion: v1\nkind: Pod\n...\n",
                "--- # first\napiVersion: v1\nkind: Pod\n...\n---\napiVersion: v1\nkind: Pod\n...\n",
                "%YAML 1.1\n---\napiVersion: v1\nkind: Pod\n--- {apiVersion: v1, kind: Pod}\n",
                "{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}\n",
                "{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}\n---\n{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}\n",
                "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n- apiVersion: v1\n  kind: Pod\n",
                "apiVersion: v1\nkind: PodList\nmetadata: {}\nitems:\n- metadata: {}\n- metadata: {}\n",
                "apiVersion: v1\r\nkind: Pod\r\n---\r\napiVersion: v1\r\nkind: Pod\r\n"
            })
    void streamsOfAllFormsHoldTwoPods(String text) {
        assertThat(parse(text).objects().map(object -> object.type().name())).containsExactly("Pod", "Pod");
    }

    @Test
    void aFolderIsRefusedIfOneFileInItIsNoManifestAndKustomizationsAreNone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "apiVersion: v1\nkind: Pod\n");
        Files.writeString(folder.resolve("values.yaml"), "replicas: 3\n");
        Files.writeString(
                folder.resolve("kustomization.yaml"),
                "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n");

        assertThat(ManifestReader.kubernetes().read(folder).getError().map(Problem::toString))
                .containsExactly(
                        folder + "/kustomization.yaml:1:13: no matches for kind \"Kustomization\" in version "
                                + "\"kustomize.config.k8s.io/v1beta1\"",
                        folder + "/values.yaml:1:1: Object 'apiVersion' is missing",
                        folder + "/values.yaml:1:1: Object 'Kind' is missing");
    }

    @Test
    void listsAreTakenApart() {
        Manifest manifest = parse("""
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: Service, metadata: {name: a}}
            - apiVersion: v1
              kind: PodList
              items:
              - metadata: {name: b}
              - metadata: {name: c}
            ---
            {apiVersion: v1, kind: List, items: []}
            """);

        assertThat(manifest.objects().map(object -> object.key().toString()))
                .containsExactly("service/a", "pod/b", "pod/c");
        assertThat(manifest.documents().last().place("metadata.name")).hasToString("x.yaml:9:22");
    }

    @Test
    void aliasesAndMergeKeysAreFollowed() {
        Manifest manifest = parse("""
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: a
              labels: &labels {app: web, tier: front}
              annotations:
                tier: back
                <<: *labels
            data: {motto: &motto be good, again: *motto}
            """);

        ConfigMap map = (ConfigMap) manifest.objects().head();
        assertThat(map.metadata().annotations().mkString()).isEqualTo("(app, web)(tier, back)");
        assertThat(map.data().get("again")).containsExactly("be good");
    }

    @Test
    void fieldsWithoutATypeAreKeptWhateverTheirName() {
        Pod pod = (Pod) parse("""
            apiVersion: v1
            kind: Pod
            otherFields: {a: 1}
            news: [1, {x: null}]
            spec:
              otherFields: b
              containers: [{name: c, otherFields: null}]
            """).objects().head();

        assertThat(pod.otherFields().mkString()).isEqualTo("(otherFields, {\"a\": 1})(news, [1, {\"x\": null}])");
        assertThat(pod.spec().otherFields().get("otherFields")).containsExactly(Json.of("b"));
        assertThat(pod.spec().containers().head().otherFields().get("otherFields"))
                .containsExactly(Json.NULL);
    }

    @Test
    void fieldsThatTheApiDoesNotKnowAreTold() {
        Manifest manifest = parse("""
            apiVersion: v1
            kind: Pod
            metadata: {name: a, lables: {}, managedFields: [], annotations: {what: ever}}
            spec:
              containers:
              - name: c
                prots: [{containerPort: 80}]
                securityContext: {seLinuxOptions: {any: thing}}
              volumes: [{name: v, nfs: {server: s}}]
            key: 1
            ---
            apiVersion: example.com/v1
            kind: Thing
            metadata: {nmae: b}
            spec: {any: thing}
            """);

        assertThat(manifest.unknownFields().map(Problem::toString))
                .containsExactly(
                        "x.yaml:3:29: metadata.lables: unknown field \"metadata.lables\"",
                        "x.yaml:7:12: spec.containers[0].prots: unknown field \"spec.containers[0].prots\"",
                        "x.yaml:8:45: spec.containers[0].securityContext.seLinuxOptions.any: unknown field"
                                + " \"spec.containers[0].securityContext.seLinuxOptions.any\"",
                        "x.yaml:10:6: key: unknown field \"key\"",
                        "x.yaml:14:18: metadata.nmae: unknown field \"metadata.nmae\"");
    }

    @Test
    void kindsAreScopedAsTheirDefinitionsSayWhereverTheyStand() {
        Manifest manifest = parse("""
            apiVersion: example.com/v1
            kind: Mesh
            metadata: {name: m}
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: meshes.example.com}
            spec:
              group: example.com
              scope: Cluster
              names: {kind: Mesh, plural: meshes, singular: mesh, shortNames: [me]}
              versions: [{name: v1, served: true}, {name: v1beta1, served: true}]
            """);

        assertThat(manifest.objects().map(object -> object.type().scope())).containsOnly(Scope.CLUSTER);
        assertThat(manifest.scheme().named("me").map(Object::toString)).containsExactly("example.com/v1 Mesh");
        assertThat(manifest.scheme().named("meshes.v1beta1.example.com")).isNotEmpty();
    }

    @Test
    void configurationsOfComponentsAreObjectsToo() {
        Unmodelled object = (Unmodelled) parse("apiVersion: kubeadm.k8s.io/v1beta4\n"
                        + "kind: ClusterConfiguration\n"
                        + "networking: {podSubnet: 10.1.0.0/16}\n")
                .objects()
                .head();

        assertThat(object.key()).hasToString("clusterconfiguration/");
        assertThat(object.otherFields().keySet()).containsExactly("networking");
        assertThat(ManifestWriter.yaml(object)).doesNotContain("metadata");
    }

    @Test
    void objectsWithoutANamespaceAreGivenOne() {
        Manifest manifest = parse("apiVersion: v1\n"
                + "kind: Pod\n"
                + "metadata: {name: a}\n"
                + "---\n"
                + "apiVersion: v1\n"
                + "kind: Node\n"
                + "metadata: {name: n1}\n"
                + "---\n"
                + "apiVersion: v1\n"
                + "kind: Pod\n"
                + "metadata: {name: b, namespace: own}\n");

        assertThat(manifest.inNamespace("demo")
                        .objects()
                        .map(object -> object.key().toString()))
                .containsExactly("pod/demo/a", "node/n1", "pod/own/b");
    }

    @Test
    void theLastOfSeveralObjectsWithOneKeyCounts() {
        Manifest manifest = parse("""
            {apiVersion: v1, kind: Pod, metadata: {name: a, labels: {v: "1"}}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: b}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: a, labels: {v: "2"}}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {generateName: x-}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {generateName: x-}}
            """).latest();

        assertThat(manifest.objects().map(KubeObject::name)).containsExactly("a", "b", "", "");
        assertThat(manifest.objects().head().metadata().labels().get("v")).containsExactly("2");
    }

    @Test
    void foldersAreReadInTheOrderOfNames(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("c.yml"), "apiVersion: v1\nkind: Pod\nmetadata: {name: c}\n");
        Files.writeString(
                folder.resolve("b/b.json"),
                "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"name\": \"b\"}}");
        Files.writeString(folder.resolve("a.yaml"), "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n");
        Files.writeString(folder.resolve("empty.yaml"), "");
        Files.writeString(folder.resolve("notes.txt"), "a: b: c");

        assertThat(ManifestReader.kubernetes().read(folder).get().objects().map(KubeObject::name))
                .containsExactly("a", "b", "c");
    }

    @Test
    void filesAndTheStandardInputMayBeMixed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("pod"), "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n");
        Seq<String> names = Vector.of(file.toString(), "-");
        byte[] input = "apiVersion: v1\nkind: Pod\nmetadata: {name: b}\n".getBytes(StandardCharsets.UTF_8);

        Manifest manifest = ManifestReader.kubernetes()
                .read(names, new ByteArrayInputStream(input))
                .get();

        assertThat(manifest.documents().map(document -> document.place().source()))
                .containsExactly(file.toString(), "-");
    }

    private static Manifest parse(String text) {
        return ManifestReader.kubernetes()
                .parse("x.yaml", text)
                .toEither()
                .getOrElseThrow(problems -> new AssertionError(problems.mkString("\n")));
    }
}
