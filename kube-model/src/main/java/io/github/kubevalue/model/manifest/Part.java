package io.github.kubevalue.model.manifest;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.yaml.Fault;
import io.github.kubevalue.model.yaml.Node;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document of a file, or an item of a list in it, as written.
 *
 * @param source the name of the file
 * @param apiVersion the version of the API, or empty
 * @param kind the kind, or empty
 * @param node what it says, and where
 */
record Part(String source, String apiVersion, String kind, Node node) {
    private static final Pattern STEP = Pattern.compile("\\[([^\\]]*)\\]|\\.?([^.\\[]+)");

    /** Returns a part of a file that says itself what it is. */
    static Part of(String source, Node node) {
        return new Part(source, text(node, "apiVersion"), text(node, "kind"), node);
    }

    /** The steps of a path: those of {@code spec.ports[0].port} are {@code spec}, {@code ports}, {@code 0}, {@code port}. */
    static Seq<String> steps(String path) {
        Matcher matcher = STEP.matcher(path);
        Vector<String> steps = Vector.empty();
        while (matcher.find()) {
            steps = steps.append(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return steps;
    }

    /** Whether nothing is said: an empty document, or one of comments. */
    boolean isNothing() {
        return node instanceof Node.Scalar scalar && scalar.json().equals(Json.NULL);
    }

    /** Whether this has fields. */
    boolean isObject() {
        return node instanceof Node.Mapping;
    }

    /** What a field says; null if there is none. */
    Json field(String name) {
        return node.part(name).map(Node::json).getOrElse(Json.NULL);
    }

    /** Where this begins. */
    Place place() {
        return place(node);
    }

    /** Where a field stands; for a field that the document does not have, the nearest object around it. */
    Place place(String path) {
        return place(node.at(steps(path)));
    }

    /** Where a part of this stands. */
    Place place(Node part) {
        return new Place(source, part.line(), part.column());
    }

    /** Returns a problem with a field of this part. */
    Problem problem(String path, String message) {
        return new Problem(place(path), path, message);
    }

    /** Returns a fault in a file as a problem. */
    static Problem problem(String source, Fault fault) {
        return new Problem(new Place(source, fault.line(), fault.column()), "", fault.message());
    }

    /** The text of a field; empty if there is none, or it is no text. */
    private static String text(Node node, String name) {
        return node.part(name)
                .map(part -> part instanceof Node.Scalar scalar && scalar.json() instanceof Json.Text text
                        ? text.value()
                        : "")
                .getOrElse("");
    }
}
