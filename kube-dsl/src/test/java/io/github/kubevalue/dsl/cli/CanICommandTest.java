package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanICommandTest {
    private static final String POLICY = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: demo}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: writers, namespace: demo}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
        subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: writers}]
        """;

    @TempDir
    private Path folder;

    @Test
    void anAnswerComesWithTheRuleThatDecided() throws IOException {
        assertThat(run("create", "deploy", "--as", "jane", "--as-group", "writers", "-n", "demo"))
                .isEqualTo("yes - RBAC: allowed by RoleBinding \"writers/demo\" of ClusterRole \"edit\" to Group"
                        + " \"writers\"\n0");
        assertThat(run("create", "deploy", "--as", "jane", "-n", "demo")).isEqualTo("no\n1");
        assertThat(run("create", "rolebindings", "--as", "jane", "--as-group", "writers", "-n", "demo"))
                .isEqualTo("no\n1");
        assertThat(run("delete", "nodes", "-A")).isEqualTo("yes\n0");
        assertThat(run("get", "/healthz", "--as", "jane"))
                .isEqualTo("yes - RBAC: allowed by ClusterRoleBinding \"system:discovery\" of ClusterRole"
                        + " \"system:discovery\" to Group \"system:authenticated\"\n0");
        assertThat(run(
                        "get",
                        "pods",
                        "--subresource",
                        "log",
                        "--as",
                        "jane",
                        "--as-group",
                        "writers",
                        "-n",
                        "demo",
                        "-q"))
                .isEqualTo("0");
    }

    @Test
    void programsGetTheObjectsAndTheRule() throws IOException {
        assertThat(run("create", "pods/eviction", "--as", "jane", "-n", "demo", "-o", "json"))
                .isEqualTo("{\n  \"allowed\" : false,\n  \"reason\" : \"\"\n}\n1");
        assertThat(run("list", "pods", "--as", "jane", "--as-group", "writers", "-n", "demo", "-o", "json"))
                .contains("\"allowed\" : true", "\"rolebinding/demo/writers\"", "\"clusterrole/edit\"", "Verbs");
    }

    @Test
    void allThatAUserMayDoIsListed() throws IOException {
        assertThat(run("--list", "--as", "joe", "-n", "demo"))
                .startsWith("Resources")
                .contains(
                        "selfsubjectreviews.authentication.k8s.io        []                  []               [create]")
                .endsWith("0");
    }

    @Test
    void whatIsUnknownIsWarnedOf() throws IOException {
        assertThat(run("fly", "nodes", "--as", "joe"))
                .isEqualTo(
                        "Warning: resource 'nodes' is not namespace scoped\nWarning: verb 'fly' is not a known verb\n"
                                + "no\n1");
        assertThat(run("get", "unicorns", "--as", "joe"))
                .isEqualTo("Warning: the server doesn't have a resource type 'unicorns'\nno\n1");
        assertThat(run("get")).endsWith("2");
    }

    private String run(String... arguments) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), POLICY);
        List<String> all = new ArrayList<>(List.of("auth", "can-i", "-f", file.toString()));
        all.addAll(List.of(arguments));
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out, true);
        int status = Main.run(printer, printer, all.toArray(String[]::new));
        return out.toString().replace(System.lineSeparator(), "\n") + status;
    }
}
