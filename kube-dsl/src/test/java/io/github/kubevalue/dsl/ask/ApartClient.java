package io.github.kubevalue.dsl.ask;

/** {@code pod/default/client}, put where no server of names is: from its own node a server is reached whatever a policy says. */
final class ApartClient {
    static final String YAML = """
        apiVersion: v1
        kind: Pod
        metadata: {name: client, namespace: default, labels: {app: client}}
        spec:
          containers: [{name: client, image: alpine}]
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
              - topologyKey: kubernetes.io/hostname
                namespaces: [kube-system]
                labelSelector: {matchLabels: {k8s-app: kube-dns}}
        """;

    private ApartClient() {}
}
