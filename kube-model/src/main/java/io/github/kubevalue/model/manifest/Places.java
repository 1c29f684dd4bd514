package io.github.kubevalue.model.manifest;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the parts of a document stand: the place of a value, and those of its fields or items.
 *
 * @param place where the value begins
 * @param parts the parts, by name or by index
 */
record Places(Place place, Map<String, Places> parts) {
    private static final Pattern STEP = Pattern.compile("\\[([^\\]]*)\\]|\\.?([^.\\[]+)");

    /** The steps of a path: those of {@code spec.ports[0].port} are {@code spec}, {@code ports}, {@code 0}, {@code port}. */
    static Seq<String> steps(String path) {
        Matcher matcher = STEP.matcher(path);
        Vector<String> steps = Vector.empty();
        while (matcher.find()) {
            steps = steps.append(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return steps;
    }

    /** Returns where a field stands; for a field that the document does not have, the nearest object around it. */
    Place at(String path) {
        return at(steps(path)).place();
    }

    /** Returns the places of a part, or of the nearest one around it. */
    Places at(Seq<String> steps) {
        Places here = this;
        for (String step : steps) {
            Places part = here.parts.get(step);
            if (part == null) {
                return here;
            }
            here = part;
        }
        return here;
    }
}
