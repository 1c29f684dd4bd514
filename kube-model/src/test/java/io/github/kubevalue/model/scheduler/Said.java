package io.github.kubevalue.model.scheduler;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.kubevalue.model.codec.Codec;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.yaml.Documents;
import io.vavr.control.Option;

/** Nodes and pods as a table says them: all but their names and kinds. */
final class Said {
    private Said() {}

    /** A node, by what YAML says of it. */
    static Node node(String yaml) {
        return (Node) object(Node.KIND, yaml);
    }

    /** A pod in the namespace demo unless YAML says another. */
    static Pod pod(String yaml) {
        Pod pod = (Pod) object(Pod.KIND, yaml);
        Pod placed =
                pod.namespace().isEmpty() ? pod.withMetadata(pod.metadata().withNamespace(Option.of("demo"))) : pod;
        return placed.withMetadata(placed.metadata().withUid(Option.of("uid-" + placed.name())));
    }

    /** An object of a kind, by what YAML says of it. */
    static KubeObject object(Kind<?> kind, String yaml) {
        try {
            return Codec.decode((Json.Obj) Documents.ofYaml(yaml).roots().head().json(), kind);
        } catch (JsonMappingException e) {
            throw new AssertionError(yaml, e);
        }
    }
}
