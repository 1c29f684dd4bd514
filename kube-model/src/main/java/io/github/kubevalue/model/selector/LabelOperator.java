package io.github.kubevalue.model.selector;

/** How a requirement relates a label to its values. */
public enum LabelOperator {
    /** {@code tier in (front,back)}: the label has one of the values. */
    IN("in"),
    /** {@code tier notin (front,back)}: the label is absent, or has none of the values. */
    NOT_IN("notin"),
    /** {@code app=web}: the label has the value. */
    EQUALS("="),
    /** {@code app==web}: the same, written otherwise. */
    DOUBLE_EQUALS("=="),
    /** {@code app!=web}: the label is absent, or has another value. */
    NOT_EQUALS("!="),
    /** {@code cores>3}: the label is a larger whole number. */
    GREATER_THAN("gt"),
    /** {@code cores<3}: the label is a smaller whole number. */
    LESS_THAN("lt"),
    /** {@code app}: the label is present. */
    EXISTS("exists"),
    /** {@code !app}: the label is absent. */
    DOES_NOT_EXIST("!");

    private final String text;

    LabelOperator(String text) {
        this.text = text;
    }

    /** Returns the operator as messages name it. */
    @Override
    public String toString() {
        return text;
    }
}
