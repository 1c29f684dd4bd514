package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.apiextensions.JSONSchemaProps;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A path from a place in a schema to a field below it: {@code .spec.size}, {@code .labels['a.b']}.
 * (apiserver/schema/cel/validation.go, ValidFieldPath)
 *
 * @param steps the names on the way
 * @param target the schema of the field
 * @param relative the path as messages show it
 */
public record SimplePath(Vector<String> steps, JSONSchemaProps target, FieldPath relative) {

    /** Returns the path of that text, or what is wrong with it. */
    public static Either<String, SimplePath> parse(String text, JSONSchemaProps schema) {
        SimplePath path = new SimplePath(Vector.empty(), schema, FieldPath.ROOT);
        String rest = text;
        while (!rest.isEmpty()) {
            Either<String, Step> step = Step.first(rest);
            if (step.isLeft()) {
                return Either.left(step.getLeft());
            }
            Option<SimplePath> next = path.then(step.get().name());
            if (next.isEmpty()) {
                return Either.left("does not refer to a valid field");
            }
            path = next.get();
            rest = step.get().rest();
        }
        return text.isEmpty() ? Either.left("must not be empty") : Either.right(path);
    }

    private Option<SimplePath> then(String name) {
        Option<JSONSchemaProps> property = target.properties().get(name);
        return property.map(known -> new SimplePath(steps.append(name), known, relative.child(name)))
                .orElse(() -> property.isEmpty()
                        ? target.member(name)
                                .map(known -> new SimplePath(steps.append(name), known, relative.key(name)))
                        : Option.none());
    }

    /** Returns the path of the field below another. */
    public FieldPath below(FieldPath path) {
        return relative.text().startsWith("[")
                ? FieldPath.of(path.text() + relative.text())
                : path.child(relative.text());
    }

    /** The first step of a path, and what follows it. */
    private record Step(String name, String rest) {

        static Either<String, Step> first(String text) {
            if (text.startsWith("['")) {
                int end = text.indexOf("']");
                return end < 0
                        ? Either.left("expected end of bracketed name")
                        : Either.right(new Step(text.substring(2, end), text.substring(end + 2)));
            }
            if (!text.startsWith(".")) {
                return Either.left("expected [ or . but got: " + text.charAt(0));
            }
            int end = 1;
            while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
                end++;
            }
            return end == 1
                    ? Either.left("expected a name after .")
                    : Either.right(new Step(text.substring(1, end), text.substring(end)));
        }
    }
}
