package io.github.kubevalue.model.admission;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Option;

/** The object that is sent to {@code pods/binding}: it names a node, and its labels and annotations pass to the pod. */
public final class Binding {
    /** The subresource of pods that bindings are sent to. */
    public static final String SUBRESOURCE = "binding";

    private static final Kind<Unmodelled> KIND = Unmodelled.kind("v1", "Binding", Scope.NAMESPACED);
    private static final String TARGET = "target";

    private Binding() {}

    /** Returns the binding of a pod to a node. */
    public static KubeObject of(ResourceKey pod, String node) {
        Json.Obj target = new Json.Obj(LinkedHashMap.of("kind", Json.of("Node"), "name", Json.of(node)));
        return Unmodelled.builder()
                .kind(KIND)
                .metadata(ObjectMeta.builder()
                        .namespace(pod.namespace())
                        .name(pod.name())
                        .build())
                .otherFields(LinkedHashMap.of(TARGET, target))
                .build();
    }

    /** Returns the node that a binding names; none if it is no binding, or one to something else. */
    public static Option<String> node(KubeObject binding) {
        return binding.otherFields()
                .get(TARGET)
                .filter(Json.Obj.class::isInstance)
                .map(target -> ((Json.Obj) target).fields())
                .filter(target -> target.get("kind").contains(Json.of("Node")))
                .flatMap(target -> target.get("name"))
                .filter(Json.Text.class::isInstance)
                .map(name -> ((Json.Text) name).value());
    }
}
