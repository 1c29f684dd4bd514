package io.github.kubevalue.dsl.diagnose;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.ObjectFieldSelector;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a container, as far as its manifest says them: {@code $(NAME)} in a value, a command or an argument stands
 * for the value of a variable that comes before. A reference to one that is not known is kept as it is.
 *
 * @param variables the values by name
 */
// third_party/forked/golang/expansion/expand.go; pkg/kubelet/kubelet_pods.go, makeEnvironmentVariables
record Environment(Map<String, String> variables) {
    private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\$|\\(([^)]*)\\))");

    static Environment of(Pod pod, Container container) {
        return container.env().foldLeft(new Environment(HashMap.empty()), (so, variable) -> so.plus(pod, variable));
    }

    private Environment plus(Pod pod, EnvVar variable) {
        Option<String> value = variable.valueFrom().isEmpty()
                ? Option.some(expand(variable.value().getOrElse("")))
                : variable.valueFrom().get().fieldRef().flatMap(field -> field(pod, field));
        return value.map(text -> new Environment(variables.put(variable.name(), text)))
                .getOrElse(this);
    }

    private static Option<String> field(Pod pod, ObjectFieldSelector field) {
        return switch (field.fieldPath()) {
            case "metadata.name" -> Option.some(pod.name());
            case "metadata.namespace" -> Option.some(pod.namespace());
            case "status.podIP" -> pod.status().podIP();
            default -> Option.none();
        };
    }

    String expand(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(value(found.group(), found.group(1))));
    }

    private String value(String written, @Nullable String name) {
        return name == null ? "$" : variables.getOrElse(name, written);
    }
}
