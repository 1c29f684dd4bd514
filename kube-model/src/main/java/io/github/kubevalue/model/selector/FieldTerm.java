package io.github.kubevalue.model.selector;

/**
 * One requirement on a field: {@code status.phase!=Running}.
 *
 * @param field the field, {@code status.phase}
 * @param isEqual whether the field must have the value, or must not
 * @param value the value
 */
public record FieldTerm(String field, boolean isEqual, String value) {

    /** Returns this requirement on the field by another name. */
    FieldTerm on(String other) {
        return new FieldTerm(other, isEqual, value);
    }

    boolean accepts(String actual) {
        return actual.equals(value) == isEqual;
    }

    /** Returns the requirement as a query has it, with a backslash before what would end the value. */
    @Override
    public String toString() {
        String escaped = value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
        return field + (isEqual ? "=" : "!=") + escaped;
    }
}
