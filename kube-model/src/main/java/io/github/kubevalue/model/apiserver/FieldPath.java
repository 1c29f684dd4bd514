package io.github.kubevalue.model.apiserver;

/**
 * Where a field is in an object, written as Kubernetes writes it: {@code spec.containers[0].ports[1].name},
 * {@code metadata.annotations[kubevalue.io/listen]}.
 *
 * @param text the path
 */
public record FieldPath(String text) {

    /** Returns the path of a field of the object itself. */
    public static FieldPath of(String name) {
        return new FieldPath(name);
    }

    /** Returns the path of a field of this field; dots in the name go further down. */
    public FieldPath child(String name) {
        return new FieldPath(text.isEmpty() ? name : text + "." + name);
    }

    /** Returns the path of an item of this list. */
    public FieldPath index(int index) {
        return new FieldPath(text + "[" + index + "]");
    }

    /** Returns the path of a value of this map. */
    public FieldPath key(String key) {
        return new FieldPath(text + "[" + key + "]");
    }

    /** Returns the path. */
    @Override
    public String toString() {
        return text;
    }
}
