package io.github.kubevalue.model.apiserver;

/** What becomes of the dependents of an object that is deleted. */
public enum Propagation {
    /** The object goes now, its dependents later. */
    BACKGROUND("Background"),
    /** The dependents go first. */
    FOREGROUND("Foreground"),
    /** The dependents stay, without an owner. */
    ORPHAN("Orphan");

    private final String text;

    Propagation(String text) {
        this.text = text;
    }

    /** Returns the word of the API, {@code Background}. */
    @Override
    public String toString() {
        return text;
    }
}
